package kith.bridge.processor;

import java.util.ArrayList;
import java.util.List;

/** Writes the class that decodes, calls and encodes the routes of a namespace. */
final class JavaOutput {
    private final Namespace namespace;
    private final long digest;
    private final JavaCodec codec;
    private final Lines out = new Lines("    ");

    JavaOutput(Namespace namespace, long digest) {
        this.namespace = namespace;
        this.digest = digest;
        this.codec = new JavaCodec(namespace, out);
    }

    String text() {
        head();
        String name = namespace.dispatchName();
        out.comment(
                List.of(
                        "Decodes, calls and encodes the routes of {@link "
                                + namespace.className()
                                + "}. Made from its declarations."));
        out.line("@NullMarked");
        out.line("@SuppressWarnings({\"EnumOrdinal\", \"UnnecessaryLambda\"})");
        out.open(
                (namespace.isPublic() ? "public " : "")
                        + "final class "
                        + name
                        + " extends Dispatch {");
        out.line("private static final long TABLE = " + digest + "L;");
        table();
        codec.constants();
        out.line("private final " + namespace.className() + " routes;").line("");
        out.open((namespace.isPublic() ? "public " : "") + constructor(name) + " {");
        out.line("this.routes = routes;").close("}").line("");
        answers("long table()", "TABLE");
        answers("List<RouteInfo> routes()", "ROUTES");
        dispatch();
        for (Namespace.Route route : namespace.routes()) {
            method(route);
        }
        codec.methods();
        return out.close("}").toString();
    }

    private void head() {
        if (!namespace.packageName().isEmpty()) {
            out.line("package " + namespace.packageName() + ";").line("");
        }
        for (String type :
                List.of(
                        "java.nio.ByteBuffer",
                        "java.util.Arrays",
                        "java.util.Collections",
                        "java.util.List",
                        "kith.bridge.Call",
                        "kith.bridge.Cancellation",
                        "kith.bridge.Dispatch",
                        "kith.bridge.Events",
                        "kith.bridge.Handle",
                        "kith.bridge.Lane",
                        "kith.bridge.RouteInfo",
                        "kith.bridge.Session",
                        "kith.bridge.codec.WireReader",
                        "kith.bridge.codec.WireWriter",
                        "org.jspecify.annotations.NullMarked",
                        "org.jspecify.annotations.Nullable")) {
            out.line("import " + type + ";");
        }
        out.line("");
    }

    private String constructor(String name) {
        return name + "(" + namespace.className() + " routes)";
    }

    private void table() {
        out.open("private static final List<RouteInfo> ROUTES =");
        out.open("Collections.unmodifiableList(Arrays.asList(");
        for (int i = 0; i < namespace.routes().size(); i++) {
            Namespace.Route route = namespace.routes().get(i);
            String end = i + 1 == namespace.routes().size() ? "));" : ",";
            out.line(
                    "new RouteInfo("
                            + route.id()
                            + ", "
                            + quoted(route.fullName())
                            + ", Lane."
                            + route.traits().lane()
                            + ", "
                            + permission(route)
                            + ", "
                            + (route.events() != null)
                            + ")"
                            + end);
        }
        out.close("").close("");
    }

    private static String permission(Namespace.Route route) {
        List<String> names = route.traits().permission();
        if (names.isEmpty()) {
            return "Collections.emptyList()";
        }
        List<String> literals = names.stream().map(JavaOutput::quoted).toList();
        return "Collections.unmodifiableList(Arrays.asList(" + String.join(", ", literals) + "))";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void answers(String method, String value) {
        out.line("@Override").open("public " + method + " {");
        out.line("return " + value + ";").close("}").line("");
    }

    private void dispatch() {
        out.line("@Override");
        out.open("protected void call(int id, Call call, WireReader in) throws Exception {");
        out.open("switch (id) {");
        for (Namespace.Route route : namespace.routes()) {
            out.line("case " + route.id() + " -> " + methodName(route) + "(call, in);");
        }
        out.line("default -> throw new IllegalArgumentException(\"no route \" + id);");
        out.close("}").close("}").line("");
    }

    private void method(Namespace.Route route) {
        out.open(
                "private void "
                        + methodName(route)
                        + "(Call call, WireReader in) throws Exception {");
        List<String> arguments = new ArrayList<>();
        for (Namespace.Parameter parameter : route.parameters()) {
            arguments.add(argument(parameter, "p" + arguments.size()));
        }
        out.open("if (call.refuses(in)) {").line("return;").close("}");
        String invocation = "routes." + route.name() + "(" + String.join(", ", arguments) + ")";
        if (route.events() != null) {
            out.line(invocation + ";");
        } else if (route.traits().later()) {
            answerLater(route, invocation);
        } else {
            answer(route, invocation);
        }
        out.close("}").line("");
    }

    /** Reads an argument that comes from the page; answers the expression to pass on. */
    private String argument(Namespace.Parameter parameter, String local) {
        WireType type = parameter.type();
        if (parameter.kind() == Namespace.Kind.SESSION) {
            return "call.session()";
        }
        if (parameter.kind() == Namespace.Kind.CANCELLATION) {
            return "call.cancellation()";
        }
        if (type == null) {
            throw new IllegalStateException(parameter + " has no type");
        }
        if (parameter.kind() == Namespace.Kind.EVENTS) {
            return "call.events(" + codec.encoder(type) + ")";
        }
        out.line(codec.local(type) + " " + local + " = " + codec.read(type, "in") + ";");
        return local;
    }

    private void answer(Namespace.Route route, String invocation) {
        WireType result = route.result();
        if (result == null) {
            out.line(invocation + ";").line("call.answerNothing();");
            return;
        }
        out.line(codec.local(result) + " result = " + invocation + ";");
        out.line("WireWriter out = call.begin();");
        codec.write(result, "result", "out");
        out.line("call.end();");
    }

    private void answerLater(Namespace.Route route, String invocation) {
        WireType result = route.result();
        if (result == null) {
            out.line("call.answerNothingLater(" + invocation + ");");
        } else {
            out.line("call.answerLater(" + invocation + ", " + codec.encoder(result) + ");");
        }
    }

    private static String methodName(Namespace.Route route) {
        String name = route.name();
        return "on" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
