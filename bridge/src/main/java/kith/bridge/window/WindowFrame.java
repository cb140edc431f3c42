package kith.bridge.window;

/**
 * How a window stands on the screen, in CSS pixels.
 *
 * @param x of its left edge; 0 where the system keeps it secret (Wayland)
 * @param y of its upper edge; 0 where the system keeps it secret (Wayland)
 * @param width of the page
 * @param height of the page
 * @param visible whether it is shown at all
 * @param focused whether it has the keyboard
 * @param minimised whether it is reduced to its name
 * @param maximised whether it fills the work area
 * @param fullscreen whether it fills the screen
 */
public record WindowFrame(
        int x,
        int y,
        int width,
        int height,
        boolean visible,
        boolean focused,
        boolean minimised,
        boolean maximised,
        boolean fullscreen) {}
