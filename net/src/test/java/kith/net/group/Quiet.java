package kith.net.group;

import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.net.Output;
import kith.net.StoreRecord;
import kith.net.person.DeviceList;
import kith.net.topic.Topic;
import org.jspecify.annotations.Nullable;

/** Surroundings in which nobody else is; what is given out can be looked at. */
final class Quiet implements Around {

    final List<Output> outputs = new ArrayList<>();
    final List<StoreRecord> records = new ArrayList<>();
    final List<byte[]> published = new ArrayList<>();
    final List<byte[]> letters = new ArrayList<>();
    final List<Id> told = new ArrayList<>();
    final List<Topic> followed = new ArrayList<>();
    final List<DeviceList> contacts = new ArrayList<>();
    private final @Nullable DeviceList own;

    Quiet(@Nullable DeviceList own) {
        this.own = own;
    }

    <T extends Output> List<T> all(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Output output : outputs) {
            if (type.isInstance(output)) {
                found.add(type.cast(output));
            }
        }
        return found;
    }

    @Override
    public void save(StoreRecord record) {
        records.add(record);
    }

    @Override
    public void emit(Output output) {
        outputs.add(output);
    }

    @Override
    public @Nullable DeviceList own() {
        return own;
    }

    @Override
    public @Nullable DeviceList contact(Id person) {
        for (DeviceList list : contacts) {
            if (list.author().equals(person)) {
                return list;
            }
        }
        return null;
    }

    @Override
    public boolean tell(Id person, byte[] letter, long nowMs) {
        letters.add(letter);
        told.add(person);
        return true;
    }

    @Override
    public void follow(Topic topic, List<Id> persons, @Nullable Id after, long nowMs) {
        followed.add(topic);
    }

    @Override
    public void unfollow(Id topic, long nowMs) {}

    @Override
    public boolean hasMates(Id topic) {
        return true;
    }

    @Override
    public boolean publish(Id topic, byte[] content, long nowMs) {
        published.add(content);
        return true;
    }
}
