package kith.cli.sim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.sim.scenario.Outcome;
import org.jspecify.annotations.Nullable;

/** The figures of a run, for programs and for people. */
public final class Figures {

    private Figures() {}

    /** One object on one line; null is what the scenario has none of. */
    public static String json(Outcome outcome, double wallS) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            generator.writeStartObject();
            for (Map.Entry<String, @Nullable Object> figure : all(outcome, wallS).entrySet()) {
                generator.writeFieldName(figure.getKey());
                switch (figure.getValue()) {
                    case null -> generator.writeNull();
                    case Double value -> generator.writeNumber(rounded(value));
                    case Long value -> generator.writeNumber(value);
                    case Integer value -> generator.writeNumber(value);
                    case Object value -> generator.writeString(value.toString());
                }
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A line for each figure there is. */
    public static String text(Outcome outcome, double wallS) {
        StringBuilder text = new StringBuilder();
        all(outcome, wallS)
                .forEach((name, value) -> {
                    if (value != null) {
                        Object shown = value instanceof Double d ? rounded(d) : value;
                        text.append(text.isEmpty() ? "" : System.lineSeparator());
                        text.append("%-26s%s".formatted(name, shown));
                    }
                });
        return text.toString();
    }

    private static Map<String, @Nullable Object> all(Outcome outcome, double wallS) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("scenario", outcome.scenario());
        all.put("peers", outcome.peers());
        all.put("seed", outcome.seed());
        all.put("delivered_ratio", outcome.deliveredRatio());
        all.put("duplicates", outcome.duplicates());
        all.put("copies_per_member", outcome.copiesPerMember());
        all.put("bytes_per_delivered_byte", outcome.bytesPerDeliveredByte());
        all.put("latency_p50_ms", outcome.latencyP50Ms());
        all.put("latency_p99_ms", outcome.latencyP99Ms());
        all.put("peak_store_bytes", outcome.peakStoreBytes());
        all.put("events", outcome.events());
        all.put("wall_s", wallS);
        all.put("trace_hash", outcome.traceHash());
        all.put("sent", outcome.sent());
        all.put("unkept", outcome.unkept());
        all.put("store_lost", outcome.storeLost());
        return all;
    }

    /** Six digits behind the point: 99.9999 % is still not 100 %. */
    private static double rounded(double value) {
        return Math.floor(value * 1e6) / 1e6;
    }
}
