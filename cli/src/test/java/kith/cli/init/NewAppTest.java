package kith.cli.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewAppTest {
    private static final Path TEMPLATES =
            Path.of(System.getProperty("kith.root"), "cli/src/main/resources/kith/cli/init");

    @TempDir private Path temp;

    @ParameterizedTest
    @EnumSource(Template.class)
    void listsEveryFileOfItsTemplate(Template template) throws IOException {
        Path folder = TEMPLATES.resolve(template.word());
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> there =
                    files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString())
                            .filter(file -> !file.equals("files.txt"))
                            .sorted()
                            .toList();
            assertEquals(there, template.files());
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void fillsEveryPlaceholder(Template template) throws Exception {
        Path folder = temp.resolve("a/b/my-app");
        new NewApp(folder, AppName.of(folder, null, null), template).write();
        assertEquals(template.files().size(), filesIn(folder).size());
        for (Path file : filesIn(folder)) {
            assertFalse(Files.readString(file).contains("{{"), file.toString());
        }
        assertTrue(Files.readString(folder.resolve("index.html")).contains("<h1>My app</h1>"));
    }

    @Test
    void namesDotFilesAsTheyAreUsed() throws Exception {
        new NewApp(temp, AppName.of(temp, "x", null), Template.VITE_TS).write();
        assertTrue(Files.exists(temp.resolve(".gitignore")));
    }

    @Test
    void writesNamesAsTheKindOfFileAsks() throws Exception {
        new NewApp(temp, AppName.of(temp, "\"<&$1\\", null), Template.PLAIN).write();
        String html = Files.readString(temp.resolve("index.html"));
        String json = Files.readString(temp.resolve("manifest.webmanifest"));
        assertTrue(html.contains("<title>&quot;&lt;&amp;$1\\</title>"), html);
        assertTrue(json.contains("\"name\": \"\\\"<&$1\\\\\""), json);
    }

    @Test
    void leavesAFolderAloneThatHoldsSomething() throws Exception {
        Files.writeString(temp.resolve(".hidden"), "mine");
        NewApp app = new NewApp(temp, AppName.of(temp, "x", null), Template.PLAIN);
        String why = refusal(app::write);
        assertTrue(why.contains("not empty"), why);
        assertEquals(List.of(temp.resolve(".hidden")), filesIn(temp));
    }

    @Test
    void leavesNothingBehindWhenItCannotWrite() throws Exception {
        Path file = temp.resolve("file");
        Files.writeString(file, "mine");
        for (Path folder : List.of(file, file.resolve("below"))) {
            NewApp app = new NewApp(folder, AppName.of(folder, "x", null), Template.PLAIN);
            assertThrows(NewAppException.class, app::write);
        }
        assertEquals(List.of(file), filesIn(temp));
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void takesBackWhatItWroteWhenItFailsHalfWay() throws Exception {
        // 4095 bytes is the longest path: the folder can be made, a file in it cannot.
        Path deep = temp;
        while (deep.toString().length() < 4080) {
            deep = deep.resolve("d".repeat(Math.min(200, 4089 - deep.toString().length())));
        }
        Path folder = deep;
        NewApp app = new NewApp(folder, AppName.of(folder, "x", null), Template.PLAIN);
        String why = refusal(app::write);
        assertTrue(why.startsWith("cannot write "), why);
        assertEquals(List.of(), filesIn(temp));
        try (Stream<Path> left = Files.list(temp)) {
            assertEquals(0, left.count());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hello,Hello,org.example.hello",
        "my-first_app,My first app,org.example.my-first-app",
        "Über uns,Über uns,org.example.uber-uns",
        "日記,日記,org.example.app",
        "---,App,org.example.app",
        "a.b,A.b,org.example.a-b",
        "2048,2048,org.example.app-2048",
    })
    void callsAnAppAfterItsFolder(String folder, String name, String id) throws Exception {
        assertEquals(new AppName(name, id), AppName.of(temp.resolve(folder), null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000", "\u001b[31m"})
    void refusesNamesThatCannotBeShown(String name) {
        String why = refusal(() -> AppName.of(temp, name, null));
        assertTrue(why.matches("--name '[^\\p{Cntrl}]*' is not .*"), why);
    }

    @Test
    void refusesNamesThatAreTooLong() throws Exception {
        assertEquals("x".repeat(60), AppName.of(temp, "x".repeat(60), null).name());
        assertThrows(NewAppException.class, () -> AppName.of(temp, "x".repeat(61), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a", "A.b", "a b.c", "a/b.c", "../a.b", ".a.b", "a.b.", "a..b", "-a.b", "a-.b",
                "ä.b", "a_b.c", "a.1b", "local.a",
            })
    void refusesIdsThatAreNoHostNames(String id) {
        assertThrows(NewAppException.class, () -> AppName.of(temp, "x", id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "org.example.my-app", "a--b.c1"})
    void takesIdsThatAreHostNames(String id) throws Exception {
        assertEquals(id, AppName.of(temp, "x", id).id());
    }

    @Test
    void keepsIdsOfLongNamesShort() throws Exception {
        String id = AppName.of(temp, "x".repeat(49) + " y z", null).id();
        assertEquals("org.example." + "x".repeat(49), id);
    }

    private static String refusal(Executable action) {
        return String.valueOf(assertThrows(NewAppException.class, action).getMessage());
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
