package kith.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.wire.Address;

/**
 * Where nodes were when this one was linked to them, so that it finds back without help: a text
 * file, one of {@link PeerAddress} a line, the latest last. Losing it loses nothing that was
 * promised, so a mistake in it is skipped.
 */
final class RememberedPeers {

    /** 64: enough that some are still there after a month. */
    static final int PEERS_MAX = 64;

    private static final String NAME = "peers";
    private static final String NEW_NAME = "peers.new";

    private final Path folder;
    private final Map<Id, Address> peers = new LinkedHashMap<>();
    private boolean changed;

    RememberedPeers(Path folder) {
        this.folder = folder;
        Path path = folder.resolve(NAME);
        try {
            if (Files.exists(path)) {
                String text = new String(Files.readAllBytes(path), StandardCharsets.US_ASCII);
                Arrays.stream(text.split("\n")).forEach(this::restore);
            }
        } catch (IOException e) {
            // Found again by other ways.
        }
        changed = false;
    }

    private void restore(String line) {
        try {
            PeerAddress peer = PeerAddress.parse(line);
            if (peer.node() != null) {
                add(peer.node(), peer.address());
            }
        } catch (IllegalArgumentException e) {
            // Cut off or edited by hand.
        }
    }

    synchronized List<PeerAddress> all() {
        List<PeerAddress> all = new ArrayList<>();
        for (Map.Entry<Id, Address> peer : peers.entrySet()) {
            all.add(new PeerAddress(peer.getKey(), peer.getValue()));
        }
        return all;
    }

    synchronized void add(Id node, Address address) {
        changed |= !address.equals(peers.remove(node));
        peers.put(node, address);
        if (peers.size() > PEERS_MAX) {
            peers.remove(peers.keySet().iterator().next());
        }
    }

    /** Writes the file if something changed. */
    synchronized void save() {
        if (!changed) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (PeerAddress peer : all()) {
            text.append(peer).append('\n');
        }
        Path made = folder.resolve(NEW_NAME);
        try {
            Files.write(made, text.toString().getBytes(StandardCharsets.US_ASCII));
            Files.move(made, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
            changed = false;
        } catch (IOException e) {
            // The disk is full or gone; the next time may do.
        }
    }
}
