package kith.bridge.processor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the TypeScript declarations of a namespace's module. */
final class TypingsOutput {
    private final Namespace namespace;
    private final Lines out = new Lines("  ");

    TypingsOutput(Namespace namespace) {
        this.namespace = namespace;
    }

    String text() {
        out.line("// Made from the declarations in " + namespace.className() + ".java.").line("");
        out.line("/** What every call can be given. */");
        out.open("export interface CallOptions {");
        out.line("/** Cancels the call. */").line("signal?: AbortSignal | undefined;");
        out.close("}").line("");
        for (WireType.Choice choice : namespace.types().choices()) {
            out.comment(List.of(choice.doc().text()));
            out.line("export type " + choice.name() + " = " + ScriptTypes.union(choice) + ";");
            out.line("");
        }
        for (WireType.Struct struct : namespace.types().structs()) {
            struct(struct);
        }
        for (Namespace.Route route : namespace.routes()) {
            route(route);
        }
        return out.toString();
    }

    private void struct(WireType.Struct struct) {
        out.comment(List.of(struct.doc().text()));
        out.open("export interface " + struct.name() + " {");
        for (WireType.Component component : struct.components()) {
            out.comment(List.of(component.text()));
            boolean may = component.type() instanceof WireType.Maybe && namespace.sends(struct);
            String optional = may ? " | undefined" : "";
            String mark = optional.isEmpty() ? ": " : "?: ";
            String type = ScriptTypes.result(component.type());
            out.line(component.name() + mark + type + optional + ";");
        }
        out.close("}").line("");
    }

    private void route(Namespace.Route route) {
        WireType events = route.events();
        WireType sent = events == null ? route.result() : events;
        String result = sent == null ? "void" : ScriptTypes.result(sent);
        List<String> parameters = new ArrayList<>();
        for (Namespace.Parameter parameter : route.wire()) {
            WireType type = parameter.type();
            if (type != null) {
                parameters.add(parameter.name() + ": " + ScriptTypes.argument(type));
            }
        }
        if (route.traits().sync()) {
            comment(route, sent);
            out.line(function(route.name() + "Sync", parameters, result)).line("");
        }
        if (events != null) {
            parameters.add("onEvent: (event: " + result + ") => void");
            result = "void";
        }
        parameters.add("options?: CallOptions");
        comment(route, sent);
        out.line(function(route.name(), parameters, "Promise<" + result + ">")).line("");
    }

    private static String function(String name, List<String> parameters, String result) {
        return "export function "
                + name
                + "("
                + String.join(", ", parameters)
                + "): "
                + result
                + ";";
    }

    private void comment(Namespace.Route route, @Nullable WireType sent) {
        List<String> doc = new ArrayList<>();
        doc.add(route.doc().text());
        doc.add("");
        for (Namespace.Parameter parameter : route.wire()) {
            String text = route.doc().parameters().getOrDefault(parameter.name(), "");
            doc.add("@param " + parameter.name() + " " + text);
        }
        if (sent != null && route.events() == null) {
            doc.add("@returns " + route.doc().returns());
        }
        for (Doc.Fault error : route.doc().errors()) {
            doc.add("@throws `" + error.code() + "` " + error.when());
        }
        if (doc.get(doc.size() - 1).isEmpty()) {
            doc.remove(doc.size() - 1);
        }
        out.comment(doc);
    }
}
