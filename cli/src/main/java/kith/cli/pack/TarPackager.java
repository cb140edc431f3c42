package kith.cli.pack;

import java.io.IOException;
import java.nio.file.Path;

/** The same folder as that of {@link DirPackager} in one file, {@code .tar.xz}. */
final class TarPackager implements Packager {
    @Override
    public Path write(Build build, Path folder) throws IOException, PackException {
        FileTree files = new FileTree();
        files.addAll(Portable.name(build), Portable.tree(build));
        Path file = folder.resolve(Portable.name(build) + ".tar.xz");
        build.progress().accept("compressing " + Sizes.of(files.size()));
        Tar.write(files, "", file);
        return file;
    }
}
