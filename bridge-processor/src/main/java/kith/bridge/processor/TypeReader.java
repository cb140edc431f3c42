package kith.bridge.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Turns the types of one namespace into wire types and collects its records and enums. */
final class TypeReader {
    private static final String NULLABLE = "org.jspecify.annotations.Nullable";

    /** An enum is one byte on the wire. */
    private static final int CONSTANTS_MAX = 256;

    private static final Map<String, WireType.Simple> SIMPLE =
            Map.of(
                    "java.lang.Boolean", WireType.Simple.BOOLEAN,
                    "java.lang.Integer", WireType.Simple.INT,
                    "java.lang.Long", WireType.Simple.LONG,
                    "java.lang.Double", WireType.Simple.DOUBLE,
                    "java.lang.String", WireType.Simple.STRING,
                    "java.nio.ByteBuffer", WireType.Simple.BYTES,
                    "kith.bridge.Handle", WireType.Simple.HANDLE);

    private static final String ALLOWED =
            "; what can cross is boolean, int, long, double, String, ByteBuffer, Handle,"
                    + " enums, records and Lists of these";

    private final Elements elements;
    private final String packageName;
    private final Map<String, WireType.Struct> structs = new LinkedHashMap<>();
    private final Map<String, WireType.Choice> choices = new LinkedHashMap<>();
    private final List<String> open = new ArrayList<>();

    TypeReader(Elements elements, String packageName) {
        this.elements = elements;
        this.packageName = packageName;
    }

    Namespace.Types types() {
        return new Namespace.Types(
                new ArrayList<>(structs.values()), new ArrayList<>(choices.values()));
    }

    /**
     * Reads a type.
     *
     * @param place where it is used, for a compile error
     * @param declaration of the parameter, method or component, which may carry {@code @Nullable}
     */
    WireType read(TypeMirror type, Element place, AnnotatedConstruct declaration) throws Unfit {
        boolean nullable = isNullable(type) || isNullable(declaration);
        WireType wire = bare(type, place);
        if (nullable && type.getKind().isPrimitive()) {
            throw new Unfit(place, "a primitive cannot be @Nullable; box it");
        }
        return nullable ? new WireType.Maybe(wire) : wire;
    }

    private WireType bare(TypeMirror type, Element place) throws Unfit {
        return switch (type.getKind()) {
            case BOOLEAN -> WireType.Simple.BOOLEAN;
            case INT -> WireType.Simple.INT;
            case LONG -> WireType.Simple.LONG;
            case DOUBLE -> WireType.Simple.DOUBLE;
            case DECLARED -> declared((DeclaredType) type, place);
            default -> throw new Unfit(place, type + " cannot cross" + ALLOWED);
        };
    }

    private WireType declared(DeclaredType type, Element place) throws Unfit {
        TypeElement element = (TypeElement) type.asElement();
        String name = element.getQualifiedName().toString();
        WireType.Simple simple = SIMPLE.get(name);
        if (simple != null) {
            return simple;
        }
        if (name.equals("java.util.List") && type.getTypeArguments().size() == 1) {
            TypeMirror item = type.getTypeArguments().get(0);
            return new WireType.Items(read(item, place, item));
        }
        if (element.getKind() == ElementKind.ENUM) {
            return choice(element, place);
        }
        if (element.getKind() == ElementKind.RECORD) {
            return struct(element, place);
        }
        throw new Unfit(place, name + " cannot cross" + ALLOWED);
    }

    private WireType choice(TypeElement element, Element place) throws Unfit {
        String java = element.getQualifiedName().toString();
        WireType.Choice known = choices.get(java);
        if (known != null) {
            return known;
        }
        requireUsable(element, place);
        List<WireType.Constant> constants = new ArrayList<>();
        for (Element member : element.getEnclosedElements()) {
            if (member.getKind() == ElementKind.ENUM_CONSTANT) {
                String name = member.getSimpleName().toString();
                String text = Doc.of(elements.getDocComment(member)).text();
                constants.add(new WireType.Constant(name, scriptName(name), text));
            }
        }
        if (constants.isEmpty() || constants.size() > CONSTANTS_MAX) {
            throw new Unfit(place, java + " needs 1 to " + CONSTANTS_MAX + " constants to cross");
        }
        WireType.Choice choice =
                new WireType.Choice(
                        java, element.getSimpleName().toString(), doc(element, place), constants);
        choices.put(java, choice);
        return choice;
    }

    private WireType struct(TypeElement element, Element place) throws Unfit {
        String java = element.getQualifiedName().toString();
        WireType.Struct known = structs.get(java);
        if (known != null) {
            return known;
        }
        requireUsable(element, place);
        if (!element.getTypeParameters().isEmpty()) {
            throw new Unfit(place, java + " has type parameters and cannot cross");
        }
        if (open.contains(java)) {
            throw new Unfit(place, java + " contains itself and cannot cross");
        }
        open.add(java);
        Doc doc = doc(element, place);
        List<WireType.Component> components = new ArrayList<>();
        for (RecordComponentElement component : element.getRecordComponents()) {
            components.add(component(component, place, doc, java));
        }
        open.remove(java);
        if (components.isEmpty()) {
            throw new Unfit(place, java + " has no components and cannot cross");
        }
        WireType.Struct struct =
                new WireType.Struct(java, element.getSimpleName().toString(), doc, components);
        structs.put(java, struct);
        return struct;
    }

    private WireType.Component component(
            RecordComponentElement component, Element place, Doc doc, String java) throws Unfit {
        String name = component.getSimpleName().toString();
        String text = doc.parameters().get(name);
        if (text == null || text.isEmpty()) {
            throw new Unfit(place, java + " needs a doc comment with @param " + name);
        }
        WireType type = read(component.asType(), place, component.getAccessor().getReturnType());
        return new WireType.Component(name, type, text);
    }

    private Doc doc(TypeElement element, Element place) throws Unfit {
        Doc doc = Doc.of(elements.getDocComment(element));
        if (doc.isEmpty()) {
            throw new Unfit(place, element.getQualifiedName() + " needs a doc comment to cross");
        }
        return doc;
    }

    private void requireUsable(TypeElement element, Element place) throws Unfit {
        String simple = element.getSimpleName().toString();
        String java = element.getQualifiedName().toString();
        for (String other : names()) {
            if (!other.equals(java) && other.endsWith("." + simple)) {
                throw new Unfit(place, other + " and " + java + " have one name in the page");
            }
        }
        boolean near = elements.getPackageOf(element).getQualifiedName().contentEquals(packageName);
        Element e = element;
        while (e != null && e.getKind() != ElementKind.PACKAGE) {
            boolean open = e.getModifiers().contains(Modifier.PUBLIC) || near;
            if (!open || e.getModifiers().contains(Modifier.PRIVATE)) {
                throw new Unfit(place, java + " is not visible to the generated class");
            }
            e = e.getEnclosingElement();
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(structs.keySet());
        names.addAll(choices.keySet());
        return names;
    }

    private static boolean isNullable(AnnotatedConstruct construct) {
        return construct.getAnnotationMirrors().stream()
                .anyMatch(a -> a.getAnnotationType().toString().equals(NULLABLE));
    }

    /** The page's name of an enum constant: READ_ONLY is read-only, as the W3C writes them. */
    private static String scriptName(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
