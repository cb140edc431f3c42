package kith.cli.pack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** An rpm file: lead, header of digests, header, payload. */
final class Rpm {
    private static final int LEAD_BYTES = 96;
    private static final int NAME_BYTES = 66;
    private static final int SIGNATURE_REGION = 62;
    private static final int HEADER_REGION = 63;
    private static final int SHA256 = 8;

    private Rpm() {}

    /** A header of a package, to be filled. */
    static RpmHeader header() {
        return new RpmHeader(HEADER_REGION);
    }

    /**
     * Writes a new file.
     *
     * @param name with version and release, for the lead
     * @param header all but what describes the payload
     */
    static void write(String name, RpmHeader header, RpmFiles files, Path payload, Path to)
            throws IOException {
        files.write(payload);
        header.text(1124, "cpio");
        header.text(1125, "xz");
        header.text(1126, "6");
        header.texts(5092, List.of(digest("SHA-256", payload)));
        header.number(5093, SHA256);
        byte[] bytes = header.bytes();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            out.write(lead(name));
            byte[] signature = digests(bytes, payload);
            out.write(signature);
            out.write(new byte[-signature.length & (Long.BYTES - 1)]);
            out.write(bytes);
            Files.copy(payload, out);
        }
    }

    private static byte[] digests(byte[] header, Path payload) throws IOException {
        RpmHeader signature = new RpmHeader(SIGNATURE_REGION);
        signature.text(269, HexFormat.of().formatHex(digest("SHA-1").digest(header)));
        signature.text(273, HexFormat.of().formatHex(digest("SHA-256").digest(header)));
        signature.number(1000, Math.toIntExact(header.length + Files.size(payload)));
        MessageDigest md5 = digest("MD5");
        md5.update(header);
        signature.binary(1004, update(md5, payload).digest());
        return signature.bytes();
    }

    /** Read by {@code file} and old programs only. */
    private static byte[] lead(String name) {
        ByteBuffer lead = ByteBuffer.allocate(LEAD_BYTES);
        lead.putInt(0xedabeedb).put((byte) 3).put((byte) 0).putShort((short) 0).putShort((short) 1);
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        lead.put(Arrays.copyOf(text, Math.min(text.length, NAME_BYTES - 1)));
        lead.position(2 * Integer.BYTES + Short.BYTES + NAME_BYTES);
        lead.putShort((short) 1).putShort((short) 5);
        return lead.array();
    }

    private static String digest(String algorithm, Path file) throws IOException {
        return HexFormat.of().formatHex(update(digest(algorithm), file).digest());
    }

    private static MessageDigest update(MessageDigest digest, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] piece = new byte[1 << 16];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                digest.update(piece, 0, count);
            }
        }
        return digest;
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
