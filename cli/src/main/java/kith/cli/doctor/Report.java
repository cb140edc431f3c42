package kith.cli.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kith.cli.doctor.Finding.State;
import org.jspecify.annotations.Nullable;

/** Findings as people and programs read them. */
public final class Report {
    private final String system;
    private final @Nullable PackageManager packages;
    private final boolean root;
    private final List<Finding> findings;

    public Report(Machine machine, boolean root, List<Finding> findings) {
        this.system = machine.release().getOrDefault("PRETTY_NAME", "Linux");
        this.packages = machine.packages();
        this.root = root;
        this.findings = List.copyOf(findings);
    }

    /** Whether nothing that is needed is missing. */
    public boolean healthy() {
        return findings.stream().noneMatch(finding -> finding.state() == State.MISSING);
    }

    /** Lines for a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder(system).append("\n\n");
        for (Finding finding : findings) {
            text.append(
                    String.format(
                            "  %-8s  %-9s  %s%n",
                            word(finding.state()), finding.name(), finding.detail()));
        }
        advise(text, State.MISSING, "Needed");
        advise(text, State.OPTIONAL, "Optional");
        return text.toString();
    }

    private void advise(StringBuilder text, State state, String title) {
        String command = cure(lacking(state));
        if (command != null) {
            text.append("\n").append(title).append(": ").append(command).append("\n");
        }
    }

    private Set<Software> lacking(State state) {
        Set<Software> lacking = new LinkedHashSet<>();
        findings.stream()
                .filter(finding -> finding.state() == state)
                .forEach(finding -> lacking.addAll(finding.cure()));
        return lacking;
    }

    private @Nullable String cure(Set<Software> lacking) {
        if (lacking.isEmpty()) {
            return null;
        }
        if (packages != null) {
            return packages.command(lacking, root);
        }
        List<String> ways = new ArrayList<>();
        for (PackageManager manager : PackageManager.values()) {
            ways.add(manager.command(lacking, root));
        }
        return String.join("\n  or ", ways);
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** One JSON object: {@code system}, {@code healthy} and {@code findings}. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("system", system);
            json.writeBooleanField("healthy", healthy());
            json.writeArrayFieldStart("findings");
            for (Finding finding : findings) {
                write(json, finding);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private void write(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", finding.name());
        json.writeStringField("state", word(finding.state()));
        json.writeStringField("detail", finding.detail());
        String cure = cure(new LinkedHashSet<>(finding.cure()));
        if (cure != null) {
            json.writeStringField("install", cure);
        }
        json.writeEndObject();
    }
}
