/**
 * Content keys, suite 1: messages sealed to a device's prekey, opened once, and put in order. HPKE
 * begins a run of messages, a hash chain goes on with it, the sender's device signs each. The
 * specification is {@code docs/protocol/content-keys.md}.
 */
@NullMarked
package kith.net.content;

import org.jspecify.annotations.NullMarked;
