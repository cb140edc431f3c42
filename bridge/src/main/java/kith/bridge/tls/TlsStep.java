package kith.bridge.tls;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What one step of a connection came to.
 *
 * @param encrypted to be sent to the other end, before anything else is done
 * @param plain what the other end said
 * @param state how far it is
 * @param hello what the client wants, once, when the context is to be chosen
 * @param code of a fault that ends the connection, for instance {@code ERR_SSL_NO_SHARED_CIPHER}
 * @param reason of the fault, in OpenSSL's words
 */
public record TlsStep(
        ByteBuffer encrypted,
        ByteBuffer plain,
        TlsState state,
        @Nullable ClientHello hello,
        @Nullable String code,
        @Nullable String reason) {}
