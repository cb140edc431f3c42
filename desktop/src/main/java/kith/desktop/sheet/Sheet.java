package kith.desktop.sheet;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet says. Texts may come from strangers: they are shown as text, whatever is in them.
 *
 * @param title a question, or what went wrong
 * @param picture a picture above it; null for none
 * @param lines what has to be known first
 * @param lists what is listed below
 * @param yes the word of the button that agrees; null where there is nothing to agree to
 * @param no the word of the button that does not; it has the keyboard at first
 */
public record Sheet(
        String title,
        @Nullable Picture picture,
        List<String> lines,
        List<Listing> lists,
        @Nullable String yes,
        String no) {

    /**
     * A list with a head.
     *
     * @param strong whether it is what the person should look at
     */
    public record Listing(String head, boolean strong, List<String> items) {}

    /** An image and its media type. */
    public record Picture(String type, byte[] bytes) {}

    /** One message and a button that closes it. */
    public static Sheet message(String title, String text) {
        return new Sheet(
                title,
                null,
                Collections.singletonList(text),
                Collections.emptyList(),
                null,
                "Close");
    }

    /** The page, without a script. */
    String html() {
        StringBuilder page = new StringBuilder(HEAD).append("<title>").append(escaped(title));
        page.append("</title><main>");
        if (picture != null) {
            page.append("<img src=/picture alt=\"\">");
        }
        page.append("<h1 dir=auto>").append(escaped(title)).append("</h1>");
        for (String line : lines) {
            page.append("<p dir=auto>").append(escaped(line)).append("</p>");
        }
        for (Listing list : lists) {
            page.append(list.strong ? "<section class=strong><h2>" : "<section><h2>");
            page.append(escaped(list.head)).append("</h2><ul>");
            for (String item : list.items) {
                page.append("<li dir=auto>").append(escaped(item)).append("</li>");
            }
            page.append("</ul></section>");
        }
        page.append("</main><footer><a href=/no autofocus>").append(escaped(no)).append("</a>");
        if (yes != null) {
            page.append("<a href=/yes class=yes>").append(escaped(yes)).append("</a>");
        }
        return page.append("</footer>").toString();
    }

    /** Shown as it is: neither markup nor what turns the direction of the text around it. */
    static String escaped(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    boolean unseen =
                            Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
                    switch (c) {
                        case '&' -> plain.append("&amp;");
                        case '<' -> plain.append("&lt;");
                        case '>' -> plain.append("&gt;");
                        case '"' -> plain.append("&quot;");
                        default -> plain.appendCodePoint(unseen ? 0xfffd : c);
                    }
                });
        return plain.toString();
    }

    private static final String HEAD =
            """
            <!doctype html><html lang=en><meta charset=utf-8>
            <meta name=color-scheme content="light dark"><style>
            :root{font:15px/1.5 system-ui,sans-serif;color-scheme:light dark;
              --text:#1d1d1f;--soft:#5b5b60;--back:#fafafa;--line:#d9d9de;--blue:#1a5fb4;--warm:#fff4dc}
            @media(prefers-color-scheme:dark){:root{
              --text:#f2f2f4;--soft:#b4b4ba;--back:#242428;--line:#45454c;--blue:#78aeed;--warm:#463a1e}}
            *{box-sizing:border-box}
            html,body{height:100%;margin:0}
            body{display:flex;flex-direction:column;color:var(--text);background:var(--back)}
            main{flex:1;overflow:auto;padding:24px 28px 8px}
            img{width:56px;height:56px;object-fit:contain;float:left;margin:0 16px 8px 0}
            h1,p{display:flow-root}
            h1{font-size:1.35em;line-height:1.3;margin:4px 0 12px;overflow-wrap:anywhere}
            p{margin:0 0 12px;overflow-wrap:anywhere;color:var(--soft)}
            section{clear:both;margin:0 0 12px;padding:10px 14px;border:1px solid var(--line);
              border-radius:10px}
            .strong{background:var(--warm)}
            h2{font-size:1em;margin:0 0 4px}
            ul{margin:0;padding-inline-start:20px}
            li{margin:3px 0;overflow-wrap:anywhere}
            footer{display:flex;flex-wrap:wrap;justify-content:flex-end;gap:10px;padding:12px 28px 16px;
              border-top:1px solid var(--line)}
            a{min-width:96px;padding:8px 18px;border:1px solid var(--line);border-radius:8px;
              text-align:center;text-decoration:none;color:inherit}
            a.yes{background:var(--blue);border-color:var(--blue);color:#fff}
            @media(prefers-color-scheme:dark){a.yes{color:#14202e}}
            a:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
            </style>
            """;
}
