package kith.bridge.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes values of the standard's members out of an object: what is wrong is warned of and null. */
final class StandardValues {
    /** 100 items of a list are looked at: no app has as many icons. */
    static final int ITEMS_MAX = 100;

    private final Json.Members members;
    private final Report report;

    StandardValues(Json.Members members, Report report) {
        this.members = members;
        this.report = report;
    }

    private @Nullable Json value(String name) {
        Json.Member member = members.map().get(name);
        return member == null ? null : member.value();
    }

    /** Says that a member is as if it were not there. */
    void ignore(String name, String allowed) {
        Json value = value(name);
        if (value != null) {
            report.warn(
                    value.at(), name + " is " + value.words() + ", so it is ignored; " + allowed);
        }
    }

    /** A text that is not empty. */
    Json.@Nullable Text textValue(String name) {
        Json value = value(name);
        if (value instanceof Json.Text text) {
            return text.value().trim().isEmpty() ? null : text;
        }
        ignore(name, "a text is allowed");
        return null;
    }

    /** A text that is not empty, without the spaces around it. */
    @Nullable String text(String name) {
        Json.Text text = textValue(name);
        return text == null ? null : text.value().trim();
    }

    @Nullable String matching(String name, Pattern pattern, String allowed) {
        String text = text(name);
        if (text != null && !pattern.matcher(text).matches()) {
            ignore(name, allowed + " is allowed");
            return null;
        }
        return text;
    }

    @Nullable String oneOf(String name, List<String> words) {
        String text = text(name);
        String word = text == null ? null : text.toLowerCase(Locale.ROOT);
        if (word != null && !words.contains(word)) {
            ignore(name, "there are " + Words.list(words));
            return null;
        }
        return word;
    }

    /** The items of a list; none where there is no list. */
    List<Json> items(String name) {
        Json value = value(name);
        if (value instanceof Json.Items items) {
            if (items.list().size() > ITEMS_MAX) {
                report.warn(
                        value.at(),
                        name
                                + " has "
                                + items.list().size()
                                + " items, of which the first "
                                + ITEMS_MAX
                                + " are used");
                return items.list().subList(0, ITEMS_MAX);
            }
            return items.list();
        }
        ignore(name, "a list is allowed");
        return Collections.emptyList();
    }
}
