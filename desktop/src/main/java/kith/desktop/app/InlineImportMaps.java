package kith.desktop.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the import maps an HTML page carries, for they need their hashes in a strict policy. They
 * hold no code: only the names of the app's own modules.
 */
final class InlineImportMaps {
    private InlineImportMaps() {}

    static List<String> of(String html) {
        List<String> maps = new ArrayList<>();
        String lower = html.toLowerCase(Locale.ROOT);
        int tag = lower.indexOf("<script");
        while (tag >= 0) {
            int open = lower.indexOf('>', tag);
            int close = open < 0 ? -1 : lower.indexOf("</script", open);
            if (close < 0) {
                break;
            }
            if (isImportMap(lower.substring(tag, open))) {
                maps.add(html.substring(open + 1, close).replace("\r\n", "\n"));
            }
            tag = lower.indexOf("<script", close);
        }
        return maps;
    }

    private static boolean isImportMap(String tag) {
        return tag.replace("\"", "").replace("'", "").replace(" ", "").contains("type=importmap");
    }
}
