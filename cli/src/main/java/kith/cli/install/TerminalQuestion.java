package kith.cli.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Asks at the terminal.
 *
 * @param agreed the person has agreed beforehand ({@code --yes}); it is told all the same
 */
record TerminalQuestion(PrintStream out, InputStream in, boolean agreed) implements Question.Asked {
    /** 80 bytes of an answer are looked at. */
    private static final int ANSWER_BYTES_MAX = 80;

    @Override
    public boolean agrees(Question question) throws InstallException {
        StringBuilder text = new StringBuilder();
        text.append(question.name())
                .append(' ')
                .append(question.statement().version())
                .append(" (")
                .append(question.statement().id())
                .append(")\n")
                .append(question.signer())
                .append(".\n");
        if (question.before() == null) {
            list(text, "It may:", question.may());
            if (question.may().isEmpty()) {
                text.append("It asks for no access to this device.\n");
            }
        } else {
            list(text, "New in this version, it may:", question.more());
            list(text, "No longer:", question.less());
        }
        out.print(printable(text.toString()));
        if (agreed) {
            return true;
        }
        out.print(printable(question.title()) + " [y/N] ");
        out.flush();
        try {
            return answer().strip().toLowerCase(Locale.ROOT).matches("y|yes");
        } catch (IOException e) {
            return false;
        }
    }

    private static void list(StringBuilder text, String head, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append(head).append('\n');
            lines.forEach(line -> text.append("  - ").append(line).append('\n'));
        }
    }

    private String answer() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n' && line.length() < ANSWER_BYTES_MAX) {
            line.append((char) next);
            next = in.read();
        }
        return line.toString();
    }

    /** Without what could steer the terminal or turn the text around. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\u0080-\u009f&&[^\n]]", "\ufffd");
    }
}
