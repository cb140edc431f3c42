package kith.net.group;

import java.util.List;
import java.util.Random;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.person.Device;
import kith.net.person.DeviceList;
import kith.net.person.Owner;

/** Persons who make operations, for tests. */
final class People {

    static final long NOW_MS = 1_800_000_000_000L;

    final Crypto crypto;
    final Random random;

    People(long seed) {
        this(seed, new FakeCrypto());
    }

    People(long seed, Crypto crypto) {
        this.random = new Random(seed);
        this.crypto = crypto;
    }

    /** A person with one device, and the view of a group that it has. */
    final class Person {
        final Owner owner = new Owner(bytes(), bytes(), crypto);
        DeviceList list =
                DeviceList.sign(owner, 1, List.of(new Device(owner.device(), NOW_MS, 1)), NOW_MS);

        Id id() {
            return owner.author();
        }

        Operation create(String name) {
            Action action = new Action.Create(name, Id.of(bytes()));
            return sign(Operation.NONE, List.of(), action);
        }

        /** An operation upon all that a history has. */
        Operation act(History history, Action action) {
            return sign(history.group(), history.named(), action);
        }

        Operation sign(Id group, List<Id> heads, Action action) {
            long timeMs = NOW_MS + random.nextInt(1000);
            return Operation.sign(owner, list, new Operation.Draft(group, heads, timeMs, action));
        }

        Operation grant(History history, Person other, Role role) {
            return act(history, new Action.Grant(other.id(), role));
        }

        Operation remove(History history, Person other) {
            return act(history, new Action.Remove(other.id(), Id.of(bytes())));
        }
    }

    Person person() {
        return new Person();
    }

    byte[] bytes() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    History history(Operation create, Operation... more) {
        History history = new History(create, crypto);
        for (Operation operation : more) {
            history.add(operation);
        }
        return history;
    }
}
