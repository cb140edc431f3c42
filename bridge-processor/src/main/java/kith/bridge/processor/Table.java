package kith.bridge.processor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers all routes by their sorted names, and takes a digest of names and types. */
final class Table {
    /** A route's number is a u16. */
    static final int ROUTES_MAX = 1 << 16;

    private final Map<String, Integer> ids = new TreeMap<>();
    private final long digest;

    Table(Collection<Namespace> namespaces) {
        Map<String, String> signatures = new TreeMap<>();
        for (Namespace namespace : namespaces) {
            for (Namespace.Route route : namespace.routes()) {
                signatures.put(route.fullName(), route.signature());
            }
        }
        for (String name : signatures.keySet()) {
            ids.put(name, ids.size());
        }
        digest = digest(String.join("\n", signatures.values()));
    }

    int size() {
        return ids.size();
    }

    long digest() {
        return digest;
    }

    /** The namespace with the numbers of its routes, sorted by them. */
    Namespace numbered(Namespace namespace) {
        Map<Integer, Namespace.Route> routes = new TreeMap<>();
        for (Namespace.Route r : namespace.routes()) {
            int id = ids.getOrDefault(r.fullName(), 0);
            routes.put(
                    id,
                    new Namespace.Route(
                            id,
                            r.name(),
                            r.fullName(),
                            r.traits(),
                            r.parameters(),
                            r.result(),
                            r.doc()));
        }
        List<Namespace.Route> sorted = new ArrayList<>(routes.values());
        return new Namespace(
                namespace.name(),
                namespace.packageName(),
                namespace.className(),
                namespace.isPublic(),
                namespace.doc(),
                sorted,
                namespace.types());
    }

    private static long digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
