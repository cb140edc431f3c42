package kith.bridge.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an app opens: {@code file_handlers} and {@code protocol_handlers}. */
final class Handlers {
    /** 64 handlers and media types of each: more kinds of files than any app has. */
    static final int TYPES_MAX = 64;

    /** 16 endings of one kind of file. */
    static final int ENDINGS_MAX = 16;

    private static final Pattern TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}");

    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9][A-Za-z0-9_.+-]{0,31}");

    /** RFC 3986's form of a scheme. */
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]{0,63}");

    /** The schemes that the HTML standard lets a page take over, beside those with web+. */
    private static final List<String> SAFE =
            Arrays.asList(
                    "bitcoin",
                    "ftp",
                    "ftps",
                    "geo",
                    "im",
                    "irc",
                    "ircs",
                    "magnet",
                    "mailto",
                    "matrix",
                    "mms",
                    "news",
                    "nntp",
                    "openpgp4fpr",
                    "sftp",
                    "sip",
                    "sms",
                    "smsto",
                    "ssh",
                    "tel",
                    "urn",
                    "webcal",
                    "wtai",
                    "xmpp");

    private final String base;
    private final Report report;

    /**
     * @param base the manifest's own address
     */
    Handlers(String base, Report report) {
        this.base = base;
        this.report = report;
    }

    List<FileHandler> files(List<Json> items) {
        List<FileHandler> handlers = new ArrayList<>();
        for (Json item : items) {
            FileHandler handler = item instanceof Json.Members members ? file(members) : null;
            if (handlers.size() == TYPES_MAX) {
                report.warn(item.at(), "an app has at most " + TYPES_MAX + " file handlers");
            } else if (handler != null) {
                handlers.add(handler);
            } else {
                report.warn(
                        item.at(),
                        "a file handler has an \"action\" in the app and \"accept\", such as"
                                + " {\"text/markdown\": [\".md\"]}, so this one is ignored");
            }
        }
        return Collections.unmodifiableList(handlers);
    }

    private @Nullable FileHandler file(Json.Members item) {
        String action = address(new StandardValues(item, report).text("action"));
        Json.Member accept = item.map().get("accept");
        if (action == null || accept == null || !(accept.value() instanceof Json.Members types)) {
            return null;
        }
        Map<String, List<String>> accepted = new TreeMap<>();
        for (Map.Entry<String, Json.Member> each : types.map().entrySet()) {
            String type = each.getKey().toLowerCase(Locale.ROOT);
            if (accepted.size() == TYPES_MAX) {
                report.warn(each.getValue().at(), "a handler has at most " + TYPES_MAX + " types");
            } else if (TYPE.matcher(type).matches()) {
                accepted.put(type, endings(each.getValue().value()));
            } else {
                report.warn(
                        each.getValue().at(),
                        Words.quoted(each.getKey()) + " is no media type, so it is ignored");
            }
        }
        return accepted.isEmpty() ? null : new FileHandler(action, accepted);
    }

    /** One ending or a list of them. */
    private List<String> endings(Json value) {
        List<Json> items =
                value instanceof Json.Items list ? list.list() : Collections.singletonList(value);
        List<String> endings = new ArrayList<>();
        for (Json item : items) {
            if (endings.size() == ENDINGS_MAX) {
                report.warn(item.at(), "a type has at most " + ENDINGS_MAX + " endings");
            } else if (item instanceof Json.Text text && ENDING.matcher(text.value()).matches()) {
                endings.add(text.value().toLowerCase(Locale.ROOT));
            } else {
                report.warn(item.at(), "an ending is a text such as \".md\", so it is ignored");
            }
        }
        return Collections.unmodifiableList(endings);
    }

    List<ProtocolHandler> protocols(List<Json> items) {
        List<ProtocolHandler> handlers = new ArrayList<>();
        for (Json item : items) {
            ProtocolHandler handler =
                    item instanceof Json.Members members ? protocol(members) : null;
            if (handler != null) {
                handlers.add(handler);
            } else {
                report.warn(
                        item.at(),
                        "a protocol handler has a \"protocol\" such as \"web+notes\" and a \"url\""
                                + " in the app with %s in it, so this one is ignored");
            }
        }
        return Collections.unmodifiableList(handlers);
    }

    private @Nullable ProtocolHandler protocol(Json.Members item) {
        StandardValues of = new StandardValues(item, report);
        String url = address(of.text("url"));
        String word = of.text("protocol");
        String scheme = word == null ? "" : word.toLowerCase(Locale.ROOT);
        boolean allowed =
                SCHEME.matcher(scheme).matches()
                        && (SAFE.contains(scheme) || scheme.startsWith("web+"));
        return allowed && url != null && url.contains("%s")
                ? new ProtocolHandler(scheme, url)
                : null;
    }

    private @Nullable String address(@Nullable String written) {
        return written == null ? null : AppUrl.resolve(written, base);
    }
}
