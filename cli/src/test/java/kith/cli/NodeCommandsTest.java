package kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input gives one clear line. */
class NodeCommandsTest {

    @TempDir private Path home;

    @Test
    void withoutANodeEachCommandSaysHowToStartOne() {
        for (List<String> command :
                List.of(
                        List.of("status"),
                        List.of("peers"),
                        List.of("trace"),
                        List.of("invite"),
                        List.of("receive"),
                        List.of("ping", "abcd"),
                        List.of("topic", "list"),
                        List.of("topic", "follow", "plums"),
                        List.of("topic", "feed", "news"),
                        List.of("topic", "ask", "plums", "who?"),
                        List.of("accept", "kith:peer?AA"),
                        List.of("send", "abcd", "hello"))) {
            refuses(1, command, "no node runs on", "kith node run");
        }
        refuses(1, List.of("id"), "there is no node in");
    }

    @Test
    void whatIsNoIdIsSaid() {
        for (String wrong : List.of("abc", "ABCD", "xyzw", "../a", "", "a".repeat(65))) {
            refuses(2, List.of("ping", wrong), "is no id");
            refuses(2, List.of("send", wrong, "hello"), "is no id");
        }
    }

    @Test
    void whatIsNoTopicIsSaid() {
        refuses(2, List.of("topic", "follow", "kith:topic?01"), "no whole link of a topic");
        refuses(2, List.of("topic", "follow", "kith:topic?" + "09".repeat(33)), "no whole link");
        refuses(2, List.of("topic", "follow", ""), "1 to 255 bytes, not 0");
        refuses(2, List.of("topic", "say", "é".repeat(128), "x"), "1 to 255 bytes, not 256");
        refuses(2, List.of("topic", "say", "plums", ""), "the text has 0 bytes");
        refuses(2, List.of("topic", "feed", "x".repeat(256)), "the name has 256 bytes");
        refuses(2, List.of("topic", "ask", "plums", "x".repeat(1001)), "1001 bytes; 1 to 1000");
        refuses(2, List.of("topic", "ask", "plums", "?", "--peers", "501"), "--peers is 501");
        refuses(2, List.of("topic", "ask", "plums", "?", "--answers", "0"), "--answers is 0");
        refuses(2, List.of("topic", "ask", "plums", "?", "--wait", "31"), "--wait is 31");
        refuses(2, List.of("topic", "answer", "plums", ""), "the answer has 0 bytes");
        String member = "127.0.0.1:7000";
        refuses(2, List.of("topic", "follow", "plums", "--member", member), "needs the node's id");
    }

    @Test
    void whatIsNoInvitationIsSaid() {
        refuses(2, List.of("accept", "https://example.org"), "kith:peer?");
    }

    @Test
    void onlyFilesAndTextsAreSent() throws Exception {
        refuses(2, List.of("send", "abcd", home.toString()), "is a folder");
        refuses(2, List.of("send", "abcd", "/dev/null"), "/dev/null is no file");
        refuses(2, List.of("send", "abcd", ""), "nothing to send");
    }

    @Test
    void aFileThatIsNotThereIsNotSentAsAText() {
        for (String missing : List.of("report.pdf", "./a", "a/b", "song.mp3")) {
            refuses(2, List.of("send", "abcd", missing), "no file " + missing, "--text");
            refuses(1, List.of("send", "--text", "abcd", missing), "no node runs on");
        }
        for (String text :
                List.of("hello", "see a/b or c.txt", "3.5", "https://a.org/b", "ok...")) {
            refuses(1, List.of("send", "abcd", text), "no node runs on");
        }
    }

    @Test
    void aFolderForFilesIsLookedAtFirst() throws Exception {
        Path file = Files.createFile(home.resolve("file"));
        refuses(1, List.of("run", "--no-lan", "--receive", file.toString()), "is no folder");
        assertFalse(Files.exists(home.resolve("none")));
    }

    @Test
    void whatIsMissingOrTooMuchIsSaid() {
        refuses(2, List.of("send", "abcd"), "FILE-or-text");
        refuses(2, List.of("ping"), "PEER");
        refuses(2, List.of("status", "now"), "now");
        refuses(2, List.of("stauts"), "stauts");
        refuses(2, List.of("peers", "--jsno"), "--jsno");
    }

    @Test
    void addressesThatAreNoneAreSaid() {
        for (String wrong : List.of("host:1", "1.2.3.4", "1.2.3.4:99999", "[::1", "1.2.3.4:x")) {
            refuses(2, List.of("run", "--listen", wrong), "is not ADDRESS:PORT");
            refuses(2, List.of("run", "--peer", wrong), "is not ADDRESS:PORT");
        }
        refuses(2, List.of("run", "--peer", "12@1.2.3.4:5"), "64 hexadecimal digits");
        refuses(2, List.of("run", "--peer", "1.2.3.4:0"), "nowhere to send to");
    }

    @Test
    void aFolderOpenToOthersIsNotUsed() throws Exception {
        Path folder = home.resolve("open");
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Printed printed = node(folder, List.of("run", "--no-lan"));
        assertEquals(1, printed.code());
        assertTrue(printed.err().contains("chmod 700"), printed.err());
    }

    private void refuses(int code, List<String> command, String... words) {
        Printed printed = node(home.resolve("none"), command);
        String said = command + ": " + printed.err();
        assertEquals(code, printed.code(), said);
        assertEquals("", printed.out(), said);
        assertEquals(1, printed.err().lines().count(), said);
        for (String word : words) {
            assertTrue(printed.err().contains(word), said);
        }
    }

    private static Printed node(Path folder, List<String> command) {
        List<String> all = new ArrayList<>(List.of("node"));
        all.addAll(command);
        all.addAll(List.of("--dir", folder.toString()));
        return Printed.by(all.toArray(new String[0]));
    }
}
