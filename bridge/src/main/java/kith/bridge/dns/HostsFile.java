package kith.bridge.dns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.bridge.permission.IpAddress;

/** {@code /etc/hosts} (hosts(5)): names of addresses that no name server is asked about. */
final class HostsFile {
    /** 1 MiB: lists of hundred thousands of blocked names are larger and have no names of ours. */
    private static final long BYTES_MAX = 1 << 20;

    private final Path file;

    HostsFile(Path file) {
        this.file = file;
    }

    /** The names of an address in their order, none if there are none. */
    List<String> names(IpAddress address) {
        List<String> names = new ArrayList<>();
        for (String line : text().split("\n", -1)) {
            int comment = line.indexOf('#');
            String[] words = (comment < 0 ? line : line.substring(0, comment)).trim().split("\\s+");
            if (words.length > 1 && address.equals(IpAddress.parse(words[0]))) {
                names.addAll(Arrays.asList(words).subList(1, words.length));
            }
        }
        return names;
    }

    private String text() {
        try {
            if (Files.size(file) > BYTES_MAX) {
                return "";
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
