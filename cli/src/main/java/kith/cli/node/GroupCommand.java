package kith.cli.node;

import java.util.concurrent.Callable;
import kith.cli.node.NodeCommand.Shared;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kith node group}: private groups of the running node. */
@Command(
        name = "group",
        header = "Begin groups, let people in, and say something in them.",
        customSynopsis = "kith node group COMMAND [ARGUMENT...]",
        description = "%nOnly members read what is said in a group; no server is needed.",
        commandListHeading = "%nCommands:%n",
        footer = {
            "%nExamples:",
            "  kith node group create climbers      begin a group",
            "  kith node group invite 81c0 3f2a     let the contact 3f2a... into it",
            "  kith node group join 81c0            say yes to being let in",
            "  kith node group say 81c0 'At noon?'  say something in it"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class GroupCommand implements Callable<Integer> {

    private static final String GROUP = "A group's id, or how it begins.";
    private static final String PEER = "A contact's or member's id, or how it begins.";

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return 2;
    }

    @Command(name = "create", header = "Begin a group, and be its first admin.")
    int create(@Mixin Shared shared, @Parameters(paramLabel = "NAME") String name)
            throws NodeException {
        return NodeCommand.ask(shared, wanted("create").with("name", name));
    }

    @Command(name = "list", header = "Show the groups, and who is in them.")
    int list(@Mixin Shared shared) throws NodeException {
        return NodeCommand.ask(shared, wanted("list"));
    }

    @Command(
            name = "invite",
            header = "Let a contact in, or give a member another role.",
            description = "%nWithout PEER: make an invitation that lets who takes it in, too.")
    int invite(
            @Mixin Shared shared,
            @Option(names = "--admin", description = "They may let in and remove others.")
                    boolean admin,
            @Parameters(paramLabel = "GROUP", description = GROUP) String group,
            @Parameters(paramLabel = "PEER", arity = "0..1", description = PEER)
                    @Nullable String peer)
            throws NodeException {
        Event request = wanted(peer == null ? "link" : "invite").with("group", id(group));
        request.with("role", admin ? "ADMIN" : "MEMBER");
        return NodeCommand.ask(shared, peer == null ? request : request.with("peer", id(peer)));
    }

    @Command(name = "withdraw", header = "Let nobody in by an invitation that is not taken yet.")
    int withdraw(
            @Mixin Shared shared,
            @Parameters(paramLabel = "GROUP", description = GROUP) String group)
            throws NodeException {
        return NodeCommand.ask(shared, wanted("withdraw").with("group", id(group)));
    }

    @Command(name = "join", header = "Say yes to a group that a contact let you into.")
    int join(
            @Mixin Shared shared,
            @Parameters(paramLabel = "GROUP", description = GROUP) String group)
            throws NodeException {
        return NodeCommand.ask(shared, wanted("join").with("group", id(group)));
    }

    @Command(name = "remove", header = "Remove a member, who reads nothing from then on.")
    int remove(
            @Mixin Shared shared,
            @Parameters(paramLabel = "GROUP", description = GROUP) String group,
            @Parameters(paramLabel = "PEER", description = PEER) String peer)
            throws NodeException {
        return NodeCommand.ask(
                shared, wanted("remove").with("group", id(group)).with("peer", id(peer)));
    }

    @Command(name = "leave", header = "Leave a group, or say no to one, and forget it.")
    int leave(
            @Mixin Shared shared,
            @Parameters(paramLabel = "GROUP", description = GROUP) String group)
            throws NodeException {
        return NodeCommand.ask(shared, wanted("leave").with("group", id(group)));
    }

    @Command(name = "rename", header = "Give a group another name.")
    int rename(
            @Mixin Shared shared,
            @Parameters(paramLabel = "GROUP", description = GROUP) String group,
            @Parameters(paramLabel = "NAME") String name)
            throws NodeException {
        return NodeCommand.ask(
                shared, wanted("rename").with("group", id(group)).with("name", name));
    }

    @Command(name = "say", header = "Say something, and wait until others have it.")
    int say(
            @Mixin Shared shared,
            @Parameters(paramLabel = "GROUP", description = GROUP) String group,
            @Parameters(paramLabel = "TEXT") String text)
            throws NodeException {
        if (text.isEmpty()) {
            throw misuse("there is nothing to say");
        }
        return NodeCommand.ask(shared, wanted("say").with("group", id(group)).with("text", text));
    }

    private static Event wanted(String what) {
        return Event.of("group").with("do", what);
    }

    private String id(String text) {
        if (!text.matches("[0-9a-f]{4,64}")) {
            throw misuse("'" + text + "' is no id, nor the first four digits of one");
        }
        return text;
    }

    private ParameterException misuse(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
