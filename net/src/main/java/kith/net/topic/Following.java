package kith.net.topic;

import kith.net.Id;

/**
 * A topic that is followed.
 *
 * @param topic its id
 * @param bytes the {@link Topic#BYTES} that others follow it by
 * @param mates members it is heard through now
 */
public record Following(Id topic, byte[] bytes, int mates) {}
