package kith.bridge.dns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kith.bridge.permission.IpAddress;

/**
 * Which name servers the system asks: {@code /etc/resolv.conf} (resolv.conf(5)), read anew for each
 * question, because it changes with the network.
 *
 * @param servers in their order; this machine's when none is named
 * @param timeoutMs how long to wait for each at first
 */
record ResolvConf(List<ServerAddress> servers, int timeoutMs) {
    /** 2 s, what Node waits. */
    static final int TIMEOUT_MS = 2000;

    /** 32 servers; the C library asks three. */
    private static final int SERVERS_MAX = 32;

    /** 30 s, what the C library takes at most. */
    private static final int TIMEOUT_SECONDS_MAX = 30;

    private static final List<ServerAddress> OWN =
            Collections.singletonList(new ServerAddress(IpAddress.LOOPBACK_V4, ServerAddress.PORT));

    /** What a file says; a file that is not there says nothing. */
    static ResolvConf read(Path file) {
        try {
            return parse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return parse("");
        }
    }

    static ResolvConf parse(String text) {
        List<ServerAddress> servers = new ArrayList<>();
        int timeoutMs = TIMEOUT_MS;
        for (String line : text.split("\n", -1)) {
            String[] words = line.replaceFirst("[#;].*", "").trim().split("\\s+", -1);
            if (words[0].equals("nameserver") && words.length > 1) {
                ServerAddress server = ServerAddress.parse(words[1]);
                if (server != null && servers.size() < SERVERS_MAX && !servers.contains(server)) {
                    servers.add(server);
                }
            } else if (words[0].equals("options")) {
                timeoutMs = timeoutMs(words, timeoutMs);
            }
        }
        return new ResolvConf(servers.isEmpty() ? OWN : servers, timeoutMs);
    }

    private static int timeoutMs(String[] words, int absent) {
        int timeoutMs = absent;
        for (String word : words) {
            if (word.matches("timeout:[0-9]{1,3}")) {
                int seconds = Integer.parseInt(word.substring("timeout:".length()));
                timeoutMs = 1000 * Math.max(1, Math.min(seconds, TIMEOUT_SECONDS_MAX));
            }
        }
        return timeoutMs;
    }
}
