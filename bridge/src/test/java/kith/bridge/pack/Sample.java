package kith.bridge.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import kith.bridge.app.AppFiles;
import kith.bridge.app.AppHashes;
import kith.bridge.app.HashList;
import kith.bridge.app.InvalidAppException;
import kith.bridge.manifest.Manifest;
import org.jspecify.annotations.Nullable;

/** Packages in tests: made of files, kept in memory, read whole. */
final class Sample {
    /** RFC 8032 section 7.1, test 1. */
    static final KithFileWriter.Signer SIGNER =
            signer(
                    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

    static final String MANIFEST =
            "{\"name\":\"Hello\",\"kith\":{\"id\":\"org.example.hello\",\"version\":\"1.0.0\","
                    + "\"permissions\":{\"fs\":{\"read\":[\"$documents/**\"]}}}}";

    private Sample() {}

    static KithFileWriter.Signer signer(String seed, String publicKey) {
        return new KithFileWriter.Signer() {
            @Override
            public String publicKey() {
                return publicKey;
            }

            @Override
            public byte[] sign(byte[] message) {
                try {
                    byte[] encoded =
                            HexFormat.of().parseHex("302e020100300506032b657004220420" + seed);
                    Signature signature = Signature.getInstance("Ed25519");
                    signature.initSign(
                            KeyFactory.getInstance("Ed25519")
                                    .generatePrivate(new PKCS8EncodedKeySpec(encoded)));
                    signature.update(message);
                    return signature.sign();
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    static void pack(Path app, Path file) throws IOException, InvalidAppException {
        Manifest manifest = Manifest.read(AppFiles.of(app));
        KithFileWriter.write(app, manifest, AppHashes.of(app), SIGNER, file);
    }

    /** An app with these files, its page and its manifest. */
    static Path app(Path folder, String... pathsAndTexts) {
        write(folder.resolve("index.html"), "<p>Hello\n".getBytes(StandardCharsets.UTF_8));
        write(folder.resolve("manifest.webmanifest"), MANIFEST.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            write(
                    folder.resolve(pathsAndTexts[i]),
                    pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return folder;
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files of a package by path; what is wrong with it is thrown. */
    static Map<String, byte[]> unpacked(byte[] bytes) throws IOException, InvalidAppException {
        Map<String, byte[]> files = new TreeMap<>();
        try (KithFile file = KithFile.open(source(bytes))) {
            for (HashList.Entry entry : file.list().entries().values()) {
                byte[] whole = new byte[(int) entry.size()];
                for (int i = 0; i < HashList.pieces(entry.size()); i++) {
                    byte[] piece = file.read(file.blocks().of(entry, i));
                    System.arraycopy(piece, 0, whole, i * HashList.PIECE_BYTES, piece.length);
                }
                files.put(entry.path(), whole);
            }
        }
        return files;
    }

    /** Why a package is refused when it is read whole; null if it is not. */
    static @Nullable String problem(byte[] bytes) throws IOException {
        try {
            unpacked(bytes);
            return null;
        } catch (InvalidAppException e) {
            return e.getMessage();
        }
    }

    static PackageSource source(byte[] bytes) {
        return new PackageSource() {
            @Override
            public String name() {
                return "x.kith";
            }

            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public byte[] read(long offset, int length) {
                int from = Math.toIntExact(offset);
                if (length < 0 || from > bytes.length - length) {
                    throw new IllegalArgumentException("read beyond the end");
                }
                return Arrays.copyOfRange(bytes, from, from + length);
            }

            @Override
            public void close() {}
        };
    }
}
