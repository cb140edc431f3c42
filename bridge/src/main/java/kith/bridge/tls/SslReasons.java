package kith.bridge.tls;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Says in OpenSSL's words what the platform's TLS complains of. */
final class SslReasons {
    /** What the other end says: the alert's name with spaces -> OpenSSL's reason. */
    private static final Map<String, String> ALERTS = new LinkedHashMap<>();

    /** What the platform says, in lower case -> OpenSSL's reason. The first that fits counts. */
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        for (String alert :
                new String[] {
                    "unexpected message", "bad record mac", "decompression failure",
                    "handshake failure", "no certificate", "bad certificate",
                    "unsupported certificate", "certificate revoked", "certificate expired",
                    "certificate unknown", "illegal parameter"
                }) {
            ALERTS.put(alert, "ssl/tls alert " + alert);
        }
        ALERTS.put("missing extension", "tlsv13 alert missing extension");
        ALERTS.put("certificate required", "tlsv13 alert certificate required");
        ALERTS.put("unsupported extension", "tlsv1 unsupported extension");
        ALERTS.put("unrecognized name", "tlsv1 unrecognized name");
        WORDS.put("no cipher suites in common", "no shared cipher");
        WORDS.put("no selected cipher", "no shared cipher");
        WORDS.put("empty client certificate chain", "peer did not return a certificate");
        WORDS.put("empty server certificate chain", "no certificates returned");
        WORDS.put("not accepted by server preferences", "unsupported protocol");
        WORDS.put("is not enabled or supported", "unsupported protocol");
        WORDS.put("selected protocol version", "unsupported protocol");
        WORDS.put("no appropriate protocol", "no protocols available");
        WORDS.put("unsupported or unrecognized ssl message", "wrong version number");
        WORDS.put("plaintext connection", "wrong version number");
        WORDS.put("unknown record", "wrong version number");
        WORDS.put("no available authentication scheme", "no suitable signature algorithm");
        WORDS.put("no certificate or key", "no suitable signature algorithm");
        WORDS.put("application layer protocol", "no application protocol");
        WORDS.put("application protocol", "no application protocol");
        WORDS.put("too big", "packet length too long");
        WORDS.put("too long", "packet length too long");
        WORDS.put("tag mismatch", "decryption failed or bad record mac");
        WORDS.put("bad record mac", "decryption failed or bad record mac");
        WORDS.put("insufficient buffer", "length mismatch");
        WORDS.put("signature", "bad signature");
        WORDS.put("renegotiation", "no renegotiation");
        WORDS.put("unexpected", "unexpected message");
        WORDS.put("illegal", "bad extension");
    }

    private SslReasons() {}

    /** The reason for an error of the engine; {@code internal error} where there is no better. */
    static String of(Throwable error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            String text = String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT);
            int alert = text.indexOf("received fatal alert: ");
            if (alert >= 0) {
                String name = text.substring(alert + "received fatal alert: ".length());
                return alert(name.trim().replace('_', ' '));
            }
            for (Map.Entry<String, String> known : WORDS.entrySet()) {
                if (text.contains(known.getKey())) {
                    return known.getValue();
                }
            }
        }
        return "internal error";
    }

    private static String alert(String name) {
        String known = ALERTS.get(name);
        return known == null ? "tlsv1 alert " + name : known;
    }
}
