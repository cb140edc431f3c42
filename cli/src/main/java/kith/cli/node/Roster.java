package kith.cli.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kith.net.Id;
import kith.net.Output;
import kith.net.wire.Address;
import kith.node.PeerAddress;
import org.jspecify.annotations.Nullable;

/** Who a node is linked to, and the contacts of its person. On the node's thread. */
final class Roster {

    /** What to do when an invitation was answered by another. */
    static final String SPENT = "somebody else took this invitation before; ask for a new one";

    private final Map<Id, String> links = new LinkedHashMap<>();
    private final Map<Id, Integer> contacts = new LinkedHashMap<>();
    private final Function<Id, List<Id>> nodesOf;

    /**
     * Nobody yet.
     *
     * @param nodesOf the nodes where the devices of a contact were met
     */
    Roster(Function<Id, List<Id>> nodesOf) {
        this.nodesOf = nodesOf;
    }

    /** Notes what concerns links and contacts; what to tell of it, or null. */
    @Nullable Event heard(Output output) {
        return switch (output) {
            case Output.Linked(Id node, Address at) -> {
                String where = at == null ? "relayed" : at.toString();
                links.put(node, where);
                yield of("linked", node, where);
            }
            case Output.Unlinked(Id node, var reason) -> {
                links.remove(node);
                yield Event.of("unlinked").with("node", node).with("why", reason);
            }
            case Output.Contact(Id author, int devices) -> {
                contacts.put(author, devices);
                yield Event.of("contact").with("author", author).with("devices", devices);
            }
            case Output.Spent(Id author) ->
                    Event.of("spent").with("author", author).with("why", SPENT);
            default -> null;
        };
    }

    private Event of(String event, Id node, String where) {
        Event linked = Event.of(event).with("node", node).with("at", where);
        Id author = contactAt(node);
        return author == null ? linked : linked.with("contact", author);
    }

    private @Nullable Id contactAt(Id node) {
        for (Id author : contacts.keySet()) {
            if (nodesOf.apply(author).contains(node)) {
                return author;
            }
        }
        return null;
    }

    int linkCount() {
        return links.size();
    }

    int contactCount() {
        return contacts.size();
    }

    boolean knows(Id author) {
        return contacts.containsKey(author);
    }

    /** A line for each link, then for each contact. */
    List<Event> peers() {
        List<Event> all = new ArrayList<>();
        links.forEach((node, at) -> all.add(of("peer", node, at)));
        contacts.forEach((author, devices) -> {
            List<Id> linked = new ArrayList<>(nodesOf.apply(author));
            linked.retainAll(links.keySet());
            all.add(
                    Event.of("contact")
                            .with("author", author)
                            .with("devices", devices)
                            .with("linked", linked.size()));
        });
        return all;
    }

    /**
     * The contact whose id begins with {@code text}.
     *
     * @throws NodeException if there is none or more than one
     */
    Id contact(String text) throws NodeException {
        return only(beginning(contacts, text), "contact", text);
    }

    /**
     * The nodes meant by {@code text}: a contact's, or the linked node whose id begins so; any node
     * by its whole id.
     *
     * @throws NodeException if there is none or more than one
     */
    List<Id> nodes(String text) throws NodeException {
        List<Id> found = beginning(contacts, text);
        found.addAll(beginning(links, text));
        if (found.isEmpty() && text.length() == 2 * Id.BYTES) {
            return List.of(PeerAddress.id(text));
        }
        Id one = only(found, "contact or linked node", text);
        if (!knows(one)) {
            return List.of(one);
        }
        List<Id> nodes = nodesOf.apply(one);
        if (nodes.isEmpty()) {
            throw new NodeException("no node of the contact " + one + " was ever met");
        }
        return nodes;
    }

    private static List<Id> beginning(Map<Id, ?> all, String text) {
        List<Id> found = new ArrayList<>(all.keySet());
        found.removeIf(id -> !id.toString().startsWith(text));
        return found;
    }

    private static Id only(List<Id> found, String what, String text) throws NodeException {
        if (found.size() != 1) {
            throw new NodeException(
                    (found.isEmpty() ? "no " : "more than one ")
                            + what
                            + " has an id that begins with '"
                            + text
                            + "' (see: kith node peers)");
        }
        return found.get(0);
    }
}
