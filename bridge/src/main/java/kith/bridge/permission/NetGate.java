package kith.bridge.permission;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.bridge.NodeError;

/**
 * Whether the page of one session may use an address. What is asked about is the address that is
 * really used: a line that grants a name covers those addresses of the internet to which this
 * session saw the name lead. A name that leads to this machine or into its networks opens nothing
 * there (DNS rebinding); only a line for the address itself does.
 *
 * <p>Safe to use from any thread.
 */
public final class NetGate {
    /**
     * 4096 addresses that names led to; more than any page connects to. The oldest are forgotten.
     */
    public static final int ADDRESSES_MAX = 4096;

    private final NetPermissions asked;

    /** Addresses to which names led, the least recently seen first. */
    private final Map<IpAddress, Led> led =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<IpAddress, Led> eldest) {
                    return size() > ADDRESSES_MAX;
                }
            };

    /** Lines that cover names which led to an address; never more than the manifest has. */
    private static final class Led {
        final Set<NetPattern> lines = new HashSet<>();
        String name = "";
    }

    public NetGate(NetPermissions asked) {
        this.asked = asked;
    }

    /** Whether the manifest has any line under {@code tcp}, {@code udp} or {@code dns}. */
    public boolean holds(String permission) {
        return asked.holds(permission);
    }

    /**
     * Whether an address may be used so.
     *
     * @param address the destination, or for listening and binding the local address
     * @param port 0 to 65535; 0 for one the system chooses
     */
    public boolean allows(NetUse use, IpAddress address, int port) {
        IpAddress real = real(use, address);
        for (NetPattern line : asked.lines(use)) {
            if (line.coversPort(port) && covers(line, use, real)) {
                return true;
            }
        }
        return false;
    }

    /**
     * As {@link #allows}, with the error for the page.
     *
     * @throws NodeError ERR_ACCESS_DENIED with the manifest line that would allow it
     */
    public void require(NetUse use, IpAddress address, int port) {
        if (!allows(use, address, port)) {
            throw refusal(use, address, port);
        }
    }

    /**
     * Whether a name may be looked up: it is in {@code dns} or in any of the other lists, or it is
     * {@code localhost}, which tells nothing to anybody.
     */
    public boolean allowsLookup(String name) {
        String normal = HostName.normal(name);
        if (HostName.isLocalhost(normal) && !asked.isEmpty()) {
            return true;
        }
        for (NamePattern pattern : asked.dns()) {
            if (pattern.covers(normal)) {
                return true;
            }
        }
        for (NetUse use : NetUse.values()) {
            for (NetPattern line : asked.lines(use)) {
                if (line.coversName(normal)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * As {@link #allowsLookup}, with the error for the page.
     *
     * @throws NodeError ERR_ACCESS_DENIED with the manifest line that would allow it
     */
    public void requireLookup(String name) {
        if (!allowsLookup(name)) {
            String line = "\"dns\": [\"" + ManifestLine.escape(HostName.normal(name)) + "\"]";
            throw denied(name, "Looking up '" + name + "'", line);
        }
    }

    /**
     * Notes where a name led, so that lines with names cover it. To be called with what the system
     * or a name server answered to the host, never with what a page says.
     */
    public void resolved(String name, List<IpAddress> addresses) {
        String normal = HostName.normal(name);
        synchronized (led) {
            for (IpAddress address : addresses) {
                note(normal, address.withoutZone());
            }
        }
    }

    private void note(String normal, IpAddress address) {
        Led there = led.get(address);
        if (there == null) {
            there = new Led();
            led.put(address, there);
        }
        there.name = normal;
        for (NetUse use : NetUse.values()) {
            for (NetPattern line : asked.lines(use)) {
                if (line.coversName(normal)) {
                    there.lines.add(line);
                }
            }
        }
    }

    /** The error for an address that may not be used so. */
    public NodeError refusal(NetUse use, IpAddress address, int port) {
        IpAddress real = real(use, address);
        boolean open = use.isLocal() && real.isUnspecified();
        String host = open ? "lan" : shown(real);
        String line =
                "\""
                        + use.permission()
                        + "\": {\""
                        + use.list()
                        + "\": [\""
                        + host
                        + ":"
                        + port
                        + "\"]}";
        String resource = shown(address) + ":" + port;
        return denied(resource, words(use, real, resource, open), line);
    }

    private String words(NetUse use, IpAddress real, String resource, boolean open) {
        String what = use.permission() + "." + use.list() + " of " + resource;
        if (open) {
            return what + ", where all networks of this machine reach it,";
        }
        String name = nameOf(real);
        return name.isEmpty() || real.kind() == AddressClass.INTERNET
                ? what
                : what + ", to which the name '" + name + "' led outside the internet,";
    }

    private static NodeError denied(String resource, String what, String line) {
        return NodeError.denied(
                "Net",
                resource,
                what
                        + " is not granted (Net). To allow it, add to the manifest: "
                        + "\"kith\": {\"permissions\": {"
                        + line
                        + "}}");
    }

    private static String shown(IpAddress address) {
        return address.isV4() ? address.toString() : "[" + address + "]";
    }

    /** Where bytes really go; a zone says which network, not which host. */
    private static IpAddress real(NetUse use, IpAddress address) {
        return (use.isLocal() ? address : address.destination()).withoutZone();
    }

    private boolean covers(NetPattern line, NetUse use, IpAddress real) {
        if (line.coversAddress(real)) {
            return true;
        }
        if (use.isLocal()) {
            boolean lan =
                    line.host() instanceof NetPattern.Kind word && word.kind() == AddressClass.LAN;
            return lan && real.isUnspecified();
        }
        return real.kind() == AddressClass.INTERNET && ledTo(real).contains(line);
    }

    private Set<NetPattern> ledTo(IpAddress address) {
        synchronized (led) {
            Led there = led.get(address);
            return there == null ? Collections.emptySet() : new HashSet<>(there.lines);
        }
    }

    private String nameOf(IpAddress address) {
        synchronized (led) {
            Led there = led.get(address);
            return there == null ? "" : there.name;
        }
    }
}
