package kith.desktop.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is known of an app before its page runs.
 *
 * @param root its folder, every link followed
 * @param strict whether it asks for a power and so runs under Kith's policy
 * @param relaxed directives of the policy the manifest sets itself
 * @param arguments what the person wrote after {@code --}
 * @param env the manifest's variables
 * @param paths the folders permissions name with a {@code $}, by that name; missing ones are absent
 * @param manifest the manifest as JSON
 */
public record AppInfo(
        String id,
        String name,
        String version,
        Path root,
        boolean strict,
        boolean debug,
        Map<String, String> relaxed,
        List<String> arguments,
        Map<String, String> env,
        Map<String, String> paths,
        String manifest) {

    /** The constant {@code app} of {@code session.js}, see {@code session.d.ts}. */
    String json() {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("name", name);
            json.writeStringField("version", version);
            json.writeBooleanField("debug", debug);
            json.writeNumberField("pid", ProcessHandle.current().pid());
            json.writeStringField(
                    "platform",
                    System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux");
            json.writeStringField("arch", arch());
            json.writeStringField("cwd", System.getProperty("user.dir"));
            json.writeStringField("kith", "0.1.0");
            json.writeArrayFieldStart("args");
            for (String argument : arguments) {
                json.writeString(argument);
            }
            json.writeEndArray();
            writeMap(json, "env", env);
            writeMap(json, "paths", paths);
            json.writeFieldName("manifest");
            json.writeRawValue(manifest);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private static void writeMap(JsonGenerator json, String name, Map<String, String> map)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (var entry : map.entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    /** Node's {@code process.arch}. */
    private static String arch() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64" -> "arm64";
            default -> System.getProperty("os.arch");
        };
    }
}
