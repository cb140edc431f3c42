package kith.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import kith.bridge.fs.ErrnoException;
import kith.bridge.fs.OpenFlags;
import kith.bridge.fs.Posix;
import kith.bridge.permission.HostPath;
import kith.bridge.permission.Place;
import kith.bridge.permission.Places;
import org.jspecify.annotations.Nullable;

/**
 * Where the places are on a freedesktop system: the base directories by their variables, documents,
 * pictures and so on by {@code user-dirs.dirs}. What does not exist, is no folder, or was switched
 * off by the person (set to the home folder itself) is absent.
 *
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory</a>
 * @see <a href="https://www.freedesktop.org/wiki/Software/xdg-user-dirs/">xdg-user-dirs</a>
 */
public final class XdgPlaces {
    /** 64 KiB: a file of eight lines, mostly. */
    private static final int USER_DIRS_BYTES_MAX = 65_536;

    private static final Map<Place, String> USER_DIRS =
            Map.of(
                    Place.DOCUMENTS, "DOCUMENTS",
                    Place.DOWNLOADS, "DOWNLOAD",
                    Place.DESKTOP, "DESKTOP",
                    Place.PICTURES, "PICTURES",
                    Place.MUSIC, "MUSIC",
                    Place.VIDEOS, "VIDEOS");

    /** What xdg-user-dirs makes where nobody has said otherwise, in an English locale. */
    private static final Map<Place, String> DEFAULTS =
            Map.of(
                    Place.DOCUMENTS, "Documents",
                    Place.DOWNLOADS, "Downloads",
                    Place.DESKTOP, "Desktop",
                    Place.PICTURES, "Pictures",
                    Place.MUSIC, "Music",
                    Place.VIDEOS, "Videos");

    private final Posix posix;
    private final Map<String, String> environment;
    private final Map<Place, Places.Folder> folders = new EnumMap<>(Place.class);

    private XdgPlaces(Posix posix, Map<String, String> environment) {
        this.posix = posix;
        this.environment = environment;
    }

    /**
     * The places of this person.
     *
     * @param environment the process's variables
     * @param own the places of the app and its profile, such as {@link Place#DATA}; they come
     *     before what the variables say
     */
    public static Places of(Posix posix, Map<String, String> environment, Map<Place, Path> own) {
        XdgPlaces places = new XdgPlaces(posix, environment);
        places.addBase();
        own.forEach((place, path) -> places.add(place, path.toAbsolutePath().toString()));
        return new Places(places.folders);
    }

    private void addBase() {
        add(Place.TEMP, absolute("TMPDIR", "/tmp"));
        String home = absolute("HOME", "");
        if (home.isEmpty()) {
            return;
        }
        String config = absolute("XDG_CONFIG_HOME", home + "/.config");
        add(Place.HOME, home);
        add(Place.CONFIG, config);
        add(Place.CACHE, absolute("XDG_CACHE_HOME", home + "/.cache"));
        String userDirs = read(Path.of(config, "user-dirs.dirs"));
        HostPath homePath = HostPath.of(home);
        USER_DIRS.forEach((place, name) -> {
            String folder =
                    userDirs == null
                            ? home + "/" + DEFAULTS.get(place)
                            : value(userDirs, "XDG_" + name + "_DIR", home);
            if (folder != null && !homePath.equals(HostPath.parse(folder))) {
                add(place, folder);
            }
        });
    }

    /** A variable; the specification says to ignore one that is not absolute. */
    private String absolute(String variable, String absent) {
        String value = environment.getOrDefault(variable, "");
        return value.startsWith("/") ? value : absent;
    }

    private void add(Place place, String path) {
        HostPath named = HostPath.parse(path);
        if (named == null) {
            return;
        }
        byte[] bytes = named.raw().getBytes(StandardCharsets.ISO_8859_1);
        try {
            int fd =
                    posix.openAt(
                            Posix.WORKING_FOLDER, bytes, OpenFlags.PATH | OpenFlags.DIRECTORY, 0);
            posix.close(fd);
            HostPath real = HostPath.ofRaw(HostPath.rawOfBytes(posix.realPath(bytes)));
            if (real != null) {
                folders.put(place, new Places.Folder(named, real));
            }
        } catch (ErrnoException e) {
            // Not there, or not ours: it grants nothing.
            folders.remove(place);
        }
    }

    /** The text of a file; null when there is none. */
    private static @Nullable String read(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(USER_DIRS_BYTES_MAX), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * The folder a line {@code XDG_DOCUMENTS_DIR="$HOME/Documents"} names; the last such line
     * counts, as for a shell, which the file is written for. Null without a line of this form.
     */
    static @Nullable String value(String userDirs, String name, String home) {
        String folder = null;
        for (String line : userDirs.split("\n", -1)) {
            String text = line.strip();
            if (text.startsWith(name + "=\"") && text.endsWith("\"")) {
                String quoted = text.substring(name.length() + 2, text.length() - 1);
                String value = unescaped(quoted);
                if (value.equals("$HOME") || value.startsWith("$HOME/")) {
                    folder = home + value.substring("$HOME".length());
                } else if (value.startsWith("/")) {
                    folder = value;
                }
            }
        }
        return folder;
    }

    private static String unescaped(String quoted) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            if (c == '\\' && i + 1 < quoted.length()) {
                i++;
                c = quoted.charAt(i);
            }
            text.append(c);
        }
        return text.toString();
    }
}
