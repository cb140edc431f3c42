/** Benchmarks of what each packet and each message costs, by JMH: {@code ./dev jmh}. */
@NullMarked
package kith.net.measure;

import org.jspecify.annotations.NullMarked;
