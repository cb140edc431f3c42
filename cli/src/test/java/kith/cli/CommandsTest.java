package kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "rum apps/notes > unknown command 'rum'; did you mean run? (see: kith --help)",
                "xyzzy > unknown command 'xyzzy' (see: kith --help)",
                "--verson > unknown option --verson; did you mean --version? (see: kith --help)",
                "run > DIR is missing (see: kith run --help)",
                "run app --wacht > unknown option --wacht; did you mean --watch? (see: kith run --help)",
                "run app docs > unexpected 'docs': what is meant for the app goes after --"
                        + " (see: kith run --help)",
                "shot > DIR is missing (see: kith shot --help)",
                "shot app > FILE.png is missing (see: kith shot --help)",
                "shot app a.png --width 0 > --width 0 is not a number from 1 to 16384"
                        + " (see: kith shot --help)",
                "shot app a.png --width wide > invalid value for option '--width': 'wide' is not an int"
                        + " (see: kith shot --help)",
                "shot app a.png --dark --light > --dark, --light are mutually exclusive (specify only one)"
                        + " (see: kith shot --help)",
                "run app --url http://[ > invalid value for option '--url': 'http://[' is no server on"
                        + " this machine, as http://localhost:5173 is (see: kith run --help)",
                "init app --template vue > invalid value for option '--template': there is no 'vue',"
                        + " only plain, vite-ts (see: kith init --help)",
                "completion tcsh > invalid value for positional parameter at index 0 (SHELL): expected"
                        + " one of [bash, zsh, fish] (case-sensitive) but was 'tcsh'"
                        + " (see: kith completion --help)",
            })
    void saysInOneLineWhatIsWrongWithACommandLine(String line, String message) {
        Printed printed = Printed.by(line.split(" "));
        assertEquals("kith: " + message + System.lineSeparator(), printed.err());
        assertEquals("", printed.out());
        assertEquals(2, printed.code());
    }

    @Test
    void showsTheHelpWhenNoCommandIsGiven() {
        Printed printed = Printed.by();
        assertEquals(2, printed.code());
        assertTrue(printed.err().contains("Commands:"), printed.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "init", "test", "types", "shot", "sim", "doctor", "completion"})
    void explainsEveryCommand(String command) {
        Printed printed = Printed.by(command, "--help");
        assertEquals(0, printed.code());
        assertEquals("", printed.err());
        assertTrue(printed.out().contains("Usage: kith " + command), printed.out());
        assertTrue(printed.out().lines().allMatch(text -> text.length() <= 80), printed.out());
        assertEquals(printed.out(), Printed.by("help", command).out());
    }

    @Test
    void listsEveryCommandWithWhatItDoes() {
        String help = Printed.by("--help").out();
        for (String command :
                List.of("run", "init", "test", "types", "shot", "sim", "doctor", "completion")) {
            assertTrue(help.matches("(?s).*\n  " + command + " +\\w.*"), command + " in " + help);
        }
    }

    @Test
    void printsTheVersion() {
        Printed printed = Printed.by("--version");
        assertEquals(0, printed.code());
        assertTrue(printed.out().matches("kith \\d+\\.\\d+\\.\\d+\\S*\\R"), printed.out());
    }
}
