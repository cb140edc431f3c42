@NullMarked
package kith.bridge.dns;

import org.jspecify.annotations.NullMarked;
