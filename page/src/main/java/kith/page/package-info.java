/** JavaScript modules served to the page, as resources. */
@NullMarked
package kith.page;

import org.jspecify.annotations.NullMarked;
