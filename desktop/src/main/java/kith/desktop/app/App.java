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
import java.util.function.Consumer;
import kith.bridge.Session;
import kith.bridge.app.AppFiles;
import kith.bridge.app.DiskPath;
import kith.bridge.manifest.Icon;
import kith.bridge.manifest.Manifest;
import org.jspecify.annotations.Nullable;

/** An app that was read and found good: what its windows serve. Immutable. */
public final class App {
    /** 256: the largest a task switcher shows. */
    private static final int ICON_PIXELS = 256;

    /** Tells when the first frames were drawn: the second callback comes after the first is out. */
    private static final String PAINTED =
            "requestAnimationFrame(()=>requestAnimationFrame("
                    + "()=>webkit.messageHandlers.kith.postMessage('painted').catch(()=>{})));";

    private final Manifest manifest;
    private final Origin origin;
    private final PageFacts facts;
    private final PageModules modules;
    private final @Nullable ContentPolicy policy;
    private final StaticFiles files;
    private final String importMap;

    /**
     * @param executor reads files
     * @param complaints hears why a file that is there is not served; from any thread
     */
    public App(
            AppFiles files,
            PageFacts facts,
            Origin origin,
            Executor executor,
            Consumer<String> complaints) {
        this.manifest = facts.manifest();
        this.facts = facts;
        this.origin = origin;
        this.modules = new PageModules(origin.app());
        this.importMap = modules.importMap();
        this.policy =
                manifest.permissions().isEmpty()
                        ? null
                        : ContentPolicy.strict(importMap, manifest.csp());
        this.files = new StaticFiles(files, executor, policy, complaints);
    }

    /** The app's folder, every link followed. */
    public Path root() {
        return files.root();
    }

    public Manifest manifest() {
        return manifest;
    }

    public Origin origin() {
        return origin;
    }

    PageModules modules() {
        return modules;
    }

    StaticFiles files() {
        return files;
    }

    /** Whether the app asks for a power and so runs under Kith's policy. */
    public boolean isStrict() {
        return policy != null;
    }

    /** The policy of every document of the app; null where the app brings its own alone. */
    @Nullable ContentPolicy policy() {
        return policy;
    }

    /** Runs in the private world before the page's own scripts. */
    public String isolatedScript() {
        return modules.text("world.js") + PAINTED;
    }

    /**
     * Puts the import map into the document before any module of it is looked up, then does what
     * the page needs.
     */
    public String startScript() {
        return "(()=>{const map=document.createElement(\"script\");map.type=\"importmap\";"
                + "map.textContent="
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
                + facts.json()
                + ";\n";
    }

    /**
     * Finds the file on the disk behind an address of the app, checked as far as one can wait for.
     *
     * @param found called on another thread, or at once where there can be none
     */
    public void findOnDisk(String uri, Consumer<DiskPath> found) {
        String path = origin.path(uri);
        if (path == null) {
            found.accept(new DiskPath.NotFound("that is no address of the app"));
        } else {
            files.findOnDisk(path, found);
        }
    }

    /**
     * Finds the image file that a window shows as its icon, checked like any other; without one
     * nothing happens.
     *
     * @param found called on another thread
     */
    public void findIcon(Consumer<Path> found) {
        Icon icon = manifest.web().icon(ICON_PIXELS);
        if (icon != null) {
            files.findOnDisk(
                    icon.path(),
                    place -> {
                        if (place instanceof DiskPath.Ok ok) {
                            found.accept(ok.path());
                        }
                    });
        }
    }

    /** The first page. */
    public String startUri() {
        String server = origin.start();
        return server != null ? server : origin.app() + manifest.web().startUrl();
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

    /** A JavaScript string literal. */
    private static String quoted(String text) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }
}
