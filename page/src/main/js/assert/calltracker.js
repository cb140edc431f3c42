/** Counts calls of functions, and tells which were not called as often as they should. */

import { integer, invalidArgValue } from "../node/codes.js";
import { AssertionError } from "./error.js";

/** @typedef {{ thisArg: unknown, arguments: unknown[] }} Call */
/** @typedef {{ name: string, exact: number, calls: Call[], stack: Error }} Tracked */

/** Deprecated by Node. */
export class CallTracker {
  /** @type {Map<Function, Tracked>} */
  #tracked = new Map();

  /**
   * A function that counts its calls.
   *
   * @param {Function | number} [fn] called by the one that is given back
   * @param {number} [exact] how often it must be called; default 1
   * @returns {(...args: any[]) => any}
   */
  calls(fn, exact = 1) {
    if (typeof fn === "number") return this.calls(undefined, fn);
    const inner = fn ?? (() => {});
    const tracked = {
      name: inner.name || "calls",
      exact: integer(exact, "expected", 1, 2 ** 32 - 1),
      /** @type {Call[]} */
      calls: [],
      stack: new Error(),
    };
    const counting = new Proxy(inner, {
      apply(target, thisArg, args) {
        tracked.calls.push({ thisArg, arguments: args });
        return Reflect.apply(target, thisArg, args);
      },
    });
    this.#tracked.set(counting, tracked);
    return /** @type {any} */ (counting);
  }

  /**
   * The calls of a function that was given by `calls`.
   *
   * @param {Function} fn
   * @returns {Call[]}
   */
  getCalls(fn) {
    return [...this.#of(fn).calls];
  }

  /**
   * @param {Function} fn
   * @returns {Tracked}
   */
  #of(fn) {
    const tracked = this.#tracked.get(fn);
    if (tracked === undefined) throw invalidArgValue("tracked", fn, "is not a tracked function");
    return tracked;
  }

  /**
   * Forgets calls.
   *
   * @param {Function} [fn] all when absent
   */
  reset(fn) {
    for (const tracked of fn === undefined ? this.#tracked.values() : [this.#of(fn)]) tracked.calls = [];
  }

  /**
   * Those that were not called as often as they should.
   *
   * @returns {{ message: string, actual: number, expected: number, operator: string, stack: Error }[]}
   */
  report() {
    return [...this.#tracked.values()]
      .filter(({ calls, exact }) => calls.length !== exact)
      .map(({ name, calls, exact, stack }) => ({
        message: `Expected the ${name} function to be executed ${exact} time(s) but was executed ${calls.length} time(s).`,
        actual: calls.length,
        expected: exact,
        operator: name,
        stack,
      }));
  }

  /** Throws unless all were called as often as they should. */
  verify() {
    const wrong = this.report();
    if (wrong.length === 0) return;
    const message = wrong.length === 1 ? wrong[0]?.message : "Functions were not called the expected number of times";
    throw new AssertionError({ message });
  }
}
