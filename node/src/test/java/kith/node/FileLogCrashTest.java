package kith.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process while it writes. */
class FileLogCrashTest {

    /** The child: appends for ever and prints each number when it is saved. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            String padding = "p".repeat(20_000);
            try (FileLog log = FileLog.open(Path.of(args[0]), 1 << 30)) {
                for (int i = Integer.parseInt(args[1]); ; i++) {
                    // Few keys and large values, so that it is compacted often.
                    log.append(
                            List.of(
                                    FileLogTest.record("padding" + i % 3, padding),
                                    FileLogTest.record("last", "" + i)));
                    System.out.println(i);
                }
            }
        }
    }

    @Test
    void everythingReportedSavedIsThereAfterAKill(@TempDir Path folder) throws Exception {
        Random random = new Random(7);
        int reported = 0;
        for (int round = 0; round < 4; round++) {
            Process child =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-cp",
                                    System.getProperty("kith.test.classes", classPath()),
                                    Child.class.getName(),
                                    folder.toString(),
                                    "" + (reported + 1))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            BufferedReader out =
                    new BufferedReader(
                            new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
            int until = reported + 100 + random.nextInt(300);
            String line;
            while ((line = out.readLine()) != null) {
                reported = Integer.parseInt(line);
                if (reported == until) {
                    // The handle, because the process would close its output, too.
                    child.toHandle().destroyForcibly();
                }
            }
            child.waitFor();
            assertTrue(reported >= until, "the child ended by itself");
            try (FileLog log = FileLog.open(folder, 1 << 30)) {
                String last = FileLogTest.texts(log).getLast();
                int kept = Integer.parseInt(last.substring("last=".length()));
                // One more may have been saved before it could be reported.
                assertTrue(kept == reported || kept == reported + 1, kept + " of " + reported);
                assertEquals(4, log.records().size());
            }
        }
    }

    /** Where the classes of this test, of the node and of the core are. */
    private static String classPath() {
        return location(Child.class)
                + ":"
                + location(FileLog.class)
                + ":"
                + location(kith.net.StoreRecord.class);
    }

    private static String location(Class<?> type) {
        String path = type.getName().replace('.', '/') + ".class";
        java.net.URL url = type.getResource("/" + path);
        if (url != null && url.getProtocol().equals("file")) {
            return url.getPath().substring(0, url.getPath().length() - path.length());
        }
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }
}
