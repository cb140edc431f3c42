package kith.bridge.tls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What both ends of a connection agreed on.
 *
 * @param protocol for instance {@code TLSv1.3}
 * @param cipher OpenSSL's name of the suite
 * @param standardCipher the standard's name of it
 * @param alpn the protocol spoken inside; empty for none
 * @param fault why the other end's certificates are not trusted, in OpenSSL's words; null when they
 *     are, or nobody asked for any
 * @param reused whether an earlier session was resumed
 * @param peer the other end's certificates, its own first, as far as the chain could be put
 *     together
 * @param own the certificate that was shown to the other end; null for none
 */
public record TlsFacts(
        String protocol,
        String cipher,
        String standardCipher,
        String alpn,
        @Nullable String fault,
        boolean reused,
        List<CertificateFacts> peer,
        @Nullable CertificateFacts own) {}
