package kith.net;

import java.util.List;
import kith.net.group.Role;
import kith.net.lan.Hint;
import kith.net.topic.Member;
import kith.net.topic.MessageId;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/** What happens to a peer: datagrams, time, and what its owner asks for. */
public sealed interface Input {

    /** Bytes that came from {@code from}. The array is the peer's from now on. */
    record Datagram(Address from, byte[] bytes) implements Input {}

    /** Only time has passed. */
    record Tick() implements Input {}

    /** Everything saved up to {@code sequence} (of {@link Output.Save}) is on the disk. */
    record Saved(long sequence) implements Input {}

    /**
     * The device's networks changed, or it woke from sleep: prove paths again. Also the first
     * input.
     *
     * @param own the addresses of its interfaces, with the port the node listens on
     */
    record NetworkChanged(List<Address> own) implements Input {}

    /**
     * Be linked to the node at an address; if {@code node} is given, to no other. Tried again until
     * it is, and whenever the link ends.
     */
    record Dial(Address to, @Nullable Id node) implements Input {}

    /**
     * Somebody on a local network gave a hint at who they are. A node that is wanted is dialed;
     * strangers are left alone.
     *
     * @param at where they said to be: addresses of that network, nobody else's
     */
    record Sighted(Hint hint, List<Address> at) implements Input {}

    /** Be linked to a node, by whatever way there is, straight or through others. */
    record Reach(Id node) implements Input {}

    /** Find the nodes nearest to a key in the network; answered by {@link Output.Found}. */
    record Find(long ticket, Id key) implements Input {}

    /**
     * Add a person to the contacts, from an invitation.
     *
     * @param invitation the bytes behind {@code kith:peer?}, as {@link Output.Invited} gave them
     */
    record Accept(byte[] invitation) implements Input {}

    /** Want no more from a person, or take that back; the mailbox's secret changes. */
    record Block(Id author, boolean blocked) implements Input {}

    /** Make an invitation; answered by {@link Output.Invited}. */
    record Invite() implements Input {}

    /**
     * Send a message to a person.
     *
     * @param ticket the owner's number for it, given back in {@link Output.State}
     * @param author the person's author key
     * @param content at most 1 MiB
     */
    record Send(long ticket, Id author, byte[] content) implements Input {}

    /** The owner has taken a delivered message over and keeps it. */
    record Taken(Id envelope) implements Input {}

    /**
     * The node ends: all it is linked to are told, so that they need not find out by silence. After
     * it comes no other input, and the last outputs are to be taken.
     */
    record Leave() implements Input {}

    /** Open an ordered stream to a linked node; answered by {@link Output.Opened}. */
    record Open(long ticket, Id node) implements Input {}

    /** More bytes for a stream, and whether they are the last. At most what it has room for. */
    record Write(Id node, long stream, byte[] bytes, boolean last) implements Input {}

    /** The owner consumed bytes of a stream, so the other side may send as many more. */
    record Consumed(Id node, long stream, int bytes) implements Input {}

    /** Give a stream up, both ways. */
    record Reset(Id node, long stream, long code) implements Input {}

    /** An unordered datagram to a linked node, sent once: at most 1100 bytes. */
    record Throw(Id node, byte[] bytes) implements Input {}

    /**
     * A small message to a linked node, sent until acknowledged, unordered: at most 1100 bytes. If
     * it cannot be sent, {@link Output.Unposted} gives it back.
     */
    record Post(Id node, byte[] bytes) implements Input {}

    /**
     * Follow a topic; answered by {@link Output.Joined}. One that is followed already learns of the
     * members.
     *
     * @param topic the 33 bytes of {@link kith.net.topic.Topic}
     * @param members to begin with; if there are none, all linked nodes are asked
     * @param keptBytes how much of its latest messages is kept for those who missed them, at most
     *     16 MiB
     */
    record Join(byte[] topic, List<Member> members, int keptBytes) implements Input {}

    /**
     * Follow a feed of this person's, and be the one who publishes in it: by its name, at most 255
     * bytes. Answered by {@link Output.Joined}, with the topic to give to others.
     */
    record JoinFeed(byte[] name, List<Member> members, int keptBytes) implements Input {}

    /** Follow a topic no longer. */
    record LeaveTopic(Id topic) implements Input {}

    /** Say something in a topic: at most 128 KiB; answered by {@link Output.Published}. */
    record Publish(long ticket, Id topic, byte[] content) implements Input {}

    /**
     * Ask members of a topic something; answered by {@link Output.Answer} and, at last, {@link
     * Output.QueryEnded}.
     *
     * @param ticket the owner's number for it
     * @param question at most 1000 bytes
     * @param peers how many members are asked, 1 to 500
     * @param answers how many are enough, at least 1
     * @param timeMs how long answers are waited for, 1 to 30 000
     */
    record Query(long ticket, Id topic, byte[] question, int peers, int answers, int timeMs)
            implements Input {}

    /**
     * Answer {@link Output.Question}, once, or say that there is no answer.
     *
     * @param content at most 1000 bytes; null: no answer
     */
    record Answer(Id topic, MessageId query, byte @Nullable [] content) implements Input {}

    /** End a query of this node's before its time. */
    record StopQuery(long ticket) implements Input {}

    /** What the owner wants of groups. */
    sealed interface OfGroup extends Input {}

    /**
     * Begin a group; answered by {@link Output.GroupCreated}.
     *
     * @param name 1 to 255 bytes of UTF-8 without control characters
     */
    record CreateGroup(long ticket, String name) implements OfGroup {}

    /**
     * Let a contact into a group, or give a member another role. If it cannot be done, {@link
     * Output.GroupDeclined} says why, as for all that follows.
     */
    record Grant(Id group, Id person, Role role) implements OfGroup {}

    /**
     * Make an invitation that also lets who takes it into a group; answered by {@link
     * Output.Invited}. It serves one person, for 7 days.
     */
    record InviteToGroup(Id group, Role role) implements OfGroup {}

    /** Invitations to a group that are not taken yet make contacts, but let nobody in any more. */
    record WithdrawInvitations(Id group) implements OfGroup {}

    /** Remove a member, who reads nothing that is said from then on. */
    record RemoveMember(Id group, Id person) implements OfGroup {}

    /** Give a group another name. */
    record RenameGroup(Id group, String name) implements OfGroup {}

    /** Say yes to a group that a contact let the owner into. */
    record JoinGroup(Id group) implements OfGroup {}

    /** Leave a group, or say no to one; it is forgotten. */
    record LeaveGroup(Id group) implements OfGroup {}

    /**
     * Say something in a group.
     *
     * @param ticket the owner's number for it, given back in {@link Output.State}: {@code STORED}
     *     when three other members have it, or all
     * @param content at most 1 MiB
     */
    record Say(long ticket, Id group, byte[] content) implements OfGroup {}

    /** Measure the round trip to a linked node; answered by {@link Output.Answered}. */
    record Ping(Id node) implements Input {}
}
