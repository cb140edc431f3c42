package kith.bridge.os;

import org.jspecify.annotations.Nullable;

/**
 * Who runs the app.
 *
 * @param username the login name
 * @param uid the user's number
 * @param gid the number of the user's group
 * @param shell the login shell, if one is known
 * @param homedir the home folder as the user database has it
 */
public record UserInfo(String username, int uid, int gid, @Nullable String shell, String homedir) {}
