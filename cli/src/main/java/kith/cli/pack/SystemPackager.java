package kith.cli.pack;

import java.io.IOException;
import java.nio.file.Path;

/** A format of a package manager. */
interface SystemPackager extends Packager {
    /** Makes the package in {@code folder}; {@code scratch} is for what is needed meanwhile. */
    Path write(SystemPackage made, Path scratch, Path folder) throws IOException;

    @Override
    default Path write(Build build, Path folder) throws IOException, PackException {
        SystemPackage made = AppPackage.of(build);
        build.progress().accept("compressing " + Sizes.of(made.files().size()));
        return write(made, build.scratch(), folder);
    }
}
