package kith.desktop.webkitgtk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LanguagesTest {
    @Test
    void speaksEnglishWhereTheLocaleHasNoLanguage() {
        assertEquals(List.of("en-US"), Languages.of(Map.of()));
        assertEquals(List.of("en-US"), Languages.of(Map.of("LANG", "C")));
        assertEquals(List.of("en-US"), Languages.of(Map.of("LANG", "C.UTF-8", "LANGUAGE", "de")));
        assertEquals(List.of("en-US"), Languages.of(Map.of("LC_ALL", "POSIX", "LANG", "de_DE")));
    }

    @Test
    void takesTheFirstVariableThatIsNotEmpty() {
        Map<String, String> all =
                Map.of("LC_ALL", "", "LC_MESSAGES", "fr_CA.UTF-8", "LANG", "de_AT.UTF-8@euro");
        assertEquals(List.of("fr-CA"), Languages.of(all));
        assertEquals(List.of("de-AT"), Languages.of(Map.of("LANG", "de_AT.UTF-8@euro")));
        assertEquals(List.of("eo"), Languages.of(Map.of("LANG", "eo.UTF-8")));
    }

    @Test
    void putsThePreferredLanguagesFirst() {
        assertEquals(
                List.of("pt-BR", "pt", "en-GB"),
                Languages.of(Map.of("LANGUAGE", "pt_BR:pt:../x:en_GB", "LANG", "en_GB.UTF-8")));
    }
}
