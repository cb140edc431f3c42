package kith.bridge;

import java.util.List;

/**
 * What the bridge knows about a route.
 *
 * @param id its number on the wire, 0 to 65 535
 * @param name {@code namespace.method}
 * @param lane where it runs
 * @param permission the permissions of which one is needed; empty for none
 * @param events whether it is a subscription
 */
public record RouteInfo(int id, String name, Lane lane, List<String> permission, boolean events) {}
