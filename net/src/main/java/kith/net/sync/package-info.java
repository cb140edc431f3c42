/**
 * Range-based set reconciliation: two nodes find what each lacks of a set of ids, at a cost that
 * grows with the differences and not with the set. See {@code docs/protocol/sync.md}.
 */
@NullMarked
package kith.net.sync;

import org.jspecify.annotations.NullMarked;
