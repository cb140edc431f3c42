package kith.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.content.Conversations;
import kith.net.crypto.Crypto;
import kith.net.group.Around;
import kith.net.group.Group;
import kith.net.group.GroupTable;
import kith.net.group.GroupTools;
import kith.net.group.Role;
import kith.net.person.Contact;
import kith.net.person.Device;
import kith.net.person.DeviceList;
import kith.net.person.Invitation;
import kith.net.person.People;
import kith.net.topic.Member;
import kith.net.topic.Topic;
import kith.net.trace.TraceEvent;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** Groups on the topics, the mail and the contacts of this node. */
final class Groups implements Around, Topics.Hearer {

    /** 2 MiB of the latest messages of a group are kept for members who missed them. */
    static final int KEPT_BYTES = 2 << 20;

    /** 4096 contacts whose conversation about groups is remembered. */
    private static final int CONVERSATIONS_MAX = People.CONTACTS_MAX;

    private final Outbox outbox;
    private final Crypto crypto;
    private final Id self;
    private final Acquaintances acquaintances;
    private final People people;
    private final Mail mail;
    private final Topics topics;
    private final GroupTable table;
    private final Map<Id, Id> conversations = new LinkedHashMap<>(4);

    Groups(PeerTools tools, Acquaintances acquaintances, Mail mail, Topics topics) {
        this.outbox = tools.outbox();
        this.crypto = tools.crypto();
        this.self = acquaintances.owner().author();
        this.acquaintances = acquaintances;
        this.people = acquaintances.people();
        this.mail = mail;
        this.topics = topics;
        this.table =
                new GroupTable(
                        new GroupTools(acquaintances.owner(), crypto, tools.randomness(), this));
        mail.groups(this);
        topics.tell(this);
    }

    /** Takes the records in and goes on where they end. */
    void restore(List<StoreRecord> records, long nowMs) {
        records.forEach(table::restore);
        int damaged = table.start(nowMs);
        for (int i = 0; i < damaged; i++) {
            outbox.trace(TraceEvent.of(TraceEvent.Kind.REJECTED, nowMs, null, 0));
        }
    }

    void handle(Input.OfGroup input, long nowMs) {
        switch (input) {
            case Input.CreateGroup(long ticket, String name) -> {
                Group group = table.create(name, nowMs);
                Id id = group == null ? null : group.id();
                emit(new Output.GroupCreated(ticket, id));
            }
            case Input.Grant(Id id, Id person, Role role) -> {
                Group group = table.find(id);
                decline(id, group == null ? null : group.grant(person, role, nowMs), group);
            }
            case Input.InviteToGroup(Id id, Role role) -> invite(id, role, nowMs);
            case Input.WithdrawInvitations(Id id) -> {
                Group group = table.find(id);
                decline(id, null, group);
                if (group != null) {
                    group.withdraw();
                }
            }
            case Input.RemoveMember(Id id, Id person) -> {
                Group group = table.find(id);
                decline(id, group == null ? null : group.remove(person, nowMs), group);
            }
            case Input.RenameGroup(Id id, String name) -> {
                Group group = table.find(id);
                decline(id, group == null ? null : group.rename(name, nowMs), group);
            }
            case Input.JoinGroup(Id id) -> {
                Group group = table.find(id);
                decline(id, null, group);
                if (group != null) {
                    group.join(nowMs);
                }
            }
            case Input.LeaveGroup(Id id) -> {
                Group group = table.find(id);
                decline(id, null, group);
                if (group != null) {
                    group.leave(nowMs);
                }
            }
            case Input.Say(long ticket, Id id, byte[] content) -> say(ticket, id, content, nowMs);
        }
    }

    /** The invitation is told of when it is known here that it lets somebody in. */
    private void invite(Id id, Role role, long nowMs) {
        Group group = table.find(id);
        boolean may = group != null && group.roll().isAdmin(self);
        Invitation invitation = may ? acquaintances.issue(nowMs) : null;
        if (group == null || !may) {
            decline(id, Reason.REFUSED, group);
        } else if (invitation != null) {
            Id name = Id.of(crypto.sha256(invitation.secret()));
            Reason refused = group.link(name, role, invitation.expiresMs(), nowMs);
            decline(id, refused, group);
            if (refused == null) {
                emit(new Output.Invited(invitation.toBytes(crypto)));
            }
        }
    }

