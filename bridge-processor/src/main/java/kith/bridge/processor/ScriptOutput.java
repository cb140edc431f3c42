package kith.bridge.processor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the module with which the page calls the routes of a namespace: for each route a function
 * of its name, and {@code nameSync} where declared. What it imports is written by hand in the page
 * module: {@code call}, {@code callSync}, {@code subscribe} and the codec's {@code Writer}.
 */
final class ScriptOutput {
    private final Namespace namespace;
    private final Lines out = new Lines("  ");

    ScriptOutput(Namespace namespace) {
        this.namespace = namespace;
    }

    String text() {
        out.line("// Made from the declarations in " + namespace.className() + ".java.").line("");
        imports();
        for (WireType.Choice choice : namespace.types().choices()) {
            choice(choice);
        }
        if (namespace.types().choices().stream().anyMatch(namespace::sends)) {
            ordinal();
        }
        for (WireType.Struct struct : namespace.types().structs()) {
            struct(struct);
        }
        for (Namespace.Route route : namespace.routes()) {
            route(route);
        }
        return out.toString();
    }

    private void imports() {
        List<String> channel = new ArrayList<>();
        if (namespace.routes().stream().anyMatch(r -> r.events() == null)) {
            channel.add("call");
        }
        if (namespace.routes().stream().anyMatch(r -> r.traits().sync())) {
            channel.add("callSync");
        }
        if (namespace.routes().stream().anyMatch(r -> r.events() != null)) {
            channel.add("subscribe");
        }
        out.line("import { " + String.join(", ", channel) + " } from \"../channel.js\";");
        out.line("import { Writer } from \"../codec.js\";").line("");
        out.line("/** @typedef {import(\"../codec.js\").Reader} Reader */").line("");
    }

    private void choice(WireType.Choice choice) {
        out.comment(
                List.of(
                        choice.doc().text(),
                        "",
                        "@typedef {" + ScriptTypes.union(choice) + "} " + choice.name()));
        out.line("");
        out.line("/** @type {readonly " + choice.name() + "[]} */");
        List<String> names =
                choice.constants().stream().map(c -> "\"" + c.script() + "\"").toList();
        out.line("const " + names(choice) + " = [" + String.join(", ", names) + "];").line("");
    }

    private void ordinal() {
        out.comment(
                List.of("@template {string} T", "@param {readonly T[]} names", "@param {T} name"));
        out.open("function ordinal(names, name) {");
        out.line("const at = names.indexOf(name);");
        out.line("if (at >= 0) return at;");
        out.line("throw new TypeError(`${name} is none of ${names.join(', ')}`);");
        out.close("}").line("");
    }

    private void struct(WireType.Struct struct) {
        List<String> doc = new ArrayList<>();
        doc.add(struct.doc().text());
        doc.add("");
        doc.add("@typedef {object} " + struct.name());
        boolean sent = namespace.sends(struct);
        for (WireType.Component c : struct.components()) {
            boolean optional = sent && c.type() instanceof WireType.Maybe;
            String type = ScriptTypes.result(c.type()) + (optional ? " | undefined" : "");
            String name = optional ? "[" + c.name() + "]" : c.name();
            doc.add("@property {" + type + "} " + name + " " + c.text());
        }
        out.comment(doc).line("");
        if (namespace.gets(struct)) {
            reader(struct);
        }
        if (sent) {
            writer(struct);
        }
    }

    private void reader(WireType.Struct struct) {
        out.comment(List.of("@param {Reader} r", "@returns {" + struct.name() + "}"));
        out.open("function read" + struct.name() + "(r) {").open("return {");
        for (WireType.Component c : struct.components()) {
            out.line(c.name() + ": " + read(c.type(), "r", 0) + ",");
        }
        out.close("};").close("}").line("");
    }

    private void writer(WireType.Struct struct) {
        out.comment(List.of("@param {Writer} w", "@param {" + struct.name() + "} value"));
        out.open("function write" + struct.name() + "(w, value) {");
        for (WireType.Component c : struct.components()) {
            out.line(write(c.type(), "w", "value." + c.name(), 0) + ";");
        }
        out.close("}").line("");
    }

