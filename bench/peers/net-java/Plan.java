package kith.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often everything is done, as the harness says it to all programs alike. */
final class Plan {

    private static final String TEXT = System.getenv("KITH_BENCH_PLAN");

    private Plan() {}

    /** A number of the plan; see net.py. */
    static int of(String name) {
        Matcher found = Pattern.compile("\"" + name + "\": ?([0-9]+)").matcher(TEXT);
        if (!found.find()) {
            throw new IllegalStateException("the plan says nothing of " + name);
        }
        return Integer.parseInt(found.group(1));
    }
}
