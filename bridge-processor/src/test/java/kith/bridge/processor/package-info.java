/** Tests of the processor: real compilations against the real sources of the bridge. */
@NullMarked
package kith.bridge.processor;

import org.jspecify.annotations.NullMarked;
