package kith.system;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLKeyException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import kith.bridge.tls.TlsFeatures;
import org.jspecify.annotations.Nullable;

/** {@link TlsFeatures} by the JDK. */
public final class JdkTls implements TlsFeatures {
    @Override
    public void offer(SSLParameters parameters, String[] protocols) {
        parameters.setApplicationProtocols(protocols);
    }

    @Override
    public String agreed(SSLEngine engine) {
        String agreed = engine.getApplicationProtocol();
        return agreed == null ? "" : agreed;
    }

    @Override
    public byte @Nullable [] export(
            SSLSession session, String label, byte @Nullable [] context, int bytes) {
        try {
            return session instanceof ExtendedSSLSession extended
                    ? extended.exportKeyingMaterialData(label, context, bytes)
                    : null;
        } catch (SSLKeyException | UnsupportedOperationException e) {
            return null;
        }
    }
}
