package kith.net.group;

import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Reader;

/** What a group is made of, and how their records come back. */
record Parts(
        Cabinet cabinet,
        History history,
        Epochs epochs,
        Telling telling,
        Hearing hearing,
        Speaking speaking,
        Correspondence letters,
        Links links) {

    /** The parts of a group that begins with this operation. */
    static Parts of(Operation create, GroupTools tools) {
        History history = new History(create, tools.crypto());
        Id group = history.group();
        Cabinet cabinet = new Cabinet(group, tools.around());
        Epochs epochs = new Epochs(group, tools, cabinet);
        Telling telling = new Telling(tools);
        Hearing hearing = new Hearing(group, tools, cabinet);
        Speaking speaking = new Speaking(group, tools, cabinet, telling);
        Correspondence letters = new Correspondence(cabinet, history, epochs, hearing, speaking);
        Links links = new Links(cabinet);
        return new Parts(cabinet, history, epochs, telling, hearing, speaking, letters, links);
    }

    /** Takes back any record but the group's state and its operations; false if it is damaged. */
    boolean restore(StoreRecord record, byte[] value) {
        Reader in = new Reader(record.key());
        int kind = in.u8();
        in.skip(Id.BYTES);
        byte[] rest = in.rest();
        Id name = rest.length == Id.BYTES ? Id.of(rest) : Operation.NONE;
        cabinet.restored(record);
        return switch (kind) {
            case Cabinet.STATE -> true;
            case Cabinet.OPERATION -> history.contains(name);
            case Cabinet.SECRET -> {
                epochs.restoreSecret(name, value);
                yield true;
            }
            case Cabinet.CHAIN -> hearing.restoreChain(value);
            case Cabinet.OWN_CHAIN -> speaking.restoreChain(value);
            case Cabinet.WINDOW -> hearing.restoreWindow(name, value);
            case Cabinet.PIECE -> hearing.pieces.restore(name, value);
            case Cabinet.SENDING -> speaking.restoreSending(value);
            case Cabinet.UNTOLD -> letters.restore(name);
            case Cabinet.LINK -> links.restore(name, value);
            default -> false;
        };
    }
}
