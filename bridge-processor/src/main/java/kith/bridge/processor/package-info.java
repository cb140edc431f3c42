/**
 * Makes everything that follows from the declaration of a route: the Java class that decodes, calls
 * and encodes, the JavaScript functions the page calls, their typings and a reference page.
 *
 * <p>{@link kith.bridge.processor.RouteProcessor} finds the declarations, {@link
 * kith.bridge.processor.Declarations} reads them into {@link kith.bridge.processor.Namespace}s and
 * refuses what cannot cross, and one class per output writes: {@link
 * kith.bridge.processor.JavaOutput}, {@link kith.bridge.processor.ScriptOutput}, {@link
 * kith.bridge.processor.TypingsOutput}, {@link kith.bridge.processor.ReferenceOutput}.
 *
 * <p>The processor knows the annotations by name only, so that it can be built before them. All
 * routes must be part of one compilation, because a route's number is its place among all of them.
 */
@NullMarked
package kith.bridge.processor;

import org.jspecify.annotations.NullMarked;
