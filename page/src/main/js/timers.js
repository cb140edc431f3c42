/** Node's `timers`. The global functions of the page stay the engine's, which give numbers. */

import { invalidArgType, outOfRange } from "./node/codes.js";
import { Immediate } from "./timers/immediate.js";
import delays from "./timers/promises.js";
import { DELAY_MAX_MS, Timeout, clear } from "./timers/timeout.js";

/** The same as promises: `timers/promises`. */
const promises = delays;

const custom = Symbol.for("nodejs.util.promisify.custom");

/**
 * Calls a function once, after a delay.
 *
 * @param {(...args: any[]) => void} callback
 * @param {number} [delay] in milliseconds; 1 when absent
 * @param {...any} args
 * @returns {Timeout}
 */
function setTimeout(callback, delay, ...args) {
  return new Timeout(callback, delay, args, false);
}

/**
 * Calls a function again and again.
 *
 * @param {(...args: any[]) => void} callback
 * @param {number} [delay] in milliseconds; 1 when absent
 * @param {...any} args
 * @returns {Timeout}
 */
function setInterval(callback, delay, ...args) {
  return new Timeout(callback, delay, args, true);
}

/**
 * Calls a function as soon as the engine has done what waits already.
 *
 * @param {(...args: any[]) => void} callback
 * @param {...any} args
 * @returns {Immediate}
 */
function setImmediate(callback, ...args) {
  return new Immediate(callback, args);
}

/**
 * Stops a timeout; what is none is ignored.
 *
 * @param {Timeout | string | number | null} [timeout]
 */
function clearTimeout(timeout) {
  clear(timeout);
}

/**
 * Stops an interval; what is none is ignored.
 *
 * @param {Timeout | string | number | null} [interval]
 */
function clearInterval(interval) {
  clear(interval);
}

/**
 * Calls an immediate off; what is none is ignored.
 *
 * @param {Immediate | null} [immediate]
 */
function clearImmediate(immediate) {
  if (immediate instanceof Immediate) immediate.clear();
}

/** @type {WeakMap<object, Timeout>} of objects that were given to {@link enroll} and {@link active} */
const enrolled = new WeakMap();

/**
 * Deprecated: gives an object of old code its delay.
 *
 * @param {any} item
 * @param {number} msecs 2^31 - 1 for what is longer
 */
function enroll(item, msecs) {
  if (typeof msecs !== "number") throw invalidArgType("msecs", "number", msecs);
  if (!(msecs >= 0 && msecs < Infinity)) throw outOfRange("msecs", "a non-negative finite number", msecs);
  unenroll(item);
  item._idleTimeout = Math.min(msecs, DELAY_MAX_MS);
}

/**
 * Deprecated: takes an object's delay away.
 *
 * @param {any} item
 */
function unenroll(item) {
  enrolled.get(item)?.close();
  item._idleTimeout = -1;
}

/**
 * Deprecated: calls the object's `_onTimeout` after its delay, from now.
 *
 * @param {any} item
 */
function active(item) {
  enrolled.get(item)?.close();
  if (item._idleTimeout >= 0) enrolled.set(item, setTimeout(() => item._onTimeout?.(), item._idleTimeout));
}

/** Deprecated: the same as {@link active}. */
const _unrefActive = active;

Object.defineProperty(setTimeout, custom, { enumerable: true, get: () => promises.setTimeout });
Object.defineProperty(setImmediate, custom, { enumerable: true, get: () => promises.setImmediate });

export default {
  _unrefActive,
  active,
  clearImmediate,
  clearInterval,
  clearTimeout,
  enroll,
  promises,
  setImmediate,
  setInterval,
  setTimeout,
  unenroll,
};
export {
  _unrefActive,
  active,
  clearImmediate,
  clearInterval,
  clearTimeout,
  enroll,
  promises,
  setImmediate,
  setInterval,
  setTimeout,
  unenroll,
};
