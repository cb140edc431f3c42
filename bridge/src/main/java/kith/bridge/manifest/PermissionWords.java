package kith.bridge.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@link PermissionLines} in words for people who do not write programs. A line this version has no
 * words for is shown as it is, never left out.
 */
public final class PermissionWords {
    private static final Map<String, String> PLACES = new HashMap<>();

    private static final Map<String, String> NET = new LinkedHashMap<>();

    /** What belongs to the app alone. */
    private static final List<String> OWN = Arrays.asList("$data", "$cache", "$resources");

    static {
        PLACES.put("$documents", "your Documents folder");
        PLACES.put("$downloads", "your Downloads folder");
        PLACES.put("$desktop", "your Desktop");
        PLACES.put("$pictures", "your Pictures folder");
        PLACES.put("$music", "your Music folder");
        PLACES.put("$videos", "your Videos folder");
        PLACES.put("$home", "your home folder");
        PLACES.put("$temp", "the folder for temporary files of all programs");
        PLACES.put("$config", "the settings of your other programs");
        NET.put("tcp.connect", "Connect to ");
        NET.put("tcp.listen", "Let others connect to this device at ");
        NET.put("udp.send", "Send packets to ");
        NET.put("udp.bind", "Receive packets at ");
    }

    private PermissionWords() {}

    /** One sentence for each power, without a full stop, the widest kind first. */
    public static List<String> of(Collection<String> lines) {
        Set<String> words = new LinkedHashSet<>();
        Set<String> left = new LinkedHashSet<>(lines);
        for (String line : lines) {
            if (line.startsWith("fs.read ") || line.startsWith("fs.write ")) {
                String pattern = line.substring(line.indexOf(' ') + 1);
                boolean reads = lines.contains("fs.read " + pattern);
                boolean writes = lines.contains("fs.write " + pattern);
                String verb = reads ? writes ? "Read, change and delete " : "Read " : "Write ";
                words.add(verb + files(pattern));
                left.remove(line);
            }
        }
        for (String line : left) {
            words.add(sentence(line));
        }
        return Collections.unmodifiableList(new ArrayList<>(words));
    }

    private static String files(String pattern) {
        boolean deep = pattern.endsWith("/**");
        String path = deep ? pattern.substring(0, pattern.length() - 3) : pattern;
        int slash = path.indexOf('/');
        String place = slash < 0 ? path : path.substring(0, slash);
        String rest = slash < 0 ? "" : path.substring(slash + 1);
        if (OWN.contains(place)) {
            return "files of its own";
        }
        if (path.isEmpty()) {
            return "ALL files of this device";
        }
        String named = PLACES.get(place);
        if (named == null) {
            return (deep ? "everything in " : "") + Words.shown(path);
        }
        if (rest.isEmpty()) {
            return (deep ? "EVERYTHING in " : "what is in ") + named;
        }
        return (deep ? "everything in the folder " : "the file ")
                + Words.shown(rest)
                + " in "
                + named;
    }

    private static String sentence(String line) {
        int space = line.indexOf(' ');
        String name = line.substring(0, space);
        String value = line.substring(space + 1);
        if (NET.containsKey(name)) {
            return NET.get(name) + ends(value) + (name.startsWith("udp") ? " (UDP)" : " (TCP)");
        }
        return switch (name) {
            case "os" -> "See the name of this device, your user name and its network addresses";
            case "dns" -> "Ask which address " + Words.shown(value) + " has";
            case "csp.connect-src" -> "Exchange data with " + Words.shown(value);
            case "csp.script-src", "csp.script-src-elem", "csp.default-src" ->
                    "Run code from " + Words.shown(value);
            default ->
                    name.startsWith("csp.")
                            ? "Show content from "
                                    + Words.shown(value)
                                    + " ("
                                    + name.substring("csp.".length())
                                    + ")"
                            : "Something this version of Kith has no words for: "
                                    + Words.shown(line);
        };
    }

    /** {@code HOST:PORTS}. */
    private static String ends(String value) {
        int colon = value.lastIndexOf(':');
        String host = colon < 0 ? value : value.substring(0, colon);
        String ports = colon < 0 ? "" : value.substring(colon + 1);
        String where =
                switch (host) {
                    case "internet" -> "any address on the internet";
                    case "lan" -> "any device in the local network";
                    case "loopback" -> "other programs on this device";
                    default -> Words.shown(host);
                };
        if (ports.isEmpty() || ports.equals("*")) {
            return where;
        }
        return where + (ports.contains("-") ? ", ports " : ", port ") + ports;
    }
}
