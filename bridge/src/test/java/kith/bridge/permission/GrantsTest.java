package kith.bridge.permission;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import kith.bridge.NodeError;
import org.junit.jupiter.api.Test;

final class GrantsTest {
    private static final Places PLACES =
            new Places(
                    Map.of(
                            Place.HOME, folder("/home/ann", "/home/ann"),
                            Place.DOCUMENTS, folder("/home/ann/Documents", "/home/ann/Docs")));

    private static Places.Folder folder(String named, String real) {
        return new Places.Folder(HostPath.of(named), HostPath.of(real));
    }

    private static PathPattern pattern(String text) {
        return ((PathPattern.Ok) PathPattern.parse(text)).pattern();
    }

    private static Grants grants(List<String> read, List<String> write) {
        return Grants.of(
                new FsPermissions(
                        read.stream().map(GrantsTest::pattern).toList(),
                        write.stream().map(GrantsTest::pattern).toList()),
                PLACES);
    }

    @Test
    void emptyListsGrantNothing() {
        Grants grants = grants(Collections.emptyList(), Collections.emptyList());
        assertTrue(grants.isEmpty());
        assertFalse(grants.allows(HostPath.ROOT, Access.READ));
        assertFalse(grants.shows(HostPath.of("/home/ann")));
    }

    @Test
    void aMissingPlaceGrantsNothingAtAll() {
        Grants grants = grants(List.of("$pictures/**"), List.of("$pictures/**"));
        assertTrue(grants.isEmpty());
        assertFalse(grants.allows(HostPath.ROOT, Access.WRITE));
    }

    @Test
    void readingAndWritingAreGrantedApart() {
        Grants grants = grants(List.of("/r/**", "/b"), List.of("/w/**", "/b"));
        assertTrue(grants.allows(HostPath.of("/r/x"), Access.READ));
        assertFalse(grants.allows(HostPath.of("/r/x"), Access.WRITE));
        assertFalse(grants.allows(HostPath.of("/w/x"), Access.READ));
        assertTrue(grants.allows(HostPath.of("/b"), Access.READ_WRITE));
        assertFalse(grants.allows(HostPath.of("/b/x"), Access.READ));
        assertFalse(grants.allows(HostPath.of("/r/x"), Access.READ_WRITE));
        assertEquals(Access.WRITE, grants.missing(HostPath.of("/r/x"), Access.READ_WRITE));
        assertEquals(Access.READ, grants.missing(HostPath.of("/w/x"), Access.READ_WRITE));
        assertTrue(grants.allowsBelow(HostPath.of("/r"), Access.READ));
        assertFalse(grants.allowsBelow(HostPath.of("/b"), Access.READ));
    }

    @Test
    void anotherNameOfAPlaceLeadsToTheRealOne() {
        Grants grants = grants(List.of("$documents/**"), Collections.emptyList());
        assertEquals("/home/ann/Docs/a", grants.real(HostPath.of("/home/ann/Documents/a")).text());
        assertEquals("/home/ann/Docs/a", grants.real(HostPath.of("/home/ann/Docs/a")).text());
        assertEquals("/home/ann/x", grants.real(HostPath.of("/home/ann/x")).text());
        assertFalse(grants.allows(HostPath.of("/home/ann/Documents/a"), Access.READ));
    }

    @Test
    void anAddedGrantIsOfThatSessionOnly() {
        Grants one = grants(Collections.emptyList(), Collections.emptyList());
        Grants other = grants(Collections.emptyList(), Collections.emptyList());
        HostPath picked = HostPath.of("/picked");
        assertTrue(one.add(new Grant(picked, picked, true, Access.READ)));
        assertTrue(one.allows(HostPath.of("/picked/x"), Access.READ));
        assertFalse(other.allows(HostPath.of("/picked/x"), Access.READ));
    }

    @Test
    void grantsHaveABoundAndRepeatsCountOnce() {
        Grants grants = grants(Collections.emptyList(), Collections.emptyList());
        for (int i = 0; i < Grants.GRANTS_MAX; i++) {
            HostPath path = HostPath.of("/p" + i);
            assertTrue(grants.add(new Grant(path, path, false, Access.READ)));
            assertTrue(grants.add(new Grant(path, path, false, Access.READ)));
        }
        HostPath more = HostPath.of("/more");
        assertFalse(grants.add(new Grant(more, more, false, Access.READ)));
    }

    @Test
    void theLineToAddUsesTheNearestVariable() {
        Grants grants = grants(Collections.emptyList(), Collections.emptyList());
        assertEquals(
                "\"kith\": {\"permissions\": {\"fs\": {\"read\": [\"$documents/a \\\"b\\\"\"]}}}",
                grants.manifestLine(HostPath.of("/home/ann/Docs/a \"b\""), Access.READ));
        assertEquals(
                "\"kith\": {\"permissions\": {\"fs\": {\"write\": [\"$home/x\"]}}}",
                grants.manifestLine(HostPath.of("/home/ann/x"), Access.WRITE));
        assertEquals(
                "\"kith\": {\"permissions\": {\"fs\": {\"read\": [\"/home/anna\"]}}}",
                grants.manifestLine(HostPath.of("/home/anna"), Access.READ));
    }

    @Test
    void rightsAreRequiredByName() {
        Grants none = grants(Collections.emptyList(), Collections.emptyList());
        AppRights nothing = new AppRights(none, HostPath.ROOT);
        NodeError error =
                assertThrows(NodeError.class, () -> nothing.require(List.of("fs", "other")));
        assertEquals("ERR_ACCESS_DENIED", error.code());
        assertTrue(error.message().contains("\"permissions\": {\"fs\": "), error.message());
        AppRights some =
                new AppRights(grants(List.of("/a"), Collections.emptyList()), HostPath.ROOT);
        assertDoesNotThrow(() -> some.require(List.of("fs")));
        assertThrows(NodeError.class, () -> some.require(List.of("bluetooth")));
    }
}
