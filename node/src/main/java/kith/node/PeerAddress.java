package kith.node;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import kith.net.Id;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/**
 * A node and where it is, as text {@code ID@ADDRESS:PORT}; IPv6 addresses stand in brackets.
 *
 * @param node its id; null if any node there will do
 */
public record PeerAddress(@Nullable Id node, Address address) {

    /**
     * Reads the text form. The id and its {@code @} may be left out.
     *
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    public static PeerAddress parse(String text) {
        int at = text.indexOf('@');
        Id node = at < 0 ? null : id(text.substring(0, at));
        return new PeerAddress(node, address(text.substring(at + 1)));
    }

    /**
     * An id of 64 hexadecimal digits.
     *
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    public static Id id(String text) {
        byte[] bytes = Hex.parse(text);
        if (bytes.length != Id.BYTES) {
            throw new IllegalArgumentException("'" + text + "' is no id of 64 hexadecimal digits");
        }
        return Id.of(bytes);
    }

    /**
     * An IP address and a port to send to. Names are not looked up.
     *
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    public static Address address(String text) {
        InetSocketAddress socket = socket(text);
        if (socket.getPort() == 0 || socket.getAddress().isAnyLocalAddress()) {
            throw new IllegalArgumentException("'" + text + "' is nowhere to send to");
        }
        return Address.of(socket.getAddress().getAddress(), socket.getPort());
    }

    /**
     * An IP address and a port to listen at; port 0 is any that is free.
     *
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    public static InetSocketAddress socket(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        boolean six = bracketed && host.matches("\\[[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]");
        boolean four = host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
        String port = text.substring(colon + 1);
        if (!(six || four) || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65535) {
            throw new IllegalArgumentException("'" + text + "' is not ADDRESS:PORT");
        }
        try {
            // Only digits and colons, so this asks no name server.
            return new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(port));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is not ADDRESS:PORT", e);
        }
    }

    /** What {@link #socket} reads; IPv6 in the form of RFC 5952. */
    public static String text(InetSocketAddress socket) {
        String withPort = Address.of(socket.getAddress().getAddress(), 1).toString();
        return withPort.substring(0, withPort.length() - 1) + socket.getPort();
    }

    @Override
    public String toString() {
        return (node == null ? "" : node + "@") + address;
    }
}
