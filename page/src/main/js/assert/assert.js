/** Node's class `Assert`: assertions with settings of their own. */

import { invalidArgValue } from "../node/codes.js";
import * as comparing from "./compare.js";
import { AssertionError } from "./error.js";
import * as throwing from "./throwing.js";

/** @typedef {import("./message.js").Diff} Diff */
/** @typedef {typeof comparing & typeof throwing & { AssertionError: typeof AssertionError }} Assertions */

/** The assertions as methods, of which classes below may have others. */
const Base = /** @type {new () => Assertions} */ (/** @type {unknown} */ (class {}));

const DIFFS = ["simple", "full"];

/** What an Assert was told. @type {WeakMap<object, Diff>} */
const diffs = new WeakMap();

/**
 * Assertions that are strict unless told otherwise, as methods. Taken out of their object they no longer know
 * how much of long values to show.
 */
export class Assert extends Base {
  /** @param {{ strict?: boolean, diff?: Diff }} [options] `full` shows long values whole, `simple` their beginning */
  constructor(options) {
    super();
    const { strict = true, diff = "simple" } = options ?? {};
    if (!DIFFS.includes(diff)) throw invalidArgValue("options.diff", diff, "must be one of: 'simple', 'full'");
    diffs.set(this, diff);
    this.AssertionError = AssertionError;
    if (!strict) return;
    const { deepStrictEqual, notDeepStrictEqual, notStrictEqual, strictEqual } = this;
    Object.assign(this, { equal: strictEqual, deepEqual: deepStrictEqual, notEqual: notStrictEqual, notDeepEqual: notDeepStrictEqual });
  }
}

/**
 * @param {string} name
 * @param {any} assertion
 * @returns {any} that tells of values as its `this` was told to
 */
function methodOf(name, assertion) {
  const method = /** @this {object} */ function (/** @type {any[]} */ ...args) {
    try {
      return assertion(...args);
    } catch (error) {
      const diff = diffs.get(this);
      if (diff !== "full" || !(error instanceof AssertionError) || !error.generatedMessage) throw error;
      const { actual, expected, operator } = error;
      throw new AssertionError({ actual, expected, operator, diff, stackStartFn: method });
    }
  };
  return Object.defineProperty(method, "name", { value: name });
}

for (const [name, assertion] of Object.entries({ ...comparing, ...throwing })) {
  // The others show no values, or in words of their own.
  const value = name.endsWith("qual") ? methodOf(name, assertion) : assertion;
  Object.defineProperty(Assert.prototype, name, { value, writable: true, configurable: true });
}
