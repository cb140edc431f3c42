/** Node's errors for wrong arguments, in its words: `ERR_INVALID_ARG_TYPE` and its kind. */

import { hidden } from "../channel/failure.js";

/**
 * @template {Error} E
 * @param {E} error
 * @param {string} code for instance `ERR_INVALID_ARG_TYPE`
 * @returns {E & { code: string }}
 */
export function withCode(error, code) {
  const coded = Object.assign(error, { code });
  hidden(coded, "toString", () => `${coded.name} [${code}]: ${coded.message}`);
  return coded;
}

/** Names of types; all others are classes. Node writes these two both ways. */
const TYPES = new Set(
  ["string", "function", "number", "object", "Function", "Object", "boolean", "bigint", "symbol"],
);

/** A name of a class, in contrast to a description as `an array of bytes`. */
const CLASS = /^([A-Z][a-z0-9]*)+$/;

/**
 * @param {string} name of the argument, or of a property as `options.name`
 * @param {string | string[]} expected types and classes
 * @param {unknown} actual
 * @returns {TypeError & { code: string }}
 */
export function invalidArgType(name, expected, actual) {
  const what = name.includes(".") ? "property" : "argument";
  const subject = name.endsWith(" argument") ? `The ${name}` : `The "${name}" ${what}`;
  const message = `${subject} must be ${expectation([expected].flat())}. Received ${received(actual)}`;
  return withCode(new TypeError(message), "ERR_INVALID_ARG_TYPE");
}

/**
 * @param {string[]} expected
 * @returns {string}
 */
function expectation(expected) {
  const types = expected.filter((name) => TYPES.has(name)).map((name) => name.toLowerCase());
  const classes = expected.filter((name) => !TYPES.has(name) && CLASS.test(name));
  const others = expected.filter((name) => !TYPES.has(name) && !CLASS.test(name));
  // Among classes an object is one too.
  if (classes.length > 0 && types.includes("object")) {
    types.splice(types.indexOf("object"), 1);
    classes.push("Object");
  }
  const parts = [];
  if (types.length > 0) parts.push(`${types.length > 1 ? "one of type" : "of type"} ${list(types)}`);
  if (classes.length > 0) parts.push(`an instance of ${list(classes)}`);
  if (others.length === 1) parts.push(/[A-Z]/.test(others[0] ?? "") ? `an ${others[0]}` : String(others[0]));
  else if (others.length > 0) parts.push(`one of ${list(others)}`);
  return parts.join(" or ");
}

/**
 * @param {string[]} names
 * @returns {string}
 */
function list(names) {
  if (names.length < 3) return names.join(" or ");
  return `${names.slice(0, -1).join(", ")}, or ${names.at(-1)}`;
}

/**
 * @param {unknown} value
 * @returns {string}
 */
export function received(value) {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "function") return `function ${value.name}`;
  if (typeof value === "object") {
    const name = Object.getPrototypeOf(value)?.constructor?.name;
    return name ? `an instance of ${name}` : shown(value);
  }
  const text = shown(value);
  return `type ${typeof value} (${text.length > 28 ? `${text.slice(0, 25)}...` : text})`;
}

/**
 * @param {unknown} value
 * @returns {string} as `util.inspect` would write it, where values are simple
 */
export function shown(value) {
  switch (typeof value) {
    case "string":
      return quoted(value);
    case "bigint":
      return `${value}n`;
    case "object":
      if (value === null) return "null";
      return shownObject(value);
    case "function":
      return value.name ? `[Function: ${value.name}]` : "[Function (anonymous)]";
    default:
      return Object.is(value, -0) ? "-0" : String(value);
  }
}

/**
 * @param {object} value
 * @returns {string}
 */
function shownObject(value) {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : `[ ${value.map(shown).join(", ")} ]`;
  if (value instanceof Uint8Array) {
    const bytes = Array.from(value.subarray(0, 50), (byte) => ` ${byte.toString(16).padStart(2, "0")}`);
    return `<Buffer${bytes.join("") || " "}>`;
  }
  if (Object.keys(value).length > 0) return "[Object]";
  return Object.getPrototypeOf(value) === null ? "[Object: null prototype] {}" : "{}";
}

