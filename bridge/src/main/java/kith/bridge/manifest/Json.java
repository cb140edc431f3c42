package kith.bridge.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A JSON value (RFC 8259) that knows where it stands. */
sealed interface Json {
    Place at();

    /** What it is, for a sentence: {@code the number 1.0}, {@code a list}. */
    String words();

    /** An object's members, in their order. */
    record Members(Place at, Map<String, Member> map) implements Json {
        public Members {
            map = Collections.unmodifiableMap(map);
        }

        @Override
        public String words() {
            return "an object";
        }
    }

    /** A member: where its name stands and its value. */
    record Member(Place at, Json value) {}

    /** An array. */
    record Items(Place at, List<Json> list) implements Json {
        public Items {
            list = Collections.unmodifiableList(list);
        }

        @Override
        public String words() {
            return "a list";
        }
    }

    /** A string. */
    record Text(Place at, String value) implements Json {
        @Override
        public String words() {
            return "the text " + Words.quoted(value);
        }
    }

    /** A number, as written: 1.0 stays 1.0. */
    record Figure(Place at, String written) implements Json {
        @Override
        public String words() {
            return "the number " + Words.shortened(written);
        }
    }

    /** true or false. */
    record Flag(Place at, boolean value) implements Json {
        @Override
        public String words() {
            return String.valueOf(value);
        }
    }

    /** null. */
    record Nothing(Place at) implements Json {
        @Override
        public String words() {
            return "null";
        }
    }
}
