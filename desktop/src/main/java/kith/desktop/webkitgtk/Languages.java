package kith.desktop.webkitgtk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The languages a person reads, as {@code navigator.languages} names them, from the variables of
 * the environment that name a locale (POSIX.1-2024, 8.2; {@code LANGUAGE} is of GNU gettext). The
 * engine would take the name of the locale as it is, and so tell pages of a language "C".
 */
final class Languages {
    /** What a locale without a language, such as C, speaks. */
    private static final String STANDARD = "en-US";

    private static final Pattern LOCALE = Pattern.compile("([A-Za-z]{2,3})(?:[_-]([A-Za-z]{2}))?");

    private Languages() {}

    /** The best one first; never empty. */
    static List<String> of(Map<String, String> environment) {
        String locale = "";
        for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            if (locale.isEmpty()) {
                locale = environment.getOrDefault(name, "");
            }
        }
        Set<String> languages = new LinkedHashSet<>();
        if (language(locale) != null) {
            // gettext looks at LANGUAGE only where the locale has a language of its own.
            for (String each : environment.getOrDefault("LANGUAGE", "").split(":")) {
                add(languages, each);
            }
            add(languages, locale);
        }
        if (languages.isEmpty()) {
            languages.add(STANDARD);
        }
        return List.copyOf(languages);
    }

    private static void add(Set<String> languages, String locale) {
        String language = language(locale);
        if (language != null) {
            languages.add(language);
        }
    }

    /** {@code de-AT} for {@code de_AT.UTF-8@euro}; null for C, POSIX and what is no locale. */
    private static @Nullable String language(String locale) {
        Matcher match = LOCALE.matcher(locale.replaceFirst("[.@].*", ""));
        if (!match.matches()) {
            return null;
        }
        String language = match.group(1).toLowerCase(Locale.ROOT);
        String country = match.group(2);
        return country == null ? language : language + "-" + country.toUpperCase(Locale.ROOT);
    }
}
