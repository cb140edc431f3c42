/**
 * Names and addresses: what the system's own look-up says ({@link kith.bridge.dns.NameService}),
 * and questions to name servers (RFC 1035), asked by one thread for all that are under way.
 */
@NullMarked
package kith.bridge.dns;

import org.jspecify.annotations.NullMarked;
