package kith.cli.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A package for Fedora, openSUSE and others with rpm. */
final class RpmPackager implements SystemPackager {
    private static final int LESS = 2;
    private static final int GREATER = 4;
    private static final int EQUAL = 8;

    /** What the rpm that reads the file must be able to do. */
    private static final int RPMLIB = 1 << 24;

    @Override
    public Path write(SystemPackage made, Path scratch, Path folder) throws IOException {
        String architecture = made.bound() ? Processor.rpm() : "noarch";
        RpmFiles files = new RpmFiles(made.files(), made.folders());
        RpmHeader header = Rpm.header();
        describe(header, made);
        header.text(1022, architecture);
        header.number(1009, Math.toIntExact(files.size()));
        require(header, made.webkit());
        provide(header, made);
        files.describe(header);
        String full = made.name() + "-" + made.version() + "-1";
        Path file = folder.resolve(full + "." + architecture + ".rpm");
        Rpm.write(full, header, files, scratch.resolve("payload"), file);
        return file;
    }

    private static void describe(RpmHeader header, SystemPackage made) {
        int time = (int) (Reproducible.timeMs() / 1000);
        String version = made.version() + "-1";
        header.texts(100, List.of("C"));
        header.text(1000, made.name());
        header.text(1001, made.version());
        header.text(1002, "1");
        header.translated(1004, made.summary());
        header.translated(1005, made.description());
        header.number(1006, time);
        header.text(1007, "localhost");
        header.text(1014, made.licence());
        header.text(1015, made.maintainer());
        header.translated(1016, "Applications/Productivity");
        header.text(1021, "linux");
        // Without it rpm takes the package for one of sources.
        header.text(1044, made.name() + "-" + version + ".src.rpm");
        header.text(1064, "4.18.0");
        header.numbers(1080, List.of(time));
        header.texts(1081, List.of(made.maintainer() + " - " + version));
        header.texts(1082, List.of("- Version " + made.version()));
        header.text(5062, "utf-8");
    }

    private static void require(RpmHeader header, boolean webkit) {
        List<String> names = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        List<Integer> flags = new ArrayList<>();
        if (webkit) {
            // The library itself: distributions call the package differently.
            names.add("libwebkit2gtk-4.1.so.0()(64bit)");
            versions.add("");
            flags.add(0);
            header.texts(5046, List.of("gstreamer1-plugins-good"));
            header.texts(5047, List.of(""));
            header.numbers(5048, List.of(0));
        } else {
            names.add(RuntimePackage.NAME);
            versions.add(RuntimePackage.INTERFACE);
            flags.add(GREATER | EQUAL);
        }
        for (String each :
                List.of(
                        "CompressedFileNames 3.0.4-1",
                        "FileDigests 4.6.0-1",
                        "PayloadFilesHavePrefix 4.0-1",
                        "PayloadIsXz 5.2-1")) {
            int space = each.indexOf(' ');
            names.add("rpmlib(" + each.substring(0, space) + ")");
            versions.add(each.substring(space + 1));
            flags.add(RPMLIB | LESS | EQUAL);
        }
        header.texts(1049, names);
        header.texts(1050, versions);
        header.numbers(1048, flags);
    }

    private static void provide(RpmHeader header, SystemPackage made) {
        header.texts(1047, List.of(made.name()));
        header.numbers(1112, List.of(EQUAL));
        header.texts(1113, List.of(made.version() + "-1"));
    }
}
