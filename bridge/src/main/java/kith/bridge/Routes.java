package kith.bridge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a class whose methods marked {@link Route} can be called by the page. From the class
 * {@code FsRoutes} with {@code @Routes("fs")} the annotation processor makes:
 *
 * <ul>
 *   <li>the class {@code FsDispatch} in the same package, to be handed to {@link
 *       Bridge.Builder#add}: {@code new FsDispatch(new FsRoutes(...))};
 *   <li>the resources {@code kith/bridge/routes/fs.js} (what the page's modules import), {@code
 *       fs.d.ts} (typings) and {@code fs.md} (reference), readable by {@link RouteFiles}.
 * </ul>
 *
 * <p>The class is public or package-private, its name ends in {@code Routes}, it has a doc comment,
 * and its constructor takes what it needs. One instance serves all sessions, from several threads
 * when routes run on a lane with threads.
 *
 * <p>The number of a route is its place among the sorted names {@code namespace.method} of
 * <em>all</em> routes of one compilation, so that page and host, which come from one build, agree.
 * Each generated class carries a digest of that list, and {@link Bridge.Builder#build} refuses a
 * mixture of builds.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Routes {
    /** The namespace: the word for these routes at every level, for instance {@code fs}. */
    String value();
}
