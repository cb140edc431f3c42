package kith.net.measure;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.link.Link;
import kith.net.link.LinkBounds;
import kith.net.link.LinkOutput;
import kith.net.link.Links;
import kith.net.link.NodeIdentity;
import kith.net.link.Path;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a packet costs on both ends of a link together, and what a link costs to make. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PacketBench {

    private static final long NOW_MS = 1_800_000_000_000L;

    private final Random random = new Random(1);
    private final Crypto crypto = new RealCrypto();
    private final Path a = new Path.Direct(Address.v4(0x0a000001, 7000));
    private final Path b = new Path.Direct(Address.v4(0x0a000002, 7000));
    private final NodeIdentity one = identity();
    private final NodeIdentity other = identity();
    private final byte[] plain = new byte[Link.PLAIN_BYTES_MAX];
    private final Links receiver = links(other);
    private final Link link = shake(links(one), receiver);

    /** Seals a packet at one end and opens it at the other. */
    @Benchmark
    public @Nullable LinkOutput packet(Size size) {
        receiver.receive(a, link.seal(plain, size.bytes, NOW_MS), NOW_MS);
        return receiver.poll();
    }

    /** A handshake, both ends. */
    @Benchmark
    public Link handshake() {
        return shake(links(one), links(other));
    }

    /** Bytes of plain text. */
    @State(Scope.Benchmark)
    public static class Size {
        @Param({"64", "1162"})
        public int bytes = 64;
    }

    private Link shake(Links dialing, Links answering) {
        dialing.dial(b, null, NOW_MS);
        Link up = null;
        while (up == null) {
            up = move(dialing, answering, a);
            move(answering, dialing, b);
        }
        move(dialing, answering, a);
        return up;
    }

    /** Carries datagrams one way; the link, if one came up. */
    private static @Nullable Link move(Links from, Links to, Path path) {
        Link up = null;
        LinkOutput output;
        while ((output = from.poll()) != null) {
            if (output instanceof LinkOutput.Transmit(Path where, byte[] datagram)) {
                to.receive(path, datagram, NOW_MS);
            } else if (output instanceof LinkOutput.Up(Link link, long attempt)) {
                up = link;
            }
        }
        return up;
    }

    private Links links(NodeIdentity identity) {
        return new Links(identity, crypto, random::nextBytes, LinkBounds.DEFAULT);
    }

    private NodeIdentity identity() {
        byte[] seed = new byte[32];
        byte[] key = new byte[32];
        random.nextBytes(seed);
        random.nextBytes(key);
        return NodeIdentity.of(seed, key, NOW_MS + 100L * 24 * 3600 * 1000, crypto);
    }
}
