package kith.bridge.processor;

import java.util.List;

/** Source text being written, line by line, with its indentation. */
final class Lines {
    private final StringBuilder text = new StringBuilder();
    private final String unit;
    private int depth;

    /**
     * @param unit the indentation of one level
     */
    Lines(String unit) {
        this.unit = unit;
    }

    Lines line(String line) {
        if (!line.isEmpty()) {
            text.append(unit.repeat(depth)).append(line);
        }
        text.append('\n');
        return this;
    }

    /** A line that opens a block. */
    Lines open(String line) {
        line(line);
        depth++;
        return this;
    }

    /** A line that closes a block. */
    Lines close(String line) {
        depth--;
        return line(line);
    }

    /** A doc comment in the form that Java and JavaScript share. */
    Lines comment(List<String> paragraphs) {
        line("/**");
        for (String paragraph : paragraphs) {
            for (String line : paragraph.split("\n", -1)) {
                // The comment must not end inside an example of one.
                line((" * " + line.replace("*/", "*\u2215")).stripTrailing());
            }
        }
        return line(" */");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
