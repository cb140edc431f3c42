package kith.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ways around graphics drivers with which WebKitGTK shows an empty window, tried one after another;
 * what worked is remembered for all apps of this person, until the file is deleted.
 *
 * @see <a href="https://bugs.webkit.org/show_bug.cgi?id=262607">WebKit bug 262607</a>
 */
final class PaintWorkarounds {
    /** Each line adds one variable of the environment to those before it. */
    private static final List<String> VARIABLES =
            List.of(
                    "WEBKIT_DISABLE_DMABUF_RENDERER=1",
                    "WEBKIT_DISABLE_COMPOSITING_MODE=1",
                    "GDK_BACKEND=x11");

    private final Path file;
    private final int level;

    private PaintWorkarounds(Path file, int level) {
        this.file = file;
        this.level = level;
    }

    /** What is known on this machine; nothing where the file is absent or holds something else. */
    static PaintWorkarounds remembered(Environment environment) {
        Path file = environment.stateHome().resolve("kith").resolve("paint-workarounds");
        try {
            List<String> lines = Files.readAllLines(file);
            int level = Math.min(lines.size(), VARIABLES.size());
            boolean ours = lines.equals(VARIABLES.subList(0, level));
            return new PaintWorkarounds(file, ours ? level : 0);
        } catch (IOException e) {
            // Absent, or unreadable: as if nothing had ever been needed.
            return new PaintWorkarounds(file, 0);
        }
    }

    /** The variables to set before the engine is made. */
    Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String variable : VARIABLES.subList(0, level)) {
            int equals = variable.indexOf('=');
            variables.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return variables;
    }

    boolean hasNext() {
        return level < VARIABLES.size();
    }

    /** Remembers the next step for the start that follows and says which it is. */
    String rememberNext() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, VARIABLES.subList(0, level + 1));
        return VARIABLES.get(level);
    }

    /** Forgets everything: none of it helped, so none of it is to blame. */
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }
}
