package kith.net.topic;

import java.util.ArrayList;
import java.util.List;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;

/**
 * What members of a topic tell each other, inside their links. The first byte is the kind, 0x80 to
 * 0x8f; then comes the topic's tag.
 */
public sealed interface TopicMessage {

    /** 0x80 to 0x8f are this package's. */
    static boolean is(int kind) {
        return (kind & 0xf0) == 0x80;
    }

    /** Kind and tag. */
    int HEAD_BYTES = 9;

    /** 8 members in a shuffle, some 600 bytes. */
    int MEMBERS_MAX = 8;

    /** 64 ids of 17 bytes fit in a packet. */
    int IDS_MAX = 64;

    /** 128 short ids of 8 bytes fit in a packet. */
    int SHORT_IDS_MAX = 128;

    /** The longest is a publication. */
    int BYTES_MAX = HEAD_BYTES + 1 + Publication.BYTES_MAX;

    /** 15 hops are more than any shuffle or walk needs. */
    int TTL_MAX = 15;

    /** "Let me in", from whoever has nobody yet. */
    record Join(Member self) implements TopicMessage {}

    /** Somebody joined: a random walk of {@code ttl} more steps finds who takes them in. */
    record ForwardJoin(int ttl, Member joined) implements TopicMessage {}

    /** Asks to be neighbors in the topic. */
    record Neighbor(Priority priority, boolean push, Member self) implements TopicMessage {}

    /** How much the asker needs it. */
    enum Priority {
        /** If there is a free place. */
        LOW(0),
        /** Also in the place of one that nothing is pushed to. */
        SWAP(1),
        /** In any case: the asker has nobody. */
        HIGH(2);

        private final int code;

        Priority(int code) {
            this.code = code;
        }

        private static Priority of(int code) {
            return code == 0 ? LOW : code == 1 ? SWAP : HIGH;
        }
    }

    /**
     * The answer to {@link Join} and {@link Neighbor}: neighbors; whether to push to each other.
     */
    record Accept(boolean push) implements TopicMessage {}

    /** The other answer. */
    record Decline() implements TopicMessage {}

    /** Neighbors no more; {@code forGood}: this node does not follow the topic. */
    record Leave(boolean forGood) implements TopicMessage {}

    /** Some members, {@code asks} for as many in return. */
    record Shuffle(boolean asks, List<Member> members) implements TopicMessage {}

    /** A publication, which came {@code hops} hops. */
    record Push(int hops, byte[] publication) implements TopicMessage {}

    /** An id and how many hops its publication would have come. */
    record Announced(MessageId id, int hops) {}

    /** Publications to be had here. */
    record Have(List<Announced> ids) implements TopicMessage {}

    /** Push to me from now on; and these. */
    record Graft(List<MessageId> ids) implements TopicMessage {}

    /** Only announce to me from now on. */
    record Prune() implements TopicMessage {}

    /**
     * What is known here of publications with numbers above {@code since}, by the first halves of
     * their ids: tell what else there is.
     */
    record Digest(long since, List<Long> shortIds) implements TopicMessage {}

    /**
     * Asks the receiver, and through it others.
     *
     * @param share how many members shall be asked this way since the query began, the receiver
     *     among them: a second question of a query with a greater share asks that many more
     * @param timeMs how long answers are worth passing on to the sender
     */
    record Question(MessageId query, int share, int timeMs, byte[] text) implements TopicMessage {}

    /** An {@link kith.net.topic.Answer}, its own or one that came. */
    record Answered(MessageId query, byte[] answer) implements TopicMessage {}

    /**
     * How a share was used: no more members than {@code asked} can be asked this way.
     *
     * @param share of the question that this is about
     * @param answers sent to the receiver so far
     * @param complete no more answers will come for this share
     */
    record Report(MessageId query, int share, int asked, int answers, boolean complete)
            implements TopicMessage {}

    /** The query is over: nothing more is wanted. */
    record Stop(MessageId query) implements TopicMessage {}

    /** Whether it belongs to a query. */
    default boolean isOfQuery() {
        return this instanceof Question
                || this instanceof Answered
                || this instanceof Report
                || this instanceof Stop;
    }

