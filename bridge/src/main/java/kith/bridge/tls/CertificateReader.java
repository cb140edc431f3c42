package kith.bridge.tls;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kith.bridge.permission.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Takes certificates apart as Node shows them. Names are read from their bytes, not from text, so
 * that no character in them can look like the end of one.
 */
final class CertificateReader {
    private static final String ALT_NAMES = "2.5.29.17";
    private static final String INFO_ACCESS = "1.3.6.1.5.5.7.1.1";
    private static final int BIT_STRING = 0x03;
    private static final int SET = 0x31;

    /** OpenSSL's short words for parts of names. */
    private static final Map<String, String> TYPES = new LinkedHashMap<>();

    /** OpenSSL's names of curves. */
    private static final Map<String, String> CURVES = new LinkedHashMap<>();

    static {
        TYPES.put("2.5.4.3", "CN");
        TYPES.put("2.5.4.4", "SN");
        TYPES.put("2.5.4.5", "serialNumber");
        TYPES.put("2.5.4.6", "C");
        TYPES.put("2.5.4.7", "L");
        TYPES.put("2.5.4.8", "ST");
        TYPES.put("2.5.4.9", "street");
        TYPES.put("2.5.4.10", "O");
        TYPES.put("2.5.4.11", "OU");
        TYPES.put("2.5.4.12", "title");
        TYPES.put("2.5.4.15", "businessCategory");
        TYPES.put("2.5.4.17", "postalCode");
        TYPES.put("2.5.4.42", "GN");
        TYPES.put("2.5.4.97", "organizationIdentifier");
        TYPES.put("0.9.2342.19200300.100.1.1", "UID");
        TYPES.put("0.9.2342.19200300.100.1.25", "DC");
        TYPES.put("1.2.840.113549.1.9.1", "emailAddress");
        TYPES.put("1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC");
        CURVES.put("1.2.840.10045.3.1.7", "prime256v1");
        CURVES.put("1.3.132.0.10", "secp256k1");
        CURVES.put("1.3.132.0.34", "secp384r1");
        CURVES.put("1.3.132.0.35", "secp521r1");
    }

    private CertificateReader() {}

    static CertificateFacts facts(X509Certificate certificate) {
        PublicKey key = certificate.getPublicKey();
        RSAPublicKey rsa = key instanceof RSAPublicKey known ? known : null;
        String curve = key instanceof ECKey ? curve(key) : null;
        return new CertificateFacts(
                name(certificate.getSubjectX500Principal().getEncoded()),
                name(certificate.getIssuerX500Principal().getEncoded()),
                altNames(certificate),
                infoAccess(certificate),
                purposes(certificate),
                certificate.getBasicConstraints() >= 0,
                hex(certificate.getSerialNumber().toByteArray()),
                certificate.getNotBefore().toInstant().toEpochMilli(),
                certificate.getNotAfter().toInstant().toEpochMilli(),
                rsa == null ? null : hex(rsa.getModulus().toByteArray()),
                rsa == null ? null : "0x" + rsa.getPublicExponent().toString(16),
                bits(key),
                curve,
                ByteBuffer.wrap(key instanceof ECKey ? point(key) : key.getEncoded()),
                ByteBuffer.wrap(encoded(certificate)),
                fingerprints(encoded(certificate)));
    }

    private static List<ByteBuffer> fingerprints(byte[] raw) {
        List<ByteBuffer> all = new ArrayList<>();
        for (String algorithm : new String[] {"SHA-1", "SHA-256", "SHA-512"}) {
            try {
                all.add(ByteBuffer.wrap(MessageDigest.getInstance(algorithm).digest(raw)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every platform has it", e);
            }
        }
        return all;
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("it was made of its bytes", e);
        }
    }

    private static int bits(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            return rsa.getModulus().bitLength();
        }
        return key instanceof ECKey ec ? ec.getParams().getOrder().bitLength() : 0;
    }

    private static @Nullable String curve(PublicKey key) {
        try {
            Der algorithm = new Der(key.getEncoded()).into(Der.SEQUENCE).into(Der.SEQUENCE);
            algorithm.into(Der.OID);
            return CURVES.get(algorithm.into(Der.OID).oid());
        } catch (Der.Malformed e) {
            return null;
        }
    }

    private static byte[] point(PublicKey key) {
        try {
            Der info = new Der(key.getEncoded()).into(Der.SEQUENCE);
            info.next();
            byte[] bits = info.into(BIT_STRING).rest();
            return Arrays.copyOfRange(bits, 1, bits.length);
        } catch (Der.Malformed e) {
            return new byte[0];
        }
    }

