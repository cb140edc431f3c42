package kith.desktop;

import java.nio.file.Path;

/** A profile that another process holds: an instance of the app runs in it. */
final class ProfileInUseException extends LaunchException {
    private static final long serialVersionUID = 1;

    private final transient Path profile;

    /**
     * @param profile its folder
     */
    ProfileInUseException(String message, Path profile) {
        super(message);
        this.profile = profile;
    }

    Path profile() {
        return profile;
    }
}
