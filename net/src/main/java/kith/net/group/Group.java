package kith.net.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.Output;
import kith.net.crypto.Crypto;
import kith.net.person.DeviceList;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * One group, as one of its members' devices sees it. {@link #expire} when {@link #deadlineMs} has
 * come.
 */
public final class Group {

    /** 5 s in the topic after leaving, so that others hear of it. */
    static final long GOODBYE_MS = 5_000;

    private final GroupTools tools;
    private final Crypto crypto;
    private final Id id;
    private final Id self;
    private final Cabinet cabinet;
    private final History history;
    private final Epochs epochs;
    private final Telling telling;
    private final Hearing hearing;
    private final Speaking speaking;
    private final Correspondence letters;
    private final Catching catching;
    private final Changing changing;
    private final Parts parts;
    private Standing standing;
    private @Nullable Roll shown;
    private long goneMs = Long.MAX_VALUE;
    private long renewMs = Long.MAX_VALUE;

    Group(Operation create, Standing standing, GroupTools tools) {
        this.tools = tools;
        this.crypto = tools.crypto();
        this.parts = Parts.of(create, tools);
        this.cabinet = parts.cabinet();
        this.history = parts.history();
        this.epochs = parts.epochs();
        this.telling = parts.telling();
        this.hearing = parts.hearing();
        this.speaking = parts.speaking();
        this.letters = parts.letters();
        this.id = history.group();
        this.self = tools.owner().author();
        this.standing = standing;
        this.catching = new Catching(tools, history);
        this.changing = new Changing(tools, parts, catching);
    }

    /** Begins a group of which the owner is the first member; null if that is not possible now. */
    public static @Nullable Group create(String name, GroupTools tools, long nowMs) {
        DeviceList own = tools.around().own();
        if (own == null || !Action.isName(name)) {
            return null;
        }
        byte[] secret = tools.randomness().bytes(Crypto.KEY_BYTES);
        Action create = new Action.Create(name, Epoch.commitment(secret, tools.crypto()));
        Operation.Draft draft = new Operation.Draft(Operation.NONE, List.of(), nowMs, create);
        Operation first = Operation.sign(tools.owner(), own, draft);
        Group group = new Group(first, Standing.MEMBER, tools);
        group.changing.keep();
        group.epochs.learn(group.id, first, secret);
        group.saveState();
        group.update(nowMs);
        return group;
    }

    /** A group that a contact let the owner into; null if the letter is not that. */
    public static @Nullable Group invited(Id from, Letter letter, GroupTools tools, long nowMs) {
        Operation create = null;
        if (!letter.operations().isEmpty()) {
            create = Operation.decode(letter.operations().get(0), tools.crypto()).orNull();
        }
        if (create == null || !create.of(tools.crypto()).equals(letter.group())) {
            return null;
        }
        if (!(create.action() instanceof Action.Create)) {
            return null;
        }
        Group group = new Group(create, Standing.INVITED, tools);
        group.changing.take(letter.operations());
        if (!group.history.roll().contains(group.self)) {
            return null;
        }
        group.saveState();
        group.receive(from, letter, nowMs);
        return group;
    }

    public Id id() {
        return id;
    }

    public Standing standing() {
        return standing;
    }

    public Roll roll() {
        return history.roll();
    }

    /** The topic in which the members meet now; null while it cannot be known. */
    public @Nullable Id topic() {
        Epoch epoch = epochs.current();
        return epoch == null ? null : epoch.topicId();
    }

    /** As {@link #topic}, with the keys. */
    @Nullable Epoch epoch() {
        return epochs.current();
    }

    /** The secrets that the keys follow from, by their operations. */
    Map<Id, byte[]> secrets() {
        return epochs.given(history.roll());
    }

    // What the owner wants.

    /** Says yes to being a member. */
    public void join(long nowMs) {
        if (standing == Standing.INVITED) {
            standing = Standing.MEMBER;
            saveState();
            update(nowMs);
            settleLack(nowMs);
            show();
        }
    }

    /** Lets a contact in, or gives a member another role; null if it is done, else why not. */
    public @Nullable Reason grant(Id person, Role role, long nowMs) {
        Action.Grant grant = new Action.Grant(person, role);
        boolean contact = tools.around().contact(person) != null;
        Reason refused = Rights.grant(history.roll(), self, grant, contact);
        return refused == null ? operate(grant, null, nowMs) : refused;
    }

    /** Removes a member, who reads nothing that is said from now on. */
    public @Nullable Reason remove(Id person, long nowMs) {
        Reason refused = Rights.remove(history.roll(), self, person);
        if (refused != null) {
            return refused;
        }
        byte[] secret = tools.randomness().bytes(Crypto.KEY_BYTES);
        Action remove = new Action.Remove(person, Epoch.commitment(secret, crypto));
        return operate(remove, secret, nowMs);
    }

