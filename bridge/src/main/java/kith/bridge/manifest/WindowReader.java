package kith.bridge.manifest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code kith.window}. */
final class WindowReader {
    /** 200 characters: no title bar shows more. */
    static final int TITLE_CHARS_MAX = 200;

    private final Report report;
    private final OwnValues values;

    WindowReader(Report report) {
        this.report = report;
        this.values = new OwnValues(report);
    }

    WindowSettings read(Json.@Nullable Member member) throws ManifestException {
        WindowSettings usual = WindowSettings.DEFAULT;
        if (member == null) {
            return usual;
        }
        Map<String, Json.Member> window = values.members("window", member.value(), Keys.WINDOW);
        int minWidth = size("minWidth", window, 0);
        int minHeight = size("minHeight", window, 0);
        int width = size("width", window, Math.max(usual.width(), minWidth));
        int height = size("height", window, Math.max(usual.height(), minHeight));
        atLeast("width", width, window.get("minWidth"), minWidth);
        atLeast("height", height, window.get("minHeight"), minHeight);
        return new WindowSettings(
                width,
                height,
                minWidth,
                minHeight,
                values.flag("resizable", window.get("resizable"), true),
                title(window.get("title")));
    }

    private int size(String name, Map<String, Json.Member> window, int otherwise)
            throws ManifestException {
        Json.Member member = window.get(name);
        int least = name.startsWith("min") ? 0 : WindowSettings.SIZE_MIN;
        return member == null
                ? otherwise
                : values.whole(name, member.value(), least, WindowSettings.SIZE_MAX);
    }

    private void atLeast(String name, int size, Json.@Nullable Member least, int min)
            throws ManifestException {
        if (least != null && size < min) {
            throw report.bad(
                    least.value().at(),
                    "the least " + name + " " + min + " is more than the " + name + " " + size,
                    "it is at most that");
        }
    }

    private @Nullable String title(Json.@Nullable Member member) throws ManifestException {
        if (member == null) {
            return null;
        }
        String title = values.text("title", member.value(), "a text is allowed");
        boolean plain = !title.trim().isEmpty() && title.length() <= TITLE_CHARS_MAX;
        for (int i = 0; i < title.length(); i++) {
            plain &= !Character.isISOControl(title.charAt(i));
        }
        if (!plain) {
            throw report.bad(
                    member.value().at(),
                    "the title " + Words.quoted(title) + " is not one",
                    "1 to " + TITLE_CHARS_MAX + " characters in one line are allowed");
        }
        return title;
    }
}
