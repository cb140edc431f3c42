package kith.bridge.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
    private static final String B_ROUTES =
            """
            /** Second in the alphabet. */
            @Routes("b")
            public class BRoutes {
                /**
                 * Finds {@code things}, see {@link List#get}.
                 *
                 * <p>Slowly: 1 &lt; 2.
                 *
                 * @param name what to look for
                 * @param kind which kind
                 * @param limit how many at most, all if null
                 * @return what was found
                 * @throws NodeError ENOENT nothing is there
                 */
                @Route(on = Lane.FS, permission = "b", sync = true, large = true)
                List<@Nullable Thing> find(String name, Kind kind, @Nullable Integer limit) {
                    return null;
                }
                /** Watches. */
                @Route
                void watch(Session session, Events<Thing> events, Cancellation cancellation) {}
                /**
                 * Waits.
                 * @param thing for it
                 */
                @Route
                CompletableFuture<Void> waitFor(Thing thing) { return null; }
                /** A kind of thing. */
                enum Kind { PLAIN, READ_ONLY }
                /**
                 * A thing.
                 * @param size in bytes
                 * @param bytes its contents
                 * @param parts handles of its parts
                 * @param note a remark
                 */
                record Thing(
                        double size, ByteBuffer bytes, List<Handle> parts, @Nullable String note) {}
            }
            """;

    private static final String A_ROUTES =
            """
            /** First in the alphabet. */
            @Routes("a")
            public class ARoutes {
                /** Does. */
                @Route
                void z() {}
                /** Does. */
                @Route
                void b() {}
            }
            """;

    @TempDir Path folder;

    private Compilation compile(String name, String... sources) throws IOException {
        Compilation compilation =
                Compilation.of(Files.createDirectory(folder.resolve(name)), sources);
        assertEquals(List.of(), compilation.errors());
        return compilation;
    }

    private static String table(Compilation compilation, String dispatch) throws IOException {
        Matcher table =
                Pattern.compile("TABLE = (-?\\d+)L")
                        .matcher(compilation.made("probe/" + dispatch + ".java"));
        assertTrue(table.find());
        return table.group(1);
    }

    @Test
    void numbersRoutesBySortedNamesOverAllNamespacesInAllOutputs() throws IOException {
        Compilation made = compile("one", B_ROUTES, A_ROUTES);
        String a = made.made("probe/ADispatch.java");
        assertTrue(a.contains("new RouteInfo(0, \"a.b\""), a);
        assertTrue(a.contains("new RouteInfo(1, \"a.z\""), a);
        String b = made.made("probe/BDispatch.java");
        assertTrue(b.contains("new RouteInfo(2, \"b.find\", Lane.FS"), b);
        assertTrue(made.made("kith/bridge/routes/a.js").contains("call(1, w.finish()"));
        String js = made.made("kith/bridge/routes/b.js");
        assertTrue(js.contains("call(2, w.finish(), { signal, large: true, decode: "), js);
        assertTrue(js.contains("callSync(2, w.finish(), "), js);
        assertTrue(js.contains("subscribe(4, w.finish(), { signal, decode: "), js);
    }

    @Test
    void givesAllClassesOfACompilationOneDigest() throws IOException {
        Compilation both = compile("both", B_ROUTES, A_ROUTES);
        assertEquals(table(both, "ADispatch"), table(both, "BDispatch"));
        Compilation again = compile("again", A_ROUTES, B_ROUTES);
        assertEquals(table(both, "ADispatch"), table(again, "ADispatch"));
        Compilation alone = compile("alone", A_ROUTES);
        assertNotEquals(table(both, "ADispatch"), table(alone, "ADispatch"));
        Compilation other = compile("other", A_ROUTES, B_ROUTES.replace("double size", "int size"));
        assertNotEquals(table(both, "ADispatch"), table(other, "ADispatch"));
        String renamed = B_ROUTES.replace("{ PLAIN, READ_ONLY }", "{ READ_ONLY, PLAIN }");
        Compilation order = compile("order", A_ROUTES, renamed);
        assertNotEquals(table(both, "ADispatch"), table(order, "ADispatch"));
    }

    @Test
    void writesTheSameBytesEachTime() throws IOException {
        Compilation one = compile("one", B_ROUTES, A_ROUTES);
        Compilation two = compile("two", A_ROUTES, B_ROUTES);
        for (String name : List.of("b.js", "b.d.ts", "b.md")) {
            String file = "kith/bridge/routes/" + name;
            assertEquals(one.made(file), two.made(file));
        }
        assertEquals(one.made("probe/BDispatch.java"), two.made("probe/BDispatch.java"));
    }

    @Test
    void writesTypings() throws IOException {
        String typings = compile("one", B_ROUTES).made("kith/bridge/routes/b.d.ts");
        for (String line :
                List.of(
                        "export type Kind = \"plain\" | \"read-only\";",
                        "  size: number;",
                        "  parts: number[];",
                        "  note?: string | null | undefined;",
                        "export function findSync(name: string, kind: Kind, limit: number | null"
                                + " | undefined): (Thing | null)[];",
                        "export function find(name: string, kind: Kind, limit: number | null |"
                                + " undefined, options?: CallOptions): Promise<(Thing | null)[]>;",
                        "export function watch(onEvent: (event: Thing) => void, options?:"
                                + " CallOptions): Promise<void>;",
                        "export function waitFor(thing: Thing, options?: CallOptions):"
                                + " Promise<void>;",
                        " * @throws `ENOENT` nothing is there")) {
            assertTrue(typings.contains("\n" + line), line + " is not in\n" + typings);
        }
    }

    @Test
    void writesAReferencePage() throws IOException {
        String page = compile("one", B_ROUTES).made("kith/bridge/routes/b.md");
        for (String part :
                List.of(
                        "# b\n\nSecond in the alphabet.",
                        "## b.find(name, kind, limit)\n\n"
                                + "Finds `things`, see `List.get`.\n\nSlowly: 1 < 2.",
                        "| `limit` | `number \\| null \\| undefined` | how many at most, all if"
                                + " null |",
                        "Answers `(Thing | null)[]`: what was found",
                        "| `ENOENT` | nothing is there |",
                        "Permission: `b`.",
                        "Also as `findSync`, which blocks the window until it is answered.",
                        "Sends events: `Thing`.",
                        "### Kind\n\nA kind of thing.\n\n- `'plain'`\n- `'read-only'`",
                        "| `size` | `number` | in bytes |")) {
            assertTrue(page.contains(part), part + " is not in\n" + page);
        }
    }

    @Test
    void writesReadersOnlyForWhatThePageGets() throws IOException {
        String asText = B_ROUTES.replace("List<@Nullable Thing> find", "String find");
        String js = compile("one", asText).made("kith/bridge/routes/b.js");
        assertTrue(js.contains("function readThing("));
        String sentOnly = asText.replace("Events<Thing>", "Events<String>");
        String without = compile("two", sentOnly).made("kith/bridge/routes/b.js");
        assertFalse(without.contains("function readThing("));
        assertTrue(without.contains("function writeThing("));
    }

    @Test
    void keepsACommentFromEndingEarly() {
        assertEquals(
                "/**\n * a *\u2215 b\n */\n", new Lines("").comment(List.of("a */ b")).toString());
    }
}
