package kith.bridge.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import kith.bridge.app.AppFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a later start does with the windows there are. */
class ClientModeTest {
    @TempDir private Path folder;

    private ClientMode mode(String handler) throws Exception {
        Files.writeString(folder.resolve("index.html"), "");
        Files.writeString(
                folder.resolve("manifest.webmanifest"), "{\"launch_handler\":" + handler + "}");
        return ClientMode.of(Manifest.read(AppFiles.of(folder)));
    }

    @Test
    void theFirstKnownModeCounts() throws Exception {
        assertEquals(ClientMode.NAVIGATE_NEW, mode("{\"client_mode\":\"navigate-new\"}"));
        assertEquals(
                ClientMode.NAVIGATE_EXISTING,
                mode("{\"client_mode\":[\"of-tomorrow\",7,\"navigate-existing\",\"auto\"]}"));
    }

    @Test
    void withoutOneTheWindowStays() throws Exception {
        for (String handler : new String[] {"{}", "7", "{\"client_mode\":\"x\"}"}) {
            assertEquals(ClientMode.FOCUS_EXISTING, mode(handler));
        }
    }
}
