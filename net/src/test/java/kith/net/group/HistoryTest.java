package kith.net.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import kith.net.Id;
import kith.net.person.Device;
import kith.net.person.DeviceList;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

    private final People people = new People(5);
    private final People.Person ann = people.person();
    private final People.Person ben = people.person();
    private final People.Person cay = people.person();
    private final People.Person dan = people.person();
    private final Operation create = ann.create("climbers");
    private final History history = people.history(create);

    private void does(Operation operation) {
        assertNull(history.add(operation));
    }

    private static Set<Id> set(People.Person... persons) {
        Set<Id> ids = new TreeSet<>();
        for (People.Person person : persons) {
            ids.add(person.id());
        }
        return ids;
    }

    private Roll.Member member(People.Person person) {
        Roll.Member member = history.roll().member(person.id());
        assertNotNull(member);
        return member;
    }

    private void assertMembers(People.Person... persons) {
        assertEquals(set(persons), history.roll().members().keySet());
    }

    @Test
    void whoCreatesAGroupIsItsAdminAndInvites() {
        does(ann.grant(history, ben, Role.MEMBER));
        does(ann.act(history, new Action.Rename("hikers")));
        assertMembers(ann, ben);
        assertEquals(new Roll.Member(Role.ADMIN, 0, ann.id()), history.roll().member(ann.id()));
        assertEquals(Role.MEMBER, member(ben).role());
        assertEquals("hikers", history.roll().name());
        assertEquals(List.of(history.group()), history.roll().keying());
    }

    @Test
    void aMemberWhoIsNoAdminChangesNothing() {
        does(ann.grant(history, ben, Role.MEMBER));
        assertEquals(Reason.REFUSED, history.add(ben.grant(history, cay, Role.MEMBER)));
        assertEquals(Reason.REFUSED, history.add(ben.remove(history, ann)));
        assertEquals(Reason.REFUSED, history.add(ben.act(history, new Action.Rename("mine"))));
        assertEquals(Reason.REFUSED, history.add(dan.act(history, new Action.Leave())));
        assertMembers(ann, ben);
    }

    @Test
    void aRemovedOneIsOutUntilLetInAgainAndCannotUndoIt() {
        does(ann.grant(history, ben, Role.ADMIN));
        List<Id> old = history.heads();
        does(ann.remove(history, ben));
        List<Id> removal = history.heads();
        assertMembers(ann);
        assertEquals(removal, history.roll().keying());
        // As if it had not known of the removal: an admin at that time, but the removal wins.
        Id group = history.group();
        does(ben.sign(group, old, new Action.Grant(ben.id(), Role.ADMIN)));
        does(ben.sign(group, old, new Action.Grant(dan.id(), Role.ADMIN)));
        does(ben.sign(group, old, new Action.Remove(ann.id(), group)));
        does(ben.act(history, new Action.Grant(ben.id(), Role.MEMBER)));
        assertMembers(ann);
        assertEquals(removal, history.roll().keying());
        does(ann.grant(history, ben, Role.MEMBER));
        assertMembers(ann, ben);
        assertEquals(removal, history.roll().keying());
    }

    @Test
    void whatARemovedAdminDidBeforeStands() {
        does(ann.grant(history, ben, Role.ADMIN));
        does(ben.grant(history, cay, Role.MEMBER));
        does(ann.remove(history, ben));
        assertMembers(ann, cay);
        assertEquals(ben.id(), member(cay).by());
    }

    @Test
    void aRemovalWinsOverALettingInAtTheSameTime() {
        does(ann.grant(history, ben, Role.ADMIN));
        does(ann.grant(history, cay, Role.MEMBER));
        Operation again = ben.grant(history, cay, Role.MEMBER);
        does(ann.remove(history, cay));
        does(again);
        assertMembers(ann, ben);
    }

    @Test
    void equalsCannotRemoveEachOtherAndTheLowerLevelWins() {
        does(ann.grant(history, ben, Role.ADMIN));
        does(ann.grant(history, cay, Role.ADMIN));
        Operation one = ben.remove(history, cay);
        Operation other = cay.remove(history, ben);
        Operation upward = ben.remove(history, ann);
        does(one);
        does(other);
        does(upward);
        assertMembers(ann, ben, cay);
        assertEquals(List.of(history.group()), history.roll().keying());
        does(cay.grant(history, dan, Role.ADMIN));
        Operation up = dan.remove(history, cay);
        does(cay.remove(history, dan));
        does(up);
        assertMembers(ann, ben, cay);
    }

    @Test
    void anAdminBecomesAMemberByAnotherRole() {
        does(ann.grant(history, ben, Role.ADMIN));
        Operation late = ben.grant(history, cay, Role.MEMBER);
        does(ann.grant(history, ben, Role.MEMBER));
        does(late);
        assertMembers(ann, ben);
        assertEquals(Role.MEMBER, member(ben).role());
        assertEquals(List.of(history.group()), history.roll().keying());
    }

    @Test
    void whoLeavesIsOutAndAnAdminsRemovalRenewsTheKeys() {
        does(ann.grant(history, ben, Role.ADMIN));
        does(ann.grant(history, cay, Role.ADMIN));
        does(cay.act(history, new Action.Leave()));
        assertMembers(ann, ben);
        assertEquals(List.of(history.group()), history.roll().keying());
        does(ben.remove(history, cay));
        assertEquals(history.heads(), history.roll().keying());
    }

    /** Otherwise an admin who keeps a secret to himself would shut everybody out for good. */
    @Test
    void aLaterRemovalTakesThePlaceOfEarlierSecrets() {
        does(ann.grant(history, ben, Role.ADMIN));
        does(ann.grant(history, cay, Role.MEMBER));
        does(ann.grant(history, dan, Role.MEMBER));
        Operation one = ben.remove(history, cay);
        Operation other = ann.remove(history, dan);
        does(one);
        does(other);
        assertEquals(history.heads(), history.roll().keying());
        assertEquals(2, history.heads().size());
        does(ann.remove(history, ben));
        assertEquals(1, history.heads().size());
        assertEquals(history.heads(), history.roll().keying());
    }

    @Test
    void aDeviceThatWasTakenFromItsPersonChangesNothing() {
        does(ann.grant(history, ben, Role.ADMIN));
        People.Person stolen = ben;
        Operation late = stolen.grant(history, cay, Role.MEMBER);
        Device other = new Device(Id.of(people.bytes()), People.NOW_MS, 1);
        ben.list = DeviceList.sign(ben.owner, 2, List.of(other), People.NOW_MS);
        Operation newer = ben.act(history, new Action.Rename("by another device"));
        does(newer);
        does(late);
        assertMembers(ann, ben);
    }

    @Test
    void operationsWaitForThoseBeforeThem() {
        Operation first = ann.grant(history, ben, Role.ADMIN);
        History full = people.history(create, first);
        Operation second = ben.grant(full, cay, Role.MEMBER);
        does(second);
        assertTrue(history.incomplete());
        assertMembers(ann);
        does(first);
        does(first);
        assertFalse(history.incomplete());
        assertMembers(ann, ben, cay);
        assertEquals(3, history.takeAdded().size());
        for (int i = 0; i < History.WAITING_MAX + 1; i++) {
            Id unknown = Id.of(people.bytes());
            does(ann.sign(history.group(), List.of(unknown), new Action.Leave()));
        }
        assertEquals(History.WAITING_MAX, history.waitingSize());
    }

    @Test
    void aHistoryIsBoundedButForItsFounder() {
        List<People.Person> admins = new ArrayList<>();
        for (int i = 0; i < History.OPERATIONS_MAX / History.OF_PERSON_MAX; i++) {
            admins.add(people.person());
            does(ann.grant(history, admins.get(i), Role.ADMIN));
        }
        Reason last = null;
        for (People.Person admin : admins) {
            for (int i = 0; i < History.OF_PERSON_MAX; i++) {
                last = history.add(admin.act(history, new Action.Rename("n" + i)));
            }
        }
        assertEquals(Reason.FULL, last);
        assertEquals(History.OPERATIONS_MAX, history.size());
        People.Person first = admins.get(0);
        assertEquals(Reason.FULL, history.add(first.act(history, new Action.Rename("more"))));
        does(ann.remove(history, first));
        assertFalse(history.roll().contains(first.id()));
    }

    @Test
    void aGroupHasAtMostItsNumberOfMembers() {
        for (int i = 0; i < Roll.MEMBERS_MAX; i++) {
            does(ann.grant(history, people.person(), Role.MEMBER));
        }
        assertEquals(Roll.MEMBERS_MAX, history.roll().members().size());
        assertTrue(history.roll().contains(ann.id()));
    }

    @Test
    void whoKnowsLessIsGivenTheRest() {
        does(ann.grant(history, ben, Role.ADMIN));
        Set<Id> known = new TreeSet<>(history.heads());
        Operation second = ben.grant(history, cay, Role.MEMBER);
        does(second);
        assertEquals(
                List.of(second.id(people.crypto)),
                history.after(known).stream().map(each -> each.id(people.crypto)).toList());
        assertEquals(3, history.after(Set.of()).size());
    }

    /** Everybody acts at once on what they happen to know; all who know the same agree. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderInWhichOperationsComeMakesNoDifference(long seed) {
        Wild wild = new Wild(seed);
        wild.live(120);
        Roll expected = wild.all().roll();
        for (int i = 0; i < 12; i++) {
            List<Operation> shuffled = new ArrayList<>(wild.operations);
            Collections.shuffle(shuffled, wild.random);
            History other = new History(wild.operations.get(0), wild.people.crypto);
            for (Operation operation : shuffled) {
                assertNull(other.add(operation), "seed " + seed);
            }
            assertEquals(wild.operations.size(), other.size(), "seed " + seed);
            assertEquals(expected, other.roll(), "seed " + seed);
        }
        assertTrue(expected.members().size() > 1, "seed " + seed);
        assertTrue(expected.contains(wild.persons.get(0).id()), "the founder, seed " + seed);
    }

    /** Persons who do things at random, each on a part of what all did. */
    private static final class Wild {
        final Random random;
        final People people;
        final List<People.Person> persons = new ArrayList<>();
        final List<History> views = new ArrayList<>();
        final List<Operation> operations = new ArrayList<>();

        Wild(long seed) {
            random = new Random(seed);
            people = new People(seed);
            for (int i = 0; i < 12; i++) {
                persons.add(people.person());
            }
            operations.add(persons.get(0).create("wild"));
            for (int i = 0; i < 12; i++) {
                views.add(new History(operations.get(0), people.crypto));
            }
        }

        void live(int count) {
            while (operations.size() < count) {
                int i = random.nextInt(persons.size());
                People.Person other = persons.get(random.nextInt(persons.size()));
                Operation operation = persons.get(i).act(views.get(i), action(i, other));
                if (views.get(i).add(operation) == null) {
                    operations.add(operation);
                }
                for (int k = 0; k < 30; k++) {
                    History view = views.get(random.nextInt(views.size()));
                    view.add(operations.get(random.nextInt(operations.size())));
                }
            }
        }

        private Action action(int i, People.Person other) {
            return switch (random.nextInt(8)) {
                case 0 -> new Action.Remove(other.id(), Id.of(people.bytes()));
                case 1 -> new Action.Grant(other.id(), Role.MEMBER);
                case 2 -> new Action.Rename("name " + random.nextInt(100));
                case 3 ->
                        random.nextInt(8) == 0 && i > 0
                                ? new Action.Leave()
                                : new Action.Grant(other.id(), Role.ADMIN);
                default -> new Action.Grant(other.id(), Role.ADMIN);
            };
        }

        History all() {
            History all = new History(operations.get(0), people.crypto);
            operations.forEach(all::add);
            return all;
        }
    }
}
