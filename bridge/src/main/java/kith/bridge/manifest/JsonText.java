package kith.bridge.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON (RFC 8259) into values that know where they stand, within bounds. */
final class JsonText {
    /** 32: the standard's deepest member has four levels, Kith's five. */
    static final int DEPTH_MAX = 32;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEPTH_MAX + 1)
                                    .maxNameLength(ManifestText.BYTES_MAX)
                                    .maxStringLength(ManifestText.BYTES_MAX)
                                    .maxNumberLength(ManifestText.BYTES_MAX)
                                    .build())
                    .build();

    private final Report report;
    private final JsonParser parser;

    private JsonText(Report report, JsonParser parser) {
        this.report = report;
        this.parser = parser;
    }

    /** Reads the one value that {@code text} is. */
    static Json read(String text, Report report) throws ManifestException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonText(report, parser).whole();
        } catch (JsonProcessingException e) {
            throw new SyntaxMistake(text, e).report(report);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    private Json whole() throws IOException, ManifestException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw report.bad(Place.START, "the file is empty", "the least is {}");
        }
        Json value = value(first, 0);
        if (parser.nextToken() != null) {
            throw report.bad(here(), "text after the end of the JSON", "there is one object");
        }
        return value;
    }

    private Json value(JsonToken token, int depth) throws IOException, ManifestException {
        Place at = here();
        if (depth >= DEPTH_MAX) {
            throw report.bad(at, "nested too deep", "at most " + DEPTH_MAX + " levels");
        }
        return switch (token) {
            case START_OBJECT -> members(at, depth);
            case START_ARRAY -> items(at, depth);
            case VALUE_STRING -> new Json.Text(at, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Figure(at, parser.getText());
            case VALUE_TRUE -> new Json.Flag(at, true);
            case VALUE_FALSE -> new Json.Flag(at, false);
            case VALUE_NULL -> new Json.Nothing(at);
            default -> throw new IllegalStateException(token + " begins no value");
        };
    }

    private Json members(Place at, int depth) throws IOException, ManifestException {
        Map<String, Json.Member> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Place name = here();
            String key = parser.currentName();
            Json.Member earlier = map.get(key);
            if (earlier != null) {
                throw report.bad(
                        name,
                        Words.quoted(key) + " stands here again",
                        "it has a value in line " + earlier.at().line() + " already");
            }
            map.put(key, new Json.Member(name, value(parser.nextToken(), depth + 1)));
        }
        return new Json.Members(at, map);
    }

    private Json items(Place at, int depth) throws IOException, ManifestException {
        List<Json> list = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            list.add(value(token, depth + 1));
            token = parser.nextToken();
        }
        return new Json.Items(at, list);
    }

    private Place here() {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(at.getLineNr(), at.getColumnNr());
    }
}
