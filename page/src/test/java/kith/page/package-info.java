/** Tests of the page's modules. */
@NullMarked
package kith.page;

import org.jspecify.annotations.NullMarked;
