package kith.bridge.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kith.bridge.NodeError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxSystemTest {
    @TempDir Path root;

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private LinuxSystem system(Map<String, String> environment) {
        return new LinuxSystem(root, environment);
    }

    @Test
    void readsWhatTheKernelTells() throws IOException {
        file("proc/sys/kernel/ostype", "Linux\n");
        file("proc/sys/kernel/osrelease", "6.1.0\n");
        file("proc/sys/kernel/version", "#1 SMP\n");
        file("proc/sys/kernel/hostname", "desk\n");
        file("proc/meminfo", "MemTotal:  2048 kB\nMemFree: 1 kB\nMemAvailable:  1024 kB\n");
        file("proc/loadavg", "0.50 1.25 2.00 1/100 4242\n");
        file("proc/uptime", "12.34 20.00\n");
        LinuxSystem system = system(Map.of());
        SystemInfo info = system.info();
        assertEquals("linux", info.platform());
        assertEquals("Linux", info.type());
        assertEquals("6.1.0", info.release());
        assertEquals("#1 SMP", info.version());
        assertEquals("desk", system.hostname());
        assertEquals(2048 * 1024, system.memoryBytes("MemTotal"));
        assertEquals(1024 * 1024, system.memoryBytes("MemAvailable"));
        assertEquals(List.of(0.5, 1.25, 2.0), system.load());
        assertEquals(12.34, system.uptimeSeconds());
    }

    @Test
    void readsProcessors() throws IOException {
        file("proc/stat", "cpu  9 9 9 9 9 9 9\ncpu0 1 2 3 4 5 6 7\ncpu1 10 0 0 0 0 0 0\nintr 1\n");
        file(
                "proc/cpuinfo",
                """
                processor\t: 0
                model name\t: Fast One
                cpu MHz\t\t: 2399.9

                processor\t: 1
                model name\t: Fast One
                cpu MHz\t\t: 1200.2
                """);
        assertEquals(
                List.of(
                        new Cpu("Fast One", 2400, 10, 20, 30, 40, 60),
                        new Cpu("Fast One", 1200, 100, 0, 0, 0, 0)),
                system(Map.of()).cpus());
    }

    @Test
    void readsTheUserOfThisProcess() throws IOException {
        file("proc/self/status", "Name:\tjava\nUid:\t1000\t1000\t1000\t1000\nGid:\t100\t100\n");
        file(
                "etc/passwd",
                "root:x:0:0:root:/root:/bin/bash\nbroken\nann:x:1000:1000:,,,:/home/ann:\n");
        UserInfo user = system(Map.of()).user();
        assertEquals("ann", user.username());
        assertEquals(1000, user.uid());
        assertEquals(100, user.gid());
        assertNull(user.shell());
        assertEquals("/home/ann", user.homedir());
    }

    @Test
    void doesWithoutFilesThatAreHidden() {
        LinuxSystem system = system(Map.of());
        assertEquals("localhost", system.hostname());
        assertEquals(0, system.memoryBytes("MemTotal"));
        assertEquals(List.of(0.0, 0.0, 0.0), system.load());
        assertEquals(0, system.uptimeSeconds());
        assertEquals(Runtime.getRuntime().availableProcessors(), system.cpus().size());
        assertEquals(-1, system.user().uid());
    }

    @Test
    void doesWithNonsenseInFiles() throws IOException {
        file("proc/meminfo", "MemTotal:\nMemAvailable: many kB\n");
        file("proc/loadavg", "\n");
        file("proc/uptime", "long");
        LinuxSystem system = system(Map.of());
        assertEquals(0, system.memoryBytes("MemTotal"));
        assertEquals(0, system.memoryBytes("MemAvailable"));
        assertEquals(0, system.uptimeSeconds());
        assertEquals(List.of(0.0, 0.0, 0.0), system.load());
    }

    @Test
    void findsFoldersAsNodeDoes() {
        assertEquals("/h", system(Map.of("HOME", "/h")).homedir());
        assertEquals(System.getProperty("user.home"), system(Map.of("HOME", "")).homedir());
        assertEquals("/tmp", system(Map.of()).tmpdir());
        assertEquals("/a", system(Map.of("TMPDIR", "/a/", "TMP", "/b")).tmpdir());
        assertEquals("/b", system(Map.of("TMPDIR", "", "TMP", "/b", "TEMP", "/c")).tmpdir());
        assertEquals("/", system(Map.of("TMPDIR", "/")).tmpdir());
    }

    @Test
    void agreesWithTheRealMachine() throws IOException {
        LinuxSystem system = new LinuxSystem(Path.of("/"), System.getenv());
        double total = system.memoryBytes("MemTotal");
        assertTrue(total > 64 << 20, total + " bytes of memory");
        double free = system.memoryBytes("MemAvailable");
        assertTrue(free > 0 && free <= total);
        assertTrue(system.uptimeSeconds() > 0);
        assertFalse(system.cpus().isEmpty());
        assertEquals(
                Files.readString(Path.of("/proc/sys/kernel/hostname")).strip(), system.hostname());
        assertEquals(System.getProperty("user.name"), system.user().username());
        assertEquals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"), system.user().uid());
    }

    @Test
    void tellsAboutTheLoopback() throws IOException {
        List<NetworkAddress> all = NetworkAddresses.all();
        NetworkAddress loopback =
                all.stream()
                        .filter(a -> a.address().equals("127.0.0.1"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(all.toString()));
        assertEquals("lo", loopback.name());
        assertEquals("255.0.0.0", loopback.netmask());
        assertEquals("IPv4", loopback.family());
        assertEquals("127.0.0.1/8", loopback.cidr());
        assertTrue(loopback.internal());
        assertEquals("00:00:00:00:00:00", loopback.mac());
        assertNull(loopback.scopeid());
    }

    @Test
    void writesIpv6AddressesInTheirShortForm() {
        assertEquals("::1", NetworkAddresses.text(six(0, 0, 0, 0, 0, 0, 0, 1)));
        assertEquals("::", NetworkAddresses.text(six(0, 0, 0, 0, 0, 0, 0, 0)));
        assertEquals("fe80::a:0:b", NetworkAddresses.text(six(0xfe80, 0, 0, 0, 0, 0xa, 0, 0xb)));
        assertEquals(
                "2001:db8::1:0:0:1",
                NetworkAddresses.text(six(0x2001, 0xdb8, 0, 0, 1, 0, 0, 1)),
                "the first of two equal runs");
        assertEquals(
                "1:0:2:3:4:5:6:7",
                NetworkAddresses.text(six(1, 0, 2, 3, 4, 5, 6, 7)),
                "one group is no run");
        assertEquals("1:2:3:4:5:6::", NetworkAddresses.text(six(1, 2, 3, 4, 5, 6, 0, 0)));
        assertEquals("ffff:ffff:ffff:ffff::", NetworkAddresses.text(NetworkAddresses.mask(16, 64)));
        assertEquals("255.255.254.0", NetworkAddresses.text(NetworkAddresses.mask(4, 23)));
    }

    private static byte[] six(int... groups) {
        byte[] bytes = new byte[16];
        for (int i = 0; i < groups.length; i++) {
            bytes[2 * i] = (byte) (groups[i] >> 8);
            bytes[2 * i + 1] = (byte) groups[i];
        }
        return bytes;
    }

    @Test
    void saysWhenTheUserIsUnknown() {
        String name = System.getProperty("user.name");
        System.setProperty("user.name", "?");
        try {
            LinuxSystem system = system(Map.of());
            NodeError error = assertThrows(NodeError.class, system::user);
            assertEquals("ERR_SYSTEM_ERROR", error.code());
        } finally {
            System.setProperty("user.name", name);
        }
    }
}
