package kith.sim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeterminismTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "roam", "relay"})
    void theSameSeedGivesTheSameTraceAndAnotherSeedAnother(String name) {
        String hash = Once.hash(name, 7);
        assertEquals(hash, Once.hash(name, 7));
        assertNotEquals(hash, Once.hash(name, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "roam"})
    void anInterpretedJvmGivesTheSameTrace(String name) throws Exception {
        assertEquals(Once.hash(name, 7), elsewhere(name));
    }

    @Test
    void addingADeviceShiftsNoOther() {
        Stage two = new Stage(3, new RealPeers(3, true), null);
        Stage three = new Stage(3, new RealPeers(3, true), null);
        assertEquals(two.world().dice("peer", 1).bits(), three.world().dice("peer", 1).bits());
        three.world().dice("peer", 2).bits();
        assertEquals(two.world().dice("talk", 5).bits(), three.world().dice("talk", 5).bits());
        assertNotEquals(two.world().dice("talk", 5).bits(), two.world().dice("talk", 6).bits());
    }

    private static String elsewhere(String name) throws Exception {
        Process process =
                new ProcessBuilder(
                                System.getProperty("java.home") + "/bin/java",
                                "-Xint",
                                "-Xshare:auto",
                                "-cp",
                                classes(),
                                Once.class.getName(),
                                name,
                                "7")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.strip();
    }

    /** Wherever this JVM has its classes from. */
    private static String classes() {
        String loaded = Once.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        Path root = Path.of(System.getProperty("kith.root"));
        String target = System.getProperty("kith.target", "target");
        Stream<String> built =
                List.of("sim", "net").stream()
                        .flatMap(module ->
                                Stream.of("classes", "test-classes")
                                        .map(kind -> path(root, module, target, kind)));
        Stream<String> own =
                Stream.of("java.class.path", "jdk.module.path")
                        .map(System::getProperty)
                        .filter(path -> path != null && !path.isEmpty());
        return Stream.concat(Stream.concat(built, own), Stream.of(loaded))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String path(Path root, String module, String target, String kind) {
        return root.resolve(module).resolve(target).resolve(kind).toString();
    }
}
