package kith.bridge.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a PEM file (RFC 7468), with the headers of OpenSSL's older form.
 *
 * @param label for instance {@code CERTIFICATE}
 * @param headers for instance {@code DEK-Info}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pem(String label, Map<String, String> headers, byte[] der) {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN ([A-Z0-9 ]+)-----\\s*\\n(.*?)-----END \\1-----", Pattern.DOTALL);

    /** All blocks in a text; text around them counts for nothing. */
    static List<Pem> all(byte[] bytes) {
        List<Pem> all = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (blocks.find()) {
            String label = blocks.group(1);
            String body = blocks.group(2);
            if (label == null || body == null) {
                continue;
            }
            Map<String, String> headers = new LinkedHashMap<>();
            StringBuilder base64 = new StringBuilder();
            for (String line : body.split("\r?\n", -1)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.put(line.substring(0, colon), line.substring(colon + 1).trim());
                } else {
                    base64.append(line.trim());
                }
            }
            try {
                all.add(new Pem(label, headers, Base64.getDecoder().decode(base64.toString())));
            } catch (IllegalArgumentException e) {
                // Not a block after all.
            }
        }
        return all;
    }
}
