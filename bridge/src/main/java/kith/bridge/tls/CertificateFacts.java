package kith.bridge.tls;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says.
 *
 * @param subject whose it is, in its order
 * @param issuer who issued it, in its order
 * @param altNames other names; types as OpenSSL writes them ({@code DNS}, {@code IP Address})
 * @param infoAccess where to learn more about it, by method
 * @param purposes what it may be used for, object identifiers; null when it does not say
 * @param ca whether it may issue others
 * @param serialNumber hexadecimal digits
 * @param notBeforeMs since 1970
 * @param notAfterMs since 1970
 * @param modulus of an RSA key, hexadecimal digits; null for others
 * @param exponent of an RSA key; null for others
 * @param bits of the key; 0 when unknown
 * @param curve OpenSSL's name of an EC key's curve; null for others
 * @param publicKey as the certificate has it; for an EC key its point alone
 * @param raw the certificate
 * @param fingerprints SHA-1, SHA-256 and SHA-512 of the certificate
 */
public record CertificateFacts(
        List<NamePart> subject,
        List<NamePart> issuer,
        List<NamePart> altNames,
        List<NamePart> infoAccess,
        @Nullable List<String> purposes,
        boolean ca,
        String serialNumber,
        double notBeforeMs,
        double notAfterMs,
        @Nullable String modulus,
        @Nullable String exponent,
        int bits,
        @Nullable String curve,
        ByteBuffer publicKey,
        ByteBuffer raw,
        List<ByteBuffer> fingerprints) {}
