package kith.net.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions of others, one datagram for one. It is no longer than the question unless the
 * asker showed a token, so nobody is flooded by questions in their name.
 */
final class Answers {

    private final Id node;
    private final boolean relays;
    private final Randomness randomness;
    private final Standing standing;
    private final Table table;
    private final Shelf shelf;
    private final DiscoveryTokens tokens;
    private final Queue<DiscoveryOutput> outputs;

    Answers(
            Discovery.Setup setup,
            Standing standing,
            Table table,
            Shelf shelf,
            Queue<DiscoveryOutput> outputs) {
        Crypto crypto = setup.crypto();
        this.node = setup.node();
        this.relays = setup.relays();
        this.randomness = setup.randomness();
        this.standing = standing;
        this.table = table;
        this.shelf = shelf;
        this.outputs = outputs;
        this.tokens = new DiscoveryTokens(randomness.bytes(Crypto.KEY_BYTES), crypto);
    }

    /** Whether somebody at an address received something from here lately. */
    boolean proves(byte[] token, Address from, long nowMs) {
        return tokens.proves(token, from, nowMs);
    }

    /** Whether somebody who received something from here means to introduce a newcomer. */
    boolean proves(DiscoveryMessage.Introduce introduction, Address from, long nowMs) {
        return tokens.provesIntroduction(introduction.proof(), from, introduction.address(), nowMs);
    }

    void answer(Address from, DiscoveryMessage.Question question, boolean proven, long nowMs) {
        int room = proven ? DiscoveryMessage.BYTES_MAX : question.length();
        room -= DiscoveryMessage.QUESTION_BYTES_MIN;
        List<byte[]> records = new ArrayList<>();
        boolean more = false;
        if (question.has(DiscoveryMessage.RECORDS)) {
            for (byte[] record : shelf.find(question.target(), randomness.bits(), nowMs)) {
                if (2 + record.length <= room) {
                    records.add(record);
                    room -= 2 + record.length;
                } else {
                    more = true;
                }
            }
        }
        int flags =
                (relays ? DiscoveryMessage.RELAYS : 0)
                        | (more ? DiscoveryMessage.MORE : 0)
                        | (standing.reachable(nowMs) ? DiscoveryMessage.REACHABLE : 0);
        DiscoveryMessage answer =
                new DiscoveryMessage.Answer(
                        question.transaction(),
                        flags,
                        tokens.issue(from, nowMs),
                        from,
                        node,
                        nodes(from, question, room),
                        records);
        transmit(from, answer, nowMs);
    }

    private List<Address> nodes(Address from, DiscoveryMessage.Question question, int room) {
        Scope scope = Scope.of(from);
        List<Address> nodes = new ArrayList<>();
        int left = room;
        List<Address> nearest =
                table.nearest(
                        Place.of(question.target()),
                        Table.BUCKET_MAX,
                        each ->
                                question.has(
                                                each.isV4()
                                                        ? DiscoveryMessage.V4
                                                        : DiscoveryMessage.V6)
                                        && Scope.of(each).tells(scope)
                                        && table.tells(each)
                                        && !each.equals(from));
        for (Address each : nearest) {
            if (Compact.length(each) <= left) {
                nodes.add(each);
                left -= Compact.length(each);
            }
        }
        return nodes;
    }

    /** Keeps a record, if its sender's address is proven; why not, or null. */
    @Nullable Reason put(Address from, DiscoveryMessage.Put put, long nowMs) {
        Reason refused =
                tokens.proves(put.token(), from, nowMs)
                        ? shelf.put(put.key(), put.record(), from, table.center(), nowMs)
                        : Reason.REFUSED;
        DiscoveryMessage stored = new DiscoveryMessage.Stored(put.transaction(), refused);
        transmit(from, stored, nowMs);
        return refused;
    }

    private void transmit(Address to, DiscoveryMessage message, long nowMs) {
        standing.sentTo(to, nowMs);
        outputs.add(new DiscoveryOutput.Transmit(to, message.encode()));
    }
}
