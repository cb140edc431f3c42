package kith.cli.pack;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Whose work is in a package, and under what licence. */
final class Licences {
    /** What authors call the file. */
    private static final List<String> NAMES =
            List.of("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "LICENCE.txt", "COPYING");

    /** Of Kith, its libraries and OpenJDK. */
    static final String RUNTIME =
            "Apache-2.0 AND MIT AND GPL-2.0-only WITH Classpath-exception-2.0";

    private Licences() {}

    /** The licences as rpm names them (SPDX). */
    static String spdx(Build build) {
        String app = "LicenseRef-app";
        return build.runtime() == Build.RuntimeKind.BUNDLED ? app + " AND " + RUNTIME : app;
    }

    /** The text of the app's licence, or that it names none. */
    static String ofApp(Build build) throws IOException {
        for (String name : NAMES) {
            if (build.hashes().paths().contains(name)) {
                return text(build.app().resolve(name));
            }
        }
        return "The app has no file LICENSE; ask its authors.\n";
    }

    /** In UTF-8, or as old licences are, in Latin-1, which any bytes are. */
    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        }
    }

    /** Debian's file of this name, also installed by rpm. */
    static String copyright(Build build, String place) throws IOException {
        StringBuilder text = new StringBuilder(build.manifest().name()).append("\n\n");
        text.append("The files below ").append(place).append("/app:\n\n");
        text.append(ofApp(build)).append('\n');
        if (build.runtime() == Build.RuntimeKind.BUNDLED) {
            text.append(runtime(place + "/runtime"));
        }
        return text.toString();
    }

    /** What {@code place} holds, the image of a runtime. */
    static String runtime(String place) {
        return """
        The files below %1$s:

        Kith, Copyright its authors, Apache License 2.0; the text is in
        /usr/share/common-licenses/Apache-2.0 and in %1$s/legal/kith.

        OpenJDK, Copyright Oracle and others, GNU General Public License, version 2, with
        the Classpath Exception; the text is in /usr/share/common-licenses/GPL-2 and, with
        the licences of what OpenJDK contains, in %1$s/legal/java.base.

        Libraries: each folder of %1$s/legal is named after a module and holds its licence.
        """
                .formatted(place);
    }

    /** Adds the licence files of each jar of {@code modules} that is among {@code linked}. */
    static void addModules(Path modules, List<String> linked, String at, FileTree files)
            throws IOException {
        for (ModuleReference each : ModuleFinder.of(modules).findAll()) {
            String name = each.descriptor().name();
            if (linked.contains(name) && each.location().isPresent()) {
                addJar(Path.of(each.location().get()), at + "/" + name, files);
            }
        }
    }

    private static void addJar(Path jar, String at, FileTree files) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile())) {
            TreeMap<String, JarEntry> found = new TreeMap<>();
            for (Enumeration<JarEntry> all = opened.entries(); all.hasMoreElements(); ) {
                JarEntry entry = all.nextElement();
                String path = entry.getName();
                String name = path.substring(path.lastIndexOf('/') + 1);
                if (path.startsWith("META-INF/") && name.matches(".*(LICEN[CS]E|NOTICE).*")) {
                    found.put(name, entry);
                }
            }
            for (var each : found.entrySet()) {
                try (InputStream contents = opened.getInputStream(each.getValue())) {
                    files.bytes(at + "/" + each.getKey(), contents.readAllBytes());
                }
            }
        }
    }
}
