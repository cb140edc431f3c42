/**
 * Groups: who belongs to one by operations that need no order, what keys its members share, and
 * what they say under them. See {@code docs/protocol/group.md}.
 */
@NullMarked
package kith.net.group;

import org.jspecify.annotations.NullMarked;
