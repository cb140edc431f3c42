package kith.desktop.webkitgtk;

import java.util.HashMap;
import java.util.Map;
import kith.desktop.webkitgtk.ffm.Native;

/** C copies of the few header names Kith reads. For the interface thread. */
final class HeaderNames {
    private static final Map<String, Long> COPIES = new HashMap<>();

    private HeaderNames() {}

    static long of(String name) {
        return COPIES.computeIfAbsent(name, Native::constant);
    }
}
