package kith.bridge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kith.bridge.codec.Reject;

/** A bridge with the probe's routes, and what it told its diagnostics. */
final class BridgeFixture implements AutoCloseable {
    /** A failure as diagnostics got it. */
    record Failure(String route, String type, List<StackTraceElement> where) {}

    final ProbeRoutes probe = new ProbeRoutes();
    final List<Failure> failures = Collections.synchronizedList(new ArrayList<>());
    final Bridge bridge;
    final Session session;
    final PageDouble page;

    BridgeFixture() {
        this(anyOf -> {
            throw NodeError.denied(anyOf.get(0), "", "not granted");
        });
    }

    BridgeFixture(Rights rights) {
        bridge =
                Bridge.builder()
                        .add(new ProbeDispatch(probe))
                        .diagnostics(
                                new Diagnostics() {
                                    @Override
                                    public void failed(
                                            String route,
                                            String type,
                                            List<StackTraceElement> where) {
                                        failures.add(new Failure(route, type, where));
                                    }

                                    @Override
                                    public void rejected(Reject reason) {}
                                })
                        .build();
        session = bridge.open(rights);
        page = new PageDouble(session, 7);
    }

    @Override
    public void close() {
        probe.gate.countDown();
        var _ = bridge.close();
    }
}
