package kith.bridge.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kith.bridge.permission.NamePattern;
import kith.bridge.permission.NetPattern;
import kith.bridge.permission.NetPermissions;
import kith.bridge.permission.NetUse;
import org.jspecify.annotations.Nullable;

/** Reads {@code permissions.tcp}, {@code .udp} and {@code .dns}. */
final class NetReader {
    private final Report report;
    private final OwnValues values;

    NetReader(Report report) {
        this.report = report;
        this.values = new OwnValues(report);
    }

    /**
     * @param asked the members of {@code permissions}
     */
    NetPermissions read(Map<String, Json.Member> asked) throws ManifestException {
        Map<NetUse, List<NetPattern>> uses = new EnumMap<>(NetUse.class);
        read(asked.get("tcp"), "tcp", Keys.TCP, uses);
        read(asked.get("udp"), "udp", Keys.UDP, uses);
        return new NetPermissions(uses, names(asked.get("dns")));
    }

    private void read(
            Json.@Nullable Member member,
            String permission,
            List<String> known,
            Map<NetUse, List<NetPattern>> uses)
            throws ManifestException {
        if (member == null) {
            return;
        }
        String name = "permissions." + permission;
        Map<String, Json.Member> lists = values.members(name, member.value(), known);
        for (NetUse use : NetUse.values()) {
            Json.Member list = lists.get(use.list());
            if (use.permission().equals(permission) && list != null) {
                uses.put(use, lines(name + "." + use.list(), list.value()));
            }
        }
    }

    private List<NetPattern> lines(String name, Json value) throws ManifestException {
        List<NetPattern> lines = new ArrayList<>();
        for (Json item : items(name, value, "loopback:8080")) {
            NetPattern.Result result = NetPattern.parse(text(name, item, "loopback:8080"));
            if (result instanceof NetPattern.Reject reject) {
                throw bad(item, reject.problem(), reject.allowed());
            }
            lines.add(((NetPattern.Ok) result).pattern());
        }
        return lines;
    }

    private List<NamePattern> names(Json.@Nullable Member member) throws ManifestException {
        if (member == null) {
            return Collections.emptyList();
        }
        List<NamePattern> names = new ArrayList<>();
        for (Json item : items("permissions.dns", member.value(), "example.org")) {
            String text = text("permissions.dns", item, "example.org");
            NamePattern.Result result = NamePattern.read(text);
            if (result instanceof NamePattern.Reject reject) {
                throw bad(item, reject.problem(), reject.allowed());
            }
            names.add(((NamePattern.Ok) result).pattern());
        }
        return Collections.unmodifiableList(names);
    }

    private List<Json> items(String name, Json value, String example) throws ManifestException {
        if (!(value instanceof Json.Items items)) {
            throw report.bad(
                    value.at(),
                    name + " is " + value.words(),
                    "a list is allowed, such as [\"" + example + "\"]");
        }
        if (items.list().size() > PatternReader.PATTERNS_MAX) {
            throw report.bad(
                    items.at(),
                    name + " has " + items.list().size() + " lines",
                    "at most " + PatternReader.PATTERNS_MAX + " are allowed");
        }
        return items.list();
    }

    private String text(String name, Json item, String example) throws ManifestException {
        return values.text(
                "an item of " + name, item, "a line is a text such as \"" + example + "\"");
    }

    private ManifestException bad(Json item, String problem, String allowed) {
        String written = item instanceof Json.Text text ? Words.quoted(text.value()) : "";
        return report.bad(item.at(), "the line " + written + ": " + problem, allowed);
    }
}
