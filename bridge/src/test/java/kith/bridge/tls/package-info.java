@NullMarked
package kith.bridge.tls;

import org.jspecify.annotations.NullMarked;
