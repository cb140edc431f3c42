package kith.bridge.tls;

import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import kith.bridge.Handle;
import kith.bridge.Lane;
import kith.bridge.NodeError;
import kith.bridge.Route;
import kith.bridge.Routes;
import kith.bridge.Session;
import org.jspecify.annotations.Nullable;

/**
 * TLS as a machine of bytes: what the other end sent and what the page says go in, what is to be
 * sent and what the other end said come out. The bytes travel by whatever stream the page has, so
 * no permission is asked here.
 */
@Routes("tls")
public final class TlsRoutes {
    /** 64 KiB: far more than any protocol derives. */
    private static final int EXPORT_BYTES_MAX = 1 << 16;

    /** 64 characters to a line (RFC 7468). */
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final SystemTrust system;
    private final TlsFeatures features;

    public TlsRoutes(SystemTrust system, TlsFeatures features) {
        this.system = system;
        this.features = features;
    }

    /**
     * Keys and certificates that several connections share: Node's {@code createSecureContext}.
     *
     * @param settings what it is made of
     * @return names it; to be closed
     * @throws NodeError ERR_OSSL_PEM_NO_START_LINE ERR_OSSL_UNSUPPORTED a file cannot be read
     * @throws NodeError ERR_OSSL_BAD_DECRYPT ERR_TLS_PFX the passphrase is wrong
     * @throws NodeError ERR_SSL_NO_CIPHER_MATCH the list names no suite
     */
    @Route(on = Lane.TLS, sync = true)
    Handle context(Session session, ContextSettings settings) {
        return session.handles().add(new TlsContext(settings, system), "context");
    }

    /**
     * Begins one end of a connection.
     *
     * @param context what {@code context} answered
     * @param settings what it does
     * @return names it; to be closed
     * @throws NodeError EBADF the context is closed
     * @throws NodeError ERR_SSL_NO_PROTOCOLS_AVAILABLE nothing is left to agree on
     */
    @Route(on = Lane.TLS, sync = true)
    Handle begin(Session session, Handle context, SessionSettings settings) {
        TlsContext known = session.handles().find(context, TlsContext.class, "begin");
        return session.handles().add(new TlsSession(known, settings, features), "begin");
    }

    /**
     * Tells a server's end which context to use, after {@code step} told what the client wants.
     *
     * @param connection what {@code begin} answered
     * @param context what {@code context} answered
     * @param protocols what may be spoken inside (ALPN)
     * @throws NodeError EBADF one of them is closed
     */
    @Route(on = Lane.TLS)
    void choose(Session session, Handle connection, Handle context, List<String> protocols) {
        TlsContext known = session.handles().find(context, TlsContext.class, "choose");
        find(session, connection).choose(known, protocols);
    }

    /**
     * Goes on. One step of a connection at a time.
     *
     * @param connection what {@code begin} answered
     * @param received what the other end sent
     * @param said what the page says; only once both can talk
     * @param close whether the page says no more after that
     * @return what it came to; a fault is part of it, since bytes for the other end go with it
     * @throws NodeError EBADF it is closed
     */
    @Route(on = Lane.TLS)
    TlsStep step(
            Session session,
            Handle connection,
            ByteBuffer received,
            ByteBuffer said,
            boolean close) {
        return find(session, connection).step(received, said, close);
    }

    /**
     * What both ends agreed on.
     *
     * @param connection what {@code begin} answered
     * @return also the verdict about the other end's certificates
     * @throws NodeError EBADF it is closed
     * @throws NodeError ERR_TLS_INVALID_STATE they have not agreed yet
     * @throws NodeError ERR_TLS_NO_TRUST_STORE the system has no trusted certificates
     */
    @Route(on = Lane.TLS)
    TlsFacts facts(Session session, Handle connection) {
        return find(session, connection).facts(System.currentTimeMillis());
    }

    /**
     * Key material for other uses (RFC 5705).
     *
     * @param connection what {@code begin} answered
     * @param label what for
     * @param context about what; null for nothing
     * @param bytes how many, at most 65 536
     * @return the material
     * @throws NodeError ERR_TLS_INVALID_STATE they have not agreed yet
     */
    @Route(on = Lane.TLS, sync = true)
    ByteBuffer material(
            Session session,
            Handle connection,
            String label,
            @Nullable ByteBuffer context,
            int bytes) {
        byte[] about = context == null ? null : Identity.bytes(context);
        int count = Math.max(0, Math.min(bytes, EXPORT_BYTES_MAX));
        return ByteBuffer.wrap(find(session, connection).export(label, about, count));
    }

    /**
     * Closes a context or a connection. Connections of a closed context go on.
     *
     * @param open what {@code context} or {@code begin} answered
     * @throws NodeError EBADF it is closed already
     */
    @Route
    void close(Session session, Handle open) {
        AutoCloseable held = session.handles().remove(open, AutoCloseable.class, "close");
        if (held instanceof TlsSession connection) {
            connection.close();
        }
    }

    /**
     * The certificates the system trusts.
     *
     * @return PEM, one after another
     * @throws NodeError ERR_TLS_NO_TRUST_STORE the system has none
     */
    @Route(on = Lane.TLS, sync = true, large = true)
    String roots() {
        StringBuilder all = new StringBuilder();
        for (X509Certificate each : system.certificates()) {
            try {
                all.append("-----BEGIN CERTIFICATE-----\n");
                all.append(LINES.encodeToString(each.getEncoded()));
                all.append("\n-----END CERTIFICATE-----\n");
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("it was made of its bytes", e);
            }
        }
        return all.toString();
    }

    /**
     * The cipher suites there are.
     *
     * @return OpenSSL's names
     */
    @Route(sync = true)
    List<String> ciphers() {
        return CipherNames.all();
    }

    private static TlsSession find(Session session, Handle connection) {
        return session.handles().find(connection, TlsSession.class, "step");
    }
}
