package kith.cli.pack;

import java.util.List;

/**
 * What a package manager installs: an app, or the runtime of all apps.
 *
 * @param version as {@link PackageVersion} makes it
 * @param bound whether it is for this machine's processor only
 * @param webkit whether it needs the system's WebView itself; else it needs the runtime's package
 * @param description begins with more than the summary
 * @param licence in SPDX's words
 * @param files from the root
 * @param folders those below which all belongs to the package, each with its slash at the end
 */
record SystemPackage(
        String name,
        String version,
        boolean bound,
        boolean webkit,
        String summary,
        String description,
        String licence,
        String maintainer,
        FileTree files,
        List<String> folders) {}
