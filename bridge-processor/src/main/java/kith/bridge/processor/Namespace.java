package kith.bridge.processor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One class of routes.
 *
 * @param name the word for them, for instance {@code fs}
 * @param packageName of the class; empty for the unnamed package
 * @param className for instance {@code FsRoutes}
 * @param isPublic whether the generated class is public too
 */
record Namespace(
        String name,
        String packageName,
        String className,
        boolean isPublic,
        Doc doc,
        List<Route> routes,
        Types types) {

    /** The generated class, for instance {@code FsDispatch}. */
    String dispatchName() {
        return className.substring(0, className.length() - "Routes".length()) + "Dispatch";
    }

    /** Whether the page passes values of a type; most are only answered. */
    boolean sends(WireType type) {
        for (Route route : routes) {
            for (Parameter parameter : route.wire()) {
                if (holds(parameter.type(), type)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the page gets values of a type, as results or events. */
    boolean gets(WireType type) {
        return routes.stream().anyMatch(r -> holds(r.result(), type) || holds(r.events(), type));
    }

    private static boolean holds(@Nullable WireType whole, WireType wanted) {
        if (whole == null || whole.equals(wanted)) {
            return whole != null;
        }
        return switch (whole) {
            case WireType.Struct struct ->
                    struct.components().stream().anyMatch(c -> holds(c.type(), wanted));
            case WireType.Items items -> holds(items.item(), wanted);
            case WireType.Maybe maybe -> holds(maybe.value(), wanted);
            case WireType.Simple simple -> false;
            case WireType.Choice choice -> false;
        };
    }

    /** The records and enums that cross, each once, what is inside before what holds it. */
    record Types(List<WireType.Struct> structs, List<WireType.Choice> choices) {}

    /**
     * One route.
     *
     * @param id its place among all routes
     * @param fullName with its namespace
     * @param result what it answers; null for nothing
     */
    record Route(
            int id,
            String name,
            String fullName,
            Traits traits,
            List<Parameter> parameters,
            @Nullable WireType result,
            Doc doc) {

        /** The parameters that come from the page. */
        List<Parameter> wire() {
            return parameters.stream().filter(p -> p.kind() == Kind.WIRE).toList();
        }

        /** The type of the events, or null if it is no subscription. */
        @Nullable WireType events() {
            for (Parameter parameter : parameters) {
                if (parameter.kind() == Kind.EVENTS) {
                    return parameter.type();
                }
            }
            return null;
        }

        String signature() {
            StringBuilder text = new StringBuilder(fullName).append('(');
            for (Parameter parameter : wire()) {
                text.append(parameter.signature()).append(',');
            }
            WireType sent = events() == null ? result : events();
            text.append(events() == null ? "):" : ")*");
            return text.append(sent == null ? "void" : sent.signature()).toString();
        }
    }

    /** What the annotation says, and whether the result is a CompletionStage. */
    record Traits(
            String lane, List<String> permission, boolean large, boolean sync, boolean later) {}

    /** Where a parameter comes from. */
    enum Kind {
        WIRE,
        SESSION,
        CANCELLATION,
        EVENTS
    }

    /**
     * A parameter.
     *
     * @param type of the value or of the events; null if the bridge supplies it
     */
    record Parameter(String name, Kind kind, @Nullable WireType type) {
        String signature() {
            return type == null ? "" : type.signature();
        }
    }
}
