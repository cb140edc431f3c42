/**
 * Nodes of one local network find each other: DNS-SD (RFC 6763) over multicast DNS (RFC 6762), with
 * what {@code docs/protocol/lan.md} says. Whatever is heard is a stranger's.
 */
@NullMarked
package kith.node.lan;

import org.jspecify.annotations.NullMarked;
