package kith.desktop.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import kith.bridge.manifest.Manifest;

/**
 * What a page is told of its app and of where it runs.
 *
 * @param arguments what the person wrote after {@code --}
 * @param folder from where relative paths are seen
 * @param paths the folders permissions name with a {@code $}, by that name; missing ones are absent
 */
public record PageFacts(
        Manifest manifest,
        boolean debug,
        List<String> arguments,
        String folder,
        Map<String, String> paths) {

    /** The version of Kith. */
    private static final String KITH = "0.1.0";

    /** The constant {@code app} of {@code session.js}: a JavaScript expression. */
    String json() {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("id", manifest.id());
            json.writeStringField("name", manifest.name());
            json.writeStringField("version", manifest.version());
            json.writeBooleanField("debug", debug);
            json.writeNumberField("pid", ProcessHandle.current().pid());
            json.writeStringField("platform", "linux");
            json.writeStringField("arch", arch());
            json.writeStringField("cwd", folder);
            json.writeStringField("kith", KITH);
            json.writeArrayFieldStart("args");
            for (String argument : arguments) {
                json.writeString(argument);
            }
            json.writeEndArray();
            writeMap(json, "env", manifest.env());
            writeMap(json, "paths", paths);
            json.writeFieldName("manifest");
            // Parsed, not written as a literal: there a member "__proto__" would be a prototype.
            char[] text = JsonStringEncoder.getInstance().quoteAsString(manifest.json());
            json.writeRawValue("JSON.parse(\"" + new String(text) + "\")");
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
