/**
 * The launcher of an app. {@link kith.desktop.Launcher} reads the app's folder, opens the engine's
 * window and joins the page to the bridge.
 */
@NullMarked
package kith.desktop;

import org.jspecify.annotations.NullMarked;
