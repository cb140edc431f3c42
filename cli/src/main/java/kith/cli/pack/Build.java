package kith.cli.pack;

import java.nio.file.Path;
import java.util.function.Consumer;
import kith.bridge.app.AppHashes;
import kith.bridge.manifest.Manifest;
import kith.bridge.pack.KithFileWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a package is made of.
 *
 * @param app the app's folder
 * @param manifest what the app says about itself
 * @param hashes of the app's files
 * @param signer who signs it; null if nobody does
 * @param runtime where the packaged app finds what runs it
 * @param maintainer {@code Name <address>} of who answers for the package
 * @param scratch a folder for what is needed meanwhile; the caller deletes it
 * @param progress gets a line for each step that takes time
 */
public record Build(
        Path app,
        Manifest manifest,
        AppHashes hashes,
        KithFileWriter.@Nullable Signer signer,
        RuntimeKind runtime,
        String maintainer,
        Path scratch,
        Consumer<String> progress) {

    /** Where a packaged app finds what runs it. */
    public enum RuntimeKind {
        /** In the package itself. */
        BUNDLED,
        /** In the package {@code kith-runtime}, one for all apps. */
        SHARED
    }
}
