/**
 * Files, as Node's {@code fs} has them. A path from the page is resolved at the moment of opening,
 * link by link, against what the session was granted; nothing outside is opened even if a folder is
 * swapped for a link meanwhile. Errors are Node's: code, errno, syscall, path and English text.
 */
@NullMarked
package kith.bridge.fs;

import org.jspecify.annotations.NullMarked;
