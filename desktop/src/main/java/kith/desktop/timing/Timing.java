package kith.desktop.timing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The phases of this process's start: noted as they end and printed once the page is painted, if
 * {@code kith run --timing} or the system property {@code kith.timing} asks for it. Times are
 * milliseconds since the process began, which the system tells to the next 10 ms.
 */
public final class Timing {
    private static @Nullable Timing running = Boolean.getBoolean("kith.timing") ? begin() : null;

    /** {@code starttime}, the 22nd field of all, without the two before. */
    private static final int START_TIME = 19;

    /** 10 ms: a tick of the clock that {@code starttime} counts, on every Linux. */
    private static final long TICK_NS = 10_000_000;

    private final long beganNs;
    private final List<Phase> phases = Collections.synchronizedList(new ArrayList<>());

    private record Phase(String name, long ns, String thread) {}

    private Timing(long beganNs) {
        this.beganNs = beganNs;
    }

    private static Timing begin() {
        return new Timing(System.nanoTime() - aliveNs());
    }

    /** How old this process is, by proc(5); 0 where the system does not tell. */
    private static long aliveNs() {
        try {
            String uptime = Files.readString(Path.of("/proc/uptime"));
            String stat = Files.readString(Path.of("/proc/self/stat"));
            // Fields are counted from behind the name, which may have spaces in it.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double seconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
            long ticks = Long.parseLong(fields[START_TIME]);
            return (long) (seconds * 1e9) - ticks * TICK_NS;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Notes phases from now on. */
    public static void on() {
        if (running == null) {
            running = begin();
        }
    }

    /** A phase has ended; any thread may say so. */
    public static void ended(String phase) {
        ended(phase, "");
    }

    /**
     * The same of one of several.
     *
     * @param what which one
     */
    public static void ended(String phase, String what) {
        Timing timing = running;
        if (timing != null) {
            String thread = Thread.currentThread().getName();
            timing.phases.add(new Phase(phase + what, System.nanoTime(), thread));
        }
    }

    /** The table of the phases so far, and no more after it; empty if nobody asked for one. */
    public static List<String> report() {
        Timing timing = running;
        running = null;
        return timing == null ? List.of() : timing.table();
    }

    /** One line a phase: when it ended, how long after the one before on its thread, its name. */
    private List<String> table() {
        List<String> lines = new ArrayList<>();
        synchronized (phases) {
            for (int i = 0; i < phases.size(); i++) {
                Phase phase = phases.get(i);
                long since = beganNs;
                for (int j = 0; j < i; j++) {
                    if (phases.get(j).thread.equals(phase.thread)) {
                        since = phases.get(j).ns;
                    }
                }
                lines.add(
                        String.format(
                                Locale.ROOT,
                                "%7.1f ms %+7.1f  %s (%s)",
                                (phase.ns - beganNs) / 1e6,
                                (phase.ns - since) / 1e6,
                                phase.name,
                                phase.thread));
            }
        }
        return lines;
    }
}
