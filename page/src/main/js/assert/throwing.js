/** Assertions about what functions throw and promises are rejected with. */

import { callable, invalidArgType, invalidReturnValue, withCode } from "../node/codes.js";
import { isDeepEqual } from "../util/equal.js";
import { inspect } from "../util/inspect.js";
import { AssertionError, refuse } from "./error.js";

/** What {@link thrownBy} gives when nothing was thrown; no app's value. */
const NOTHING = Symbol("nothing");

/** Properties of an error, in a message that compares them. */
class Comparison {
  /**
   * @param {any} source
   * @param {PropertyKey[]} keys
   * @param {any} [expected] whose regular expressions stand for the texts that match them
   */
  constructor(source, keys, expected) {
    for (const key of keys) {
      if (!(key in source)) continue;
      const pattern = expected?.[key];
      const isMatch = pattern instanceof RegExp && typeof source[key] === "string" && pattern.test(source[key]);
      Reflect.set(this, key, isMatch ? pattern : source[key]);
    }
  }
}
Object.defineProperty(Comparison, "name", { value: "Comparison" });

/**
 * @param {unknown} fn
 * @returns {unknown} what it throws, or {@link NOTHING}
 */
function thrownBy(fn) {
  const run = callable(fn, "fn");
  try {
    run();
  } catch (error) {
    return error;
  }
  return NOTHING;
}

/**
 * @param {any} promiseFn
 * @returns {Promise<unknown>} what it is rejected with, or {@link NOTHING}
 */
