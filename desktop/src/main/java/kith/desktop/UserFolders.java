package kith.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.bridge.permission.HostPath;
import kith.bridge.permission.Place;
import kith.bridge.permission.Places;

/**
 * Where the folders are that permissions name with a {@code $}: those of the person by
 * xdg-user-dirs, those of the app by its profile. A folder that is not there is left out and so
 * grants nothing.
 *
 * @see <a href="https://www.freedesktop.org/wiki/Software/xdg-user-dirs/">xdg-user-dirs</a>
 */
final class UserFolders {
    private static final Map<String, Place> WORDS =
            Map.of(
                    "DESKTOP", Place.DESKTOP,
                    "DOCUMENTS", Place.DOCUMENTS,
                    "DOWNLOAD", Place.DOWNLOADS,
                    "MUSIC", Place.MUSIC,
                    "PICTURES", Place.PICTURES,
                    "VIDEOS", Place.VIDEOS);

    /** One line of {@code user-dirs.dirs}: {@code XDG_MUSIC_DIR="$HOME/Musik"}. */
    private static final Pattern LINE =
            Pattern.compile("\\s*XDG_([A-Z]+)_DIR\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*");

    private final Environment environment;

    UserFolders(Environment environment) {
        this.environment = environment;
    }

    /** All places that exist, for an app in {@code resources} with this profile. */
    Places places(Path resources, Profile profile) {
        Map<Place, Path> found = new EnumMap<>(Place.class);
        Path home = environment.home();
        personal(home).forEach(found::put);
        found.put(Place.HOME, home);
        found.put(Place.TEMP, environment.temp());
        found.put(Place.CONFIG, environment.configHome());
        found.put(Place.RESOURCES, resources);
        found.put(Place.DATA, profile.data());
        found.put(Place.CACHE, profile.cache());
        Map<Place, Places.Folder> folders = new EnumMap<>(Place.class);
        found.forEach((place, path) -> {
            try {
                HostPath real = HostPath.of(path.toRealPath().toString());
                folders.put(place, new Places.Folder(HostPath.of(path.toString()), real));
            } catch (IOException e) {
                // Not there: what is granted below it is nothing.
                folders.remove(place);
            }
        });
        return new Places(folders);
    }

    /** A person's folders as configured; one that is the home folder itself is switched off. */
    private Map<Place, Path> personal(Path home) {
        Map<Place, Path> folders = new HashMap<>();
        for (String line : lines(environment.configHome().resolve("user-dirs.dirs"))) {
            Matcher match = LINE.matcher(line);
            Place place = match.matches() ? WORDS.get(match.group(1)) : null;
            if (place == null) {
                continue;
            }
            String value = match.group(2).replaceAll("\\\\(.)", "$1");
            Path folder =
                    value.startsWith("$HOME/")
                            ? home.resolve(value.substring("$HOME/".length()))
                            : Path.of(value);
            if (folder.isAbsolute() && !folder.normalize().equals(home.normalize())) {
                folders.put(place, folder.normalize());
            }
        }
        if (folders.isEmpty()) {
            standard(home, folders);
        }
        return folders;
    }

    /** What xdg-user-dirs would make in an English system, for machines that lack it. */
    private static void standard(Path home, Map<Place, Path> folders) {
        folders.put(Place.DESKTOP, home.resolve("Desktop"));
        folders.put(Place.DOCUMENTS, home.resolve("Documents"));
        folders.put(Place.DOWNLOADS, home.resolve("Downloads"));
        folders.put(Place.MUSIC, home.resolve("Music"));
        folders.put(Place.PICTURES, home.resolve("Pictures"));
        folders.put(Place.VIDEOS, home.resolve("Videos"));
    }

    private static Iterable<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            // Absent on servers and minimal systems.
            return List.of();
        }
    }
}
