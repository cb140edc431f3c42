package kith.bridge.tls;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Keys, certificates and limits that several connections share: Node's secure context. Sessions of
 * one context can be resumed. Never changes.
 */
final class TlsContext implements AutoCloseable {
    /** From the oldest on. */
    private static final List<String> VERSIONS =
            Collections.unmodifiableList(Arrays.asList("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"));

    private final SSLContext context;
    private final List<Identity> identities;
    private final Supplier<List<X509Certificate>> trusted;
    private final boolean partialChain;
    private final List<String> ciphers;
    private final List<String> versions;

    /**
     * @throws kith.bridge.NodeError ERR_OSSL_… and ERR_SSL_… for what cannot be used
     */
    TlsContext(ContextSettings settings, SystemTrust system) {
        identities = Identity.all(settings);
        List<X509Certificate> own = new ArrayList<>();
        for (ByteBuffer file : settings.ca()) {
            own.addAll(Certificates.readable(Identity.bytes(file)));
        }
        trusted = settings.systemTrust() ? system::certificates : () -> own;
        partialChain = settings.partialChain();
        List<String> chosen = CipherNames.chosen(settings.ciphers());
        if (chosen == null) {
            throw TlsFault.ssl("no cipher match").error();
        }
        ciphers = chosen;
        int min = Math.max(0, VERSIONS.indexOf(settings.minVersion()));
        int max = VERSIONS.indexOf(settings.maxVersion());
        versions = min <= max ? VERSIONS.subList(min, max + 1) : Collections.emptyList();
        try {
            context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {new Identities(identities)},
                    new TrustManager[] {new Lenient(own)},
                    null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every platform has TLS", e);
        }
    }

    /**
     * A new end of a connection.
     *
     * @param host whom a client talks to, by which it finds a session to resume
     */
    SSLEngine engine(boolean server, @Nullable String host, int port) {
        SSLEngine engine =
                host == null ? context.createSSLEngine() : context.createSSLEngine(host, port);
        engine.setUseClientMode(!server);
        engine.setEnabledProtocols(supported(versions, engine.getSupportedProtocols()));
        engine.setEnabledCipherSuites(supported(ciphers, engine.getSupportedCipherSuites()));
        return engine;
    }

    private static String[] supported(List<String> wanted, String[] known) {
        List<String> both = new ArrayList<>(wanted);
        both.retainAll(Arrays.asList(known));
        if (both.isEmpty()) {
            throw TlsFault.ssl("no protocols available").error();
        }
        return both.toArray(new String[0]);
    }

    /**
     * Who is trusted.
     *
     * @throws kith.bridge.NodeError ERR_TLS_NO_TRUST_STORE the system has no certificates
     */
    Trust trust() {
        return new Trust(trusted.get(), partialChain);
    }

    /** The certificate a server shows first, null when it has none. */
    @Nullable X509Certificate certificate() {
        return identities.isEmpty() ? null : identities.get(0).chain().get(0);
    }

    @Override
    public void close() {
        // Nothing of it is open.
    }
}
