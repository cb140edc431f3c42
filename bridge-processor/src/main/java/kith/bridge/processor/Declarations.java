package kith.bridge.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads one class of routes; says at its place what cannot be a route. */
final class Declarations {
    static final String ROUTES = "kith.bridge.Routes";
    static final String ROUTE = "kith.bridge.Route";

    private static final String NAMESPACE = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final String CODE = "[A-Z][A-Z0-9_]+";
    private static final Set<String> STAGES =
            Set.of(
                    "java.util.concurrent.CompletionStage",
                    "java.util.concurrent.CompletableFuture");

    /** Words that cannot name a function of a module (ECMA-262, reserved words and strict mode). */
    private static final Set<String> RESERVED =
            Set.of(
                    ("arguments await break case catch class const continue debugger default delete"
                                    + " do else enum eval export extends false finally for function"
                                    + " if implements import in instanceof interface let new null"
                                    + " package private protected public return static super switch"
                                    + " this throw true try typeof undefined var void while with"
                                    + " yield call callSync subscribe onEvent options signal Writer")
                            .split(" ", -1));

    private final Elements elements;
    private final TypeElement type;
    private final TypeReader types;
    private final String namespace;
    private final List<Unfit> problems = new ArrayList<>();

    Declarations(Elements elements, TypeElement type) {
        this.elements = elements;
        this.type = type;
        this.types =
                new TypeReader(elements, elements.getPackageOf(type).getQualifiedName().toString());
        this.namespace = String.valueOf(value(annotation(type, ROUTES), "value"));
    }

    /** What is wrong with the declaration, after {@link #read}. */
    List<Unfit> problems() {
        return problems;
    }