    default byte[] encode(long tag) {
        Writer out = new Writer(BYTES_MAX);
        switch (this) {
            case Join(Member self) -> self.write(out.u8(0x80).u64(tag));
            case ForwardJoin(int ttl, Member joined) -> joined.write(out.u8(0x81).u64(tag).u8(ttl));
            case Neighbor(Priority priority, boolean push, Member self) ->
                    self.write(out.u8(0x82).u64(tag).u8(priority.code << 1 | (push ? 1 : 0)));
            case Accept(boolean push) -> out.u8(0x83).u64(tag).u8(push ? 1 : 0);
            case Decline decline -> out.u8(0x84).u64(tag);
            case Leave(boolean forGood) -> out.u8(0x85).u64(tag).u8(forGood ? 1 : 0);
            case Shuffle(boolean asks, List<Member> members) -> {
                out.u8(0x86).u64(tag).u8(asks ? 1 : 0).u8(members.size());
                members.forEach(member -> member.write(out));
            }
            case Push(int hops, byte[] publication) ->
                    out.u8(0x87).u64(tag).u8(hops).bytes(publication);
            case Have(List<Announced> ids) -> {
                out.u8(0x88).u64(tag).u8(ids.size());
                for (Announced each : ids) {
                    each.id().write(out);
                    out.u8(each.hops());
                }
            }
            case Graft(List<MessageId> ids) -> {
                out.u8(0x89).u64(tag).u8(ids.size());
                ids.forEach(id -> id.write(out));
            }
            case Prune prune -> out.u8(0x8a).u64(tag);
            case Digest(long since, List<Long> shortIds) -> {
                out.u8(0x8b).u64(tag).u64(since).u8(shortIds.size());
                shortIds.forEach(out::u64);
            }
            case Question(MessageId query, int share, int timeMs, byte[] text) -> {
                query.write(out.u8(0x8c).u64(tag));
                out.u16(share).u16(timeMs).bytes(text);
            }
            case Answered(MessageId query, byte[] answer) -> {
                query.write(out.u8(0x8d).u64(tag));
                out.bytes(answer);
            }
            case Report(MessageId query, int share, int asked, int answers, boolean complete) -> {
                query.write(out.u8(0x8e).u64(tag));
                out.u16(share).u16(asked).u16(answers).u8(complete ? 1 : 0);
            }
            case Stop(MessageId query) -> query.write(out.u8(0x8f).u64(tag));
        }
        return out.toBytes();
    }

    /** The tag of a message; 0 if it is too short to have one. */
    static long tag(byte[] bytes) {
        return bytes.length < HEAD_BYTES ? 0 : new Reader(bytes, 1, 8).u64();
    }

    static Decoded<TopicMessage> decode(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            return Decoded.reject(Reason.TOO_LONG);
        }
        Reader in = new Reader(bytes);
        int kind = in.u8();
        in.skip(8);
        TopicMessage message =
                switch (kind) {
                    case 0x80 -> new Join(Member.read(in));
                    case 0x81 -> new ForwardJoin(upTo(TTL_MAX, in), Member.read(in));
                    case 0x82 -> neighbor(in);
                    case 0x83 -> new Accept(flag(in));
                    case 0x84 -> new Decline();
                    case 0x85 -> new Leave(flag(in));
                    case 0x86 -> new Shuffle(flag(in), members(in));
                    case 0x87 -> new Push(in.u8(), in.rest());
                    case 0x88 -> new Have(announced(in));
                    case 0x89 -> new Graft(ids(in));
                    case 0x8a -> new Prune();
                    case 0x8b -> new Digest(in.u64(), shortIds(in));
                    case 0x8c -> question(in);
                    case 0x8d -> new Answered(MessageId.read(in), answer(in));
                    case 0x8e -> report(in);
                    case 0x8f -> new Stop(MessageId.read(in));
                    default -> null;
                };
        return message == null ? Decoded.reject(Reason.UNKNOWN_KIND) : in.decoded(message);
    }

    private static Neighbor neighbor(Reader in) {
        int flags = upTo(5, in);
        return new Neighbor(Priority.of(flags >> 1), (flags & 1) != 0, Member.read(in));
    }

    private static Question question(Reader in) {
        MessageId query = MessageId.read(in);
        int share = from(1, Queries.PEERS_MAX, in.u16(), in);
        int timeMs = from(1, Queries.TIME_MS_MAX, in.u16(), in);
        byte[] text = in.rest();
        from(0, Queries.QUESTION_BYTES_MAX, text.length, in);
        return new Question(query, share, timeMs, text);
    }

    private static byte[] answer(Reader in) {
        byte[] answer = in.rest();
        from(Answer.BYTES_MIN, Answer.BYTES_MAX, answer.length, in);
        return answer;
    }

    private static Report report(Reader in) {
        MessageId query = MessageId.read(in);
        int share = from(1, Queries.PEERS_MAX, in.u16(), in);
        int asked = from(0, share, in.u16(), in);
        int answers = from(0, asked, in.u16(), in);
        return new Report(query, share, asked, answers, flag(in));
    }

    /** The value; one out of these bounds fails the reader. */
    private static int from(int min, int max, int value, Reader in) {
        if (value < min || value > max) {
            in.fail();
        }
        return value;
    }

    private static boolean flag(Reader in) {
        return upTo(1, in) == 1;
    }

    /** A byte; a greater one than allowed fails the reader. */
    private static int upTo(int max, Reader in) {
        int value = in.u8();
        if (value > max) {
            in.fail();
            return 0;
        }
        return value;
    }

    private static List<Member> members(Reader in) {
        int count = upTo(MEMBERS_MAX, in);
        List<Member> members = new ArrayList<>(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            members.add(Member.read(in));
        }
        return members;
    }

    private static List<Announced> announced(Reader in) {
        int count = upTo(IDS_MAX, in);
        List<Announced> ids = new ArrayList<>(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            ids.add(new Announced(MessageId.read(in), in.u8()));
        }
        return ids;
    }

    private static List<MessageId> ids(Reader in) {
        int count = upTo(IDS_MAX, in);
        List<MessageId> ids = new ArrayList<>(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            ids.add(MessageId.read(in));
        }
        return ids;
    }

    private static List<Long> shortIds(Reader in) {
        int count = upTo(SHORT_IDS_MAX, in);
        List<Long> ids = new ArrayList<>(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            ids.add(in.u64());
        }
        return ids;
    }
}
