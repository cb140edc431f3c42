package kith.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at a Linux machine. */
public final class Checkup {
    private static final String WEBKIT = "libwebkit2gtk-4.1.so.0";

    /** Linux 5.6 brought openat2, with which a path cannot lead out of a folder. */
    private static final int[] OPENAT2 = {5, 6};

    /** Fonts lie at most this deep, as in /usr/share/fonts/truetype/dejavu. */
    private static final int FONT_DEPTH_MAX = 6;

    private final Machine machine;

    public Checkup(Machine machine) {
        this.machine = machine;
    }

    /** All findings, what is needed first. */
    public List<Finding> findings() {
        return List.of(
                java(), webkit(), display(), fonts(), kernel(), xvfb(), sound(), mp4(), folders(),
                maven());
    }

    private Finding java() {
        String home = System.getProperty("java.home");
        String version = Runtime.version().toString();
        if (!machine.has(home + "/bin/javac")) {
            return Finding.optional(
                    "java",
                    version + " in " + home + ", without the compiler: building kith needs a JDK");
        }
        return Finding.ok("java", version + " in " + home);
    }

    private Finding webkit() {
        String library = machine.library(WEBKIT);
        if (library == null) {
            library = loadable();
        }
        if (library == null) {
            return Finding.missing("webkitgtk", WEBKIT + " is not installed", Software.WEBKIT);
        }
        PackageManager packages = machine.packages();
        String version =
                packages == null ? null : machine.output(packages.versionQuery(Software.WEBKIT));
        return Finding.ok("webkitgtk", (version == null ? "" : version + ", ") + library);
    }

    /** Where the loader's own list has the library; null if it has not. */
    private @Nullable String loadable() {
        String list = machine.output(List.of("ldconfig", "-p"));
        if (list == null) {
            return null;
        }
        Matcher line = Pattern.compile(Pattern.quote(WEBKIT) + " .*=> (.+)").matcher(list);
        return line.find() ? line.group(1) : null;
    }

    private Finding display() {
        String wayland = machine.variable("WAYLAND_DISPLAY");
        String socket =
                wayland.startsWith("/")
                        ? wayland
                        : machine.variable("XDG_RUNTIME_DIR") + "/" + wayland;
        if (!wayland.isEmpty() && machine.has(socket)) {
            return Finding.ok("display", "Wayland, " + wayland);
        }
        String x11 = machine.variable("DISPLAY");
        if (!x11.isEmpty() && answers(x11)) {
            return Finding.ok("display", "X11, " + x11);
        }
        String why =
                x11.isEmpty() && wayland.isEmpty()
                        ? "none: neither DISPLAY nor WAYLAND_DISPLAY is set"
                        : "nothing answers at '" + (x11.isEmpty() ? wayland : x11) + "'";
        if (machine.program("Xvfb") != null) {
            return Finding.optional("display", why + "; kith uses a virtual one");
        }
        return Finding.missing("display", why + ", and there is no virtual one", Software.XVFB);
    }

    private boolean answers(String display) {
        Matcher local = Pattern.compile("(?:unix)?:(\\d+)(?:\\.\\d+)?").matcher(display);
        // A display of another machine is found out only by connecting: believed.
        return !local.matches() || machine.has("/tmp/.X11-unix/X" + local.group(1));
    }

    private Finding fonts() {
        for (String folder :
                List.of(
                        "/usr/share/fonts",
                        "/usr/local/share/fonts",
                        machine.variable("HOME") + "/.local/share/fonts",
                        machine.variable("HOME") + "/.fonts")) {
            if (folder.startsWith("/") && holdsFont(machine.file(folder))) {
                return Finding.ok("fonts", folder);
            }
        }
        return Finding.missing("fonts", "none is installed: text would be boxes", Software.FONTS);
    }

    private static boolean holdsFont(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder, FONT_DEPTH_MAX)) {
            return files.anyMatch(file -> file.toString().matches(".*\\.(ttf|otf|ttc|pfb|t1)"));
        } catch (IOException e) {
            return false;
        }
    }

    private Finding kernel() {
        String release = machine.text("/proc/sys/kernel/osrelease").trim();
        Matcher number = Pattern.compile("(\\d+)\\.(\\d+).*").matcher(release);
        if (number.matches() && !older(number)) {
            return Finding.ok("kernel", release);
        }
        return Finding.missing(
                "kernel", "'" + release + "' is older than 5.6, the first with openat2");
    }

    private static boolean older(Matcher number) {
        int major = Integer.parseInt(number.group(1));
        int minor = Integer.parseInt(number.group(2));
        return major < OPENAT2[0] || (major == OPENAT2[0] && minor < OPENAT2[1]);
    }

    private Finding xvfb() {
        String program = machine.program("Xvfb");
        return program != null
                ? Finding.ok("xvfb", program)
                : Finding.optional(
                        "xvfb", "--headless, and tests without a desktop, need it", Software.XVFB);
    }

    private Finding sound() {
        String base = machine.library("gstreamer-1.0/libgstplayback.so");
        String good = machine.library("gstreamer-1.0/libgstautodetect.so");
        if (base != null && good != null) {
            return Finding.ok("gstreamer", folderOf(base));
        }
        return Finding.optional(
                "gstreamer",
                "audio and video do not play",
                Software.GSTREAMER_BASE,
                Software.GSTREAMER_GOOD);
    }

    private Finding mp4() {
        String libav = machine.library("gstreamer-1.0/libgstlibav.so");
        return libav != null
                ? Finding.ok("mp4", libav)
                : Finding.optional("mp4", "MP4 video does not play", Software.GSTREAMER_LIBAV);
    }

    private static String folderOf(String file) {
        return file.substring(0, file.lastIndexOf('/'));
    }

    private Finding folders() {
        String config = machine.variable("XDG_CONFIG_HOME");
        if (!config.startsWith("/")) {
            config = machine.variable("HOME") + "/.config";
        }
        String file = config + "/user-dirs.dirs";
        return file.startsWith("/") && machine.has(file)
                ? Finding.ok("folders", file)
                : Finding.optional(
                        "folders",
                        "$documents, $downloads and the like name no folder; after the"
                                + " installation run xdg-user-dirs-update",
                        Software.USER_FOLDERS);
    }

    private Finding maven() {
        String program = machine.program("mvn");
        return program != null
                ? Finding.ok("maven", program)
                : Finding.optional("maven", "building kith again needs it", Software.MAVEN);
    }
}
