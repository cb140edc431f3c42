/** Assertions with the names of Node's `assert/strict`. */

import { inspect } from "../start/inspect.js";
import { isDeepEqual } from "./equal.js";

/** What a failed assertion throws. */
export class AssertionError extends Error {
  /**
   * `AssertionError`.
   *
   * @override
   */
  name = "AssertionError";
  /** What Node calls it: `ERR_ASSERTION`. */
  code = "ERR_ASSERTION";
  /** Whether the message was made of the values. */
  generatedMessage;
  /** What was found. */
  actual;
  /** What should have been. */
  expected;
  /** What they were compared by. */
  operator;

  /**
   * @param {{ message?: string | undefined, actual: unknown, expected: unknown, operator: string }} options
   */
  constructor({ message, actual, expected, operator }) {
    super(message ?? `${inspect(actual)} ${operator} ${inspect(expected)}`);
    this.generatedMessage = message === undefined;
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
  }
}

/** @typedef {string | Error | undefined} Message shown, or thrown, when the assertion fails */

/**
 * @param {Message} message
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} operator
 * @returns {never}
 */
function refuse(message, actual, expected, operator) {
  if (message instanceof Error) throw message;
  throw new AssertionError({ message, actual, expected, operator });
}

/**
 * Fails unless the value is truthy.
 *
 * @param {unknown} value
 * @param {Message} [message]
 * @returns {asserts value}
 */
export function ok(value, message) {
  if (!value) refuse(message, value, true, "is not as");
}

/**
 * Fails unless both are the same value (`Object.is`).
 *
 * @template T
 * @param {unknown} actual
 * @param {T} expected
 * @param {Message} [message]
 * @returns {void}
 */
export function equal(actual, expected, message) {
  if (!Object.is(actual, expected)) refuse(message, actual, expected, "is not");
}

/**
 * Fails if both are the same value (`Object.is`).
 *
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {Message} [message]
 * @returns {void}
 */
export function notEqual(actual, expected, message) {
  if (Object.is(actual, expected)) refuse(message, actual, expected, "is the same as");
}

/**
 * Fails unless both have the same content, prototypes included.
 *
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {Message} [message]
 * @returns {void}
 */
export function deepEqual(actual, expected, message) {
  if (!isDeepEqual(actual, expected)) refuse(message, actual, expected, "is not");
}

/**
 * Fails if both have the same content, prototypes included.
 *
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {Message} [message]
 * @returns {void}
 */
export function notDeepEqual(actual, expected, message) {
  if (isDeepEqual(actual, expected)) refuse(message, actual, expected, "is the same as");
}

/**
 * Fails unless the text matches.
 *
 * @param {string} text
 * @param {RegExp} pattern
 * @param {Message} [message]
 * @returns {void}
 */
export function match(text, pattern, message) {
  if (typeof text !== "string" || !pattern.test(text)) {
    refuse(message, text, pattern, "does not match");
  }
}

/**
 * Fails if the text matches.
 *
 * @param {string} text
 * @param {RegExp} pattern
 * @param {Message} [message]
 * @returns {void}
 */
export function doesNotMatch(text, pattern, message) {
  if (typeof text !== "string" || pattern.test(text)) refuse(message, text, pattern, "matches");
}

/**
 * What an error must be: of a class, with a matching text, with the properties of an object (a
 * RegExp there is matched), or such that a function returns true.
 *
 * @typedef {Function | RegExp | Record<string, unknown>} Expected
 */

/**
 * Fails unless the function throws, and what is expected.
 *
 * @param {() => unknown} run
 * @param {Expected | string} [expected]
 * @param {Message} [message]
 * @returns {void}
 */
export function throws(run, expected, message) {
  let error;
  try {
    run();
  } catch (thrown) {
    check(thrown, expected);
    return;
  }
  refuse(textOf(expected, message) ?? "Missing expected exception.", error, expected, "throws");
}

/**
 * Fails unless the promise is rejected, and with what is expected.
 *
 * @param {Promise<unknown> | (() => Promise<unknown>)} promise
 * @param {Expected | string} [expected]
 * @param {Message} [message]
 * @returns {Promise<void>}
 */
export async function rejects(promise, expected, message) {
  try {
    await (typeof promise === "function" ? promise() : promise);
  } catch (thrown) {
    check(thrown, expected);
    return;
  }
  refuse(textOf(expected, message) ?? "Missing expected rejection.", undefined, expected, "rejects");
}

/**
 * Fails at once.
 *
 * @param {string | Error} [message]
 * @returns {never}
 */
export function fail(message = "Failed") {
  refuse(message, undefined, undefined, "fail");
}

/**
 * Fails unless the value is null or undefined, by throwing it if it is an error.
 *
 * @param {unknown} value
 * @returns {void}
 */
export function ifError(value) {
  if (value instanceof Error) throw value;
  if (value !== null && value !== undefined) refuse(undefined, value, null, "is not");
}

/**
 * @param {Expected | string | undefined} expected
 * @param {Message} message
 * @returns {Message}
 */
function textOf(expected, message) {
  return typeof expected === "string" ? expected : message;
}

/**
 * @param {unknown} error
 * @param {Expected | string | undefined} expected
 * @returns {void}
 */
function check(error, expected) {
  if (expected === undefined || typeof expected === "string") return;
  if (expected instanceof RegExp) {
    match(String(error), expected);
  } else if (typeof expected === "function") {
    checkByFunction(error, expected);
  } else {
    for (const [key, value] of Object.entries(expected)) {
      const actual = Reflect.get(Object(error), key);
      const isSame = value instanceof RegExp ? value.test(String(actual)) : isDeepEqual(actual, value);
      if (!isSame) refuse(undefined, { [key]: actual }, { [key]: value }, "is not as");
    }
  }
}

/**
 * @param {unknown} error
 * @param {Function} expected a class of errors or a test
 * @returns {void}
 */
function checkByFunction(error, expected) {
  if (expected.prototype !== undefined && error instanceof expected) return;
  if (Object.prototype.isPrototypeOf.call(Error, expected) || expected === Error) throw error;
  if (expected.call({}, error) !== true) refuse(undefined, error, expected, "is not accepted by");
}

/** All of the above; called itself it is {@link ok}. */
export const assert = Object.assign(
  /** @type {typeof ok} */ ((value, message) => ok(value, message)),
  {
    AssertionError,
    deepEqual,
    deepStrictEqual: deepEqual,
    doesNotMatch,
    equal,
    fail,
    ifError,
    match,
    notDeepEqual,
    notDeepStrictEqual: notDeepEqual,
    notEqual,
    notStrictEqual: notEqual,
    ok,
    rejects,
    strictEqual: equal,
    throws,
  },
);
