package kith.desktop.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Content-Security-Policy (W3C CSP Level 3) of an app that asks for any power: all code is the
 * app's own files. An app without permissions runs under its own policy alone, as in a browser tab.
 */
public final class ContentPolicy {
    /**
     * {@code node:}, {@code socket:} and {@code kith:} modules are code of ours with no origin of
     * the app's.
     */
    private static final String MODULES = "node: socket: kith:";

    private final Map<String, String> directives = new LinkedHashMap<>();

    private ContentPolicy() {}

    /**
     * The strict policy.
     *
     * @param importMap the text of the import map Kith puts into documents
     * @param relaxed directives of the manifest, which take the place of ours of the same name
     */
    public static ContentPolicy strict(String importMap, Map<String, String> relaxed) {
        ContentPolicy policy = new ContentPolicy();
        Map<String, String> directives = policy.directives;
        directives.put("default-src", "'self'");
        directives.put("script-src", "'self' 'wasm-unsafe-eval' " + MODULES);
        directives.put("style-src", "'self' 'unsafe-inline'");
        directives.put("img-src", "'self' blob: data:");
        directives.put("media-src", "'self' blob: data:");
        directives.put("font-src", "'self' data:");
        // What a worker imports at its start counts as part of the worker.
        directives.put("worker-src", "'self' blob: " + MODULES);
        directives.put("connect-src", "'self' blob: data:");
        directives.put("frame-src", "'none'");
        directives.put("object-src", "'none'");
        directives.put("base-uri", "'self'");
        directives.put("form-action", "'self'");
        directives.putAll(relaxed);
        directives.computeIfPresent(
                "script-src", (name, sources) -> sources + " " + hash(importMap));
        return policy;
    }

    /** The header's value for a document that holds these inline import maps of the app's own. */
    public String header(List<String> importMaps) {
        StringBuilder header = new StringBuilder();
        directives.forEach((name, sources) -> {
            header.append(header.length() == 0 ? "" : "; ")
                    .append(name)
                    .append(' ')
                    .append(sources);
            if (name.equals("script-src")) {
                importMaps.forEach(map -> header.append(' ').append(hash(map)));
            }
        });
        return header.toString();
    }

    /** The source expression that allows one inline script of exactly this text. */
    static String hash(String script) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
