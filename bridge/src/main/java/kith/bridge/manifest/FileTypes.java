package kith.bridge.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kith.bridge.app.InvalidAppException;

/**
 * The files an app opens, from {@code file_handlers} of its manifest (File Handling API,
 * https://wicg.github.io/manifest-incubations/): MIME types with their endings. What is wrong is
 * left out, as the standard wants it.
 */
public final class FileTypes {
    /** 64: more kinds of files than any app has. */
    static final int TYPES_MAX = 64;

    /** 16 endings of one kind of file. */
    static final int ENDINGS_MAX = 16;

    private static final Pattern TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}");

    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9][A-Za-z0-9_.+-]{0,15}");

    private FileTypes() {}

    /** Endings such as {@code .md} by type, sorted. */
    public static Map<String, List<String>> of(Manifest manifest) throws InvalidAppException {
        Map<String, List<String>> types = new TreeMap<>();
        Json json = JsonText.read(manifest.json(), new Report("manifest"));
        if (json instanceof Json.Members members
                && members.map().containsKey("file_handlers")
                && members.map().get("file_handlers").value() instanceof Json.Items handlers) {
            for (Json handler : handlers.list()) {
                if (handler instanceof Json.Members of
                        && of.map().containsKey("accept")
                        && of.map().get("accept").value() instanceof Json.Members accept) {
                    add(accept, types);
                }
            }
        }
        return Collections.unmodifiableMap(types);
    }

    private static void add(Json.Members accept, Map<String, List<String>> types) {
        for (Map.Entry<String, Json.Member> member : accept.map().entrySet()) {
            if (types.size() < TYPES_MAX && TYPE.matcher(member.getKey()).matches()) {
                types.computeIfAbsent(member.getKey(), type -> new ArrayList<>())
                        .addAll(endings(member.getValue().value()));
            }
        }
    }

    private static List<String> endings(Json value) {
        List<Json> items =
                value instanceof Json.Items list
                        ? list.list()
                        : Collections.<Json>singletonList(value);
        List<String> endings = new ArrayList<>();
        for (Json item : items) {
            if (item instanceof Json.Text text
                    && endings.size() < ENDINGS_MAX
                    && ENDING.matcher(text.value()).matches()) {
                endings.add(text.value());
            }
        }
        return endings;
    }
}
