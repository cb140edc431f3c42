package kith.desktop.webkitgtk;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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
        long context = of(spec.data(), spec.cache(), spec.schemes());
        if (spec.options().automated()) {
            WebKit.allowAutomation(context);
        }
        return context;
    }

    /** Makes the context of a profile if there is none; its schemes are those of the first call. */
    long of(Path data, Path cache, List<String> schemes) {
        Long known = byData.get(data);
        if (known != null) {
            return known;
        }
        long context = WebKit.context(data.toString(), cache.toString());
        WebKit.languages(context, Languages.of(System.getenv()).toArray(String[]::new));
        for (String scheme : schemes) {
            WebKit.scheme(context, scheme, signals.request(), 0);
        }
        byData.put(data, context);
        return context;
    }
}
