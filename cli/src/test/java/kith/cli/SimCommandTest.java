package kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.sim.scenario.Scenario;
import kith.sim.scenario.Scenarios;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimCommandTest {

    private static final List<String> MEMBERS =
            List.of(
                    "scenario",
                    "peers",
                    "seed",
                    "delivered_ratio",
                    "duplicates",
                    "copies_per_member",
                    "bytes_per_delivered_byte",
                    "latency_p50_ms",
                    "latency_p99_ms",
                    "peak_store_bytes",
                    "events",
                    "wall_s",
                    "trace_hash",
                    "sent",
                    "unkept",
                    "store_lost");

    @Test
    void listsTheScenariosAloneAndInTheHelp() {
        Printed alone = Printed.by("sim");
        String help = Printed.by("sim", "--help").out();
        assertEquals(0, alone.code());
        for (Scenario scenario : Scenarios.ALL) {
            assertTrue(alone.out().contains(scenario.name()), alone.out());
            String line = scenario.name() + " +" + Pattern.quote(scenario.about());
            assertTrue(Pattern.compile(line).matcher(help).find(), help);
        }
    }

    @Test
    void endsWithOneObjectOfExactlyItsMembers() {
        Printed printed =
                Printed.by(
                        "sim",
                        "roam",
                        "--seed",
                        "5",
                        "--duration",
                        "5s",
                        "--crypto",
                        "fake",
                        "--json");
        assertEquals(0, printed.code(), printed.err());
        assertEquals(1, printed.out().lines().count(), printed.out());
        Matcher members = Pattern.compile("\"([a-z0-9_]+)\":").matcher(printed.out());
        assertEquals(MEMBERS, members.results().map(member -> member.group(1)).toList());
        assertTrue(
                printed.out()
                        .startsWith(
                                "{\"scenario\":\"roam\",\"peers\":2,\"seed\":5,"
                                        + "\"delivered_ratio\":1.0,\"duplicates\":0,\"copies_per_member\":null,"),
                printed.out());
        assertTrue(printed.err().contains(" delivered, "), printed.err());
    }

    @Test
    void writesTheTrace(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("trace.txt");
        String[] line = {"sim", "roam", "--duration", "2s", "--crypto", "fake", "--trace"};
        assertEquals(0, Printed.by(with(line, file.toString())).code());
        String all = Files.readString(file);
        assertTrue(all.contains("#0 started"), all.substring(0, 200));
        assertTrue(all.contains("linked"), all.substring(0, 2000));
        assertTrue(all.contains(" -> "));
        String[] some = with(line, file.toString(), "--message", "abcdef");
        assertEquals(0, Printed.by(some).code());
        assertTrue(!Files.readString(file).contains(" -> "));
    }

    private static String[] with(String[] line, String... more) {
        String[] all = Arrays.copyOf(line, line.length + more.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "sim mars > there is no scenario 'mars'",
                "sim direct --peers 1 > --peers 1 is not a number from 2 to 100000",
                "sim direct --loss 5 > --loss 5 is not understood, unlike 5%",
                "sim direct --loss 100% > --loss 100% is not understood, unlike 5%",
                "sim direct --churn 1% > --churn 1% is not understood, unlike 1%/min",
                "sim direct --nat-mix moon > --nat-mix moon is not understood, unlike world",
                "sim direct --duration 10 > --duration 10 is not understood, unlike 10min",
                "sim direct --crypto none > --crypto none is neither real nor fake",
                "sim direct --message abcd > --message needs --trace FILE",
                "sim direct --trace t --message x > --message x is not the begin of an id",
                "sim ladder --loss 5% > --loss means nothing to ladder",
                "sim roam --peers 3 > --peers means nothing to roam",
            })
    void saysInOneLineWhatIsWrong(String line, String message) {
        Printed printed = Printed.by(line.split(" "));
        assertEquals("kith: " + message + " (see: kith sim --help)\n", printed.err());
        assertEquals("", printed.out());
        assertEquals(2, printed.code());
    }
}
