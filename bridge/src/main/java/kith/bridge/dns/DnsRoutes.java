package kith.bridge.dns;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import kith.bridge.Cancellation;
import kith.bridge.Lane;
import kith.bridge.NodeError;
import kith.bridge.Route;
import kith.bridge.Routes;
import kith.bridge.Session;
import kith.bridge.permission.AppRights;
import kith.bridge.permission.IpAddress;
import kith.bridge.permission.NetGate;
import kith.bridge.permission.NetUse;
import org.jspecify.annotations.Nullable;

/**
 * Names and addresses. Each name must be granted; answers that come from the system are noted, so
 * that grants by name cover the addresses they lead to.
 */
@Routes("dns")
public final class DnsRoutes {
    private final NameService names;
    private final Path resolvConf;
    private final HostsFile hosts;
    private @Nullable Queries queries;

    /**
     * @param names the system's own look-up
     * @param etc the folder of {@code hosts} and {@code resolv.conf}
     */
    public DnsRoutes(NameService names, Path etc) {
        this.names = names;
        this.resolvConf = etc.resolve("resolv.conf");
        this.hosts = new HostsFile(etc.resolve("hosts"));
    }

    /**
     * The addresses of a name, as the system finds them: Node's {@code dns.lookup}.
     *
     * @param hostname in ASCII
     * @param family 4, 6, or 0 for both
     * @param hints {@code dns.ADDRCONFIG}, {@code dns.V4MAPPED} and {@code dns.ALL}, joined
     * @return in the system's order
     * @throws NodeError ERR_ACCESS_DENIED the name is not granted
     * @throws NodeError ENOTFOUND there is no such name, or it has no such address
     * @throws NodeError EINVAL the name has a NUL in it
     * @throws NodeError EAI_AGAIN the name servers do not answer now
     */
    @Route(on = Lane.DNS)
    List<HostAddress> lookup(Session session, String hostname, int family, int hints) {
        if (hostname.indexOf('\0') >= 0) {
            // The C library would look up another name than the one that is granted.
            throw NodeError.system("EINVAL", -22, "invalid argument", "getaddrinfo");
        }
        NetGate gate = gate(session);
        gate.requireLookup(hostname);
        List<HostAddress> all = new ArrayList<>();
        List<IpAddress> addresses = new ArrayList<>();
        try {
            for (byte[] bytes : names.addresses(hostname, family, hints)) {
                IpAddress address = IpAddress.of(bytes, "");
                addresses.add(address);
                boolean mapped = address.isV4() && bytes.length > address.bytes().length;
                String text = (mapped ? "::ffff:" : "") + address;
                all.add(new HostAddress(text, bytes.length == 4 ? 4 : 6));
            }
        } catch (NameException e) {
            throw failure(e, "getaddrinfo");
        }
        gate.resolved(hostname, addresses);
        return all;
    }

    /**
     * The names of an address and of a port: Node's {@code dns.lookupService}.
     *
     * @param address IPv4 or IPv6
     * @param port 0 to 65535
     * @return both names
     * @throws NodeError ERR_ACCESS_DENIED the address's name in {@code in-addr.arpa} or {@code
     *     ip6.arpa} is not granted
     * @throws NodeError ENOTFOUND the address has no name
     */
    @Route(on = Lane.DNS)
    ServiceName lookupService(Session session, String address, int port) {
        IpAddress known = address(address);
        gate(session).requireLookup(ReverseName.of(known));
        try {
            return names.service(known, port & 0xffff);
        } catch (NameException e) {
            throw failure(e, "getnameinfo");
        }
    }

