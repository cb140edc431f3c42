package kith.sim;

import kith.net.Output;

/** Whoever uses a peer: an app, a person. Hears what is neither a datagram nor a record. */
@FunctionalInterface
public interface Owner {

    /** May give the host inputs; they are taken after what the peer still has to say. */
    void heard(Host host, Output output);
}
