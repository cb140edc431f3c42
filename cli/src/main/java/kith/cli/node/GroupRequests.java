package kith.cli.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.group.Role;
import kith.net.group.Standing;
import kith.net.wire.Reason;

/** What other commands ask a running node about groups. */
final class GroupRequests {

    /** 15 s: a node with a slow disk has done it by then. */
    private static final long ANSWER_MS = 15_000;

    /** 1 s: whoever waits longer is told what they wait for. */
    private static final long QUIET_MS = 1_000;

    private final RunningNode running;

    GroupRequests(RunningNode running) {
        this.running = running;
    }

    void answer(Event request, Control to) throws IOException, NodeException, InterruptedException {
        String what = request.text("do");
        switch (what) {
            case "list" -> {
                for (Event group : running.groups()) {
                    to.send(group);
                }
            }
            case "create" -> create(request.text("name"), to);
            case "link" -> link(running.group(request.text("group")), request, to);
            case "withdraw" -> {
                Id group = running.group(request.text("group"));
                running.node().submit(new Input.WithdrawInvitations(group));
                to.send(Event.of("group").with("group", group));
            }
            case "say" -> say(running.group(request.text("group")), request.text("text"), to);
            default -> change(what, running.group(request.text("group")), request, to);
        }
    }

    private void create(String name, Control to)
            throws IOException, NodeException, InterruptedException {
        long ticket = Sending.ticket();
        try (Heard heard = new Heard(running, List.of(Output.GroupCreated.class))) {
            running.node().submit(new Input.CreateGroup(ticket, name));
            long untilMs = System.currentTimeMillis() + ANSWER_MS;
            Output output;
            while ((output = heard.next(untilMs - System.currentTimeMillis())) != null) {
                if (output instanceof Output.GroupCreated(long of, Id group) && of == ticket) {
                    if (group == null) {
                        throw new NodeException(
                                "no such group: a name has 1 to 255 bytes and no line ends,"
                                        + " and there are at most 32 groups");
                    }
                    to.send(Event.of("group").with("group", group).with("name", name));
                    return;
                }
            }
            throw new NodeException("the node does not answer");
        }
    }

    /** Makes an invitation that lets who takes it in. */
    private void link(Id group, Event request, Control to)
            throws IOException, NodeException, InterruptedException {
        try (Heard heard =
                new Heard(
                        running,
                        List.of(
                                Output.Invited.class,
                                Output.Declined.class,
                                Output.GroupDeclined.class))) {
            Role role = Role.valueOf(request.text("role"));
            running.node().submit(new Input.InviteToGroup(group, role));
            switch (heard.next(ANSWER_MS)) {
                case Output.Invited(byte[] bytes) -> Requests.tellInvitation(bytes, to);
                case Output.GroupDeclined(Id of, Reason reason) ->
                        throw new NodeException(why(reason));
                case null, default ->
                        throw new NodeException(
                                "too many invitations are open; wait until some are used");
            }
        }
    }

    /** Asks for a change, and waits until it is there. */
    private void change(String what, Id group, Event request, Control to)
            throws IOException, NodeException, InterruptedException {
        switch (what) {
            case "invite" -> {
                Id person = running.contactOrMember(group, request.text("peer"));
                Role role = Role.valueOf(request.text("role"));
                Input.Grant grant = new Input.Grant(group, person, role);
                await(group, grant, changed -> role == changed.members().get(person), to);
            }
            case "remove" -> {
                Id person = running.member(group, request.text("peer"));
                Input.RemoveMember remove = new Input.RemoveMember(group, person);
                await(group, remove, changed -> !changed.members().containsKey(person), to);
            }
            case "join" ->
                    await(
                            group,
                            new Input.JoinGroup(group),
                            changed -> changed.standing() == Standing.MEMBER,
                            to);
            case "leave" ->
                    await(
                            group,
                            new Input.LeaveGroup(group),
                            changed -> changed.standing() == Standing.GONE,
                            to);
            case "rename" -> {
                String name = request.text("name");
                Input.RenameGroup rename = new Input.RenameGroup(group, name);
                await(group, rename, changed -> changed.name().equals(name), to);
            }
            default -> throw new NodeException("the running node is of another version");
        }
    }

    private void await(Id group, Input input, Predicate<Output.GroupChanged> done, Control to)
            throws IOException, NodeException, InterruptedException {
        if (running.isGroup(group, done)) {
            to.send(Event.of("group").with("group", group));
            return;
        }
        try (Heard heard =
                new Heard(
                        running, List.of(Output.GroupChanged.class, Output.GroupDeclined.class))) {
            running.node().submit(input);
            long untilMs = System.currentTimeMillis() + ANSWER_MS;
            Output output;
            while ((output = heard.next(untilMs - System.currentTimeMillis())) != null) {
                if (output instanceof Output.GroupDeclined(Id of, Reason reason)
                        && of.equals(group)) {
                    throw new NodeException(why(reason));
                }
                if (output instanceof Output.GroupChanged changed
                        && changed.group().equals(group)
                        && done.test(changed)) {
                    to.send(Event.of("group").with("group", group));
                    return;
                }
            }
            throw new NodeException("the node does not answer");
        }
    }

    private static String why(Reason reason) {
        return switch (reason) {
            case REFUSED ->
                    "only an admin may do that, and nobody to who let them in or to an equal";
            case UNKNOWN_TARGET -> "the person is no contact, or there is no such group";
            case FULL -> "the group is full: 256 members, or too many changes";
            case INVALID_FIELD -> "a name has 1 to 255 bytes and no line ends";
            default -> "it cannot be done: " + reason;
        };
    }

    private void say(Id group, String text, Control to)
            throws IOException, NodeException, InterruptedException {
        long ticket = Sending.ticket();
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        try (Heard heard = new Heard(running, List.of(Output.State.class))) {
            running.node().submit(new Input.Say(ticket, group, content));
            boolean kept = false;
            boolean told = false;
            while (true) {
                Output output = heard.next(QUIET_MS);
                if (output == null && kept && !told) {
                    to.send(Event.of("kept").with("group", group));
                    told = true;
                }
                if (output instanceof Output.State(long of, var progress) && of == ticket) {
                    switch (progress) {
                        case KEPT -> kept = true;
                        case STORED, DELIVERED -> {
                            to.send(Event.of("stored").with("group", group).with("text", text));
                            return;
                        }
                        case EXPIRED -> throw new NodeException("nobody was there to hear it");
                        case REFUSED ->
                                throw new NodeException(
                                        "refused: say yes to the group first (kith node group"
                                                + " join), or too much is under way");
                    }
                }
            }
        }
    }
}
