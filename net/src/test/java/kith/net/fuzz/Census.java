package kith.net.fuzz;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many elements each table, list and array below an object has, by the field that holds it:
 * {@code Roster.byIndex}. Finds also what nobody thought of counting.
 */
public final class Census {

    private record Found(Object object, String name) {}

    private final Map<String, Long> counts = new TreeMap<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ArrayDeque<Found> open = new ArrayDeque<>();

    private Census() {}

    /** The counts, by class and field. */
    static Map<String, Long> of(Object root) {
        Census census = new Census();
        census.add(root, root.getClass().getSimpleName());
        while (!census.open.isEmpty()) {
            census.visit(census.open.remove());
        }
        return census.counts;
    }

    /** All byte arrays below an object: whatever it holds of keys, names and messages. */
    public static List<byte[]> arrays(Object root) {
        Census census = new Census();
        census.add(root, "");
        while (!census.open.isEmpty()) {
            census.visit(census.open.remove());
        }
        List<byte[]> arrays = new ArrayList<>();
        for (Object object : census.seen) {
            if (object instanceof byte[] bytes) {
                arrays.add(bytes);
            }
        }
        return arrays;
    }

    private void add(@Nullable Object object, String name) {
        if (object != null && seen.add(object)) {
            open.add(new Found(object, name));
        }
    }

    private void visit(Found found) {
        switch (found.object()) {
            case byte[] bytes -> count(found.name(), bytes.length);
            case long[] longs -> count(found.name(), longs.length);
            case int[] ints -> count(found.name(), ints.length);
            case Object[] objects -> {
                count(found.name(), objects.length);
                for (Object object : objects) {
                    add(object, found.name());
                }
            }
            case Map<?, ?> map -> {
                count(found.name(), map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    add(entry.getKey(), found.name());
                    add(entry.getValue(), found.name());
                }
            }
            case Collection<?> collection -> {
                count(found.name(), collection.size());
                for (Object object : collection) {
                    add(object, found.name());
                }
            }
            default -> fields(found.object());
        }
    }

    private void count(String name, long elements) {
        counts.merge(name, elements, Long::sum);
    }

    private void fields(Object object) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            if (!type.getName().startsWith("kith.") || type.isHidden() || type.isEnum()) {
                return;
            }
            for (Field field : type.getDeclaredFields()) {
                boolean plain = field.getType().isPrimitive();
                if (!plain && !Modifier.isStatic(field.getModifiers())) {
                    add(value(field, object), type.getSimpleName() + "." + field.getName());
                }
            }
        }
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw new AssertionError(field + " cannot be read", e);
        }
    }
}
