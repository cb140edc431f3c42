package kith.cli.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kith.node.PeerAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kith node topic}: what many follow, from the command line. */
@Command(
        name = "topic",
        header = "Follow topics, say something in them, ask those who follow them.",
        customSynopsis = "kith node topic COMMAND [ARGUMENT...]",
        description = {
            "%nA TOPIC is a name, and whoever knows the name may speak; or a link, kith:topic?...,",
            "as 'follow' and 'feed' print it. In a feed only its author speaks."
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "%nExamples:",
            "  kith node topic follow 'gardens of Kassel'",
            "  kith node topic say 'gardens of Kassel' 'the plums are ripe'",
            "  kith node topic ask 'gardens of Kassel' 'who lends a ladder?' --peers 200"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class TopicCommand implements Callable<Integer> {

    /** As many as a member tells another of. */
    private static final int MEMBERS_MAX = 8;

    private static final int PEERS_MAX = 500;
    private static final int SECONDS_MAX = 30;

    @Spec private CommandSpec spec;

    /** How far a question goes. */
    static final class Limits {
        @Option(
                names = "--peers",
                paramLabel = "N",
                defaultValue = "100",
                description = "How many to ask, up to 500 (default: 100).")
        private int peers;

        @Option(
                names = "--answers",
                paramLabel = "N",
                defaultValue = "500",
                description = "How many answers are enough (default: all).")
        private int answers;

        @Option(
                names = "--wait",
                paramLabel = "SECONDS",
                defaultValue = "10",
                description = "How long to wait for them, up to 30 (default: 10).")
        private int seconds;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return 2;
    }

    @Command(name = "list", header = "Show the topics that the running node follows.")
    int list(@Mixin NodeCommand.Shared shared) throws NodeException {
        return NodeCommand.ask(shared, request("list"));
    }

    @Command(
            name = "follow",
            header = "Follow a topic; 'run' shows what is said in it.",
            description = "%nWithout --member those are asked whom the node is linked to.")
    int follow(
            @Mixin NodeCommand.Shared shared,
            @Option(
                            names = "--member",
                            paramLabel = "ID@ADDRESS:PORT",
                            converter = NodeRunCommand.Configured.class,
                            description = "A node that follows it. Repeatable, up to 8.")
                    List<PeerAddress> members,
            @Parameters(paramLabel = "TOPIC") String topic)
            throws NodeException {
        Event request = request("follow").with("topic", checked(topic));
        return NodeCommand.ask(shared, request.with("members", texts(members)));
    }

    @Command(name = "feed", header = "Begin a feed of your own, or go on with it, by its name.")
    int feed(
            @Mixin NodeCommand.Shared shared,
            @Parameters(paramLabel = "NAME", description = "Up to 255 bytes.") String name)
            throws NodeException {
        return NodeCommand.ask(shared, request("feed").with("name", sized("name", name, 255)));
    }

    @Command(name = "leave", header = "Follow a topic no longer, and forget it.")
    int leave(@Mixin NodeCommand.Shared shared, @Parameters(paramLabel = "TOPIC") String topic)
            throws NodeException {
        return NodeCommand.ask(shared, request("leave").with("topic", checked(topic)));
    }

    @Command(name = "say", header = "Say something to all who follow a topic.")
    int say(
            @Mixin NodeCommand.Shared shared,
            @Parameters(paramLabel = "TOPIC") String topic,
            @Parameters(paramLabel = "TEXT", description = "At most 128 KiB.") String text)
            throws NodeException {
        Event request = request("say").with("topic", checked(topic));
        return NodeCommand.ask(shared, request.with("text", sized("text", text, 128 << 10)));
    }

    @Command(name = "ask", header = "Ask some who follow a topic, and show what they answer.")
    int ask(
            @Mixin NodeCommand.Shared shared,
            @Mixin Limits limits,
            @Parameters(paramLabel = "TOPIC") String topic,
            @Parameters(paramLabel = "QUESTION", description = "At most 1000 bytes.")
                    String question)
            throws NodeException {
        Event request = request("ask").with("topic", checked(topic));
        request.with("question", sized("question", question, 1000));
        request.with("peers", ranged("--peers", limits.peers, PEERS_MAX));
        request.with("answers", ranged("--answers", limits.answers, PEERS_MAX));
        request.with("ms", 1000 * ranged("--wait", limits.seconds, SECONDS_MAX));
        return NodeCommand.ask(shared, request);
    }

    @Command(
            name = "answer",
            header = "Show what is asked in a topic, and answer all of it alike, until Ctrl-C.")
    int answer(
            @Mixin NodeCommand.Shared shared,
            @Parameters(paramLabel = "TOPIC") String topic,
            @Parameters(paramLabel = "ANSWER", description = "At most 1000 bytes.") String answer)
            throws NodeException {
        Event request = request("answer").with("topic", checked(topic));
        return NodeCommand.ask(shared, request.with("answer", sized("answer", answer, 1000)));
    }

    private static Event request(String what) {
        return Event.of("topic").with("do", what);
    }

    private String checked(String topic) {
        try {
            TopicName.parse(topic);
            return topic;
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    private String sized(String what, String text, int max) {
        int bytes = TopicName.utf8(text).length;
        if (bytes == 0 || bytes > max) {
            throw misuse("the " + what + " has " + bytes + " bytes; 1 to " + max + " are possible");
        }
        return text;
    }

    private int ranged(String option, int value, int max) {
        if (value < 1 || value > max) {
            throw misuse(option + " is " + value + "; 1 to " + max + " are possible");
        }
        return value;
    }

    private List<String> texts(List<PeerAddress> members) {
        List<String> texts = new ArrayList<>();
        for (PeerAddress member : members == null ? List.<PeerAddress>of() : members) {
            if (member.node() == null) {
                throw misuse("--member needs the node's id: ID@ADDRESS:PORT");
            }
            texts.add(member.node() + "@" + member.address());
        }
        if (texts.size() > MEMBERS_MAX) {
            throw misuse("--member is given " + texts.size() + " times; up to 8 are possible");
        }
        return texts;
    }

    private ParameterException misuse(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
