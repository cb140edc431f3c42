package kith.cli.init;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an app is called.
 *
 * @param name for people, for instance {@code My notes}
 * @param id for programs: names the app's data and its origin, for instance {@code
 *     org.example.my-notes}
 */
public record AppName(String name, String id) {
    /**
     * Ids are names of hosts and of folders: {@code kith://ID}, {@code ~/.local/share/ID}. The rule
     * is the manifest's.
     */
    private static final Pattern ID =
            Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z]([a-z0-9-]{0,61}[a-z0-9])?)+");

    /** 100 characters: the manifest's bound. */
    private static final int ID_MAX = 100;

    /** Stands for a name the author owns; {@code example} is never anybody's (RFC 2606). */
    private static final String PREFIX = "org.example.";

    /** Ids of apps that have none begin so; no manifest may. */
    private static final String TAKEN = "local.";

    /** 50 characters: an id's part has at most 63. */
    private static final int LABEL_MAX = 50;

    /** 60 characters: longer ones are cut in title bars and menus. */
    private static final int NAME_MAX = 60;

    /**
     * The names an app gets.
     *
     * @param folder the app's folder, after which it is called when {@code name} is null
     * @param id the id, or null to make one from the name
     */
    public static AppName of(Path folder, @Nullable String name, @Nullable String id)
            throws NewAppException {
        String real = name == null ? nameOf(folder) : name.strip();
        if (real.isEmpty() || real.length() > NAME_MAX || real.chars().anyMatch(AppName::hidden)) {
            throw new NewAppException(
                    "--name '"
                            + visible(real)
                            + "' is not 1 to "
                            + NAME_MAX
                            + " visible characters");
        }
        return new AppName(real, id == null ? idOf(real) : checked(id));
    }

    private static boolean hidden(int character) {
        return Character.isISOControl(character);
    }

    private static String visible(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static String nameOf(Path folder) throws NewAppException {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        if (last == null) {
            throw new NewAppException(folder + " is no folder for an app");
        }
        String words = last.toString().replaceAll("[-_]+", " ").trim();
        return words.isEmpty()
                ? "App"
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String idOf(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        String label = plain.substring(0, Math.min(plain.length(), LABEL_MAX));
        if (label.isEmpty() || !Character.isLetter(label.charAt(0))) {
            label = label.isEmpty() ? "app" : "app-" + label;
        }
        return PREFIX + label.replaceAll("-$", "");
    }

    private static String checked(String id) throws NewAppException {
        if (id.length() > ID_MAX || !ID.matcher(id).matches() || id.startsWith(TAKEN)) {
            throw new NewAppException(
                    "--id '"
                            + visible(id)
                            + "' is not two or more words of a-z, 0-9 and - with dots between, such as"
                            + " org.example.notes");
        }
        return id;
    }
}
