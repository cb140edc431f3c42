package kith.bridge.pack;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which paths files of a package may have, so that it unpacks to the same files on every system: no
 * name that another system gives to a device, forbids or changes, and no two that it takes for one.
 * What an address cannot name ({@code ..}, hidden, control characters) the hash list refuses
 * before.
 */
final class PackagePaths {
    /** Devices of Windows, whatever the ending. */
    private static final Pattern DEVICE =
            Pattern.compile(
                    "(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])[ ]*(\\..*)?",
                    Pattern.CASE_INSENSITIVE);

    /** Forbidden in names on Windows. */
    private static final String FORBIDDEN = "<>:\"|?*";

    /** By folded path, the path that has it, folders too. */
    private final Map<String, String> taken = new HashMap<>();

    /** Takes the path of one more file; why it cannot be, or null. */
    @Nullable String add(String path) {
        if (path.getBytes(StandardCharsets.UTF_8).length > Limits.PATH_BYTES) {
            return "the path is longer than " + Limits.PATH_BYTES + " bytes";
        }
        for (String name : path.split("/", -1)) {
            String problem = problem(name);
            if (problem != null) {
                return problem;
            }
        }
        for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
            // A slash at its end keeps a folder apart from a file.
            String folder = path.substring(0, end + 1);
            String other = taken.putIfAbsent(fold(path.substring(0, end)), folder);
            if (other != null && !other.equals(folder)) {
                return "some systems cannot tell it from " + other;
            }
        }
        String other = taken.putIfAbsent(fold(path), path);
        return other == null ? null : "some systems cannot tell it from " + other;
    }

    private static @Nullable String problem(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length > Limits.NAME_BYTES) {
            return "a name is longer than " + Limits.NAME_BYTES + " bytes";
        }
        if (!Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
            return "a name is not in Unicode's form NFC";
        }
        if (name.endsWith(".") || name.endsWith(" ") || name.startsWith(" ")) {
            return "a name begins with a space, or ends with one or with a dot";
        }
        if (DEVICE.matcher(name).matches()) {
            return "Windows has a device of that name";
        }
        for (int i = 0; i < name.length(); i++) {
            if (FORBIDDEN.indexOf(name.charAt(i)) >= 0 || isUnseen(name.charAt(i))) {
                return "a name holds a character that no system shows, or that Windows forbids";
            }
        }
        return null;
    }

    /** Controls, line ends, and what turns the direction of the text around it. */
    private static boolean isUnseen(char c) {
        return c < 0x20
                || (c >= 0x7f && c <= 0x9f)
                || c == 0x061c
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xfeff;
    }

    /** The same for all paths that a system that ignores case takes for one. */
    private static String fold(String path) {
        String folded = path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }
}
