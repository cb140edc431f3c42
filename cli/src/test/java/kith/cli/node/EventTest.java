package kith.cli.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import kith.net.Id;
import kith.net.trace.TraceEvent;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;

class EventTest {

    @Test
    void isReadAsItWasWritten() throws IOException {
        Event event = Event.of("text").with("from", "ab").with("text", "a \"b\"\n\u001b\u00fc");
        Event read = Event.parse(event.json());
        assertEquals(event, read);
        assertEquals(1, event.json().lines().count());
    }

    @Test
    void aLineForPeopleCommandsNoTerminal() {
        Event event = Event.of("text").with("text", "a\u001b[2J\nb");
        assertEquals("text text=\"a\\u001b[2J\\nb\"", event.line());
        Event turned = Event.of("text").with("text", "a\u202eb\udb40\udc01\u200d\ud83d\ude00");
        assertEquals("text text=\"a\\u202eb\\udb40\\udc01\u200d\ud83d\ude00\"", turned.line());
    }

    @Test
    void aTextCannotPassForFields() {
        Event event = Event.of("text").with("text", "hi mark=late \"x\" \\").with("mark", "late");
        assertEquals("text text=\"hi mark=late \\\"x\\\" \\\\\" mark=late", event.line());
        assertEquals("text text=\"\"", Event.of("text").with("text", "").line());
        assertEquals(
                "a b=[::1]:53,x@y/\u00fc", Event.of("a").with("b", "[::1]:53,x@y/\u00fc").line());
    }

    @Test
    void numbersAndListsAreSuchInJson() throws IOException {
        Event event = Event.of("a").with("n", 7).with("l", List.of("b", "c"));
        assertEquals("{\"event\":\"a\",\"n\":7,\"l\":[\"b\",\"c\"]}", event.json());
        assertEquals(event, Event.parse(event.json()));
        assertEquals("a n=7 l=b,c", event.line());
    }

    @Test
    void idsAreCutForPeopleButWhereTheyAreAskedFor() {
        String id = "0123456789abcdef".repeat(4);
        assertEquals("text from=0123456789abcdef", Event.of("text").with("from", id).line());
        assertEquals("id node=" + id, Event.of("id").with("node", id).line());
        assertEquals("file sha256=" + id, Event.of("file").with("sha256", id).line());
    }

    @Test
    void noFormCommandsATerminalByC1OrTurnsTheText() throws IOException {
        Event event = Event.of("text").with("text", "a\u009b2Jb\u202ec\u2028d\u00fc\u200de");
        assertEquals("text text=\"a\\u009b2Jb\\u202ec\\u2028d\u00fc\u200de\"", event.line());
        assertEquals(event, Event.parse(event.json()));
        assertTrue(event.json().chars().allMatch(c -> c >= ' ' && c <= '~'), event.json());
    }

    @Test
    void aFieldItHasNotIsEmpty() {
        assertEquals("", Event.of("a").text("b"));
    }

    @Test
    void whatIsNoEventIsRefused() {
        for (String line :
                List.of(
                        "",
                        "[]",
                        "7",
                        "{",
                        "{\"event\":",
                        "nonsense",
                        "{\"a\" 1}",
                        "{\"a\":[1]}")) {
            assertThrows(IOException.class, () -> Event.parse(line), line);
        }
    }

    @Test
    void aTraceSaysWhatIsKnown() {
        Id node = Id.of(new byte[32]);
        TraceEvent event =
                new TraceEvent(TraceEvent.Kind.REJECTED, 5, node, null, null, Reason.FORGED, 29);
        assertEquals(
                "rejected ms=5 node=" + node.brief() + " why=FORGED amount=29",
                Events.trace(event).line());
    }
}
