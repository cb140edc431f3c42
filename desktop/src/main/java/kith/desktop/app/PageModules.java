package kith.desktop.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import kith.bridge.RouteFiles;
import kith.page.PageFiles;
import org.jspecify.annotations.Nullable;

/**
 * Kith's own JavaScript: files under {@code /_kith/}, and the names {@code node:fs}, {@code
 * kith:fs}, {@code socket:fs} that stand for them.
 *
 * <p>A name is served as a module of two lines that exports the file's bindings again, so that all
 * names of a module are one instance, in documents and in workers alike (an import map would not
 * reach workers).
 */
final class PageModules {
    /** Where the real files are. */
    static final String PREFIX = "/_kith/";

    private static final String ROUTES = "routes/";

    private final String base;
    private final Map<String, Module> modules;
    private final ConcurrentHashMap<String, Optional<byte[]>> files = new ConcurrentHashMap<>();

    /** One row of {@code modules.json}. */
    private record Module(String file, List<String> schemes, boolean bare) {}

    /**
     * @param base the origin that serves {@code /_kith/}, for instance {@code
     *     kith://dev.kith.notes}
     */
    PageModules(String base) {
        this.base = base;
        this.modules = table();
    }

    /** The bytes of {@code /_kith/NAME}; null if there is no such file. */
    byte @Nullable [] file(String name) {
        return files.computeIfAbsent(name, PageModules::load).orElse(null);
    }

    private static Optional<byte[]> load(String name) {
        try {
            byte[] bytes =
                    name.startsWith(ROUTES)
                            ? RouteFiles.read(name.substring(ROUTES.length()))
                            : PageFiles.read(name);
            return Optional.ofNullable(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The module that {@code uri}, for instance {@code node:fs/promises}, stands for; null if there
     * is none.
     */
    @Nullable String proxy(String uri) {
        int colon = uri.indexOf(':');
        Module module = modules.get(uri.substring(colon + 1));
        if (module == null || !module.schemes().contains(uri.substring(0, colon))) {
            return null;
        }
        String target = "\"" + base + PREFIX + module.file() + "\"";
        return "export * from " + target + ";\nexport { default } from " + target + ";\n";
    }

    /** All names that begin with {@code scheme}, such as {@code node:}. */
    List<String> names(String scheme) {
        List<String> names = new ArrayList<>();
        modules.forEach((name, module) -> {
            if (module.schemes().contains(scheme.substring(0, scheme.length() - 1))) {
                names.add(scheme + name);
            }
        });
        return names;
    }

    /** The import map that gives documents the bare names and saves them the proxies. */
    String importMap() {
        Map<String, String> imports = new TreeMap<>();
        modules.forEach((name, module) -> {
            String target = base + PREFIX + module.file();
            module.schemes().forEach(scheme -> imports.put(scheme + ":" + name, target));
            if (module.bare()) {
                imports.put(name, target);
            }
        });
        StringWriter text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeObjectFieldStart("imports");
            for (var entry : imports.entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Map<String, Module> table() {
        Map<String, Module> table = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory().createParser(modulesJson())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                table.put(name, module(json));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private static byte[] modulesJson() throws IOException {
        byte[] json = PageFiles.read("modules.json");
        if (json == null) {
            throw new IllegalStateException("the page modules lack modules.json");
        }
        return json;
    }

    private static Module module(JsonParser json) throws IOException {
        String file = "";
        boolean bare = false;
        var schemes = new ArrayList<String>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "file" -> file = json.getText();
                case "bare" -> bare = json.getBooleanValue();
                case "schemes" -> {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        schemes.add(json.getText());
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new Module(file, schemes, bare);
    }

    /** The text of a file that must be there. */
    String text(String name) {
        byte[] bytes = file(name);
        if (bytes == null) {
            throw new IllegalStateException("the page modules lack " + name);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