    /** Whoever becomes a contact by an invitation of the owner is to be let in, too. */
    public @Nullable Reason link(Id invitation, Role role, long expiresMs, long nowMs) {
        if (standing != Standing.MEMBER || !history.roll().isAdmin(self)) {
            return Reason.REFUSED;
        }
        return parts.links().add(invitation, role, expiresMs, nowMs) ? null : Reason.FULL;
    }

    /** Invitations that are not taken yet let nobody in any more. */
    public void withdraw() {
        parts.links().clear();
    }

    /** A person is a contact, by that invitation. */
    public void known(Id person, Id invitation, long nowMs) {
        Role role = parts.links().role(invitation, nowMs);
        boolean in = history.roll().contains(person);
        if (role != null && (in || grant(person, role, nowMs) == null)) {
            parts.links().drop(invitation);
        }
    }

    /** Gives the group another name. */
    public @Nullable Reason rename(String name, long nowMs) {
        if (!Action.isName(name)) {
            return Reason.INVALID_FIELD;
        }
        boolean may = history.roll().isAdmin(self);
        return may ? operate(new Action.Rename(name), null, nowMs) : Reason.REFUSED;
    }

    /** Leaves the group; it is forgotten a moment later. */
    public void leave(long nowMs) {
        operate(new Action.Leave(), null, nowMs);
        gone(nowMs);
    }

    /**
     * Says something with the next {@link #expire}; false if the owner may not, it is too long, or
     * too much is under way.
     */
    public boolean say(long ticket, byte[] content, long nowMs) {
        if (standing != Standing.MEMBER || !speaking.say(ticket, content, nowMs)) {
            return false;
        }
        saveState();
        return true;
    }

    /** The owner has a message; false if it is none of this group's. */
    public boolean taken(Id message) {
        return hearing.pieces.taken(message);
    }

    private @Nullable Reason operate(Action action, byte @Nullable [] secret, long nowMs) {
        if (standing != Standing.MEMBER && !(action instanceof Action.Leave)) {
            return Reason.REFUSED;
        }
        Reason refused = changing.make(action, secret, nowMs);
        if (refused == null) {
            update(nowMs);
        }
        return refused;
    }

    // What comes from others.

    /** A letter of a contact. */
    public void receive(Id from, Letter letter, long nowMs) {
        changing.take(letter.operations());
        changing.keep();
        letter.secrets().forEach((name, secret) -> epochs.learn(name, history.any(name), secret));
        for (byte[] bytes : letter.chains()) {
            ChainCard card = ChainCard.parse(bytes).orNull();
            if (card != null) {
                hearing.learn(card, history.roll());
            }
        }
        update(nowMs);
        hearing.retry(history, nowMs);
        settleLack(nowMs);
        Roll roll = history.roll();
        boolean member = standing == Standing.MEMBER && roll.contains(from);
        if (member && !letter.to().isEmpty() && letter.hops() > 0) {
            List<Id> to = new ArrayList<>(letter.to());
            to.removeIf(person -> !roll.contains(person));
            telling.distribute(letter, to, from, roll, nowMs);
        }
        if (member && letter.asks() && telling.answers(from, nowMs)) {
            telling.tell(from, letters.all(from), nowMs);
        }
    }

    /** Whether a topic is this group's; then what is said in it is for {@link #heard}. */
    public boolean owns(Id topic) {
        return epochs.of(topic) != null;
    }

    /** Something was said in one of the group's topics; null, or why it is not taken. */
    public @Nullable Reason heard(Id topic, Id by, byte[] content, long nowMs) {
        Epoch epoch = epochs.of(topic);
        if (epoch == null || standing != Standing.MEMBER) {
            return Reason.UNKNOWN_TARGET;
        }
        byte[] plain = Cover.open(epoch.cover(), content, crypto);
        Notice notice = plain == null ? null : Notice.decode(plain).orNull();
        if (notice == null) {
            return Reason.FORGED;
        }
        Reason refused = null;
        switch (notice) {
            case Notice.Changes(byte[] bytes) -> {
                refused = changing.said(bytes, nowMs);
                update(nowMs);
                hearing.retry(history, nowMs);
            }
            case Notice.Knows(List<Id> heads) -> catching.knows(heads, nowMs);
            case Notice.Says says -> {
                Hearing.Fate fate = hearing.says(says, epoch, history, nowMs);
                refused = fate == Hearing.Fate.REFUSED ? Reason.REFUSED : null;
            }
            case Notice.Has(List<Long> tokens) -> {
                for (Long token : tokens) {
                    hearing.receipts.seen(token, by);
                    speaking.has(token, by, history.roll());
                }
            }
        }
        settleLack(nowMs);
        return refused;
    }

    /** Whatever cannot be opened or computed is asked for. */
    private void settleLack(long nowMs) {
        boolean secret = standing == Standing.MEMBER && epochs.current() == null;
        if (standing == Standing.MEMBER && (secret || hearing.lacks(nowMs))) {
            telling.lacks(nowMs);
        } else {
            telling.complete();
        }
    }

