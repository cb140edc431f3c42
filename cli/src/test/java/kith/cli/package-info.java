/** Tests of the commands, in this process and as a person calls them. */
@NullMarked
package kith.cli;

import org.jspecify.annotations.NullMarked;
