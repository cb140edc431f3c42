package kith.bridge.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files that the app opens (https://wicg.github.io/manifest-incubations/#file_handlers-member).
 *
 * @param action the page that opens them, an address beginning with a slash
 * @param accept the endings of file names, each with its dot and in lower case, by media type
 */
public record FileHandler(String action, Map<String, List<String>> accept) {
    public FileHandler {
        accept = Collections.unmodifiableMap(new TreeMap<>(accept));
    }
}
