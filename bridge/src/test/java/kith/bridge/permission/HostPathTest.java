package kith.bridge.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostPathTest {
    @ParameterizedTest
    @CsvSource({
        "/,/",
        "//,/",
        "/a,/a",
        "/a/,/a",
        "//a///b,/a/b",
        "/a/./b/.,/a/b",
        "/a/../b,/b",
        "/..,/",
        "/../../a,/a",
        "/a/b/../../..,/",
        "/a/...,/a/...",
        "/a/..b/.c,/a/..b/.c",
        "/.hidden,/.hidden",
        "/a/b..,/a/b..",
    })
    void pathsComeInTheirShortestForm(String text, String shortest) {
        assertEquals(shortest, HostPath.of(text).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "./a", "../a", "/a\0b", "\0"})
    void whatIsNoAbsolutePathIsNone(String text) {
        assertNull(HostPath.parse(text));
    }

    @Test
    void aPathHoldsItselfAndWhatIsBelow() {
        HostPath path = HostPath.of("/a/b");
        assertTrue(path.holds(HostPath.of("/a/b")));
        assertTrue(path.holds(HostPath.of("/a/b/c")));
        assertFalse(path.holds(HostPath.of("/a/bc")));
        assertFalse(path.holds(HostPath.of("/a")));
        assertFalse(path.holds(HostPath.of("/A/b")));
        assertTrue(HostPath.ROOT.holds(path));
        assertFalse(path.holds(HostPath.ROOT));
    }

    @Test
    void movingChangesTheBeginning() {
        HostPath path = HostPath.of("/a/b/c");
        assertEquals("/x/c", path.moved(HostPath.of("/a/b"), HostPath.of("/x")).text());
        assertEquals("/x", path.moved(path, HostPath.of("/x")).text());
        assertEquals("/c", path.moved(HostPath.of("/a/b"), HostPath.ROOT).text());
        assertEquals("/x/a/b/c", path.moved(HostPath.ROOT, HostPath.of("/x")).text());
        assertEquals("/x", HostPath.ROOT.moved(HostPath.ROOT, HostPath.of("/x")).text());
    }

    @Test
    void textAndBytesAreOneName() {
        HostPath path = HostPath.of("/ä/日");
        assertEquals("/ä/日", path.text());
        assertEquals(1 + 2 + 1 + 3, path.raw().length());
        assertEquals(6, path.bytesFromRoot().length);
        assertEquals("日", HostPath.textOf(path.name()));
        assertEquals(path, HostPath.ofRaw(path.raw()));
        assertEquals(
                ".",
                new String(HostPath.ROOT.bytesFromRoot(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void theRootHoldsItself() {
        assertSame(HostPath.ROOT, HostPath.ROOT.parent());
        assertEquals("/", HostPath.of("/a").parent().text());
        assertEquals("/a", HostPath.ROOT.child("a").text());
        assertEquals("", HostPath.ROOT.name());
    }
}
