package kith.cli.pack;

import java.io.IOException;
import java.util.List;
import kith.cli.freedesktop.DesktopEntry;

/** An app as a folder that runs from wherever it lies, without being installed. */
final class Portable {
    private Portable() {}

    /** The folder's name: app, version, system, processor. */
    static String name(Build build) {
        return build.manifest().id()
                + "-"
                + build.manifest().version()
                + (build.runtime() == Build.RuntimeKind.BUNDLED ? "-linux-" + Processor.rpm() : "");
    }

    static FileTree tree(Build build) throws IOException, PackException {
        FileTree files = new FileTree();
        String command = CommandName.of(build.manifest());
        AppPart.add(build, "app", files);
        if (build.runtime() == Build.RuntimeKind.BUNDLED) {
            RuntimeImage.make(build.scratch(), build.progress()).add("runtime", command, files);
        }
        files.script(command, LaunchScript.portable(build, command));
        files.text(
                "share/applications/" + build.manifest().id() + ".desktop",
                DesktopEntry.of(build.manifest(), List.of(command)).toString());
        Icons.add(build, "share/icons/hicolor", files);
        files.text("COPYRIGHT", Licences.copyright(build, "."));
        return files;
    }
}
