package kith.cli.install;

import java.util.concurrent.Callable;
import kith.bridge.app.InvalidAppException;
import kith.bridge.pack.AppStatement;
import picocli.CommandLine.Command;

/** {@code kith list}: which apps are installed. */
@Command(
        name = "list",
        header = "List the apps installed by kith install.",
        customSynopsis = "kith list",
        optionListHeading = "%nOptions:%n")
public final class ListCommand implements Callable<Integer> {
    @Override
    public Integer call() throws InstallException {
        Store store = Commands.installer().store();
        int code = 0;
        for (String id : store.ids()) {
            try {
                UnpackedApp app = store.current(id);
                String key = AppStatement.shownKey(app.statement().signer());
                String name = app.manifest().name().replaceAll("\\p{Cntrl}|\\p{Cf}", "\ufffd");
                System.out.println(
                        id + "  " + app.statement().version() + "  " + name + "  key " + key);
            } catch (InstallException | InvalidAppException e) {
                System.out.println(id + "  damaged: " + e.getMessage());
                code = 1;
            }
        }
        return code;
    }
}
