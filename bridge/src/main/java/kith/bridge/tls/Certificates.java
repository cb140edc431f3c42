package kith.bridge.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads certificates of PEM files. */
final class Certificates {
    private Certificates() {}

    /** Those that can be read: lists of systems may hold what a platform does not know. */
    static List<X509Certificate> readable(byte[] file) {
        List<X509Certificate> all = new ArrayList<>();
        for (Pem block : Pem.all(file)) {
            if (isCertificate(block)) {
                try {
                    all.add(read(block.der()));
                } catch (CertificateException e) {
                    // Nobody can be trusted by it, then.
                }
            }
        }
        return all;
    }

    /**
     * All in a file, which has at least one.
     *
     * @throws kith.bridge.NodeError ERR_OSSL_PEM_NO_START_LINE there is none
     */
    static List<X509Certificate> all(byte[] file) {
        List<X509Certificate> all = new ArrayList<>();
        for (Pem block : Pem.all(file)) {
            if (isCertificate(block)) {
                try {
                    all.add(read(block.der()));
                } catch (CertificateException e) {
                    throw new TlsFault("PEM routines", "ASN1 lib").error();
                }
            }
        }
        if (all.isEmpty()) {
            throw new TlsFault("PEM routines", "no start line").error();
        }
        return all;
    }

    private static boolean isCertificate(Pem block) {
        return block.label().equals("CERTIFICATE")
                || block.label().equals("X509 CERTIFICATE")
                || block.label().equals("TRUSTED CERTIFICATE");
    }

    private static X509Certificate read(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der));
    }
}