    private void route(Namespace.Route route) {
        List<String> names =
                new ArrayList<>(route.wire().stream().map(Namespace.Parameter::name).toList());
        WireType events = route.events();
        WireType sent = events == null ? route.result() : events;
        String decode = sent == null ? "" : "(r) => " + read(sent, "r", 0);
        if (route.traits().sync()) {
            comment(route, sent, true);
            out.open(function(route.name() + "Sync", names));
            arguments(route);
            String decoder = decode.isEmpty() ? "" : ", " + decode;
            out.line("return callSync(" + route.id() + ", w.finish()" + decoder + ");");
            out.close("}").line("");
        }
        comment(route, sent, false);
        if (events != null) {
            names.add("onEvent");
        }
        names.add("{ signal } = {}");
        out.open(function(route.name(), names));
        arguments(route);
        String options =
                "{ signal"
                        + (route.traits().large() ? ", large: true" : "")
                        + (decode.isEmpty() ? "" : ", decode: " + decode)
                        + (events == null ? "" : ", onEvent")
                        + " }";
        String verb = events == null ? "call(" : "subscribe(";
        out.line("return " + verb + route.id() + ", w.finish(), " + options + ");");
        out.close("}").line("");
    }

    private static String function(String name, List<String> parameters) {
        return "export function " + name + "(" + String.join(", ", parameters) + ") {";
    }

    private void arguments(Namespace.Route route) {
        out.line("const w = new Writer();");
        for (Namespace.Parameter parameter : route.wire()) {
            WireType type = parameter.type();
            if (type != null) {
                out.line(write(type, "w", parameter.name(), 0) + ";");
            }
        }
    }

    private void comment(Namespace.Route route, @Nullable WireType sent, boolean sync) {
        List<String> doc = new ArrayList<>();
        doc.add(route.doc().text());
        doc.add("");
        for (Namespace.Parameter parameter : route.wire()) {
            WireType type = parameter.type();
            if (type != null) {
                String text = route.doc().parameters().getOrDefault(parameter.name(), "");
                String name = parameter.name();
                doc.add("@param {" + ScriptTypes.argument(type) + "} " + name + " " + text);
            }
        }
        String result = sent == null ? "void" : ScriptTypes.result(sent);
        if (route.events() != null) {
            doc.add("@param {(event: " + result + ") => void} onEvent gets each event");
            result = "void";
        }
        if (!sync) {
            doc.add(
                    "@param {{ signal?: AbortSignal | undefined }} [options] what cancels the call");
        }
        String promised = sync ? result : "Promise<" + result + ">";
        doc.add(("@returns {" + promised + "} " + route.doc().returns()).strip());
        out.comment(doc);
    }

    private static String read(WireType type, String reader, int depth) {
        String inner = "r" + depth;
        return switch (type) {
            case WireType.Simple simple -> reader + "." + simple.scriptVerb + "()";
            case WireType.Maybe maybe ->
                    reader
                            + ".optional(("
                            + inner
                            + ") => "
                            + read(maybe.value(), inner, depth + 1)
                            + ")";
            case WireType.Items items ->
                    reader
                            + ".list(("
                            + inner
                            + ") => "
                            + read(items.item(), inner, depth + 1)
                            + ")";
            case WireType.Struct struct -> "read" + struct.name() + "(" + reader + ")";
            case WireType.Choice choice ->
                    "/** @type {"
                            + choice.name()
                            + "} */ ("
                            + names(choice)
                            + "["
                            + reader
                            + ".u8()])";
        };
    }

    private static String write(WireType type, String writer, String value, int depth) {
        String inner = "(w" + depth + ", v" + depth + ") => ";
        return switch (type) {
            case WireType.Simple simple -> writer + "." + simple.scriptVerb + "(" + value + ")";
            case WireType.Maybe maybe ->
                    writer
                            + ".optional("
                            + value
                            + ", "
                            + inner
                            + write(maybe.value(), "w" + depth, "v" + depth, depth + 1)
                            + ")";
            case WireType.Items items ->
                    writer
                            + ".list("
                            + value
                            + ", "
                            + inner
                            + write(items.item(), "w" + depth, "v" + depth, depth + 1)
                            + ")";
            case WireType.Struct struct ->
                    "write" + struct.name() + "(" + writer + ", " + value + ")";
            case WireType.Choice choice ->
                    writer + ".u8(ordinal(" + names(choice) + ", " + value + "))";
        };
    }

    private static String names(WireType.Choice choice) {
        return ScriptTypes.constantName(choice.name());
    }
}
