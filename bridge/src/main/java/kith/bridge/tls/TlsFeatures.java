package kith.bridge.tls;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What platforms learned later than Android 8: protocols inside TLS (ALPN) and exported keys. */
public interface TlsFeatures {
    /** Offers protocols (RFC 7301), the preferred first. */
    void offer(SSLParameters parameters, String[] protocols);

    /** What both sides agreed on; empty for nothing. */
    String agreed(SSLEngine engine);

    /**
     * Key material of a connection (RFC 5705, RFC 8446 section 7.5).
     *
     * @param context may be null, which is not the same as empty before TLS 1.3
     * @return null when the platform has no way to it
     */
    byte @Nullable [] export(
            SSLSession session, String label, byte @Nullable [] context, int bytes);
}
