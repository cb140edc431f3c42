package kith.cli.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** A package for Debian, Ubuntu and what is made from them. */
final class DebPackager implements SystemPackager {
    /** The WebView with all that it needs itself; 2.17 of libc is what the JVM is built for. */
    private static final String NEEDS = "libwebkit2gtk-4.1-0, libc6 (>= 2.17)";

    /** Sound and video. */
    private static final String MEDIA = "gstreamer1.0-plugins-good, gstreamer1.0-libav";

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    @Override
    public Path write(SystemPackage made, Path scratch, Path folder) throws IOException {
        String name = made.name();
        String architecture = made.bound() ? Processor.deb() : "all";
        FileTree files = made.files();
        files.bytes("usr/share/doc/" + name + "/changelog.gz", changelog(made));
        if (made.bound()) {
            files.text("usr/share/lintian/overrides/" + name, overrides(name));
        }
        Path file = folder.resolve(name + "_" + made.version() + "_" + architecture + ".deb");
        Deb.write(control(made, architecture), files, scratch, file);
        return file;
    }

    private static String control(SystemPackage made, String architecture) {
        StringBuilder control = new StringBuilder();
        field(control, "Package", made.name());
        field(control, "Version", made.version());
        field(control, "Architecture", architecture);
        field(control, "Maintainer", made.maintainer());
        field(control, "Installed-Size", String.valueOf((made.files().size() + 1023) / 1024));
        if (made.webkit()) {
            field(control, "Depends", NEEDS);
            field(control, "Recommends", MEDIA);
        } else {
            field(
                    control,
                    "Depends",
                    RuntimePackage.NAME + " (>= " + RuntimePackage.INTERFACE + ")");
        }
        field(control, "Section", "misc");
        field(control, "Priority", "optional");
        field(control, "Description", made.summary());
        // Each line of the long description begins with a space, an empty one is a dot.
        for (String line : made.description().strip().split("\\R", -1)) {
            control.append(line.isBlank() ? " ." : " " + line.strip()).append('\n');
        }
        return control.toString();
    }

    private static void field(StringBuilder control, String name, String value) {
        control.append(name).append(": ").append(value).append('\n');
    }

    private static byte[] changelog(SystemPackage made) throws IOException {
        String date =
                DATE.format(Instant.ofEpochMilli(Reproducible.timeMs()).atOffset(ZoneOffset.UTC));
        String text =
                "%1$s (%2$s) stable; urgency=medium\n\n  * Version %2$s.\n\n -- %3$s  %4$s\n"
                        .formatted(made.name(), made.version(), made.maintainer(), date);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** What lintian finds wrong that is meant. */
    private static String overrides(String name) {
        return """
        # The JVM's libraries have their own zlib, as OpenJDK's own build makes them.
        %1$s: embedded-library zlib *
        """
                .formatted(name);
    }
}
