package kith.cli.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A folder that runs from wherever it lies. */
final class DirPackager implements Packager {
    @Override
    public Path write(Build build, Path folder) throws IOException, PackException {
        FileTree files = Portable.tree(build);
        Path top = folder.resolve(Portable.name(build));
        List<Path> folders = new ArrayList<>(List.of(Files.createDirectory(top)));
        for (FileTree.Entry entry : files.entries()) {
            Path path = top.resolve(entry.path());
            switch (entry) {
                case FileTree.Folder each -> folders.add(Files.createDirectory(path));
                case FileTree.Link link -> Files.createSymbolicLink(path, Path.of(link.target()));
                case FileTree.File file -> {
                    try (InputStream contents = file.open()) {
                        Files.copy(contents, path);
                    }
                    finish(path, file.program());
                }
            }
        }
        // Last, because each file made in a folder changes its time.
        for (Path each : folders) {
            finish(each, true);
        }
        return top;
    }

    private static void finish(Path path, boolean program) throws IOException {
        Files.setPosixFilePermissions(
                path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        Files.setLastModifiedTime(path, FileTime.fromMillis(Reproducible.timeMs()));
    }
}
