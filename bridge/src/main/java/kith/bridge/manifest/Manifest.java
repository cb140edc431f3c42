package kith.bridge.manifest;

import java.util.List;
import java.util.Map;
import kith.bridge.app.AppFiles;
import kith.bridge.app.InvalidAppException;
import kith.bridge.permission.Permissions;

/**
 * What an app says about itself, read and checked. The guide for its authors is
 * docs/guide/manifest.md.
 *
 * @param id names the app on the device: its origin is {@code kith://ID}, its data lie under it
 * @param name for people; from the manifest, else the title of the page, else the folder
 * @param version never a number: 1.0 and 1.0.0 are different texts
 * @param web the standard's members
 * @param permissions what it asks for; nothing if nothing is said
 * @param csp directives of the Content-Security-Policy that take the place of Kith's: name and
 *     sources
 * @param window how its window opens
 * @param env variables for {@code process.env}
 * @param background whether timers of a hidden window keep their pace
 * @param exclude files and folders of the app that packages leave out, paths without a slash before
 * @param json the manifest as it was written, {@code {}} without one; valid JSON
 * @param warnings what was ignored or is risky, each {@code FILE:LINE:COLUMN: text}
 */
public record Manifest(
        String id,
        String name,
        String version,
        WebManifest web,
        Permissions permissions,
        Map<String, String> csp,
        WindowSettings window,
        Map<String, String> env,
        boolean background,
        List<String> exclude,
        String json,
        List<String> warnings) {

    /**
     * Reads the manifest of an app whose page comes from its folder.
     *
     * @throws InvalidAppException without an {@code index.html}, or if a file cannot be read
     * @throws ManifestException if the manifest is wrong
     */
    public static Manifest read(AppFiles files) throws InvalidAppException {
        return new ManifestText(files).read(true);
    }

    /** As {@link #read} for an app whose page comes from a development server. */
    public static Manifest readForServer(AppFiles files) throws InvalidAppException {
        return new ManifestText(files).read(false);
    }
}
