package kith.desktop.webkitgtk;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kith.desktop.engine.WindowSpec;
import kith.desktop.webkitgtk.ffm.WebKit;

/**
 * One web context per profile folder, so that windows of a profile share storage and those of two
 * never do.
 */
final class Contexts {
    private final Map<Path, Long> byData = new HashMap<>();
    private final Signals signals;

    Contexts(Signals signals) {
        this.signals = signals;
    }

    long of(WindowSpec spec) {
        return byData.computeIfAbsent(spec.data(), data -> make(spec));
    }

    private long make(WindowSpec spec) {
        long context = WebKit.context(spec.data().toString(), spec.cache().toString());
        WebKit.languages(context, Languages.of(System.getenv()).toArray(String[]::new));
        for (String scheme : spec.schemes()) {
            WebKit.scheme(context, scheme, signals.request(), 0);
        }
        if (spec.options().automated()) {
            WebKit.allowAutomation(context);
        }
        return context;
    }
}
