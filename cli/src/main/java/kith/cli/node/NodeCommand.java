package kith.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import kith.node.Node;
import kith.node.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kith node}: the network from the command line. */
@Command(
        name = "node",
        header = "Run a node of the network, and ask the one that runs.",
        customSynopsis = "kith node COMMAND [ARGUMENT...]",
        description = "%nMessages and files to people, from device to device, without a server.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "%nExamples:",
            "  kith node run                        run a node until Ctrl-C",
            "  kith node invite                     let somebody become a contact",
            "  kith node accept 'kith:peer?...'     take an invitation",
            "  kith node send 3f2a report.pdf       send a file to the contact 3f2a..."
        },
        subcommands = {NodeRunCommand.class, TopicCommand.class, GroupCommand.class})
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
public final class NodeCommand implements Callable<Integer> {

    /** No blanks, and a folder before it or an ending of letters and digits; no web address. */
    private static final Pattern LIKE_A_PATH =
            Pattern.compile("(?!\\w+://)(\\S*[/\\\\]\\S*|\\S+\\.(?=\\w*\\p{L})\\p{Alnum}{1,5})");

    @Spec private CommandSpec spec;

    /** The options that all these commands have. */
    static final class Shared {
        @Option(
                names = "--dir",
                paramLabel = "DIR",
                description = "The node's folder (default: kith/node in the person's data folder).")
        private @Nullable Path folder;

        @Option(names = "--json", description = "One JSON object a line, for programs.")
        private boolean json;

        Path folder() {
            if (folder != null) {
                return folder.toAbsolutePath();
            }
            String data = System.getenv("XDG_DATA_HOME");
            Path home = Path.of(System.getProperty("user.home"), ".local", "share");
            return (data == null || data.isEmpty() ? home : Path.of(data)).resolve("kith/node");
        }

        void print(Event event) {
            System.out.println(json ? event.json() : event.line());
        }
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return 2;
    }

    @Command(name = "id", header = "Show the ids of the node in the folder.")
    int id(@Mixin Shared shared) throws NodeException {
        try {
            Node.Ids ids = Node.ids(shared.folder());
            shared.print(Event.of("id").with("node", ids.node()).with("author", ids.author()));
            return 0;
        } catch (StoreException e) {
            throw new NodeException(String.valueOf(e.getMessage()));
        }
    }

    @Command(name = "status", header = "Show what the running node is and counts.")
    int status(@Mixin Shared shared) throws NodeException {
        return ask(shared, Event.of("status"));
    }

    @Command(name = "peers", header = "Show who the running node is linked to, and its contacts.")
    int peers(@Mixin Shared shared) throws NodeException {
        return ask(shared, Event.of("peers"));
    }

    @Command(name = "trace", header = "Show what the running node does, until Ctrl-C.")
    int trace(@Mixin Shared shared) throws NodeException {
        return ask(shared, Event.of("trace"));
    }

    @Command(
            name = "ping",
            header = "Measure the way to a contact's nodes, and find one if there is none.")
    int ping(
            @Mixin Shared shared,
            @Parameters(
                            paramLabel = "PEER",
                            description = "A contact's id, or a linked node's, or how it begins.")
                    String peer)
            throws NodeException {
        return ask(shared, Event.of("ping").with("peer", checked(peer)));
    }

    @Command(name = "invite", header = "Make an invitation, as text and as a QR code.")
    int invite(@Mixin Shared shared) throws NodeException {
        return ask(shared, Event.of("invite"));
    }

    @Command(name = "accept", header = "Take an invitation of somebody else.")
    int accept(
            @Mixin Shared shared,
            @Parameters(paramLabel = "INVITATION", description = "kith:peer?...") String invitation)
            throws NodeException {
        if (!invitation.startsWith("kith:peer?")) {
            throw misuse("an invitation begins with kith:peer?");
        }
        return ask(shared, Event.of("accept").with("invitation", invitation));
    }

    @Command(name = "send", header = "Send a file or a text, and wait until it is delivered.")
    int send(
            @Mixin Shared shared,
            @Option(names = "--text", description = "It is a text, even if a file is called so.")
                    boolean text,
            @Parameters(paramLabel = "PEER", description = "A contact's id, or how it begins.")
                    String peer,
            @Parameters(paramLabel = "FILE-or-text", description = "What to send.") String what)
            throws NodeException {
        Event request = Event.of("send").with("peer", checked(peer));
        if (what.isEmpty()) {
            throw misuse("there is nothing to send");
        }
        boolean file = !text && isFile(what);
        return ask(
                shared,
                file
                        ? request.with("file", Path.of(what).toAbsolutePath())
                        : request.with("text", what));
    }

    /** A name that was mistyped must not go out as a text. */
    private boolean isFile(String what) {
        Path path;
        try {
            path = Path.of(what);
        } catch (InvalidPathException e) {
            return false;
        }
        if (Files.isDirectory(path)) {
            throw misuse(what + " is a folder; send its files one by one");
        }
        if (Files.exists(path)) {
            if (!Files.isRegularFile(path)) {
                throw misuse(what + " is no file that can be sent");
            }
            return true;
        }
        if (LIKE_A_PATH.matcher(what).matches()) {
            throw misuse("there is no file " + what + "; if it is a text: send --text");
        }
        return false;
    }

    @Command(name = "receive", header = "Put what comes into a folder, now and from now on.")
    int receive(
            @Mixin Shared shared,
            @Parameters(paramLabel = "FOLDER", arity = "0..1", defaultValue = ".") Path folder)
            throws NodeException {
        return ask(shared, Event.of("receive").with("folder", folder.toAbsolutePath()));
    }

    private String checked(String id) {
        if (!id.matches("[0-9a-f]{4,64}")) {
            throw misuse("'" + id + "' is no id, nor the first four digits of one");
        }
        return id;
    }

    private ParameterException misuse(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    /** Prints the answers of the running node. */
    static int ask(Shared shared, Event request) throws NodeException {
        try (Control control = Control.ask(shared.folder(), request)) {
            Event answer;
            while ((answer = control.next()) != null) {
                if (answer.name().equals(Control.END)) {
                    if (!answer.text(Control.ERROR).isEmpty()) {
                        throw new NodeException(answer.text(Control.ERROR));
                    }
                    return 0;
                }
                if (answer.name().equals("invitation") && !shared.json) {
                    System.out.println(answer.text("text"));
                    System.out.print(Qr.of(answer.text("text")));
                } else {
                    shared.print(answer);
                }
            }
        } catch (IOException e) {
            throw new NodeException("the node ended meanwhile");
        }
        throw new NodeException("the node ended meanwhile");
    }
}
