package kith.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import kith.bridge.app.AppFiles;
import kith.bridge.application.Launched;
import kith.bridge.manifest.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the words after {@code --} mean. */
class LaunchWordsTest {
    private static final String ID = "org.example.app";

    @TempDir private Path folder;

    private Launched launched(String... words) throws Exception {
        TestApp.write(folder.resolve("app/index.html"), "");
        TestApp.write(
                folder.resolve("app/manifest.webmanifest"),
                "{\"protocol_handlers\":[{\"protocol\":\"web+hello\",\"url\":\"./say?to=%s\"}],"
                        + "\"kith\":{\"id\":\""
                        + ID
                        + "\"}}");
        Manifest manifest = Manifest.read(AppFiles.of(folder.resolve("app")));
        return LaunchWords.launched(manifest, folder, List.of(words));
    }

    @Test
    void filesThatAreThereAreGranted() throws Exception {
        TestApp.write(folder.resolve("a.md"), "");
        Launched launched = launched("a.md", "none.md", "", ".");
        assertEquals(
                List.of(folder.resolve("a.md").toString(), folder.toString()), launched.files());
        assertNull(launched.targetUrl());
    }

    @Test
    void aLinkIsNeverAFileAndNeverAnOption() throws Exception {
        TestApp.write(folder.resolve(ID + ":x"), "");
        TestApp.write(folder.resolve("-rf"), "");
        Launched launched = launched(ID + ":x", ID + ":--debug", "-rf", "--profile=other");
        assertEquals(List.of(), launched.files());
        assertEquals(ID + ":x", launched.targetUrl());
        assertEquals(4, launched.args().size());
    }

    @Test
    void anotherAppsLinkIsAWord() throws Exception {
        assertNull(launched("org.example.application:x", "org.example:x", ID).targetUrl());
    }

    @Test
    void aLinkOfAHandlersSchemeBecomesTheAddressOfItsPage() throws Exception {
        TestApp.write(folder.resolve("web+hello:x"), "");
        Launched launched = launched("web+hello:x", "Web+Hello://a b?c=d&e=%s#f");
        assertEquals(List.of(), launched.files());
        assertEquals("kith://" + ID + "/say?to=web%2Bhello%3Ax", launched.targetUrl());
        assertEquals(
                "kith://" + ID + "/say?to=Web%2BHello%3A%2F%2Fa%20b%3Fc%3Dd%26e%3D%25s%23f",
                launched("Web+Hello://a b?c=d&e=%s#f").targetUrl());
        assertNull(launched("web+other:x", "web+hello", "mailto:a@b").targetUrl());
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
