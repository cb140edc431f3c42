package kith.net.group;

import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.person.DeviceList;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** How a group changes: operations of the owner and of others, each of which is kept. */
final class Changing {

    private final GroupTools tools;
    private final Crypto crypto;
    private final History history;
    private final Cabinet cabinet;
    private final Epochs epochs;
    private final Hearing hearing;
    private final Correspondence letters;
    private final Telling telling;
    private final Catching catching;

    Changing(GroupTools tools, Parts parts, Catching catching) {
        this.tools = tools;
        this.crypto = tools.crypto();
        this.history = parts.history();
        this.cabinet = parts.cabinet();
        this.epochs = parts.epochs();
        this.hearing = parts.hearing();
        this.letters = parts.letters();
        this.telling = parts.telling();
        this.catching = catching;
    }

    /**
     * An operation of the owner: it is kept, said in the topic, and written to whom it concerns.
     *
     * @param secret of an operation that keys follow from
     */
    @Nullable Reason make(Action action, byte @Nullable [] secret, long nowMs) {
        DeviceList own = tools.around().own();
        if (own == null) {
            return Reason.UNEXPECTED;
        }
        Operation.Draft draft =
                new Operation.Draft(history.group(), history.named(), nowMs, action);
        Operation operation = Operation.sign(tools.owner(), own, draft);
        Id name = operation.id(crypto);
        Reason refused = history.add(operation);
        if (refused != null) {
            return refused;
        }
        letters.owes(name);
        if (secret != null) {
            epochs.learn(name, operation, secret);
        }
        keep();
        publish(new Notice.Changes(operation.toBytes()), nowMs);
        letters.write(telling, nowMs);
        return null;
    }

    /** Operations that a letter brought, to be kept if they are of use. */
    void take(List<byte[]> operations) {
        operations.forEach(this::take);
    }

    /** An operation that was said in the topic; why it is not taken, or null. */
    @Nullable Reason said(byte[] bytes, long nowMs) {
        Reason refused = take(bytes);
        note(bytes, nowMs);
        keep();
        return refused;
    }

    private @Nullable Reason take(byte[] bytes) {
        Operation parsed = Operation.parse(bytes).orNull();
        if (parsed != null && history.contains(parsed.id(crypto))) {
            return null;
        }
        return switch (Operation.decode(bytes, crypto)) {
            case Decoded.Ok<Operation>(Operation operation) -> history.add(operation);
            case Decoded.Reject<Operation>(Reason reason) -> reason;
        };
    }

    /** Keeps new operations, each with its place, so that they come back in an order that works. */
    void keep() {
        for (Operation operation : history.takeAdded()) {
            Id name = operation.id(crypto);
            byte[] bytes = operation.toBytes();
            byte[] value =
                    new Writer(4 + bytes.length).u32(history.place(name)).bytes(bytes).toBytes();
            cabinet.keep(Cabinet.OPERATION, name.bytes(), value);
            hearing.learn(operation.devices());
        }
    }

    /** Says something in the group's topic, if that is known. */
    void publish(Notice notice, long nowMs) {
        if (notice instanceof Notice.Changes(byte[] bytes)) {
            note(bytes, nowMs);
        }
        Epoch epoch = epochs.current();
        if (epoch != null) {
            byte[] covered =
                    Cover.seal(epoch.cover(), notice.toBytes(), crypto, tools.randomness());
            tools.around().publish(epoch.topicId(), covered, nowMs);
        }
    }

    private void note(byte[] bytes, long nowMs) {
        Operation operation = Operation.parse(bytes).orNull();
        if (operation != null) {
            catching.said(operation.id(crypto), nowMs);
        }
    }
}
