package kith.bridge.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of the W3C manifest by its rules: a wrong one is as if it were not there, and
 * warned of. The one exception is a {@code start_url} outside the app, which no folder can serve.
 */
final class StandardMembers {
    /** BCP 47's form, not its registry. */
    private static final Pattern LANGUAGE =
            Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}");

    /** What a CSS color consists of, whatever way it is written. */
    private static final Pattern COLOR =
            Pattern.compile("#[0-9A-Fa-f]{3,8}|[A-Za-z]{1,32}(\\([-+0-9A-Za-z.,%/ ]{1,64}\\))?");

    private static final List<String> DIRECTIONS = Arrays.asList("auto", "ltr", "rtl");

    private static final List<String> ORIENTATIONS =
            Arrays.asList(
                    "any",
                    "natural",
                    "landscape",
                    "landscape-primary",
                    "landscape-secondary",
                    "portrait",
                    "portrait-primary",
                    "portrait-secondary");

    private final StandardValues values;
    private final String base;
    private final Report report;

    /**
     * @param base the manifest's own address, which those in it are relative to
     */
    StandardMembers(Json.Members members, String base, Report report) {
        this.base = base;
        this.report = report;
        this.values = new StandardValues(members, report);
    }

    /**
     * @param isThere whether the app has something at a path
     */
    WebManifest read(Predicate<String> isThere) throws ManifestException {
        String startUrl = startUrl(isThere);
        String direction = values.oneOf("dir", DIRECTIONS);
        Display display = display(values.text("display"));
        Pictures pictures = new Pictures(base, report);
        Handlers handlers = new Handlers(base, report);
        return new WebManifest(
                values.text("name"),
                values.text("short_name"),
                values.text("description"),
                values.matching("lang", LANGUAGE, "a language tag such as \"en\" or \"de-CH\""),
                direction == null ? "auto" : direction,
                id(startUrl),
                startUrl,
                scope(startUrl),
                display == null ? Display.BROWSER : display,
                displayOverride(),
                values.oneOf("orientation", ORIENTATIONS),
                values.matching("theme_color", COLOR, "a CSS color such as \"#2a6f4e\""),
                values.matching("background_color", COLOR, "a CSS color such as \"#ffffff\""),
                pictures.read(values.items("icons")),
                pictures.read(values.items("screenshots")),
                categories(),
                shortcuts(pictures),
                handlers.files(values.items("file_handlers")),
                handlers.protocols(values.items("protocol_handlers")));
    }

    private String startUrl(Predicate<String> isThere) throws ManifestException {
        Json.Text written = values.textValue("start_url");
        if (written == null) {
            return "/";
        }
        String address = AppUrl.resolve(written.value(), base);
        if (address == null) {
            throw report.bad(
                    written.at(),
                    "start_url " + Words.quoted(written.value()) + " is outside the app",
                    "an address below the app's folder such as \"./index.html\" or \"/?from=home\"");
        }
        if (!isThere.test(AppUrl.path(address))) {
            report.warn(
                    written.at(),
                    "the app has no file "
                            + Words.quoted(AppUrl.path(address))
                            + " to start with, so it starts with index.html");
            return "/";
        }
        return address;
    }

    private String id(String startUrl) {
        Json.Text written = values.textValue("id");
        int fragment = startUrl.indexOf('#');
        String usual = fragment < 0 ? startUrl : startUrl.substring(0, fragment);
        String address = written == null ? usual : AppUrl.resolve(written.value(), "/");
        if (written != null && address == null) {
            report.warn(written.at(), "id is not an address of the app, so it is ignored");
        }
        return address == null ? usual : address;
    }

    private String scope(String startUrl) {
        String start = AppUrl.path(startUrl);
        String usual = start.substring(0, start.lastIndexOf('/') + 1);
        Json.Text written = values.textValue("scope");
        if (written == null) {
            return usual;
        }
        String address = AppUrl.resolve(written.value(), base);
        if (address == null || !start.startsWith(AppUrl.path(address))) {
            report.warn(written.at(), "the scope does not hold the start_url, so it is not used");
            return usual;
        }
        return AppUrl.path(address);
    }

    private @Nullable Display display(@Nullable String word) {
        Display display = word == null ? null : Display.of(word.toLowerCase(Locale.ROOT));
        if (word != null && display == null) {
            values.ignore("display", "there are " + Words.list(Display.words()));
        }
        return display;
    }

    private List<Display> displayOverride() {
        List<Display> modes = new ArrayList<>();
        for (Json item : values.items("display_override")) {
            // Modes of other platforms are skipped without a word, as the standard wants it.
            Display mode = item instanceof Json.Text text ? Display.of(text.value()) : null;
            if (mode != null) {
                modes.add(mode);
            }
        }
        return Collections.unmodifiableList(modes);
    }

    private List<String> categories() {
        List<String> categories = new ArrayList<>();
        for (Json item : values.items("categories")) {
            if (item instanceof Json.Text text && !text.value().trim().isEmpty()) {
                categories.add(text.value().trim().toLowerCase(Locale.ROOT));
            } else {
                report.warn(item.at(), "a category is a text, so this one is ignored");
            }
        }
        return Collections.unmodifiableList(categories);
    }

    private List<Shortcut> shortcuts(Pictures pictures) {
        List<Shortcut> shortcuts = new ArrayList<>();
        for (Json item : values.items("shortcuts")) {
            Shortcut shortcut = item instanceof Json.Members m ? shortcut(m, pictures) : null;
            if (shortcut != null) {
                shortcuts.add(shortcut);
            } else {
                report.warn(
                        item.at(),
                        "a shortcut has a \"name\" and a \"url\" in the app,"
                                + " so this one is ignored");
            }
        }
        return Collections.unmodifiableList(shortcuts);
    }

    private @Nullable Shortcut shortcut(Json.Members item, Pictures pictures) {
        StandardValues of = new StandardValues(item, report);
        String name = of.text("name");
        String url = of.text("url");
        String address = url == null ? null : AppUrl.resolve(url, base);
        if (name == null || address == null) {
            return null;
        }
        return new Shortcut(
                name,
                of.text("short_name"),
                of.text("description"),
                address,
                pictures.read(of.items("icons")));
    }
}
