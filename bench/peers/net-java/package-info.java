/** The Java programs of the network benchmark, compiled by the harness. */
@NullMarked
package kith.bench;

import org.jspecify.annotations.NullMarked;
