/** Tests of reading an app's manifest, with the files a person would write. */
@NullMarked
package kith.bridge.manifest;

import org.jspecify.annotations.NullMarked;
