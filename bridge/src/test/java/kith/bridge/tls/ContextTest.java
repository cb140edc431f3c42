package kith.bridge.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import kith.bridge.NodeError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextTest {
    @TempDir Path root;

    private static byte[] file(String name) {
        return Pair.text(name).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static String code(org.junit.jupiter.api.function.Executable run) {
        return String.valueOf(assertThrows(NodeError.class, run).code());
    }

    @ParameterizedTest
    @CsvSource({
        "serverKey, , RSA",
        "pkcs1Key, , RSA",
        "sealedKey, secret, RSA",
        "sealedoldKey, secret, RSA",
        "curveKey, , EC",
        "sec1Key, , EC"
    })
    void readsKeysInEveryForm(String name, @Nullable String passphrase, String algorithm) {
        assertEquals(algorithm, PrivateKeys.read(file(name), passphrase).getAlgorithm());
    }

    @Test
    void refusesKeysItCannotRead() {
        assertEquals("ERR_OSSL_UNSUPPORTED", code(() -> PrivateKeys.read(new byte[3], null)));
        assertEquals("ERR_OSSL_UNSUPPORTED", code(() -> PrivateKeys.read(file("root"), null)));
        assertEquals("ERR_OSSL_BAD_DECRYPT", code(() -> PrivateKeys.read(file("sealedKey"), "no")));
        assertEquals("ERR_OSSL_BAD_DECRYPT", code(() -> PrivateKeys.read(file("sealedKey"), null)));
        assertEquals(
                "ERR_OSSL_BAD_DECRYPT", code(() -> PrivateKeys.read(file("sealedoldKey"), "no")));
        assertEquals("ERR_OSSL_PEM_NO_START_LINE", code(() -> Certificates.all(new byte[3])));
    }

    @Test
    void refusesAKeyThatIsNotTheCertificates() {
        ContextSettings settings =
                new ContextSettings(
                        List.of(),
                        false,
                        false,
                        List.of(Pair.file("server")),
                        List.of(new KeyMaterial(Pair.file("selfKey"), null)),
                        List.of(),
                        "",
                        "TLSv1.2",
                        "TLSv1.3");
        assertEquals("ERR_OSSL_KEY_VALUES_MISMATCH", code(() -> Identity.all(settings)));
    }

    @Test
    void unpacksPkcs12() {
        byte[] pfx = Base64.getMimeDecoder().decode(Pair.text("serverPfx"));
        assertEquals(1, packed(pfx, "secret").size());
        assertEquals("ERR_TLS_PFX", code(() -> packed(pfx, "wrong")));
        assertEquals("ERR_TLS_PFX", code(() -> packed(new byte[] {1}, "secret")));
    }

    private static List<Identity> packed(byte[] pfx, String secret) {
        return Identity.all(
                new ContextSettings(
                        List.of(),
                        false,
                        false,
                        List.of(),
                        List.of(),
                        List.of(new KeyMaterial(ByteBuffer.wrap(pfx), secret)),
                        "",
                        "TLSv1.2",
                        "TLSv1.3"));
    }

    @Test
    void findsTheSystemsCertificatesWhereItsDistributionKeepsThem() throws IOException {
        for (String place :
                List.of("etc/ssl/certs/ca-certificates.crt", "etc/pki/tls/certs/ca-bundle.crt")) {
            Path file = root.resolve(place);
            Files.createDirectories(file.getParent());
            Files.write(file, file("root"));
            assertEquals(1, new SystemTrust(root, Map.of()).certificates().size(), place);
            Files.delete(file);
        }
        Files.write(root.resolve("etc/ssl/certs/one.pem"), file("root"));
        Files.write(root.resolve("etc/ssl/certs/same.0"), file("root"));
        assertEquals(1, new SystemTrust(root, Map.of()).certificates().size(), "each once");
    }

    @Test
    void readsThePlacesThatTheEnvironmentNames() throws IOException {
        Path file = root.resolve("mine.pem");
        Files.write(file, file("self"));
        Map<String, String> named = Map.of("SSL_CERT_FILE", file.toString());
        assertEquals(1, new SystemTrust(root, named).certificates().size());
        Map<String, String> nowhere = Map.of("SSL_CERT_DIR", root.resolve("none").toString());
        assertEquals(
                "ERR_TLS_NO_TRUST_STORE",
                code(() -> new SystemTrust(root, nowhere).certificates()));
    }

    @Test
    void saysClearlyThatThereAreNone() {
        NodeError none =
                assertThrows(NodeError.class, () -> new SystemTrust(root, Map.of()).certificates());
        assertTrue(none.message().contains("ca-certificates"), none.message());
    }

    @Test
    void understandsListsOfCipherSuites() {
        assertEquals(
                List.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
                chosen("ECDHE-RSA-AES128-GCM-SHA256:!TLSv1.3").stream()
                        .filter(name -> name.contains("_WITH_"))
                        .toList());
        assertEquals(
                List.of("TLS_AES_128_GCM_SHA256"), CipherNames.chosen("TLS_AES_128_GCM_SHA256"));
        assertNull(CipherNames.chosen("x"));
        assertNull(CipherNames.chosen("ALL:!ALL"));
        List<String> some = chosen("ECDHE+AESGCM:!ECDSA");
        assertTrue(some.contains("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"));
        assertFalse(some.contains("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"));
        assertFalse(some.contains("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"));
        assertEquals(
                "ECDHE-RSA-AES128-SHA", CipherNames.shown("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"));
    }

    private static List<String> chosen(String list) {
        List<String> chosen = CipherNames.chosen(list);
        assertNotNull(chosen, list);
        return chosen;
    }

    @Test
    void readsNoMoreThanDerSays() {
        byte[] name = Der.value(Der.SEQUENCE, new byte[] {0x31, 0x7f, 0x30});
        assertEquals(List.of(), CertificateReader.name(name));
        for (int length = 0; length < name.length; length++) {
            assertEquals(List.of(), CertificateReader.name(java.util.Arrays.copyOf(name, length)));
        }
        assertEquals(200, Der.value(4, new byte[197]).length);
        assertEquals(70_005, Der.value(4, new byte[70_000]).length);
    }
}
