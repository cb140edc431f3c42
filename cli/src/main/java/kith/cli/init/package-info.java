/** New apps from templates: {@link kith.cli.init.NewApp} fills one into a folder. */
@NullMarked
package kith.cli.init;

import org.jspecify.annotations.NullMarked;
