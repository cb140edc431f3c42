package kith.desktop.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import kith.bridge.Session;
import org.jspecify.annotations.Nullable;

/** An app that was read and found good: what its windows serve. Immutable. */
public final class App {
    /**
     * Tells when the first frames were drawn: the second callback comes after the first frame is
     * out.
     */
    private static final String PAINTED =
            "requestAnimationFrame(()=>requestAnimationFrame(()=>webkit.messageHandlers.kith.postMessage('painted')));";

    private final AppInfo info;
    private final Origin origin;
    private final PageModules modules;
    private final @Nullable ContentPolicy policy;
    private final StaticFiles files;
    private final String importMap;

    /**
     * @param executor reads files
     */
    public App(AppInfo info, Origin origin, Executor executor) {
        this.info = info;
        this.origin = origin;
        this.modules = new PageModules(origin.app());
        this.importMap = modules.importMap();
        this.policy = info.strict() ? ContentPolicy.strict(importMap, info.relaxed()) : null;
        this.files = new StaticFiles(info.root(), executor, policy);
    }

    public AppInfo info() {
        return info;
    }

    public Origin origin() {
        return origin;
    }

    PageModules modules() {
        return modules;
    }

    public StaticFiles files() {
        return files;
    }

    /** Scripts that run before the page's own: in the private world, then in the page's. */
    public String isolatedScript() {
        return modules.text("world.js") + PAINTED;
    }

    /**
     * Puts the import map into the document before any module of it is looked up, then does what
     * the page needs.
     */
    public String startScript() {
        return "(()=>{const map=document.createElement(\"script\");map.type=\"importmap\";map.textContent="
                + quoted(importMap)
                + ";document.documentElement.prepend(map);map.remove();})();\n"
                + modules.text("start.js");
    }

    /** The module that tells the page who it is and carries the token of its load. */
    String sessionModule(Session session) {
        return "export const token="
                + quoted(session.token())
                + ";\nexport const origin="
                + quoted(origin.app())
                + ";\nexport const app="
                + info.json()
                + ";\n";
    }

    /**
     * The file on the disk behind an address of the app, every link followed; null if there is
     * none.
     */
    public @Nullable String hostPath(String uri) {
        String path = origin.path(uri);
        try {
            Path file = path == null ? null : files.locate(path);
            return file == null ? null : file.toString();
        } catch (IOException e) {
            return null;
        }
    }

    /** The first page. */
    public String startUri() {
        return origin.page() + "/";
    }

    /**
     * The page that runs the app's tests.
     *
     * @param tests paths from the app's folder
     */
    public String testUri(List<String> tests) {
        StringBuilder uri = new StringBuilder(origin.app() + PageModules.PREFIX + "test.html");
        for (String test : tests) {
            uri.append(uri.indexOf("?") < 0 ? "?file=" : "&file=");
            uri.append(URLEncoder.encode(test, StandardCharsets.UTF_8));
        }
        return uri.toString();
    }

    /** The policy of every document of the app; null where the app brings its own alone. */
    @Nullable ContentPolicy policy() {
        return policy;
    }

    /** A JavaScript string literal. */
    static String quoted(String text) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    /**
     * Address patterns of the documents that are this app's. A pattern of WebKit with a port in it
     * matches nothing, so a development server's is for all ports; who else's document it then is
     * shows when it sends something.
     */
    public List<String> documents() {
        String server = origin.server();
        return server == null
                ? List.of(origin.app() + "/*")
                : List.of(origin.app() + "/*", server.replaceFirst(":[0-9]+$", "") + "/*");
    }
}
