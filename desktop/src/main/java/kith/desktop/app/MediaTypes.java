package kith.desktop.app;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Media types by file ending, from the IANA registry; what is unknown is {@code
 * application/octet-stream}.
 */
final class MediaTypes {
    private static final String[] TABLE = {
        "html text/html;charset=utf-8",
        "htm text/html;charset=utf-8",
        "xhtml application/xhtml+xml",
        "js text/javascript;charset=utf-8",
        "mjs text/javascript;charset=utf-8",
        "cjs text/javascript;charset=utf-8",
        "css text/css;charset=utf-8",
        "json application/json",
        "map application/json",
        "webmanifest application/manifest+json",
        "wasm application/wasm",
        "txt text/plain;charset=utf-8",
        "md text/markdown;charset=utf-8",
        "csv text/csv;charset=utf-8",
        "xml application/xml",
        "svg image/svg+xml",
        "png image/png",
        "apng image/apng",
        "jpg image/jpeg",
        "jpeg image/jpeg",
        "gif image/gif",
        "webp image/webp",
        "avif image/avif",
        "jxl image/jxl",
        "ico image/vnd.microsoft.icon",
        "bmp image/bmp",
        "woff font/woff",
        "woff2 font/woff2",
        "ttf font/ttf",
        "otf font/otf",
        "mp3 audio/mpeg",
        "m4a audio/mp4",
        "aac audio/aac",
        "ogg audio/ogg",
        "oga audio/ogg",
        "opus audio/ogg",
        "wav audio/wav",
        "flac audio/flac",
        "weba audio/webm",
        "mp4 video/mp4",
        "m4v video/mp4",
        "webm video/webm",
        "ogv video/ogg",
        "mov video/quicktime",
        "vtt text/vtt;charset=utf-8",
        "pdf application/pdf",
        "zip application/zip",
        "gz application/gzip",
    };

    private static final Map<String, String> BY_ENDING = new HashMap<>();

    static {
        for (String row : TABLE) {
            int space = row.indexOf(' ');
            BY_ENDING.put(row.substring(0, space), row.substring(space + 1));
        }
    }

    private MediaTypes() {}

    static String of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_ENDING.getOrDefault(ending, "application/octet-stream");
    }
}
