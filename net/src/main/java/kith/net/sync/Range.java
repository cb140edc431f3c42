package kith.net.sync;

import kith.net.Id;
import org.jspecify.annotations.Nullable;

/** Ids that are at least {@code from} and below {@code to}; null: to the end. */
record Range(Id from, @Nullable Id to) {

    /** The least id. */
    static final Id LEAST = Id.of(new byte[Id.BYTES]);

    static final Range ALL = new Range(LEAST, null);

    /** The shortest id, filled with zeros, that is above {@code before} and at most {@code id}. */
    static Id border(Id before, Id id) {
        byte[] low = before.bytes();
        byte[] bytes = id.bytes();
        int same = 0;
        while (low[same] == bytes[same]) {
            same++;
        }
        byte[] border = new byte[Id.BYTES];
        System.arraycopy(bytes, 0, border, 0, same + 1);
        return Id.of(border);
    }
}
