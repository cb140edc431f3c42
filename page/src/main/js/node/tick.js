/** `process.nextTick`, apart from `process`, which asks the host for what few modules need. */

import { callable } from "./codes.js";

/**
 * Calls a function when what runs now has ended. In a page that is behind promises that were settled
 * before, while Node is in front of them.
 *
 * @param {(...args: any[]) => void} callback
 * @param {...any} args what it is called with
 */
export function nextTick(callback, ...args) {
  callable(callback, "callback");
  queueMicrotask(args.length === 0 ? callback : () => callback(...args));
}
