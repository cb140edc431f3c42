package kith.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import kith.bridge.application.Launched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the words after {@code --} mean. */
class LaunchWordsTest {
    private static final String ID = "org.example.app";

    @TempDir private Path folder;

    private Launched launched(String... words) {
        return LaunchWords.launched(ID, folder, List.of(words));
    }

    @Test
    void filesThatAreThereAreGranted() {
        TestApp.write(folder.resolve("a.md"), "");
        Launched launched = launched("a.md", "none.md", "", ".");
        assertEquals(
                List.of(folder.resolve("a.md").toString(), folder.toString()), launched.files());
        assertNull(launched.targetUrl());
    }

    @Test
    void aLinkIsNeverAFileAndNeverAnOption() {
        TestApp.write(folder.resolve(ID + ":x"), "");
        TestApp.write(folder.resolve("-rf"), "");
        Launched launched = launched(ID + ":x", ID + ":--debug", "-rf", "--profile=other");
        assertEquals(List.of(), launched.files());
        assertEquals(ID + ":x", launched.targetUrl());
        assertEquals(4, launched.args().size());
    }

    @Test
    void anotherAppsLinkIsAWord() {
        assertNull(launched("org.example.application:x", "org.example:x", ID).targetUrl());
    }

    @Test
    void fileAddressesBecomePaths() {
        assertEquals(
                List.of("/a b/\u00e9.md", "file://host/x", "file:///%zz", "x", ID + ":file:///x"),
                LaunchWords.withPaths(
                        List.of(
                                "file:///a%20b/%C3%A9.md",
                                "file://host/x", "file:///%zz", "x", ID + ":file:///x")));
    }
}
