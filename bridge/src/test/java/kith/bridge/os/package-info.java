/** Tests of the facts about the machine. */
@NullMarked
package kith.bridge.os;

import org.jspecify.annotations.NullMarked;
