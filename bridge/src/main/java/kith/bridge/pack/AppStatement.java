package kith.bridge.pack;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import kith.bridge.app.InvalidAppException;
import kith.bridge.app.Sha256;

/**
 * What the author of a package signs. Who has it and its signature can check everything else of the
 * package, wherever that comes from.
 *
 * <pre>
 * kith-app 1
 * id org.example.notes
 * version 1.0.0
 * permissions 9f86d081…
 * files 60303ae2… 5123
 * blocks ab12cd34… 2520
 * signer d04ab232…
 * </pre>
 *
 * @param id the {@code kith.id} of the manifest
 * @param version its {@code kith.version}
 * @param permissions SHA-256 of the permissions' lines, see {@code PermissionLines}
 * @param files the hash list
 * @param blocks the block table
 * @param signer the Ed25519 public key in 64 hexadecimal digits
 */
public record AppStatement(
        String id, String version, String permissions, Part files, Part blocks, String signer) {

    /** Of an Ed25519 signature (RFC 8032). */
    public static final int SIGNATURE_BYTES = 64;

    private static final String HEAD = "kith-app 1";

    /** Before what is signed, so that no signature for another purpose fits here. */
    private static final String DOMAIN = "Kith app statement 1";

    private static final Pattern ID =
            Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z]([a-z0-9-]{0,61}[a-z0-9])?)+");

    /** 100, and no id of Kith's own making: as in the manifest. */
    private static final int ID_CHARS_MAX = 100;

    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+_~-]{0,63}");

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,9}");

    /**
     * Bytes that the statement names.
     *
     * @param sha256 64 hexadecimal digits
     * @param size in bytes
     */
    public record Part(String sha256, int size) {

        /** The part that these bytes are. */
        public static Part of(byte[] bytes) {
            return new Part(Sha256.hex(Sha256.of(bytes)), bytes.length);
        }

        /** Whether these are the bytes. */
        public boolean is(byte[] bytes) {
            return bytes.length == size && sha256.equals(Sha256.hex(Sha256.of(bytes)));
        }
    }

    /** Whether {@code text} could be an app's id. */
    public static boolean isId(String text) {
        return text.length() <= ID_CHARS_MAX
                && !text.startsWith("local.")
                && ID.matcher(text).matches();
    }

    /**
     * The first half of a public key in groups, for people to compare: 128 bits, for which nobody
     * finds a second key.
     */
    public static String shownKey(String publicKey) {
        return publicKey.substring(0, 32).replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** The bytes of the statement; ASCII. */
    public byte[] bytes() {
        String text =
                HEAD
                        + ("\nid " + id)
                        + ("\nversion " + version)
                        + ("\npermissions " + permissions)
                        + ("\nfiles " + files.sha256 + " " + files.size)
                        + ("\nblocks " + blocks.sha256 + " " + blocks.size)
                        + ("\nsigner " + signer)
                        + "\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The SHA-256 of the statement: the name of exactly this package. */
    public String hash() {
        return Sha256.hex(Sha256.of(bytes()));
    }

    /** What the signature is of: a domain string of 20 bytes and the statement's hash. */
    public byte[] signed() {
        byte[] domain = DOMAIN.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(domain.length + Sha256.BYTES)
                .put(domain)
                .put(Sha256.of(bytes()))
                .array();
    }

    /**
     * Reads a statement.
     *
     * @param file what it is from, for messages
     * @throws InvalidAppException if it has another form than {@link #bytes} gives
     */
    static AppStatement parse(String file, byte[] bytes) throws InvalidAppException {
        String[] lines = lines(file, bytes);
        if (!lines[0].equals(HEAD)) {
            throw new InvalidAppException(
                    file
                            + " is of a kind this version of Kith does not know: it begins with no \""
                            + HEAD
                            + "\"");
        }
        AppStatement statement =
                lines.length != 8
                        ? null
                        : new AppStatement(
                                value(lines[1], "id "),
                                value(lines[2], "version "),
                                value(lines[3], "permissions "),
                                part(value(lines[4], "files ")),
                                part(value(lines[5], "blocks ")),
                                value(lines[6], "signer "));
        if (statement == null
                || !isId(statement.id)
                || !VERSION.matcher(statement.version).matches()
                || Sha256.parse(statement.permissions) == null
                || Sha256.parse(statement.files.sha256) == null
                || Sha256.parse(statement.blocks.sha256) == null
                || Sha256.parse(statement.signer) == null
                || !Arrays.equals(statement.bytes(), bytes)) {
            throw new InvalidAppException(file + " is damaged: its statement has a wrong form");
        }
        return statement;
    }

    private static String[] lines(String file, byte[] bytes) throws InvalidAppException {
        try {
            return StandardCharsets.US_ASCII
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .split("\n", -1);
        } catch (CharacterCodingException e) {
            throw new InvalidAppException(file + " is damaged: its statement is not ASCII", e);
        }
    }

    /** What stands after {@code word}; nothing, which is never right, where another word is. */
    private static String value(String line, String word) {
        return line.startsWith(word) ? line.substring(word.length()) : "";
    }

    private static Part part(String text) {
        int space = text.indexOf(' ');
        String size = text.substring(space + 1);
        boolean right = space >= 0 && SIZE.matcher(size).matches();
        long bytes = right ? Long.parseLong(size) : -1;
        return bytes < 0 || bytes > Integer.MAX_VALUE
                ? new Part("", 0)
                : new Part(text.substring(0, space), (int) bytes);
    }
}
