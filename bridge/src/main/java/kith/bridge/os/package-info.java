/**
 * Facts about the machine, under the names of Node's {@code os} module
 * (https://nodejs.org/api/os.html). What identifies the person (host name, user, addresses) needs
 * the permission {@code os}; what any program could measure does not.
 */
@NullMarked
package kith.bridge.os;

import org.jspecify.annotations.NullMarked;
