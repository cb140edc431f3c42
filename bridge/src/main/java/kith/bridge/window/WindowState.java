package kith.bridge.window;

/** States a window can be put into and out of. */
public enum WindowState {
    /** Reduced to its name in the system's list of windows. */
    MINIMISED,
    /** As large as the screen's work area. */
    MAXIMISED,
    /** The whole screen, without borders. */
    FULLSCREEN
}
