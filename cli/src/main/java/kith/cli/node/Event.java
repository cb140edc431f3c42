package kith.cli.node;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something a node tells or is asked, with named values; one line of text or of JSON.
 *
 * @param name what happened, one word
 * @param fields strings and numbers, in their order
 */
public record Event(String name, Map<String, String> fields) {

    private static final JsonFactory JSON = new JsonFactory();
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

    /** One line for people: {@code linked node=.. at=..}; control characters are left out. */
    public String line() {
        StringBuilder line = new StringBuilder(name);
        for (Map.Entry<String, String> field : fields.entrySet()) {
            line.append(' ').append(field.getKey()).append('=');
            line.append(field.getValue().replaceAll("\\p{Cntrl}", " "));
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
