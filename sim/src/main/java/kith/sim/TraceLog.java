package kith.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.trace.TraceEvent;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/** Writes what happens, one line each: seconds, device, what. */
public final class TraceLog implements Watch {

    private final Appendable out;
    private final @Nullable String message;

    /**
     * @param message if given, only what is about the message whose id begins so
     */
    public TraceLog(Appendable out, @Nullable String message) {
        this.out = out;
        this.message = message;
    }

    @Override
    public void sent(Host host, Address outer, Address to, byte[] bytes) {
        if (message == null) {
            line(host, "-> " + to + " from " + outer + ", " + bytes.length + " B");
        }
    }

    @Override
    public void arrived(Host host, Address from, byte[] bytes) {
        if (message == null) {
            line(host, "<- " + from + ", " + bytes.length + " B");
        }
    }

    @Override
    public void changed(Host host, String what) {
        line(host, what);
    }

    @Override
    public void input(Host host, Input input) {
        switch (input) {
            case Input.Send send when message == null ->
                    line(
                            host,
                            "send ticket " + send.ticket() + ", " + send.content().length + " B");
            case Input.Taken taken when about(taken.envelope()) ->
                    line(host, "taken " + taken.envelope());
            default -> {}
        }
    }

    @Override
    public void output(Host host, Output output) {
        switch (output) {
            case Output.Trace(TraceEvent event) when about(event.message()) ->
                    line(host, text(event));
            case Output.Deliver deliver when about(deliver.envelope()) ->
                    line(
                            host,
                            "deliver "
                                    + deliver.envelope()
                                    + ", "
                                    + deliver.content().length
                                    + " B");
            case Output.State state when message == null ->
                    line(host, "ticket " + state.ticket() + " " + lower(state.progress()));
            case Output.Linked linked when message == null ->
                    line(
                            host,
                            "linked "
                                    + linked.node().brief()
                                    + " at "
                                    + (linked.at() == null ? "a relay" : linked.at()));
            case Output.Unlinked unlinked when message == null ->
                    line(
                            host,
                            "unlinked " + unlinked.node().brief() + " " + lower(unlinked.reason()));
            default -> {}
        }
    }

    private boolean about(@Nullable Id id) {
        return message == null || (id != null && id.toString().startsWith(message));
    }

    private static String text(TraceEvent event) {
        StringBuilder text = new StringBuilder(lower(event.kind()));
        if (event.node() != null) {
            text.append(" node ").append(event.node().brief());
        }
        if (event.address() != null) {
            text.append(" at ").append(event.address());
        }
        if (event.message() != null) {
            text.append(" message ").append(event.message());
        }
        if (event.reason() != null) {
            text.append(" because ").append(lower(event.reason()));
        }
        return text.append(" amount ").append(event.amount()).toString();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void line(Host host, String text) {
        long us = host.nowUs();
        try {
            out.append(
                    us / 1_000_000 + "." + String.valueOf(1_000_000 + us % 1_000_000).substring(1));
            out.append(" #" + host.number() + " " + text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
