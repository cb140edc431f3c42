/** Those who mean harm, as senders of raw datagrams: they hold no key and keep to no rule. */
@NullMarked
package kith.sim.attack;

import org.jspecify.annotations.NullMarked;
