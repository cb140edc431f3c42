package kith.cli.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({"5%, 0.05", "0%, 0", "0.5%, 0.005", "12.5%, 0.125"})
    void readsShares(String text, double share) {
        assertEquals(share, Amounts.share(text));
        assertEquals(share, Amounts.perMinute(text + "/min"));
    }

    @ParameterizedTest
    @CsvSource({"10min, 600000", "1.5s, 1500", "20ms, 20", "24h, 86400000"})
    void readsDurations(String text, long ms) {
        assertEquals(ms, Amounts.durationMs(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "%", "-5%", "100%", "5 %", "1e1%", ".5%", "5%/min"})
    void refusesOtherShares(String text) {
        assertNull(Amounts.share(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "min", "0s", "-1s", "1 s", "1d", "1m", "0.1ms"})
    void refusesOtherDurations(String text) {
        assertNull(Amounts.durationMs(text));
    }
}
