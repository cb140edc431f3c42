package kith.bridge.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kith.bridge.app.AppFiles;
import kith.bridge.permission.NamePattern;
import kith.bridge.permission.NetPermissions;
import kith.bridge.permission.NetUse;
import kith.bridge.permission.PathPattern;
import kith.bridge.permission.Permissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a good manifest, or none, means. */
class ManifestTest {
    @TempDir Path temp = Path.of("");

    private TestApp app = new TestApp(temp);

    @BeforeEach
    void makeApp() throws Exception {
        app = TestApp.in(Files.createDirectory(temp.resolve("My Notes")));
    }

    @Test
    void anAppWithoutManifestHasNoPermissionsAndSensibleDefaults() throws Exception {
        Manifest manifest = app.read();
        assertEquals("Page", manifest.name());
        assertEquals("0.0.0", manifest.version());
        assertEquals(Permissions.NONE, manifest.permissions());
        assertEquals(WindowSettings.DEFAULT, manifest.window());
        assertEquals(Map.of(), manifest.csp());
        assertEquals(Map.of(), manifest.env());
        assertFalse(manifest.background());
        assertEquals("{}", manifest.json());
        assertEquals("/", manifest.web().startUrl());
        assertEquals("/", manifest.web().scope());
        assertEquals(Display.BROWSER, manifest.web().mode());
        assertEquals(List.of(), manifest.warnings());
    }

    @Test
    void allMembersAreRead() throws Exception {
        app.with("start.html", "")
                .manifest(
                        """
                        {
                          "name": " Notes ", "short_name": "N", "description": "For notes", "lang": "de-CH",
                          "dir": "rtl", "start_url": "./start.html?a=1#x", "scope": "/", "id": "notes",
                          "display": "minimal-ui", "display_override": ["tabbed", "fullscreen"],
                          "orientation": "landscape", "theme_color": "#abc",
                          "background_color": "rgb(1, 2, 3)", "categories": ["Productivity"],
                          "icons": [{"src": "i.png", "sizes": "48x48 96X96", "type": "image/png",
                                     "purpose": "maskable any", "label": "A leaf"}],
                          "screenshots": [{"src": "/s.png"}],
                          "shortcuts": [{"name": "New", "url": "/?new", "icons": [{"src": "n.png"}]}],
                          "kith": {
                            "id": "org.example.notes", "version": "1.0.0",
                            "permissions": {"fs": {"read": ["$documents/**"], "write": ["$data/a"]},
                                            "tcp": {"connect": ["internet:443"], "listen": ["loopback:0"]},
                                            "udp": {"send": ["*.example.org:1-9"], "bind": ["lan:*"]},
                                            "dns": ["*"], "os": true},
                            "csp": {"img-src": ["'self'", "https://example.org"], "font-src": "'none'"},
                            "window": {"width": 800, "height": 600.0, "minWidth": 300, "minHeight": 200,
                                       "resizable": false, "title": "Opening"},
                            "env": {"MODE": "test"}, "background": true,
                            "exclude": ["tests/", "src/a.ts"]
                          }
                        }
                        """);
        Manifest manifest = app.read();
        WebManifest web = manifest.web();
        assertEquals(List.of(), manifest.warnings());
        assertEquals("Notes", manifest.name());
        assertEquals("N", web.shortName());
        assertEquals("For notes", web.description());
        assertEquals("de-CH", web.lang());
        assertEquals("rtl", web.dir());
        assertEquals("/start.html?a=1#x", web.startUrl());
        assertEquals("/notes", web.id());
        assertEquals(Display.MINIMAL_UI, web.display());
        assertEquals(Display.FULLSCREEN, web.mode());
        assertEquals("landscape", web.orientation());
        assertEquals("#abc", web.themeColor());
        assertEquals("rgb(1, 2, 3)", web.backgroundColor());
        assertEquals(List.of("productivity"), web.categories());
        assertEquals(
                List.of(
                        new Icon(
                                "/i.png",
                                List.of("48x48", "96x96"),
                                "image/png",
                                List.of("maskable", "any"),
                                "A leaf")),
                web.icons());
        assertEquals("/s.png", web.screenshots().get(0).path());
        assertEquals("/?new", web.shortcuts().get(0).url());
        assertEquals("/n.png", web.shortcuts().get(0).icons().get(0).src());
        assertOwnMembers(manifest);
    }

    private static void assertOwnMembers(Manifest manifest) {
        assertEquals("org.example.notes", manifest.id());
        assertEquals("1.0.0", manifest.version());
        assertEquals(
                "$documents/**",
                manifest.permissions().fs().read().stream()
                        .map(PathPattern::text)
                        .collect(Collectors.joining()));
        assertEquals("$data/a", manifest.permissions().fs().write().get(0).text());
        assertTrue(manifest.permissions().os());
        NetPermissions net = manifest.permissions().net();
        assertEquals("internet:443", net.lines(NetUse.TCP_CONNECT).get(0).text());
        assertEquals("loopback:0", net.lines(NetUse.TCP_LISTEN).get(0).text());
        assertEquals("*.example.org:1-9", net.lines(NetUse.UDP_SEND).get(0).text());
        assertEquals("lan:*", net.lines(NetUse.UDP_BIND).get(0).text());
        assertEquals(List.of(new NamePattern("", true)), net.dns());
        assertEquals(
                Map.of("img-src", "'self' https://example.org", "font-src", "'none'"),
                manifest.csp());
        assertEquals(new WindowSettings(800, 600, 300, 200, false, "Opening"), manifest.window());
        assertEquals(Map.of("MODE", "test"), manifest.env());
        assertTrue(manifest.background());
        assertEquals(List.of("tests", "src/a.ts"), manifest.exclude());
    }

