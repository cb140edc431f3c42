package kith.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.mojo.animal_sniffer.SignatureChecker;
import org.codehaus.mojo.animal_sniffer.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Modules that also run on Android use only what its API level 26 has. Neither javac nor D8 would
 * notice: both take {@code java.*} from a JDK.
 */
class AndroidSurfaceTest {

    /**
     * What javac writes for records, lambdas, patterns and string concatenation, and D8 replaces;
     * our own classes and the libraries that come along.
     */
    private static final Set<String> NOT_ANDROIDS =
            Set.of(
                    "java.lang.Record",
                    "java.lang.MatchException",
                    "java.lang.invoke.LambdaMetafactory",
                    "java.lang.invoke.StringConcatFactory",
                    "java.lang.runtime.ObjectMethods",
                    "java.lang.runtime.SwitchBootstraps",
                    "kith.*",
                    "com.fasterxml.jackson.*",
                    "org.bouncycastle.*",
                    "org.jspecify.*");

    @ParameterizedTest
    @ValueSource(strings = {"net", "node", "bridge", "page"})
    void theModuleUsesOnlyWhatAndroidHas(String module) throws IOException {
        List<String> found = missingOnAndroid(Repository.built(module, "classes"));
        assertEquals(List.of(), found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object o = java.util.stream.Stream.of(1).toList();",
                "Object o = java.nio.file.Path.of(\"a\");",
                "Object o = Thread.ofVirtual();",
                "Object o = java.util.HexFormat.of();",
                "boolean b = \"\".isBlank();",
                "java.lang.foreign.Arena arena;",
                "java.net.http.HttpClient client;",
                "java.lang.invoke.VarHandle handle;",
            })
    void whatAndroidLacksIsNoticed(String member, @TempDir Path folder) throws IOException {
        Sample.compile(List.of("package kith.bridge; class A { " + member + " }"), folder);
        assertFalse(missingOnAndroid(folder).isEmpty(), () -> member);
    }

    @Test
    void whatJavacWritesForNewerSyntaxIsFine(@TempDir Path folder) throws IOException {
        String source =
                """
                package kith.bridge;
                sealed interface A {
                    record B(int n, String s) implements A {}
                    enum C implements A { X }
                    static String text(A a, Object o) {
                        Runnable r = () -> System.out.println("n " + a + o);
                        r.run();
                        return switch (a) {
                            case B(int n, String s) when n > 0 -> s + n;
                            case B b -> b.toString();
                            case C c -> c.name();
                        };
                    }
                }
                """;
        Sample.compile(List.of(source), folder);
        assertEquals(List.of(), missingOnAndroid(folder));
    }

    /** The messages of animal-sniffer about {@code classes}. */
    private static List<String> missingOnAndroid(Path classes) throws IOException {
        assertTrue(Files.isDirectory(classes), () -> "not compiled: " + classes);
        Path signature = Repository.built("checks", "android-26.signature");
        Findings findings = new Findings();
        try (InputStream in = Files.newInputStream(signature)) {
            SignatureChecker checker = new SignatureChecker(in, NOT_ANDROIDS, findings);
            checker.setSourcePath(List.of());
            checker.process(classes);
        }
        return findings.errors;
    }

    /** Keeps what is reported as an error. */
    private static final class Findings implements Logger {

        final List<String> errors = new ArrayList<>();

        @Override
        public void error(String message) {
            errors.add(message);
        }

        @Override
        public void error(String message, Throwable cause) {
            errors.add(message + ": " + cause);
        }

        @Override
        public void info(String message) {}

        @Override
        public void info(String message, Throwable cause) {}

        @Override
        public void debug(String message) {}

        @Override
        public void debug(String message, Throwable cause) {}

        @Override
        public void warn(String message) {}

        @Override
        public void warn(String message, Throwable cause) {}
    }
}