    /** Reads the class; its routes have no numbers yet. */
    Namespace read() {
        checkClass();
        List<Namespace.Route> routes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Element member : type.getEnclosedElements()) {
            if (member instanceof ExecutableElement method && annotation(method, ROUTE) != null) {
                try {
                    Namespace.Route route = route(method);
                    checkName(route, method, names);
                    routes.add(route);
                } catch (Unfit unfit) {
                    problems.add(unfit);
                }
            }
        }
        if (routes.isEmpty() && problems.isEmpty()) {
            problems.add(new Unfit(type, "a class of routes needs a method with @Route"));
        }
        String packageName = elements.getPackageOf(type).getQualifiedName().toString();
        return new Namespace(
                namespace,
                packageName,
                type.getSimpleName().toString(),
                type.getModifiers().contains(Modifier.PUBLIC),
                Doc.of(elements.getDocComment(type)),
                routes,
                types.types());
    }

    private void checkClass() {
        if (!namespace.matches(NAMESPACE)) {
            problems.add(new Unfit(type, "\"" + namespace + "\" is no namespace: " + NAMESPACE));
        }
        String name = type.getSimpleName().toString();
        if (!name.endsWith("Routes") || name.equals("Routes")) {
            problems.add(new Unfit(type, "the name of a class of routes ends in Routes"));
        }
        boolean plain =
                type.getKind() == ElementKind.CLASS
                        && type.getNestingKind() == NestingKind.TOP_LEVEL
                        && !type.getModifiers().contains(Modifier.ABSTRACT)
                        && type.getTypeParameters().isEmpty();
        if (!plain) {
            problems.add(new Unfit(type, "routes are declared in a plain class of its own file"));
        }
        if (Doc.of(elements.getDocComment(type)).isEmpty()) {
            problems.add(new Unfit(type, "a class of routes needs a doc comment"));
        }
    }

    private static void checkName(
            Namespace.Route route, ExecutableElement method, Set<String> names) throws Unfit {
        boolean fresh = names.add(route.name());
        if (route.traits().sync()) {
            fresh &= names.add(route.name() + "Sync");
        }
        if (!fresh) {
            throw new Unfit(method, "the name " + route.name() + " is taken in this namespace");
        }
    }

    private Namespace.Route route(ExecutableElement method) throws Unfit {
        String name = method.getSimpleName().toString();
        requireName(name, method);
        Set<Modifier> modifiers = method.getModifiers();
        if (modifiers.contains(Modifier.PRIVATE)
                || modifiers.contains(Modifier.STATIC)
                || !method.getTypeParameters().isEmpty()) {
            throw new Unfit(
                    method, "a route is neither private nor static and has no type parameters");
        }
        Doc doc = Doc.of(elements.getDocComment(method));
        if (doc.isEmpty()) {
            throw new Unfit(method, "a route needs a doc comment");
        }
        List<Namespace.Parameter> parameters = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            parameters.add(parameter(parameter, doc));
        }
        boolean later = STAGES.contains(className(method.getReturnType()));
        Namespace.Route route =
                new Namespace.Route(
                        0,
                        name,
                        namespace + "." + name,
                        traits(method, later),
                        parameters,
                        result(method, later),
                        doc);
        checkShape(route, method);
        checkDoc(route, method);
        return route;
    }

    private static void requireName(String name, Element place) throws Unfit {
        if (RESERVED.contains(name)) {
            throw new Unfit(place, name + " is a reserved word in the page");
        }
    }

    private Namespace.Parameter parameter(VariableElement parameter, Doc doc) throws Unfit {
        String name = parameter.getSimpleName().toString();
        return switch (className(parameter.asType())) {
            case "kith.bridge.Session" ->
                    new Namespace.Parameter(name, Namespace.Kind.SESSION, null);
            case "kith.bridge.Cancellation" ->
                    new Namespace.Parameter(name, Namespace.Kind.CANCELLATION, null);
            case "kith.bridge.Events" -> {
                TypeMirror event = argument(parameter.asType(), parameter);
                yield new Namespace.Parameter(
                        name, Namespace.Kind.EVENTS, types.read(event, parameter, event));
            }
            default -> wire(parameter, name, doc);
        };
    }

    private Namespace.Parameter wire(VariableElement parameter, String name, Doc doc) throws Unfit {
        requireName(name, parameter);
        String text = doc.parameters().get(name);
        if (text == null || text.isEmpty()) {
            throw new Unfit(parameter, "the doc comment needs @param " + name);
        }
        WireType type = types.read(parameter.asType(), parameter, parameter);
        return new Namespace.Parameter(name, Namespace.Kind.WIRE, type);
    }

    private @Nullable WireType result(ExecutableElement method, boolean later) throws Unfit {
        TypeMirror declared = method.getReturnType();
        TypeMirror result = later ? argument(declared, method) : declared;
        if (result.getKind() == TypeKind.VOID || className(result).equals("java.lang.Void")) {
            return null;
        }
        return types.read(result, method, later ? result : method);
    }

    private static Namespace.Traits traits(ExecutableElement method, boolean later) {
        AnnotationMirror annotation = annotation(method, ROUTE);
        List<String> permission = new ArrayList<>();
        if (value(annotation, "permission") instanceof List<?> names) {
            for (Object name : names) {
                permission.add(String.valueOf(((AnnotationValue) name).getValue()));
            }
        }
        Object lane = value(annotation, "on");
        return new Namespace.Traits(
                lane == null ? "IMMEDIATE" : lane.toString(),
                permission,
                Boolean.TRUE.equals(value(annotation, "large")),
                Boolean.TRUE.equals(value(annotation, "sync")),
                later);
    }

    private static void checkShape(Namespace.Route route, ExecutableElement method) throws Unfit {
        long subscriptions =
                route.parameters().stream().filter(p -> p.kind() == Namespace.Kind.EVENTS).count();
        if (subscriptions == 0) {
            return;
        }
        Namespace.Traits traits = route.traits();
        boolean silent = method.getReturnType().getKind() == TypeKind.VOID;
        if (subscriptions > 1 || !silent || traits.large() || traits.sync()) {
            throw new Unfit(
                    method,
                    "a subscription has one Events parameter, returns void and is neither large"
                            + " nor sync");
        }
    }

    private static void checkDoc(Namespace.Route route, ExecutableElement method) throws Unfit {
        Doc doc = route.doc();
        if (route.result() != null && doc.returns().isEmpty()) {
            throw new Unfit(method, "the doc comment needs @return");
        }
        for (String name : doc.parameters().keySet()) {
            if (route.parameters().stream().noneMatch(p -> p.name().equals(name))) {
                throw new Unfit(method, "@param " + name + " names no parameter");
            }
        }
        for (Doc.Fault error : doc.errors()) {
            if (!error.code().matches(CODE) || error.when().isEmpty()) {
                throw new Unfit(
                        method, "write @throws NodeError CODE when ..., not " + error.code());
            }
        }
    }

    private static TypeMirror argument(TypeMirror type, Element place) throws Unfit {
        if (type instanceof DeclaredType declared && declared.getTypeArguments().size() == 1) {
            return declared.getTypeArguments().get(0);
        }
        throw new Unfit(place, type + " needs its type argument");
    }

    private static String className(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
                : "";
    }

    static @Nullable AnnotationMirror annotation(@Nullable Element element, String name) {
        if (element == null) {
            return null;
        }
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (mirror.getAnnotationType().toString().equals(name)) {
                return mirror;
            }
        }
        return null;
    }

    private static @Nullable Object value(@Nullable AnnotationMirror annotation, String key) {
        if (annotation != null) {
            for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                    annotation.getElementValues().entrySet()) {
                if (entry.getKey().getSimpleName().contentEquals(key)) {
                    return entry.getValue().getValue();
                }
            }
        }
        return null;
    }
}
