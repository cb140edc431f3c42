package kith.bridge.tls;

import java.io.ByteArrayOutputStream;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection: bytes of the other end and of the page in, bytes for both out. It knows
 * no socket and waits for nothing. Steps come one after another, from any thread.
 */
final class TlsSession implements AutoCloseable {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** 64 KiB that were not yet a whole record; a record has 16 KiB and a bit. */
    private static final int HELD_BYTES_MAX = 1 << 16;

    private final SessionSettings settings;
    private final TlsFeatures features;
    private TlsContext context;
    private @Nullable SSLEngine engine;
    private ByteBuffer held = NOTHING;
    private final ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
    private @Nullable ClientHello hello;
    private @Nullable TlsFault fault;
    private boolean established;
    private boolean ended;
    private boolean closing;
    private long begunMs;

    TlsSession(TlsContext context, SessionSettings settings, TlsFeatures features) {
        this.context = context;
        this.settings = settings;
        this.features = features;
        if (!settings.awaitHello()) {
            engine = begun(settings.protocols());
        }
    }

    /**
     * Says which context and protocols a client gets that told what it wants; its bytes so far are
     * read by the next step.
     */
    synchronized void choose(TlsContext chosen, List<String> protocols) {
        if (engine == null) {
            context = chosen;
            engine = begun(protocols);
        }
    }

    private SSLEngine begun(List<String> protocols) {
        begunMs = System.currentTimeMillis();
        boolean server = settings.server();
        String host = settings.resumable().isEmpty() ? null : settings.resumable();
        SSLEngine made = context.engine(server, host, 443);
        SSLParameters parameters = made.getSSLParameters();
        if (!protocols.isEmpty()) {
            features.offer(parameters, protocols.toArray(new String[0]));
        }
        if (server && settings.requestCert()) {
            if (settings.rejectUnauthorized()) {
                parameters.setNeedClientAuth(true);
            } else {
                parameters.setWantClientAuth(true);
            }
        }
        if (!server) {
            parameters.setServerNames(
                    settings.servername().isEmpty()
                            ? Collections.emptyList()
                            : Collections.singletonList(name(settings.servername())));
        }
        made.setSSLParameters(parameters);
        return made;
    }

    private static SNIHostName name(String host) {
        try {
            return new SNIHostName(
                    host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
        } catch (IllegalArgumentException e) {
            throw TlsFault.ssl("ssl3 ext invalid servername").error();
        }
    }

    /**
     * Goes on.
     *
     * @param received what the other end sent
     * @param said what the page says, taken when both can talk, else kept by the page
     * @param close whether the page says no more after that
     */
    synchronized TlsStep step(ByteBuffer received, ByteBuffer said, boolean close) {
        encrypted.reset();
        plain.reset();
        hello = null;
        if (fault == null) {
            hold(received);
            try {
                advance(said, close);
            } catch (SSLException e) {
                fail(TlsFault.ssl(SslReasons.of(e)));
            } catch (IllegalStateException | IllegalArgumentException e) {
                // The platform throws these for some records that are none.
                fail(TlsFault.ssl("internal error"));
            }
        }
        TlsFault told = fault;
        return new TlsStep(
                ByteBuffer.wrap(encrypted.toByteArray()),
                ByteBuffer.wrap(plain.toByteArray()),
                ended ? TlsState.ENDED : established ? TlsState.OPEN : TlsState.HANDSHAKE,
                hello,
                told == null ? null : told.code(),
                told == null ? null : told.reason());
    }

    private void hold(ByteBuffer received) {
        if (!held.hasRemaining()) {
            held = received;
            return;
        }
        ByteBuffer joined = ByteBuffer.allocate(held.remaining() + received.remaining());
        joined.put(held).put(received);
        ((Buffer) joined).flip();
        held = joined;
    }

    private void advance(ByteBuffer said, boolean close) throws SSLException {
        SSLEngine running = engine;
        if (running == null) {
            hello = ClientHello.read(held);
            if (hello == null && held.remaining() > HELD_BYTES_MAX) {
                fail(TlsFault.ssl("excessive message size"));
            }
            return;
        }
        if (running.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING && !established) {
            running.beginHandshake();
        }
        turn(running, said);
        if (close && !closing && established && !said.hasRemaining()) {
            closing = true;
            running.closeOutbound();
            turn(running, NOTHING);
        }
        // What is left of a record is copied, so that the request it came in is not kept.
        held = held.hasRemaining() ? copy(held) : NOTHING;
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes);
        ((Buffer) copy).flip();
        return copy;
    }

    private void turn(SSLEngine running, ByteBuffer said) throws SSLException {
        boolean goesOn = true;
        while (goesOn) {
            HandshakeStatus status = running.getHandshakeStatus();
            refuseToBeginAnew(running, status);
            goesOn =
                    switch (status) {
                        case NEED_TASK -> {
                            runTasks(running);
                            yield true;
                        }
                        case NEED_WRAP -> wrap(running, NOTHING);
                        case NOT_HANDSHAKING, FINISHED ->
                                (held.hasRemaining() && !ended && unwrap(running))
                                        || (said.hasRemaining() && wrap(running, said));
                        default -> (held.hasRemaining() || isAgain(status)) && unwrap(running);
                    };
        }
    }

