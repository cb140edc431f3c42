package kith.bridge.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hash list: what is written and what is read. */
class AppHashesTest {
    private static final String EMPTY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String HEAD = "kith-hashes 1\n";

    @TempDir Path temp = Path.of("");

    @Test
    void listsFilesSortedByTheirBytes() throws Exception {
        Folder app = new Folder(temp).with("b.txt", "").with("a/z.txt", "").with("a.txt", "");
        app.with("\uff01.txt", "").with("\ud83d\ude00.txt", "").with("Z.txt", "");
        app.with(".git/x", "").with("a/.hidden", "").with(".well-known/y", "");
        StringBuilder expected = new StringBuilder(HEAD);
        for (String path :
                new String[] {
                    ".well-known/y",
                    "Z.txt",
                    "a.txt",
                    "a/z.txt",
                    "b.txt",
                    "\uff01.txt",
                    "\ud83d\ude00.txt"
                }) {
            expected.append(EMPTY).append(" 0 ").append(path).append('\n');
        }
        assertEquals(expected.toString(), AppHashes.of(temp).text());
    }

    @Test
    void aLongFileHasItsPiecesBelowIt() throws Exception {
        byte[] bytes = new byte[HashList.PIECE_BYTES + 1];
        bytes[HashList.PIECE_BYTES] = 'x';
        String[] lines = AppHashes.of(new Folder(temp).with("f", bytes).path()).text().split("\n");
        assertEquals(4, lines.length);
        assertTrue(lines[1].matches("[0-9a-f]{64} 262145 f"), lines[1]);
        // head -c 262144 /dev/zero | sha256sum, printf x | sha256sum
        assertEquals(" 8a39d2abd3999ab73c34db2476849cddf303ce389b35826850f9a700589b4a90", lines[2]);
        assertEquals(" 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", lines[3]);
    }

    @Test
    void aFileOfExactlyOnePieceHasNone() throws Exception {
        Folder app = new Folder(temp).with("f", new byte[HashList.PIECE_BYTES]).packaged();
        assertEquals(2, AppHashes.of(temp).text().split("\n").length);
        assertEquals(HashList.PIECE_BYTES, Folder.bytes(app.files(), "/f").length);
    }

    @Test
    void theNameOfAPackageIsTheHashOfItsList() throws Exception {
        Folder app = new Folder(temp).with("a.txt", "1");
        String before = AppHashes.of(temp).sha256();
        assertEquals(before, AppHashes.of(app.packaged().path()).sha256());
        byte[] list = Files.readAllBytes(temp.resolve(".kith/hashes"));
        assertEquals(before, Sha256.hex(Sha256.digest().digest(list)));
        app.with("a.txt", "2");
        assertNotEquals(before, AppHashes.of(temp).sha256());
    }

    @Test
    void leavesOutWhatItIsToldTo() throws Exception {
        Folder app =
                new Folder(temp).with("a.js", "1").with("tests/a.js", "2").with("tests.js", "");
        Files.createSymbolicLink(temp.resolve("tests/link"), Path.of("nowhere"));
        AppHashes hashes = AppHashes.of(app.path(), List.of("tests"));
        assertEquals(List.of("a.js", "tests.js"), List.copyOf(hashes.paths()));
        Files.delete(temp.resolve("tests/link"));
        assertEquals(
                "the manifest leaves out tests/b, which the app does not have: take the line out",
                assertThrows(
                                InvalidAppException.class,
                                () -> AppHashes.of(app.path(), List.of("tests.js", "tests/b")))
                        .getMessage());
    }

    @Test
    void whatCannotBeServedIsNotPackaged() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("nowhere"));
        assertEquals(
                "cannot package " + link + ": it is a link or a device, not a file",
                assertThrows(InvalidAppException.class, () -> AppHashes.of(temp)).getMessage());
        Files.delete(link);
        Path file = Files.write(temp.resolve("a\nb"), new byte[0]);
        assertEquals(
                "cannot package " + file + ": no address can name it",
                assertThrows(InvalidAppException.class, () -> AppHashes.of(temp)).getMessage());
        Files.delete(file);
        Files.write(temp.resolve("a\\b"), new byte[0]);
        assertThrows(InvalidAppException.class, () -> AppHashes.of(temp));
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        Folder app = new Folder(temp).with("ü b.txt", "x").with("a/b", Folder.noise(600_000, 1));
        String text = AppHashes.of(app.path()).text();
        HashList list = HashListReader.parse("list", text.getBytes(StandardCharsets.UTF_8));
        StringBuilder again = new StringBuilder(HEAD);
        list.entries().values().forEach(entry -> entry.write(again));
        assertEquals(text, again.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kith-hashes 2\n",
                "kith-hashes 1",
                HEAD + "\n",
                HEAD + EMPTY + " 0 a",
                HEAD + EMPTY + " 0\n",
                HEAD + EMPTY + " 0 \n",
                HEAD + EMPTY + "  0 a\n",
                HEAD + EMPTY + " -1 a\n",
                HEAD + EMPTY + " 00 a\n",
                HEAD + EMPTY + " +1 a\n",
                HEAD + EMPTY + " 99999999999999999999 a\n",
                HEAD + EMPTY + " 2000000000000 a\n",
                HEAD + EMPTY + " 0 ../a\n",
                HEAD + EMPTY + " 0 /a\n",
                HEAD + EMPTY + " 0 a/\n",
                HEAD + EMPTY + " 0 a//b\n",
                HEAD + EMPTY + " 0 .git/a\n",
                HEAD + EMPTY + " 0 a\\b\n",
                HEAD + EMPTY + " 0 a\r\n",
                HEAD + EMPTY + " 0 b\n" + EMPTY + " 0 a\n",
                HEAD + EMPTY + " 0 a\n" + EMPTY + " 0 a\n",
                HEAD + "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855 0 a\n",
                HEAD + "e3b0 0 a\n",
                HEAD + EMPTY + " 300000 a\n",
                HEAD + EMPTY + " 300000 a\n " + EMPTY + "\n",
                HEAD + EMPTY + " 300000 a\n " + EMPTY + "\n " + EMPTY + "\n " + EMPTY + "\n",
                HEAD + EMPTY + " 1000000000000 a\n " + EMPTY + "\n",
            })
    void whatTheWriterWouldNotWriteIsRefused(String text) {
        InvalidAppException e =
                assertThrows(
                        InvalidAppException.class,
                        () -> HashListReader.parse("list", text.getBytes(StandardCharsets.UTF_8)));
        assertTrue(String.valueOf(e.getMessage()).matches("list:[123456]: [^\n]+"), e.toString());
    }

    @Test
    void aListThatIsNoTextOrNoFileIsRefused() throws Exception {
        byte[] latin1 = (HEAD + EMPTY + " 0 \u00fc\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThrows(InvalidAppException.class, () -> HashListReader.parse("list", latin1));
        Files.createDirectories(temp.resolve(".kith/hashes"));
        assertThrows(InvalidAppException.class, () -> AppFiles.of(temp));
        Files.delete(temp.resolve(".kith/hashes"));
        Files.createSymbolicLink(temp.resolve(".kith/hashes"), Path.of("/dev/zero"));
        assertThrows(InvalidAppException.class, () -> AppFiles.of(temp));
    }

    @Test
    void differencesNeedAList() {
        assertEquals(
                temp + " is not packaged: it has no .kith/hashes",
                assertThrows(InvalidAppException.class, () -> AppHashes.differences(temp))
                        .getMessage());
    }
}
