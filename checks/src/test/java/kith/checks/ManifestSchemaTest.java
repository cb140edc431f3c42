package kith.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kith.bridge.app.AppFiles;
import kith.bridge.manifest.Manifest;
import kith.bridge.manifest.ManifestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published schema, which editors use, and the parser, which decides, say the same about sample
 * manifests: those in the resources {@code manifests/valid.txt} and {@code invalid.txt}, one in a
 * line. What JSON Schema cannot say is in {@code parser-only.txt}, what the parser ignores with a
 * warning in {@code ignored.txt}.
 */
final class ManifestSchemaTest {
    @TempDir Path temp = Path.of("");

    static Stream<String> valid() throws IOException {
        return samples("valid.txt");
    }

    static Stream<String> invalid() throws IOException {
        return samples("invalid.txt");
    }

    static Stream<String> ignored() throws IOException {
        return samples("ignored.txt");
    }

    static Stream<String> parserOnly() throws IOException {
        return samples("parser-only.txt");
    }

    private static Stream<String> samples(String name) throws IOException {
        Path file = Repository.root().resolve("checks/src/test/resources/manifests").resolve(name);
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void bothTake(String manifest) throws Exception {
        assertEquals(List.of(), bySchema(manifest), "the schema");
        assertEquals("", byParser(manifest), "the parser");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void bothRefuse(String manifest) throws Exception {
        assertTrue(!bySchema(manifest).isEmpty(), "the schema takes it");
        assertTrue(!byParser(manifest).isEmpty(), "the parser takes it");
    }

    @ParameterizedTest
    @MethodSource("ignored")
    void theSchemaRefusesAndTheParserWarns(String manifest) throws Exception {
        assertTrue(!bySchema(manifest).isEmpty(), "the schema takes it");
        assertEquals("", byParser(manifest), "the parser");
        assertTrue(!Manifest.read(AppFiles.of(temp)).warnings().isEmpty(), "the parser is silent");
    }

    @ParameterizedTest
    @MethodSource("parserOnly")
    void theParserAloneRefuses(String manifest) throws Exception {
        assertEquals(
                List.of(), bySchema(manifest), "the schema can say it: move it to invalid.txt");
        assertTrue(!byParser(manifest).isEmpty(), "the parser takes it");
    }

    @Test
    void theAppsOfThisRepositoryFollowTheSchema() throws Exception {
        for (String app : List.of("apps/notes", "bench/apps/ipc", "bench/apps/hello")) {
            Path file = Repository.root().resolve(app).resolve("manifest.webmanifest");
            assertEquals(List.of(), bySchema(Files.readString(file)), app);
        }
    }

    /** What the schema has against it; nothing when it is valid. */
    private static List<String> bySchema(String manifest) throws IOException {
        String text = Files.readString(Repository.root().resolve("docs/manifest.schema.json"));
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
        return schema.validate(manifest, InputFormat.JSON).stream()
                .map(message -> message.getInstanceLocation() + ": " + message.getMessage())
                .toList();
    }

    /** What the parser has against it; empty when it is valid. */
    private String byParser(String manifest) throws Exception {
        Files.writeString(temp.resolve("index.html"), "<!doctype html><title>Page</title>");
        Files.writeString(temp.resolve("manifest.webmanifest"), manifest);
        try {
            Manifest.read(AppFiles.of(temp));
            return "";
        } catch (ManifestException e) {
            return e.toString();
        }
    }
}
