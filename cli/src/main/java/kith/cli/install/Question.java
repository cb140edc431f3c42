package kith.cli.install;

import java.nio.file.Path;
import java.util.List;
import kith.bridge.manifest.Manifest;
import kith.bridge.pack.AppStatement;
import org.jspecify.annotations.Nullable;

/**
 * What a person has to know before an app is started for the first time, or may do more than
 * before.
 *
 * @param files where the app lies unpacked, not started yet
 * @param before the version that is installed; null for a new app
 * @param knownBy another installed app of the same key; null if the key is unknown
 * @param may everything it may do, in words
 * @param more what it could not do before, in words; empty for a new app
 * @param less what it could do before and asks for no longer, in words
 */
record Question(
        AppStatement statement,
        Manifest manifest,
        Path files,
        @Nullable String before,
        @Nullable String knownBy,
        List<String> may,
        List<String> more,
        List<String> less) {

    /** Whom to ask. */
    interface Asked {
        boolean agrees(Question question) throws InstallException;
    }

    /** The app's name in one line, without what would turn the text around. */
    String name() {
        return manifest.name().replaceAll("[\\p{Cntrl}\\p{Cf}\u0080-\u009f]", "\ufffd");
    }

    /** What the person is asked, without the details. */
    String title() {
        String version = statement.version();
        return before == null
                ? "Install " + name() + " " + version + "?"
                : "Let " + name() + " " + version + " do more than " + before + "?";
    }

    /** Who signed it, in a sentence. */
    String signer() {
        String key = AppStatement.shownKey(statement.signer());
        if (before != null) {
            return "Signed by the same key as the installed version: " + key;
        }
        return knownBy == null
                ? "Signed by a key that no app of yours has: "
                        + key
                        + ". Compare it with what the author has published; Kith cannot tell who it is"
                : "Signed by the same key as " + knownBy + ", which is installed: " + key;
    }
}
