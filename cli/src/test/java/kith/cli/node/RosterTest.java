package kith.cli.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kith.net.Id;
import kith.net.Output;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.junit.jupiter.api.Test;

class RosterTest {

    private static final Id PERSON = id(0xaaaa0000L);
    private static final Id FAR = id(0xffff0000L);
    private static final Id ONE = id(0xabcd0000L);
    private static final Id TWO = id(0xabce0000L);

    private final Map<Id, List<Id>> places = new LinkedHashMap<>();
    private final Roster roster = new Roster(author -> places.getOrDefault(author, List.of()));

    @Test
    void anIdIsFoundByHowItBeginsIfOnlyOneDoes() throws Exception {
        meet();
        assertEquals(List.of(ONE), roster.nodes("abcd"));
        assertEquals(List.of(TWO), roster.nodes(TWO.toString()));
        assertEquals(PERSON, roster.contact("aaaa"));
        refuses("more than one contact or linked node", "abc");
        refuses("no contact or linked node", "dddd");
        NodeException stranger = assertThrows(NodeException.class, () -> roster.contact("abcd"));
        assertTrue(String.valueOf(stranger.getMessage()).contains("no contact has an id"));
        assertThrows(NodeException.class, () -> roster.contact(TWO.toString()));
    }

    @Test
    void aContactStandsForTheNodesOfItsDevices() throws Exception {
        meet();
        assertEquals(List.of(ONE, FAR), roster.nodes("aaaa"));
        assertEquals(List.of(ONE, FAR), roster.nodes(PERSON.toString()));
        places.clear();
        refuses("was ever met", "aaaa");
    }

    @Test
    void aNodeThatWasNeverMetHasToBeNamedWhole() throws Exception {
        assertEquals(List.of(FAR), roster.nodes(FAR.toString()));
        refuses("no contact or linked node", "ffff");
    }

    @Test
    void saysWhatBecomesOfAnInvitationThatIsUsedUp() {
        Event told = Objects.requireNonNull(roster.heard(new Output.Spent(PERSON)));
        assertEquals(
                "spent author="
                        + cut(PERSON)
                        + " why=\"somebody else took this invitation before; ask for a new one\"",
                told.line());
        assertEquals(0, roster.contactCount());
    }

    @Test
    void showsWhichLinkIsWhose() {
        meet();
        assertEquals(
                List.of(
                        "peer node=" + cut(ONE) + " at=[fd00::2]:7 contact=" + cut(PERSON),
                        "peer node=" + cut(TWO) + " at=relayed",
                        "contact author=" + cut(PERSON) + " devices=2 linked=1"),
                roster.peers().stream().map(Event::line).toList());
        roster.heard(new Output.Unlinked(ONE, Reason.EXPIRED));
        assertEquals(1, roster.linkCount());
        assertEquals("0", roster.peers().get(1).text("linked"));
    }

    private void meet() {
        roster.heard(new Output.Contact(PERSON, 2));
        places.put(PERSON, List.of(ONE, FAR));
        roster.heard(new Output.Linked(ONE, new Address(0xfd00L << 48, 2, 7)));
        roster.heard(new Output.Linked(TWO, null));
    }

    private void refuses(String words, String text) {
        NodeException failure = assertThrows(NodeException.class, () -> roster.nodes(text));
        assertTrue(String.valueOf(failure.getMessage()).contains(words), failure.getMessage());
    }

    private static String cut(Id id) {
        return id.toString().substring(0, Quoted.ID_DIGITS);
    }

    private static Id id(long start) {
        return Id.of(new Writer(Id.BYTES).u32(start).zeros(28).toBytes());
    }
}
