package kith.net.group;

import java.util.List;
import kith.net.Id;
import kith.net.Output;
import kith.net.StoreRecord;
import kith.net.person.DeviceList;
import kith.net.topic.Topic;
import org.jspecify.annotations.Nullable;

/** What groups ask the node they run on. */
public interface Around {

    /** Keep this record before anything that is asked for later leaves the node. */
    void save(StoreRecord record);

    /** Gives an output to the owner, once all records are kept. */
    void emit(Output output);

    /** The own device list; null on the very first start. */
    @Nullable DeviceList own();

    /** The newest device list of a contact who is not blocked; null of anybody else. */
    @Nullable DeviceList contact(Id person);

    /** Seals a letter to a contact's devices; false if it could be sealed to none. */
    boolean tell(Id person, byte[] letter, long nowMs);

    /**
     * Follows a topic, of which these persons are members.
     *
     * @param after the topic in which they met before; null: in none
     */
    void follow(Topic topic, List<Id> persons, @Nullable Id after, long nowMs);

    void unfollow(Id topic, long nowMs);

    /** Whether anybody is linked in the topic. */
    boolean hasMates(Id topic);

    /** Says something in a topic; false if too much was said lately. */
    boolean publish(Id topic, byte[] content, long nowMs);
}
