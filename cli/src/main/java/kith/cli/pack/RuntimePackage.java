package kith.cli.pack;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The package {@code kith-runtime}: what runs apps that are packaged without a runtime. */
final class RuntimePackage {
    static final String NAME = "kith-runtime";

    /** What apps ask for: it changes when an app made for it no longer runs with an older one. */
    static final String INTERFACE = "0.1";

    private static final String SUMMARY = "Runs apps of web pages in the WebView of the system";

    private RuntimePackage() {}

    static SystemPackage of(@Nullable String maintainer, Path scratch, Consumer<String> progress)
            throws IOException, PackException {
        FileTree files = new FileTree();
        String place = LaunchScript.SHARED.substring(1);
        RuntimeImage.make(scratch, progress).add(place, LaunchScript.SHARED_COMMAND, files);
        files.text(
                "usr/share/doc/" + NAME + "/copyright",
                "Kith's runtime\n\n" + Licences.runtime(LaunchScript.SHARED));
        return new SystemPackage(
                NAME,
                PackageVersion.of(version()),
                true,
                true,
                SUMMARY,
                "A JVM and the modules of Kith. Apps packaged with --runtime shared need them.",
                Licences.RUNTIME,
                maintainer == null ? "Kith developers <kith@kith.dev>" : maintainer,
                files,
                List.of(place + "/", "usr/share/doc/" + NAME + "/"));
    }

    /** Kith's own; a snapshot is older than the version it becomes. */
    private static String version() {
        @Nullable ModuleDescriptor module = RuntimePackage.class.getModule().getDescriptor();
        String version = module == null ? "0" : module.rawVersion().orElse("0");
        return version.replace("-SNAPSHOT", "");
    }
}
