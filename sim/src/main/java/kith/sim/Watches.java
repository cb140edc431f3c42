package kith.sim;

import java.util.List;
import kith.net.Input;
import kith.net.Output;
import kith.net.wire.Address;

/** Several watches as one, in order. */
public record Watches(List<Watch> all) implements Watch {

    @Override
    public void sent(Host host, Address outer, Address to, byte[] bytes) {
        for (Watch watch : all) {
            watch.sent(host, outer, to, bytes);
        }
    }

    @Override
    public void arrived(Host host, Address from, byte[] bytes) {
        for (Watch watch : all) {
            watch.arrived(host, from, bytes);
        }
    }

    @Override
    public void input(Host host, Input input) {
        for (Watch watch : all) {
            watch.input(host, input);
        }
    }

    @Override
    public void output(Host host, Output output) {
        for (Watch watch : all) {
            watch.output(host, output);
        }
    }

    @Override
    public void changed(Host host, String what) {
        for (Watch watch : all) {
            watch.changed(host, what);
        }
    }
}
