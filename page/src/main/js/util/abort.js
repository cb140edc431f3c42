/** Signals that end things. */

import { abortSignal, invalidArgType } from "../node/codes.js";

/**
 * @param {AbortSignal} signal
 * @param {object} resource while nobody but the returned promise holds it, nothing is waited for
 * @returns {Promise<void>} fulfilled when the signal is aborted
 */
export async function aborted(signal, resource) {
  if (signal === undefined) throw invalidArgType("signal", "AbortSignal", signal);
  abortSignal(signal, "signal");
  if (resource === null || (typeof resource !== "object" && typeof resource !== "function")) {
    throw invalidArgType("resource", "object", resource);
  }
  if (signal.aborted) return;
  const held = new WeakRef(resource);
  await new Promise((resolve) => {
    signal.addEventListener("abort", () => held.deref() !== undefined && resolve(undefined), { once: true });
  });
}
