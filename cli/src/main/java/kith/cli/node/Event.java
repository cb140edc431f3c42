package kith.cli.node;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something a node tells or is asked, with named values; one line of text or of JSON.
 *
 * @param name what happened, one word
 * @param fields strings, {@code Long}s and lists of strings, in their order
 */
public record Event(String name, Map<String, Object> fields) {

    /** Only ASCII: what others wrote commands no terminal that shows it either. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String NAME = "event";

    /** An event without fields yet. */
    public static Event of(String name) {
        return new Event(name, new LinkedHashMap<>());
    }

    /** This event, with one more field: a whole number, a list, or what is written as a string. */
    public Event with(String field, Object value) {
        fields.put(
                field,
                switch (value) {
                    case Integer number -> number.longValue();
                    case Long number -> number;
                    case List<?> list -> list.stream().map(String::valueOf).toList();
                    default -> String.valueOf(value);
                });
        return this;
    }

    /** The value of a field; empty if it has none. */
    public String text(String field) {
        Object value = fields.getOrDefault(field, "");
        if (value instanceof List<?> list) {
            return String.join(",", list.stream().map(String::valueOf).toList());
        }
        return String.valueOf(value);
    }

    /**
     * One line for people: {@code linked node=.. at=..}. What is not a plain word is quoted, and
     * what would command a terminal escaped, so a text cannot pass for fields. Ids are cut short
     * but where they are asked for.
     */
    public String line() {
        boolean whole = name.equals("id") || name.equals("status");
        StringBuilder line = new StringBuilder(name);
        for (String field : fields.keySet()) {
            line.append(' ').append(field).append('=');
            line.append(Quoted.word(text(field), whole || field.equals("sha256")));
        }
        return line.toString();
    }

    /** One JSON object without line ends. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField(NAME, name);
            for (Map.Entry<String, Object> field : fields.entrySet()) {
                out.writeFieldName(field.getKey());
                write(out, field.getValue());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        switch (value) {
            case Long number -> out.writeNumber(number);
            case List<?> list -> {
                out.writeStartArray();
                for (Object each : list) {
                    out.writeString(String.valueOf(each));
                }
                out.writeEndArray();
            }
            default -> out.writeString(String.valueOf(value));
        }
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws IOException if it is something else
     */
    public static Event parse(String json) throws IOException {
        Event event = of("");
        try (JsonParser in = JSON.createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no event");
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                event.with(field, value(in));
            }
        }
        Object name = event.fields.remove(NAME);
        return new Event(name == null ? "" : String.valueOf(name), event.fields);
    }

    private static Object value(JsonParser in) throws IOException {
        JsonToken token = in.nextToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return in.getLongValue();
        }
        if (token != JsonToken.START_ARRAY) {
            return in.getText();
        }
        List<String> list = new ArrayList<>();
        while ((token = in.nextToken()) == JsonToken.VALUE_STRING) {
            list.add(in.getText());
        }
        if (token != JsonToken.END_ARRAY) {
            throw new IOException("a list of something else than strings");
        }
        return list;
    }
}
