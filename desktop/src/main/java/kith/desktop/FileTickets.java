package kith.desktop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files on their way into a page as disk-backed {@code File}s, the fastest way in for many bytes:
 * the page draws a ticket and asks for a file, the host checks that it may have it and makes the
 * page open a file input that carries the ticket, which is answered at once. See {@code
 * start/hostfile.js}.
 *
 * <p>For the interface thread.
 */
final class FileTickets {
    /** 256: files come one after another, each in some milliseconds. */
    private static final int TICKETS_MAX = 256;

    private static final Pattern TICKET = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern TYPE = Pattern.compile("application/x-kith-([0-9a-f]{32})");

    private final Map<String, List<String>> offers = new HashMap<>();

    /**
     * Puts files under a ticket.
     *
     * @param paths what the system opens: a file of the app, what the person dropped, or {@code
     *     /proc/123/fd/45} for a descriptor that was checked and stays open as long as the page
     *     needs the file
     * @return the script that makes the page pick it up; null when the ticket is none
     */
    @Nullable String offer(String ticket, List<String> paths) {
        if (!TICKET.matcher(ticket).matches()
                || offers.size() >= TICKETS_MAX
                || offers.containsKey(ticket)) {
            return null;
        }
        offers.put(ticket, paths);
        return event("kith:pick", ticket);
    }

    /** The script that tells the page something by an event. */
    static String event(String type, String detail) {
        return "window.dispatchEvent(new CustomEvent(\""
                + type
                + "\",{detail:\""
                + detail
                + "\"}))";
    }

    /** What an opened file input gets; null when it is the page's own and a person shall choose. */
    @Nullable List<String> answer(List<String> accept) {
        for (String type : accept) {
            Matcher match = TYPE.matcher(type);
            if (match.matches()) {
                List<String> paths = offers.remove(match.group(1));
                return paths == null ? List.of() : paths;
            }
        }
        return null;
    }

    /** Drops what was never picked up. */
    void clear() {
        offers.clear();
    }
}