    /** More is known about a contact: perhaps it was invited into a group. */
    void known(Contact contact, long nowMs) {
        boolean sealable = false;
        for (Device device : contact.devices().devices()) {
            sealable |= contact.prekey(device.key()) != null;
        }
        if (sealable && !contact.blocked()) {
            Id invitation = contact.invitation(crypto);
            table.all().forEach(group -> group.known(contact.author(), invitation, nowMs));
        }
    }

    private void say(long ticket, Id id, byte[] content, long nowMs) {
        Group group = table.find(id);
        boolean kept = group != null && group.say(ticket, content, nowMs);
        emit(new Output.State(ticket, kept ? Output.Progress.KEPT : Output.Progress.REFUSED));
        if (group != null && kept) {
            group.expire(nowMs);
        }
    }

    private void decline(Id id, @Nullable Reason reason, @Nullable Group group) {
        if (group == null || reason != null) {
            emit(
                    new Output.GroupDeclined(
                            id, group == null || reason == null ? Reason.UNKNOWN_TARGET : reason));
        }
    }

    /** The owner has a message; false if it is none of a group's. */
    boolean taken(Id message) {
        return table.taken(message);
    }

    /** A message of a conversation; whether it is the one about groups. */
    boolean letter(Id author, Id conversation, byte[] content, long nowMs) {
        boolean ours = conversation.equals(conversation(author));
        if (ours) {
            reject(table.receive(author, content, nowMs), content.length, nowMs);
        }
        return ours;
    }

    @Override
    public boolean owns(Id topic) {
        return table.owns(topic);
    }

    @Override
    public void heard(Id topic, Id by, byte[] content, long nowMs) {
        reject(table.heard(topic, by, content, nowMs), content.length, nowMs);
    }

    private void reject(@Nullable Reason reason, int bytes, long nowMs) {
        if (reason != null) {
            outbox.trace(
                    new TraceEvent(
                            TraceEvent.Kind.REJECTED, nowMs, null, null, null, reason, bytes));
        }
    }

    private Id conversation(Id person) {
        if (conversations.size() >= CONVERSATIONS_MAX) {
            conversations.clear();
        }
        return conversations.computeIfAbsent(
                person, other -> Conversations.groups(self, other, crypto));
    }

    void expire(long nowMs) {
        if (nowMs >= table.deadlineMs()) {
            table.expire(nowMs);
        }
    }

    long deadlineMs() {
        return table.deadlineMs();
    }

    @Override
    public void save(StoreRecord record) {
        outbox.save(record);
    }

    @Override
    public void emit(Output output) {
        outbox.afterSaves(() -> outbox.add(output));
    }

    @Override
    public @Nullable DeviceList own() {
        return people.own();
    }

    @Override
    public @Nullable DeviceList contact(Id person) {
        Contact contact = people.contact(person);
        return contact == null || contact.blocked() ? null : contact.devices();
    }

    @Override
    public boolean tell(Id person, byte[] letter, long nowMs) {
        return mail.letters().tell(person, conversation(person), letter, nowMs);
    }

    @Override
    public void follow(Topic topic, List<Id> persons, @Nullable Id after, long nowMs) {
        List<Member> members = new ArrayList<>();
        for (Id person : persons) {
            Contact contact = people.contact(person);
            for (Contact.Place place :
                    contact == null ? List.<Contact.Place>of() : contact.places()) {
                members.add(new Member(place.node(), place.addresses()));
            }
        }
        topics.follow(topic, members, after, KEPT_BYTES, nowMs);
    }

    @Override
    public void unfollow(Id topic, long nowMs) {
        topics.leave(topic, nowMs);
    }

    @Override
    public boolean hasMates(Id topic) {
        return topics.hasMates(topic);
    }

    @Override
    public boolean publish(Id topic, byte[] content, long nowMs) {
        return topics.say(topic, content, nowMs);
    }
}
