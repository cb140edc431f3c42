package kith.cli.install;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import kith.bridge.app.InvalidAppException;
import kith.bridge.pack.KithFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages from a server on this machine, by TLS. */
final class HttpsSourceTest {
    private static final Pattern RANGE = Pattern.compile("(?i)\r\nrange: bytes=(\\d+)-(\\d+)\r\n");
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir private Path temp;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean ranges = true;
    private volatile byte[] served = {};
    private volatile int announced;
    private volatile String size = "";
    private SSLServerSocket server;
    private HttpClient client;

    @BeforeEach
    void serve() throws Exception {
        SSLContext tls = tls(temp.resolve("keys.p12"));
        server =
                (SSLServerSocket)
                        tls.getServerSocketFactory()
                                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
        client =
                HttpClient.newBuilder()
                        .sslContext(tls)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    private static SSLContext tls(Path store) throws Exception {
        Process made =
                new ProcessBuilder(
                                System.getProperty("java.home") + "/bin/keytool",
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "a",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-storepass",
                                "password",
                                "-keystore",
                                store.toString())
                        .redirectErrorStream(true)
                        .start();
        made.getInputStream().readAllBytes();
        assertEquals(0, made.waitFor());
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(keys);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return tls;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                SSLSocket socket = (SSLSocket) server.accept();
                Thread.ofPlatform().daemon().start(() -> answer(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(SSLSocket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            int next = in.read();
            while (next >= 0) {
                head.append((char) next);
                if (head.toString().endsWith("\r\n\r\n")) {
                    byte[] answer = answer(head.toString());
                    socket.getOutputStream().write(answer);
                    head.setLength(0);
                }
                next = in.read();
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private byte[] answer(String head) {
        Matcher range = RANGE.matcher(head);
        byte[] bytes = served;
        String status = "200 OK";
        String more = "";
        if (ranges && range.find()) {
            int from = Integer.parseInt(range.group(1));
            int to = Math.min(Integer.parseInt(range.group(2)) + 1, served.length);
            asked.add(from + "-" + to);
            bytes = Arrays.copyOfRange(served, from, to);
            status = "206 Partial Content";
            more =
                    "Content-Range: bytes "
                            + from
                            + "-"
                            + (to - 1)
                            + "/"
                            + (size.isEmpty() ? served.length : size)
                            + "\r\n";
        }
        byte[] answer =
                ("HTTP/1.1 "
                                + status
                                + "\r\nContent-Length: "
                                + Math.max(bytes.length, announced)
                                + "\r\n"
                                + more
                                + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(answer, answer.length + bytes.length);
        System.arraycopy(bytes, 0, whole, answer.length, bytes.length);
        return whole;
    }

    @Test
    void aServerThatStopsSendingIsNotWaitedForForEver() throws Exception {
        served = new byte[100];
        announced = 65_536;
        URI uri = URI.create("https://localhost:" + server.getLocalPort() + "/a");
        InstallException e =
                assertThrows(
                        InstallException.class,
                        () -> new HttpsSource(uri, client, Duration.ofMillis(300)));
        assertTrue(String.valueOf(e.getMessage()).contains("sends too slowly"), e.getMessage());
    }

    @Test
    void aSizeBeyondAllFilesIsRefused() throws Exception {
        served = new byte[100];
        size = "9999999999999999999";
        InstallException e = assertThrows(InstallException.class, this::source);
        assertTrue(String.valueOf(e.getMessage()).contains("answers 206"), e.getMessage());
    }

    private HttpsSource source() throws Exception {
        return new HttpsSource(
                URI.create("https://localhost:" + server.getLocalPort() + "/a"), client);
    }

    private Store.Result install(Store store, HttpsSource source) throws Exception {
        try (KithFile file = KithFile.open(source)) {
            return store.install(file, false, question -> true);
        }
    }

    @Test
    void anUpdateFetchesWhatHasChanged() throws Exception {
        Store store = new Store(temp.resolve("data"));
        Author author = new Author(temp, "author");
        byte[] film = new byte[2 << 20];
        new Random(1).nextBytes(film);
        Path app = temp.resolve("author/app");
        Files.write(app.resolve("film.webm"), film);
        served = Files.readAllBytes(author.pack("1.0", ""));
        HttpsSource first = source();
        install(store, first);
        assertTrue(first.fetched() > film.length, first.fetched() + " bytes");
        author.with("index.html", "changed");
        served = Files.readAllBytes(author.pack("1.1", ""));
        HttpsSource second = source();
        Store.Result result = install(store, second);
        assertEquals(Store.Outcome.UPDATED, result.outcome());
        assertTrue(second.fetched() < 100_000, second.fetched() + " bytes");
        assertArrayEquals(
                film, Files.readAllBytes(result.installed().files().resolve("film.webm")));
    }

    @Test
    void aServerWithoutRangesWillDo() throws Exception {
        ranges = false;
        served = Files.readAllBytes(new Author(temp, "author").pack("1.0", ""));
        install(new Store(temp.resolve("data")), source());
        assertEquals(List.of(), asked);
    }

    @Test
    void aServerThatLiesIsNoticed() throws Exception {
        served = Files.readAllBytes(new Author(temp, "author").pack("1.0", ""));
        served[served.length - 1] ^= 1;
        Store store = new Store(temp.resolve("data"));
        assertThrows(InstallException.class, () -> install(store, source()));
        served = "<!doctype html>not found".getBytes(StandardCharsets.US_ASCII);
        assertThrows(InvalidAppException.class, () -> install(store, source()));
        assertEquals(List.of(), store.ids());
    }

    @Test
    void onlyHttpsIsAsked() {
        for (String uri : new String[] {"http://localhost/a", "file:///a", "https:///a"}) {
            assertThrows(
                    InstallException.class, () -> new HttpsSource(URI.create(uri), client), uri);
        }
        assertEquals(List.of(), asked);
    }

    @Test
    void aCertificateNobodyKnowsIsRefused() {
        try (HttpClient strict = HttpClient.newHttpClient()) {
            URI uri = URI.create("https://localhost:" + server.getLocalPort() + "/a");
            assertThrows(IOException.class, () -> new HttpsSource(uri, strict));
        }
    }
}
