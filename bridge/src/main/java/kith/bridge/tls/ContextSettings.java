package kith.bridge.tls;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a page's secure context is made of.
 *
 * @param ca files of certificates that are trusted
 * @param systemTrust whether those of the system are trusted instead
 * @param partialChain whether a chain may end at a trusted certificate that is not its own issuer
 * @param cert files with a certificate each and those that lead on from it
 * @param key private keys, in PEM
 * @param pfx files in PKCS#12 with key and certificates
 * @param ciphers OpenSSL's list; empty for the usual ones
 * @param minVersion {@code TLSv1}, {@code TLSv1.1}, {@code TLSv1.2} or {@code TLSv1.3}
 * @param maxVersion as minVersion
 */
public record ContextSettings(
        List<ByteBuffer> ca,
        boolean systemTrust,
        boolean partialChain,
        List<ByteBuffer> cert,
        List<KeyMaterial> key,
        List<KeyMaterial> pfx,
        String ciphers,
        String minVersion,
        String maxVersion) {}
