package kith.cli.install;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kith.bridge.app.AppFile;
import kith.bridge.app.AppFiles;
import kith.bridge.app.InvalidAppException;
import kith.bridge.app.Opening;
import kith.bridge.app.Reasons;
import kith.bridge.manifest.Icon;
import kith.bridge.manifest.Manifest;
import kith.cli.freedesktop.DesktopEntry;
import kith.cli.freedesktop.MimeInfo;
import org.jspecify.annotations.Nullable;

/**
 * An installed app where the person's desktop looks for apps: menu entry, icons, kinds of files and
 * the scheme {@code ID:}. All below the person's own data folder.
 */
final class Integration {
    /** The sizes that the theme hicolor has folders for. */
    private static final int[] ICON_SIZES = {
        16, 22, 24, 32, 36, 48, 64, 72, 96, 128, 192, 256, 512
    };

    /** 1 MiB: icons have some kilobytes. */
    private static final int ICON_BYTES_MAX = 1 << 20;

    /** 20 s: the desktop's own tools take milliseconds. */
    private static final long TOOL_SECONDS_MAX = 20;

    private final Path data;
    private final List<Path> systemData;
    private final String program;

    /**
     * @param program the command {@code kith}, absolute
     */
    Integration(Home home, String program) {
        this.data = home.data();
        this.program = program;
        String others = home.variables().getOrDefault("XDG_DATA_DIRS", "");
        this.systemData =
                List.of((others.isEmpty() ? "/usr/local/share:/usr/share" : others).split(":"))
                        .stream()
                        .filter(each -> each.startsWith("/"))
                        .map(Path::of)
                        .toList();
    }

    /** Enters an app; what an older version had entered is replaced. */
    void add(UnpackedApp app) throws InstallException {
        try {
            Manifest manifest = app.manifest();
            String id = manifest.id();
            removeIcons(id);
            addIcons(app, manifest);
            write(
                    entry(id),
                    DesktopEntry.of(manifest, List.of(program, "open", "--app", id, "--"))
                            .toString());
            addTypes(id, manifest.web().fileTypes());
            addOpener();
            tell();
        } catch (InvalidAppException e) {
            throw new InstallException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new InstallException(
                    "the app is installed, but cannot be entered into the menu: " + Reasons.of(e),
                    e);
        }
    }

    /** Takes an app out again. */
    void remove(String id) throws InstallException {
        try {
            Files.deleteIfExists(entry(id));
            Files.deleteIfExists(types(id));
            removeIcons(id);
            tell();
        } catch (IOException e) {
            throw new InstallException("cannot take the app out of the menu: " + Reasons.of(e), e);
        }
    }

    private Path entry(String id) {
        return data.resolve("applications/" + id + ".desktop");
    }

    private Path types(String id) {
        return data.resolve("mime/packages/" + id + ".xml");
    }

    private Path icon(String id, String size, String ending) {
        return data.resolve("icons/hicolor/" + size + "/apps/" + id + ending);
    }

    private void addIcons(UnpackedApp app, Manifest manifest)
            throws IOException, InvalidAppException {
        AppFiles files = AppFiles.sealed(app.files(), app.seal());
        for (Icon icon : manifest.web().icons()) {
            boolean svg = icon.path().endsWith(".svg");
            String size = svg ? "scalable" : size(icon);
            if (size != null && icon.purposes().contains("any")) {
                byte[] bytes = read(files, icon.path());
                Path place = icon(manifest.id(), size, svg ? ".svg" : ".png");
                if (bytes != null && (svg || icon.path().endsWith(".png"))) {
                    Files.createDirectories(place.getParent());
                    Files.write(place, bytes);
                }
            }
        }
    }

    /** The folder of an icon that has one of the usual sizes. */
    private static @Nullable String size(Icon icon) {
        for (int size : ICON_SIZES) {
            if (icon.pixels() == size) {
                return size + "x" + size;
            }
        }
        return null;
    }

    static byte @Nullable [] read(AppFiles files, String path)
            throws IOException, InvalidAppException {
        if (!(files.open(path) instanceof Opening.Ok ok)) {
            return null;
        }
        try (AppFile file = ok.file()) {
            if (file.size() > ICON_BYTES_MAX) {
                return null;
            }
            ByteBuffer bytes = file.start(ICON_BYTES_MAX);
            byte[] read = new byte[bytes.remaining()];
            bytes.get(read);
            return read;
        }
    }

    private void removeIcons(String id) throws IOException {
        Files.deleteIfExists(icon(id, "scalable", ".svg"));
        for (int size : ICON_SIZES) {
            Files.deleteIfExists(icon(id, size + "x" + size, ".png"));
        }
    }

    /**
     * Says which endings the app's kinds of files have, but only of kinds and endings that nobody
     * has said anything of: no app turns {@code .pdf} into something of its own.
     */
    private void addTypes(String id, Map<String, List<String>> types) throws IOException {
        Set<String> known = knownGlobs();
        known.add(DesktopEntry.KITH_TYPE);
        known.add("*.kith");
        String text =
                MimeInfo.text(
                        types,
                        (type, ending) -> !known.contains(type) && !known.contains("*" + ending));
        Files.deleteIfExists(types(id));
        if (text != null) {
            write(types(id), text);
        }
    }

    /** Types and patterns that the system knows. */
    private Set<String> knownGlobs() throws IOException {
        Set<String> known = new HashSet<>();
        for (Path folder : systemData) {
            Path file = folder.resolve("mime/globs2");
            if (Files.isRegularFile(file)) {
                for (String line : Files.readAllLines(file)) {
                    String[] parts = line.split(":");
                    if (!line.startsWith("#") && parts.length >= 3) {
                        known.add(parts[1]);
                        known.add(parts[2]);
                    }
                }
            }
        }
        return known;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** Lets a double click on a {@code .kith} file open it. */
    private void addOpener() throws IOException {
        DesktopEntry opener =
                new DesktopEntry()
                        .with("Name", "Kith")
                        .with("Comment", "Opens apps")
                        .with("NoDisplay", "true")
                        .exec(List.of(program, "open"), "%f")
                        .with("MimeType", DesktopEntry.KITH_TYPE + ";");
        write(data.resolve("applications/kith-open.desktop"), opener.toString());
        write(
                data.resolve("mime/packages/kith.xml"),
                MimeInfo.file(
                        "  <mime-type type=\""
                                + DesktopEntry.KITH_TYPE
                                + "\">\n    <comment>Kith app</comment>\n"
                                + "    <magic><match type=\"string\" offset=\"1\" value=\"KITH\\r\\n\\032\"/></magic>\n"
                                + "    <glob pattern=\"*.kith\"/>\n  </mime-type>\n"));
    }

    /** Lets the desktop look again; without its tools it does so by itself, later. */
    private void tell() {
        run("update-desktop-database", "-q", data.resolve("applications").toString());
        run("update-mime-database", data.resolve("mime").toString());
    }

    private static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(TOOL_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            // Not installed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
