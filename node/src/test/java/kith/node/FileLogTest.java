package kith.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.net.StoreRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogTest {

    @TempDir Path folder;

    static StoreRecord record(String key, String value) {
        byte[] bytes = value.isEmpty() ? null : value.getBytes(UTF_8);
        return new StoreRecord(StoreRecord.Kind.SEEN, key.getBytes(UTF_8), bytes);
    }

    static List<String> texts(Store store) throws StoreException {
        List<String> texts = new ArrayList<>();
        for (StoreRecord record : store.records()) {
            texts.add(new String(record.key(), UTF_8) + "=" + new String(record.value(), UTF_8));
        }
        return texts;
    }

    private FileLog open() throws StoreException {
        return FileLog.open(folder, 1 << 20);
    }

    @Test
    void givesBackTheLastRecordOfEachKey() throws Exception {
        try (FileLog log = open()) {
            log.append(List.of(record("a", "1"), record("b", "2"), record("c", "3")));
            log.append(List.of(record("a", "4"), record("b", "")));
        }
        try (FileLog log = open()) {
            assertEquals(List.of("c=3", "a=4"), texts(log));
        }
    }

    @Test
    void keepsWholeRecordsWhereverTheFileIsCut() throws Exception {
        try (FileLog log = open()) {
            for (int i = 0; i < 4; i++) {
                log.append(List.of(record("key" + i, "value" + i)));
            }
        }
        byte[] whole = Files.readAllBytes(folder.resolve("log"));
        int each = (whole.length - LogFormat.HEADER_BYTES) / 4;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(folder.resolve("log"), Arrays.copyOf(whole, length));
            int kept = Math.max(0, (length - LogFormat.HEADER_BYTES) / each);
            try (FileLog log = open()) {
                assertEquals(kept, log.records().size(), "cut at " + length);
                log.append(List.of(record("new", "x")));
            }
            try (FileLog log = open()) {
                assertEquals(kept + 1, log.records().size(), "cut at " + length);
                assertEquals(0, log.cutBytes());
            }
        }
    }

    @Test
    void cutsAtTheFirstRecordWithAChangedByteAndKeepsTheRestAside() throws Exception {
        try (FileLog log = open()) {
            log.append(List.of(record("a", "1"), record("b", "2")));
        }
        byte[] bytes = Files.readAllBytes(folder.resolve("log"));
        bytes[bytes.length - 1] ^= 1;
        Files.write(folder.resolve("log"), bytes);
        try (FileLog log = open()) {
            assertEquals(List.of("a=1"), texts(log));
            assertEquals(14, log.cutBytes());
            assertEquals(14, Files.size(folder.resolve("log.cut")));
        }
    }

    @Test
    void aDamagedRecordCostsNoOtherUnlessItsLengthIsWrong() throws Exception {
        try (FileLog log = open()) {
            log.append(List.of(record("a", "1"), record("b", "2"), record("c", "3")));
        }
        byte[] whole = Files.readAllBytes(folder.resolve("log"));
        int each = (whole.length - LogFormat.HEADER_BYTES) / 3;
        int second = LogFormat.HEADER_BYTES + each;
        for (int at = second; at < second + each; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            Files.write(folder.resolve("log"), damaged);
            boolean lengthIsWrong = at < second + 4;
            List<String> left = lengthIsWrong ? List.of("a=1") : List.of("a=1", "c=3");
            try (FileLog log = open()) {
                assertEquals(left, texts(log), "byte " + (at - second));
                assertEquals(lengthIsWrong ? 2 * each : each, log.cutBytes());
                log.append(List.of(record("d", "4")));
            }
            try (FileLog log = open()) {
                assertEquals(left.size() + 1, log.records().size());
                assertEquals(0, log.cutBytes(), "told once");
            }
        }
    }

    @Test
    void leavesAnotherVersionAndAnotherFileAsTheyAre() throws Exception {
        byte[] newer = LogFormat.header();
        newer[11] = 2;
        for (byte[] foreign : List.of(newer, "something else entirely".getBytes(UTF_8))) {
            Files.write(folder.resolve("log"), foreign);
            assertThrows(StoreException.class, this::open);
            assertEquals(foreign.length, Files.size(folder.resolve("log")));
        }
    }

    @Test
    void refusesWhatIsAboveTheQuotaAndTakesWhatReplacesOldRecords() throws Exception {
        int room = 100;
        String value = "v".repeat(room - LogFormat.length(record("a", "")));
        try (FileLog log = FileLog.open(folder, room)) {
            log.append(List.of(record("a", value)));
            assertThrows(StoreException.class, () -> log.append(List.of(record("b", "1"))));
            assertThrows(StoreException.class, () -> log.append(List.of(record("a", value + "1"))));
            log.append(List.of(record("b", "1"), record("a", "")));
            assertEquals(List.of("b=1"), texts(log));
        }
    }

    @Test
    void shrinksWhenMostOfItNoLongerCounts() throws Exception {
        String value = "v".repeat(100_000);
        try (FileLog log = open()) {
            log.append(List.of(record("first", "1")));
            for (int i = 0; i < 100; i++) {
                log.append(List.of(record("a", value + i)));
            }
            assertTrue(Files.size(folder.resolve("log")) < 5 << 20, "10 MB were written");
            assertEquals(List.of("first=1", "a=" + value + 99), texts(log));
        }
        try (FileLog log = open()) {
            assertEquals(List.of("first=1", "a=" + value + 99), texts(log));
        }
    }

    @Test
    void withoutRoomForACopyRecordsAreKeptAllTheSame() throws Exception {
        String value = "v".repeat(500_000);
        Path copy = folder.resolve("log.new");
        try (FileLog log = open()) {
            Files.createDirectories(copy.resolve("in the way"));
            for (int i = 0; i < 15; i++) {
                log.append(List.of(record("a", value + i)));
            }
            assertEquals(List.of("a=" + value + 14), texts(log));
            long grown = Files.size(folder.resolve("log"));
            Files.delete(copy.resolve("in the way"));
            Files.delete(copy);
            for (int i = 15; i < 30; i++) {
                log.append(List.of(record("a", value + i)));
            }
            assertTrue(Files.size(folder.resolve("log")) < grown, "it is copied later");
            assertEquals(List.of("a=" + value + 29), texts(log));
        }
    }

    @Test
    void whatWasCutBeforeStays() throws Exception {
        for (int i = 1; i <= 2; i++) {
            try (FileLog log = open()) {
                log.append(List.of(record("a", "1")));
            }
            byte[] torn = Arrays.copyOf(Files.readAllBytes(folder.resolve("log")), 30 + i);
            torn[torn.length - 1] = (byte) i;
            Files.write(folder.resolve("log"), torn);
            open().close();
        }
        byte[] first = Files.readAllBytes(folder.resolve("log.cut"));
        byte[] second = Files.readAllBytes(folder.resolve("log.cut.2"));
        assertEquals(1, first[first.length - 1]);
        assertEquals(2, second[second.length - 1]);
    }

    @Test
    void aNewFileLeftByACrashIsForgotten() throws Exception {
        try (FileLog log = open()) {
            log.append(List.of(record("a", "1")));
        }
        Files.write(folder.resolve("log.new"), new byte[] {1, 2, 3});
        try (FileLog log = open()) {
            assertEquals(List.of("a=1"), texts(log));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertTrue(Files.notExists(folder.resolve("log.new")));
    }
}
