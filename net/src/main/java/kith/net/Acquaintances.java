package kith.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.crypto.Crypto;
import kith.net.person.Contact;
import kith.net.person.Contacts;
import kith.net.person.ContactsOutput;
import kith.net.person.Invitation;
import kith.net.person.Owner;
import kith.net.person.People;
import kith.net.person.Prekeys;
import kith.net.relay.Wanter;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Who this person knows: invitations, the exchange of devices and prekeys, and ways to their nodes.
 */
final class Acquaintances {

    /** Is told when more is known about a person. */
    interface Listener {

        void known(Contact contact, long nowMs);
    }

    private final PeerTools tools;
    private final Outbox outbox;
    private final Neighbors neighbors;
    private final Relaying relaying;
    private final Listener listener;
    private final Owner owner;
    private final People people;
    private final Prekeys prekeys;
    private final Contacts contacts;

    /** The version of the device list that the owner was told of, of each contact. */
    private final Map<Id, Long> told = new LinkedHashMap<>();

    Acquaintances(PeerTools tools, Neighbors neighbors, Relaying relaying, Listener listener) {
        this.tools = tools;
        this.outbox = tools.outbox();
        this.neighbors = neighbors;
        this.relaying = relaying;
        this.listener = listener;
        Crypto crypto = tools.crypto();
        this.owner = new Owner(tools.setup().authorSeed(), tools.setup().deviceSeed(), crypto);
        this.people = new People(crypto);
        this.prekeys = new Prekeys(owner, crypto, tools.randomness());
        this.contacts = new Contacts(owner, people, prekeys, crypto);
    }

    Owner owner() {
        return owner;
    }

    People people() {
        return people;
    }

    Prekeys prekeys() {
        return prekeys;
    }

    /** Takes a record back in; false if it is another's or damaged. */
    boolean restore(StoreRecord record) {
        return people.restore(record) || prekeys.restore(record);
    }

    /** Makes what is missing, and looks for everybody. */
    void start(long nowMs) {
        contacts.expire(nowMs);
        for (Contact contact : people.contacts()) {
            reach(contact, nowMs);
            if (!contact.blocked()) {
                tell(contact);
            }
        }
        drain(nowMs);
    }

    /** Tells contacts about this device's mailbox, now and whenever they are met. */
    void mailbox(byte[] secret, long sinceMs, long nowMs) {
        contacts.mailbox(secret, sinceMs);
        drain(nowMs);
    }

    /** Blocks a person, or takes that back; false if they are no contact. */
    boolean block(Id author, boolean blocked) {
        StoreRecord record = people.block(author, blocked);
        if (record != null) {
            outbox.save(record);
        }
        return record != null;
    }

    /** Makes an invitation and tells the owner. */
    void invite(long nowMs) {
        Invitation invitation = issue(nowMs);
        if (invitation != null) {
            byte[] bytes = invitation.toBytes(tools.crypto());
            outbox.afterSaves(() -> outbox.add(new Output.Invited(bytes)));
        }
    }

    /** Makes an invitation; null, and the owner is told why, if that is not possible. */
    @Nullable Invitation issue(long nowMs) {
        List<Invitation.Relay> relays = new ArrayList<>();
        for (Neighbor neighbor : neighbors.all()) {
            if (neighbor.address() != null && relays.size() < Invitation.RELAYS_MAX) {
                relays.add(new Invitation.Relay(neighbor.id, neighbor.address()));
            }
        }
        Decoded<Invitation> made =
                contacts.invite(
                        tools.setup().node().id(),
                        relaying.addresses(),
                        relays,
                        tools.randomness(),
                        nowMs);
        drain(nowMs);
        if (made instanceof Decoded.Reject<Invitation>(Reason reason)) {
            outbox.add(new Output.Declined(reason));
        }
        return made.orNull();
    }

    void accept(byte[] bytes, long nowMs) {
        Decoded<Invitation> taken = contacts.accept(bytes, nowMs);
        if (taken instanceof Decoded.Ok<Invitation>(Invitation invitation)) {
            want(invitation.node(), invitation.addresses(), nowMs);
            for (Invitation.Relay relay : invitation.relays()) {
                if (!relay.node().equals(tools.setup().node().id())) {
                    want(relay.node(), List.of(relay.address()), nowMs);
                }
            }
        } else if (taken instanceof Decoded.Reject<Invitation>(Reason reason)) {
            outbox.add(new Output.Declined(reason));
        }
        drain(nowMs);
    }

    void up(Neighbor neighbor, long nowMs) {
        contacts.linked(
                neighbor.id,
                neighbor.link.handshakeHash(),
                neighbor.link.dialed(),
                neighbor.address(),
                nowMs);
        drain(nowMs);
    }

    void down(Neighbor neighbor) {
        contacts.unlinked(neighbor.id);
    }

    /** A posted message of the range 0x30. */
    void message(Neighbor from, byte[] bytes, long nowMs) {
        contacts.receive(from.id, from.link.handshakeHash(), bytes, nowMs);
        drain(nowMs);
    }

    void expire(long nowMs) {
        if (nowMs >= contacts.deadlineMs()) {
            contacts.expire(nowMs);
            drain(nowMs);
        }
    }

    long deadlineMs() {
        return contacts.deadlineMs();
    }

    private void drain(long nowMs) {
        ContactsOutput output;
        while ((output = contacts.poll()) != null) {
            switch (output) {
                case ContactsOutput.Save(StoreRecord record) -> outbox.save(record);
                case ContactsOutput.Post(Id to, byte[] message) ->
                        outbox.afterSaves(() -> neighbors.post(to, message));
                case ContactsOutput.Rejected(Id from, Reason reason, int bytes) ->
                        neighbors.offended(from, reason, bytes, nowMs);
                case ContactsOutput.Spent(Id author) ->
                        outbox.afterSaves(() -> outbox.add(new Output.Spent(author)));
                case ContactsOutput.Known(Id author, int devices) -> known(author, nowMs);
            }
        }
    }

    private void known(Id author, long nowMs) {
        Contact contact = people.contact(author);
        if (contact != null) {
            reach(contact, nowMs);
            listener.known(contact, nowMs);
            tell(contact);
        }
    }

    /** Tells the owner of a person once, and again when their devices are others. */
    private void tell(Contact contact) {
        Long version = contact.devices().version();
        if (!version.equals(told.put(contact.author(), version))) {
            int devices = contact.devices().devices().size();
            outbox.afterSaves(() -> outbox.add(new Output.Contact(contact.author(), devices)));
        }
    }

    private void reach(Contact contact, long nowMs) {
        for (Contact.Place place : contact.places()) {
            want(place.node(), place.addresses(), nowMs);
        }
    }

    private void want(Id node, List<Address> addresses, long nowMs) {
        relaying.routes().want(Wanter.CONTACTS, node, addresses, nowMs);
    }
}
