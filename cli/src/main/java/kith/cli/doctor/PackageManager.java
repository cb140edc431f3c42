package kith.cli.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ways to install packages. */
enum PackageManager {
    APT("apt install", "dpkg-query -W -f=${Version}", "debian ubuntu"),
    DNF("dnf install", "rpm -q --qf %{VERSION}", "fedora rhel centos"),
    PACMAN("pacman -S", "pacman -Q", "arch"),
    ZYPPER("zypper install", "rpm -q --qf %{VERSION}", "suse opensuse"),
    APK("apk add", "apk list --installed", "alpine");

    private final String install;
    private final String query;
    private final String systems;

    PackageManager(String install, String query, String systems) {
        this.install = install;
        this.query = query;
        this.systems = systems;
    }

    /**
     * The one of a system, by {@code ID} and {@code ID_LIKE} of its os-release; null if unknown.
     */
    static @Nullable PackageManager of(String id, String idLike) {
        // opensuse-leap, opensuse-tumbleweed: the first part names the family.
        List<String> words = words((id + " " + idLike).replace('-', ' '));
        for (PackageManager manager : values()) {
            if (words(manager.systems).stream().anyMatch(words::contains)) {
                return manager;
            }
        }
        return null;
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" ", -1));
    }

    /** The command that installs {@code lacking}, for a person or for root. */
    String command(Collection<Software> lacking, boolean root) {
        return lacking.stream()
                .map(software -> software.in(this))
                .distinct()
                .collect(Collectors.joining(" ", (root ? "" : "sudo ") + install + " ", ""));
    }

    /** The command that tells the installed version of a package. */
    List<String> versionQuery(Software software) {
        List<String> command = new ArrayList<>(words(query));
        command.add(software.in(this));
        return command;
    }
}
