package kith.cli.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import kith.bridge.app.InvalidAppException;
import kith.bridge.manifest.Manifest;
import kith.bridge.manifest.PermissionLines;
import kith.bridge.manifest.PermissionWords;
import kith.bridge.pack.AppStatement;
import kith.bridge.pack.KithFile;
import kith.bridge.pack.Versions;
import kith.desktop.Folders;
import org.jspecify.annotations.Nullable;

/** One installation or update, by who holds the app's lock. */
final class Installation {
    private static final String NEW = ".new";
    private static final String OLD = ".old";

    private final Store store;
    private final Path app;
    private final KithFile file;
    private final AppStatement statement;
    private final boolean downgrade;
    private final Question.Asked asked;

    /**
     * @param app the app's folder
     * @param downgrade whether an older version may take the place of a newer one
     */
    Installation(Store store, Path app, KithFile file, boolean downgrade, Question.Asked asked) {
        this.store = store;
        this.app = app;
        this.file = file;
        this.statement = file.statement();
        this.downgrade = downgrade;
        this.asked = asked;
    }

    Store.Result run() throws IOException, InvalidAppException, InstallException {
        Receipt installed = Receipt.read(app);
        UnpackedApp old = installed == null ? null : readable(installed);
        if (installed != null && !installed.signer().equals(statement.signer())) {
            throw new InstallException(
                    statement.id()
                            + " is installed with the key "
                            + AppStatement.shownKey(installed.signer())
                            + ", and this package has another one: "
                            + AppStatement.shownKey(statement.signer())
                            + ". If you know why, first: kith uninstall "
                            + statement.id());
        }
        Store.Outcome outcome = old == null ? Store.Outcome.INSTALLED : outcome(old);
        if (installed != null && outcome == Store.Outcome.INSTALLED) {
            outcome = Store.Outcome.REPAIRED;
        }
        if (old != null && outcome == Store.Outcome.UNCHANGED) {
            return new Store.Result(outcome, old, 0, 0);
        }
        Path unpacked = app.resolve(NEW);
        Folders.delete(unpacked);
        try {
            return unpack(installed, old, outcome, unpacked);
        } finally {
            Folders.delete(unpacked);
        }
    }

    /** What is installed, as far as it is whole enough to compare with. */
    private @Nullable UnpackedApp readable(Receipt installed) {
        try {
            return UnpackedApp.open(app, installed.current(), installed.signer());
        } catch (InstallException e) {
            return null;
        }
    }

    private Store.Outcome outcome(UnpackedApp old) throws InstallException {
        AppStatement before = old.statement();
        if (before.hash().equals(statement.hash())) {
            return Store.isWhole(old) ? Store.Outcome.UNCHANGED : Store.Outcome.REPAIRED;
        }
        int order = Versions.compare(statement.version(), before.version());
        if (order > 0) {
            return Store.Outcome.UPDATED;
        }
        if (!downgrade) {
            throw new InstallException(
                    order < 0
                            ? statement.id()
                                    + " is installed in version "
                                    + before.version()
                                    + ", which is newer than "
                                    + statement.version()
                                    + "; to go back anyway: kith install --downgrade"
                            : "this is another package of the installed version "
                                    + before.version()
                                    + ", which its author should have numbered anew; to take it"
                                    + " anyway: kith install --downgrade");
        }
        return Store.Outcome.DOWNGRADED;
    }

    private Store.Result unpack(
            @Nullable Receipt installed,
            @Nullable UnpackedApp old,
            Store.Outcome outcome,
            Path unpacked)
            throws IOException, InvalidAppException, InstallException {
        Unpacking unpacking = new Unpacking(file, unpacked);
        if (old != null) {
            unpacking.reuse(old.files());
        }
        unpacking.run();
        UnpackedApp made = new UnpackedApp(unpacked, file.signedHead());
        if (outcome != Store.Outcome.REPAIRED || old == null) {
            Question question = question(made, old);
            boolean asks = old == null || !question.more().isEmpty();
            if (asks && !asked.agrees(question)) {
                return new Store.Result(Store.Outcome.DECLINED, made, 0, 0);
            }
        }
        Path place = app.resolve(statement.hash());
        moveAside(place);
        Files.move(unpacked, place, StandardCopyOption.ATOMIC_MOVE);
        Unpacking.force(app);
        String previous =
                installed == null || installed.current().equals(statement.hash())
                        ? installed == null ? null : installed.previous()
                        : installed.current();
        Store.record(app, new Receipt(statement.signer(), statement.hash(), previous));
        Folders.delete(app.resolve(OLD));
        return new Store.Result(
                outcome,
                new UnpackedApp(place, file.signedHead()),
                unpacking.written(),
                unpacking.linked());
    }

    /** What lies there is damaged, or was left over. */
    private void moveAside(Path place) throws IOException {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            Folders.delete(app.resolve(OLD));
            Files.move(place, app.resolve(OLD), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Question question(UnpackedApp made, @Nullable UnpackedApp old)
            throws InvalidAppException, InstallException {
        Manifest manifest = made.manifest();
        PermissionLines may = PermissionLines.of(manifest);
        if (!manifest.id().equals(statement.id())
                || !manifest.version().equals(statement.version())
                || !may.digest().equals(statement.permissions())) {
            throw new InstallException(
                    "the package of "
                            + statement.id()
                            + " says otherwise than the manifest in it; tell its author");
        }
        PermissionLines before = old == null ? may : PermissionLines.of(old.manifest());
        return new Question(
                statement,
                manifest,
                made.files(),
                old == null ? null : old.statement().version(),
                old == null ? store.appOf(statement.signer()) : null,
                PermissionWords.of(may.lines()),
                PermissionWords.of(may.without(before)),
                PermissionWords.of(before.without(may)));
    }
}
