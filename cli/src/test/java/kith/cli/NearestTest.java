package kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> COMMANDS =
            List.of("run", "init", "test", "shot", "doctor", "completion", "help");

    @ParameterizedTest
    @CsvSource({
        "rnu,run",
        "rum,run",
        "un,run",
        "runn,run",
        "tset,test",
        "shoot,shot",
        "docter,doctor",
        "completions,completion",
        "complation,completion",
    })
    void findsWhatWasMeant(String typed, String meant) {
        assertEquals(meant, Nearest.of(typed, COMMANDS));
    }

    @Test
    void doesNotGuessWildly() {
        for (String typed : List.of("", "x", "start", "build", "dcotro-x", "completely-else")) {
            assertNull(Nearest.of(typed, COMMANDS), typed);
        }
    }
}
