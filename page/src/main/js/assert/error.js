/** What a failed assertion throws. */

import { hidden } from "../channel/failure.js";
import { invalidArgType } from "../node/codes.js";
import { assertionMessage } from "./message.js";

/**
 * @typedef {object} AssertionOptions
 * @property {any} [message] instead of one that is made of the values
 * @property {unknown} [actual]
 * @property {unknown} [expected]
 * @property {string} [operator] what they were compared by
 * @property {Function} [stackStartFn] the stack begins above it, where the engine can do so
 */

/** What a failed assertion throws. */
export class AssertionError extends Error {
  /** Whether the message was made of the values. */
  generatedMessage = false;
  /** What Node calls it: `ERR_ASSERTION`. */
  code = "ERR_ASSERTION";
  /**
   * What was found.
   *
   * @type {any}
   */
  actual;
  /**
   * What should have been.
   *
   * @type {any}
   */
  expected;
  /**
   * What they were compared by.
   *
   * @type {string | undefined}
   */
  operator;

  /** @param {AssertionOptions} options */
  constructor(options) {
    if (options === null || typeof options !== "object") throw invalidArgType("options", "object", options);
    const { message, actual, expected, operator = "", stackStartFn } = options;
    const isGiven = message !== undefined && message !== null;
    super(isGiven ? String(message) : assertionMessage(actual, expected, operator));
    hidden(this, "name", "AssertionError");
    this.generatedMessage = !isGiven;
    this.actual = actual;
    this.expected = expected;
    this.operator = options.operator;
    const capture = /** @type {any} */ (Error).captureStackTrace;
    if (typeof stackStartFn === "function" && typeof capture === "function") capture(this, stackStartFn);
  }

  /**
   * Name, code and message.
   *
   * @override
   */
  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }
}
Object.defineProperty(AssertionError, "name", { value: "AssertionError" });

/**
 * Throws what was given to be thrown, or an AssertionError.
 *
 * @param {AssertionOptions} options
 * @returns {never}
 */
export function refuse(options) {
  if (options.message instanceof Error) throw options.message;
  throw new AssertionError(options);
}
