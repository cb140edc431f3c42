/** Waiting between two attempts. */

import { asyncIo } from "./device.js";

/**
 * @param {import("./device.js").Io} io
 * @param {number} ms
 * @returns {import("./device.js").Due<void>} at once when it has waited already
 */
export function pause(io, ms) {
  if (io === asyncIo) return new Promise((resolve) => void setTimeout(resolve, ms));
  const end = performance.now() + ms;
  // A page has no way to sleep; `Atomics.wait` is for workers alone.
  while (performance.now() < end);
}