    /** Follows what changed: who is in it, where they meet, whether the owner is one of them. */
    private void update(long nowMs) {
        Roll roll = history.roll();
        if (standing == Standing.GONE) {
            return;
        }
        if (!roll.contains(self)) {
            gone(nowMs);
            return;
        }
        if (standing == Standing.MEMBER && epochs.update(roll, nowMs)) {
            saveState();
            catching.met(nowMs);
        }
        boolean renews = roll.isAdmin(self) && !roll.left().isEmpty();
        renewMs = renews ? Math.min(renewMs, tools.later(nowMs, 2_000, 20_000)) : Long.MAX_VALUE;
        if (shown == null || !shown.equals(roll)) {
            show();
        }
    }

    private void gone(long nowMs) {
        if (standing != Standing.GONE) {
            standing = Standing.GONE;
            saveState();
            goneMs = nowMs + GOODBYE_MS;
            show();
        }
    }

    /** Tells the owner how the group is now. */
    void show() {
        Roll roll = history.roll();
        shown = roll;
        Map<Id, Role> members = new LinkedHashMap<>();
        roll.members().forEach((person, member) -> members.put(person, member.role()));
        tools.around().emit(new Output.GroupChanged(id, roll.name(), standing, members));
    }

    History history() {
        return history;
    }

    /** Whether the group is over, and nothing is kept of it. */
    public boolean over() {
        return standing == Standing.GONE && goneMs == Long.MIN_VALUE;
    }

    /** Leaves its topics and keeps nothing of it. */
    void forget(long nowMs) {
        standing = Standing.GONE;
        epochs.leave(nowMs);
        cabinet.clear();
        goneMs = Long.MIN_VALUE;
    }

    public void expire(long nowMs) {
        if (standing == Standing.GONE) {
            if (nowMs >= goneMs && !over()) {
                forget(nowMs);
            }
            return;
        }
        letters.write(telling, nowMs);
        if (epochs.expire(nowMs)) {
            hearing.keepOnly(epochs.ids());
            saveState();
        }
        if (nowMs >= renewMs) {
            renewMs = Long.MAX_VALUE;
            new ArrayList<>(history.roll().left()).forEach(person -> remove(person, nowMs));
        }
        if (nowMs >= telling.deadlineMs()) {
            settleLack(nowMs);
            telling.ask(id, history.roll(), nowMs);
        }
        Epoch epoch = epochs.current();
        if (standing == Standing.MEMBER && epoch != null) {
            List<Long> tokens = hearing.receipts.due(nowMs);
            for (int i = 0; i < tokens.size(); i += Notice.TOKENS_MAX) {
                int to = Math.min(tokens.size(), i + Notice.TOKENS_MAX);
                changing.publish(new Notice.Has(tokens.subList(i, to)), nowMs);
            }
            boolean mates = tools.around().hasMates(epoch.topicId());
            catching.due(mates, nowMs).forEach(notice -> changing.publish(notice, nowMs));
            speaking.expire(epoch, history, nowMs);
        }
    }

    /** When something is to be done next. */
    public long deadlineMs() {
        if (standing == Standing.GONE) {
            return over() ? Long.MAX_VALUE : goneMs;
        }
        long soonMs = Math.min(epochs.deadlineMs(), Math.min(renewMs, telling.deadlineMs()));
        soonMs = Math.min(soonMs, letters.deadlineMs());
        if (standing == Standing.MEMBER && epochs.current() != null) {
            soonMs = Math.min(soonMs, hearing.receipts.deadlineMs());
            soonMs = Math.min(soonMs, catching.deadlineMs());
            soonMs = Math.min(soonMs, speaking.deadlineMs());
        }
        return soonMs;
    }

    // What is kept.

    private void saveState() {
        Writer out = new Writer(1 + 8 + Id.BYTES + 1 + Epochs.OLD_MAX * Id.BYTES);
        out.u8(standing.code()).u64(speaking.next());
        speaking.before().write(out);
        epochs.write(out);
        cabinet.keepOne(Cabinet.STATE, out.toBytes());
    }

    /** Takes the group's state and operations back in. */
    void restoreState(byte[] value) {
        Reader in = new Reader(value);
        standing = Standing.of(in.u8());
        speaking.restoreNext(in.u64(), Id.read(in));
        epochs.restoreOld(in);
    }

    Parts parts() {
        return parts;
    }

    /** Goes on where the records end. */
    void start(long nowMs) {
        history.takeAdded().forEach(operation -> hearing.learn(operation.devices()));
        speaking.start();
        epochs.start(nowMs);
        goneMs = standing == Standing.GONE ? nowMs : Long.MAX_VALUE;
        update(nowMs);
        if (standing != Standing.GONE) {
            hearing.start();
            settleLack(nowMs);
        }
        if (epochs.current() != null) {
            hearing.keepOnly(epochs.ids());
        }
    }
}
