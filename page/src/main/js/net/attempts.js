/** One connection after another until one is made (RFC 8305, in the way of Node). */

import { close, connect } from "/_kith/routes/net.js";
import { systemError, withPlace } from "./errors.js";

/** @typedef {{ handle: number, localAddress: string, localPort: number, remoteAddress: string, remotePort: number }} Connected */
/** @typedef {{ address: string, family: number }} Found */

/**
 * Both families by turns, the first as the first address has it.
 *
 * @param {Found[]} found
 * @returns {Found[]}
 */
export function byTurns(found) {
  const first = found.filter(({ family }) => family === found[0]?.family);
  const second = found.filter(({ family }) => family !== found[0]?.family);
  return first.flatMap((one, i) => (second[i] === undefined ? [one] : [one, second[i]])).concat(second.slice(first.length));
}

/**
 * Tries the addresses one after another.
 *
 * @param {Found[]} addresses
 * @param {import("./arguments.js").Target} target
 * @param {AbortSignal} signal gives up
 * @param {(event: string, ...args: any[]) => void} tell
 * @returns {Promise<Connected>}
 */
export async function connectToOne(addresses, target, signal, tell) {
  /** @type {any[]} */
  const errors = [];
  for (const [index, { address, family }] of addresses.entries()) {
    const isLast = index === addresses.length - 1;
    tell("connectionAttempt", address, target.port, family);
    const result = await attempt(address, target, isLast ? 0 : target.attemptMs, signal);
    if (!("error" in result)) return result;
    if (signal.aborted) throw result.error;
    errors.push(result.error);
    const name = result.error.code === "ETIMEDOUT" && !isLast ? "connectionAttemptTimeout" : "connectionAttemptFailed";
    tell(name, address, target.port, family, ...(name === "connectionAttemptFailed" ? [result.error] : []));
  }
  if (errors.length === 1) throw errors[0];
  const all = new AggregateError(errors);
  throw Object.assign(all, { code: errors[0].code });
}

/**
 * @param {string} address
 * @param {import("./arguments.js").Target} target
 * @param {number} timeoutMs 0 for as long as the system takes
 * @param {AbortSignal} signal
 * @returns {Promise<Connected | { error: any }>}
 */
async function attempt(address, { port, localAddress, localPort }, timeoutMs, signal) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal.addEventListener("abort", abort, { once: true });
  const timer = timeoutMs > 0 ? setTimeout(abort, timeoutMs) : undefined;
  try {
    const from = localAddress === null && localPort === 0 ? null : { address: localAddress, port: localPort };
    const connected = await connect(address, port, from, { signal: controller.signal });
    if (!signal.aborted) return connected;
    await close(connected.handle, false);
    return { error: systemError("ECANCELED", "connect", address, port) };
  } catch (failure) {
    if (controller.signal.aborted) {
      return { error: systemError(signal.aborted ? "ECANCELED" : "ETIMEDOUT", "connect", address, port) };
    }
    const local = localAddress === null && localPort === 0 ? "" : ` - Local (${localAddress ?? ""}:${localPort})`;
    return { error: withPlace(failure, /** @type {any} */ (failure).syscall === "bind" ? "bind" : "connect", address, port, local) };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
}
