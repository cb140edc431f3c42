package kith.bridge.manifest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes values of Kith's members; what is wrong is an error. */
final class OwnValues {
    /** 12 characters write every number that any member takes; longer ones are not even read. */
    private static final int NUMBER_CHARS_MAX = 12;

    private final Report report;

    OwnValues(Report report) {
        this.report = report;
    }

    /**
     * The members of an object.
     *
     * @param known the names they may have; null for any
     */
    Map<String, Json.Member> members(String name, Json value, @Nullable List<String> known)
            throws ManifestException {
        if (!(value instanceof Json.Members object)) {
            throw report.bad(value.at(), name + " is " + value.words(), "an object is allowed");
        }
        for (Map.Entry<String, Json.Member> member : object.map().entrySet()) {
            if (known != null && !known.contains(member.getKey())) {
                throw report.bad(
                        member.getValue().at(),
                        name + " has no member " + Words.quoted(member.getKey()),
                        Words.instead(member.getKey(), known));
            }
        }
        return object.map();
    }

    String text(String name, Json value, String allowed) throws ManifestException {
        if (value instanceof Json.Text text) {
            return text.value();
        }
        throw report.bad(value.at(), name + " is " + value.words(), allowed);
    }

    boolean flag(String name, Json.@Nullable Member member, boolean otherwise)
            throws ManifestException {
        if (member == null) {
            return otherwise;
        }
        if (member.value() instanceof Json.Flag flag) {
            return flag.value();
        }
        throw report.bad(
                member.value().at(),
                name + " is " + member.value().words(),
                "true and false are allowed");
    }

    /** A whole number from {@code least} to {@code most}, both included. */
    int whole(String name, Json value, int least, int most) throws ManifestException {
        if (value instanceof Json.Figure number
                && number.written().length() <= NUMBER_CHARS_MAX
                && number.written().indexOf('e') < 0
                && number.written().indexOf('E') < 0) {
            BigDecimal exact = new BigDecimal(number.written());
            if (exact.stripTrailingZeros().scale() <= 0
                    && exact.compareTo(BigDecimal.valueOf(least)) >= 0
                    && exact.compareTo(BigDecimal.valueOf(most)) <= 0) {
                return exact.intValueExact();
            }
        }
        throw report.bad(
                value.at(),
                name + " is " + value.words(),
                "a whole number from " + least + " to " + most + " is allowed");
    }
}
