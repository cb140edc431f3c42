package kith.cli.pack;

import java.text.Normalizer;
import java.util.Locale;
import kith.bridge.manifest.Manifest;

/** What an app's process is called in {@code ps}. */
final class CommandName {
    /** 15: longer names are cut by the kernel (TASK_COMM_LEN). */
    private static final int CHARS_MAX = 15;

    private CommandName() {}

    /** The app's name in small letters of ASCII, or the last part of its id. */
    static String of(Manifest manifest) {
        String name = manifest.web().shortName();
        String command = command(name == null ? manifest.name() : name);
        String id = manifest.id();
        return command.isEmpty() ? command(id.substring(id.lastIndexOf('.') + 1)) : command;
    }

    private static String command(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+", "");
        return plain.substring(0, Math.min(CHARS_MAX, plain.length())).replaceAll("-+$", "");
    }
}
