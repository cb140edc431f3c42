package kith.desktop.instance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a start hands to the instance that runs. On the wire: {@code kith-start 1} and a line feed,
 * a byte that is 1 for a packaged app, then texts, each its length (u32, big-endian) and UTF-8: the
 * app's folder, the folder paths begin in, the arguments.
 *
 * @param app the app's folder, every link followed
 * @param packaged whether that is an installed package, whose folder changes with its version
 * @param folder where the person stands
 * @param arguments what stood after {@code --}
 */
public record Start(String app, boolean packaged, String folder, List<String> arguments) {
    /** 1 MiB of words together: systems take no more on a command line of this length. */
    static final int BYTES_MAX = 1 << 20;

    /** 1024 arguments: a person who picks all files of a folder. */
    static final int ARGUMENTS_MAX = 1024;

    private static final byte[] HEAD = "kith-start 1\n".getBytes(StandardCharsets.US_ASCII);

    private static final int FOLDERS = 2;

    /** The bytes; null if they would be too many. */
    byte @Nullable [] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(HEAD, 0, HEAD.length);
        out.write(packaged ? 1 : 0);
        List<String> texts = new ArrayList<>(List.of(app, folder));
        texts.addAll(arguments);
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array();
            out.write(length, 0, length.length);
            out.write(utf8, 0, utf8.length);
        }
        boolean fits = out.size() <= BYTES_MAX && arguments.size() <= ARGUMENTS_MAX;
        return fits ? out.toByteArray() : null;
    }

    /** Reads what {@link #bytes} gives; null for anything else. */
    static @Nullable Start parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] head = new byte[HEAD.length];
        if (bytes.length > BYTES_MAX || bytes.length <= HEAD.length) {
            return null;
        }
        in.get(head);
        byte packaged = in.get();
        List<String> texts = new ArrayList<>();
        while (in.hasRemaining()) {
            String text = text(in);
            if (text == null || texts.size() >= ARGUMENTS_MAX + FOLDERS) {
                return null;
            }
            texts.add(text);
        }
        boolean right =
                java.util.Arrays.equals(head, HEAD)
                        && (packaged == 0 || packaged == 1)
                        && texts.size() >= FOLDERS
                        && texts.get(0).startsWith("/")
                        && texts.get(1).startsWith("/");
        return right
                ? new Start(
                        texts.get(0),
                        packaged == 1,
                        texts.get(1),
                        List.copyOf(texts.subList(FOLDERS, texts.size())))
                : null;
    }

    private static @Nullable String text(ByteBuffer in) {
        int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
        if (length < 0 || length > in.remaining()) {
            return null;
        }
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(part).toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
