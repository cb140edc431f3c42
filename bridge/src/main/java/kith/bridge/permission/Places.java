package kith.bridge.permission;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the places of this person and this profile are. A place that does not exist is absent and
 * grants nothing.
 */
public final class Places {
    /**
     * One folder.
     *
     * @param named as the system or the person names it
     * @param real the same with every link followed, at the time the app started
     */
    public record Folder(HostPath named, HostPath real) {}

    private final Map<Place, Folder> folders;

    public Places(Map<Place, Folder> folders) {
        this.folders = new EnumMap<>(Place.class);
        this.folders.putAll(folders);
    }

    /** The folder of a place, or null when there is none. */
    public @Nullable Folder folder(Place place) {
        return folders.get(place);
    }

    /**
     * All places by their words, as the system names them: what {@code application.paths} tells.
     */
    public Map<String, String> paths() {
        Map<String, String> paths = new LinkedHashMap<>();
        for (Map.Entry<Place, Folder> entry : folders.entrySet()) {
            paths.put(entry.getKey().word(), entry.getValue().named().text());
        }
        return paths;
    }

    /**
     * A path as a manifest would write it, with the variable that leaves the least to write: {@code
     * $documents/Notes/a.md} for {@code /home/ann/Documents/Notes/a.md}.
     */
    public String pattern(HostPath path) {
        Place best = null;
        HostPath base = HostPath.ROOT;
        for (Map.Entry<Place, Folder> entry : folders.entrySet()) {
            HostPath real = entry.getValue().real();
            if (real.holds(path) && real.raw().length() > base.raw().length()) {
                best = entry.getKey();
                base = real;
            }
        }
        return best == null
                ? path.text()
                : "$" + best.word() + HostPath.textOf(path.raw().substring(base.raw().length()));
    }
}
