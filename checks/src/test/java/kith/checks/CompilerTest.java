package kith.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compiler's own checks are switched on: a module of this repository with a mistake fails. */
class CompilerTest {

    private static final String MODULE =
            """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>dev.kith</groupId>
                <artifactId>kith</artifactId>
                <version>0.1.0-SNAPSHOT</version>
                <relativePath>%s</relativePath>
              </parent>
              <artifactId>mistake</artifactId>
            </project>
            """;

    @TempDir private Path folder;

    @Test
    void nullWhereItIsNotMarkedFails() throws Exception {
        String output = compile("@org.jspecify.annotations.NullMarked", "return null;");
        assertTrue(output.contains("[NullAway] returning @Nullable"), output);
    }

    @Test
    void aWarningOfErrorProneFails() throws Exception {
        String output = compile("", "return String.valueOf(new int[0].toString());");
        assertTrue(output.contains("[ArrayToString]"), output);
    }

    @Test
    void aWarningOfTheCompilerFails() throws Exception {
        String output = compile("", "return new java.util.ArrayList().toString();");
        assertTrue(output.contains("[rawtypes]") || output.contains("raw type"), output);
    }

    /** Compiles a class with that annotation and body; returns what Maven says about failing. */
    private String compile(String annotation, String body) throws Exception {
        Path parent = folder.toRealPath().relativize(root("pom.xml"));
        Path sources = Files.createDirectories(folder.resolve("src/main/java"));
        Files.writeString(folder.resolve("pom.xml"), MODULE.formatted(parent));
        Files.writeString(
                sources.resolve("A.java"),
                annotation + " final class A { static String a() { " + body + " } }\n");
        ProcessBuilder builder = new ProcessBuilder("mvn", "-B", "-o", "-Pchecks", "compile");
        builder.directory(folder.toFile()).redirectErrorStream(true);
        String options = Files.readString(root(".mvn/jvm.config")).replace('\n', ' ');
        builder.environment().put("MAVEN_OPTS", options);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor(), output);
        return output;
    }

    private static Path root(String path) throws IOException {
        return Repository.root().resolve(path).toRealPath();
    }
}
