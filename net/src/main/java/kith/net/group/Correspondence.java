package kith.net.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.Id;

/** The letters that own operations need: each is written in the end, whenever the process dies. */
final class Correspondence {

    private static final byte[] NOTHING = {};

    private final Cabinet cabinet;
    private final History history;
    private final Epochs epochs;
    private final Hearing hearing;
    private final Speaking speaking;

    /** A minute until a letter that could not be sealed is tried again: a prekey may come. */
    static final long AGAIN_MS = 60_000;

    /** Operations whose letters may not all be written yet. */
    private final Set<Id> untold = new LinkedHashSet<>();

    private long nextMs = Long.MIN_VALUE;

    Correspondence(
            Cabinet cabinet, History history, Epochs epochs, Hearing hearing, Speaking speaking) {
        this.cabinet = cabinet;
        this.history = history;
        this.epochs = epochs;
        this.hearing = hearing;
        this.speaking = speaking;
    }

    boolean restore(Id operation) {
        return untold.add(operation);
    }

    /** An operation is next to be kept, and will need letters. */
    void owes(Id operation) {
        untold.add(operation);
        nextMs = Long.MIN_VALUE;
        cabinet.keep(Cabinet.UNTOLD, operation.bytes(), NOTHING);
    }

    long deadlineMs() {
        return untold.isEmpty() ? Long.MAX_VALUE : nextMs;
    }

    /** Writes all letters that are owed. */
    void write(Telling telling, long nowMs) {
        if (nowMs < nextMs) {
            return;
        }
        nextMs = Long.MAX_VALUE;
        for (Id name : new ArrayList<>(untold)) {
            Operation operation = history.find(name);
            if (operation == null || write(name, operation, telling, nowMs)) {
                untold.remove(name);
                cabinet.drop(Cabinet.UNTOLD, name.bytes());
            } else {
                nextMs = nowMs + AGAIN_MS;
            }
        }
    }

    /** False if it has to be tried again. */
    private boolean write(Id name, Operation operation, Telling telling, long nowMs) {
        Roll roll = history.roll();
        List<byte[]> one = List.of(operation.toBytes());
        Letter letter = Letter.of(history.group());
        switch (operation.action()) {
            case Action.Grant(Id person, Role role) -> {
                boolean told = telling.knows(person) && roll.contains(person);
                return !told || telling.tell(person, all(person), nowMs);
            }
            case Action.Remove(Id person, Id commitment) -> {
                Map<Id, byte[]> secret = new LinkedHashMap<>(epochs.given(roll));
                secret.keySet().retainAll(Set.of(name));
                List<Id> others = new ArrayList<>(roll.members().keySet());
                telling.distribute(letter.with(one, secret, List.of()), others, null, roll, nowMs);
            }
            case Action.Leave leave -> {
                List<Id> admins = new ArrayList<>(roll.members().keySet());
                admins.removeIf(person -> !roll.isAdmin(person));
                Letter goodbye = letter.with(one, Map.of(), List.of());
                telling.distribute(goodbye, admins, null, roll, nowMs);
            }
            case Action.Create create -> {}
            case Action.Rename rename -> {}
        }
        return true;
    }

    /** All that a member needs, with chains as of now: nothing said before can be read by them. */
    Letter all(Id person) {
        List<byte[]> operations = new ArrayList<>();
        history.after(Set.of()).forEach(each -> operations.add(each.toBytes()));
        List<byte[]> chains = new ArrayList<>();
        Epoch epoch = epochs.current();
        if (epoch != null) {
            chains.addAll(hearing.cards(epoch.id()));
            ChainCard own = speaking.card(epoch, person);
            if (own != null) {
                chains.add(own.toBytes());
            }
        }
        return Letter.of(history.group()).with(operations, epochs.given(history.roll()), chains);
    }
}
