package kith.bridge.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kith.bridge.NodeError;

/**
 * What Linux tells about itself in {@code /proc} (man 5 proc) and {@code /etc/passwd}. Android
 * hides some of these files; what they would say is then 0 or empty.
 */
public final class LinuxSystem {
    /** Bytes in the kB of /proc/meminfo. */
    private static final double KIB = 1024;

    /** Milliseconds in a tick: USER_HZ is 100 on every Linux that runs Java. */
    private static final double TICK_MS = 10;

    private final Path root;
    private final Map<String, String> environment;

    /**
     * @param root the folder that holds {@code proc} and {@code etc}: {@code /} except in tests
     * @param environment of the process
     */
    public LinuxSystem(Path root, Map<String, String> environment) {
        this.root = root;
        this.environment = environment;
    }

    public SystemInfo info() {
        String machine = property("os.arch");
        return new SystemInfo(
                property("java.vendor").contains("Android") ? "android" : "linux",
                line("proc/sys/kernel/ostype", "Linux"),
                line("proc/sys/kernel/osrelease", property("os.version")),
                line("proc/sys/kernel/version", ""),
                arch(machine),
                machine.equals("amd64") ? "x86_64" : machine,
                Runtime.getRuntime().availableProcessors());
    }

    public String hostname() {
        return line("proc/sys/kernel/hostname", "localhost");
    }

    /**
     * The user this process runs as.
     *
     * @throws NodeError ERR_SYSTEM_ERROR if the user database does not know it
     */
    public UserInfo user() {
        int[] ids = {id("Uid:"), id("Gid:")};
        for (String entry : lines("etc/passwd")) {
            List<String> fields = Arrays.asList(entry.split(":", -1));
            if (fields.size() >= 7 && fields.get(2).equals(String.valueOf(ids[0]))) {
                String shell = fields.get(6).isEmpty() ? null : fields.get(6);
                return new UserInfo(fields.get(0), ids[0], ids[1], shell, fields.get(5));
            }
        }
        String name = property("user.name");
        if (name.isEmpty() || name.equals("?")) {
            throw NodeError.of(
                    "ERR_SYSTEM_ERROR",
                    "A system error occurred: uv_os_get_passwd returned ENOENT (no such file or"
                            + " directory)");
        }
        return new UserInfo(name, ids[0], ids[1], null, homedir());
    }

    /** {@code HOME}, else what the user database says. */
    public String homedir() {
        String home = environment.get("HOME");
        return home == null || home.isEmpty() ? property("user.home") : home;
    }

    /** {@code TMPDIR}, {@code TMP}, {@code TEMP} or {@code /tmp}, in this order, as in Node. */
    public String tmpdir() {
        for (String name : Arrays.asList("TMPDIR", "TMP", "TEMP")) {
            String folder = environment.get(name);
            if (folder != null && !folder.isEmpty()) {
                boolean slash = folder.length() > 1 && folder.endsWith("/");
                return slash ? folder.substring(0, folder.length() - 1) : folder;
            }
        }
        return "/tmp";
    }

    double memoryBytes(String what) {
        for (String line : lines("proc/meminfo")) {
            if (line.startsWith(what + ":")) {
                return number(words(line), 1) * KIB;
            }
        }
        return 0;
    }

    List<Double> load() {
        List<String> words = words(line("proc/loadavg", ""));
        return Arrays.asList(number(words, 0), number(words, 1), number(words, 2));
    }

    double uptimeSeconds() {
        return number(words(line("proc/uptime", "")), 0);
    }

    List<Cpu> cpus() {
        List<String> models = values("proc/cpuinfo", "model name");
        List<String> clocks = values("proc/cpuinfo", "cpu MHz");
        List<Cpu> cpus = new ArrayList<>();
        for (String line : lines("proc/stat")) {
            if (line.startsWith("cpu") && !line.startsWith("cpu ")) {
                cpus.add(cpu(words(line), models, clocks, cpus.size()));
            }
        }
        while (cpus.size() < Runtime.getRuntime().availableProcessors()
                && lines("proc/stat").isEmpty()) {
            cpus.add(cpu(new ArrayList<>(), models, clocks, cpus.size()));
        }
        return cpus;
    }

    private static Cpu cpu(List<String> ticks, List<String> models, List<String> clocks, int at) {
        return new Cpu(
                at < models.size() ? models.get(at) : "",
                Math.rint(number(clocks, at)),
                number(ticks, 1) * TICK_MS,
                number(ticks, 2) * TICK_MS,
                number(ticks, 3) * TICK_MS,
                number(ticks, 4) * TICK_MS,
                number(ticks, 6) * TICK_MS);
    }

    /** Node's names of processors ({@code process.arch}). */
    private static String arch(String machine) {
        return switch (machine) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64" -> "arm64";
            case "x86", "i386", "i686" -> "ia32";
            case "ppc64le" -> "ppc64";
            default -> machine.startsWith("armv") ? "arm" : machine;
        };
    }

    private int id(String label) {
        for (String line : lines("proc/self/status")) {
            if (line.startsWith(label)) {
                return (int) number(words(line), 1);
            }
        }
        return -1;
    }

    private List<String> values(String file, String key) {
        List<String> values = new ArrayList<>();
        for (String line : lines(file)) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).trim().equals(key)) {
                values.add(line.substring(colon + 1).trim());
            }
        }
        return values;
    }

    private String line(String file, String otherwise) {
        List<String> lines = lines(file);
        return lines.isEmpty() ? otherwise : lines.get(0);
    }

    /** The lines of a file; none where the system hides it. */
    private List<String> lines(String file) {
        try {
            byte[] bytes = Files.readAllBytes(root.resolve(file));
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.isEmpty() ? new ArrayList<>() : Arrays.asList(text.split("\n", 0));
        } catch (IOException e) {
            return new ArrayList<>();
        }
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.trim().split("[ \t]+", -1));
    }

    private static double number(List<String> words, int at) {
        try {
            return at < words.size() ? Double.parseDouble(words.get(at)) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String property(String name) {
        return String.valueOf(System.getProperty(name, ""));
    }
}
