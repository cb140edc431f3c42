package kith.bridge.processor;

import java.util.List;

/** A type that can cross between page and device. */
sealed interface WireType {
    /** The type's name in the digest of all routes: equal names have equal bytes. */
    String signature();

    /** A type with one fixed form on each side. */
    enum Simple implements WireType {
        BOOLEAN("boolean", "Boolean", "bool", "bool", "boolean"),
        INT("int", "Integer", "i32", "int", "number"),
        LONG("long", "Long", "i64", "long", "bigint"),
        DOUBLE("double", "Double", "f64", "double", "number"),
        STRING("String", "String", "string", "string", "string"),
        BYTES("ByteBuffer", "ByteBuffer", "bytes", "bytes", "Uint8Array<ArrayBuffer>"),
        HANDLE("Handle", "Handle", "handle", "double", "number");

        /** In Java source, and the same where an object is needed. */
        final String java;

        final String boxed;

        /** The verb of WireReader and WireWriter, and of the page's Reader and Writer. */
        final String verb;

        final String scriptVerb;

        /** In JSDoc and TypeScript. */
        final String script;

        Simple(String java, String boxed, String verb, String scriptVerb, String script) {
            this.java = java;
            this.boxed = boxed;
            this.verb = verb;
            this.scriptVerb = scriptVerb;
            this.script = script;
        }

        @Override
        public String signature() {
            return java;
        }
    }

    /**
     * A choice of names.
     *
     * @param java the qualified name
     * @param name the simple name
     * @param constants as in Java, in their order
     */
    record Choice(String java, String name, Doc doc, List<Constant> constants) implements WireType {
        @Override
        public String signature() {
            StringBuilder text = new StringBuilder("enum ").append(name).append('{');
            for (Constant constant : constants) {
                text.append(constant.script()).append(',');
            }
            return text.append('}').toString();
        }
    }

    /** A constant of an enum: its name in Java, in the page, and what it means. */
    record Constant(String java, String script, String text) {}

    /**
     * Named values.
     *
     * @param java the qualified name
     * @param name the simple name
     */
    record Struct(String java, String name, Doc doc, List<Component> components)
            implements WireType {
        @Override
        public String signature() {
            StringBuilder text = new StringBuilder("record ").append(name).append('{');
            for (Component component : components) {
                text.append(component.name()).append(':');
                text.append(component.type().signature()).append(',');
            }
            return text.append('}').toString();
        }
    }

    /** A component of a record, and what it means. */
    record Component(String name, WireType type, String text) {}

    /** A list. */
    record Items(WireType item) implements WireType {
        @Override
        public String signature() {
            return "List<" + item.signature() + ">";
        }
    }

    /** A value or nothing. */
    record Maybe(WireType value) implements WireType {
        @Override
        public String signature() {
            return value.signature() + "?";
        }
    }
}
