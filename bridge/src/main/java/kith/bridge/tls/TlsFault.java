package kith.bridge.tls;

import java.util.Locale;
import kith.bridge.NodeError;

/**
 * Something went wrong in TLS, in OpenSSL's words, which Node passes on.
 *
 * @param library for instance {@code SSL routines}
 * @param reason for instance {@code no shared cipher}
 */
record TlsFault(String library, String reason) {
    static final String SSL = "SSL routines";

    /** A fault of the protocol. */
    static TlsFault ssl(String reason) {
        return new TlsFault(SSL, reason);
    }

    /** For instance {@code ERR_SSL_NO_SHARED_CIPHER}. */
    String code() {
        String prefix = library.equals(SSL) ? "ERR_SSL_" : "ERR_OSSL_";
        String group = library.startsWith("PEM") ? "PEM_" : "";
        return prefix + group + reason.toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    /** As OpenSSL writes it, without the number. */
    String message() {
        return "error:" + library + "::" + reason;
    }

    /** As an error of a route; the page takes it apart. */
    NodeError error() {
        return NodeError.of(code(), message());
    }
}
