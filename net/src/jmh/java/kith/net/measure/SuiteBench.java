package kith.net.measure;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
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

/** What a message costs: X-Wing once for a run of messages, a signature and an AEAD for each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SuiteBench {

    private final Crypto crypto = new RealCrypto();
    private final Random random = new Random(1);
    private final byte[] seed = random(32);
    private final byte[] verifying = crypto.ed25519Public(seed);
    private final byte[] receiving = crypto.kemPublic(seed);
    private final byte[] hash = random(32);
    private final byte[] signature = crypto.sign(seed, hash);
    private final Crypto.@Nullable Encapsulated run = crypto.encapsulate(receiving, this::fill);
    private final Crypto.Aead aead = crypto.aead(random(32));
    private final byte[] head = random(13);
    private final byte[] plain = random(1 << 15);
    private final byte[] sealed = new byte[(1 << 15) + Crypto.TAG_BYTES];
    private final byte[] opened = new byte[1 << 15];
    private long counter;

    @Benchmark
    public Crypto.@Nullable Encapsulated encapsulate() {
        return crypto.encapsulate(receiving, this::fill);
    }

    @Benchmark
    public byte @Nullable [] decapsulate() {
        return run == null ? null : crypto.decapsulate(seed, run.encapsulation());
    }

    @Benchmark
    public byte[] sign() {
        return crypto.sign(seed, hash);
    }

    @Benchmark
    public boolean verify() {
        return crypto.verify(verifying, hash, signature);
    }

    /** Seals and opens a chat message, a packet, a document. */
    @Benchmark
    public int sealAndOpen(Size size) {
        int length = aead.seal(++counter, head, new Crypto.Span(plain, 0, size.bytes), sealed, 0);
        return aead.open(counter, head, new Crypto.Span(sealed, 0, length), opened, 0);
    }

    /** Bytes of plain text. */
    @State(Scope.Benchmark)
    public static class Size {
        @Param({"64", "1160", "16384"})
        public int bytes = 64;
    }

    private byte[] random(int length) {
        byte[] made = new byte[length];
        random.nextBytes(made);
        return made;
    }

    private void fill(byte[] into) {
        random.nextBytes(into);
    }
}
