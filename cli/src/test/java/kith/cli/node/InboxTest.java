package kith.cli.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

    private static final String ANN = "ab".repeat(32);
    private static final String BEN = "ab".repeat(4) + "cd".repeat(28);

    @TempDir private Path folder;
    private Inbox inbox = new Inbox(Path.of("unset"));

    @BeforeEach
    void open() {
        inbox = new Inbox(folder);
    }

    @Test
    void aTextIsTold() throws Exception {
        byte[] text = PartHeader.TEXT.message("hello".getBytes(StandardCharsets.UTF_8));
        Event event = take(ANN, text);
        assertEquals("text", event.name());
        assertEquals("hello", event.text("text"));
        assertEquals(List.of(), files());
    }

    @Test
    void aMessageOfAnotherProgramIsToldAndNothingIsWritten() throws Exception {
        assertEquals("unknown-message", take(ANN, new byte[] {9, 9}).name());
        assertEquals(List.of(), files());
    }

    @Test
    void partsInAnyOrderAndTwiceMakeTheFile() throws Exception {
        byte[] file = bytes(2 * PartHeader.PART_BYTES + 5);
        List<byte[]> parts = parts("a.bin", file);
        parts.add(parts.get(1));
        Collections.shuffle(parts, new Random(4));
        Event last = Event.of("");
        for (byte[] part : parts.subList(0, 3)) {
            last = take(ANN, part);
        }
        if (!last.name().equals("file")) {
            last = take(ANN, parts.get(3));
        }
        assertEquals("file", last.name());
        assertArrayEquals(file, Files.readAllBytes(folder.resolve("a.bin")));
        assertEquals(List.of("a.bin"), files());
    }

    @Test
    void anotherProcessGoesOnWhereThisOneEnded() throws Exception {
        byte[] file = bytes(PartHeader.PART_BYTES + 5);
        List<byte[]> parts = parts("a.bin", file);
        assertEquals("part", take(ANN, parts.get(1)).name());
        open();
        assertEquals("file", take(ANN, parts.get(0)).name());
        assertArrayEquals(file, Files.readAllBytes(folder.resolve("a.bin")));
    }

    @Test
    void whatIsThereIsNeverWrittenOver() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "mine");
        Files.createSymbolicLink(folder.resolve("a (2).txt"), Path.of("nowhere"));
        take(ANN, parts("a.txt", bytes(3)).get(0));
        assertEquals("mine", Files.readString(folder.resolve("a.txt")));
        assertTrue(files().contains("a (3).txt"), () -> "files");
        assertFalse(Files.exists(folder.resolve("nowhere")));
    }

    @Test
    void aFileWithAnotherHashIsToldAndGone() throws Exception {
        List<byte[]> parts = parts("a.txt", bytes(PartHeader.PART_BYTES + 9));
        take(ANN, parts.get(0));
        byte[] spoilt = parts.get(1);
        spoilt[spoilt.length - 1] ^= 1;
        assertEquals("damaged", take(ANN, spoilt).name());
        assertEquals(List.of(), files());
    }

    @Test
    void nobodySpoilsTheFileOfAnotherEvenIfTheirIdsBeginAlike() throws Exception {
        byte[] file = bytes(PartHeader.PART_BYTES + 9);
        List<byte[]> parts = parts("a.txt", file);
        byte[] spoilt = parts.get(0).clone();
        spoilt[spoilt.length - 1] ^= 1;
        take(ANN, parts.get(0));
        take(BEN, spoilt);
        assertEquals("file", take(ANN, parts.get(1)).name());
        assertArrayEquals(file, Files.readAllBytes(folder.resolve("a.txt")));
    }

    @Test
    void moreFilesThanAreKeptInMindArriveWhole() throws Exception {
        List<List<byte[]>> all = new ArrayList<>();
        for (int i = 0; i < 66; i++) {
            byte[] file = bytes(PartHeader.PART_BYTES + 1);
            file[0] = (byte) i;
            all.add(parts("file" + i, file));
            assertEquals("part", take(ANN, all.get(i).get(1)).name());
        }
        assertEquals("file", take(ANN, all.get(0).get(0)).name());
        assertEquals("file", take(ANN, all.get(65).get(0)).name());
    }

    @Test
    void namesStayInTheFolderAndMeanNothing() {
        assertEquals("passwd", Inbox.harmless("../../etc/passwd"));
        assertEquals("x.exe", Inbox.harmless("C:\\Windows\\x.exe"));
        assertEquals("_bashrc", Inbox.harmless(".bashrc"));
        assertEquals("_rf", Inbox.harmless("-rf"));
        assertEquals("a_b_c", Inbox.harmless("a\u001bb\nc"));
        assertEquals("a_b", Inbox.harmless("a\u202eb"), "no text from right to left");
        assertEquals("B\u00fccher (1).txt", Inbox.harmless("B\u00fccher (1).txt"));
        for (String nothing : List.of("", "/", "..", "a/", " ")) {
            String name = Inbox.harmless(nothing);
            assertFalse(name.isBlank() || name.startsWith("."), "'" + nothing + "': " + name);
        }
        String longest = Inbox.harmless("\ud83d\ude00".repeat(200) + "\u00e4".repeat(300));
        int bytes = longest.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= 200, () -> "bytes " + bytes);
    }

    @Test
    void aNameThatIsCutWithinACharacterIsStillAName() throws Exception {
        byte[] file = bytes(3);
        Event event = take(ANN, parts("a" + "\ud835\udc00".repeat(60), file).get(0));
        assertEquals("file", event.name());
        assertArrayEquals(file, Files.readAllBytes(Path.of(event.text("path"))));
    }

    @Test
    void oneFileUnderTwoNamesArrivesTwice() throws Exception {
        byte[] file = bytes(PartHeader.PART_BYTES + 9);
        List<byte[]> one = parts("a.txt", file);
        List<byte[]> other = parts("b.txt", file);
        assertEquals("part", take(ANN, one.get(0)).name());
        assertEquals("part", take(ANN, other.get(1)).name());
        assertEquals("file", take(ANN, other.get(0)).name());
        assertEquals("file", take(ANN, one.get(1)).name());
        assertEquals(List.of("a.txt", "b.txt"), files());
    }

    @Test
    void aFileThatComesAgainAfterACrashIsNotThereTwice() throws Exception {
        List<byte[]> parts = parts("a.txt", bytes(9));
        take(ANN, parts.get(0));
        open();
        assertEquals("a.txt", Path.of(take(ANN, parts.get(0)).text("path")).toFile().getName());
        assertEquals(List.of("a.txt"), files());
    }

    @Test
    void nobodysFilePassesForOneOnItsWay() throws Exception {
        byte[] file = bytes(PartHeader.PART_BYTES + 9);
        List<byte[]> parts = parts("a.txt", file);
        take(ANN, parts.get(0));
        String partial = files().get(0);
        open();
        Files.delete(folder.resolve(partial));
        Files.delete(folder.resolve(partial + "s"));
        take(BEN, parts(partial, bytes(PartHeader.PART_BYTES - 1)).get(0));
        assertFalse(Files.exists(folder.resolve(partial)), partial);
    }

    private Event take(String author, byte[] message) throws IOException {
        return Objects.requireNonNull(inbox.take(author, message));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static List<byte[]> parts(String name, byte[] file) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);
        int count = PartHeader.parts(file.length);
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            PartHeader header = new PartHeader(name, file.length, hash, i, count);
            int from = (int) header.offset();
            parts.add(header.message(Arrays.copyOfRange(file, from, from + header.length())));
        }
        return parts;
    }
}
