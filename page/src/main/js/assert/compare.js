/** Assertions that compare values. */

import { invalidArgType, missingArgs } from "../node/codes.js";
import { isDeepEqual } from "../util/equal.js";
import { inspect } from "../util/inspect.js";
import { AssertionError, refuse } from "./error.js";

/** @typedef {string | Error} Message shown, or thrown, when the assertion fails */

/**
 * @param {string} operator
 * @param {(actual: any, expected: any) => boolean} isFine
 * @returns {(actual: unknown, expected: unknown, message?: Message) => void}
 */
function comparing(operator, isFine) {
  /** @type {(...args: any[]) => void} */
  const compare = (...args) => {
    if (args.length < 2) throw missingArgs("actual", "expected");
    const [actual, expected, message] = args;
    if (!isFine(actual, expected)) refuse({ actual, expected, message, operator, stackStartFn: compare });
  };
  return compare;
}

/** @param {any} a @param {any} b */
// eslint-disable-next-line eqeqeq
const isLoose = (a, b) => a == b || (Number.isNaN(a) && Number.isNaN(b));

/** Fails unless `actual == expected`. */
export const equal = comparing("==", isLoose);
/** Fails if `actual == expected`. */
export const notEqual = comparing("!=", (a, b) => !isLoose(a, b));
/** Fails unless both are the same value (`Object.is`). */
export const strictEqual = comparing("strictEqual", Object.is);
/** Fails if both are the same value (`Object.is`). */
export const notStrictEqual = comparing("notStrictEqual", (a, b) => !Object.is(a, b));
/** Fails unless both have the same content, compared by `==`. */
export const deepEqual = comparing("deepEqual", (a, b) => isDeepEqual(a, b, "loose"));
/** Fails if both have the same content, compared by `==`. */
export const notDeepEqual = comparing("notDeepEqual", (a, b) => !isDeepEqual(a, b, "loose"));
/** Fails unless both have the same content, classes included. */
export const deepStrictEqual = comparing("deepStrictEqual", (a, b) => isDeepEqual(a, b, "strict"));
/** Fails if both have the same content, classes included. */
export const notDeepStrictEqual = comparing("notDeepStrictEqual", (a, b) => !isDeepEqual(a, b, "strict"));
/** Fails unless the first holds all that the second holds. */
export const partialDeepStrictEqual = comparing("partialDeepStrictEqual", (a, b) => isDeepEqual(a, b, "partial"));

/**
 * Fails unless the value is truthy.
 *
 * @param {...any} args the value, and a message
 */
export function ok(...args) {
  const [value, message] = args;
  if (value) return;
  if (args.length === 0 || message === undefined) {
    const text = args.length === 0 ? "No value argument passed to `assert.ok()`" : "The expression evaluated to a falsy value";
    const error = new AssertionError({ actual: value, expected: true, operator: "==", message: text, stackStartFn: ok });
    error.generatedMessage = true;
    throw error;
  }
  refuse({ actual: value, expected: true, message, operator: "==", stackStartFn: ok });
}

/**
 * Fails at once.
 *
 * @param {...any} args a message or an error; in old code two values, a message and an operator
 * @returns {never}
 */
export function fail(...args) {
  const [actual, expected, message, operator] = args;
  if (args.length <= 1) {
    const isDefault = actual === undefined || actual === null;
    if (actual instanceof Error) throw actual;
    const error = new AssertionError({ message: isDefault ? "Failed" : actual, operator: "fail", stackStartFn: fail });
    error.generatedMessage = isDefault;
    throw error;
  }
  refuse({ actual, expected, message, operator: args.length === 2 ? "!=" : (operator ?? "fail"), stackStartFn: fail });
}

/**
 * Fails unless the value is null or undefined.
 *
 * @param {any} value usually the first argument of a callback
 */
export function ifError(value) {
  if (value === null || value === undefined) return;
  const isError = typeof value === "object" && typeof value.message === "string";
  const text = isError ? value.message || value.constructor?.name : inspect(value);
  const message = `ifError got unwanted exception: ${text}`;
  const error = new AssertionError({ actual: value, expected: null, operator: "ifError", message, stackStartFn: ifError });
  error.generatedMessage = false;
  if (typeof value?.stack === "string") Object.defineProperty(error, "cause", { value, configurable: true, writable: true });
  throw error;
}

/**
 * @param {string} operator
 * @param {boolean} isWanted whether it must match
 * @returns {(string: string, regexp: RegExp, message?: Message) => void}
 */
function matching(operator, isWanted) {
  return (text, regexp, message) => {
    if (!(regexp instanceof RegExp)) throw invalidArgType("regexp", "RegExp", regexp);
    if (typeof text === "string" && regexp.test(text) === isWanted) return;
    const options = { actual: text, expected: regexp, operator };
    if (message !== undefined) refuse({ ...options, message });
    const wrong = invalidArgType("string", "string", text).message;
    const said = isWanted ? "The input did not match the regular expression" : "The input was expected to not match the regular expression";
    const error = new AssertionError({ ...options, message: typeof text === "string" ? `${said} ${inspect(regexp)}. Input:\n\n${inspect(text)}\n` : wrong });
    error.generatedMessage = true;
    throw error;
  };
}

/** Fails unless the text matches. */
export const match = matching("match", true);
/** Fails if the text matches. */
export const doesNotMatch = matching("doesNotMatch", false);

const made = { deepEqual, deepStrictEqual, doesNotMatch, equal, match, notDeepEqual, notDeepStrictEqual, notEqual, notStrictEqual, partialDeepStrictEqual, strictEqual };
for (const [name, assertion] of Object.entries(made)) Object.defineProperty(assertion, "name", { value: name });