async function rejectionOf(promiseFn) {
  let promise = promiseFn;
  if (typeof promiseFn === "function") {
    promise = promiseFn();
    if (!isPromise(promise)) throw invalidReturnValue("instance of Promise", "promiseFn", promise);
  } else if (!isPromise(promiseFn)) {
    throw invalidArgType("promiseFn", ["function", "Promise"], promiseFn);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return NOTHING;
}

/** @param {any} value */
const isPromise = (value) => value !== null && typeof value === "object" && typeof value.then === "function" && typeof value.catch === "function";

/**
 * @param {string} operator `throws` or `rejects`
 * @param {any} actual
 * @param {any} error what is expected
 * @param {any} message
 */
function expectError(operator, actual, error, message) {
  let [expected, text] = [error, message];
  if (typeof error === "string") {
    if (message !== undefined) throw wrongExpectation(error);
    const same = typeof actual === "object" && actual !== null ? actual.message : actual;
    if (same === error) {
      const what = typeof actual === "object" && actual !== null ? `message "${same}"` : `"${same}"`;
      const reason = `The "error/message" argument is ambiguous. The error ${what} is identical to the message.`;
      throw withCode(new TypeError(reason), "ERR_AMBIGUOUS_ARGUMENT");
    }
    [expected, text] = [undefined, error];
  } else if (error !== undefined && error !== null && typeof error !== "object" && typeof error !== "function") {
    throw wrongExpectation(error);
  }
  if (actual !== NOTHING) {
    if (expected) checkError(operator, actual, expected, text);
    return;
  }
  const name = expected?.name ? ` (${expected.name})` : "";
  const rest = text instanceof Error || text === undefined ? "." : `: ${text}`;
  const kind = operator === "rejects" ? "rejection" : "exception";
  if (text instanceof Error) throw text;
  refuse({ actual: undefined, expected, operator, message: `Missing expected ${kind}${name}${rest}` });
}

/**
 * @param {unknown} error
 * @returns {TypeError}
 */
function wrongExpectation(error) {
  return invalidArgType("error", ["Function", "Error", "RegExp", "Object"], error);
}

/**
 * @param {any} options
 * @param {string} text that is made when no message was given
 * @returns {never}
 */
function refuseWith(options, text) {
  if (options.message !== undefined) refuse(options);
  const error = new AssertionError({ ...options, message: text });
  error.generatedMessage = true;
  throw error;
}

/**
 * @param {string} operator
 * @param {any} actual
 * @param {any} expected
 * @param {any} message
 */
function checkError(operator, actual, expected, message) {
  const options = { actual, expected, operator, message };
  if (expected instanceof RegExp) {
    if (expected.test(String(actual))) return;
    refuseWith(options, `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(String(actual))}\n`);
  } else if (typeof expected === "function") {
    checkByFunction(options);
  } else {
    checkByObject(options);
  }
}

/** @param {{ actual: any, expected: any, operator: string, message: any }} options */
function checkByObject(options) {
  const { actual, expected, operator, message } = options;
  const keys = Object.keys(expected);
  if (expected instanceof Error) keys.push("name", "message");
  if (actual === null || (typeof actual !== "object" && typeof actual !== "function")) {
    const error = new AssertionError({ actual, expected, message, operator: "deepStrictEqual" });
    throw Object.assign(error, { operator });
  }
  if (keys.length === 0) {
    throw withCode(new TypeError("The argument 'error' may not be an empty object. Received {}"), "ERR_INVALID_ARG_VALUE");
  }
  for (const key of keys) {
    const isMatch = typeof actual[key] === "string" && expected[key] instanceof RegExp && expected[key].test(actual[key]);
    if (isMatch || (key in actual && isDeepEqual(actual[key], expected[key], "strict"))) continue;
    if (message !== undefined) refuse(options);
    const [a, b] = [new Comparison(actual, keys, expected), new Comparison(expected, keys)];
    const error = new AssertionError({ actual: a, expected: b, operator: "deepStrictEqual" });
    throw Object.assign(error, { actual, expected, operator });
  }
}

/** @param {{ actual: any, expected: any, operator: string, message: any }} options */
function checkByFunction(options) {
  const { actual, expected } = options;
  if (expected.prototype !== undefined && actual instanceof expected) return;
  if (expected === Error || Object.prototype.isPrototypeOf.call(Error, expected)) {
    const received = actual instanceof Error ? actual.name : inspect(actual, { depth: -1 });
    const rest = actual instanceof Error ? `\n\nError message:\n\n${actual.message}` : "";
    refuseWith(options, `The error is expected to be an instance of "${expected.name}". Received "${received}"${rest}`);
  }
  const result = Reflect.apply(expected, {}, [actual]);
  if (result === true) return;
  const name = expected.name ? `"${expected.name}" ` : "";
  const caught = actual instanceof Error ? `\n\nCaught error:\n\n${actual}` : "";
  refuseWith(options, `The ${name}validation function is expected to return "true". Received ${inspect(result)}${caught}`);
}

/**
 * @param {string} operator `doesNotThrow` or `doesNotReject`
 * @param {any} actual
 * @param {any} error
 * @param {any} message
 */
function expectNone(operator, actual, error, message) {
  if (actual === NOTHING) return;
  const [expected, text] = typeof error === "string" ? [undefined, error] : [error, message];
  const isUnwanted = expected === undefined || hasMatch(actual, expected);
  if (!isUnwanted) throw actual;
  const kind = operator === "doesNotReject" ? "rejection" : "exception";
  const rest = text ? `: ${text}` : ".";
  const reason = `Got unwanted ${kind}${rest}\nActual message: "${actual?.message}"`;
  refuse({ actual, expected, operator, message: reason });
}

/**
 * @param {any} actual
 * @param {any} expected
 * @returns {boolean}
 */
function hasMatch(actual, expected) {
  if (expected instanceof RegExp) return expected.test(String(actual));
  if (typeof expected !== "function") throw invalidArgType("expected", ["Function", "RegExp"], expected);
  if (expected.prototype !== undefined && actual instanceof expected) return true;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) return false;
  return Reflect.apply(expected, {}, [actual]) === true;
}

/**
 * Fails unless the function throws, and what is expected: a class, a regular expression, an object of
 * properties, or what a function says is right.
 *
 * @param {() => unknown} fn
 * @param {any} [error]
 * @param {string | Error} [message]
 */
export function throws(fn, error, message) {
  expectError("throws", thrownBy(fn), error, message);
}

/**
 * Fails unless the promise is rejected, and with what is expected, as in {@link throws}.
 *
 * @param {Promise<unknown> | (() => Promise<unknown>)} promiseFn
 * @param {any} [error]
 * @param {string | Error} [message]
 * @returns {Promise<void>}
 */
export async function rejects(promiseFn, error, message) {
  expectError("rejects", await rejectionOf(promiseFn), error, message);
}

/**
 * Fails if the function throws.
 *
 * @param {() => unknown} fn
 * @param {any} [error] only such an error; any other is thrown as it is
 * @param {string | Error} [message]
 */
export function doesNotThrow(fn, error, message) {
  expectNone("doesNotThrow", thrownBy(fn), error, message);
}

/**
 * Fails if the promise is rejected.
 *
 * @param {Promise<unknown> | (() => Promise<unknown>)} fn
 * @param {any} [error] only such an error; any other is thrown as it is
 * @param {string | Error} [message]
 * @returns {Promise<void>}
 */
export async function doesNotReject(fn, error, message) {
  expectNone("doesNotReject", await rejectionOf(fn), error, message);
}
