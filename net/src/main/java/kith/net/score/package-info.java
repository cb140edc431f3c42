/** What a peer remembers of others' bad behaviour, and when it has had enough. */
@NullMarked
package kith.net.score;

import org.jspecify.annotations.NullMarked;
