package kith.bridge.manifest;

import java.io.IOException;
import java.util.Map;
import kith.bridge.app.AppFiles;
import kith.bridge.app.Opening;

/**
 * Puts an app's manifest together: the standard's members, Kith's, and defaults for what is
 * missing.
 */
final class AppReader {
    private final AppFiles files;
    private final HtmlHead head;
    private final boolean served;

    /**
     * @param head of the app's page
     * @param served whether the page comes from the folder
     */
    AppReader(AppFiles files, HtmlHead head, boolean served) {
        this.files = files;
        this.head = head;
        this.served = served;
    }

    /**
     * A manifest's text.
     *
     * @param urlPath where it is in the app; addresses in it are relative to this
     */
    record Source(String urlPath, String text, Report report) {}

    Manifest read(Json.Members members, Source source) throws ManifestException {
        Report report = source.report;
        WebManifest web = new StandardMembers(members, source.urlPath, report).read(this::isThere);
        warnOfUnknown(members, report);
        Json.Member own = members.map().get(Keys.KITH);
        OwnMembers.Result kith = new OwnMembers(report).read(own == null ? null : own.value());
        String folder = String.valueOf(files.root().getFileName());
        return new Manifest(
                kith.id() == null ? DerivedId.of(files.root()) : kith.id(),
                name(web, folder),
                kith.version(),
                web,
                kith.permissions(),
                kith.csp(),
                kith.window(),
                kith.env(),
                kith.background(),
                kith.exclude(),
                source.text,
                report.warnings());
    }

    private String name(WebManifest web, String folder) {
        if (web.name() != null) {
            return web.name();
        }
        if (web.shortName() != null) {
            return web.shortName();
        }
        String title = head.title();
        return title == null || title.isEmpty() ? folder : title;
    }

    /** Whether a page can begin there; a development server knows for itself. */
    private boolean isThere(String urlPath) {
        if (!served) {
            return true;
        }
        if (!(files.open(urlPath) instanceof Opening.Ok ok)) {
            return false;
        }
        try {
            ok.file().close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void warnOfUnknown(Json.Members members, Report report) {
        for (Map.Entry<String, Json.Member> member : members.map().entrySet()) {
            String name = member.getKey();
            if (name.equals(Keys.KITH)
                    || Keys.STANDARD.contains(name)
                    || Keys.PASSED_ON.contains(name)) {
                continue;
            }
            String near = Words.nearest(name, Keys.STANDARD);
            report.warn(
                    member.getValue().at(),
                    "the standard has no member "
                            + Words.quoted(name)
                            + (Keys.OWN.contains(name)
                                    ? "; it belongs under \"kith\""
                                    : near == null ? "" : "; did you mean \"" + near + "\"?"));
        }
    }
}
