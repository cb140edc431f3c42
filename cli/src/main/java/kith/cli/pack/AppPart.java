package kith.cli.pack;

import java.io.IOException;

/** The app's own files in a package, with the list of their hashes. */
final class AppPart {
    private AppPart() {}

    static void add(Build build, String at, FileTree files) throws IOException {
        for (String path : build.hashes().paths()) {
            files.file(at + "/" + path, build.app().resolve(path), false);
        }
        files.text(at + "/.kith/hashes", build.hashes().text());
    }
}
