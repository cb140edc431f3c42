package kith.bridge.application;

import kith.bridge.Session;
import org.jspecify.annotations.Nullable;

/**
 * What the host does for {@link ApplicationRoutes}; one implementation per kind of host (desktop,
 * Android, tests). Called on the interface thread.
 */
public interface ApplicationPort {
    /** Closes all windows without asking and ends the app. */
    void quit(int exitCode);

    /**
     * Opens an address in the program the person has chosen for it.
     *
     * @param uri an http, https or mailto address
     * @return null, or what went wrong
     */
    @Nullable String openExternally(String uri);

    /** The launches of the window that shows the page with this session. */
    LaunchQueue launches(Session session);

    /** Says what {@code prefers-color-scheme} is for all pages from now on. */
    void theme(Theme theme);
}
