package kith.bridge.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import kith.bridge.NodeError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of errors against what Node's {@code util.getSystemErrorMap()} tells on Linux. */
final class ErrnoTest {
    static List<String> lines() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        ErrnoTest.class.getResourceAsStream("errno.txt")),
                                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void eachErrorIsToldAsNodeTellsIt(String line) {
        String[] parts = line.split(" ", 3);
        int errno = Integer.parseInt(parts[0]);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            NodeError error = Refusal.of(new ErrnoException(-errno), "open").path("/x");
            assertEquals(parts[1], error.code());
            assertEquals(errno, error.errno());
            assertEquals(parts[1] + ": " + parts[2] + ", open '/x'", error.message());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void noErrorIsMissing() throws IOException {
        assertEquals(lines().size(), Errno.values().length);
    }

    @Test
    void anUnknownErrorIsToldByItsNumber() {
        NodeError error = Refusal.of(new ErrnoException(122), "write");
        assertEquals("Unknown system error -122", error.code());
        assertEquals(-122, error.errno());
        assertEquals(
                "Unknown system error -122: Unknown system error -122, write", error.message());
        assertNull(Errno.of(0));
        assertNull(Errno.of(100_000));
    }
}
