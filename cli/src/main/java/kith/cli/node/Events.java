package kith.cli.node;

import java.util.Locale;
import kith.net.trace.TraceEvent;

/** Trace events as lines. */
final class Events {

    private Events() {}

    static Event trace(TraceEvent event) {
        Event line = Event.of(event.kind().name().toLowerCase(Locale.ROOT));
        line.with("ms", event.atMs());
        if (event.node() != null) {
            line.with("node", event.node().brief());
        }
        if (event.address() != null) {
            line.with("at", event.address());
        }
        if (event.message() != null) {
            line.with("message", event.message().brief());
        }
        if (event.reason() != null) {
            line.with("why", event.reason());
        }
        return line.with("amount", event.amount());
    }
}
