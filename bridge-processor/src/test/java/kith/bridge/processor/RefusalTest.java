package kith.bridge.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {
    private static final String FINE = "/** Does. */ @Route void does() {}";

    @TempDir Path folder;

    /** Compiles a class with one more member and expects one error that says so at its place. */
    private void assertRefused(String says, String member) throws IOException {
        Compilation compilation =
                Compilation.of(
                        folder,
                        "/** Probe. */ @Routes(\"probe\") public class ProbeRoutes {\n"
                                + member
                                + "\n}");
        assertEquals(1, compilation.errors().size(), compilation.errors().toString());
        String error = compilation.errors().get(0);
        assertTrue(error.contains(says), error);
        assertFalse(error.startsWith("-1"), "the error has a place: " + error);
        assertFalse(compilation.exists("kith/bridge/routes/probe.js"));
    }

    private void assertClassRefused(String says, String... sources) throws IOException {
        List<String> errors = Compilation.of(folder, sources).errors();
        assertTrue(errors.stream().anyMatch(e -> e.contains(says)), errors.toString());
    }

    @Test
    void refusesTypesThatCannotCross() throws IOException {
        String head = "/** Does.\n * @return x\n */ @Route ";
        assertRefused("byte[] cannot cross", head + "byte[] a() { return null; }");
        assertRefused(
                "java.util.Map cannot cross", head + "Map<String, String> a() { return null; }");
        assertRefused("float cannot cross", head + "float a() { return 0; }");
        assertRefused("java.lang.Object cannot cross", head + "Object a() { return 0; }");
        assertRefused("cannot cross", head + "List<?> a() { return null; }");
        assertRefused(
                "CompletableFuture cannot cross",
                "/** Does.\n * @param x x\n */ @Route void a(CompletableFuture<String> x) {}");
    }

    @Test
    void refusesMissingWords() throws IOException {
        assertRefused("a route needs a doc comment", "@Route void a() {}");
        assertRefused("needs @param x", "/** Does. */ @Route void a(int x) {}");
        assertRefused("needs @return", "/** Does. */ @Route int a() { return 1; }");
        assertRefused("names no parameter", "/** Does.\n * @param y y\n */ @Route void a() {}");
        assertRefused(
                "NodeError CODE",
                "/** Does.\n * @throws NodeError if wrong\n */ @Route void a() {}");
        assertClassRefused(
                "needs a doc comment",
                "@Routes(\"probe\") public class ProbeRoutes {" + FINE + "}");
    }

    @Test
    void refusesNamesThatAreTakenOrReserved() throws IOException {
        assertRefused("taken", FINE + "\n/** Does.\n * @param x x\n */ @Route void does(int x) {}");
        assertRefused(
                "taken",
                "/** Does. */ @Route void doesSync() {}\n"
                        + "/** Does. */ @Route(sync = true) void does() {}");
        assertRefused("reserved", "/** Does. */ @Route void delete() {}");
        assertRefused("reserved", "/** Does.\n * @param in x\n */ @Route void a(int in) {}");
        assertClassRefused(
                "has this namespace already",
                "/** P. */ @Routes(\"p\") public class ARoutes {" + FINE + "}",
                "/** P. */ @Routes(\"p\") public class BRoutes {" + FINE + "}");
    }

    @Test
    void refusesMethodsThatAreNoRoutes() throws IOException {
        assertRefused("neither private", "/** Does. */ @Route private void a() {}");
        assertRefused("neither private", "/** Does. */ @Route static void a() {}");
        assertRefused("neither private", "/** Does. */ @Route <T> void a() {}");
        assertClassRefused(
                "a class with @Routes", "/** P. */ public class ProbeRoutes {" + FINE + "}");
        assertClassRefused(
                "needs a method with @Route",
                "/** P. */ @Routes(\"p\") public class ProbeRoutes {}");
    }

    @Test
    void refusesClassesThatAreNotPlain() throws IOException {
        assertClassRefused(
                "ends in Routes", "/** P. */ @Routes(\"p\") public class Probe {" + FINE + "}");
        assertClassRefused(
                "plain class",
                "/** P. */ @Routes(\"p\") public abstract class ProbeRoutes {" + FINE + "}");
        assertClassRefused(
                "plain class",
                "/** P. */ @Routes(\"p\") public record ProbeRoutes() {" + FINE + "}");
        assertClassRefused(
                "no namespace",
                "/** P. */ @Routes(\"P p\") public class ProbeRoutes {" + FINE + "}");
    }

    @Test
    void refusesSubscriptionsThatAnswerOrAreDedicated() throws IOException {
        String events = "(Events<String> events)";
        assertRefused(
                "a subscription",
                "/** Does.\n * @return x\n */ @Route int a" + events + " { return 1; }");
        assertRefused(
                "a subscription", "/** Does. */ @Route(large = true) void a" + events + " {}");
        assertRefused("a subscription", "/** Does. */ @Route(sync = true) void a" + events + " {}");
        assertRefused(
                "a subscription",
                "/** Does. */ @Route void a(Events<String> events, Events<String> more) {}");
        assertClassRefused(
                "type argument",
                "/** P. */ @Routes(\"p\") public class ProbeRoutes {"
                        + "/** Does. */ @Route void a(Events events) {} }");
    }

    @Test
    void refusesRecordsAndEnumsThatCannotCross() throws IOException {
        String a = "/** Does.\n * @param x x\n */ @Route void a(X x) {}\n";
        assertRefused("contains itself", a + "/** X.\n * @param x x\n */ record X(List<X> x) {}");
        assertRefused("no components", a + "/** X. */ record X() {}");
        assertRefused("needs a doc comment", a + "record X(int x) {}");
        assertRefused("@param x", a + "/** X. */ record X(int x) {}");
        assertRefused("not visible", a + "/** X.\n * @param x x\n */ private record X(int x) {}");
        assertRefused("constants", a + "/** X. */ enum X {}");
        assertRefused("needs a doc comment", a + "enum X { A }");
        assertRefused(
                "type parameters",
                "/** Does.\n * @param x x\n */ @Route void a(X<String> x) {}\n"
                        + "/** X.\n * @param x x\n */ record X<T>(T x) {}");
    }

    @Test
    void refusesTwoTypesOfOneNameInOneNamespace() throws IOException {
        assertRefused(
                "have one name in the page",
                """
                /** Does.
                 * @param x x
                 * @param y y
                 */ @Route void a(A.X x, B.X y) {}
                static class A { /** X. */ enum X { A } }
                static class B { /** X. */ enum X { A } }
                """);
    }

    @Test
    void tellsAllThatIsWrongAtOnce() throws IOException {
        String routes =
                """
                /** Probe. */ @Routes("probe") public class ProbeRoutes {
                    @Route void a() {}
                    @Route void b() {}
                }
                """;
        List<String> errors = Compilation.of(folder, routes).errors();
        assertEquals(2, errors.size());
        assertTrue(errors.get(0).startsWith("4:"), errors.toString());
        assertTrue(errors.get(1).startsWith("5:"), errors.toString());
    }
}
