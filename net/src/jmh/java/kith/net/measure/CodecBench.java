package kith.net.measure;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.envelope.Envelopes;
import kith.net.envelope.HeadFields;
import kith.net.envelope.Sealed;
import kith.net.relay.RelayMessage;
import kith.net.stream.Connection;
import kith.net.stream.ConnectionBounds;
import kith.net.stream.ConnectionEvent;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to write and to read frames, messages and envelopes, without any keys. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBench {

    private final Crypto crypto = new RealCrypto();
    private final byte[] frames = tenMessages();
    private final byte[] content = new byte[16 << 10];
    private final RelayMessage candidates =
            new RelayMessage.Candidates(
                    List.of(Address.v4(1, 1), Address.v4(2, 2), new Address(1, 2, 3)));
    private Connection connection = new Connection(false, ConnectionBounds.usual());
    private long number;

    private static byte[] tenMessages() {
        Connection sender = new Connection(true, ConnectionBounds.usual());
        for (int i = 0; i < 10; i++) {
            sender.post(new byte[100]);
        }
        byte[] packet = new byte[1162];
        int length = sender.fill(1, packet, packet.length, 1L);
        return Arrays.copyOf(packet, length);
    }

    /** Reads a packet of ten messages of 100 bytes; each packet a new connection's first. */
    @Benchmark
    public @Nullable ConnectionEvent readFrames() {
        connection = new Connection(false, ConnectionBounds.usual());
        connection.receive(++number, frames, 1L);
        return connection.poll();
    }

    /** Writes a message of a relay and reads it. */
    @Benchmark
    public Decoded<RelayMessage> relayMessage() {
        return RelayMessage.decode(candidates.encode());
    }

    /** Splits 16 KiB into packets and hashes them. */
    @Benchmark
    public Sealed splitEnvelope() {
        HeadFields fields = new HeadFields(1, Id.of(new byte[32]), 1_800_000_000_000L);
        return Envelopes.split(fields, null, content, crypto);
    }
}
