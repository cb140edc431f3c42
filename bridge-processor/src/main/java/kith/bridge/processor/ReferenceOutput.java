package kith.bridge.processor;

import java.util.List;

/** Writes the reference page of a namespace, in Markdown. */
final class ReferenceOutput {
    private final Namespace namespace;
    private final Lines out = new Lines("");

    ReferenceOutput(Namespace namespace) {
        this.namespace = namespace;
    }

    String text() {
        out.line("# " + namespace.name()).line("");
        out.line(namespace.doc().text()).line("");
        for (Namespace.Route route : namespace.routes()) {
            route(route);
        }
        if (!namespace.types().structs().isEmpty() || !namespace.types().choices().isEmpty()) {
            out.line("## Types").line("");
        }
        for (WireType.Choice choice : namespace.types().choices()) {
            choice(choice);
        }
        for (WireType.Struct struct : namespace.types().structs()) {
            struct(struct);
        }
        return out.toString().strip() + "\n";
    }

    private void route(Namespace.Route route) {
        List<String> names = route.wire().stream().map(Namespace.Parameter::name).toList();
        out.line("## " + route.fullName() + "(" + String.join(", ", names) + ")").line("");
        out.line(route.doc().text()).line("");
        if (!names.isEmpty()) {
            out.line("| parameter | type | |").line("|---|---|---|");
            for (Namespace.Parameter parameter : route.wire()) {
                WireType type = parameter.type();
                if (type != null) {
                    String text = route.doc().parameters().getOrDefault(parameter.name(), "");
                    row(parameter.name(), ScriptTypes.argument(type), text);
                }
            }
            out.line("");
        }
        outcome(route);
        conditions(route);
    }

    private void outcome(Namespace.Route route) {
        WireType events = route.events();
        WireType result = route.result();
        if (events != null) {
            out.line("Sends events: `" + ScriptTypes.result(events) + "`.").line("");
        } else if (result != null) {
            String text = route.doc().returns();
            out.line("Answers `" + ScriptTypes.result(result) + "`: " + text).line("");
        }
        if (!route.doc().errors().isEmpty()) {
            out.line("| error | when |").line("|---|---|");
            for (Doc.Fault error : route.doc().errors()) {
                out.line("| `" + error.code() + "` | " + cell(error.when()) + " |");
            }
            out.line("");
        }
    }

    private void conditions(Namespace.Route route) {
        List<String> permission =
                route.traits().permission().stream().map(name -> "`" + name + "`").toList();
        if (!permission.isEmpty()) {
            out.line("Permission: " + String.join(" or ", permission) + ".").line("");
        }
        if (route.traits().sync()) {
            out.line(
                    "Also as `"
                            + route.name()
                            + "Sync`, which blocks the window until it is answered.");
            out.line("");
        }
    }

    private void choice(WireType.Choice choice) {
        out.line("### " + choice.name()).line("");
        out.line(choice.doc().text()).line("");
        for (WireType.Constant constant : choice.constants()) {
            String text = constant.text().isEmpty() ? "" : ": " + constant.text();
            out.line("- `'" + constant.script() + "'`" + text);
        }
        out.line("");
    }

    private void struct(WireType.Struct struct) {
        out.line("### " + struct.name()).line("");
        out.line(struct.doc().text()).line("");
        out.line("| property | type | |").line("|---|---|---|");
        for (WireType.Component component : struct.components()) {
            row(component.name(), ScriptTypes.result(component.type()), component.text());
        }
        out.line("");
    }

    private void row(String name, String type, String text) {
        out.line("| `" + name + "` | `" + cell(type) + "` | " + cell(text) + " |");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }
}
