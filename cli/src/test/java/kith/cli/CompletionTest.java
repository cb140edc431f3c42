package kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
    @TempDir private Path temp;

    /** What bash proposes for the last of {@code words}. */
    private Set<String> proposals(String... words) throws IOException, InterruptedException {
        Path script = temp.resolve("kith.bash");
        Files.writeString(script, Printed.by("completion", "bash").out());
        String ask =
                "source \"$0\"; compopt() { :; }; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1));"
                        + " _complete_kith; printf '%s\\n' \"${COMPREPLY[@]}\"";
        List<String> command = new ArrayList<>(List.of("bash", "-c", ask));
        command.add(script.toString());
        command.addAll(Arrays.asList(words));
        Process bash = new ProcessBuilder(command).directory(temp.toFile()).start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(bash.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("", err);
        assertEquals(0, bash.waitFor());
        return new TreeSet<>(Arrays.asList(out.strip().split("\\s+")));
    }

    @Test
    void completesCommandsInBash() throws Exception {
        assertEquals(Set.of("run"), proposals("kith", "ru"));
        assertTrue(proposals("kith", "").containsAll(Set.of("init", "run", "test", "shot")));
    }

    @Test
    void completesOptionsAndTheirValuesInBash() throws Exception {
        assertEquals(
                Set.of(
                        "--debug",
                        "--headless",
                        "--help",
                        "--profile",
                        "--timing",
                        "--url",
                        "--watch"),
                proposals("kith", "run", "--"));
        assertEquals(Set.of("plain", "vite-ts"), proposals("kith", "init", "x", "--template", ""));
        assertEquals(Set.of("bash", "fish", "zsh"), proposals("kith", "completion", ""));
    }

    @Test
    void completesFoldersInBash() throws Exception {
        Files.createDirectory(temp.resolve("hello"));
        assertEquals(Set.of("hello"), proposals("kith", "run", "he"));
    }

    @Test
    void describesEveryCommandAndOptionForFish() {
        List<String> lines = Printed.by("completion", "fish").out().lines().toList();
        String init = "complete -c kith -n '__fish_seen_subcommand_from init' ";
        assertTrue(
                lines.contains(
                        "complete -c kith -n '__fish_use_subcommand' -a test"
                                + " -d 'Run an app\\'s tests in the WebView.'"));
        assertTrue(
                lines.stream()
                        .anyMatch(line ->
                                line.startsWith(init + "-l template -x -a 'plain vite-ts' -d")));
        assertTrue(lines.contains(init + "-F"));
        assertTrue(
                lines.contains(
                        "complete -c kith -n '__fish_seen_subcommand_from completion'"
                                + " -a 'bash zsh fish'"));
    }
}