    /**
     * Asks name servers: Node's {@code dns.resolve} and its kind.
     *
     * @param name what is asked about
     * @param type of the records, for instance 1 for A (RFC 1035 section 3.2.2)
     * @param settings whom to ask, and how long to wait
     * @return the message that answers, checked so far that it repeats the question and that its
     *     records lie within it
     * @throws NodeError ERR_ACCESS_DENIED the name is not granted, or the server is none of the
     *     system's and is not granted under {@code udp.send} or, for a long answer, {@code
     *     tcp.connect}
     * @throws NodeError EBADNAME it is no name
     * @throws NodeError ENODATA ENOTFOUND ESERVFAIL EREFUSED ENOTIMP EFORMERR the server says so
     * @throws NodeError EBADRESP ETIMEOUT ECONNREFUSED no server gives a proper answer
     */
    @Route(on = Lane.NET)
    CompletionStage<ByteBuffer> query(
            Session session,
            Cancellation cancellation,
            String name,
            int type,
            ResolverSettings settings) {
        Question question = Question.of(name, type & 0xffff);
        if (question == null) {
            throw NodeError.of("EBADNAME", "Not a name: " + name);
        }
        NetGate gate = gate(session);
        String granted = DnsName.plain(question.name());
        gate.requireLookup(granted);
        ResolvConf system = ResolvConf.read(resolvConf);
        Asking asking = asking(settings, system);
        for (ServerAddress server : asking.servers()) {
            if (!system.servers().contains(server)) {
                gate.require(NetUse.UDP_SEND, server.address(), server.port());
            }
        }
        boolean fromSystem = system.servers().containsAll(asking.servers());
        return queries()
                .ask(question, asking, mayStream(gate, system), cancellation)
                .thenApply(done -> {
                    if (fromSystem) {
                        gate.resolved(granted, done.addresses());
                    }
                    return ByteBuffer.wrap(done.message());
                });
    }

    /**
     * The names of an address in the system's {@code hosts} file.
     *
     * @param address IPv4 or IPv6
     * @return in the order of the file; none if it has none
     * @throws NodeError ERR_ACCESS_DENIED the address's name in {@code in-addr.arpa} or {@code
     *     ip6.arpa} is not granted
     */
    @Route(on = Lane.OS)
    List<String> hosts(Session session, String address) {
        IpAddress known = address(address);
        gate(session).requireLookup(ReverseName.of(known));
        return hosts.names(known);
    }

    /**
     * The name servers that the system asks.
     *
     * @return addresses, with a port where it is not 53
     */
    @Route(on = Lane.OS, sync = true)
    List<String> servers() {
        List<String> servers = new ArrayList<>();
        for (ServerAddress server : ResolvConf.read(resolvConf).servers()) {
            servers.add(server.toString());
        }
        return servers;
    }

    /** Made at the first question: most apps ask none. */
    private synchronized Queries queries() {
        Queries made = queries;
        if (made == null) {
            made = new Queries();
            queries = made;
        }
        return made;
    }

    private static Asking asking(ResolverSettings settings, ResolvConf system) {
        List<ServerAddress> servers = new ArrayList<>();
        for (String text : settings.servers()) {
            ServerAddress server = ServerAddress.parse(text);
            if (server == null) {
                throw NodeError.of("ERR_INVALID_IP_ADDRESS", "Invalid IP address: " + text)
                        .named("TypeError");
            }
            servers.add(server);
        }
        List<IpAddress> local = new ArrayList<>();
        for (String text : settings.local()) {
            local.add(address(text));
        }
        return new Asking(
                servers.isEmpty() ? system.servers() : servers,
                settings.timeoutMs() < 0 ? system.timeoutMs() : settings.timeoutMs(),
                Math.max(0, settings.timeoutMsMax()),
                Math.max(1, Math.min(settings.tries(), Asking.TRIES_MAX)),
                local);
    }

    /** A long answer comes by TCP: to the system's servers, or where the app may connect. */
    private static Queries.Streams mayStream(NetGate gate, ResolvConf system) {
        return server -> {
            if (!system.servers().contains(server)) {
                gate.require(NetUse.TCP_CONNECT, server.address(), server.port());
            }
        };
    }

    private static IpAddress address(String text) {
        IpAddress address = IpAddress.parse(text);
        if (address == null) {
            throw NodeError.of("ERR_INVALID_IP_ADDRESS", "Invalid IP address: " + text)
                    .named("TypeError");
        }
        return address;
    }

    private static NodeError failure(NameException e, String syscall) {
        return NodeError.system(e.code(), e.errno(), "no answer", syscall);
    }

    private static NetGate gate(Session session) {
        return session.rights(AppRights.class).net();
    }
}
