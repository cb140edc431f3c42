package kith.net.link;

import java.util.Arrays;
import java.util.Queue;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * An encrypted, authenticated connection of two nodes over which packets go, each at most once, in
 * no order. Made by {@link Links} when a handshake succeeded.
 */
public final class Link {

    /** 1191: with 9 bytes of a relay before it a datagram still has at most 1200. */
    public static final int DATAGRAM_BYTES_MAX = 1191;

    /** What of that is left for the plain text of a packet: 1162. */
    public static final int PLAIN_BYTES_MAX =
            DATAGRAM_BYTES_MAX - Layout.DATA_HEAD_BYTES - Crypto.TAG_BYTES;

    /** 4 keep-alives lost in a row end the link. */
    public static final int SILENT_INTERVALS_MAX = 4;

    /** 7 days, then the nodes shake hands again: fresh secrets, and a certificate that holds. */
    public static final long AGE_MS_MAX = 7L * 24 * 3600 * 1000;

    /** Packet numbers have 48 bits; the epoch has the other 16 of the counter. */
    static final long NUMBER_MAX = (1L << 48) - 1;

    private final LinkSetup setup;
    private final byte[] handshakeHash;
    private final Queue<LinkOutput> outputs;
    private final SendKeys sendKeys;
    private final ReceiveKeys receiveKeys;
    private final ReplayWindow window = new ReplayWindow();
    private final Roaming roaming;
    private final byte[] head;
    private final long startedMs;
    private long next;
    private long sentMs;
    private long heardMs;
    private boolean ended;
    private byte @Nullable [] finish;

    /** Of a finished handshake, which is not kept: its secrets give all keys. */
    Link(LinkSetup setup, Noise noise, LinkTools tools, Path path, long nowMs) {
        this.setup = setup;
        this.outputs = tools.outputs();
        this.head = tools.head();
        this.handshakeHash = noise.handshakeHash();
        this.sendKeys = new SendKeys(noise.sendKey(), tools.crypto(), nowMs);
        this.receiveKeys = new ReceiveKeys(noise.receiveKey(), tools.crypto());
        this.roaming = new Roaming(path, tools.randomness());
        this.startedMs = nowMs;
        this.sentMs = nowMs;
        this.heardMs = nowMs;
    }

    /** Who the other side proved to be. */
    public Id node() {
        return setup.node();
    }

    /** Where to send what {@link #seal} gives; always proven. */
    public Path path() {
        return roaming.path();
    }

    /** 32 bytes that name this link, equal on both sides and on no other link. */
    public byte[] handshakeHash() {
        return handshakeHash.clone();
    }

    /** Whether this side began. */
    public boolean dialed() {
        return setup.dialed();
    }

    /**
     * The number of the packet that is sealed next. Some are left out: the link uses them itself.
     */
    public long nextNumber() {
        return next;
    }

    /** Seals the first {@code length} bytes as one packet; the datagram to send. */
    public byte[] seal(byte[] plain, int length, long nowMs) {
        if (length > PLAIN_BYTES_MAX) {
            throw new IllegalArgumentException(length + " bytes do not fit in a packet");
        }
        return sealed(Layout.DATA, plain, length, nowMs);
    }

    private byte[] sealed(int type, byte[] plain, int length, long nowMs) {
        if (next > NUMBER_MAX) {
            throw new IllegalStateException("a link ends before its numbers do");
        }
        if (sendKeys.turn(next, nowMs)) {
            outputs.add(new LinkOutput.Rekeyed(this, sendKeys.epoch()));
        }
        long counter = (long) sendKeys.epoch() << 48 | next++;
        byte[] datagram = new byte[Layout.DATA_HEAD_BYTES + length + Crypto.TAG_BYTES];
        head(datagram, type, setup.theirIndex(), counter);
        System.arraycopy(datagram, 0, head, 0, head.length);
        Crypto.Span span = new Crypto.Span(plain, 0, length);
        sendKeys.aead().seal(counter, head, span, datagram, head.length);
        sentMs = nowMs;
        return datagram;
    }

    private static void head(byte[] datagram, int type, int receiver, long counter) {
        datagram[0] = (byte) type;
        for (int i = 0; i < 4; i++) {
            datagram[1 + i] = (byte) (receiver >>> (24 - 8 * i));
        }
        for (int i = 0; i < 8; i++) {
            datagram[5 + i] = (byte) (counter >>> (56 - 8 * i));
        }
    }

    /**
     * Tries another path, for instance straight to the node after a relay: if the node answers over
     * it, the link moves there ({@link LinkOutput.Roamed}). Sends up to four small packets.
     */
    public void probe(Path to, long nowMs) {
        if (!to.equals(path())) {
            roaming.ask(to, nowMs);
            challenge(nowMs);
        }
    }

