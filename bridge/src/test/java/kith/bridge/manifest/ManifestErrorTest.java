package kith.bridge.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bad manifest: one line with the place, what is wrong and what is allowed. */
class ManifestErrorTest {
    @TempDir Path temp = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a": 1,}                 | 1:9: a comma before }; the last member or item has none
                    [1]                       | 1:1: the manifest is a list; it is an object, {}
                    {"a": 'x'}                | 1:7: unexpected "'"; texts and names stand in double quotes
                    {a: 1}                    | 1:2: unexpected "a"; texts and names stand in double quotes
                    {"a": 1 // c              | 1:9: a comment; JSON has none
                    {"a": 1                   | 1:8: the file ends too early; each { [ " has its end
                    {"a": "x                  | 1:9: the file ends too early; each { [ " has its end
                    {"a": [1 2]}              | 1:10: something is missing before "2"; a comma parts members, a colon a name and its value
                    {"a" 1}                   | 1:6: something is missing before "1"; a comma parts members, a colon a name and its value
                    {"a": tru}                | 1:7: unexpected "tru"; texts and names stand in double quotes
                    {"a": NaN}                | 1:7: unexpected "NaN"; texts and names stand in double quotes
                    {"a": 01}                 | 1:7: unexpected "01"; numbers are written like 12 or 0.5
                    {"a": "\\x"}               | 1:8: \\x in a text; a backslash is written \\\\
                    {"a": 1}}                 | 1:9: unexpected "}"; texts and names stand in double quotes
                    {"a": 1, "a": 2}          | 1:10: "a" stands here again; it has a value in line 1 already
                    {"start_url": "https://example.org/"} | 1:15: start_url "https://example.org/" is outside the app; an address below the app's folder such as "./index.html" or "/?from=home"
                    {"start_url": "../x"}     | 1:15: start_url "../x" is outside the app; an address below the app's folder such as "./index.html" or "/?from=home"
                    {"start_url": "//x/y"}    | 1:15: start_url "//x/y" is outside the app; an address below the app's folder such as "./index.html" or "/?from=home"
                    {"kith": []}              | 1:10: kith is a list; an object is allowed
                    """)
    void saysWhereWhatAndWhatElse(String json, String complaint) {
        assertEquals(complaint, TestApp.in(temp).manifest(json).complaint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"permission": {}}        | 2: kith has no member "permission"; did you mean "permissions"?
                    {"zzz": 1}                | 2: kith has no member "zzz"; there are "id", "version", "permissions", "csp", "window", "env", "background" and "exclude"
                    {"id": "Org.Example"}     | 8: the id "Org.Example" is not one; write "org.example"
                    {"id": "notes"}           | 8: the id "notes" is not one; at most 100 lower-case letters, digits and hyphens in two or more parts with dots between, such as "org.example.notes", are allowed
                    {"id": "local.notes"}     | 8: the id "local.notes" begins with "local."; those are for apps without an id; begin with a name you own, such as "org.example"
                    {"id": 5}                 | 8: id is the number 5; at most 100 lower-case letters, digits and hyphens in two or more parts with dots between, such as "org.example.notes"
                    {"version": 1}            | 13: version is the number 1; a version is a text, since 1.0 and 1.00 are different ones: write "1"
                    {"version": 1.0}          | 13: version is the number 1.0; a version is a text, since 1.0 and 1.00 are different ones: write "1.0"
                    {"version": null}         | 13: version is null; a version is a text such as "1.0.0"
                    {"version": "a b"}        | 13: the version "a b" is not one; 1 to 64 letters, digits and . + - _ ~ are allowed, a letter or digit first
                    {"permissions": {"fss": 1}} | 18: permissions has no member "fss"; did you mean "fs"?
                    {"permissions": {"camera": 1}} | 18: permissions has no member "camera"; there are "fs", "tcp", "udp", "dns" and "os"
                    {"permissions": {"os": 1}} | 24: permissions.os is the number 1; true and false are allowed
                    {"permissions": {"fs": true}} | 24: permissions.fs is true; an object is allowed
                    {"permissions": {"fs": {"raed": []}}} | 25: permissions.fs has no member "raed"; did you mean "read"?
                    {"permissions": {"fs": {"read": "$data/**"}}} | 33: read is the text "$data/**"; a list is allowed, such as ["$documents/Notes/**"]
                    {"permissions": {"fs": {"read": [1]}}} | 34: an item of read is the number 1; a pattern is a text such as "$documents/Notes/**"
                    {"permissions": {"fs": {"read": ["$data/../x"]}}} | 34: the pattern "$data/../x": ".." is not allowed in a pattern; "$documents/Notes/**" (a folder and all below), "$data/app.json" (one file) or an absolute path
                    {"permissions": {"fs": {"read": ["$data/*.md"]}}} | 34: the pattern "$data/*.md": "*", "?" and "[" have no meaning here; only a final "/**" does; "$documents/Notes/**" (a folder and all below), "$data/app.json" (one file) or an absolute path
                    {"permissions": {"fs": {"write": ["$dat/**"]}}} | 35: the pattern "$dat/**": unknown variable "$dat"; $data, $documents, $downloads, $desktop, $pictures, $music, $videos, $home, $temp, $resources, $config, $cache are allowed
                    {"permissions": {"tcp": []}} | 25: permissions.tcp is a list; an object is allowed
                    {"permissions": {"tcp": {"send": []}}} | 26: permissions.tcp has no member "send"; there are "connect" and "listen"
                    {"permissions": {"udp": {"listen": []}}} | 26: permissions.udp has no member "listen"; there are "send" and "bind"
                    {"permissions": {"udp": {"bind": "lan:*"}}} | 34: permissions.udp.bind is the text "lan:*"; a list is allowed, such as ["loopback:8080"]
                    {"permissions": {"tcp": {"listen": [80]}}} | 37: an item of permissions.tcp.listen is the number 80; a line is a text such as "loopback:8080"
                    {"permissions": {"tcp": {"connect": ["localhost:80"]}}} | 38: the line "localhost:80": "localhost" is the word loopback here; HOST:PORTS is allowed, such as "example.org:443", "10.1.0.0/16:1024-2047", "[fd00::/8]:*", "internet:443", "lan:*" or "loopback:8080"
                    {"permissions": {"dns": {}}} | 25: permissions.dns is an object; a list is allowed, such as ["example.org"]
                    {"permissions": {"dns": ["a:1"]}} | 26: the line "a:1": a name has letters, digits, "-", "_" and dots, or "*." in front; "example.org", "*.example.org" or "*" are allowed
                    {"window": {"width": 99}} | 22: width is the number 99; a whole number from 100 to 16384 is allowed
                    {"window": {"width": 1e3}} | 22: width is the number 1e3; a whole number from 100 to 16384 is allowed
                    {"window": {"height": 16385}} | 23: height is the number 16385; a whole number from 100 to 16384 is allowed
                    {"window": {"height": 700.5}} | 23: height is the number 700.5; a whole number from 100 to 16384 is allowed
                    {"window": {"width": "800"}} | 22: width is the text "800"; a whole number from 100 to 16384 is allowed
                    {"window": {"minWidth": -1}} | 25: minWidth is the number -1; a whole number from 0 to 16384 is allowed
                    {"window": {"width": 300, "minWidth": 400}} | 39: the least width 400 is more than the width 300; it is at most that
                    {"window": {"resizable": "no"}} | 26: resizable is the text "no"; true and false are allowed
                    {"window": {"minwidth": 1}} | 13: window has no member "minwidth"; did you mean "minWidth"?
                    {"window": {"title": ""}} | 22: the title "" is not one; 1 to 200 characters in one line are allowed
                    {"window": {"title": "a\\nb"}} | 22: the title "a\\u000ab" is not one; 1 to 200 characters in one line are allowed
                    {"env": {"A": 1}}         | 15: A is the number 1; a variable is a text; write a number as "1", true as "true"
                    {"env": {"1A": "x"}}      | 10: the variable "1A" has no name of one; letters, digits and _ are allowed, no digit first
                    {"exclude": "tests"}      | 13: exclude is the text "tests"; a list of at most 256 files and folders is allowed
                    {"exclude": ["/tests"]}   | 14: exclude has "/tests"; a file or folder of the app is allowed, such as "tests"
                    {"background": "yes"}     | 16: background is the text "yes"; true and false are allowed
                    {"csp": "default-src *"}  | 9: csp is the text "default-src *"; an object is allowed
                    {"csp": {"img-src": "a; b"}} | 21: img-src holds a character that ends it in "a; b"; sources in ASCII without ; and , are allowed
                    {"csp": {"img-src": ["a", "b\\nc"]}} | 27: img-src holds a character that ends it in "b\\u000ac"; sources in ASCII without ; and , are allowed
                    {"csp": {"img-src": "self"}} | 21: the word self needs quotes in img-src; write "'self'"
                    {"csp": {"img-src": [1]}} | 22: img-src is the number 1; a text or a list of texts is allowed, such as ["'self'", "https://example.org"]
                    {"csp": {"img src": ""}}  | 10: "img src" is no name of a directive; did you mean "img-src"?
                    {"csp": {"a": "", "A": ""}} | 19: "a" stands here again; a directive has one value; upper and lower case are the same
                    """)
    void saysItOfKithsOwnMembers(String kith, String complaint) {
        // The column is counted from where the object under "kith" begins.
        String[] parts = complaint.split(": ", 2);
        String expected = "1:" + (Integer.parseInt(parts[0]) + 9) + ": " + parts[1];
        assertEquals(expected, TestApp.in(temp).kith(kith).complaint());
    }

    @Test
    void countsLinesAndColumnsAsEditorsDo() {
        String json = "{\r\n  \"näme\": \"ü\",\n\t\"kith\": { \"id\":\n   7 }\n}";
        assertTrue(TestApp.in(temp).manifest(json).complaint().startsWith("4:4: id is"));
    }

    @Test
    void theExceptionKnowsThePlace() {
        TestApp app = TestApp.in(temp).manifest("{\n \"kith\": 1}");
        ManifestException e = assertThrows(ManifestException.class, app::read);
        assertEquals(temp + "/manifest.webmanifest", e.file());
        assertEquals(2, e.line());
        assertEquals(10, e.column());
    }

    @Test
    void anEmptyFileIsNoManifest() {
        TestApp app = TestApp.in(temp).manifest("");
        assertEquals("1:1: the file is empty; the least is {}", app.complaint());
    }

    @Test
    void aTextOverTwoLinesIsFoundWhereItBreaks() {
        TestApp app = TestApp.in(temp).manifest("{\"name\": \"a\nb\"}");
        assertEquals(
                "1:12: a text does not end in its line; they are written \\t and \\n",
                app.complaint());
    }

    @Test
    void bytesThatAreNoUtf8AreFoundWhereTheyAre() {
        byte[] latin1 = {'{', '\n', ' ', '"', (byte) 0xfc, '"', ':', '1', '}'};
        TestApp app = TestApp.in(temp).with("manifest.webmanifest", latin1);
        assertEquals("2:3: bytes that are no UTF-8; save it as UTF-8", app.complaint());
    }

    @Test
    void moreThanAMebibyteIsNotRead() {
        String json = "{\"name\": \"" + "a".repeat(1 << 20) + "\"}";
        assertEquals(
                "1:1: the manifest has 1048588 bytes; at most 1048576 are read",
                TestApp.in(temp).manifest(json).complaint());
    }

    @Test
    void deepNestingIsRefusedBeforeItCostsAnything() {
        String json = "{\"a\":" + "[".repeat(500_000) + "]".repeat(500_000) + "}";
        assertEquals(
                "1:37: nested too deep; at most 32 levels",
                TestApp.in(temp).manifest(json).complaint());
    }

    @Test
    void listsHaveABound() {
        String many =
                IntStream.range(0, 257).mapToObj(i -> "\"/a\"").collect(Collectors.joining(","));
        TestApp app = TestApp.in(temp);
        assertEquals(
                "1:42: read has 257 patterns; at most 256 are allowed",
                app.kith("{\"permissions\": {\"fs\": {\"read\": [" + many + "]}}}").complaint());
        String variables =
                IntStream.range(0, 257)
                        .mapToObj(i -> "\"A" + i + "\":\"\"")
                        .collect(Collectors.joining(","));
        assertEquals(
                "1:18: env has 257 variables; at most 256 are allowed",
                app.kith("{\"env\": {" + variables + "}}").complaint());
    }

    @Test
    void whatIsQuotedCannotSteerATerminal() {
        String complaint = TestApp.in(temp).kith("{\"\\u001b[2J\\u202e\\nx\": 1}").complaint();
        assertEquals(
                "1:11: kith has no member \"\\u001b[2J\\u202e\\u000ax\"; there are \"id\","
                        + " \"version\", \"permissions\", \"csp\", \"window\", \"env\", \"background\""
                        + " and \"exclude\"",
                complaint);
    }

    @Test
    void aMebibyteOfSmallValuesIsReadQuickly() throws Exception {
        String json = "{\"a\":[" + "0,".repeat(500_000) + "0]}";
        long start = System.nanoTime();
        TestApp.in(temp).manifest(json).read();
        long ms = (System.nanoTime() - start) / 1_000_000;
        assertTrue(ms < 20_000, () -> ms + " ms: more than linear in the size");
    }
}
