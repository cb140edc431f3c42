package kith.net.mailbox;

import kith.net.Id;

/**
 * An envelope on offer to holders.
 *
 * @param address where it is to wait
 * @param bytes of all its packets
 * @param work see {@link Work}
 */
record Parcel(Id envelope, Id address, int bytes, long expiresMs, long work) {}