/** @type {Record<string, string>} */
const ESCAPES = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "\\": "\\\\" };

/**
 * @param {string} text
 * @returns {string} in the quotes that need no escape, if there are any
 */
function quoted(text) {
  const quote = ["'", '"', "`"].find((mark) => !text.includes(mark)) ?? "'";
  // eslint-disable-next-line no-control-regex
  const escaped = text.replace(/[\0-\x1f\x7f-\x9f\\]/g, (character) => {
    return ESCAPES[character] ?? `\\x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  });
  return quote + (text.includes(quote) ? escaped.replaceAll(quote, `\\${quote}`) : escaped) + quote;
}

/**
 * @param {string} name of the argument, or of a property as `options.name`
 * @param {unknown} value
 * @param {string} [reason]
 * @returns {TypeError & { code: string }}
 */
export function invalidArgValue(name, value, reason = "is invalid") {
  const what = name.includes(".") ? "property" : "argument";
  const text = shown(value);
  const message = `The ${what} '${name}' ${reason}. Received ${text.length > 128 ? `${text.slice(0, 128)}...` : text}`;
  return withCode(new TypeError(message), "ERR_INVALID_ARG_VALUE");
}

/**
 * @param {string} name
 * @param {string} range for instance `>= 0 && <= 10`
 * @param {unknown} value
 * @returns {RangeError & { code: string }}
 */
export function outOfRange(name, range, value) {
  const isLarge = typeof value === "number" ? Number.isInteger(value) && Math.abs(value) > 2 ** 32 : typeof value === "bigint";
  const text = isLarge ? grouped(String(value)) + (typeof value === "bigint" ? "n" : "") : shown(value);
  const message = `The value of "${name}" is out of range. It must be ${range}. Received ${text}`;
  return withCode(new RangeError(message), "ERR_OUT_OF_RANGE");
}

/**
 * @param {string} digits
 * @returns {string} with an underscore between groups of three
 */
function grouped(digits) {
  return digits.replace(/\B(?=(\d{3})+$)/g, "_");
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {number} [min]
 * @param {number} [max]
 * @returns {number}
 */
export function integer(value, name, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) {
  if (typeof value !== "number") throw invalidArgType(name, "number", value);
  if (!Number.isInteger(value)) throw outOfRange(name, "an integer", value);
  if (value < min || value > max) throw outOfRange(name, `>= ${min} && <= ${max}`, value);
  return value;
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {boolean}
 */
export function boolean(value, name) {
  if (typeof value !== "boolean") throw invalidArgType(name, "boolean", value);
  return value;
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {string}
 */
export function string(value, name) {
  if (typeof value !== "string") throw invalidArgType(name, "string", value);
  return value;
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {(...args: any[]) => any}
 */
export function callable(value, name) {
  if (typeof value !== "function") throw invalidArgType(name, "function", value);
  return /** @type {(...args: any[]) => any} */ (value);
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {AbortSignal | undefined}
 */
export function abortSignal(value, name) {
  if (value === undefined) return undefined;
  if (value === null || typeof value !== "object" || !("aborted" in value)) {
    throw invalidArgType(name, "AbortSignal", value);
  }
  return /** @type {AbortSignal} */ (value);
}

/**
 * @param {...(string | string[])} names of arguments that are missing; of a list one would do
 * @returns {TypeError & { code: string }}
 */
export function missingArgs(...names) {
  const quotedNames = names.map((name) => [name].flat().map((one) => `"${one}"`).join(" or "));
  const text = quotedNames.length < 3 ? quotedNames.join(" and ") : list(quotedNames).replace(", or ", ", and ");
  const message = `The ${text} argument${names.length > 1 ? "s" : ""} must be specified`;
  return withCode(new TypeError(message), "ERR_MISSING_ARGS");
}

/**
 * @param {string} expected
 * @param {string} name of the function that was called
 * @param {any} value what it returned
 * @returns {TypeError & { code: string }}
 */
export function invalidReturnValue(expected, name, value) {
  const message = `Expected ${expected} to be returned from the "${name}" function but got ${received(value)}.`;
  return withCode(new TypeError(message), "ERR_INVALID_RETURN_VALUE");
}
