package kith.cli.install;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kith.bridge.app.AppFiles;
import kith.bridge.app.InvalidAppException;
import kith.bridge.manifest.Icon;
import kith.desktop.LaunchException;
import kith.desktop.sheet.Sheet;
import kith.desktop.sheet.Sheets;
import org.jspecify.annotations.Nullable;

/** Asks in a window of its own. */
final class WindowQuestion implements Question.Asked {
    /** 128: twice the size it is shown in, for fine screens. */
    private static final int ICON_PIXELS = 128;

    @Override
    public boolean agrees(Question question) throws InstallException {
        try {
            return Sheets.ask(sheet(question));
        } catch (LaunchException e) {
            throw new InstallException(String.valueOf(e.getMessage()), e);
        }
    }

    static Sheet sheet(Question question) {
        boolean isNew = question.before() == null;
        List<Sheet.Listing> lists = new ArrayList<>();
        if (isNew) {
            add(lists, "It may", true, question.may());
        } else {
            add(lists, "New in this version, it may", true, question.more());
            add(lists, "No longer", false, question.less());
        }
        List<String> lines = new ArrayList<>(List.of(question.signer() + "."));
        if (isNew && question.may().isEmpty()) {
            lines.add("It asks for no access to this device.");
        }
        lines.add(question.statement().id());
        return new Sheet(
                question.title(),
                picture(question),
                lines,
                lists,
                isNew ? "Install" : "Allow",
                "Cancel");
    }

    private static void add(
            List<Sheet.Listing> lists, String head, boolean strong, List<String> items) {
        if (!items.isEmpty()) {
            lists.add(new Sheet.Listing(head, strong, items));
        }
    }

    private static Sheet.@Nullable Picture picture(Question question) {
        Icon icon = question.manifest().web().icon(ICON_PIXELS);
        if (icon == null) {
            return null;
        }
        try {
            AppFiles files =
                    AppFiles.sealed(question.files(), question.statement().files().sha256());
            byte[] bytes = Integration.read(files, icon.path());
            String type = icon.path().endsWith(".svg") ? "image/svg+xml" : "image/png";
            return bytes == null ? null : new Sheet.Picture(type, bytes);
        } catch (IOException | InvalidAppException e) {
            return null;
        }
    }
}
