package kith.cli.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the system's own tools read in the packages of an app that brings no runtime. */
final class PackagesTest {
    /** A header of a tar has room for 100 bytes. */
    private static final String LONG = "ä".repeat(100) + ".txt";

    @TempDir private Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void dpkgReadsTheDeb() throws Exception {
        Path deb = build("deb");
        assertEquals("org.example.hello_1.0.0~beta.1_all.deb", deb.getFileName().toString());
        String control = run("dpkg-deb", "--info", deb.toString());
        assertTrue(control.contains(" Package: org.example.hello\n"), control);
        assertTrue(control.contains(" Depends: kith-runtime (>= 0.1)\n"), control);
        assertTrue(control.contains(" Maintainer: Hello you developers <hello@example.org>\n"));
        String files = run("dpkg-deb", "--contents", deb.toString());
        assertTrue(files.contains("root/root"), files);
        assertTrue(files.contains(" ./usr/share/org.example.hello/app/index.html"), files);
        assertTrue(files.contains(" ./usr/share/icons/hicolor/48x48/apps/org.example.hello.png"));
        run("dpkg-deb", "--extract", deb.toString(), folder.resolve("x").toString());
        assertEquals("hello", Files.readString(installed("usr/share/org.example.hello/app")));
        Path app = folder.resolve("x/usr/share/org.example.hello/app");
        assertEquals("long", Files.readString(app.resolve(LONG)));
        assertTrue(Files.isExecutable(folder.resolve("x/usr/bin/org.example.hello")));
    }

    private Path installed(String app) {
        return folder.resolve("x").resolve(app).resolve("index.html");
    }

    @Test
    void rpmReadsTheRpm() throws Exception {
        Path rpm = build("rpm");
        assertEquals("org.example.hello-1.0.0~beta.1-1.noarch.rpm", rpm.getFileName().toString());
        String good = run("rpm", "--checksig", "--nosignature", rpm.toString());
        assertTrue(good.contains("digests OK"), good);
        String needs = run("rpm", "-qp", "--requires", rpm.toString());
        assertTrue(needs.contains("kith-runtime >= 0.1\n"), needs);
        String files = run("rpm", "-qplv", rpm.toString());
        assertTrue(files.contains("/usr/share/org.example.hello/app/index.html"), files);
        String unpacked =
                run(
                        "sh",
                        "-c",
                        "mkdir x && cd x && rpm2cpio '"
                                + rpm
                                + "' | cpio -idm --quiet && cat"
                                + " usr/share/org.example.hello/app/index.html");
        assertEquals("hello", unpacked);
    }

    @Test
    void tarReadsTheTar() throws Exception {
        Path tar = build("tar");
        String top = "org.example.hello-1.0.0-beta.1";
        assertEquals(top + ".tar.xz", tar.getFileName().toString());
        String files = run("tar", "-tvf", tar.toString());
        assertTrue(files.contains("drwxr-xr-x root/root"), files);
        assertTrue(files.contains(top + "/app/index.html"), files);
    }

    @Test
    void desktopsUnderstandTheEntry() throws Exception {
        run("dpkg-deb", "--extract", build("deb").toString(), folder.resolve("x").toString());
        Path shared = folder.resolve("x/usr/share");
        Path entry = shared.resolve("applications/org.example.hello.desktop");
        String text = Files.readString(entry);
        assertTrue(text.contains("\nName=Hello & <you>\n"), text);
        assertTrue(
                text.contains(
                        "\nMimeType=text/x-hello;x-scheme-handler/org.example.hello;"
                                + "x-scheme-handler/web+hello;\n"),
                text);
        assertEquals("", run("desktop-file-validate", entry.toString()));
        run(
                "appstreamcli",
                "validate",
                "--no-net",
                shared.resolve("metainfo/org.example.hello.metainfo.xml").toString());
        String types = Files.readString(shared.resolve("mime/packages/org.example.hello.xml"));
        assertTrue(types.contains("<glob pattern=\"*.hello\"/>"), types);
    }

    @Test
    void theSameAppGivesTheSameBytesWhateverTheDiskSays() throws Exception {
        for (String format : List.of("deb", "rpm", "tar")) {
            byte[] first = Files.readAllBytes(build(format));
            String user = System.setProperty("user.name", "somebody");
            TimeZone zone = TimeZone.getDefault();
            Locale locale = Locale.getDefault();
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            Path app = folder.resolve("hello");
            Files.setPosixFilePermissions(
                    app.resolve("index.html"), PosixFilePermissions.fromString("rwx------"));
            Files.setLastModifiedTime(app.resolve("index.html"), FileTime.fromMillis(1));
            assertEquals(
                    new String(first, StandardCharsets.ISO_8859_1),
                    new String(Files.readAllBytes(build(format)), StandardCharsets.ISO_8859_1),
                    format);
            System.setProperty("user.name", user);
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void namesAnIconThatIsMissing() throws Exception {
        app();
        Files.delete(folder.resolve("hello/icon.png"));
        PackException e = assertThrows(PackException.class, () -> buildAgain("deb"));
        assertEquals(
                "the manifest names the icon icon.png, which the app does not have: add the file or"
                        + " take the line out",
                e.getMessage());
    }

    @Test
    void refusesAnIconThatIsNone() throws Exception {
        app();
        Files.writeString(folder.resolve("hello/icon.png"), "no picture");
        PackException e = assertThrows(PackException.class, () -> buildAgain("deb"));
        assertTrue(String.valueOf(e.getMessage()).startsWith("the icon icon.png is not one: PNG"));
    }

    @Test
    void refusesAVersionThatBeginsWithALetter() {
        assertThrows(PackException.class, () -> PackageVersion.of("beta"));
    }

    private Path build(String format) throws IOException, PackException {
        if (Files.notExists(folder.resolve("hello"))) {
            app();
        }
        return buildAgain(format);
    }

    private Path buildAgain(String format) throws PackException {
        return new Builder(null, folder.resolve("out"), said::add)
                .app(
                        folder.resolve("hello"),
                        Build.RuntimeKind.SHARED,
                        Objects.requireNonNull(Formats.byName().get(format)))
                .path();
    }

    private void app() throws IOException {
        Path app = Files.createDirectory(folder.resolve("hello"));
        Files.writeString(app.resolve("index.html"), "hello");
        Files.writeString(app.resolve(LONG), "long");
        Files.writeString(
                app.resolve("manifest.webmanifest"),
                """
                {
                  "name": "Hello & <you>",
                  "short_name": "Hello",
                  "description": "Says hello. To everybody.",
                  "icons": [{"src": "icon.png", "sizes": "64x64"}],
                  "file_handlers": [{"action": "./", "accept": {"text/x-hello": [".hello"]}}],
                  "protocol_handlers": [{"protocol": "web+hello", "url": "./?to=%s"}],
                  "kith": {"id": "org.example.hello", "version": "1.0.0-beta.1"}
                }
                """);
        ImageIO.write(
                new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB),
                "png",
                app.resolve("icon.png").toFile());
    }

    /** What a program prints; skips the test on a machine without it. */
    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "HOME", folder.toString()));
        Process process;
        try {
            process = builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            Assumptions.abort(command[0] + " is not installed");
            throw e;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
