package kith.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.cli.doctor.Finding.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckupTest {
    @TempDir private Path root;
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void installEverything() throws IOException {
        variables.putAll(
                Map.of("HOME", "/home/ann", "PATH", "/usr/local/bin:/usr/bin", "DISPLAY", ":7"));
        write("/etc/os-release", "PRETTY_NAME=\"Debian 13\"\nID=debian\n");
        write("/proc/sys/kernel/osrelease", "6.12.5-amd64\n");
        write("/usr/lib/x86_64-linux-gnu/libwebkit2gtk-4.1.so.0", "");
        write("/usr/lib/x86_64-linux-gnu/gstreamer-1.0/libgstplayback.so", "");
        write("/usr/lib/x86_64-linux-gnu/gstreamer-1.0/libgstautodetect.so", "");
        write("/usr/lib/x86_64-linux-gnu/gstreamer-1.0/libgstlibav.so", "");
        write("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "");
        write("/home/ann/.config/user-dirs.dirs", "");
        write("/tmp/.X11-unix/X7", "");
        program("/usr/bin/Xvfb");
        program("/usr/bin/mvn");
        program(System.getProperty("java.home") + "/bin/javac");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void program(String path) throws IOException {
        write(path, "");
        Files.setPosixFilePermissions(
                root.resolve(path.substring(1)), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void remove(String path) throws IOException {
        Files.delete(root.resolve(path.substring(1)));
    }

    private List<Finding> findings() {
        return new Checkup(new Machine(root, variables)).findings();
    }

    private Finding finding(String name) {
        return findings().stream().filter(found -> found.name().equals(name)).findFirst().get();
    }

    private Report report(boolean asRoot) {
        return new Report(new Machine(root, variables), asRoot, findings());
    }

    @Test
    void findsNothingWrongWhereEverythingIs() {
        assertEquals(List.of(), findings().stream().filter(f -> f.state() != State.OK).toList());
        assertTrue(report(false).healthy());
        assertFalse(report(false).text().contains("Needed"), report(false).text());
    }

    @Test
    void missesTheWebView() throws IOException {
        remove("/usr/lib/x86_64-linux-gnu/libwebkit2gtk-4.1.so.0");
        assertEquals(State.MISSING, finding("webkitgtk").state());
        assertFalse(report(false).healthy());
        assertTrue(
                report(false).text().contains("Needed: sudo apt install libwebkit2gtk-4.1-0\n"),
                report(false).text());
    }

    @Test
    void findsTheWebViewWhereTheLoaderIsTold() throws IOException {
        remove("/usr/lib/x86_64-linux-gnu/libwebkit2gtk-4.1.so.0");
        write("/opt/webkit/libwebkit2gtk-4.1.so.0", "");
        variables.put("LD_LIBRARY_PATH", "relative:/opt/webkit");
        assertEquals("/opt/webkit/libwebkit2gtk-4.1.so.0", finding("webkitgtk").detail());
    }

    @Test
    void asksForADisplayOnlyWhereNoVirtualOneCanBeMade() throws IOException {
        variables.remove("DISPLAY");
        assertEquals(State.OPTIONAL, finding("display").state());
        remove("/usr/bin/Xvfb");
        assertEquals(State.MISSING, finding("display").state());
        assertEquals(List.of(Software.XVFB), finding("display").cure());
    }

    @Test
    void tellsADisplayThatDoesNotAnswer() throws IOException {
        remove("/tmp/.X11-unix/X7");
        assertEquals(State.OPTIONAL, finding("display").state());
        assertTrue(finding("display").detail().startsWith("nothing answers at ':7'"));
        variables.put("DISPLAY", "other.host:7");
        assertEquals(State.OK, finding("display").state());
    }

    @Test
    void findsWayland() throws IOException {
        variables.remove("DISPLAY");
        variables.put("WAYLAND_DISPLAY", "wayland-0");
        variables.put("XDG_RUNTIME_DIR", "/run/user/1000");
        assertEquals(State.OPTIONAL, finding("display").state());
        write("/run/user/1000/wayland-0", "");
        assertEquals("Wayland, wayland-0", finding("display").detail());
    }

    @Test
    void needsAKernelWithOpenat2() throws IOException {
        for (String old : List.of("5.5.99", "4.19.0", "nonsense", "")) {
            write("/proc/sys/kernel/osrelease", old);
            assertEquals(State.MISSING, finding("kernel").state(), old);
        }
        for (String good : List.of("5.6", "5.10.0-8-amd64", "10.0")) {
            write("/proc/sys/kernel/osrelease", good);
            assertEquals(State.OK, finding("kernel").state(), good);
        }
    }

    @Test
    void needsAFont() throws IOException {
        remove("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf");
        assertEquals(State.MISSING, finding("fonts").state());
        write("/home/ann/.fonts/mine.otf", "");
        assertEquals(State.OK, finding("fonts").state());
    }

    @Test
    void doesWithoutWhatIsOptional() throws IOException {
        remove("/usr/lib/x86_64-linux-gnu/gstreamer-1.0/libgstlibav.so");
        remove("/usr/lib/x86_64-linux-gnu/gstreamer-1.0/libgstautodetect.so");
        remove("/home/ann/.config/user-dirs.dirs");
        remove("/usr/bin/mvn");
        assertTrue(report(true).healthy());
        assertTrue(
                report(true)
                        .text()
                        .endsWith(
                                "Optional: apt install gstreamer1.0-plugins-base"
                                        + " gstreamer1.0-plugins-good gstreamer1.0-libav"
                                        + " xdg-user-dirs maven\n"),
                report(true).text());
    }

    @Test
    void namesThePackagesOfEachSystem() throws IOException {
        remove("/usr/lib/x86_64-linux-gnu/libwebkit2gtk-4.1.so.0");
        Map<String, String> commands =
                Map.of(
                        "ID=ubuntu\nID_LIKE=debian", "sudo apt install libwebkit2gtk-4.1-0",
                        "ID=fedora", "sudo dnf install webkit2gtk4.1",
                        "ID=rocky\nID_LIKE=\"rhel centos fedora\"",
                                "sudo dnf install webkit2gtk4.1",
                        "ID=arch", "sudo pacman -S webkit2gtk-4.1",
                        "ID=opensuse-leap", "sudo zypper install libwebkit2gtk-4_1-0",
                        "ID=alpine", "sudo apk add webkit2gtk-4.1");
        for (Map.Entry<String, String> system : commands.entrySet()) {
            write("/etc/os-release", system.getKey() + "\n");
            String text = report(false).text();
            assertTrue(text.contains("Needed: " + system.getValue() + "\n"), text);
        }
    }

    @Test
    void listsAllWaysOnAnUnknownSystem() throws IOException {
        remove("/usr/lib/x86_64-linux-gnu/libwebkit2gtk-4.1.so.0");
        write("/etc/os-release", "ID=plan9\n");
        String text = report(false).text();
        for (PackageManager manager : PackageManager.values()) {
            assertTrue(text.contains(manager.command(List.of(Software.WEBKIT), false)), text);
        }
    }

    @Test
    void writesJsonForPrograms() throws IOException {
        write("/proc/sys/kernel/osrelease", "5.4\"");
        String json = report(false).json();
        assertTrue(json.startsWith("{\"system\":\"Debian 13\",\"healthy\":false,"), json);
        assertTrue(
                json.contains(
                        "{\"name\":\"kernel\",\"state\":\"missing\",\"detail\":\"'5.4\\\"' is older"),
                json);
        assertEquals(1, json.lines().count());
    }
}
