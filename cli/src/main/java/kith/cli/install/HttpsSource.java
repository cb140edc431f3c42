package kith.cli.install;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.bridge.pack.PackageSource;
import kith.cli.freedesktop.DesktopEntry;

/**
 * A {@code .kith} file on a server, read in ranges (RFC 9110 section 14): what is there already is
 * not fetched. Any server of files will do; nothing it sends is believed before its hash was
 * compared.
 */
final class HttpsSource implements PackageSource {
    /** 64 KiB at first: head, lists and a small app. */
    private static final int FIRST_BYTES = 64 << 10;

    /** 1 MiB at once while one part follows the other. */
    private static final int NEXT_BYTES = 1 << 20;

    /** 64 MiB: what a server that sends no parts may send at once. */
    private static final int WHOLE_BYTES_MAX = 64 << 20;

    /** 20 s to connect, 60 s for an answer. */
    static final Duration CONNECT_MAX = Duration.ofSeconds(20);

    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

    /** 4 KiB/s, a poor mobile connection: so much a server has to send after the first minute. */
    private static final long LEAST_RATE = 4 << 10;

    private static final int PIECE_BYTES = 16 << 10;

    private static final long WATCH_MS = 200;

    private static final Pattern RANGE =
            Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

    private final URI uri;
    private final HttpClient client;
    private final Duration patience;
    private final long size;
    private long start;
    private byte[] held = {};
    private long fetched;

    /**
     * Asks for the first bytes.
     *
     * @param client follows no way from https to http
     */
    HttpsSource(URI uri, HttpClient client) throws IOException, InstallException {
        this(uri, client, ANSWER_MAX);
    }

    /**
     * @param patience for an answer, 60 s but in tests
     */
    HttpsSource(URI uri, HttpClient client, Duration patience)
            throws IOException, InstallException {
        if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new InstallException(
                    "only https addresses are opened: nobody on the way sees or changes what is"
                            + " asked for");
        }
        this.uri = uri;
        this.client = client;
        this.patience = patience;
        Answer answer = ask(0, FIRST_BYTES);
        Matcher range = RANGE.matcher(answer.range);
        this.size = range.matches() ? Long.parseLong(range.group(3)) : answer.body.length;
        this.held = answer.body;
        this.fetched = held.length;
    }

    /** What came of a request; {@code range} is empty if it is the whole file. */
    private record Answer(String range, byte[] body) {}

    private Answer ask(long from, int length) throws IOException, InstallException {
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .timeout(patience)
                        .header("Range", "bytes=" + from + "-" + (from + length - 1))
                        .header("Accept", DesktopEntry.KITH_TYPE + ", application/octet-stream")
                        .build();
        try {
            HttpResponse<InputStream> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return answer(answer, body, from, length);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Answer answer(HttpResponse<?> answer, InputStream body, long from, int length)
            throws IOException, InstallException {
        int status = answer.statusCode();
        String range = answer.headers().firstValue("Content-Range").orElse("");
        Matcher told = RANGE.matcher(range);
        boolean part = status == 206 && told.matches() && told.group(1).equals(Long.toString(from));
        if (!part && (status != 200 || from != 0)) {
            throw new InstallException("the server of " + uri + " answers " + status);
        }
        int most = part ? length : WHOLE_BYTES_MAX;
        byte[] bytes = read(body, most + 1);
        if (bytes.length > most) {
            throw new InstallException(
                    "the server of "
                            + uri
                            + " sends more than it was asked for; fetch the file by other means and"
                            + " open it from there");
        }
        return new Answer(part ? range : "", bytes);
    }

    /** Reads to the end or so far, unless the server is too slow. */
    private byte[] read(InputStream body, int most) throws IOException, InstallException {
        AtomicLong count = new AtomicLong();
        AtomicBoolean slow = new AtomicBoolean();
        Thread watching = Thread.ofVirtual().start(() -> watch(body, count, slow));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] some = new byte[PIECE_BYTES];
        try {
            int length;
            while (bytes.size() < most
                    && (length = body.read(some, 0, Math.min(some.length, most - bytes.size())))
                            >= 0) {
                bytes.write(some, 0, length);
                count.addAndGet(length);
            }
        } catch (IOException e) {
            if (!slow.get()) {
                throw e;
            }
        } finally {
            watching.interrupt();
        }
        if (slow.get()) {
            throw new InstallException(
                    "the server of "
                            + uri
                            + " sends too slowly; try again, or fetch the file by"
                            + " other means and open it from there");
        }
        return bytes.toByteArray();
    }

    /** Ends the reading once it takes longer than the patience and {@link #LEAST_RATE}. */
    private void watch(InputStream body, AtomicLong count, AtomicBoolean slow) {
        long startNs = System.nanoTime();
        try {
            while (System.nanoTime() - startNs
                    < patience.toNanos() + count.get() * (1_000_000_000L / LEAST_RATE)) {
                Thread.sleep(WATCH_MS);
            }
            slow.set(true);
            body.close();
        } catch (InterruptedException | IOException e) {
            // Read, or closed already.
        }
    }

    @Override
    public String name() {
        return uri.toString();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] read(long offset, int length) throws IOException {
        if (offset < start || offset + length > start + held.length) {
            fetch(offset, length);
        }
        int from = (int) (offset - start);
        return Arrays.copyOfRange(held, from, from + length);
    }

    private void fetch(long offset, int length) throws IOException {
        boolean goesOn = offset <= start + held.length && offset >= start;
        long wanted = Math.min(size - offset, goesOn ? Math.max(length, NEXT_BYTES) : length);
        try {
            byte[] body = ask(offset, (int) wanted).body;
            if (body.length != wanted) {
                throw new IOException("the server sent another part than was asked for");
            }
            start = offset;
            held = body;
            fetched += body.length;
        } catch (InstallException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Bytes that came over the network. */
    long fetched() {
        return fetched;
    }

    @Override
    public void close() {
        held = new byte[0];
    }
}
