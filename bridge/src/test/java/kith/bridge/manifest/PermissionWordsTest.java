package kith.bridge.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Permissions as people read them. */
class PermissionWordsTest {
    private static List<String> words(String... lines) {
        return PermissionWords.of(new TreeSet<>(List.of(lines)));
    }

    @Test
    void readingAndWritingTheSameIsOneSentence() {
        assertEquals(
                List.of(
                        "Read, change and delete everything in the folder Notes in your Documents"
                                + " folder",
                        "Read EVERYTHING in your home folder",
                        "Write ALL files of this device"),
                words(
                        "fs.read $documents/Notes/**",
                        "fs.write $documents/Notes/**",
                        "fs.read $home/**",
                        "fs.write /**"));
        assertEquals(List.of("Read the file a.md in your Desktop"), words("fs.read $desktop/a.md"));
    }

    @Test
    void theNetworkIsSaidInPlacesAndPorts() {
        assertEquals(
                List.of(
                        "Connect to any address on the internet, port 443 (TCP)",
                        "Let others connect to this device at any device in the local network, ports"
                                + " 1000-2000 (TCP)",
                        "Send packets to example.org (UDP)"),
                words(
                        "tcp.connect internet:443",
                        "tcp.listen lan:1000-2000",
                        "udp.send example.org:*"));
    }

    @Test
    void whatIsUnknownIsShownAndCannotHide() {
        assertEquals(
                List.of("Something this version of Kith has no words for: mind.read a\\u202eb"),
                words("mind.read a\u202eb"));
        String path = "/" + "x".repeat(500);
        assertTrue(words("fs.read " + path).getFirst().endsWith(path), "shown whole");
    }

    @Test
    void everyPermissionOfTheManifestHasWords() {
        Map<String, List<String>> below = Map.of("fs", Keys.FS, "tcp", Keys.TCP, "udp", Keys.UDP);
        List<String> lines = new ArrayList<>();
        for (String permission : Keys.PERMISSIONS) {
            List<String> names = below.getOrDefault(permission, List.of());
            if (names.isEmpty()) {
                lines.add(permission + " true");
            }
            names.forEach(name -> lines.add(permission + "." + name + " lan:1"));
        }
        for (String word : PermissionWords.of(new TreeSet<>(lines))) {
            assertFalse(word.contains("no words for"), word);
        }
    }
}
