package kith.cli.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import kith.bridge.app.Reasons;
import kith.bridge.app.Sha256;
import kith.bridge.pack.KithFileWriter;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;

/**
 * An author's key in a file that only its user can read: the seed of Ed25519 and, so that a damaged
 * file shows, the public key that belongs to it.
 *
 * <pre>
 * kith-signing-key 1
 * seed 9d61b19d…
 * public d75a9801…
 * </pre>
 */
public final class SigningKey implements KithFileWriter.Signer {
    private static final String HEAD = "kith-signing-key 1";

    /** 1 KiB: a key file has 164 bytes. */
    private static final int FILE_BYTES_MAX = 1024;

    private final byte[] seed;
    private final String publicKey;

    private SigningKey(byte[] seed) {
        this.seed = seed;
        this.publicKey = Sha256.hex(new RealCrypto().ed25519Public(seed));
    }

    /**
     * Makes a key in a new file.
     *
     * @throws PackException if there is a file already, or none can be made
     */
    public static SigningKey make(Path file) throws PackException {
        byte[] seed = new byte[Crypto.KEY_BYTES];
        new SecureRandom().nextBytes(seed);
        SigningKey key = new SigningKey(seed);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            write(file, key.text());
            return key;
        } catch (FileAlreadyExistsException e) {
            throw new PackException(
                    file
                            + " is there already, and who loses a key can update no app signed by it;"
                            + " name another file",
                    e);
        } catch (IOException e) {
            throw new PackException("cannot write " + file + ": " + Reasons.of(e), e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /**
     * Reads a key.
     *
     * @throws PackException if there is none, others may read it, or it is damaged
     */
    public static SigningKey read(Path file) throws PackException {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new PackException(file + " is no key file");
            }
            String modes = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            if (!modes.endsWith("------")) {
                throw new PackException(
                        file
                                + " can be read by others, so the key is no secret: chmod 600 "
                                + file);
            }
            return parse(file, Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new PackException(
                    "cannot read the key "
                            + file
                            + ": "
                            + Reasons.of(e)
                            + "; to make one: kith key new "
                            + file,
                    e);
        }
    }

    private static SigningKey parse(Path file, String text) throws PackException {
        String[] lines = text.split("\n", -1);
        byte[] seed =
                lines.length > 1 && lines[1].startsWith("seed ")
                        ? Sha256.parse(lines[1].substring("seed ".length()))
                        : null;
        if (!lines[0].equals(HEAD) || seed == null) {
            throw new PackException(file + " is no key file; to make one: kith key new FILE");
        }
        SigningKey key = new SigningKey(seed);
        if (!key.text().equals(text)) {
            throw new PackException(file + " is damaged: seed and public key do not match");
        }
        return key;
    }

    private String text() {
        return HEAD + "\nseed " + Sha256.hex(seed) + "\npublic " + publicKey + "\n";
    }

    @Override
    public String publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        return new RealCrypto().sign(seed, message);
    }
}
