package kith.bridge.processor;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Finds classes of routes in a compilation and makes what follows from them. */
@SupportedAnnotationTypes({Declarations.ROUTES, Declarations.ROUTE})
public final class RouteProcessor extends AbstractProcessor {
    /** Where scripts, typings and reference pages go in the class output. */
    static final String OUTPUT_PACKAGE = "kith.bridge.routes";

    private boolean written;

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        List<TypeElement> types = declared(round);
        if (types.isEmpty()) {
            return false;
        }
        if (written) {
            error(types.get(0), "routes must not be generated: their numbers are given already");
            return false;
        }
        written = true;
        List<Namespace> namespaces = read(types);
        if (namespaces != null) {
            write(namespaces);
        }
        return false;
    }

    private List<TypeElement> declared(RoundEnvironment round) {
        List<TypeElement> types = new ArrayList<>();
        for (Element element : annotated(round, Declarations.ROUTES)) {
            types.add((TypeElement) element);
        }
        for (Element method : annotated(round, Declarations.ROUTE)) {
            Element owner = method.getEnclosingElement();
            if (Declarations.annotation(owner, Declarations.ROUTES) == null) {
                error(method, "a route is declared in a class with @Routes");
            }
        }
        return types;
    }

    private Set<? extends Element> annotated(RoundEnvironment round, String name) {
        TypeElement annotation = processingEnv.getElementUtils().getTypeElement(name);
        return annotation == null ? Set.of() : round.getElementsAnnotatedWith(annotation);
    }

    /** All namespaces, or null if something is wrong, which is told. */
    private @Nullable List<Namespace> read(List<TypeElement> types) {
        List<Namespace> namespaces = new ArrayList<>();
        Map<String, TypeElement> names = new HashMap<>();
        boolean sound = true;
        for (TypeElement type : types) {
            Declarations declarations = new Declarations(processingEnv.getElementUtils(), type);
            Namespace namespace = declarations.read();
            for (Unfit problem : declarations.problems()) {
                error(problem.place(), problem.text());
                sound = false;
            }
            TypeElement other = names.put(namespace.name(), type);
            if (other != null) {
                error(type, other.getQualifiedName() + " has this namespace already");
                sound = false;
            }
            namespaces.add(namespace);
        }
        return sound ? namespaces : null;
    }

    private void write(List<Namespace> namespaces) {
        Table table = new Table(namespaces);
        if (table.size() > Table.ROUTES_MAX) {
            throw new IllegalStateException("more than " + Table.ROUTES_MAX + " routes");
        }
        for (Namespace unnumbered : namespaces) {
            Namespace namespace = table.numbered(unnumbered);
            try {
                writeAll(namespace, table.digest());
            } catch (IOException e) {
                processingEnv
                        .getMessager()
                        .printMessage(
                                Diagnostic.Kind.ERROR,
                                "cannot write what follows from " + namespace.name() + ": " + e);
            }
        }
    }

    private void writeAll(Namespace namespace, long digest) throws IOException {
        String prefix = namespace.packageName().isEmpty() ? "" : namespace.packageName() + ".";
        try (Writer java =
                processingEnv
                        .getFiler()
                        .createSourceFile(prefix + namespace.dispatchName())
                        .openWriter()) {
            java.write(new JavaOutput(namespace, digest).text());
        }
        resource(namespace.name() + ".js", new ScriptOutput(namespace).text());
        resource(namespace.name() + ".d.ts", new TypingsOutput(namespace).text());
        resource(namespace.name() + ".md", new ReferenceOutput(namespace).text());
    }

    private void resource(String name, String text) throws IOException {
        try (OutputStream out =
                processingEnv
                        .getFiler()
                        .createResource(StandardLocation.CLASS_OUTPUT, OUTPUT_PACKAGE, name)
                        .openOutputStream()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void error(Element place, String message) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, place);
    }
}
