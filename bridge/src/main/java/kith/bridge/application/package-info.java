/**
 * The app as a whole: ending it, handing a link to another program, its colours. What the app is
 * called and where its folders are comes with the page's session and needs no call.
 */
@NullMarked
package kith.bridge.application;

import org.jspecify.annotations.NullMarked;
