package kith.cli.node;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Something a node tells or is asked, with named values; one line of text or of JSON.
 *
 * @param name what happened, one word
 * @param fields strings and numbers, in their order
 */
public record Event(String name, Map<String, String> fields) {

    /** Only ASCII: what others wrote commands no terminal that shows it either. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Control functions, C1 too, ends of lines, and what turns the direction of the text. */
    private static final Pattern COMMANDS =
            Pattern.compile(
                    "[\\p{Cc}\\p{Zl}\\p{Zp}"
                            + "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final String NAME = "event";

    /** An event without fields yet. */
    public static Event of(String name) {
        return new Event(name, new LinkedHashMap<>());
    }

    /** This event, with one more field. */
    public Event with(String field, Object value) {
        fields.put(field, String.valueOf(value));
        return this;
    }

    /** The value of a field; empty if it has none. */
    public String text(String field) {
        return fields.getOrDefault(field, "");
    }

    /** One line for people: {@code linked node=.. at=..}; what commands a terminal is left out. */
    public String line() {
        StringBuilder line = new StringBuilder(name);
        for (Map.Entry<String, String> field : fields.entrySet()) {
            line.append(' ').append(field.getKey()).append('=');
            line.append(COMMANDS.matcher(field.getValue()).replaceAll(" "));
        }
        return line.toString();
    }

    /** One JSON object without line ends. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField(NAME, name);
            for (Map.Entry<String, String> field : fields.entrySet()) {
                out.writeStringField(field.getKey(), field.getValue());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
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
                in.nextToken();
                event.with(field, in.getText());
            }
        }
        String name = event.fields.remove(NAME);
        return new Event(name == null ? "" : name, event.fields);
    }
}
