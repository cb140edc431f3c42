package kith.sim.scenario;

import java.util.Locale;
import kith.net.wire.Address;
import kith.sim.Host;
import kith.sim.Watch;

/** What datagrams are sent for: counts their bytes by the first one, which says what they are. */
final class Bytes implements Watch {

    private static final int HANDSHAKE_LAST = 0x04;
    private static final int DISCOVERY = 3;

    private long handshakes;
    private long discovery;
    private long links;

    @Override
    public void sent(Host host, Address outer, Address to, byte[] bytes) {
        int first = bytes.length == 0 ? 0 : bytes[0];
        if (first >> 4 == DISCOVERY) {
            discovery += bytes.length;
        } else if (first <= HANDSHAKE_LAST) {
            handshakes += bytes.length;
        } else {
            links += bytes.length;
        }
    }

    /** The parts for each of {@code bytes}, as text. */
    String perByte(long bytes) {
        return String.format(
                Locale.ROOT,
                "%.1f on links, %.1f in handshakes, %.1f for discovery",
                (double) links / bytes,
                (double) handshakes / bytes,
                (double) discovery / bytes);
    }
}
