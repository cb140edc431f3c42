package kith.bridge.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kith.bridge.app.AppFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files an app opens. */
class FileTypesTest {
    @TempDir private Path folder;

    private Map<String, List<String>> types(String handlers) throws Exception {
        Files.writeString(folder.resolve("index.html"), "");
        Files.writeString(
                folder.resolve("manifest.webmanifest"), "{\"file_handlers\":" + handlers + "}");
        return Manifest.read(AppFiles.of(folder)).web().fileTypes();
    }

    @Test
    void typesHaveEndings() throws Exception {
        assertEquals(
                Map.of("text/markdown", List.of(".md", ".markdown"), "image/png", List.of(".png")),
                types(
                        "[{\"action\":\"/\",\"accept\":{\"text/markdown\":[\".md\",\".markdown\"]}},"
                                + "{\"action\":\"/\",\"accept\":{\"image/png\":\".png\"}}]"));
    }

    @Test
    void whatIsWrongIsLeftOut() throws Exception {
        assertEquals(
                Map.of("text/x", List.of(".ok")),
                types(
                        "[7,{\"action\":\"/\",\"accept\":[]},{\"action\":\"/\",\"accept\":{\"no type\":[\".a\"],\"text/*\":[\".b\"],"
                                + "\"text/x\":[\"no dot\",\".ok\",\".a;b\",\".<x>\",8]}}]"));
        assertEquals(Map.of(), types("{}"));
    }

    @Test
    void thereAreNotMoreThanTheBounds() throws Exception {
        StringBuilder many = new StringBuilder("[{\"action\":\"/\",\"accept\":{");
        for (int i = 0; i <= Handlers.TYPES_MAX; i++) {
            many.append(i == 0 ? "" : ",").append("\"a/t").append(i).append("\":[");
            for (int j = 0; j <= Handlers.ENDINGS_MAX; j++) {
                many.append(j == 0 ? "" : ",").append("\".e").append(j).append('"');
            }
            many.append(']');
        }
        Map<String, List<String>> types = types(many.append("}}]").toString());
        assertEquals(Handlers.TYPES_MAX, types.size());
        types.values().forEach(each -> assertEquals(Handlers.ENDINGS_MAX, each.size()));
    }
}
