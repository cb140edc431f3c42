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
 * @property {Function} [stackStartFn] the stack begins above it
 * @property {import("./message.js").Diff} [diff] how much of long values the message shows
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
  /**
   * How much of long values the message shows.
   *
   * @type {import("./message.js").Diff}
   */
  diff = "simple";

  /** @param {AssertionOptions} options */
  constructor(options) {
    if (options === null || typeof options !== "object") throw invalidArgType("options", "object", options);
    const { message, actual, expected, operator = "", stackStartFn, diff = "simple" } = options;
    const isGiven = message !== undefined && message !== null;
    super(isGiven ? String(message) : assertionMessage(actual, expected, operator, diff));
    hidden(this, "name", "AssertionError");
    this.generatedMessage = !isGiven;
    this.actual = actual;
    this.expected = expected;
    this.operator = options.operator;
    this.diff = diff;
    if (typeof stackStartFn === "function") beginAbove(this, stackStartFn);
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

/**
 * Takes the first frames out of a stack.
 *
 * @param {Error} error
 * @param {Function} start the last of them, which has a name
 */
function beginAbove(error, start) {
  const frames = String(error.stack).split("\n");
  // JavaScriptCore has captureStackTrace too, which leaves the stack of an error as it is.
  const last = frames.findLastIndex((frame) => frame.startsWith(`${start.name}@`));
  if (start.name !== "" && last >= 0) hidden(error, "stack", frames.slice(last + 1).join("\n"));
  else /** @type {any} */ (Error).captureStackTrace?.(error, start);
}