    @Test
    void theVersionStaysTheTextItIs() throws Exception {
        for (String version : List.of("1", "1.0", "1.0.0", "01.10", "2024.1-beta+5")) {
            app.kith("{\"version\": \"" + version + "\"}");
            assertEquals(version, app.read().version());
        }
    }

    @Test
    void theNameComesFromTheManifestThePageOrTheFolder() throws Exception {
        app.manifest("{\"short_name\": \"Short\"}");
        assertEquals("Short", app.read().name());
        app.manifest("{}");
        assertEquals("Page", app.read().name());
        app.with("index.html", "<title> </title>");
        assertEquals("My Notes", app.read().name());
    }

    @Test
    void theDerivedIdIsStableAndOfTheFolder() throws Exception {
        String id = app.read().id();
        assertTrue(id.matches("local\\.my-notes-[0-9a-f]{8}"), id);
        assertEquals(id, app.read().id());
        Path twin = Files.createDirectories(temp.resolve("b/My Notes"));
        assertNotEquals(id, TestApp.in(twin).read().id());
        Path link = Files.createSymbolicLink(temp.resolve("link"), app.folder());
        assertEquals(id, Manifest.read(AppFiles.of(link)).id());
    }

    @Test
    void aFolderOfAnyNameGivesAValidId() {
        for (String name : List.of("7up", "Ünïcödé", "---", "日本", "a".repeat(300), "x.y_z")) {
            String id = DerivedId.of(Path.of("/apps/" + name));
            assertTrue(id.matches("local\\.[a-z][a-z0-9]*(-[a-z0-9]+)*") && id.length() < 70, id);
        }
    }

    @Test
    void thePagesLinkIsFollowedWhenTheUsualNameIsMissing() throws Exception {
        app.with("index.html", "<LINK href='/app/site.json?v=2' REL='preload Manifest'>")
                .with("app/icon.png", "")
                .with(
                        "app/site.json",
                        "{\"name\": \"Linked\", \"icons\": [{\"src\": \"icon.png\"}]}");
        Manifest manifest = app.read();
        assertEquals("Linked", manifest.name());
        assertEquals("/app/icon.png", manifest.web().icons().get(0).src());
        app.manifest("{\"name\": \"Usual\"}");
        assertEquals("Usual", app.read().name());
    }

    @Test
    void aLinkToNoFileOfTheAppIsWarnedOf() throws Exception {
        app.with("index.html", "<title>T</title><link rel=manifest href=gone.json>");
        assertEquals(
                List.of(
                        "index.html:1:1: the manifest \"gone.json\" does not exist,"
                                + " so the app runs without one"),
                app.warnings());
        assertEquals("T", app.read().name());
        app.with("index.html", "<link rel=manifest href=https://example.org/m.json>");
        assertEquals(
                List.of(
                        "index.html:1:1: the manifest \"https://example.org/m.json\" is not a"
                                + " file of the app, so the app runs without one"),
                app.warnings());
    }

    @Test
    void thePageGetsTheTextAsItWasWritten() throws Exception {
        String json = "{ \"name\" : \"Nötes\",\n \"x\": 1e400, \"kith\": {} }\n";
        app.manifest("\ufeff" + json);
        assertEquals(json, app.read().json());
    }

    @Test
    void aDevelopmentServersAppNeedsNoPageInItsFolder() throws Exception {
        Files.delete(app.folder().resolve("index.html"));
        app.manifest("{\"start_url\": \"/from/server\"}");
        Manifest manifest = Manifest.readForServer(AppFiles.of(app.folder()));
        assertEquals("/from/server", manifest.web().startUrl());
        assertEquals("My Notes", manifest.name());
        assertEquals(
                app.folder() + " has no index.html; an app is a folder with one", app.complaint());
    }

    @Test
    void theWindowGrowsToItsLeastSize() throws Exception {
        app.kith("{\"window\": {\"minWidth\": 1600}}");
        assertEquals(new WindowSettings(1600, 720, 1600, 0, true, null), app.read().window());
    }

    @Test
    void theIconThatFitsBestIsFound() throws Exception {
        app.manifest(
                """
                {"icons": [{"src": "16.png", "sizes": "16x16"}, {"src": "m.png", "sizes": "64x64",
                  "purpose": "maskable"}, {"src": "128.png", "sizes": "128x128"},
                  {"src": "64.png", "sizes": "64x64"}]}
                """);
        WebManifest web = app.read().web();
        assertEquals("/64.png", source(web.icon(48)));
        assertEquals("/128.png", source(web.icon(65)));
        assertEquals("/128.png", source(web.icon(512)));
        assertEquals("/16.png", source(web.icon(1)));
        app.manifest(
                "{\"icons\": [{\"src\": \"a.png\", \"sizes\": \"64x64\"},"
                        + " {\"src\": \"b.svg\", \"sizes\": \"any\"}]}");
        assertEquals("/b.svg", source(app.read().web().icon(64)));
        assertNull(TestApp.in(app.folder()).manifest("{}").read().web().icon(64));
    }

    private static String source(@org.jspecify.annotations.Nullable Icon icon) {
        return icon == null ? "none" : icon.src();
    }
}
