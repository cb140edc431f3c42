package kith.bridge.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import kith.bridge.Lane;
import kith.bridge.NodeError;
import kith.bridge.Route;
import kith.bridge.Routes;

/** The process the page belongs to. */
@Routes("process")
public final class ProcessRoutes {
    private static final double KIB = 1024;
    private static final double NANOS = 1e9;
    private static final int EXIT_CODE_MASK = 0xff;
    private static final int USUAL_UMASK = 022;

    private final IntConsumer exit;
    private final StandardStream output;
    private final StandardStream errors;
    private final Path status;
    private final long startedNs = System.nanoTime();

    /**
     * @param exit ends the app with an exit code, 0 to 255; called on the interface thread
     * @param output standard output
     * @param errors standard error
     * @param status the file with what Linux tells about this process: {@code /proc/self/status}
     */
    public ProcessRoutes(
            IntConsumer exit, StandardStream output, StandardStream errors, Path status) {
        this.exit = exit;
        this.output = output;
        this.errors = errors;
        this.status = status;
    }

    /**
     * Ends the app: its windows close without asking, its handles are closed, the process ends.
     *
     * @param code the exit code; only its lowest 8 bits reach the system
     */
    @Route(sync = true)
    void exit(int code) {
        exit.accept(code & EXIT_CODE_MASK);
    }

    /**
     * The process that started this one.
     *
     * @return its number; 0 where the system hides it
     */
    @Route(on = Lane.OS, sync = true)
    int ppid() {
        return (int) statusNumber("PPid:");
    }

    /**
     * The permissions that new files do not get.
     *
     * @return a sum of bits; what most systems have where this one hides it
     */
    @Route(on = Lane.OS, sync = true)
    int umask() {
        String text = statusText("Umask:");
        return text.isEmpty() ? USUAL_UMASK : Integer.parseInt(text, 8);
    }

    /**
     * How long the app has been running.
     *
     * @return seconds
     */
    @Route(sync = true)
    double uptime() {
        return (System.nanoTime() - startedNs) / NANOS;
    }

    /**
     * How much memory the host process uses.
     *
     * @return bytes by kind
     */
    @Route(on = Lane.OS, sync = true)
    MemoryUsage memoryUsage() {
        Runtime runtime = Runtime.getRuntime();
        double total = runtime.totalMemory();
        return new MemoryUsage(statusNumber("VmRSS:") * KIB, total, total - runtime.freeMemory());
    }

    /**
     * Writes to standard output. Writes are done one after another, in the order of their calls. On
     * a terminal only text and colours get through.
     *
     * @param bytes what to write
     * @throws NodeError EPIPE nobody reads any more, or writing fails otherwise
     */
    @Route(on = Lane.TERMINAL, sync = true)
    void writeOutput(ByteBuffer bytes) {
        write(output, bytes);
    }

    /**
     * Writes to standard error, as {@code writeOutput} does to standard output.
     *
     * @param bytes what to write
     * @throws NodeError EPIPE nobody reads any more, or writing fails otherwise
     */
    @Route(on = Lane.TERMINAL, sync = true)
    void writeErrors(ByteBuffer bytes) {
        write(errors, bytes);
    }

    private static void write(StandardStream stream, ByteBuffer bytes) {
        try {
            stream.write(bytes);
        } catch (IOException e) {
            throw NodeError.system("EPIPE", -32, "broken pipe", "write");
        }
    }

    private double statusNumber(String label) {
        String text = statusText(label);
        return text.isEmpty() ? 0 : Double.parseDouble(text.replace("kB", "").trim());
    }

    /** What stands behind a label; empty where the system hides it. */
    private String statusText(String label) {
        try {
            String text = new String(Files.readAllBytes(status), StandardCharsets.UTF_8);
            int at = text.indexOf(label);
            if (at < 0) {
                return "";
            }
            int end = text.indexOf('\n', at);
            return text.substring(at + label.length(), end < 0 ? text.length() : end).trim();
        } catch (IOException e) {
            return ""; // as on Android
        }
    }
}
