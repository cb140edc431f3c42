package kith.net.envelope;

import java.util.List;
import kith.net.Id;

/**
 * An envelope as its packets, ready to be carried.
 *
 * @param id SHA-256 of the head
 * @param packets the head first, then the others by index; at most {@link
 *     Envelopes#PACKET_BYTES_MAX} bytes each
 */
public record Sealed(Id id, List<byte[]> packets) {}
