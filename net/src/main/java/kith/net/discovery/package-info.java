/** Finding nodes nobody told this one of: a table of addresses, look-ups, small signed records. */
@NullMarked
package kith.net.discovery;

import org.jspecify.annotations.NullMarked;
