package kith.bridge.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a chain of certificates leads to one that is trusted, and if not why, in OpenSSL's words
 * ({@code X509_V_ERR_…} as Node writes them). Where several things are wrong the last one found is
 * told, in OpenSSL's order: the chain, its purposes, its times. What passes all that is given to
 * the platform's PKIX validator too (RFC 5280: names constraints, critical extensions, weak
 * algorithms).
 */
final class Trust {
    static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_PURPOSE = "2.5.29.37.0";

    /** 32 certificates; OpenSSL takes 100, real chains have four. */
    private static final int CHAIN_MAX = 32;

    private final List<X509Certificate> trusted;
    private final boolean mayEndAnywhere;

    /**
     * @param mayEndAnywhere whether a trusted certificate need not be its own issuer ({@code
     *     allowPartialTrustChain})
     */
    Trust(List<X509Certificate> trusted, boolean mayEndAnywhere) {
        this.trusted = trusted;
        this.mayEndAnywhere = mayEndAnywhere;
    }

    /** A chain that was put together, and what is wrong with it; a null fault is nothing yet. */
    private record Path(List<X509Certificate> chain, boolean isTrusted, @Nullable String fault) {}

    /**
     * The verdict about what a peer sent.
     *
     * @param sent the peer's own certificate first
     * @param purpose {@link #SERVER_AUTH} or {@link #CLIENT_AUTH}
     * @return null when it is trusted, else for instance {@code CERT_HAS_EXPIRED}
     */
    @Nullable String fault(List<X509Certificate> sent, String purpose, long nowMs) {
        Path path = path(sent);
        String fault = path.fault();
        String purposeFault = purposeFault(path.chain(), purpose);
        fault = purposeFault != null ? purposeFault : fault;
        String timeFault = timeFault(path.chain(), Instant.ofEpochMilli(nowMs));
        fault = timeFault != null ? timeFault : fault;
        return fault == null && !isValid(path.chain(), nowMs) ? "CERT_REJECTED" : fault;
    }

    /** The chain as far as it can be put together, the peer's own certificate first. */
    List<X509Certificate> chain(List<X509Certificate> sent) {
        return path(sent).chain();
    }

    private Path path(List<X509Certificate> sent) {
        List<X509Certificate> chain = new ArrayList<>();
        X509Certificate last = sent.get(0);
        boolean isTrusted = trusted.contains(last);
        chain.add(last);
        while (chain.size() < CHAIN_MAX) {
            if (isTrusted && (mayEndAnywhere || isItsOwnIssuer(last))) {
                return new Path(chain, true, null);
            }
            if (isItsOwnIssuer(last)) {
                String fault =
                        chain.size() == 1
                                ? "DEPTH_ZERO_SELF_SIGNED_CERT"
                                : "SELF_SIGNED_CERT_IN_CHAIN";
                return new Path(chain, false, fault);
            }
            X509Certificate issuer = issuer(last, trusted, chain);
            isTrusted = issuer != null;
            if (issuer == null) {
                issuer = issuer(last, sent, chain);
            }
            if (issuer == null) {
                String more =
                        trusted.contains(last)
                                ? "UNABLE_TO_GET_ISSUER_CERT"
                                : "UNABLE_TO_GET_ISSUER_CERT_LOCALLY";
                return new Path(
                        chain, false, chain.size() == 1 ? "UNABLE_TO_VERIFY_LEAF_SIGNATURE" : more);
            }
            chain.add(issuer);
            last = issuer;
        }
        return new Path(chain, false, "CERT_CHAIN_TOO_LONG");
    }

    private static @Nullable X509Certificate issuer(
            X509Certificate of, List<X509Certificate> among, List<X509Certificate> without) {
        for (X509Certificate each : among) {
            if (each.getSubjectX500Principal().equals(of.getIssuerX500Principal())
                    && !without.contains(each)
                    && isSignedBy(of, each)) {
                return each;
            }
        }
        return null;
    }

    private static boolean isItsOwnIssuer(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && isSignedBy(certificate, certificate);
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static @Nullable String purposeFault(List<X509Certificate> chain, String purpose) {
        String fault = null;
        for (int i = 0; i < chain.size(); i++) {
            X509Certificate each = chain.get(i);
            if (i > 0 && each.getBasicConstraints() < 0 && each.getVersion() > 1) {
                return "INVALID_PURPOSE";
            }
            // Those between the first and this one, less the first itself.
            if (i > 0 && each.getBasicConstraints() < i - 1 && each.getVersion() > 1) {
                fault = "PATH_LENGTH_EXCEEDED";
            }
            if (!serves(each, purpose)) {
                return "INVALID_PURPOSE";
            }
        }
        return fault;
    }

    private static boolean serves(X509Certificate certificate, String purpose) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null || purposes.contains(purpose) || purposes.contains(ANY_PURPOSE);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static @Nullable String timeFault(List<X509Certificate> chain, Instant now) {
        String fault = null;
        for (int i = chain.size() - 1; i >= 0; i--) {
            if (now.isBefore(chain.get(i).getNotBefore().toInstant())) {
                fault = "CERT_NOT_YET_VALID";
            }
            if (now.isAfter(chain.get(i).getNotAfter().toInstant())) {
                fault = "CERT_HAS_EXPIRED";
            }
        }
        return fault;
    }

    private static boolean isValid(List<X509Certificate> chain, long nowMs) {
        X509Certificate anchor = chain.get(chain.size() - 1);
        List<X509Certificate> rest = chain.size() == 1 ? chain : chain.subList(0, chain.size() - 1);
        try {
            PKIXParameters parameters =
                    new PKIXParameters(Collections.singleton(new TrustAnchor(anchor, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(Instant.ofEpochMilli(nowMs)));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(rest),
                            parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
