package kith.bridge.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads icons and screenshots: image resources of the standard. */
final class Pictures {
    /** Five digits: more than any picture has. */
    private static final Pattern SIZE = Pattern.compile("any|[1-9][0-9]{0,4}x[1-9][0-9]{0,4}");

    private static final Pattern TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,64}/[A-Za-z0-9!#$&^_.+-]{1,64}(;.{0,64})?");

    private static final List<String> PURPOSES = Arrays.asList("any", "maskable", "monochrome");

    private final String base;
    private final Report report;

    /**
     * @param base the manifest's own address
     */
    Pictures(String base, Report report) {
        this.base = base;
        this.report = report;
    }

    List<Icon> read(List<Json> items) {
        List<Icon> icons = new ArrayList<>();
        for (Json item : items) {
            Icon icon = item instanceof Json.Members members ? icon(members) : null;
            if (icon != null) {
                icons.add(icon);
            } else if (!(item instanceof Json.Members)) {
                report.warn(item.at(), "a picture is an object, so this one is ignored");
            }
        }
        return Collections.unmodifiableList(icons);
    }

    private @Nullable Icon icon(Json.Members item) {
        StandardValues of = new StandardValues(item, report);
        String src = of.text("src");
        String address = src == null ? null : AppUrl.resolve(src, base);
        if (address == null) {
            report.warn(item.at(), "a picture has a \"src\" in the app, so this one is ignored");
            return null;
        }
        List<String> purposes = words(of.text("purpose"), PURPOSES);
        if (purposes.isEmpty()) {
            of.ignore("purpose", "there are " + Words.list(PURPOSES));
            return null;
        }
        return new Icon(
                address,
                sizes(of),
                of.matching("type", TYPE, "a media type such as \"image/png\""),
                purposes,
                of.text("label"));
    }

    private static List<String> sizes(StandardValues of) {
        List<String> sizes = new ArrayList<>();
        String text = of.text("sizes");
        for (String size : text == null ? new String[0] : text.split("\\s+")) {
            String lower = size.toLowerCase(Locale.ROOT);
            if (SIZE.matcher(lower).matches()) {
                sizes.add(lower);
            }
        }
        if (text != null && sizes.isEmpty()) {
            of.ignore("sizes", "sizes such as \"any\" or \"48x48 96x96\" are allowed");
        }
        return sizes;
    }

    /** The known words of a text of words; the first known one if there is no text. */
    private static List<String> words(@Nullable String text, List<String> known) {
        List<String> words = new ArrayList<>();
        for (String word : (text == null ? known.get(0) : text).split("\\s+")) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (known.contains(lower) && !words.contains(lower)) {
                words.add(lower);
            }
        }
        return words;
    }
}
