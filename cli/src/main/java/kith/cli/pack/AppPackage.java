package kith.cli.pack;

import java.io.IOException;
import java.util.List;
import kith.bridge.manifest.Manifest;
import kith.cli.freedesktop.DesktopEntry;
import kith.cli.freedesktop.MimeInfo;
import org.jspecify.annotations.Nullable;

/**
 * An app where package managers put it: its files and its runtime in one folder, and what makes the
 * desktop know it below /usr/share.
 */
final class AppPackage {
    private AppPackage() {}

    static SystemPackage of(Build build) throws IOException, PackException {
        Manifest manifest = build.manifest();
        boolean bundled = build.runtime() == Build.RuntimeKind.BUNDLED;
        return new SystemPackage(
                manifest.id(),
                PackageVersion.of(manifest.version()),
                bundled,
                bundled,
                AppStream.summary(manifest),
                AppStream.longDescription(manifest),
                Licences.spdx(build),
                build.maintainer(),
                tree(build),
                List.of(place(build).substring(1) + "/", "usr/share/doc/" + manifest.id() + "/"));
    }

    /** Its folder: one for a processor when the runtime is in it. */
    private static String place(Build build) {
        boolean bundled = build.runtime() == Build.RuntimeKind.BUNDLED;
        return (bundled ? "/usr/lib/" : "/usr/share/") + build.manifest().id();
    }

    /** All files by their path from the root, without the slash before. */
    private static FileTree tree(Build build) throws IOException, PackException {
        String id = build.manifest().id();
        String place = place(build);
        FileTree files = new FileTree();
        AppPart.add(build, place.substring(1) + "/app", files);
        String command = CommandName.of(build.manifest());
        if (build.runtime() == Build.RuntimeKind.BUNDLED) {
            RuntimeImage.make(build.scratch(), build.progress())
                    .add(place.substring(1) + "/runtime", command, files);
        }
        files.script("usr/bin/" + id, LaunchScript.installed(build, place, command));
        files.text(
                "usr/share/applications/" + id + ".desktop",
                DesktopEntry.of(build.manifest(), List.of(id)).toString());
        files.text(
                "usr/share/metainfo/" + id + ".metainfo.xml",
                AppStream.text(build.manifest(), build.manifest().version()));
        @Nullable String types =
                MimeInfo.text(build.manifest().web().fileTypes(), (type, ending) -> true);
        if (types != null) {
            files.text("usr/share/mime/packages/" + id + ".xml", types);
        }
        Icons.add(build, "usr/share/icons/hicolor", files);
        files.text("usr/share/doc/" + id + "/copyright", Licences.copyright(build, place));
        return files;
    }
}
