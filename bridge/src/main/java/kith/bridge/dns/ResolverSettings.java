package kith.bridge.dns;

import java.util.List;

/**
 * What a page's {@code Resolver} is set to.
 *
 * @param servers addresses, with a port where it is not 53; none for the system's
 * @param timeoutMs how long the first round waits for each server; each later round waits twice as
 *     long; -1 for the system's
 * @param timeoutMsMax how long any wait is at most; 0 for no limit
 * @param tries how often each server is asked at most, 1 to 100
 * @param local addresses to ask from, at most one of each family; none to let the system choose
 */
public record ResolverSettings(
        List<String> servers, int timeoutMs, int timeoutMsMax, int tries, List<String> local) {}
