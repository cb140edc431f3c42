package kith.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import kith.bridge.codec.WireReader;
import kith.bridge.codec.WireWriter;
import org.junit.jupiter.api.Test;

class NodeErrorTest {
    private static PageDouble.NodeErrorView crossed(NodeError error) {
        WireWriter out = new WireWriter(16);
        error.write(out);
        return PageDouble.NodeErrorView.read(new WireReader(out.done()));
    }

    @Test
    void buildsTheMessagesOfNode() {
        NodeError error =
                NodeError.system("EXDEV", -18, "cross-device link not permitted", "rename");
        assertEquals("EXDEV: cross-device link not permitted, rename", error.message());
        assertEquals(
                "EXDEV: cross-device link not permitted, rename '/a' -> '/b'",
                error.path("/a").dest("/b").message());
        NodeError range = NodeError.of("ERR_OUT_OF_RANGE", "The value is out of range.");
        assertEquals("The value is out of range.", range.path("/a").message());
    }

    @Test
    void crossesWithEverythingItHas() {
        NodeError error =
                NodeError.system("ENOENT", -2, "no such file or directory", "rename")
                        .path("/\u00e4")
                        .dest("/b")
                        .named("SystemError");
        PageDouble.NodeErrorView view = crossed(error);
        assertEquals("SystemError", view.name());
        assertEquals("ENOENT", view.code());
        assertEquals(-2, view.errno());
        assertEquals("rename", view.syscall());
        assertEquals("/\u00e4", view.path());
        assertEquals("/b", view.dest());
        assertNull(view.permission());
        assertNull(view.resource());
        assertEquals(error.name(), view.name());
        assertEquals(error.path(), view.path());
        assertEquals(error.dest(), view.dest());
        assertEquals(error.syscall(), view.syscall());
    }

    @Test
    void namesWhatIsDenied() {
        PageDouble.NodeErrorView view =
                crossed(NodeError.denied("FileSystemRead", "/etc/passwd", "no"));
        assertEquals("ERR_ACCESS_DENIED", view.code());
        assertEquals("FileSystemRead", view.permission());
        assertEquals("/etc/passwd", view.resource());
        assertNull(view.errno());
    }

    @Test
    void costsNoStackTrace() {
        assertEquals(0, NodeError.of("X", "x").getStackTrace().length);
    }
}
