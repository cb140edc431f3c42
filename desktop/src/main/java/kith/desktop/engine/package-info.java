/**
 * What Kith asks of a system WebView, the same for all: an {@link kith.desktop.engine.Engine} opens
 * {@link kith.desktop.engine.Window}s and tells their {@link kith.desktop.engine.WindowEvents} what
 * the page and the person do.
 *
 * <p>Everything here is called on the interface thread, the one that runs {@link
 * kith.desktop.engine.Engine#run}, except where a method says otherwise.
 */
@NullMarked
package kith.desktop.engine;

import org.jspecify.annotations.NullMarked;
