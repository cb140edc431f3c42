package kith.sim.check;

import kith.net.Input;
import kith.net.wire.Address;
import kith.sim.Driven;
import kith.sim.Host;
import kith.sim.Watch;

/**
 * No table of a peer is fuller than it may be, and no store larger. Looked at before each input.
 */
public final class Bounds implements Watch {

    private final long storeBytesMax;
    private final int datagramBytesMax;

    public Bounds(long storeBytesMax, int datagramBytesMax) {
        this.storeBytesMax = storeBytesMax;
        this.datagramBytesMax = datagramBytesMax;
    }

    @Override
    public void sent(Host host, Address outer, Address to, byte[] bytes) {
        if (bytes.length > datagramBytesMax) {
            throw new Violation(
                    "host " + host.number() + " sent a datagram of " + bytes.length + " B",
                    host.nowUs());
        }
    }

    @Override
    public void input(Host host, Input input) {
        if (host.disk().bytes() > storeBytesMax) {
            throw new Violation(
                    "the store of host " + host.number() + " holds " + host.disk().bytes() + " B",
                    host.nowUs());
        }
        Driven peer = host.peer();
        if (peer == null) {
            return;
        }
        for (Driven.Table table : peer.tables()) {
            if (table.entries() > table.entriesMax()) {
                throw new Violation(
                        "host " + host.number() + ": " + table + " is too full", host.nowUs());
            }
        }
    }
}
