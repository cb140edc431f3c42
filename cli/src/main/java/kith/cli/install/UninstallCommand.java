package kith.cli.install;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import kith.bridge.app.Reasons;
import kith.desktop.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kith uninstall}: removes an app, and its data if wanted. */
@Command(
        name = "uninstall",
        header = "Remove an installed app.",
        customSynopsis = "kith uninstall APP [OPTION...]",
        description = "%nThe app's data stay, unless --purge is given; the command says where.%n",
        optionListHeading = "%nOptions:%n")
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
public final class UninstallCommand implements Callable<Integer> {
    @Parameters(paramLabel = "APP", description = "Its id, see: kith list")
    private String app;

    @Option(names = "--purge", description = "Delete its data too, of all profiles.")
    private boolean purge;

    @Override
    public Integer call() throws InstallException {
        Installer installer = Commands.installer();
        Home home = installer.home();
        Path data = home.data().resolve(app);
        try {
            installer.store().known(app);
            if (isRunning(data)) {
                throw new InstallException(app + " is running; close it first");
            }
            installer.store().remove(app);
            installer.integration().remove(app);
            System.err.println("removed " + app);
            for (Path kept : List.of(data, home.cache().resolve(app))) {
                if (purge) {
                    Folders.delete(kept);
                } else if (Files.isDirectory(kept)) {
                    System.err.println("kept its data: " + kept);
                }
            }
            return 0;
        } catch (IOException e) {
            throw new InstallException("cannot remove all of " + app + ": " + Reasons.of(e), e);
        }
    }

    /** Whether a process holds the lock of a profile. */
    private static boolean isRunning(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            return false;
        }
        try (DirectoryStream<Path> profiles = Files.newDirectoryStream(data)) {
            for (Path profile : profiles) {
                Path file = profile.resolve("lock");
                if (Files.isRegularFile(file)) {
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        FileLock free = channel.tryLock();
                        if (free == null) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }
}
