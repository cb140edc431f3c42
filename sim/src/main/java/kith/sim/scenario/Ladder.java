package kith.sim.scenario;

import java.util.List;
import kith.sim.Conditions;
import kith.sim.Host;
import kith.sim.check.Violation;
import kith.sim.nat.NatKind;

/** Nine ever worse lines; over each, 64 KiB either way and 20 messages in bounded time. */
final class Ladder implements Scenario {

    private static final int TRIES = 10;
    private static final int PASSED_MIN = 9;
    private static final int BULK_BYTES = 64 << 10;
    private static final int MESSAGES = 20;
    private static final int MESSAGE_BYTES = 100;

    @Override
    public String name() {
        return "ladder";
    }

    @Override
    public String about() {
        return "nine ever worse lines, each tried ten times";
    }

    @Override
    public List<String> takes() {
        return List.of();
    }

    @Override
    public void play(Play play) {
        int failed = 0;
        for (int rung = 0; rung < Rung.LADDER.size(); rung++) {
            failed += climb(play, rung) ? 0 : 1;
        }
        if (failed > 0) {
            throw new Violation(failed + " rungs of the ladder do not hold", 0);
        }
    }

    private static boolean climb(Play play, int number) {
        Rung rung = Rung.LADDER.get(number);
        int passed = 0;
        long slowestUs = 0;
        String why = "";
        for (int i = 0; i < TRIES; i++) {
            Stage stage = play.stage(number * TRIES + i);
            try {
                attempt(stage, rung);
                passed++;
            } catch (Violation late) {
                why = "; " + late.text();
            }
            slowestUs = Math.max(slowestUs, stage.world().nowUs());
        }
        play.note(
                "rung "
                        + (number + 1)
                        + " ("
                        + rung
                        + "): "
                        + passed
                        + " of "
                        + TRIES
                        + ", slowest "
                        + slowestUs / 1000
                        + " ms"
                        + why);
        return passed >= PASSED_MIN;
    }

    private static void attempt(Stage stage, Rung rung) {
        Host near = stage.host(NatKind.OPEN, rung.conditions(), rung.conditions());
        Host far = stage.host(NatKind.OPEN, Conditions.delay(0), Conditions.delay(0));
        near.start();
        far.start();
        long limitUs = 30_000_000 + 5 * rung.idealUs(BULK_BYTES + MESSAGES * MESSAGE_BYTES);
        stage.link(near, far, true, limitUs);
        stage.stream(near, far, BULK_BYTES);
        stage.stream(far, near, BULK_BYTES);
        for (int i = 0; i < MESSAGES; i++) {
            Host from = i % 2 == 0 ? near : far;
            stage.post(from, i % 2 == 0 ? far : near, MESSAGE_BYTES);
        }
        stage.settle(true, limitUs - stage.world().nowUs());
    }
}
