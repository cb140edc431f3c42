package kith.cli.install;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kith rollback}: back to the version before. */
@Command(
        name = "rollback",
        header = "Go back to the version before the last update.",
        customSynopsis = "kith rollback APP",
        description = "%nA second time goes forward again. The app's data are not touched.%n",
        optionListHeading = "%nOptions:%n")
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
public final class RollbackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "APP", description = "Its id, see: kith list")
    private String app;

    @Override
    public Integer call() throws InstallException {
        Installer installer = Commands.installer();
        UnpackedApp before = installer.store().rollback(app);
        installer.integration().add(before);
        System.err.println(app + " is " + before.statement().version() + " now");
        return 0;
    }
}
