/**
 * Carries calls between a page and the device: sessions, channels, lanes, and the declaration of
 * routes.
 *
 * <h2>How a call flows</h2>
 *
 * <pre>
 *  page or worker                        host
 *  --------------                        ------------------------------------------------
 *  fs.readFile(...)                      Session    one load of a page: token, rights, handles
 *    -> routes/fs.js   (generated)         Channel  one JavaScript context of it
 *    -> channel.js: a batch of CALLs         Batch  takes the frames of one request in
 *       one microtask turn = one batch         |
 *    -> exchange  ======================&gt;   Call   permission, then the generated Dispatch:
 *                                              |     arguments -> your method -> result
 *                                              |
 *                                              +-- Lane.IMMEDIATE: here and now, on the
 *                                              |   interface thread; no other thread is woken
 *                                              +-- another Lane: on a thread of its Pool
 *                                              |
 *    promise  &lt;=========================   Outbox  answers wait for an open exchange;
 *                                                   all that are ready go along
 * </pre>
 *
 * <p>A page keeps one exchange (a slot) open while it waits for something. The host answers the
 * oldest slot as soon as anything is ready; what gets ready until the page has come back with the
 * next one goes along then. So batches form by themselves under load, a single call is never
 * delayed, and a page that does not fetch its events makes their producers wait. A dedicated
 * exchange ({@link kith.bridge.Mode#ONE}) carries one call and is answered by it alone.
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Bytes of a page never make anything throw or grow without bound: see {@link
 *       kith.bridge.Bounds} and {@link kith.bridge.codec.Reject}.
 *   <li>The lock of a channel guards only what is handed over; routes, replies and hooks run
 *       outside it.
 *   <li>A route never calls another route.
 * </ul>
 *
 * <h2>Errors the bridge itself answers</h2>
 *
 * <ul>
 *   <li>{@code ERR_ACCESS_DENIED}: the app lacks a permission;
 *   <li>{@code ERR_BRIDGE_BUSY}: a bound is reached; the same call may succeed later;
 *   <li>{@code ERR_BRIDGE_CLOSED}: the page load has ended;
 *   <li>{@code ERR_BRIDGE_MALFORMED}: the request was not one; without a call (id 0) the rest of
 *       its batch is lost;
 *   <li>{@code ERR_BRIDGE_ROUTE}: nothing here answers that route;
 *   <li>{@code ERR_BRIDGE_TOO_LARGE}: a result above 64 MiB;
 *   <li>{@code ERR_INTERNAL}: a defect in a route; {@link kith.bridge.Diagnostics} has the rest.
 * </ul>
 */
@NullMarked
package kith.bridge;

import org.jspecify.annotations.NullMarked;
