package kith.cli.node;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import kith.net.Id;
import kith.net.Output;
import kith.net.group.Standing;
import org.jspecify.annotations.Nullable;

/** The groups of a node's person, as the node said last. On the node's thread. */
final class GroupRoster {

    private final Map<Id, Output.GroupChanged> groups = new LinkedHashMap<>();

    /** Notes what concerns groups; what to tell of it, or null. */
    @Nullable Event heard(Output output) {
        if (!(output instanceof Output.GroupChanged changed)) {
            return null;
        }
        if (changed.standing() == Standing.GONE) {
            groups.remove(changed.group());
        } else {
            groups.put(changed.group(), changed);
        }
        Event event = event(changed);
        return changed.standing() == Standing.INVITED
                ? event.with("for", "kith node group join " + changed.group().brief())
                : event;
    }

    /** A line about a group. */
    private static Event event(Output.GroupChanged group) {
        return Event.of("group")
                .with("group", group.group())
                .with("name", group.name())
                .with("standing", group.standing().name().toLowerCase(Locale.ROOT))
                .with("members", (long) group.members().size());
    }

    /** What was said in a group. */
    static Event said(Output.GroupHeard said) {
        Event event = Event.of("said").with("group", said.group()).with("from", said.author());
        String text = text(said.content());
        return text == null
                ? event.with("bytes", (long) said.content().length)
                : event.with("text", text);
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** A line for each group, each followed by one for each member. */
    List<Event> all() {
        List<Event> all = new ArrayList<>();
        for (Output.GroupChanged group : groups.values()) {
            all.add(event(group));
            group.members()
                    .forEach((person, role) ->
                            all.add(
                                    Event.of("member")
                                            .with("group", group.group())
                                            .with("author", person)
                                            .with("role", role.name().toLowerCase(Locale.ROOT))));
        }
        return all;
    }

    /**
     * The group whose id begins with {@code text}.
     *
     * @throws NodeException if there is none or more than one
     */
    Id group(String text) throws NodeException {
        return only(new ArrayList<>(groups.keySet()), text, "group", "kith node group list");
    }

    /**
     * The member of a group whose id begins with {@code text}.
     *
     * @throws NodeException if there is none or more than one
     */
    Id member(Id group, String text) throws NodeException {
        Output.GroupChanged known = groups.get(group);
        List<Id> members = new ArrayList<>();
        if (known != null) {
            members.addAll(known.members().keySet());
        }
        return only(members, text, "member", "kith node group list");
    }

    /** Whether a member of a group has an id that begins with {@code text}. */
    boolean hasMember(Id group, String text) {
        Output.GroupChanged known = groups.get(group);
        return known != null
                && known.members().keySet().stream()
                        .anyMatch(person -> person.toString().startsWith(text));
    }

    /** Whether something is true of a group now. */
    boolean is(Id group, Predicate<Output.GroupChanged> what) {
        Output.GroupChanged known = groups.get(group);
        return known != null && what.test(known);
    }

    private static Id only(List<Id> ids, String text, String what, String see)
            throws NodeException {
        ids.removeIf(id -> !id.toString().startsWith(text));
        if (ids.size() != 1) {
            throw new NodeException(
                    (ids.isEmpty() ? "no " : "more than one ")
                            + what
                            + " has an id that begins with '"
                            + text
                            + "' (see: "
                            + see
                            + ")");
        }
        return ids.get(0);
    }
}