    /** A record in the engine is still to be read (DTLS only, but harmless to ask). */
    private static boolean isAgain(HandshakeStatus status) {
        return status.name().equals("NEED_UNWRAP_AGAIN");
    }

    /**
     * A handshake within a connection (before TLS 1.3) costs one end far more than the other, and
     * nobody needs it.
     */
    private void refuseToBeginAnew(SSLEngine running, HandshakeStatus status) throws SSLException {
        boolean idle =
                status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.FINISHED;
        if (established
                && !idle
                && !closing
                && !running.isInboundDone()
                && !running.isOutboundDone()
                && !running.getSession().getProtocol().equals("TLSv1.3")) {
            throw new SSLException("renegotiation is refused");
        }
    }

    private static void runTasks(SSLEngine running) {
        for (Runnable task = running.getDelegatedTask();
                task != null;
                task = running.getDelegatedTask()) {
            task.run();
        }
    }

    private boolean wrap(SSLEngine running, ByteBuffer from) throws SSLException {
        int before = from.remaining();
        ByteBuffer out = ByteBuffer.allocate(running.getSession().getPacketBufferSize());
        SSLEngineResult result = running.wrap(from, out);
        ((Buffer) out).flip();
        encrypted.write(out.array(), 0, out.remaining());
        note(running, result);
        return result.getStatus() == SSLEngineResult.Status.OK
                && (result.bytesProduced() > 0 || from.remaining() < before);
    }

    private boolean unwrap(SSLEngine running) throws SSLException {
        ByteBuffer out = ByteBuffer.allocate(running.getSession().getApplicationBufferSize());
        SSLEngineResult result = running.unwrap(held, out);
        ((Buffer) out).flip();
        plain.write(out.array(), 0, out.remaining());
        note(running, result);
        if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            ended = true;
        }
        return result.getStatus() == SSLEngineResult.Status.OK;
    }

    private void note(SSLEngine running, SSLEngineResult result) {
        established |= result.getHandshakeStatus() == HandshakeStatus.FINISHED;
        ended |= running.isInboundDone();
    }

    /** Ends it, with an alert for the other end if the engine has one. */
    private void fail(TlsFault reason) {
        fault = reason;
        held = NOTHING;
        SSLEngine running = engine;
        try {
            boolean goesOn = running != null;
            while (goesOn && running != null) {
                goesOn =
                        running.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
                                && wrap(running, NOTHING);
            }
        } catch (SSLException e) {
            // It has failed already.
        }
    }

    private SSLEngine open() {
        SSLEngine running = engine;
        if (running == null || !established) {
            throw kith.bridge.NodeError.of(
                    "ERR_TLS_INVALID_STATE", "TLS socket connection must be securely established");
        }
        return running;
    }

    /** What both ends agreed on, and the verdict about the other end's certificates. */
    synchronized TlsFacts facts(long nowMs) {
        SSLEngine running = open();
        SSLSession session = running.getSession();
        List<X509Certificate> sent = sent(session);
        String purpose = settings.server() ? Trust.CLIENT_AUTH : Trust.SERVER_AUTH;
        boolean asked = !settings.server() || settings.requestCert();
        String fault = null;
        List<X509Certificate> chain = sent;
        if (asked) {
            Trust trust = context.trust();
            fault =
                    sent.isEmpty()
                            ? "UNABLE_TO_GET_ISSUER_CERT"
                            : trust.fault(sent, purpose, nowMs);
            chain = sent.isEmpty() ? sent : trust.chain(sent);
        }
        List<CertificateFacts> peer = new ArrayList<>();
        for (X509Certificate each : chain) {
            peer.add(CertificateReader.facts(each));
        }
        X509Certificate own = own(session);
        String cipher = session.getCipherSuite();
        return new TlsFacts(
                session.getProtocol(),
                CipherNames.shown(cipher),
                cipher,
                features.agreed(running),
                fault,
                session.getCreationTime() < begunMs,
                peer,
                own == null ? null : CertificateReader.facts(own));
    }

    private static List<X509Certificate> sent(SSLSession session) {
        List<X509Certificate> sent = new ArrayList<>();
        try {
            for (Certificate each : session.getPeerCertificates()) {
                sent.add((X509Certificate) each);
            }
        } catch (SSLPeerUnverifiedException e) {
            // It sent none.
        }
        return sent;
    }

    private static @Nullable X509Certificate own(SSLSession session) {
        Certificate[] own = session.getLocalCertificates();
        return own == null || own.length == 0 ? null : (X509Certificate) own[0];
    }

    /** Key material of this connection. */
    synchronized byte[] export(String label, byte @Nullable [] about, int bytes) {
        SSLSession session = open().getSession();
        byte[] exported = features.export(session, label, about, bytes);
        if (exported == null) {
            throw kith.bridge.NodeError.of(
                    "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
                    "exportKeyingMaterial is unavailable on the current platform");
        }
        return Arrays.copyOf(exported, bytes);
    }

    @Override
    public synchronized void close() {
        fault = TlsFault.ssl("protocol is shutdown");
        held = NOTHING;
    }
}
