package kith.bridge.manifest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import kith.bridge.app.AppHashes;
import kith.bridge.app.InvalidAppException;
import kith.bridge.app.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What an app asks for, one line each: the names of the members below {@code kith.permissions} with
 * dots between, a space, and one value, such as {@code fs.read $documents/Notes/**}. It is made of
 * the manifest's text and not of what this version understands, so that nothing can be asked for
 * unseen. The directives of {@code kith.csp} are lines too, beginning with {@code csp.}: they
 * decide what code runs and whom the page can send data to.
 *
 * @param lines sorted by their bytes in UTF-8, none twice
 */
public record PermissionLines(SortedSet<String> lines) {

    /** 4 KiB: a path of that length is the longest Linux takes. */
    private static final int LINE_CHARS_MAX = 4 << 10;

    /** The lines of a manifest that has been read. */
    public static PermissionLines of(Manifest manifest) throws InvalidAppException {
        SortedSet<String> lines = new TreeSet<>(AppHashes.ORDER);
        Json json = JsonText.read(manifest.json(), new Report("manifest"));
        Json own = member(json, Keys.KITH);
        Json permissions = member(own, "permissions");
        Json policy = member(own, "csp");
        if (permissions != null) {
            add(permissions, "", lines);
        }
        if (policy != null) {
            add(policy, "csp", lines);
        }
        return new PermissionLines(Collections.unmodifiableSortedSet(lines));
    }

    private static @Nullable Json member(@Nullable Json of, String name) {
        Json.Member member = of instanceof Json.Members members ? members.map().get(name) : null;
        return member == null ? null : member.value();
    }

    private static void add(Json value, String name, SortedSet<String> lines)
            throws InvalidAppException {
        if (value instanceof Json.Members members) {
            for (Map.Entry<String, Json.Member> member : members.map().entrySet()) {
                String below = name.isEmpty() ? member.getKey() : name + "." + member.getKey();
                add(member.getValue().value(), below, lines);
            }
        } else if (value instanceof Json.Items items) {
            for (Json item : items.list()) {
                add(item, name, lines);
            }
        } else if (value instanceof Json.Text text) {
            addLine(name + " " + text.value(), lines);
        } else if (value instanceof Json.Figure figure) {
            addLine(name + " " + figure.written(), lines);
        } else if (value instanceof Json.Flag flag && flag.value()) {
            addLine(name + " true", lines);
        }
    }

    private static void addLine(String line, SortedSet<String> lines) throws InvalidAppException {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) < 0x20 || line.charAt(i) == 0x7f) {
                throw new InvalidAppException("a permission holds a control character");
            }
        }
        if (line.length() > LINE_CHARS_MAX) {
            throw new InvalidAppException(
                    "a permission is longer than " + LINE_CHARS_MAX + " characters");
        }
        lines.add(line);
    }

    /** SHA-256 in hexadecimal of all lines in UTF-8, each with a line feed. */
    public String digest() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return Sha256.hex(Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The lines of this that {@code other} has not. */
    public List<String> without(PermissionLines other) {
        List<String> more = new ArrayList<>(lines);
        more.removeAll(other.lines);
        return Collections.unmodifiableList(more);
    }
}
