package kith.bridge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of a {@link Routes} class that the page can call under the method's name. Names
 * are unique within the class (no overloads) and no reserved word of JavaScript.
 *
 * <h2>Parameters that come from the page</h2>
 *
 * {@code boolean}, {@code int}, {@code long} (a BigInt in the page), {@code double}, {@code
 * String}, {@link java.nio.ByteBuffer} (a Uint8Array in the page; here a slice of the request,
 * valid as long as it is held), {@link Handle}, enums (in the page the name in lower case with
 * hyphens, {@code READ_ONLY} is {@code 'read-only'}), records of these, and {@code List}s of these
 * (boxed where needed). With JSpecify's {@code @Nullable} the page may pass null or undefined; a
 * number or boolean is then boxed. Nothing else can be null.
 *
 * <h2>Parameters that the bridge supplies</h2>
 *
 * <ul>
 *   <li>{@link Session}: whose call it is; its handles and rights;
 *   <li>{@link Cancellation}: tells when the page gave up (AbortSignal) or went away;
 *   <li>{@link Events}: makes the route a subscription. The method returns {@code void}; the call
 *       ends by {@link Events#close}, {@link Events#fail}, or cancellation.
 * </ul>
 *
 * <h2>Results</h2>
 *
 * {@code void}, the types above, or {@code CompletionStage}/{@code CompletableFuture} of one of
 * them (boxed; {@code Void} for nothing). A null where {@code @Nullable} is not declared is a
 * defect and reaches the page as {@code ERR_INTERNAL}.
 *
 * <h2>Errors</h2>
 *
 * A method throws {@link NodeError}, or completes its stage with one. Anything else thrown is a
 * defect: the page gets {@code ERR_INTERNAL} with the route's name, {@link Diagnostics} gets the
 * rest.
 *
 * <h2>Doc comment</h2>
 *
 * Required: it becomes the reference page and the typings. It needs a first sentence, a
 * {@code @param} for each parameter that comes from the page (with its unit), a {@code @return}
 * unless the route answers nothing, and {@code @throws NodeError CODE when ...} for each error code
 * it answers. Records that cross need a doc comment with a {@code @param} for each component, enums
 * need one too.
 *
 * <p>{@link kith.bridge.debug.DebugRoutes} is a short class to begin from.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Route {
    /** Where the method runs. What may wait for a disk, a network or a person is not immediate. */
    Lane on() default Lane.IMMEDIATE;

    /**
     * The permissions of which the app must hold one; checked before the method runs. Empty: anyone
     * may call, or the method checks itself (a path, a host).
     */
    String[] permission() default {};

    /**
     * Whether the answer is usually large (64 KiB or more), so that it travels in an exchange of
     * its own.
     */
    boolean large() default false;

    /** Whether the page may also call it synchronously ({@code nameSync}), blocking its thread. */
    boolean sync() default false;
}
