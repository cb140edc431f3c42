package kith.sim;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import kith.net.Id;
import kith.net.Output;
import kith.net.trace.TraceEvent;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/**
 * 64 bits over every datagram and every trace event of a world, in order: equal for equal runs,
 * whatever the JVM and its compilers. Not cryptographic.
 */
public final class TraceHash implements Watch {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private long state;

    /** 16 hexadecimal digits. */
    public String text() {
        String digits = Long.toHexString(Dice.mix(state));
        return "0".repeat(16 - digits.length()) + digits;
    }

    @Override
    public void sent(Host host, Address outer, Address to, byte[] bytes) {
        moment(host, 1);
        add(outer);
        add(to);
        add(bytes);
    }

    @Override
    public void arrived(Host host, Address from, byte[] bytes) {
        moment(host, 2);
        add(from);
        add(bytes.length);
    }

    @Override
    public void output(Host host, Output output) {
        if (output instanceof Output.Trace(TraceEvent event)) {
            moment(host, 3);
            add(event.kind().name().hashCode());
            add(event.atMs());
            add(event.node());
            if (event.address() != null) {
                add(event.address());
            }
            add(event.message());
            add(event.reason() == null ? 0 : event.reason().name().hashCode());
            add(event.amount());
        } else if (output instanceof Output.Deliver deliver) {
            moment(host, 4);
            add(deliver.envelope());
            add(deliver.content());
        }
    }

    @Override
    public void changed(Host host, String what) {
        moment(host, 5);
        add(what.hashCode());
    }

    private void moment(Host host, int what) {
        add(host.nowUs());
        add((long) host.number() << 3 | what);
    }

    private void add(long value) {
        long mixed = (state ^ value) * FACTOR;
        state = Long.rotateLeft(mixed ^ (mixed >>> 29), 23);
    }

    private void add(Address address) {
        add(address.high());
        add(address.low());
        add(address.port());
    }

    private void add(@Nullable Id id) {
        add(id == null ? 0 : 1);
        if (id != null) {
            add(id.bytes());
        }
    }

    private void add(byte[] bytes) {
        add(bytes.length);
        int i = 0;
        for (; i + 8 <= bytes.length; i += 8) {
            add((long) LONGS.get(bytes, i));
        }
        long rest = 0;
        for (; i < bytes.length; i++) {
            rest = rest << 8 | (bytes[i] & 0xff);
        }
        add(rest);
    }
}
