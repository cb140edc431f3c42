package kith.desktop.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import kith.bridge.app.AppFile;
import kith.bridge.app.AppFiles;
import kith.bridge.app.DiskPath;
import kith.bridge.app.Opening;
import kith.desktop.engine.Request;
import kith.desktop.engine.Response;
import org.jspecify.annotations.Nullable;

/**
 * The app's files as answers to requests: media types, ranges, validators, 404, and the policy of
 * documents.
 */
final class StaticFiles {
    /** 8 MiB: a longer range is answered in part, as RFC 9110 section 15.3.7 lets a server do. */
    private static final int PIECE_BYTES_MAX = 8 << 20;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final AppFiles files;
    private final Executor executor;
    private final @Nullable ContentPolicy policy;
    private final Consumer<String> complaints;

    /**
     * @param executor reads files
     * @param complaints hears why a file that is there is not served; from any thread
     */
    StaticFiles(
            AppFiles files,
            Executor executor,
            @Nullable ContentPolicy policy,
            Consumer<String> complaints) {
        this.files = files;
        this.executor = executor;
        this.policy = policy;
        this.complaints = complaints;
    }

    /** Answers {@code request} for {@code path} once the file is read, on another thread. */
    void serve(Request request, String path) {
        Wanted wanted =
                new Wanted(
                        request.method(),
                        path,
                        request.header("Range"),
                        request.header("If-None-Match"));
        executor.execute(() -> request.answer(answer(wanted)));
    }

    /** What a request asks for. */
    private record Wanted(
            String method, String path, @Nullable String range, @Nullable String known) {}

    Path root() {
        return files.root();
    }

    /**
     * Finds where the file lies that the engine reads by itself, on another thread; a packaged one
     * that was changed is refused and complained of like any other.
     */
    void findOnDisk(String path, Consumer<DiskPath> found) {
        executor.execute(() -> {
            DiskPath place = files.onDisk(path, executor, complaints);
            if (place instanceof DiskPath.Refused refused) {
                complaints.accept(refused.reason());
            }
            found.accept(place);
        });
    }

    /** Says what the engine does not of an import that fails: which, where, and what there is. */
    void complainOfName(String name, List<String> known) {
        executor.execute(() -> {
            String place = Importers.find(files.root(), name);
            complaints.accept(
                    (place == null ? "the page" : place)
                            + " asks for "
                            + name
                            + ", which Kith does not have; there are "
                            + String.join(", ", known));
        });
    }

    private Response answer(Wanted wanted) {
        if (!wanted.method.equals("GET") && !wanted.method.equals("HEAD")) {
            return text(405, "app files are read by GET").with("Allow", "GET, HEAD");
        }
        // No switch over the types: that spins a class when it first runs, before the first frame.
        Opening opening = files.open(wanted.path);
        if (opening instanceof Opening.Ok ok) {
            return answer(ok.file(), wanted);
        }
        return opening instanceof Opening.NotFound missing
                ? text(404, missing.reason())
                : refuse(((Opening.Refused) opening).reason());
    }

    private Response answer(AppFile file, Wanted wanted) {
        boolean handedOn = false;
        try {
            Map<String, String> headers = headers(file);
            ByteRange range = ByteRange.of(wanted.range, file.size());
            if (file.entityTag().equals(wanted.known)) {
                return new Response(304, headers, new Response.Bytes(NOTHING));
            }
            if (range != null && !range.isSatisfiable()) {
                headers.put("Content-Range", "bytes */" + file.size());
                return new Response(416, headers, new Response.Bytes(NOTHING));
            }
            if (wanted.method.equals("HEAD")) {
                return new Response(200, headers, new Response.Bytes(NOTHING));
            }
            if (range == null && file.size() > PIECE_BYTES_MAX) {
                // A page too long to look for import maps in gets the policy without their hashes.
                addPolicy(headers, NOTHING);
                handedOn = true;
                return new Response(200, headers, new Response.Streamed(new FileSource(file)));
            }
            return piece(file, headers, range);
        } catch (IOException e) {
            return text(404, file.path() + " cannot be read");
        } finally {
            if (!handedOn) {
                close(file);
            }
        }
    }

    private Response piece(AppFile file, Map<String, String> headers, @Nullable ByteRange range)
            throws IOException {
        long start = range == null ? 0 : range.start();
        long end = range == null ? file.size() : Math.min(range.end(), start + PIECE_BYTES_MAX);
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(end - start));
        if (file.read(bytes, start) instanceof AppFile.Changed changed) {
            return refuse(changed.reason());
        }
        bytes.flip();
        addPolicy(headers, bytes);
        if (range == null) {
            return new Response(200, headers, new Response.Bytes(bytes));
        }
        long last = start + bytes.remaining() - 1;
        headers.put("Content-Range", "bytes " + start + "-" + last + "/" + file.size());
        return new Response(206, headers, new Response.Bytes(bytes));
    }

    private static Map<String, String> headers(AppFile file) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", MediaTypes.of(file.path()));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Accept-Ranges", "bytes");
        headers.put("Cache-Control", "no-cache");
        headers.put("ETag", file.entityTag());
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

    private Response refuse(String reason) {
        complaints.accept(reason);
        return text(403, reason);
    }

    private static Response text(int status, String text) {
        return Response.text(status, "text/plain;charset=utf-8", text);
    }

    private static void close(AppFile file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
