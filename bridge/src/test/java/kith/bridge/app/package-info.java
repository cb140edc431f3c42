/** Tests of finding and checking an app's files, on real folders. */
@NullMarked
package kith.bridge.app;

import org.jspecify.annotations.NullMarked;
