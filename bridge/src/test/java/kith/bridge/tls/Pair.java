package kith.bridge.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Two ends of a connection in memory. */
final class Pair {
    static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** Certificates of the tests of the page, so that both judge the same. */
    private static final Path FILES =
            Path.of("../page/src/test/js/conformance/tls/certificates.js");

    static final TlsFeatures FEATURES =
            new TlsFeatures() {
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
                        SSLSession session, String label, byte @Nullable [] about, int bytes) {
                    return null;
                }
            };

    final TlsSession client;
    final TlsSession server;

    Pair(TlsSession client, TlsSession server) {
        this.client = client;
        this.server = server;
    }

    /** A server that shows a certificate, and a client that trusts the root. */
    static Pair of(String certificate) {
        return new Pair(client(context("", "root")), server(context(certificate, "root")));
    }

    static TlsSession client(TlsContext context) {
        return new TlsSession(
                context,
                new SessionSettings(false, "localhost", "", List.of(), false, false, false),
                FEATURES);
    }

    static TlsSession server(TlsContext context) {
        return new TlsSession(
                context,
                new SessionSettings(true, "", "", List.of(), false, false, false),
                FEATURES);
    }

    /**
     * @param own names of certificates with their keys, joined by spaces; empty for none
     * @param trusted names of certificates
     */
    static TlsContext context(String own, String trusted) {
        return context(own, trusted, "TLSv1.2", "TLSv1.3", "");
    }

    static TlsContext context(String own, String trusted, String min, String max, String ciphers) {
        List<ByteBuffer> cert = own.isEmpty() ? List.of() : List.of(chain(own));
        List<KeyMaterial> key =
                own.isEmpty()
                        ? List.of()
                        : List.of(new KeyMaterial(file(own.split(" ")[0] + "Key"), null));
        List<ByteBuffer> ca = trusted.isEmpty() ? List.of() : List.of(chain(trusted));
        return new TlsContext(
                new ContextSettings(ca, false, false, cert, key, List.of(), ciphers, min, max),
                new SystemTrust(Path.of("/nowhere"), Map.of()));
    }

    private static ByteBuffer chain(String names) {
        StringBuilder all = new StringBuilder();
        for (String name : names.split(" ")) {
            all.append(text(name));
        }
        return ByteBuffer.wrap(all.toString().getBytes(StandardCharsets.US_ASCII));
    }

    static ByteBuffer file(String name) {
        return ByteBuffer.wrap(text(name).getBytes(StandardCharsets.US_ASCII));
    }

    static String text(String name) {
        try {
            Matcher found =
                    Pattern.compile("export const " + name + " = `([^`]*)`")
                            .matcher(Files.readString(FILES));
            if (!found.find()) {
                throw new AssertionError("no " + name);
            }
            return found.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What one end says to the other until neither has more to say; the last step of each. */
    record Outcome(TlsStep client, TlsStep server) {}

    Outcome talk() {
        TlsStep fromClient = client.step(NOTHING, NOTHING, false);
        TlsStep fromServer = server.step(bytes(fromClient.encrypted()), NOTHING, false);
        for (int i = 0; i < 20; i++) {
            ByteBuffer back = bytes(fromServer.encrypted());
            if (!back.hasRemaining() && !fromClient.encrypted().hasRemaining()) {
                break;
            }
            fromClient = client.step(back, NOTHING, false);
            fromServer = server.step(bytes(fromClient.encrypted()), NOTHING, false);
        }
        return new Outcome(fromClient, fromServer);
    }

    private static ByteBuffer bytes(ByteBuffer buffer) {
        return buffer.duplicate();
    }
}
