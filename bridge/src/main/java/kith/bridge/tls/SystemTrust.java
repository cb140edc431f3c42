package kith.bridge.tls;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import kith.bridge.NodeError;
import org.jspecify.annotations.Nullable;

/**
 * The certificates the system trusts, read at first use from where its distribution keeps them, so
 * that what the administrator added or took away counts. There is no list of Kith's own, which
 * would become stale.
 */
public final class SystemTrust {
    /**
     * Bundles of distributions: Debian and its kin; Fedora, RHEL; openSUSE; Alpine; older Fedora;
     * FreeBSD.
     */
    private static final String[] BUNDLES = {
        "etc/ssl/certs/ca-certificates.crt",
        "etc/pki/tls/certs/ca-bundle.crt",
        "etc/ssl/ca-bundle.pem",
        "etc/ssl/cert.pem",
        "etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
        "usr/local/share/certs/ca-root-nss.crt"
    };

    /** Where single files are when there is no bundle. */
    private static final String FOLDER = "etc/ssl/certs";

    /** 4 MiB: twenty times what systems have. */
    private static final long FILE_BYTES_MAX = 4 << 20;

    /** 2048 files of a folder; systems have some hundred. */
    private static final int FILES_MAX = 2048;

    private final Path root;
    private final Map<String, String> environment;
    private @Nullable List<X509Certificate> certificates;

    /**
     * @param root the root of the file system
     * @param environment {@code SSL_CERT_FILE} and {@code SSL_CERT_DIR} name other places
     */
    public SystemTrust(Path root, Map<String, String> environment) {
        this.root = root;
        this.environment = environment;
    }

    /**
     * The certificates.
     *
     * @throws NodeError ERR_TLS_NO_TRUST_STORE the system has none
     */
    synchronized List<X509Certificate> certificates() {
        List<X509Certificate> known = certificates;
        if (known == null) {
            known = Collections.unmodifiableList(read());
            certificates = known;
        }
        return known;
    }

    private List<X509Certificate> read() {
        String file = environment.getOrDefault("SSL_CERT_FILE", "");
        String folder = environment.getOrDefault("SSL_CERT_DIR", "");
        List<X509Certificate> found = new ArrayList<>();
        if (!file.isEmpty() || !folder.isEmpty()) {
            if (!file.isEmpty()) {
                addFile(root.getFileSystem().getPath(file), found);
            }
            for (String each : folder.isEmpty() ? new String[0] : folder.split(":", -1)) {
                addFolder(root.getFileSystem().getPath(each), found);
            }
        } else {
            for (int i = 0; i < BUNDLES.length && found.isEmpty(); i++) {
                addFile(root.resolve(BUNDLES[i]), found);
            }
            if (found.isEmpty()) {
                addFolder(root.resolve(FOLDER), found);
            }
        }
        if (found.isEmpty()) {
            throw NodeError.of(
                    "ERR_TLS_NO_TRUST_STORE",
                    "The system has no trusted certificates: there is neither "
                            + String.join(", ", BUNDLES)
                            + " nor what SSL_CERT_FILE or SSL_CERT_DIR name. Install the package"
                            + " ca-certificates, or pass \"ca\"");
        }
        return found;
    }

    private static void addFolder(Path folder, List<X509Certificate> into) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            int count = 0;
            for (Path file : files) {
                if (++count > FILES_MAX) {
                    return;
                }
                addFile(file, into);
            }
        } catch (IOException e) {
            // Whoever asks is told that there are none.
        }
    }

    private static void addFile(Path file, List<X509Certificate> into) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= FILE_BYTES_MAX) {
                for (X509Certificate each : Certificates.readable(Files.readAllBytes(file))) {
                    if (!into.contains(each)) {
                        into.add(each);
                    }
                }
            }
        } catch (IOException e) {
            // The next place may have some.
        }
    }
}
