package kith.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import kith.bridge.fs.ErrnoException;
import kith.bridge.fs.Posix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A folder is swapped with a link to outside, 10 000 times and more, while the page works with
 * paths through it: not one byte of outside is read, and nothing there is changed. In a German
 * locale, since the texts of the system must not matter.
 */
@ParameterizedClass
@ValueSource(booleans = {false, true})
final class FsRaceTest {
    private static final int SWAPS_MIN = 10_000;
    private static final int CALLS_MIN = 10_000;

    /** renameat2: both names at once. */
    private static final int EXCHANGE = 2;

    @Parameter boolean oldKernel;
    @TempDir Path temp;

    private final Locale before = Locale.getDefault();
    private final Posix posix = new LinuxPosix();
    private Path inside;
    private Path outside;
    private FsPage page;

    @BeforeEach
    void makeFolders() throws Exception {
        Locale.setDefault(Locale.GERMANY);
        temp = temp.toRealPath();
        inside = Files.createDirectory(temp.resolve("in"));
        outside = Files.createDirectory(temp.resolve("out"));
        Files.createDirectory(inside.resolve("d"));
        Files.writeString(inside.resolve("d/f"), "inside");
        Files.writeString(outside.resolve("f"), "OUTSIDE");
        page = FsPage.on(inside, oldKernel ? FsPage.oldKernel() : posix);
    }

    @AfterEach
    void close() {
        running.set(false);
        swapper.join();
        page.close();
        Locale.setDefault(before);
    }

    @Test
    void readingThroughASwappedFolderNeverSeesOutside() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), outside);
        Tally tally = new Tally();
        while (swapping(inside.resolve("d"), link, tally)) {
            tally.count(() -> assertEquals("inside", page.readText(inside + "/d/f")));
            tally.count(() -> assertEquals(6, page.stat(inside + "/d/f").size()));
        }
        tally.check();
    }

    @Test
    void readingASwappedFileNeverSeesOutside() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), outside.resolve("f"));
        Tally tally = new Tally();
        while (swapping(inside.resolve("d/f"), link, tally)) {
            tally.count(() -> assertEquals("inside", page.readText(inside + "/d/f")));
        }
        tally.check();
    }

    @Test
    void swappingTheGrantedFolderItselfShowsNothing() throws Exception {
        Files.createDirectory(outside.resolve("d"));
        Files.writeString(outside.resolve("d/f"), "OUTSIDE");
        Path link = Files.createSymbolicLink(temp.resolve("link"), outside);
        Tally tally = new Tally();
        while (swapping(inside, link, tally)) {
            tally.count(() -> assertEquals("inside", page.readText(inside + "/d/f")));
            tally.count(() -> assertEquals("[f]", page.readdir(inside + "/d", true).toString()));
        }
        tally.check();
    }

    @Test
    void followingALinkWhoseFolderIsSwappedNeverSeesOutside() throws Exception {
        Files.createSymbolicLink(inside.resolve("l"), Path.of("d/f"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), outside);
        Tally tally = new Tally();
        while (swapping(inside.resolve("d"), link, tally)) {
            tally.count(() -> assertEquals("inside", page.readText(inside + "/l")));
            tally.count(() -> assertEquals("inside", page.readText(inside + "/d/../d/f")));
        }
        tally.check();
    }

    @Test
    void writingThroughASwappedFolderNeverChangesOutside() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), outside);
        Tally tally = new Tally();
        String folder = inside + "/d/";
        while (swapping(inside.resolve("d"), link, tally)) {
            tally.count(() -> page.writeFile(folder + "f", "inside"));
            tally.count(() -> page.writeFile(folder + "new", "made"));
            tally.count(() -> page.mkdir(folder + "x/y", true));
            tally.count(() -> page.two("fs.rename", folder + "new", folder + "newer"));
            tally.count(() -> page.rm(folder + "newer", true, true));
            tally.count(() -> page.rm(folder + "x", true, true));
            tally.count(() -> page.copyFile(folder + "f", folder + "copy", 0));
        }
        tally.check();
        assertEquals("OUTSIDE", Files.readString(outside.resolve("f")));
        assertEquals(1, outside.toFile().list().length);
    }

    @Test
    void removingATreeThatIsSwappedForALinkRemovesNothingOutside() throws Exception {
        Path victim = Files.createDirectory(outside.resolve("d"));
        Files.writeString(victim.resolve("keep"), "OUTSIDE");
        Tally tally = new Tally();
        FsPage all = FsPage.on(temp);
        for (int round = 0; round < 300; round++) {
            Path tree = Files.createDirectory(inside.resolve("tree"));
            Path swapped = Files.createDirectories(tree.resolve("d"));
            Files.createDirectories(swapped.resolve("e"));
            Path link = temp.resolve("link");
            Files.createSymbolicLink(link, victim);
            AtomicBoolean stop = new AtomicBoolean();
            CompletableFuture<Void> mover =
                    CompletableFuture.runAsync(() -> {
                        while (!stop.get()) {
                            swap(swapped, link, tally);
                        }
                    });
            tally.count(() -> page.rm(tree.toString(), true, true));
            stop.set(true);
            mover.join();
            // What the swap moved out of the tree in time is whole or gone, never followed.
            all.rm(tree.toString(), true, true);
            all.rm(link.toString(), true, true);
            assertEquals("OUTSIDE", Files.readString(victim.resolve("keep")));
        }
        all.close();
        assertTrue(tally.swaps.get() > 300, "swaps: " + tally.swaps);
    }

    private final AtomicBoolean running = new AtomicBoolean();
    private CompletableFuture<Void> swapper = CompletableFuture.completedFuture(null);

    /** Starts the swapping at the first call; false when both sides have done enough. */
    private boolean swapping(Path one, Path other, Tally tally) {
        if (running.compareAndSet(false, true)) {
            swapper =
                    CompletableFuture.runAsync(() -> {
                        while (running.get()) {
                            swap(one, other, tally);
                        }
                    });
        }
        boolean enough = tally.swaps.get() >= SWAPS_MIN && tally.calls >= CALLS_MIN;
        if (enough) {
            running.set(false);
            swapper.join();
        }
        return !enough;
    }

    private void swap(Path one, Path other, Tally tally) {
        try {
            int at = Posix.WORKING_FOLDER;
            posix.rename(at, bytes(one), at, bytes(other), EXCHANGE);
            tally.swaps.incrementAndGet();
        } catch (ErrnoException e) {
            // One of them has just been removed.
            Thread.onSpinWait();
        }
    }

    private static byte[] bytes(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What came of the calls. */
    private static final class Tally {
        final AtomicInteger swaps = new AtomicInteger();
        final Set<String> codes = new TreeSet<>();
        int calls;
        int done;
        int refused;

        void count(Runnable call) {
            calls++;
            try {
                call.run();
                done++;
            } catch (FsPage.Failed e) {
                codes.add(e.code);
                if (e.code.equals("ERR_ACCESS_DENIED")) {
                    refused++;
                }
            }
        }

        /** The race was one: calls fell on both sides of it. */
        void check() {
            assertTrue(done > 100, "done: " + done + " " + codes);
            assertTrue(refused > 100, "refused: " + refused + " " + codes);
            assertFalse(codes.contains("ERR_INTERNAL"), codes.toString());
        }
    }
}
