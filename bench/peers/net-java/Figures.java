package kith.bench;

import java.util.Arrays;
import java.util.Locale;

/** Samples, and what is told of them. */
final class Figures {

    private Figures() {}

    /** Something that takes a while. */
    interface Action {
        void run() throws Exception;
    }

    /** Median seconds of what is done {@code times} times, after {@code warmUps}. */
    static double medianSeconds(int warmUps, int times, Action action) throws Exception {
        double[] took = new double[times];
        for (int i = -warmUps; i < times; i++) {
            long since = System.nanoTime();
            action.run();
            if (i >= 0) {
                took[i] = (System.nanoTime() - since) / 1e9;
            }
        }
        return part(took, 0.5);
    }

    /** The sample that so many lie below. */
    static double part(double[] samples, double share) {
        Arrays.sort(samples);
        return samples[(int) (samples.length * share)];
    }

    /** Microseconds of echoes, as two members of a JSON object. */
    static String echoes(double[] us) {
        return member("echo_p50_us", part(us, 0.5)) + ',' + member("echo_p99_us", part(us, 0.99));
    }

    static String member(String name, double value) {
        return String.format(Locale.ROOT, "\"%s\":%.3f", name, value);
    }
}
