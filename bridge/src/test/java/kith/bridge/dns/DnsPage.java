package kith.bridge.dns;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import kith.bridge.Bridge;
import kith.bridge.Mode;
import kith.bridge.NodeError;
import kith.bridge.RouteInfo;
import kith.bridge.Session;
import kith.bridge.codec.WireReader;
import kith.bridge.codec.WireWriter;
import kith.bridge.debug.DebugDispatch;
import kith.bridge.debug.DebugRoutes;
import kith.bridge.permission.AppRights;
import kith.bridge.permission.FsPermissions;
import kith.bridge.permission.Grants;
import kith.bridge.permission.HostPath;
import kith.bridge.permission.NamePattern;
import kith.bridge.permission.NetGate;
import kith.bridge.permission.NetPattern;
import kith.bridge.permission.NetPermissions;
import kith.bridge.permission.NetUse;
import kith.bridge.permission.Places;

/** A page that asks for names over the wire. */
final class DnsPage implements AutoCloseable {
    private static final int RESULT = 1;
    private static final int CALL = 1;
    private static final int CANCEL = 2;

    final NetGate gate;
    private final Bridge bridge;
    private final Session session;
    private final Map<String, Integer> ids = new HashMap<>();
    private final AtomicInteger calls = new AtomicInteger();

    /**
     * @param dns names it may look up
     * @param udp lines of {@code udp.send}
     * @param tcp lines of {@code tcp.connect}
     */
    DnsPage(NameService names, Path etc, List<String> dns, List<String> udp, List<String> tcp) {
        DnsDispatch routes = new DnsDispatch(new DnsRoutes(names, etc));
        DebugDispatch debug = new DebugDispatch(new DebugRoutes());
        bridge = Bridge.builder().add(routes).add(debug).build();
        for (RouteInfo route : routes.routes()) {
            ids.put(route.name(), route.id());
        }
        for (RouteInfo route : debug.routes()) {
            ids.put(route.name(), route.id());
        }
        Map<NetUse, List<NetPattern>> uses = new EnumMap<>(NetUse.class);
        uses.put(NetUse.UDP_SEND, lines(udp));
        uses.put(NetUse.TCP_CONNECT, lines(tcp));
        List<NamePattern> patterns =
                dns.stream()
                        .map(text -> ((NamePattern.Ok) NamePattern.read(text)).pattern())
                        .toList();
        gate = new NetGate(new NetPermissions(uses, patterns));
        Grants files = Grants.of(FsPermissions.NONE, new Places(Map.of()));
        session = bridge.open(new AppRights(files, HostPath.ROOT, gate, false));
    }

    private static List<NetPattern> lines(List<String> texts) {
        return texts.stream()
                .map(text -> ((NetPattern.Ok) NetPattern.parse(text)).pattern())
                .toList();
    }

    /** A call under way; cancelling the future cancels the call. */
    CompletableFuture<WireReader> send(String route, Consumer<WireWriter> arguments) {
        CompletableFuture<WireReader> answer = new CompletableFuture<>();
        int id = calls.incrementAndGet();
        int number = Objects.requireNonNull(ids.get(route), route);
        Consumer<WireWriter> call =
                out -> {
                    out.u16(number);
                    arguments.accept(out);
                };
        session.exchange(id, batch(CALL, id, call), Mode.ONE, bytes -> settle(answer, bytes));
        var _ =
                answer.whenComplete((value, error) -> {
                    if (answer.isCancelled()) {
                        session.exchange(id, batch(CANCEL, id, out -> {}), Mode.SLOT, bytes -> {});
                    }
                });
        return answer;
    }

    CompletableFuture<WireReader> query(String name, int type, ResolverSettings settings) {
        return send(
                "dns.query",
                out -> {
                    out.string(name);
                    out.i32(type);
                    out.list(settings.servers(), WireWriter::string);
                    out.i32(settings.timeoutMs());
                    out.i32(settings.timeoutMsMax());
                    out.i32(settings.tries());
                    out.list(settings.local(), WireWriter::string);
                });
    }

    CompletableFuture<WireReader> lookup(String name) {
        return send(
                "dns.lookup",
                out -> {
                    out.string(name);
                    out.i32(0);
                    out.i32(0);
                });
    }

    /** What a call came to; its failure as a {@link NodeError}. */
    static WireReader join(CompletableFuture<WireReader> answer) {
        try {
            return answer.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NodeError error) {
                throw error;
            }
            throw new AssertionError(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    private static void settle(CompletableFuture<WireReader> answer, ByteBuffer bytes) {
        ByteBuffer frame = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (!frame.hasRemaining()) {
            return;
        }
        int at = frame.position();
        WireReader payload = new WireReader(frame).window(at + 9, frame.limit());
        if (frame.get(at + 4) == RESULT) {
            answer.complete(payload);
            return;
        }
        payload.string();
        String message = payload.string();
        String code = payload.present() ? payload.string() : "";
        answer.completeExceptionally(NodeError.of(code, message));
    }

    private static ByteBuffer batch(int kind, int id, Consumer<WireWriter> payload) {
        WireWriter out = new WireWriter(64);
        out.i32(0);
        out.u8(kind);
        out.i32(id);
        payload.accept(out);
        out.patch(0, out.size() - 4);
        return ByteBuffer.wrap(Arrays.copyOf(out.array(), out.size()));
    }

    @Override
    public void close() {
        bridge.close().join();
    }
}
