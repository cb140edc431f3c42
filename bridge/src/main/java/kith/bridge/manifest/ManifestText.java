package kith.bridge.manifest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import kith.bridge.app.AppFile;
import kith.bridge.app.AppFiles;
import kith.bridge.app.InvalidAppException;
import kith.bridge.app.Opening;
import org.jspecify.annotations.Nullable;

/**
 * Finds an app's manifest and reads it: {@code manifest.webmanifest}, or the file that the page's
 * {@code <link rel="manifest">} names, or none.
 */
final class ManifestText {
    /** 1 MiB: manifests have some kilobytes; those with pictures inside come near it. */
    static final int BYTES_MAX = 1 << 20;

    /** 1 MiB of a page is looked at for its title and its manifest. */
    private static final int HEAD_BYTES_MAX = 1 << 20;

    /** Where a manifest is looked for first. */
    private static final String PATH = "/manifest.webmanifest";

    private static final String INDEX = "/" + AppFiles.INDEX;

    private final AppFiles files;

    ManifestText(AppFiles files) {
        this.files = files;
    }

    /**
     * What was found.
     *
     * @param path below the app's folder
     * @param bytes its first ones
     * @param size in bytes
     */
    private record Found(String path, ByteBuffer bytes, long size) {}

    /**
     * @param served whether the page comes from the folder, which then has to hold one
     */
    Manifest read(boolean served) throws InvalidAppException {
        Found page = find(INDEX, HEAD_BYTES_MAX);
        if (page == null && served) {
            throw new InvalidAppException(
                    files.folder() + " has no index.html; an app is a folder with one");
        }
        HtmlHead head =
                HtmlHead.of(
                        page == null ? "" : StandardCharsets.UTF_8.decode(page.bytes).toString());
        AppReader reader = new AppReader(files, head, served);
        Found named = find(PATH, BYTES_MAX);
        if (named != null) {
            return manifest(named, PATH, reader);
        }
        String link = head.manifest();
        if (link == null) {
            return none(report(AppFiles.INDEX), reader);
        }
        String address = AppUrl.resolve(link, INDEX);
        Found linked = address == null ? null : find(AppUrl.path(address), BYTES_MAX);
        if (address != null && linked != null) {
            return manifest(linked, AppUrl.path(address), reader);
        }
        Report report = report(AppFiles.INDEX);
        String why = address == null ? " is not a file of the app" : " does not exist";
        report.warn(
                Place.START,
                "the manifest " + Words.quoted(link) + why + ", so the app runs without one");
        return none(report, reader);
    }

    private @Nullable Found find(String urlPath, int bytesMax) throws InvalidAppException {
        Opening opening = files.open(urlPath);
        if (opening instanceof Opening.Refused refused) {
            throw new InvalidAppException(files.folder() + ": " + refused.reason());
        }
        if (!(opening instanceof Opening.Ok ok)) {
            return null;
        }
        try (AppFile file = ok.file()) {
            return new Found(file.path(), file.start(bytesMax), file.size());
        } catch (IOException e) {
            throw new InvalidAppException(
                    "cannot read " + shown(ok.file().path()) + ": " + e.getMessage(), e);
        }
    }

    private static Manifest none(Report report, AppReader reader) throws ManifestException {
        Json.Members nothing = new Json.Members(Place.START, Collections.emptyMap());
        return reader.read(nothing, new AppReader.Source(PATH, "{}", report));
    }

    private Manifest manifest(Found found, String urlPath, AppReader reader)
            throws InvalidAppException {
        Report report = report(found.path);
        if (found.size > BYTES_MAX) {
            throw report.bad(
                    Place.START,
                    "the manifest has " + found.size + " bytes",
                    "at most " + BYTES_MAX + " are read");
        }
        String text = text(found.bytes, report);
        Json json = JsonText.read(text, report);
        if (json instanceof Json.Members members) {
            return reader.read(members, new AppReader.Source(urlPath, text, report));
        }
        throw report.bad(json.at(), "the manifest is " + json.words(), "it is an object, {}");
    }

    private static String text(ByteBuffer bytes, Report report) throws ManifestException {
        CharBuffer out = CharBuffer.allocate(bytes.remaining());
        boolean malformed =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(bytes, out, true)
                        .isError();
        String text = new String(out.array(), 0, out.position());
        if (malformed) {
            throw report.bad(
                    Place.of(text, text.length()), "bytes that are no UTF-8", "save it as UTF-8");
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private Report report(String path) {
        return new Report(shown(path));
    }

    /** A file of the app as the person who started it would name it. */
    private String shown(String path) {
        return files.folder() + "/" + Words.shortened(path);
    }
}
