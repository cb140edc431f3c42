package kith.bridge.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kith.bridge.NodeError;
import org.jspecify.annotations.Nullable;

/**
 * A private key and the certificates that lead from its own on.
 *
 * @param chain its own first
 */
record Identity(PrivateKey key, List<X509Certificate> chain) {

    /** All of a context: each certificate goes with the key that fits. */
    static List<Identity> all(ContextSettings settings) {
        List<PrivateKey> keys = new ArrayList<>();
        for (KeyMaterial each : settings.key()) {
            keys.add(PrivateKeys.read(bytes(each.file()), each.passphrase()));
        }
        List<Identity> all = new ArrayList<>();
        for (ByteBuffer file : settings.cert()) {
            List<X509Certificate> chain = Certificates.all(bytes(file));
            PrivateKey key = keyOf(chain.get(0).getPublicKey(), keys);
            if (key != null) {
                all.add(new Identity(key, chain));
            } else if (!keys.isEmpty() && keys.size() >= settings.cert().size()) {
                throw new TlsFault("x509 certificate routines", "key values mismatch").error();
            }
        }
        for (KeyMaterial each : settings.pfx()) {
            all.addAll(packed(each));
        }
        return all;
    }

    private static @Nullable PrivateKey keyOf(PublicKey publicKey, List<PrivateKey> keys) {
        for (PrivateKey key : keys) {
            if (fits(publicKey, key)) {
                return key;
            }
        }
        return null;
    }

    private static boolean fits(PublicKey publicKey, PrivateKey key) {
        if (publicKey instanceof RSAKey known && key instanceof RSAKey own) {
            return known.getModulus().equals(own.getModulus());
        }
        if (publicKey instanceof ECKey known && key instanceof ECKey own) {
            return known.getParams().getOrder().equals(own.getParams().getOrder());
        }
        return publicKey.getAlgorithm().equals(key.getAlgorithm());
    }

    private static List<Identity> packed(KeyMaterial file) {
        char[] secret = file.passphrase() == null ? new char[0] : file.passphrase().toCharArray();
        List<Identity> all = new ArrayList<>();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes(file.file())), secret);
            for (String alias : Collections.list(store.aliases())) {
                Certificate[] chain = store.getCertificateChain(alias);
                if (store.getKey(alias, secret) instanceof PrivateKey key && chain != null) {
                    List<X509Certificate> certificates = new ArrayList<>();
                    for (Certificate each : chain) {
                        certificates.add((X509Certificate) each);
                    }
                    all.add(new Identity(key, certificates));
                }
            }
        } catch (IOException e) {
            boolean wrongSecret = e.getCause() instanceof GeneralSecurityException;
            throw NodeError.of(
                    "ERR_TLS_PFX", wrongSecret ? "mac verify failure" : "not enough data");
        } catch (GeneralSecurityException e) {
            throw NodeError.of("ERR_TLS_PFX", "mac verify failure");
        }
        return all;
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