    /** The parts of a distinguished name in their order (RFC 5280 section 4.1.2.4). */
    static List<NamePart> name(byte[] der) {
        List<NamePart> parts = new ArrayList<>();
        try {
            Der sets = new Der(der).into(Der.SEQUENCE);
            while (sets.hasMore()) {
                Der set = sets.into(SET);
                while (set.hasMore()) {
                    Der part = set.into(Der.SEQUENCE);
                    String type = part.into(Der.OID).oid();
                    int tag = part.tag();
                    parts.add(new NamePart(TYPES.getOrDefault(type, type), text(tag, part.next())));
                }
            }
        } catch (Der.Malformed e) {
            return new ArrayList<>();
        }
        return parts;
    }

    private static String text(int tag, Der value) {
        Charset charset =
                switch (tag) {
                    case 0x14 -> StandardCharsets.ISO_8859_1;
                    case 0x1c -> Charset.forName("UTF-32BE");
                    case 0x1e -> StandardCharsets.UTF_16BE;
                    default -> StandardCharsets.UTF_8;
                };
        return new String(value.rest(), charset);
    }

    private static List<NamePart> altNames(X509Certificate certificate) {
        List<NamePart> names = new ArrayList<>();
        try {
            Der list = extension(certificate, ALT_NAMES);
            while (list.hasMore()) {
                names.add(generalName(list.tag(), list.next()));
            }
        } catch (Der.Malformed e) {
            // Whoever relies on a name of these finds none.
            return new ArrayList<>();
        }
        return names;
    }

    private static List<NamePart> infoAccess(X509Certificate certificate) {
        List<NamePart> all = new ArrayList<>();
        try {
            Der list = extension(certificate, INFO_ACCESS);
            while (list.hasMore()) {
                Der access = list.into(Der.SEQUENCE);
                String method = access.into(Der.OID).oid();
                String word =
                        switch (method) {
                            case "1.3.6.1.5.5.7.48.1" -> "OCSP";
                            case "1.3.6.1.5.5.7.48.2" -> "CA Issuers";
                            default -> method;
                        };
                NamePart where = generalName(access.tag(), access.next());
                all.add(new NamePart(word + " - " + where.type(), where.value()));
            }
        } catch (Der.Malformed e) {
            return new ArrayList<>();
        }
        return all;
    }

    /** The contents of an extension that is a sequence; an absent one is an empty one. */
    private static Der extension(X509Certificate certificate, String oid) throws Der.Malformed {
        byte[] value = certificate.getExtensionValue(oid);
        if (value == null) {
            return new Der(new byte[0]);
        }
        return new Der(new Der(value).into(Der.OCTETS).rest()).into(Der.SEQUENCE);
    }

    /** One name (RFC 5280 section 4.2.1.6) in OpenSSL's words. */
    private static NamePart generalName(int tag, Der value) {
        byte[] bytes = value.rest();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return switch (tag & 0x1f) {
            case 1 -> new NamePart("email", text);
            case 2 -> new NamePart("DNS", text);
            case 4 -> new NamePart("DirName", joined(name(bytes)));
            case 6 -> new NamePart("URI", text);
            case 7 -> new NamePart("IP Address", address(bytes));
            case 8 -> new NamePart("Registered ID", hex(bytes));
            default -> new NamePart("othername", "<unsupported>");
        };
    }

    private static String joined(List<NamePart> parts) {
        StringBuilder text = new StringBuilder();
        for (NamePart part : parts) {
            text.append(text.length() == 0 ? "" : ", ");
            text.append(part.type()).append(" = ").append(part.value());
        }
        return text.toString();
    }

    /** As OpenSSL: IPv6 with all its groups. */
    private static String address(byte[] bytes) {
        if (bytes.length == 4) {
            return IpAddress.of(bytes, "").toString();
        }
        if (bytes.length != 16) {
            return "<invalid>";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 16; i += 2) {
            text.append(i == 0 ? "" : ":");
            int group = ((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff);
            text.append(Integer.toHexString(group).toUpperCase(Locale.ROOT));
        }
        return text.toString();
    }

    private static @Nullable List<String> purposes(X509Certificate certificate) {
        try {
            return certificate.getExtendedKeyUsage();
        } catch (CertificateParsingException e) {
            return null;
        }
    }

    /** Digits of a number without the byte that only says that it is positive. */
    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        boolean skipsFirst = bytes.length > 1 && bytes[0] == 0;
        for (int i = skipsFirst ? 1 : 0; i < bytes.length; i++) {
            text.append(Character.forDigit(bytes[i] >> 4 & 0xf, 16));
            text.append(Character.forDigit(bytes[i] & 0xf, 16));
        }
        return text.toString().toUpperCase(Locale.ROOT);
    }
}
