package kith.cli.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TypingsTest {
    private static final Pattern REFERENCE = Pattern.compile("<reference path=\"([^\"]+)\"");

    @TempDir Path folder;

    @Test
    void declaresEveryNameOfAModule() throws Exception {
        Path types = folder.resolve("new/types");
        Typings.write(types);
        String node = Files.readString(types.resolve("node.d.ts"));
        String kith = Files.readString(types.resolve("kith.d.ts"));
        assertTrue(node.contains("declare module \"node:fs/promises\" {"), node);
        assertTrue(node.contains("declare module \"fs/promises\" {"), node);
        assertTrue(kith.contains("declare module \"kith:window\" {"), kith);
        assertTrue(kith.contains("declare module \"socket:fs\" {"), kith);
    }

    @Test
    void bringsEveryFileThatAnotherRefersTo() throws Exception {
        Typings.write(folder);
        for (String file : new String[] {"node.d.ts", "kith.d.ts"}) {
            Matcher reference = REFERENCE.matcher(Files.readString(folder.resolve(file)));
            assertTrue(reference.find(), file);
            do {
                assertTrue(Files.size(folder.resolve(reference.group(1))) > 0, reference.group(1));
            } while (reference.find());
        }
    }

    @Test
    void replacesThoseOfAnEarlierVersion() throws Exception {
        Files.writeString(folder.resolve("node.d.ts"), "old");
        Typings.write(folder);
        assertTrue(Files.readString(folder.resolve("node.d.ts")).contains("node:fs"));
    }

    @Test
    void saysInOneLineWhenItCannotWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        NewAppException error =
                assertThrows(NewAppException.class, () -> Typings.write(file.resolve("types")));
        assertEquals(1, String.valueOf(error.getMessage()).lines().count(), error::getMessage);
    }
}
