/**
 * One description of a function of `fs` for its three faces: promise, callback and `*Sync`.
 *
 * An *operation* is a function of an {@link Io} and the app's arguments. With the asynchronous Io
 * its device calls return promises, with the synchronous one values. Most operations make one call
 * and turn its result with {@link after}; the others are generators for {@link run} that `yield*`
 * {@link wait} for each call.
 */

import { callbackOf } from "./arguments.js";
import { asyncIo, syncIo } from "./device.js";

/** @typedef {import("./device.js").Io} Io */

/**
 * @template T
 * @typedef {import("./device.js").Due<T>} Due
 */

/**
 * @template T, R
 * @param {Due<T>} due
 * @param {(value: T) => R} next
 * @returns {Due<R>}
 */
export function after(due, next) {
  return due instanceof Promise ? due.then(next) : next(due);
}

/**
 * @template T
 * @param {Due<T>} due
 * @returns {Generator<Due<T>, T, T>}
 */
export function* wait(due) {
  return yield due;
}

/**
 * Runs a plan: at once as long as its calls return values, from the first promise on later.
 *
 * @template T
 * @param {Generator<any, T, any>} plan
 * @returns {Due<T>}
 */
export function run(plan) {
  return advance(plan, plan.next());
}

/**
 * @template T
 * @param {Generator<any, T, any>} plan
 * @param {IteratorResult<any, T>} first
 * @returns {Due<T>}
 */
function advance(plan, first) {
  let step = first;
  while (!step.done) {
    if (step.value instanceof Promise) {
      return step.value.then(
        (value) => advance(plan, plan.next(value)),
        (error) => advance(plan, plan.throw(error)),
      );
    }
    step = plan.next(step.value);
  }
  return step.value;
}

/**
 * @template {any[]} A
 * @template R
 * @typedef {(io: Io, ...args: A) => Due<R>} Operation
 */

/**
 * The face of `fs/promises`.
 *
 * @template {any[]} A
 * @template R
 * @param {Operation<A, R>} operation
 * @returns {(...args: A) => Promise<R>}
 */
export function promised(operation) {
  return named(operation, "", 1, (/** @type {A} */ ...args) => {
    try {
      return Promise.resolve(operation(asyncIo, ...args));
    } catch (error) {
      return Promise.reject(error);
    }
  });
}

/**
 * What a callback takes: an error, or null and the result if there is one.
 *
 * @template R
 * @typedef {[R] extends [void] ? (error: any) => void : (error: any, result: R) => void} Callback
 */

/**
 * Arguments with a callback after them, which may follow each one that is not required.
 *
 * @template {unknown[]} A
 * @template C
 * @typedef {number extends A["length"] ? [...args: A, callback: C]
 *   : A extends [] ? [callback: C]
 *   : A extends [unknown, ...infer R] ? (A extends [...infer H, ...R] ? [...H, ...WithCallback<R, C>] : never)
 *   : A extends [unknown?, ...infer R] ? [callback: C] | (Required<A> extends [...infer H, ...Required<R>]
 *       ? [...{ [K in keyof H]: H[K] | undefined }, ...WithCallback<R, C>] : never)
 *   : never} WithCallback
 */

/**
 * The face with a callback as the last argument. Wrong arguments throw at once, as in Node.
 *
 * @template {any[]} A
 * @template R
 * @param {Operation<A, R>} operation
 * @returns {(...args: WithCallback<A, Callback<R>>) => void}
 */
export function called(operation) {
  return named(operation, "", 0, (/** @type {any[]} */ ...args) => {
    const callback = callbackOf(args.findLast((arg) => typeof arg === "function"));
    const given = /** @type {A} */ (args.slice(0, args.lastIndexOf(callback)));
    report(Promise.resolve(operation(asyncIo, ...given)), callback);
  });
}

/**
 * Tells a callback how a promise ended. What it throws is an uncaught error, not a rejection.
 *
 * @param {Promise<any>} promise
 * @param {(...args: any[]) => void} callback
 * @returns {void}
 */
export function report(promise, callback) {
  promise.then(
    (value) => queueMicrotask(() => (value === undefined ? callback(null) : callback(null, value))),
    (error) => queueMicrotask(() => callback(error)),
  );
}

/**
 * The `*Sync` face. It blocks its thread: in a page the whole window.
 *
 * @template {any[]} A
 * @template R
 * @param {Operation<A, R>} operation
 * @returns {(...args: A) => R}
 */
export function synced(operation) {
  return named(operation, "Sync", 1, (/** @type {A} */ ...args) => {
    return /** @type {R} */ (operation(syncIo, ...args));
  });
}

/**
 * Names functions as Node does, whatever the bundler made of their names.
 *
 * @param {Record<string, any>} functions by name
 */
export function nameThem(functions) {
  for (const [name, value] of Object.entries(functions)) {
    if (typeof value === "function") Object.defineProperty(value, "name", { value: name });
  }
}

/**
 * @template {Function} F
 * @param {Function} operation
 * @param {string} suffix
 * @param {number} extra how many arguments of the operation the face lacks
 * @param {F} face
 * @returns {F}
 */
function named(operation, suffix, extra, face) {
  Object.defineProperty(face, "name", { value: operation.name + suffix });
  Object.defineProperty(face, "length", { value: Math.max(0, operation.length - extra) });
  return face;
}
