package kith.net.person;

import java.util.Objects;
import kith.net.StoreRecord;
import org.jspecify.annotations.Nullable;

/** A contact's newer list, learned without a link: what a third device would have told. */
public final class Learned {

    private Learned() {}

    public static StoreRecord list(People people, @Nullable DeviceList list, long nowMs) {
        DeviceList newer = Objects.requireNonNull(list);
        Contact contact = Objects.requireNonNull(people.contact(newer.author()));
        if (contact.learn(newer, nowMs) != null) {
            throw new AssertionError("not learned");
        }
        return contact.record();
    }
}
