package kith.net.wire;

/**
 * Where a datagram comes from or goes to: an IP address and a UDP port. IPv4 addresses are held as
 * IPv4-mapped IPv6 addresses (RFC 4291, section 2.5.5.2), so there is one form for both.
 *
 * @param high the first 64 bits of the IPv6 address
 * @param low the last 64 bits
 * @param port 1 to 65535
 */
public record Address(long high, long low, int port) {

    private static final long MAPPED = 0xffffL << 32;

    /** An IPv6 address is written in eight groups of 16 bits. */
    private static final int GROUPS = 8;

    /** Bytes on the wire: 16 of the address, 2 of the port. */
    public static final int BYTES = 18;

    public Address {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not 1 to 65535");
        }
    }

    /** An IPv4 address as the 32 bits of {@code bits}. */
    public static Address v4(int bits, int port) {
        return new Address(0, MAPPED | (bits & 0xffff_ffffL), port);
    }

    /** From the 4 or 16 bytes of {@link java.net.InetAddress#getAddress}. */
    public static Address of(byte[] ip, int port) {
        Reader reader = new Reader(ip);
        return switch (ip.length) {
            case 4 -> v4((int) reader.u32(), port);
            case 16 -> new Address(reader.u64(), reader.u64(), port);
            default -> throw new IllegalArgumentException(ip.length + " bytes are no IP address");
        };
    }

    public boolean isV4() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    /** 4 or 16 bytes, as {@link java.net.InetAddress#getByAddress} takes them. */
    public byte[] ip() {
        return isV4()
                ? new Writer(4).u32(low & 0xffff_ffffL).toBytes()
                : new Writer(16).u64(high).u64(low).toBytes();
    }

    /**
     * What stands for the network an address is in: the first 24 bits of IPv4, 48 of IPv6. Peers
     * within one are counted together wherever one person could have many addresses.
     */
    public long prefix() {
        return isV4() ? MAPPED | (low & 0xffff_ff00L) : high >>> 16;
    }

    /** Appends {@link #BYTES} bytes. */
    public void write(Writer writer) {
        writer.u64(high).u64(low).u16(port);
    }

    /** Reads {@link #BYTES} bytes; port 0 fails the reader. */
    public static Address read(Reader reader) {
        long high = reader.u64();
        long low = reader.u64();
        int port = reader.u16();
        if (port == 0) {
            reader.fail();
        }
        return new Address(high, low, Math.max(port, 1));
    }

    /** {@code 192.0.2.1:4000} or {@code [2001:db8::1]:4000}, in the one form of RFC 5952. */
    @Override
    public String toString() {
        if (isV4()) {
            return octet(24) + "." + octet(16) + "." + octet(8) + "." + octet(0) + ":" + port;
        }
        int zerosStart = 0;
        int zeros = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && group(end) == 0) {
                end++;
            }
            if (end - i > zeros) {
                zerosStart = i;
                zeros = end - i;
            }
        }
        StringBuilder text = new StringBuilder("[");
        int i = 0;
        while (i < GROUPS) {
            if (zeros > 1 && i == zerosStart) {
                text.append("::");
                i += zeros;
            } else {
                boolean afterZeros = zeros > 1 && i == zerosStart + zeros;
                text.append(i == 0 || afterZeros ? "" : ":").append(Long.toHexString(group(i)));
                i++;
            }
        }
        return text.append("]:").append(port).toString();
    }

    /** One of the eight groups of 16 bits of an IPv6 address. */
    private long group(int index) {
        long half = index < GROUPS / 2 ? high : low;
        return (half >>> (48 - 16 * (index % 4))) & 0xffff;
    }

    private long octet(int shift) {
        return (low >>> shift) & 0xff;
    }
}
