package kith.net.group;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import kith.net.Id;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** What an operation does to a group. */
public sealed interface Action {

    /** 255 bytes of UTF-8. */
    int NAME_BYTES_MAX = 255;

    /**
     * The group begins, and its author is its first admin.
     *
     * @param commitment the hash of the secret that the first members share
     */
    record Create(String name, Id commitment) implements Action {}

    /** A person is a member, or has another role. */
    record Grant(Id person, Role role) implements Action {}

    /**
     * A person is no member any more.
     *
     * @param commitment the hash of the secret that the others share from now on
     */
    record Remove(Id person, Id commitment) implements Action {}

    /** The author does not want to be a member any more. */
    record Leave() implements Action {}

    /** The group has another name. */
    record Rename(String name) implements Action {}

    /** Whether a group may have this name: 1 to 255 bytes, no control characters. */
    static boolean isName(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        boolean plain = !name.isEmpty() && bytes.length <= NAME_BYTES_MAX;
        for (int i = 0; plain && i < name.length(); i++) {
            plain = !Character.isISOControl(name.charAt(i));
        }
        return plain && new String(bytes, StandardCharsets.UTF_8).equals(name);
    }

    /** Kind and fields. */
    default void write(Writer out) {
        switch (this) {
            case Create(String name, Id commitment) -> commitment.write(name(out.u8(1), name));
            case Grant(Id person, Role role) -> person.write(out.u8(2).u8(role.code()));
            case Remove(Id person, Id commitment) -> {
                person.write(out.u8(3));
                commitment.write(out);
            }
            case Leave leave -> out.u8(4);
            case Rename(String name) -> name(out.u8(5), name);
        }
    }

    private static Writer name(Writer out, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return out.u8(bytes.length).bytes(bytes);
    }

    /** Null if a field has a value it may not have; what is missing fails the reader. */
    static @Nullable Action read(Reader in) {
        return switch (in.u8()) {
            case 1 -> {
                String name = name(in);
                Id commitment = Id.read(in);
                yield name == null ? null : new Create(name, commitment);
            }
            case 2 -> {
                Role role = Role.of(in.u8());
                Id person = Id.read(in);
                yield role == null ? null : new Grant(person, role);
            }
            case 3 -> new Remove(Id.read(in), Id.read(in));
            case 4 -> new Leave();
            case 5 -> {
                String name = name(in);
                yield name == null ? null : new Rename(name);
            }
            default -> null;
        };
    }

    private static @Nullable String name(Reader in) {
        byte[] bytes = in.bytes(in.u8());
        String name = new String(bytes, StandardCharsets.UTF_8);
        boolean exact = Arrays.equals(bytes, name.getBytes(StandardCharsets.UTF_8));
        return exact && isName(name) ? name : null;
    }
}
