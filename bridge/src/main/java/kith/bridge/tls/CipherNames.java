package kith.bridge.tls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * OpenSSL's names of cipher suites and its lists of them (ciphers(1)). Suites that keep no secret
 * past the loss of the key, or have no authentication, are not among them.
 */
final class CipherNames {
    /** OpenSSL's name -> the standard's, in the order of preference. */
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        for (String name :
                new String[] {
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_AES_128_GCM_SHA256"
                }) {
            NAMES.put(name, name);
        }
        for (String kind : new String[] {"ECDHE-ECDSA", "ECDHE-RSA", "DHE-RSA"}) {
            String standard = "TLS_" + kind.replace('-', '_') + "_WITH_";
            NAMES.put(kind + "-AES256-GCM-SHA384", standard + "AES_256_GCM_SHA384");
            NAMES.put(kind + "-CHACHA20-POLY1305", standard + "CHACHA20_POLY1305_SHA256");
            NAMES.put(kind + "-AES128-GCM-SHA256", standard + "AES_128_GCM_SHA256");
            boolean ec = kind.startsWith("EC");
            NAMES.put(
                    kind + (ec ? "-AES256-SHA384" : "-AES256-SHA256"),
                    standard + (ec ? "AES_256_CBC_SHA384" : "AES_256_CBC_SHA256"));
            NAMES.put(kind + "-AES128-SHA256", standard + "AES_128_CBC_SHA256");
            NAMES.put(kind + "-AES256-SHA", standard + "AES_256_CBC_SHA");
            NAMES.put(kind + "-AES128-SHA", standard + "AES_128_CBC_SHA");
        }
    }

    private CipherNames() {}

    /** All, OpenSSL's names. */
    static List<String> all() {
        return new ArrayList<>(NAMES.keySet());
    }

    /** OpenSSL's name of a suite; the standard's where it has none. */
    static String shown(String standard) {
        for (Map.Entry<String, String> each : NAMES.entrySet()) {
            if (each.getValue().equals(standard)) {
                return each.getKey();
            }
        }
        return standard;
    }

    /**
     * The suites of a list in its order, the standard's names.
     *
     * @param list OpenSSL's form; empty for all
     * @return null when it names none of them
     */
    static @Nullable List<String> chosen(String list) {
        Set<String> chosen = new LinkedHashSet<>();
        boolean tls13 = false;
        for (String item : (list.isEmpty() ? "ALL" : list).split("[: ,]", -1)) {
            char sign = item.isEmpty() ? ' ' : item.charAt(0);
            boolean takes = sign == '!' || sign == '-';
            List<String> named = named(takes || sign == '+' ? item.substring(1) : item);
            if (takes) {
                chosen.removeAll(named);
            } else if (sign == '+') {
                named.retainAll(chosen);
                chosen.removeAll(named);
                chosen.addAll(named);
            } else {
                chosen.addAll(named);
                tls13 |= item.startsWith("TLS_") && !named.isEmpty();
            }
        }
        // Suites of TLS 1.3 stand apart: a list without them leaves them as they are.
        Set<String> all = new LinkedHashSet<>();
        for (String each : chosen) {
            if (tls13 || !isTls13(each)) {
                all.add(each);
            }
        }
        if (all.isEmpty()) {
            return null;
        }
        if (tls13) {
            return new ArrayList<>(all);
        }
        Set<String> with = new LinkedHashSet<>(named("TLSv1.3"));
        with.addAll(all);
        return new ArrayList<>(with);
    }

    private static boolean isTls13(String standard) {
        return !standard.contains("_WITH_");
    }

    private static List<String> named(String word) {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, String> each : NAMES.entrySet()) {
            if (isNamed(each.getKey(), each.getValue(), word)) {
                found.add(each.getValue());
            }
        }
        return found;
    }

    private static boolean isNamed(String name, String standard, String word) {
        if (name.equals(word) || standard.equals(word)) {
            return true;
        }
        return switch (word) {
            case "ALL", "HIGH", "DEFAULT", "COMPLEMENTOFDEFAULT" -> true;
            case "TLSv1.3" -> isTls13(standard);
            case "TLSv1.2" -> !isTls13(standard) && !name.endsWith("-SHA");
            default -> isMadeOf(name, word);
        };
    }

    /** Words joined by a plus are all wanted: {@code ECDHE+AESGCM}. */
    private static boolean isMadeOf(String name, String words) {
        if (words.isEmpty() || name.startsWith("TLS_")) {
            return false;
        }
        for (String word : words.split("\\+", -1)) {
            boolean fits =
                    switch (word) {
                        case "ECDHE", "EECDH", "kECDHE", "kEECDH" -> name.startsWith("ECDHE");
                        case "DHE", "EDH", "kDHE", "kEDH" -> name.startsWith("DHE");
                        case "RSA", "aRSA" -> name.contains("-RSA-");
                        case "ECDSA", "aECDSA" -> name.contains("-ECDSA-");
                        case "AESGCM" -> name.contains("GCM");
                        case "AES" -> name.contains("AES");
                        case "AES128" -> name.contains("AES128");
                        case "AES256" -> name.contains("AES256");
                        case "CHACHA20" -> name.contains("CHACHA20");
                        case "SHA", "SHA1" -> name.endsWith("-SHA");
                        case "SHA256" -> name.endsWith("-SHA256") && !name.contains("GCM");
                        case "SHA384" -> name.endsWith("-SHA384") && !name.contains("GCM");
                        case "HIGH", "ALL" -> true;
                        default -> false;
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
