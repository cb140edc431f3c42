package kith.desktop.app;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import kith.desktop.engine.Request;
import kith.desktop.engine.Response;
import org.jspecify.annotations.Nullable;

/**
 * The app's files as answers to requests: media types, ranges, validators, 404, and the policy of
 * documents.
 */
public final class StaticFiles {
    /** 8 MiB: a longer range is answered in part, as RFC 9110 section 15.3.7 lets a server do. */
    private static final int PIECE_BYTES_MAX = 8 << 20;

    private final Path root;
    private final Executor executor;
    private final @Nullable ContentPolicy policy;

    StaticFiles(Path root, Executor executor, @Nullable ContentPolicy policy) {
        this.root = root;
        this.executor = executor;
        this.policy = policy;
    }

    /** Answers {@code request} for {@code path} once the file is read, on another thread. */
    void serve(Request request, String path) {
        String method = request.method();
        String range = request.header("Range");
        String known = request.header("If-None-Match");
        executor.execute(() -> request.answer(answer(method, path, range, known)));
    }

    private Response answer(
            String method, String path, @Nullable String range, @Nullable String known) {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Response.text(405, "text/plain", "app files are read by GET")
                    .with("Allow", "GET, HEAD");
        }
        try {
            Path file = locate(path);
            return file == null ? missing(path) : answer(file, method.equals("HEAD"), range, known);
        } catch (IOException e) {
            return missing(path);
        }
    }

    /**
     * The real file a path names, or null: nothing outside the app's folder, whatever links or dots
     * say.
     */
    @Nullable Path locate(String path) throws IOException {
        String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (decoded.indexOf('\0') >= 0) {
            return null;
        }
        Path file = root.resolve("." + decoded).normalize();
        if (!file.startsWith(root) || !Files.exists(file)) {
            return null;
        }
        Path real = file.toRealPath();
        if (Files.isDirectory(real)) {
            real = real.resolve("index.html");
        }
        return real.startsWith(root) && Files.isRegularFile(real) ? real : null;
    }

    private Response answer(
            Path file, boolean headOnly, @Nullable String rangeHeader, @Nullable String known)
            throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        long size = attributes.size();
        String tag =
                "\""
                        + Long.toHexString(attributes.lastModifiedTime().toMillis())
                        + "-"
                        + Long.toHexString(size)
                        + "\"";
        Map<String, String> headers = headers(file, tag);
        if (tag.equals(known)) {
            return new Response(304, headers, new Response.Bytes(ByteBuffer.allocate(0)));
        }
        ByteRange range = ByteRange.of(rangeHeader, size);
        if (range != null && !range.isSatisfiable()) {
            headers.put("Content-Range", "bytes */" + size);
            return new Response(416, headers, new Response.Bytes(ByteBuffer.allocate(0)));
        }
        long start = range == null ? 0 : range.start();
        long end = range == null ? size : Math.min(range.end(), start + PIECE_BYTES_MAX);
        if (range != null) {
            headers.put("Content-Range", "bytes " + start + "-" + (end - 1) + "/" + size);
        }
        ByteBuffer bytes =
                headOnly ? ByteBuffer.allocate(0) : read(file, start, Math.toIntExact(end - start));
        addPolicy(headers, bytes);
        return new Response(range == null ? 200 : 206, headers, new Response.Bytes(bytes));
    }

    private static Map<String, String> headers(Path file, String tag) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", MediaTypes.of(file.toString()));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Accept-Ranges", "bytes");
        headers.put("Cache-Control", "no-cache");
        headers.put("ETag", tag);
        return headers;
    }

    private void addPolicy(Map<String, String> headers, ByteBuffer bytes) {
        if (policy != null) {
            String type = headers.getOrDefault("Content-Type", "");
            List<String> maps =
                    type.startsWith("text/html")
                            ? InlineImportMaps.of(
                                    StandardCharsets.UTF_8.decode(bytes.duplicate()).toString())
                            : List.of();
            headers.put("Content-Security-Policy", policy.header(maps));
        }
    }

    private static ByteBuffer read(Path file, long start, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try (FileChannel channel = FileChannel.open(file)) {
            while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {
                // goes on until the piece is full or the file ends
            }
        }
        return bytes.flip();
    }

    private static Response missing(String path) {
        return Response.text(404, "text/plain;charset=utf-8", "the app has no file " + path);
    }
}
