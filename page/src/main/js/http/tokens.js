/** What may stand in a message's head (RFC 9110, 5.1 and 5.5; RFC 9112, 3). */

import { invalidArgType, withCode } from "../node/codes.js";

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

const NOT_IN_VALUE = /[^\t\x20-\x7e\x80-\xff]/;

const NOT_IN_PATH = /[^\u0021-\u00ff]/;

/**
 * @param {unknown} text
 * @returns {boolean}
 */
export function isToken(text) {
  return typeof text === "string" && TOKEN.test(text);
}

/**
 * @param {string} text
 * @returns {boolean} whether it can be neither a value nor a reason phrase
 */
export function isInvalidValue(text) {
  return NOT_IN_VALUE.test(text);
}

/**
 * @param {string} path of a request
 * @returns {boolean}
 */
export function isInvalidPath(path) {
  return NOT_IN_PATH.test(path);
}

/**
 * Checks a header's name as `setHeader` does.
 *
 * @param {string} name
 * @param {string} [label] what the error calls it
 * @returns {void}
 */
export function validateHeaderName(name, label = "Header name") {
  if (!isToken(name)) throw notToken(label, name);
}

/**
 * @param {string} label
 * @param {unknown} text
 * @returns {TypeError & { code: string }}
 */
export function notToken(label, text) {
  return withCode(new TypeError(`${label} must be a valid HTTP token ["${text}"]`), "ERR_INVALID_HTTP_TOKEN");
}

/**
 * Checks a header's value as `setHeader` does.
 *
 * @param {string} name for the error
 * @param {unknown} value
 * @returns {void}
 */
export function validateHeaderValue(name, value) {
  if (value === undefined) {
    throw withCode(new TypeError(`Invalid value "${value}" for header "${name}"`), "ERR_HTTP_INVALID_HEADER_VALUE");
  }
  if (isInvalidValue(String(value))) throw invalidCharacter("header content", name);
}

/**
 * @param {string} where
 * @param {string} [name] of the header
 * @returns {TypeError & { code: string }}
 */
export function invalidCharacter(where, name) {
  const field = name === undefined ? "" : ` ["${name}"]`;
  return withCode(new TypeError(`Invalid character in ${where}${field}`), "ERR_INVALID_CHAR");
}

/**
 * @param {unknown} name
 * @returns {string} in lower case
 */
export function headerKey(name) {
  if (typeof name !== "string") throw invalidArgType("name", "string", name);
  return name.toLowerCase();
}
