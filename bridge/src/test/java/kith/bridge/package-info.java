/**
 * Tests of the bridge. {@link kith.bridge.PageDouble} speaks the wire as the page's modules do;
 * {@link kith.bridge.ProbeRoutes} has one route for each thing a route can be.
 */
@NullMarked
package kith.bridge;

import org.jspecify.annotations.NullMarked;
