package kith.bridge.processor;

import java.util.Locale;

/** Writes the Java expressions and methods that read and write the values of a namespace. */
final class JavaCodec {
    private final Namespace namespace;
    private final Lines out;

    /** Makes the names of locals unique. */
    private int locals;

    JavaCodec(Namespace namespace, Lines out) {
        this(namespace, out, 0);
    }

    private JavaCodec(Namespace namespace, Lines out, int locals) {
        this.namespace = namespace;
        this.out = out;
        this.locals = locals;
    }

    /** The constants of each enum, which {@code values()} would copy at each call. */
    void constants() {
        for (WireType.Choice choice : namespace.types().choices()) {
            if (!namespace.sends(choice)) {
                continue;
            }
            out.line(
                    "private static final "
                            + choice.java()
                            + "[] "
                            + values(choice)
                            + " = "
                            + choice.java()
                            + ".values();");
        }
        out.line("");
    }

    /** A method to read and one to write each record. */
    void methods() {
        for (WireType.Struct struct : namespace.types().structs()) {
            if (namespace.sends(struct)) {
                reader(struct);
            }
            if (namespace.gets(struct)) {
                writer(struct);
            }
        }
    }

    /** The type of a local variable that holds a value. */
    String local(WireType type) {
        return switch (type) {
            case WireType.Simple simple -> simple.java;
            case WireType.Maybe maybe -> boxed(maybe.value());
            default -> boxed(type);
        };
    }

    /** The expression that reads a value from a reader. */
    String read(WireType type, String in) {
        return switch (type) {
            case WireType.Simple simple ->
                    simple == WireType.Simple.HANDLE
                            ? "new Handle(" + in + ".handle())"
                            : in + "." + simple.verb + "()";
            case WireType.Maybe maybe ->
                    "(" + in + ".present() ? " + read(maybe.value(), in) + " : null)";
            case WireType.Items items -> {
                String inner = "in" + ++locals;
                yield in + ".list(" + inner + " -> " + read(items.item(), inner) + ")";
            }
            case WireType.Struct struct -> "read" + struct.name() + "(" + in + ")";
            case WireType.Choice choice ->
                    values(choice) + "[" + in + ".ordinal(" + values(choice) + ".length)]";
        };
    }

    /** The expression that is an encoder of a type. */
    String encoder(WireType type) {
        int id = ++locals;
        Lines body = new Lines("");
        new JavaCodec(namespace, body, id).write(type, "v" + id, "o" + id);
        return "(o" + id + ", v" + id + ") -> { " + body.toString().replace('\n', ' ') + "}";
    }

    /** Writes the statements that write a value. */
    void write(WireType type, String value, String to) {
        switch (type) {
            case WireType.Simple simple ->
                    out.line(
                            to
                                    + "."
                                    + simple.verb
                                    + "("
                                    + value
                                    + (simple == WireType.Simple.HANDLE ? ".id()" : "")
                                    + ");");
            case WireType.Maybe maybe -> {
                String local = value + "_";
                local = local.replaceAll("[^A-Za-z0-9_]", "");
                out.line(boxed(maybe.value()) + " " + local + " = " + value + ";");
                out.line(to + ".present(" + local + " != null);");
                out.open("if (" + local + " != null) {");
                write(maybe.value(), local, to);
                out.close("}");
            }
            case WireType.Items items ->
                    out.line(to + ".list(" + value + ", " + encoder(items.item()) + ");");
            case WireType.Struct struct ->
                    out.line("write" + struct.name() + "(" + to + ", " + value + ");");
            case WireType.Choice choice -> out.line(to + ".ordinal(" + value + ".ordinal());");
        }
    }

    private void reader(WireType.Struct struct) {
        out.open("private static " + struct.java() + " read" + struct.name() + "(WireReader in) {");
        out.open("return new " + struct.java() + "(");
        for (int i = 0; i < struct.components().size(); i++) {
            String end = i + 1 == struct.components().size() ? ");" : ",";
            out.line(read(struct.components().get(i).type(), "in") + end);
        }
        out.close("").close("}").line("");
    }

    private void writer(WireType.Struct struct) {
        out.open(
                "private static void write"
                        + struct.name()
                        + "(WireWriter out, "
                        + struct.java()
                        + " value) {");
        for (WireType.Component component : struct.components()) {
            write(component.type(), "value." + component.name() + "()", "out");
        }
        out.close("}").line("");
    }

    private static String boxed(WireType type) {
        return switch (type) {
            case WireType.Simple simple -> simple.boxed;
            case WireType.Choice choice -> choice.java();
            case WireType.Struct struct -> struct.java();
            case WireType.Items items -> "List<" + argument(items.item()) + ">";
            case WireType.Maybe maybe -> boxed(maybe.value());
        };
    }

    /** A type argument, where {@code @Nullable} stands before the simple name. */
    private static String argument(WireType type) {
        String name = boxed(type);
        if (!(type instanceof WireType.Maybe)) {
            return name;
        }
        int generic = name.indexOf('<');
        int dot = name.lastIndexOf('.', generic < 0 ? name.length() : generic);
        return name.substring(0, dot + 1) + "@Nullable " + name.substring(dot + 1);
    }

    private static String values(WireType.Choice choice) {
        return choice.name().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT)
                + "_VALUES";
    }
}
