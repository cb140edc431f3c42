package kith.net.link;

import java.util.Arrays;
import kith.net.crypto.Randomness;
import org.jspecify.annotations.Nullable;

/**
 * Which path a link uses. Another one becomes a candidate when the newest authentic packet came
 * over it, or when the owner asks; it is used only when a challenge sent over it was answered.
 * Until then no more bytes go there than came from there, IP and UDP headers counted.
 */
final class Roaming {

    /** 1 s between challenges: a challenge is lost rather than later than that. */
    static final long AGAIN_MS = 1_000;

    /** 4 challenges, then the candidate is given up; a newer packet makes it one again. */
    static final int CHALLENGES_MAX = 4;

    static final int CHALLENGE_BYTES = 8;

    private final Randomness randomness;
    private Path path;
    private @Nullable Path candidate;
    private byte[] challenge = {};
    private long creditBytes;
    private int challenges;
    private long againMs;
    private long nextMs = Long.MAX_VALUE;

    Roaming(Path path, Randomness randomness) {
        this.path = path;
        this.randomness = randomness;
    }

    Path path() {
        return path;
    }

    @Nullable Path candidate() {
        return candidate;
    }

    long deadlineMs() {
        return nextMs;
    }

    /** The owner wants the path tried. What that sends is the owner's to bound. */
    void ask(Path to, long nowMs) {
        begin(to, nowMs);
        creditBytes = Long.MAX_VALUE / 2;
    }

    /** An authentic packet came. */
    void arrived(Path from, int bytes, boolean newest, long nowMs) {
        if (from.equals(path)) {
            return;
        }
        if (newest && !from.equals(candidate)) {
            begin(from, nowMs);
        }
        if (from.equals(candidate)) {
            creditBytes += bytes + from.overheadBytes();
            nextMs = Math.min(nextMs, Math.max(nowMs, againMs));
        }
    }

    /** The challenge to send to the candidate now, if one of {@code bytes} is due and paid for. */
    byte @Nullable [] due(int bytes, long nowMs) {
        Path to = candidate;
        if (to == null || nowMs < nextMs) {
            return null;
        }
        if (challenges == CHALLENGES_MAX) {
            candidate = null;
            nextMs = Long.MAX_VALUE;
            return null;
        }
        if (!spend(to, bytes)) {
            // Until more comes from there.
            nextMs = Long.MAX_VALUE;
            return null;
        }
        return next(nowMs);
    }

    private byte[] next(long nowMs) {
        challenges++;
        againMs = nowMs + AGAIN_MS;
        nextMs = againMs;
        return challenge;
    }

    /** The challenge to send along with something else that goes to the candidate and is paid. */
    byte @Nullable [] along(long nowMs) {
        if (challenges == CHALLENGES_MAX) {
            return null;
        }
        return next(nowMs);
    }

    /**
     * Takes bytes sent to a path off its credit; false, and nothing taken, if it has too little.
     */
    boolean spend(Path to, int bytes) {
        if (!to.equals(candidate)) {
            return true;
        }
        int cost = bytes + to.overheadBytes();
        if (creditBytes < cost) {
            return false;
        }
        creditBytes -= cost;
        return true;
    }

    /** Whether the answer proves the candidate, which then is the path. */
    boolean proven(byte[] answer) {
        if (candidate == null || !Arrays.equals(answer, challenge)) {
            return false;
        }
        path = candidate;
        candidate = null;
        nextMs = Long.MAX_VALUE;
        return true;
    }

    private void begin(Path to, long nowMs) {
        candidate = to;
        challenge = randomness.bytes(CHALLENGE_BYTES);
        creditBytes = 0;
        challenges = 0;
        againMs = nowMs;
        nextMs = nowMs;
    }
}
