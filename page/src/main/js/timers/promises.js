/** Node's `timers/promises`. */

import { abortError } from "../channel/failure.js";
import { abortSignal, boolean, invalidArgType } from "../node/codes.js";
import { Immediate } from "./immediate.js";
import { Timeout } from "./timeout.js";

/** @typedef {{ signal?: AbortSignal, ref?: boolean }} TimerOptions */

/**
 * @param {unknown} delay
 * @param {TimerOptions} options
 * @returns {AbortSignal | undefined}
 */
function check(delay, options) {
  if (delay !== undefined && typeof delay !== "number") throw invalidArgType("delay", "number", delay);
  if (options === null || typeof options !== "object") throw invalidArgType("options", "Object", options);
  const signal = abortSignal(options.signal, "options.signal");
  if (options.ref !== undefined) boolean(options.ref, "options.ref");
  if (signal?.aborted) throw abortError(signal);
  return signal;
}

/**
 * @template T
 * @param {AbortSignal | undefined} signal
 * @param {(resolve: () => void) => () => void} start gives what calls it off
 * @param {T} value
 * @returns {Promise<T>}
 */
function waiting(signal, start, value) {
  return new Promise((resolve, reject) => {
    const stop = start(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve(value);
    });
    const onAbort = () => {
      stop();
      reject(abortError(/** @type {AbortSignal} */ (signal)));
    };
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

/**
 * @template [T=void]
 * @param {number} [delay] in milliseconds; 1 when absent
 * @param {T} [value]
 * @param {TimerOptions} [options]
 * @returns {Promise<T>} fulfilled with the value
 */
async function setTimeout(delay, value, options = {}) {
  const signal = check(delay, options);
  return waiting(signal, (resolve) => {
    const timeout = new Timeout(resolve, delay, [], false);
    return () => void timeout.close();
  }, /** @type {T} */ (value));
}

/**
 * @template [T=void]
 * @param {T} [value]
 * @param {TimerOptions} [options]
 * @returns {Promise<T>} fulfilled with the value
 */
async function setImmediate(value, options = {}) {
  const signal = check(undefined, options);
  return waiting(signal, (resolve) => {
    const immediate = new Immediate(resolve, []);
    return () => immediate.clear();
  }, /** @type {T} */ (value));
}

/**
 * @template [T=void]
 * @param {number} [delay] in milliseconds; 1 when absent
 * @param {T} [value]
 * @param {TimerOptions} [options]
 * @returns {AsyncGenerator<T, void, void>} gives the value again and again
 */
async function* setInterval(delay, value, options = {}) {
  const signal = check(delay, options);
  let due = 0;
  let wake = () => {};
  const timeout = new Timeout(() => (due++, wake()), delay, [], true);
  const onAbort = () => wake();
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    for (;;) {
      if (signal?.aborted) throw abortError(signal);
      if (due === 0) await new Promise((resolve) => (wake = () => resolve(undefined)));
      if (signal?.aborted) throw abortError(signal);
      for (; due > 0; due--) yield /** @type {T} */ (value);
    }
  } finally {
    timeout.close();
    signal?.removeEventListener("abort", onAbort);
  }
}

/** The interface of the web's Scheduling APIs. */
const scheduler = {
  /**
   * @param {number} delay in milliseconds
   * @param {TimerOptions} [options]
   * @returns {Promise<void>}
   */
  wait: (delay, options) => setTimeout(delay, undefined, options),
  /** @returns {Promise<void>} */
  yield: () => setImmediate(),
};

export default { scheduler, setImmediate, setInterval, setTimeout };
export { scheduler, setImmediate, setInterval, setTimeout };
