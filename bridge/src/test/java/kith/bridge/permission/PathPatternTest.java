package kith.bridge.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PathPatternTest {
    private static final Places PLACES =
            new Places(
                    Map.of(
                            Place.DATA, folder("/home/ann/.local/app", "/home/ann/.local/app"),
                            Place.DOCUMENTS, folder("/home/ann/Documents", "/disk/docs")));

    private static Places.Folder folder(String named, String real) {
        return new Places.Folder(HostPath.of(named), HostPath.of(real));
    }

    @ParameterizedTest
    @CsvSource({
        "$data/**,/home/ann/.local/app,true",
        "$data,/home/ann/.local/app,false",
        "$data/a.json,/home/ann/.local/app/a.json,false",
        "$documents/Notes/**,/disk/docs/Notes,true",
        "/etc/hosts,/etc/hosts,false",
        "/srv/x/**,/srv/x,true",
        "/**,/,true",
        "/,/,false",
        "$data/a b/ä/**,/home/ann/.local/app/a b/ä,true",
        "$data/..a/**,/home/ann/.local/app/..a,true",
    })
    void aPatternIsALiteralPrefix(String text, String root, boolean deep) {
        PathPattern pattern =
                assertInstanceOf(PathPattern.Ok.class, PathPattern.parse(text)).pattern();
        Grant grant = Objects.requireNonNull(pattern.on(PLACES, Access.READ));
        assertEquals(root, grant.root().text());
        assertEquals(deep, grant.deep());
        assertEquals(text, pattern.text());
    }

    @ParameterizedTest
    @CsvSource({
        "'',a pattern has 1 to 1024 characters",
        "notes/**,a pattern begins with a variable or with \"/\"",
        "./a,a pattern begins with a variable or with \"/\"",
        "~/a,a pattern begins with a variable or with \"/\"",
        "$documents/../**,\"..\" is not allowed in a pattern",
        "$data/..,\"..\" is not allowed in a pattern",
        "/a/./b,\".\" is not allowed in a pattern",
        "$data/*,GLOB",
        "$data/*.md,GLOB",
        "$data/**/x,GLOB",
        "**,a pattern begins with a variable or with \"/\"",
        "$data/a**,GLOB",
        "$data/**/**,GLOB",
        "$data/[ab],GLOB",
        "$data/a?,GLOB",
        "$nothing/a,unknown variable \"$nothing\"",
        "$Data/a,unknown variable \"$Data\"",
        "$/a,unknown variable \"$\"",
        "$data**,GLOB",
        "$data//a,a pattern has no empty component (\"//\" or a final \"/\")",
        "$data/,a pattern has no empty component (\"//\" or a final \"/\")",
        "//a,a pattern has no empty component (\"//\" or a final \"/\")",
    })
    void whatIsNoPatternIsTold(String text, String problem) {
        PathPattern.Reject reject =
                assertInstanceOf(PathPattern.Reject.class, PathPattern.parse(text), text);
        if (problem.equals("GLOB")) {
            assertEquals(
                    "\"*\", \"?\" and \"[\" have no meaning here; only a final \"/**\" does",
                    reject.problem());
        } else {
            assertEquals(problem, reject.problem());
        }
        assertTrue(reject.allowed().contains("$documents"), reject.allowed());
    }

    @Test
    void controlCharactersAreNoPattern() {
        assertInstanceOf(PathPattern.Reject.class, PathPattern.parse("$data/a\0b"));
        assertInstanceOf(PathPattern.Reject.class, PathPattern.parse("$data/a\nb"));
        assertInstanceOf(PathPattern.Reject.class, PathPattern.parse("/" + "x".repeat(1024)));
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void aMissingPlaceGrantsNothing(Place place) {
        PathPattern.Ok ok =
                assertInstanceOf(
                        PathPattern.Ok.class, PathPattern.parse("$" + place.word() + "/**"));
        assertNull(ok.pattern().on(new Places(Map.of()), Access.READ));
    }
}
