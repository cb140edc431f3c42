package kith.net.topic;

import java.util.ArrayList;
import java.util.List;
import kith.net.StoreRecord;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * What outlives the process of a topic that is followed.
 *
 * @param name of a feed of this person; null for all other topics
 * @param keptBytes how much of its latest messages is kept for others
 * @param since the highest number that came
 * @param lastNumber the last number this node published under
 * @param members to begin with, at most {@link TopicMessage#MEMBERS_MAX}
 */
record TopicRecord(
        Topic topic,
        byte @Nullable [] name,
        int keptBytes,
        long since,
        long lastNumber,
        List<Member> members) {

    private static final int VERSION = 1;

    private static final int NAME_BYTES_MAX = 255;

    private static final int BYTES_MAX =
            1
                    + 1
                    + 1
                    + NAME_BYTES_MAX
                    + 4
                    + 8
                    + 8
                    + 1
                    + TopicMessage.MEMBERS_MAX * Member.BYTES_MAX;

    StoreRecord encode() {
        byte[] named = name == null ? new byte[0] : name;
        Writer out = new Writer(BYTES_MAX).u8(VERSION).u8(name == null ? 0 : 1);
        out.u8(named.length).bytes(named);
        out.u32(keptBytes).u64(since).u64(lastNumber).u8(members.size());
        members.forEach(member -> member.write(out));
        return new StoreRecord(StoreRecord.Kind.TOPIC, topic.toBytes(), out.toBytes());
    }

    StoreRecord removed() {
        return new StoreRecord(StoreRecord.Kind.TOPIC, topic.toBytes(), null);
    }

    /** Null if the record is another's or damaged. */
    static @Nullable TopicRecord decode(StoreRecord record) {
        byte[] value = record.value();
        Topic topic =
                record.kind() == StoreRecord.Kind.TOPIC
                        ? Topic.decode(record.key()).orNull()
                        : null;
        if (topic == null || value == null) {
            return null;
        }
        Reader in = new Reader(value);
        int version = in.u8();
        boolean own = in.u8() == 1;
        byte[] name = in.bytes(in.u8());
        int keptBytes = (int) in.u32();
        long since = in.u64();
        long lastNumber = in.u64();
        int count = in.u8();
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            members.add(Member.read(in));
        }
        boolean valid = in.finished() && version == VERSION && keptBytes >= 0;
        return valid
                ? new TopicRecord(topic, own ? name : null, keptBytes, since, lastNumber, members)
                : null;
    }
}