    /** Ends the link and tells the other side, once: what is lost is found out by silence. */
    public void close(long nowMs) {
        if (!ended) {
            control(Control.close(), path(), nowMs);
            setup.owner().ended(this, Reason.ENDED);
        }
    }

    /** Takes a datagram of type DATA or CONTROL; null, or why it was refused. */
    @Nullable Reason receive(Path from, byte[] datagram, long nowMs) {
        int length = datagram.length - Layout.DATA_HEAD_BYTES - Crypto.TAG_BYTES;
        if (length < 0) {
            return Reason.TRUNCATED;
        }
        if (length > PLAIN_BYTES_MAX) {
            return Reason.TOO_LONG;
        }
        long counter = new Reader(datagram, 5, 8).u64();
        long number = counter & NUMBER_MAX;
        int epoch = (int) (counter >>> 48);
        if (!receiveKeys.knows(epoch, nowMs)) {
            return Reason.STALE;
        }
        if (!window.fits(number)) {
            return Reason.REPLAYED;
        }
        byte[] plain = new byte[length];
        System.arraycopy(datagram, 0, head, 0, head.length);
        int known = receiveKeys.epoch();
        if (receiveKeys.open(epoch, counter, head, datagram, plain) < 0) {
            return Reason.FORGED;
        }
        if (known != receiveKeys.epoch()) {
            receiveKeys.turned(nowMs);
        }
        boolean newest = number > window.newest();
        window.take(number);
        heardMs = nowMs;
        setup.owner().heard(this, nowMs);
        if (ended) {
            return Reason.REPLACED;
        }
        roaming.arrived(from, datagram.length, newest, nowMs);
        return datagram[0] == Layout.CONTROL
                ? control(from, plain, nowMs)
                : data(number, plain, nowMs);
    }

    private @Nullable Reason data(long number, byte[] plain, long nowMs) {
        outputs.add(new LinkOutput.Packet(this, number, plain));
        challenge(nowMs);
        return null;
    }

    private @Nullable Reason control(Path from, byte[] plain, long nowMs) {
        Control control = Control.read(plain);
        if (control == null) {
            return Reason.INVALID_FIELD;
        }
        if (control.closes()) {
            setup.owner().ended(this, Reason.ENDED);
            return null;
        }
        if (control.answers() && roaming.proven(control.answer())) {
            outputs.add(new LinkOutput.Roamed(this, path()));
        }
        if (control.challenges() && roaming.spend(from, Control.DATAGRAM_BYTES)) {
            // One datagram for one datagram: a challenge of our own goes along with the answer.
            byte[] ours = from.equals(roaming.candidate()) ? roaming.along(nowMs) : null;
            control(Control.answer(control.challenge(), ours), from, nowMs);
        } else {
            challenge(nowMs);
        }
        return null;
    }

    private void challenge(long nowMs) {
        Path to = roaming.candidate();
        byte[] challenge = roaming.due(Control.DATAGRAM_BYTES, nowMs);
        if (to != null && challenge != null) {
            control(Control.challenge(challenge), to, nowMs);
        }
        setup.owner().wake(roaming.deadlineMs());
    }

    private void control(Control control, Path to, long nowMs) {
        byte[] plain = control.bytes();
        outputs.add(
                new LinkOutput.Transmit(to, sealed(Layout.CONTROL, plain, plain.length, nowMs)));
    }

    /** Shows the other side that this one holds the keys and is there. */
    void keepAlive(long nowMs) {
        control(Control.keepAlive(), path(), nowMs);
    }

    /** The other side sent its FINISH again, so it has not heard from here yet. */
    @Nullable Reason finishAgain(byte[] datagram, long nowMs) {
        if (!Arrays.equals(datagram, finish)) {
            return Reason.UNEXPECTED;
        }
        keepAlive(nowMs);
        return null;
    }

    /** The FINISH that made this link. */
    void finished(byte[] datagram) {
        finish = datagram;
    }

    /** Does what time asks for; the reason, if the link is over. */
    @Nullable Reason expire(long nowMs) {
        receiveKeys.expire(nowMs);
        if (nowMs >= silentMs() || nowMs - startedMs >= AGE_MS_MAX) {
            return Reason.EXPIRED;
        }
        challenge(nowMs);
        if (nowMs - sentMs >= setup.keepAliveMs()) {
            keepAlive(nowMs);
        }
        return null;
    }

    long deadlineMs() {
        long aliveMs = Math.min(sentMs + setup.keepAliveMs(), silentMs());
        return Math.min(Math.min(aliveMs, startedMs + AGE_MS_MAX), roaming.deadlineMs());
    }

    private long silentMs() {
        return heardMs + SILENT_INTERVALS_MAX * setup.keepAliveMs();
    }

    long startedMs() {
        return startedMs;
    }

    int ownIndex() {
        return setup.ownIndex();
    }

    void end() {
        ended = true;
    }
}
