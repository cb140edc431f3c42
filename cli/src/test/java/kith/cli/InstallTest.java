package kith.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that install apps, as the built program runs them; no window is opened. */
class InstallTest {
    private static final String ID = "org.example.hello";

    private Program program;

    @BeforeEach
    void makeHome(@TempDir Path temp) throws Exception {
        program = new Program(temp).with("DISPLAY", "");
        assertEquals(0, program.run("key", "new", "my.key").code());
    }

    private void app(String version, String permissions) throws IOException {
        program.write("app/index.html", "<!doctype html><p>Hello " + version);
        program.write(
                "app/manifest.webmanifest",
                "{\"name\":\"Hello \\u202e$(x)\\n%U\",\"kith\":{\"id\":\""
                        + ID
                        + "\",\"version\":\""
                        + version
                        + "\",\"permissions\":{"
                        + permissions
                        + "}},\"icons\":[{\"src\":\"icon.svg\",\"sizes\":\"any\"}],"
                        + "\"file_handlers\":[{\"action\":\"/\",\"accept\":"
                        + "{\"application/x-hello\":[\".hello\"]}}]}");
        program.write("app/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }

    private String pack(String version, String permissions) throws Exception {
        app(version, permissions);
        Program.Run run = program.run("build", "app", "--format", "kith", "--sign", "my.key");
        assertEquals(0, run.code(), run.err());
        return ID + "-" + version + ".kith";
    }

    private Path data() {
        return program.home().resolve(".local/share");
    }

    @Test
    void installsListsAndRemoves() throws Exception {
        String file = pack("1.0", "\"os\":true");
        Program.Run asked = program.run("install", file);
        assertEquals(1, asked.code());
        assertTrue(asked.err().contains("nobody can be asked here"), asked.err());
        assertTrue(asked.err().contains("  - See the name of this device"), asked.err());
        assertFalse(asked.err().contains("\u202e"), asked.err());
        assertEquals("", program.run("list").out());

        Program.Run installed = program.run("install", "--yes", file);
        assertEquals(0, installed.code(), installed.err());
        String list = program.run("list").out();
        assertTrue(list.startsWith(ID + "  1.0  Hello "), list);

        String entry = Files.readString(data().resolve("applications/" + ID + ".desktop"));
        assertTrue(entry.contains("\nMimeType=application/x-hello;x-scheme-handler/" + ID + ";\n"));
        assertTrue(entry.contains("\nExec=kith open --app " + ID + " -- %U\n"), entry);
        assertEquals(11, entry.lines().count(), entry);
        assertTrue(
                Files.readString(data().resolve("mime/packages/" + ID + ".xml"))
                        .contains("<glob pattern=\"*.hello\"/>"));
        assertTrue(Files.exists(data().resolve("icons/hicolor/scalable/apps/" + ID + ".svg")));

        Files.createDirectories(data().resolve(ID + "/default/files"));
        Program.Run removed = program.run("uninstall", ID);
        assertTrue(removed.err().contains("kept its data: " + data().resolve(ID)), removed.err());
        assertFalse(Files.exists(data().resolve("applications/" + ID + ".desktop")));
        assertFalse(Files.exists(data().resolve("kith/apps/" + ID)));
        assertEquals(1, program.run("uninstall", ID).code());
        program.run("install", "--yes", file);
        program.run("uninstall", "--purge", ID);
        assertFalse(Files.exists(data().resolve(ID)));
    }

    @Test
    void updatesAndGoesBack() throws Exception {
        String old = pack("1.0", "");
        String fresh = pack("1.1", "");
        assertEquals(0, program.run("install", "--yes", old).code());
        Program.Run update = program.run("install", fresh);
        assertEquals(0, update.code(), "no question where nothing more is asked: " + update.err());
        assertTrue(update.err().contains("updated to " + ID + " 1.1"), update.err());
        assertTrue(program.run("install", fresh).err().contains("already installed"));
        Program.Run older = program.run("install", old);
        assertEquals(1, older.code());
        assertTrue(older.err().contains("kith install --downgrade"), older.err());
        assertTrue(program.run("rollback", ID).err().contains(ID + " is 1.0 now"));
        assertTrue(program.run("list").out().contains("  1.0  "));
    }

    @Test
    void aFullDiskInAnUpdateLeavesTheOldVersion() throws Exception {
        String old = pack("1.0", "");
        byte[] film = new byte[3 << 20];
        new Random(1).nextBytes(film);
        Files.write(program.folder().resolve("app/film.webm"), film);
        String large = pack("2.0", "");
        Path disk = Files.createDirectories(program.home().resolve("disk"));
        List<String> command = new ArrayList<>(List.of("unshare", "--map-root-user", "--mount"));
        String mount = "mount -t tmpfs -o size=2m tmpfs '" + disk + "' && ";
        command.addAll(
                List.of(
                        "sh",
                        "-c",
                        mount
                                + line("install", "--yes", old)
                                + "; "
                                + line("install", large)
                                + "; echo code $?; "
                                + line("list")
                                + "; find '"
                                + disk
                                + "' -name '.new*'"));
        program.with("XDG_DATA_HOME", disk.toString());
        Program.Run run = program.startCommand(command).end();
        assertTrue(
                run.err().contains("cannot install " + ID + ": No space left on device"),
                run.err() + run.out());
        assertTrue(run.out().startsWith("code 1\n" + ID + "  1.0  "), run.out());
        assertEquals(2, run.out().lines().count(), "nothing half done is left: " + run.out());
    }

    private static String line(String... args) {
        return "'" + String.join("' '", Program.command(args)) + "'";
    }

    @Test
    void twoBuildsUnderOtherMasksAndLocalesAreTheSame() throws Exception {
        pack("1.0", "");
        Path made = program.folder().resolve(ID + "-1.0.kith");
        byte[] first = Files.readAllBytes(made);
        program.with("LC_ALL", "tr_TR.UTF-8").with("TZ", "Asia/Tokyo").with("USER", "somebody");
        Program.Run run =
                program.startCommand(
                                List.of(
                                        "sh",
                                        "-c",
                                        "umask 077; touch -d 2001-01-01 app/*; "
                                                + line(
                                                        "build",
                                                        "app",
                                                        "--format",
                                                        "kith",
                                                        "--sign",
                                                        "my.key",
                                                        "--out",
                                                        "again")))
                        .end();
        assertEquals(0, run.code(), run.err());
        byte[] second = Files.readAllBytes(program.folder().resolve("again/" + made.getFileName()));
        assertArrayEquals(first, second);
    }

    @Test
    void whatIsNoPackageIsSaidSo() throws Exception {
        program.write("x.kith", "PK\u0003\u0004 something else");
        assertEquals("kith: x.kith is no .kith file\n", program.run("install", "x.kith").err());
        assertEquals("kith: none.kith does not exist\n", program.run("open", "none.kith").err());
        assertTrue(program.run("open", "http://example.org/x.kith").err().contains("only https"));
        assertEquals(
                "kith: no app org.example.none is installed; see: kith list\n",
                program.run("open", "org.example.none").err());
        assertTrue(program.run("rollback", "../../x").err().contains("no app ../../x"));
        assertTrue(program.run("uninstall", "--purge", "..").err().contains("no app .."));
    }
}
