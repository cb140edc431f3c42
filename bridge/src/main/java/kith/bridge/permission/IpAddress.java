package kith.bridge.permission;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An address of the Internet Protocol as it is really used: an IPv6 address that only wraps an IPv4
 * one ({@code ::ffff:10.0.0.1}, RFC 4291 section 2.5.5.2) is that IPv4 address, since the system
 * speaks IPv4 to it. Equal when the bytes and the zone are.
 */
public final class IpAddress {
    /** 4 bytes: IPv4. */
    static final int V4_BYTES = 4;

    /** 16 bytes: IPv6. */
    static final int V6_BYTES = 16;

    /** {@code 127.0.0.1}. */
    public static final IpAddress LOOPBACK_V4 = new IpAddress(new byte[] {127, 0, 0, 1}, "");

    /** {@code ::1}. */
    public static final IpAddress LOOPBACK_V6 =
            new IpAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, "");

    private final byte[] bytes;
    private final String zone;

    private IpAddress(byte[] bytes, String zone) {
        this.bytes = bytes;
        this.zone = zone;
    }

    /**
     * An address by its bytes.
     *
     * @param bytes 4 or 16, the first as it is written
     * @param zone of a link-local IPv6 address the name or number of its interface, else empty
     */
    public static IpAddress of(byte[] bytes, String zone) {
        if (bytes.length != V4_BYTES && bytes.length != V6_BYTES) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes");
        }
        return isMapped(bytes)
                ? new IpAddress(Arrays.copyOfRange(bytes, 12, V6_BYTES), "")
                : new IpAddress(bytes.clone(), bytes.length == V4_BYTES ? "" : zone);
    }

    /**
     * Reads an address in the form {@code inet_pton} takes, an IPv6 one with a zone after {@code %}
     * if it has one.
     *
     * @return null for anything else: names, octal and hexadecimal parts, fewer than four parts
     */
    public static @Nullable IpAddress parse(String text) {
        int percent = text.indexOf('%');
        String zone = percent < 0 ? "" : text.substring(percent + 1);
        byte[] bytes = AddressText.bytes(percent < 0 ? text : text.substring(0, percent));
        boolean bad = percent >= 0 && (zone.isEmpty() || bytes == null || bytes.length == V4_BYTES);
        return bytes == null || bad ? null : of(bytes, zone);
    }

    private static boolean isMapped(byte[] bytes) {
        if (bytes.length != V6_BYTES || bytes[10] != -1 || bytes[11] != -1) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether it has 32 bits. */
    public boolean isV4() {
        return bytes.length == V4_BYTES;
    }

    /**
     * {@code 0.0.0.0} or {@code ::}: all addresses to who listens, this machine to who connects.
     */
    public boolean isUnspecified() {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** Where datagrams and connections to it go: {@code 0.0.0.0} is this machine on Linux. */
    public IpAddress destination() {
        if (!isUnspecified()) {
            return this;
        }
        return isV4() ? LOOPBACK_V4 : LOOPBACK_V6;
    }

    /** A copy of its 4 or 16 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The name or number of the interface, empty for none. */
    public String zone() {
        return zone;
    }

    /** The class it belongs to. */
    public AddressClass kind() {
        return AddressClass.of(this);
    }

    /** Whether the first bits are those of {@code base}, which has as many bytes. */
    boolean isBelow(IpAddress base, int prefixBits) {
        if (base.bytes.length != bytes.length) {
            return false;
        }
        int whole = prefixBits / 8;
        for (int i = 0; i < whole; i++) {
            if (base.bytes[i] != bytes[i]) {
                return false;
            }
        }
        int rest = prefixBits % 8;
        return rest == 0 || ((base.bytes[whole] ^ bytes[whole]) & 0xff) >> (8 - rest) == 0;
    }

    /** The same with all bits after the first ones cleared. */
    IpAddress start(int prefixBits) {
        byte[] cut = bytes.clone();
        for (int i = 0; i < cut.length; i++) {
            int kept = Math.max(0, Math.min(8, prefixBits - 8 * i));
            cut[i] &= (byte) (0xff00 >> kept);
        }
        return new IpAddress(cut, "");
    }

    /** The IPv4 address in the last 32 bits. */
    IpAddress tail() {
        return new IpAddress(Arrays.copyOfRange(bytes, bytes.length - V4_BYTES, bytes.length), "");
    }

    /** Without the zone. */
    IpAddress withoutZone() {
        return zone.isEmpty() ? this : new IpAddress(bytes, "");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress that
                && Arrays.equals(bytes, that.bytes)
                && zone.equals(that.zone);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes) * 31 + zone.hashCode();
    }

    /** As RFC 5952 writes it: lower case, the longest run of zeros as {@code ::}, the zone last. */
    @Override
    public String toString() {
        return AddressText.text(bytes) + (zone.isEmpty() ? "" : "%" + zone);
    }
}
