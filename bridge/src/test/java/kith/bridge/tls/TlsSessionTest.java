package kith.bridge.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kith.bridge.NodeError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsSessionTest {
    private static final long NOW = System.currentTimeMillis();

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    @Test
    void carriesBytesBothWays() {
        Pair pair = Pair.of("server");
        assertEquals(TlsState.OPEN, pair.talk().client().state());
        TlsStep said = pair.client.step(Pair.NOTHING, utf8("hello"), false);
        assertFalse(text(said.encrypted()).contains("hello"));
        TlsStep heard = pair.server.step(said.encrypted(), utf8("back"), false);
        assertEquals("hello", text(heard.plain()));
        assertEquals(
                "back", text(pair.client.step(heard.encrypted(), Pair.NOTHING, false).plain()));
    }

    @Test
    void takesRecordsInPiecesOfOneByte() {
        Pair pair = Pair.of("server");
        pair.talk();
        byte[] large = new byte[100_000];
        new Random(7).nextBytes(large);
        ByteBuffer sent = pair.client.step(Pair.NOTHING, ByteBuffer.wrap(large), false).encrypted();
        ByteBuffer heard = ByteBuffer.allocate(large.length);
        while (sent.hasRemaining()) {
            byte[] piece = {sent.get()};
            heard.put(pair.server.step(ByteBuffer.wrap(piece), Pair.NOTHING, false).plain());
        }
        assertTrue(Arrays.equals(large, heard.array()));
    }

    @Test
    void saysWhenTheOtherEndSaysNoMore() {
        Pair pair = Pair.of("server");
        pair.talk();
        TlsStep bye = pair.client.step(Pair.NOTHING, utf8("last"), true);
        TlsStep heard = pair.server.step(bye.encrypted(), Pair.NOTHING, false);
        assertEquals("last", text(heard.plain()));
        assertEquals(TlsState.ENDED, heard.state());
        assertNull(heard.code());
    }

    @ParameterizedTest
    @CsvSource({
        "server, root, ''",
        "curve, root, ''",
        "below middle, root, ''",
        "server, '', UNABLE_TO_VERIFY_LEAF_SIGNATURE",
        "below, root, UNABLE_TO_VERIFY_LEAF_SIGNATURE",
        "below middle, '', UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
        "below middle, middle, UNABLE_TO_GET_ISSUER_CERT",
        "server root, '', SELF_SIGNED_CERT_IN_CHAIN",
        "self, root, DEPTH_ZERO_SELF_SIGNED_CERT",
        "self, self, ''",
        "expired, root, CERT_HAS_EXPIRED",
        "expired, '', CERT_HAS_EXPIRED",
        "future, root, CERT_NOT_YET_VALID",
        "wronguse, root, INVALID_PURPOSE",
        "bynoauthority noauthority, root, INVALID_PURPOSE"
    })
    void judgesCertificatesAsOpenSsl(String shown, String trusted, String fault) {
        Pair pair =
                new Pair(
                        Pair.client(Pair.context("", trusted)),
                        Pair.server(Pair.context(shown, "")));
        pair.talk();
        String found = pair.client.facts(NOW).fault();
        assertEquals(fault, found == null ? "" : found);
    }

    @Test
    void takesAChainThatEndsWithinItWhenTold() {
        TlsContext partial =
                new TlsContext(
                        new ContextSettings(
                                List.of(Pair.file("middle")),
                                false,
                                true,
                                List.of(),
                                List.of(),
                                List.of(),
                                "",
                                "TLSv1.2",
                                "TLSv1.3"),
                        new SystemTrust(java.nio.file.Path.of("/nowhere"), java.util.Map.of()));
        Pair pair = new Pair(Pair.client(partial), Pair.server(Pair.context("below middle", "")));
        pair.talk();
        assertNull(pair.client.facts(NOW).fault());
    }

    @Test
    void tellsWhatBothAgreedOn() {
        Pair pair = Pair.of("server");
        pair.talk();
        TlsFacts facts = pair.client.facts(NOW);
        assertEquals("TLSv1.3", facts.protocol());
        assertEquals("TLS_AES_256_GCM_SHA384", facts.cipher());
        assertFalse(facts.reused());
        CertificateFacts shown = facts.peer().get(0);
        assertEquals(2, facts.peer().size(), "with the root that was not sent");
        assertEquals("CN", shown.subject().get(6).type());
        assertEquals("Two", shown.subject().get(5).value());
        assertEquals(
                "[NamePart[type=DNS, value=localhost], NamePart[type=DNS, value=*.wild.example],"
                        + " NamePart[type=IP Address, value=127.0.0.1],"
                        + " NamePart[type=IP Address, value=0:0:0:0:0:0:0:1]]",
                shown.altNames().toString());
        assertEquals("OCSP - URI", shown.infoAccess().get(0).type());
        assertEquals(2048, shown.bits());
        assertEquals("0x10001", shown.exponent());
        assertNotNull(pair.server.facts(NOW).own());
    }

    @Test
    void readsNamesWithANulWhole() {
        Pair pair = Pair.of("nul");
        pair.talk();
        NamePart name = pair.client.facts(NOW).peer().get(0).altNames().get(0);
        assertEquals("localhost\0.evil.example", name.value());
    }

    @Test
    void saysWhyBothCannotAgreeOnAVersion() {
        Pair.Outcome outcome =
                new Pair(
                                Pair.client(Pair.context("", "root", "TLSv1.2", "TLSv1.2", "")),
                                Pair.server(Pair.context("server", "", "TLSv1.3", "TLSv1.3", "")))
                        .talk();
        assertEquals("ERR_SSL_UNSUPPORTED_PROTOCOL", outcome.server().code());
        assertEquals("ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", outcome.client().code());
    }

    @Test
    void saysWhyBothCannotAgreeOnASuite() {
        String one = "ECDHE-RSA-AES256-GCM-SHA384";
        String other = "ECDHE-RSA-AES128-GCM-SHA256";
        Pair.Outcome outcome =
                new Pair(
                                Pair.client(Pair.context("", "root", "TLSv1.2", "TLSv1.2", one)),
                                Pair.server(
                                        Pair.context("server", "", "TLSv1.2", "TLSv1.2", other)))
                        .talk();
        assertEquals("ERR_SSL_NO_SHARED_CIPHER", outcome.server().code());
        assertEquals("ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE", outcome.client().code());
    }

    @Test
    void neverSpeaksWhatIsTooOld() {
        TlsContext old = Pair.context("server", "", "TLSv1", "TLSv1.1", "");
        NodeError none =
                assertThrows(
                        NodeError.class,
                        () -> {
                            Pair pair =
                                    new Pair(
                                            Pair.client(Pair.context("", "root")),
                                            Pair.server(old));
                            String code = pair.talk().server().code();
                            throw NodeError.of(String.valueOf(code), "no connection");
                        });
        assertTrue(String.valueOf(none.code()).startsWith("ERR_SSL_"), none.code());
    }

    @Test
    void refusesToBeginAnewBeforeTls13() throws Exception {
        TlsContext context = Pair.context("", "root", "TLSv1.2", "TLSv1.2", "");
        javax.net.ssl.SSLEngine eager = context.engine(false, null, 0);
        TlsSession server = Pair.server(Pair.context("server", "", "TLSv1.2", "TLSv1.2", ""));
        eager.beginHandshake();
        TlsStep step = drive(eager, server);
        assertEquals(TlsState.OPEN, step.state());
        eager.beginHandshake();
        step = drive(eager, server);
        assertEquals("ERR_SSL_NO_RENEGOTIATION", step.code());
    }

    /** Lets an engine talk to a session until it has nothing to say. */
    private static TlsStep drive(javax.net.ssl.SSLEngine engine, TlsSession server)
            throws Exception {
        TlsStep step = server.step(Pair.NOTHING, Pair.NOTHING, false);
        ByteBuffer in = ByteBuffer.allocate(1 << 17);
        for (int i = 0; i < 40 && step.code() == null; i++) {
            for (Runnable task = engine.getDelegatedTask();
                    task != null;
                    task = engine.getDelegatedTask()) {
                task.run();
            }
            ByteBuffer out = ByteBuffer.allocate(1 << 15);
            if (engine.getHandshakeStatus()
                    == javax.net.ssl.SSLEngineResult.HandshakeStatus.NEED_WRAP) {
                engine.wrap(Pair.NOTHING, out);
                out.flip();
                step = server.step(out, Pair.NOTHING, false);
                in.put(step.encrypted());
            } else if (in.position() > 0) {
                in.flip();
                engine.unwrap(in, ByteBuffer.allocate(1 << 15));
                in.compact();
            }
        }
        return step;
    }

    @Test
    void readsAHelloInPiecesBeforeItChooses() {
        TlsSession server =
                new TlsSession(
                        Pair.context("server", ""),
                        new SessionSettings(true, "", "", List.of(), false, false, true),
                        Pair.FEATURES);
        TlsSession client =
                new TlsSession(
                        Pair.context("", "root"),
                        new SessionSettings(
                                false, "a.example", "", List.of("h2", "x"), false, false, false),
                        Pair.FEATURES);
        ByteBuffer hello = client.step(Pair.NOTHING, Pair.NOTHING, false).encrypted();
        while (hello.remaining() > 1) {
            byte[] piece = {hello.get()};
            assertNull(server.step(ByteBuffer.wrap(piece), Pair.NOTHING, false).hello());
        }
        ClientHello read = server.step(hello, Pair.NOTHING, false).hello();
        assertEquals(new ClientHello("a.example", List.of("h2", "x")), read);
        server.choose(Pair.context("other", ""), List.of("x"));
        TlsStep answer = server.step(Pair.NOTHING, Pair.NOTHING, false);
        client.step(answer.encrypted(), Pair.NOTHING, false);
        assertEquals("other.example", client.facts(NOW).peer().get(0).altNames().get(0).value());
        assertEquals("x", client.facts(NOW).alpn());
    }

    @Test
    void refusesWhatIsNoTls() {
        TlsSession server = Pair.server(Pair.context("server", ""));
        TlsStep step = server.step(utf8("GET / HTTP/1.1\r\n\r\n"), Pair.NOTHING, false);
        assertEquals("ERR_SSL_WRONG_VERSION_NUMBER", step.code());
        assertEquals(step.code(), server.step(utf8("x"), Pair.NOTHING, false).code(), "for good");
    }

    @Test
    void refusesRecordsThatAreTooLong() {
        TlsSession server = Pair.server(Pair.context("server", ""));
        ByteBuffer record = ByteBuffer.allocate(70_000);
        record.put(new byte[] {22, 3, 3, (byte) 0xff, (byte) 0xff}).position(70_000).flip();
        assertNotNull(server.step(record, Pair.NOTHING, false).code());
    }

    @Test
    void changedBytesEndAConnectionAndNeverThrow() {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Pair pair = Pair.of(i % 2 == 0 ? "curve" : "server");
            boolean open = i % 3 != 0;
            if (open) {
                pair.talk();
            }
            ByteBuffer sent =
                    pair.client
                            .step(Pair.NOTHING, open ? utf8("hello") : Pair.NOTHING, false)
                            .encrypted();
            byte[] bytes = Identity.bytes(sent);
            // The head of a record says little, and its version nothing.
            int at = 5 + random.nextInt(bytes.length - 5);
            bytes[at] ^= (byte) (1 + random.nextInt(255));
            TlsStep step = pair.server.step(ByteBuffer.wrap(bytes), Pair.NOTHING, false);
            assertNotNull(step, "seed " + seed);
            assertFalse(text(step.plain()).equals("hello"), "seed " + seed);
        }
    }

    @Test
    void helloReaderNeverThrows() {
        Random random = new Random(1);
        TlsSession client = Pair.client(Pair.context("", "root"));
        ByteBuffer said = client.step(Pair.NOTHING, Pair.NOTHING, false).encrypted();
        byte[] hello = Identity.bytes(said);
        for (int i = 0; i < 100_000; i++) {
            byte[] changed = Arrays.copyOf(hello, 1 + random.nextInt(hello.length));
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            ClientHello.read(ByteBuffer.wrap(changed));
        }
    }

    @Test
    void asksAClientForItsCertificate() {
        for (boolean must : new boolean[] {true, false}) {
            TlsSession server =
                    new TlsSession(
                            Pair.context("server", "root"),
                            new SessionSettings(true, "", "", List.of(), true, must, false),
                            Pair.FEATURES);
            Pair named = new Pair(Pair.client(Pair.context("client", "root")), server);
            named.talk();
            assertNull(server.facts(NOW).fault());
            TlsSession another =
                    new TlsSession(
                            Pair.context("server", "root"),
                            new SessionSettings(true, "", "", List.of(), true, must, false),
                            Pair.FEATURES);
            Pair nameless = new Pair(Pair.client(Pair.context("", "root")), another);
            TlsStep step = nameless.talk().server();
            if (must) {
                assertEquals("ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE", step.code());
            } else {
                assertEquals("UNABLE_TO_GET_ISSUER_CERT", another.facts(NOW).fault());
            }
        }
    }

    @Test
    void resumesASessionUnderItsName() {
        TlsContext context = Pair.context("", "root");
        TlsContext serving = Pair.context("server", "");
        for (int i = 0; i < 2; i++) {
            TlsSession client =
                    new TlsSession(
                            context,
                            new SessionSettings(
                                    false, "localhost", "kept", List.of(), false, false, false),
                            Pair.FEATURES);
            Pair pair = new Pair(client, Pair.server(serving));
            pair.talk();
            assertEquals(i == 1, client.facts(NOW + 1000).reused(), "connection " + i);
            TlsStep bye = pair.client.step(Pair.NOTHING, Pair.NOTHING, true);
            pair.server.step(bye.encrypted(), Pair.NOTHING, true);
        }
    }
}
