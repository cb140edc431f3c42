package kith.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kith.bridge.permission.Access;
import kith.bridge.permission.Grant;
import kith.bridge.permission.Grants;
import kith.bridge.permission.HostPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs do is told. */
final class FsWatchTest {
    @TempDir Path temp;
    private FsPage page;

    @BeforeEach
    void open() throws Exception {
        temp = temp.toRealPath();
        page = FsPage.on(temp);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void filesInAFolderComeChangeAndGo() throws Exception {
        try (PageWatch watch = page.watch(temp.toString(), false)) {
            watch.await("ready", "");
            Path file = Files.createFile(temp.resolve("ä"));
            watch.await("rename", "ä");
            Files.writeString(file, "x");
            watch.await("change", "ä");
            Files.move(file, temp.resolve("b"));
            watch.await("rename", "ä");
            watch.await("rename", "b");
            Files.delete(temp.resolve("b"));
            watch.await("rename", "b");
        }
    }

    @Test
    void aFolderAloneDoesNotTellOfThoseBelow() throws Exception {
        Files.createDirectory(temp.resolve("d"));
        try (PageWatch watch = page.watch(".", false)) {
            watch.await("ready", "");
            Files.createFile(temp.resolve("d/f"));
            Files.createFile(temp.resolve("end"));
            List<PageWatch.Seen> seen = new ArrayList<>();
            do {
                seen.add(watch.next());
            } while (!seen.get(seen.size() - 1).filename().equals("end"));
            assertFalse(seen.toString().contains("d/f"), seen.toString());
        }
    }

    @Test
    void foldersBelowAreWatchedToo() throws Exception {
        Files.createDirectories(temp.resolve("a/b"));
        try (PageWatch watch = page.watch(temp.toString(), true)) {
            watch.await("ready", "");
            Files.createFile(temp.resolve("a/b/f"));
            watch.await("rename", "a/b/f");
            Files.writeString(temp.resolve("a/b/f"), "x");
            watch.await("change", "a/b/f");
            Files.createDirectory(temp.resolve("a/new"));
            watch.await("rename", "a/new");
            Files.createFile(temp.resolve("a/new/g"));
            watch.await("rename", "a/new/g");
        }
    }

    @Test
    void whatIsMadeAtOnceWithItsFolderIsToldToo() throws Exception {
        try (PageWatch watch = page.watch(temp.toString(), true)) {
            watch.await("ready", "");
            Set<String> wanted = new HashSet<>();
            for (int i = 0; i < 50; i++) {
                Files.createDirectories(temp.resolve("n" + i + "/x/y"));
                Files.createFile(temp.resolve("n" + i + "/x/y/f"));
                wanted.add("n" + i + "/x/y/f");
            }
            while (!wanted.isEmpty()) {
                wanted.remove(watch.next().filename());
            }
        }
    }

    @Test
    void aMovedFolderIsToldByItsNewName() throws Exception {
        Files.createDirectories(temp.resolve("a/b"));
        Path elsewhere = Files.createTempDirectory("kith-test");
        try (PageWatch watch = page.watch(temp.toString(), true)) {
            watch.await("ready", "");
            Files.move(temp.resolve("a"), temp.resolve("z"));
            watch.await("rename", "z");
            watch.await("rename", "z/b");
            Files.createFile(temp.resolve("z/b/f"));
            watch.await("rename", "z/b/f");
            Files.move(temp.resolve("z"), elsewhere.resolve("z"));
            watch.await("rename", "z");
            Files.createFile(elsewhere.resolve("z/b/g"));
            Files.createFile(temp.resolve("end"));
            String before = watch.during(300).toString();
            assertTrue(before.contains("end"), before);
            assertFalse(before.contains("b/g"), before);
        } finally {
            new ProcessBuilder("rm", "-r", elsewhere.toString()).start().waitFor();
        }
    }

    @Test
    void oneFileIsWatchedByItself() throws Exception {
        Path file = Files.writeString(temp.resolve("f"), "x");
        try (PageWatch watch = page.watch(file.toString(), false)) {
            watch.await("ready", "");
            Files.writeString(file, "y", StandardOpenOption.APPEND);
            watch.await("change", "f");
            Files.delete(file);
            watch.await("rename", "f");
        }
    }

    @Test
    void twoWatchersOfOneFolderBothHear() throws Exception {
        PageWatch first = page.watch(".", false);
        try (PageWatch second = page.watch(".", true)) {
            first.await("ready", "");
            second.await("ready", "");
            Files.createFile(temp.resolve("f"));
            first.await("rename", "f");
            second.await("rename", "f");
            first.close();
            Files.createFile(temp.resolve("g"));
            second.await("rename", "g");
        }
    }

    @Test
    void linksAreNotFollowedBelow() throws Exception {
        Path outside = Files.createTempDirectory("kith-test");
        Files.createSymbolicLink(temp.resolve("l"), outside);
        try (PageWatch watch = page.watch(".", true)) {
            watch.await("ready", "");
            Files.createFile(outside.resolve("secret"));
            Files.createFile(temp.resolve("end"));
            assertEquals("end", watch.next().filename());
        } finally {
            new ProcessBuilder("rm", "-r", outside.toString()).start().waitFor();
        }
    }

    @Test
    void aPageThatDoesNotListenHearsThatItMissedSomething() throws Exception {
        try (PageWatch watch = page.watch(".", false)) {
            watch.await("ready", "");
            watch.stopListening();
            Path file = temp.resolve("x".repeat(250));
            for (int i = 0; i < 20_000; i++) {
                Files.createFile(file);
                Files.delete(file);
            }
            watch.listen();
            watch.await("overflow", "");
            Files.createFile(temp.resolve("later"));
            watch.await("rename", "later");
        }
    }

    @Test
    void watchingNeedsTheRightToRead() throws Exception {
        Grants grants = FsPage.noGrants();
        HostPath folder = HostPath.of(temp.toString());
        grants.add(new Grant(folder, folder, false, Access.READ));
        Files.createDirectory(temp.resolve("d"));
        try (FsPage narrow = new FsPage(grants, HostPath.ROOT);
                PageWatch watch = narrow.watch(temp.toString(), true)) {
            watch.await("ready", "");
            Files.createFile(temp.resolve("d/below"));
            Files.createFile(temp.resolve("here"));
            assertEquals("here", watch.next().filename());
        }
        try (FsPage none = new FsPage(FsPage.noGrants(), HostPath.ROOT);
                PageWatch watch = none.watch(temp.toString(), false)) {
            assertEquals("ERR_ACCESS_DENIED", watch.failure().code);
        }
        try (PageWatch watch = page.watch("nothing", false)) {
            assertEquals(
                    "ENOENT: no such file or directory, watch 'nothing'", watch.failure().text);
        }
    }
}
