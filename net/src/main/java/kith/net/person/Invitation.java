package kith.net.person;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;

/**
 * What one person gives another, by hand or as a QR code, to become contacts: where a device is to
 * be found and a secret that opens the exchange. Whoever holds it may use it, once, until it
 * expires.
 *
 * @param secret 32 random bytes; the secret of the contact from then on
 * @param addresses where the node may be reached, at most {@link #ADDRESSES_MAX}
 * @param relays nodes that may carry datagrams to it, at most {@link #RELAYS_MAX}
 */
public record Invitation(
        Id author,
        Id device,
        Id node,
        byte[] secret,
        long expiresMs,
        List<Address> addresses,
        List<Relay> relays) {

    /** A node that relays, and where it is. */
    public record Relay(Id node, Address address) {}

    /** 4: IPv4 and IPv6, at home and as seen from outside. */
    public static final int ADDRESSES_MAX = 4;

    /** 2: one may be away. */
    public static final int RELAYS_MAX = 2;

    /** 7 days: long enough for a letter. */
    public static final long LIFE_MS = 7L * 24 * 3600 * 1000;

    /** What the text form begins with. */
    public static final String PREFIX = "kith:peer?";

    private static final int FORMAT = 1;
    private static final int CHECKSUM_BYTES = 4;

    /** 315 bytes, a text of 430 characters: a QR code of version 14 holds 458 at level L. */
    public static final int BYTES_MAX =
            1
                    + 4 * Id.BYTES
                    + 8
                    + 2
                    + ADDRESSES_MAX * Address.BYTES
                    + RELAYS_MAX * (Id.BYTES + Address.BYTES)
                    + CHECKSUM_BYTES;

    /** The bytes behind {@link #PREFIX}. */
    public byte[] toBytes(Crypto crypto) {
        Writer writer = new Writer(BYTES_MAX).u8(FORMAT);
        author.write(writer);
        device.write(writer);
        node.write(writer);
        writer.bytes(secret).u64(expiresMs).u8(addresses.size());
        for (Address address : addresses) {
            address.write(writer);
        }
        writer.u8(relays.size());
        for (Relay relay : relays) {
            relay.node.write(writer);
            relay.address.write(writer);
        }
        return writer.bytes(checksum(writer.toBytes(), crypto)).toBytes();
    }

    /** {@link #PREFIX} and the bytes in base64url without padding (RFC 4648, section 5). */
    public String toText(Crypto crypto) {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(toBytes(crypto));
    }

    /**
     * Reads {@link #toText}; nothing else is accepted, not even other spellings of the same bytes.
     */
    public static Decoded<Invitation> parse(String text, Crypto crypto) {
        if (text.length() > PREFIX.length() + BYTES_MAX * 4 / 3 + 3) {
            return Decoded.reject(Reason.TOO_LONG);
        }
        if (!text.startsWith(PREFIX)) {
            return Decoded.reject(Reason.UNKNOWN_KIND);
        }
        String digits = text.substring(PREFIX.length());
        byte[] bytes = decoded(digits);
        String again = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return again.equals(digits) ? decode(bytes, crypto) : Decoded.reject(Reason.INVALID_FIELD);
    }

    /** Reads {@link #toBytes}; does not look at the time. */
    public static Decoded<Invitation> decode(byte[] bytes, Crypto crypto) {
        if (bytes.length > BYTES_MAX) {
            return Decoded.reject(Reason.TOO_LONG);
        }
        if (bytes.length <= CHECKSUM_BYTES) {
            return Decoded.reject(Reason.TRUNCATED);
        }
        byte[] body = Arrays.copyOf(bytes, bytes.length - CHECKSUM_BYTES);
        byte[] sum = Arrays.copyOfRange(bytes, body.length, bytes.length);
        if (!Arrays.equals(sum, checksum(body, crypto))) {
            return Decoded.reject(Reason.FORGED);
        }
        Reader reader = new Reader(body);
        return reader.u8() == FORMAT ? fields(reader) : Decoded.reject(Reason.UNKNOWN_KIND);
    }

    private static Decoded<Invitation> fields(Reader reader) {
        Id author = Id.read(reader);
        Id device = Id.read(reader);
        Id node = Id.read(reader);
        byte[] secret = reader.bytes(Crypto.KEY_BYTES);
        long expiresMs = reader.u64();
        List<Address> addresses = new ArrayList<>();
        int addressCount = reader.u8();
        for (int i = 0; i < Math.min(addressCount, ADDRESSES_MAX); i++) {
            addresses.add(Address.read(reader));
        }
        List<Relay> relays = new ArrayList<>();
        int relayCount = addressCount > ADDRESSES_MAX ? 0 : reader.u8();
        for (int i = 0; i < Math.min(relayCount, RELAYS_MAX); i++) {
            relays.add(new Relay(Id.read(reader), Address.read(reader)));
        }
        if (addressCount > ADDRESSES_MAX || relayCount > RELAYS_MAX || expiresMs < 0) {
            return Decoded.reject(Reason.INVALID_FIELD);
        }
        return reader.decoded(
                new Invitation(
                        author,
                        device,
                        node,
                        secret,
                        expiresMs,
                        Collections.unmodifiableList(addresses),
                        Collections.unmodifiableList(relays)));
    }

    private static byte[] checksum(byte[] body, Crypto crypto) {
        return Arrays.copyOf(crypto.sha256(body), CHECKSUM_BYTES);
    }

    /** Base64url, or nothing if it is not. */
    private static byte[] decoded(String digits) {
        byte[] ascii = digits.getBytes(StandardCharsets.ISO_8859_1);
        for (byte b : ascii) {
            boolean letter = (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
            if (!letter && !(b >= '0' && b <= '9') && b != '-' && b != '_') {
                return new byte[0];
            }
        }
        return ascii.length % 4 == 1 ? new byte[0] : Base64.getUrlDecoder().decode(ascii);
    }
}
