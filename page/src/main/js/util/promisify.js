/** Callbacks as promises, and promises as callbacks. */

import { hidden } from "../channel/failure.js";
import { callable, invalidArgType, withCode } from "../node/codes.js";
import { nextTick } from "../node/tick.js";

/** A function's property of this name is what {@link promisify} gives for it. */
const custom = Symbol.for("nodejs.util.promisify.custom");

/**
 * @param {any} original takes a callback `(error, value)` as its last argument
 * @returns {(...args: any[]) => Promise<any>}
 */
function promisify(original) {
  callable(original, "original");
  const own = original[custom];
  if (own !== undefined) {
    if (typeof own !== "function") throw invalidArgType("util.promisify.custom", "Function", own);
    return Object.defineProperty(own, custom, { value: own, configurable: true });
  }
  /** @this {any} */
  function promised(/** @type {any[]} */ ...args) {
    return new Promise((resolve, reject) => {
      Reflect.apply(original, this, [...args, (/** @type {unknown} */ error, /** @type {unknown} */ value) => {
        if (error) reject(error);
        else resolve(value);
      }]);
    });
  }
  Object.setPrototypeOf(promised, Object.getPrototypeOf(original));
  Object.defineProperties(promised, Object.getOwnPropertyDescriptors(original));
  return Object.defineProperty(promised, custom, { value: promised, configurable: true });
}
/** A function that gives a promise instead of calling back. */
const withSymbol = Object.assign(promisify, { custom });

/**
 * @param {(...args: any[]) => Promise<any>} original
 * @returns {(...args: any[]) => void} takes a callback `(error, value)` as its last argument
 */
function callbackify(original) {
  callable(original, "original");
  /** @this {any} */
  function calledBack(/** @type {any[]} */ ...args) {
    const callback = args.pop();
    if (typeof callback !== "function") throw invalidArgType("last argument", "function", callback);
    Reflect.apply(original, this, args).then(
      (/** @type {unknown} */ value) => nextTick(callback.bind(this), null, value),
      (/** @type {unknown} */ reason) => nextTick(callback.bind(this), reason || falsy(reason)),
    );
  }
  const properties = /** @type {any} */ (Object.getOwnPropertyDescriptors(original));
  if (typeof properties.length?.value === "number") properties.length.value++;
  if (typeof properties.name?.value === "string") properties.name.value += "Callbackified";
  Object.defineProperties(calledBack, properties);
  return calledBack;
}

/**
 * @param {unknown} reason that a callback could not tell from success
 * @returns {Error}
 */
function falsy(reason) {
  const error = withCode(new Error("Promise was rejected with falsy value"), "ERR_FALSY_VALUE_REJECTION");
  hidden(error, "message", `Promise was rejected with falsy value ${String(reason)}`);
  return Object.assign(error, { reason });
}

export { callbackify, withSymbol as promisify };
