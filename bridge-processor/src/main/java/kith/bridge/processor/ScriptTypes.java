package kith.bridge.processor;

import java.util.List;
import java.util.Locale;

/** How wire types are written in JSDoc and TypeScript. */
final class ScriptTypes {
    private ScriptTypes() {}

    /** The type of what the page gets. */
    static String result(WireType type) {
        return switch (type) {
            case WireType.Simple simple -> simple.script;
            case WireType.Maybe maybe -> result(maybe.value()) + " | null";
            case WireType.Items items -> list(result(items.item()));
            case WireType.Struct struct -> struct.name();
            case WireType.Choice choice -> choice.name();
        };
    }

    /** The type of what the page may pass: wider, since it is only read. */
    static String argument(WireType type) {
        return switch (type) {
            case WireType.Simple simple ->
                    simple == WireType.Simple.BYTES
                            ? "ArrayBuffer | ArrayBufferView"
                            : simple.script;
            case WireType.Maybe maybe -> argument(maybe.value()) + " | null | undefined";
            case WireType.Items items -> "readonly " + list(argument(items.item()));
            case WireType.Struct struct -> struct.name();
            case WireType.Choice choice -> choice.name();
        };
    }

    static String union(WireType.Choice choice) {
        List<String> names =
                choice.constants().stream().map(c -> "\"" + c.script() + "\"").toList();
        return String.join(" | ", names);
    }

    /** FileKind becomes FILE_KIND. */
    static String constantName(String type) {
        return type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private static String list(String item) {
        return (item.contains(" ") ? "(" + item + ")" : item) + "[]";
    }
}
