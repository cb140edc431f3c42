/** Primitives behind one interface, real ones and fakes of equal sizes for large simulations. */
@NullMarked
package kith.net.crypto;

import org.jspecify.annotations.NullMarked;
