package kith.bridge.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kith.bridge.permission.PathPattern;
import org.jspecify.annotations.Nullable;

/** Reads a list of path patterns, {@code permissions.fs.read} or {@code write}. */
final class PatternReader {
    /** 256: who needs more needs a folder above them. */
    static final int PATTERNS_MAX = 256;

    private final Report report;

    PatternReader(Report report) {
        this.report = report;
    }

    List<PathPattern> read(String name, Json.@Nullable Member member) throws ManifestException {
        if (member == null) {
            return Collections.emptyList();
        }
        if (!(member.value() instanceof Json.Items items)) {
            throw report.bad(
                    member.value().at(),
                    name + " is " + member.value().words(),
                    "a list is allowed, such as [\"$documents/Notes/**\"]");
        }
        if (items.list().size() > PATTERNS_MAX) {
            throw report.bad(
                    items.at(),
                    name + " has " + items.list().size() + " patterns",
                    "at most " + PATTERNS_MAX + " are allowed");
        }
        List<PathPattern> patterns = new ArrayList<>();
        for (Json item : items.list()) {
            patterns.add(pattern(name, item));
        }
        return Collections.unmodifiableList(patterns);
    }

    private PathPattern pattern(String name, Json item) throws ManifestException {
        if (!(item instanceof Json.Text text)) {
            throw report.bad(
                    item.at(),
                    "an item of " + name + " is " + item.words(),
                    "a pattern is a text such as \"$documents/Notes/**\"");
        }
        PathPattern.Result result = PathPattern.parse(text.value());
        if (result instanceof PathPattern.Reject reject) {
            throw report.bad(
                    item.at(),
                    "the pattern " + Words.quoted(text.value()) + ": " + reject.problem(),
                    reject.allowed() + (reject.allowed().startsWith("$") ? " are allowed" : ""));
        }
        return ((PathPattern.Ok) result).pattern();
    }
}
