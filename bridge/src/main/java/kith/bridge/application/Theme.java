package kith.bridge.application;

/** Which colours the app shows, as the CSS feature {@code prefers-color-scheme} tells its pages. */
public enum Theme {
    /** What the person has chosen for the whole system. */
    SYSTEM,
    /** Dark on light. */
    LIGHT,
    /** Light on dark. */
    DARK
}
