/** Routes between page and device. */
@NullMarked
package kith.bridge;

import org.jspecify.annotations.NullMarked;
