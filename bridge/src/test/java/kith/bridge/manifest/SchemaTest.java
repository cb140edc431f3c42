package kith.bridge.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The published JSON Schema has the members that are read, and no others. */
class SchemaTest {

    @Test
    void hasTheMembersThatAreRead() throws Exception {
        List<String> top = new ArrayList<>(Keys.STANDARD);
        top.add(Keys.KITH);
        assertMembers(top);
        assertMembers(Keys.OWN, "kith");
        assertMembers(Keys.PERMISSIONS, "kith", "permissions");
        assertMembers(Keys.FS, "kith", "permissions", "fs");
        assertMembers(Keys.TCP, "kith", "permissions", "tcp");
        assertMembers(Keys.UDP, "kith", "permissions", "udp");
        assertMembers(Keys.WINDOW, "kith", "window");
    }

    private static void assertMembers(List<String> keys, String... path) throws Exception {
        Path file = Path.of(System.getProperty("kith.root"), "docs/manifest.schema.json");
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        Json place = JsonText.read(text, new Report("schema"));
        for (String name : path) {
            place = member(member(place, "properties"), name);
        }
        Json.Members members = assertInstanceOf(Json.Members.class, member(place, "properties"));
        Set<String> expected = new TreeSet<>(keys);
        assertEquals(expected, new TreeSet<>(members.map().keySet()));
    }

    private static Json member(Json object, String name) {
        Json.Member member = assertInstanceOf(Json.Members.class, object).map().get(name);
        if (member == null) {
            throw new AssertionError("the schema has no " + name + " at " + object.at());
        }
        return member.value();
    }
}
