package kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be done is said in one line, and leaves nothing behind. */
class MisuseTest {
    private Program program;

    @BeforeEach
    void makeHome(@TempDir Path temp) throws IOException {
        // One that nothing answers at: what is wrong with the app is said first.
        program = new Program(temp).with("DISPLAY", ":987");
        // GLib makes it, empty, in a home that has none: the engine starts while the app is read.
        Files.createDirectory(program.home().resolve(".cache"));
    }

    private void refuses(Program.Run run, int code, String... words) throws IOException {
        assertEquals(1, run.err().lines().count(), run.err());
        String line = run.err();
        assertTrue(line.startsWith("kith: "), line);
        for (String word : words) {
            assertTrue(line.contains(word), line);
        }
        assertEquals("", run.out());
        assertEquals(code, run.code());
        assertEquals(List.of(".cache"), Program.filesIn(program.home()));
    }

    @Test
    void saysThatACommandIsUnknown() throws Exception {
        refuses(program.run("rnu", "app"), 2, "unknown command 'rnu'", "did you mean run?");
    }

    @Test
    void saysThatAnOptionIsUnknown() throws Exception {
        refuses(program.run("run", "app", "--debgu"), 2, "--debgu", "did you mean --debug?");
    }

    @Test
    void saysThatAFolderIsNotThere() throws Exception {
        refuses(program.run("run", "nosuch"), 1, "nosuch", "does not exist");
        refuses(program.run("test", "nosuch"), 1, "nosuch", "does not exist");
        refuses(program.run("shot", "nosuch", "a.png"), 1, "nosuch", "does not exist");
        assertEquals(List.of(), Program.filesIn(program.folder()));
    }

    @Test
    void takesNoPathForAProfile() throws Exception {
        program.write("app/index.html", "<!doctype html>");
        for (String profile : List.of("..", ".", "../other/default", "/srv")) {
            refuses(program.run("run", "app", "--profile", profile), 1, profile, "no name");
        }
    }

    @Test
    void takesCommandsToATerminalOutOfNames() throws Exception {
        Program.Run run = program.run("run", "no\u001b[2J\u0007such");
        refuses(run, 1, "such", "does not exist");
        assertFalse(run.err().contains("\u001b") || run.err().contains("\u0007"), run.err());
    }

    /** Runs {@code command} on a folder whose name is not ASCII, in a locale that is. */
    private Program.Run inLocaleC(List<String> command) throws Exception {
        String name = "\"$(printf 'B\\303\\274cher')\"";
        List<String> shell = List.of("sh", "-c", "\"$@\" init " + name + " && ls", "sh");
        List<String> whole = new ArrayList<>(shell);
        whole.addAll(command);
        return program.with("LC_ALL", "C").startCommand(whole).end();
    }

    @Test
    void takesNamesInAnyScriptWhateverTheLocale() throws Exception {
        Program.Run run = inLocaleC(List.of(Program.script()));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("B\u00fccher is in B\u00fccher."), run.out());
        assertTrue(run.out().endsWith("\nB\u00fccher\n"), run.out());
    }

    @Test
    void saysThatTheLocaleCannotWriteAName() throws Exception {
        refuses(inLocaleC(Program.command()), 2, "DIR", "LC_ALL=C.UTF-8");
    }

    @Test
    void saysThatAFolderIsAFile() throws Exception {
        program.write("app", "<h1>no folder</h1>");
        refuses(program.run("run", "app"), 1, "app");
    }

    @Test
    void saysThatThereIsNoIndexHtml() throws Exception {
        program.write("app/main.js", "");
        refuses(program.run("run", "app"), 1, "app", "index.html");
    }

    @Test
    void saysWhereAManifestIsWrong() throws Exception {
        program.write("app/index.html", "<h1>misspelt</h1>");
        program.write(
                "app/manifest.webmanifest",
                "{\n  \"kith\": {\"permissions\": {\"fs\": {\"raed\": []}}}\n}\n");
        for (String command : List.of("run", "test")) {
            refuses(
                    program.run(command, "app"),
                    1,
                    "app/manifest.webmanifest:2:35: ",
                    "\"raed\"",
                    "did you mean \"read\"?");
        }
        refuses(program.run("shot", "app", "app.png"), 1, "app/manifest.webmanifest:2:");
        assertEquals(3, Program.filesIn(program.folder()).size());
    }

    @Test
    void saysThatAFolderCannotBeRead() throws Exception {
        program.write("app/index.html", "<h1>hidden</h1>");
        Path app = program.folder().resolve("app");
        Files.setPosixFilePermissions(app, PosixFilePermissions.fromString("---------"));
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // Root reads what it likes, unless these two are taken from it.
            String reading = "-dac_override,-dac_read_search";
            command.addAll(
                    List.of("setpriv", "--bounding-set=" + reading, "--inh-caps=" + reading));
        }
        command.addAll(Program.command("run", "app"));
        Program.Run run = program.startCommand(command).end();
        Files.setPosixFilePermissions(app, PosixFilePermissions.fromString("rwx------"));
        refuses(run, 1, "app", "permission denied");
    }

    @Test
    void saysThatThereIsNoDisplay() throws Exception {
        program.write("app/index.html", "<h1>unseen</h1>");
        Program.Run run = program.run("run", "app");
        assertEquals(1, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("display"), run.err());
    }

    @Test
    void saysThatANewAppNeedsAnEmptyFolder() throws Exception {
        program.write("app/mine.txt", "mine");
        refuses(program.run("init", "app"), 1, "app", "not empty");
        assertEquals(List.of("app", "app/mine.txt"), Program.filesIn(program.folder()));
    }
}
