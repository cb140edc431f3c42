package kith.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kith.net.group.Role;
import kith.net.group.Standing;
import org.junit.jupiter.api.Test;

class GroupsTest {

    private final Village village = new Village(21);
    private final Village.House ann = village.house(1);
    private final Village.House ben = village.house(2);
    private final Village.House cay = village.house(3);
    private final Village.House dan = village.house(4);
    private final List<Village.House> all = new ArrayList<>(List.of(ann, ben, cay, dan));
    private Id group = Id.of(new byte[Id.BYTES]);

    /** Two persons become contacts. */
    private void meet(Village.House one, Village.House other) {
        one.handle(new Input.Invite());
        other.handle(new Input.Accept(last(one, Output.Invited.class).invitation()));
        village.run(3_000);
        assertEquals(other.author(), last(one, Output.Contact.class).author());
    }

    private static <T extends Output> T last(Village.House house, Class<T> type) {
        List<T> of = house.all(type);
        assertFalse(of.isEmpty(), type.getSimpleName());
        return of.getLast();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void create(Village.House founder) {
        founder.handle(new Input.CreateGroup(1, "climbers"));
        Id created = last(founder, Output.GroupCreated.class).group();
        assertNotNull(created);
        group = created;
    }

    /** Lets somebody in, who says yes. */
    private void admit(Village.House by, Village.House who, Role role) {
        by.handle(new Input.Grant(group, who.author(), role));
        village.run(3_000);
        assertEquals(Standing.INVITED, last(who, Output.GroupChanged.class).standing());
        who.handle(new Input.JoinGroup(group));
        village.run(3_000);
    }

    /** Ann knows all others, who do not know each other. */
    private void star() {
        for (Village.House other : List.of(ben, cay, dan)) {
            meet(ann, other);
        }
        create(ann);
        for (Village.House other : List.of(ben, cay, dan)) {
            admit(ann, other, Role.MEMBER);
        }
        village.run(30_000);
    }

    private void say(Village.House who, long ticket, String said) {
        who.handle(new Input.Say(ticket, group, text(said)));
    }

    private static List<String> heard(Village.House house) {
        List<String> heard = new ArrayList<>();
        for (Output.GroupHeard said : house.all(Output.GroupHeard.class)) {
            heard.add(new String(said.content(), StandardCharsets.UTF_8));
        }
        return heard;
    }

    private static List<Output.Progress> progress(Village.House house, long ticket) {
        List<Output.Progress> progress = new ArrayList<>();
        for (Output.State state : house.all(Output.State.class)) {
            if (state.ticket() == ticket) {
                progress.add(state.progress());
            }
        }
        return progress;
    }

    private static Set<Id> members(Village.House house) {
        return last(house, Output.GroupChanged.class).members().keySet();
    }

    private static Set<Id> authors(Village.House... houses) {
        Set<Id> authors = new TreeSet<>();
        for (Village.House house : houses) {
            authors.add(house.author());
        }
        return authors;
    }

    @Test
    void membersHearEachOtherThoughTheyAreNotEachOthersContacts() {
        star();
        for (Village.House house : all) {
            assertEquals(authors(ann, ben, cay, dan), members(house));
        }
        say(ben, 7, "hello from ben");
        say(cay, 8, "hello from cay");
        village.run(20_000);
        for (Village.House house : List.of(ann, dan)) {
            assertEquals(
                    Set.of("hello from ben", "hello from cay"), new LinkedHashSet<>(heard(house)));
            assertEquals(2, heard(house).size());
        }
        assertEquals(List.of("hello from cay"), heard(ben));
        assertEquals(ben.author(), last(cay, Output.GroupHeard.class).author());
        assertEquals(List.of(Output.Progress.KEPT, Output.Progress.STORED), progress(ben, 7));
    }

    @Test
    void aMessageOfAMegabyteArrivesAndOneByteMoreIsRefused() {
        star();
        byte[] large = new byte[1 << 20];
        village.random.nextBytes(large);
        ben.handle(new Input.Say(1, group, large));
        ben.handle(new Input.Say(2, group, new byte[(1 << 20) + 1]));
        village.run(180_000);
        for (Village.House house : List.of(ann, cay, dan)) {
            assertEquals(1, house.all(Output.GroupHeard.class).size());
            assertArrayEquals(large, last(house, Output.GroupHeard.class).content());
        }
        assertEquals(List.of(Output.Progress.REFUSED), progress(ben, 2));
    }

    @Test
    void whoIsRemovedReadsNothingAfterAndTheOthersGoOn() {
        star();
        say(ben, 1, "all are here");
        village.run(10_000);
        assertEquals(List.of("all are here"), heard(dan));
        ann.handle(new Input.RemoveMember(group, dan.author()));
        village.run(10_000);
        assertEquals(Standing.GONE, last(dan, Output.GroupChanged.class).standing());
        assertEquals(authors(ann, ben, cay), members(cay));
        village.wire.clear();
        say(ben, 2, "without dan");
        say(ann, 3, "indeed");
        village.run(90_000);
        assertEquals(List.of("all are here"), heard(dan));
        assertEquals(Set.of("all are here", "without dan", "indeed"), Set.copyOf(heard(cay)));
        say(dan, 4, "let me in");
        village.run(10_000);
        assertEquals(List.of(Output.Progress.REFUSED), progress(dan, 4));
    }

    @Test
    void whoIsLetInLaterReadsNothingFromBefore() {
        for (Village.House other : List.of(ben, cay, dan)) {
            meet(ann, other);
        }
        create(ann);
        admit(ann, ben, Role.MEMBER);
        admit(ann, cay, Role.MEMBER);
        say(ben, 1, "before dan");
        village.run(20_000);
        admit(ann, dan, Role.MEMBER);
        village.run(30_000);
        say(ben, 2, "with dan");
        village.run(20_000);
        assertEquals(List.of("with dan"), heard(dan));
        assertEquals(List.of("before dan", "with dan"), heard(cay));
    }

    /** Ann lets Ben in, Ben Cay, Cay Dan: each knows only the ones next to them. */
    @Test
    void keysFindTheirWayAlongWhoLetWhomIn() {
        meet(ann, ben);
        meet(ben, cay);
        meet(cay, dan);
        create(ann);
        admit(ann, ben, Role.ADMIN);
        admit(ben, cay, Role.ADMIN);
        admit(cay, dan, Role.MEMBER);
        village.run(60_000);
        say(ann, 1, "down the line");
        say(dan, 2, "up the line");
        village.run(40_000);
        assertEquals(List.of("down the line"), heard(dan));
        assertEquals(List.of("up the line"), heard(ann));
        ann.handle(new Input.RemoveMember(group, cay.author()));
        village.run(60_000);
        assertEquals(Standing.GONE, last(cay, Output.GroupChanged.class).standing());
        assertEquals(authors(ann, ben, dan), members(ann));
    }

    @Test
    void whoWasAwayHearsWhatWasSaidMeanwhile() {
        star();
        village.away.add(dan.address);
        village.run(60_000);
        say(ben, 1, "dan is away");
        ann.handle(new Input.RenameGroup(group, "hikers"));
        village.run(60_000);
        village.away.remove(dan.address);
        village.run(200_000);
        assertEquals(List.of("dan is away"), heard(dan));
        assertEquals("hikers", last(dan, Output.GroupChanged.class).name());
    }

    @Test
    void aRemovalReachesWhoWasAway() {
        star();
        village.away.add(cay.address);
        village.run(60_000);
        ann.handle(new Input.RemoveMember(group, dan.author()));
        village.run(120_000);
        village.away.remove(cay.address);
        village.run(200_000);
        say(ben, 1, "welcome back");
        village.run(60_000);
        assertEquals(authors(ann, ben, cay), members(cay));
        assertEquals(List.of("welcome back"), heard(cay));
        assertEquals(List.of(), heard(dan));
    }

    @Test
    void whoLeavesIsGoneAndTheKeysAreRenewed() {
        star();
        dan.handle(new Input.LeaveGroup(group));
        village.run(60_000);
        assertEquals(Standing.GONE, last(dan, Output.GroupChanged.class).standing());
        for (Village.House house : List.of(ann, ben, cay)) {
            assertEquals(authors(ann, ben, cay), members(house));
        }
        say(cay, 1, "three of us");
        village.run(20_000);
        assertEquals(List.of("three of us"), heard(ann));
        assertTrue(dan.disk.keySet().stream().noneMatch(key -> key.startsWith("GROUP")));
    }

    @Test
    void anInvitationLetsOnePersonIntoAGroup() {
        create(ann);
        ann.handle(new Input.InviteToGroup(group, Role.MEMBER));
        byte[] first = last(ann, Output.Invited.class).invitation();
        ben.handle(new Input.Accept(first));
        village.run(5_000);
        assertEquals(Standing.INVITED, last(ben, Output.GroupChanged.class).standing());
        ben.handle(new Input.JoinGroup(group));
        village.run(5_000);
        say(ann, 1, "welcome");
        village.run(5_000);
        assertEquals(List.of("welcome"), heard(ben));
        cay.handle(new Input.Accept(first));
        village.run(5_000);
        assertTrue(cay.all(Output.GroupChanged.class).isEmpty(), "it serves one person");
        ann.handle(new Input.InviteToGroup(group, Role.ADMIN));
        byte[] second = last(ann, Output.Invited.class).invitation();
        ann.restart();
        ann.handle(new Input.WithdrawInvitations(group));
        dan.handle(new Input.Accept(second));
        village.run(5_000);
        assertEquals(ann.author(), last(dan, Output.Contact.class).author());
        assertTrue(dan.all(Output.GroupChanged.class).isEmpty(), "it was withdrawn");
        ben.handle(new Input.InviteToGroup(group, Role.MEMBER));
        assertEquals(1, ben.all(Output.GroupDeclined.class).size());
        assertTrue(ben.all(Output.Invited.class).isEmpty());
    }

    @Test
    void whatIsNotAllowedIsDeclined() {
        star();
        ben.handle(new Input.RemoveMember(group, cay.author()));
        ben.handle(new Input.RenameGroup(group, "mine"));
        ben.handle(new Input.Grant(group, dan.author(), Role.ADMIN));
        ann.handle(new Input.Grant(group, Id.of(new byte[Id.BYTES]), Role.MEMBER));
        ann.handle(new Input.RenameGroup(group, "two\nlines"));
        ann.handle(new Input.JoinGroup(Id.of(new byte[Id.BYTES])));
        assertEquals(3, ben.all(Output.GroupDeclined.class).size());
        assertEquals(3, ann.all(Output.GroupDeclined.class).size());
        ann.handle(new Input.CreateGroup(5, ""));
        assertNull(last(ann, Output.GroupCreated.class).group());
        village.run(10_000);
        assertEquals(authors(ann, ben, cay, dan), members(cay));
    }

    @Test
    void aRestartChangesNothing() {
        star();
        for (Village.House house : all) {
            house.restart();
            village.run(20_000);
        }
        village.run(60_000);
        say(ben, 1, "after the storm");
        say(ann, 2, "all well");
        village.run(30_000);
        assertEquals(Set.of("after the storm", "all well"), Set.copyOf(heard(dan)));
        Map<Id, Role> members = last(dan, Output.GroupChanged.class).members();
        assertEquals(Role.ADMIN, members.get(ann.author()));
    }

    /** Whatever was kept is heard by everybody, once, wherever its sender died. */
    @Test
    void aSenderThatDiesAtAnyRecordLosesAndRepeatsNothing() {
        star();
        Set<String> said = new TreeSet<>();
        for (int i = 0; i < 14; i++) {
            ben.dieAtSave = i;
            String text = "message " + i;
            say(ben, i, text);
            village.run(4_000);
            ben.dieAtSave = -1;
            if (progress(ben, i).contains(Output.Progress.KEPT)) {
                said.add(text);
            }
            ann.handle(new Input.RenameGroup(group, "name " + i));
            village.run(20_000);
        }
        village.run(200_000);
        assertTrue(said.size() > 8, said.toString());
        for (Village.House house : List.of(ann, cay, dan)) {
            Set<String> heard = new TreeSet<>(heard(house));
            assertTrue(heard.containsAll(said), said + " but heard " + heard);
            assertEquals(heard.size(), heard(house).size(), "twice: " + heard(house));
        }
    }

    @Test
    void aReceiverThatDiesAtAnyRecordLosesAndRepeatsNothing() {
        star();
        Map<Id, String> taken = new TreeMap<>();
        for (int i = 0; i < 14; i++) {
            dan.dieAtSave = i;
            say(ben, i, "message " + i);
            village.run(6_000);
            dan.dieAtSave = -1;
            List<Output.GroupHeard> got = dan.all(Output.GroupHeard.class);
            dan.outputs.removeAll(got);
            Set<Id> before = new TreeSet<>(taken.keySet());
            for (Output.GroupHeard each : got) {
                // What was not taken comes again after the death; what was taken does not.
                assertFalse(before.contains(each.id()), "round " + i);
                dan.handle(new Input.Taken(each.id()));
                taken.put(each.id(), new String(each.content(), StandardCharsets.UTF_8));
            }
            village.run(20_000);
        }
        village.run(200_000);
        assertEquals(List.of(), heard(dan));
        assertEquals(14, taken.size(), taken.toString());
        assertEquals(14, Set.copyOf(taken.values()).size(), taken.toString());
    }

    /** An admin that dies while it lets somebody in or removes somebody does it in the end. */
    @Test
    void anAdminThatDiesAtAnyRecordDoesWhatItBegan() {
        star();
        for (int i = 0; i < 12; i++) {
            ann.dieAtSave = i;
            ann.handle(new Input.RemoveMember(group, dan.author()));
            village.run(10_000);
            ann.dieAtSave = -1;
            village.run(60_000);
            boolean removed = !members(ann).contains(dan.author());
            if (!removed) {
                ann.handle(new Input.RemoveMember(group, dan.author()));
                village.run(60_000);
            }
            String text = "without dan " + i;
            say(ben, 100 + i, text);
            village.run(30_000);
            assertTrue(heard(cay).contains(text), "round " + i);
            assertFalse(heard(dan).contains(text), "round " + i);
            ann.dieAtSave = i;
            ann.handle(new Input.Grant(group, dan.author(), Role.MEMBER));
            village.run(10_000);
            ann.dieAtSave = -1;
            village.run(20_000);
            if (last(dan, Output.GroupChanged.class).standing() == Standing.GONE) {
                ann.handle(new Input.Grant(group, dan.author(), Role.MEMBER));
                village.run(20_000);
            }
            dan.handle(new Input.JoinGroup(group));
            village.run(60_000);
            String again = "with dan " + i;
            say(ben, 200 + i, again);
            village.run(30_000);
            assertTrue(heard(dan).contains(again), "round " + i + ": " + heard(dan));
        }
    }

    @Test
    void relaysAndStrangersSeeNothingOfTheGroup() {
        star();
        village.wire.clear();
        String secret = "the hut behind the second pass";
        say(ben, 1, secret);
        village.run(20_000);
        assertEquals(List.of(secret), heard(dan));
        for (Village.Seen seen : village.wire) {
            String bytes = new String(seen.bytes(), StandardCharsets.ISO_8859_1);
            assertFalse(bytes.contains(secret));
            assertFalse(bytes.contains(new String(group.bytes(), StandardCharsets.ISO_8859_1)));
        }
    }
}
