/** Node's `util`: values as text, promises and callbacks, kinds of values, arguments, media types. */

import "./util/proxies.js";
import { invalidArgType } from "./node/codes.js";
import { parts } from "./node/parts.js";
import { aborted } from "./util/abort.js";
import { parseArgs } from "./util/arguments.js";
import { Buffer } from "./buffer.js";
import { getCallSite, getCallSites } from "./util/callsites.js";
import { debuglog, deprecate } from "./util/deprecate.js";
import { diff } from "./util/diff.js";
import { isDeepEqual } from "./util/equal.js";
import { formatted } from "./util/format.js";
import { inspect } from "./util/inspect.js";
import {
  _extend,
  inherits,
  isArray,
  isBoolean,
  isDate,
  isError,
  isFunction,
  isNull,
  isNullOrUndefined,
  isNumber,
  isObject,
  isPrimitive,
  isRegExp,
  isString,
  isSymbol,
  isUndefined,
} from "./util/legacy.js";
import { MIMEParams, MIMEType } from "./util/mime.js";
import { callbackify, promisify } from "./util/promisify.js";
import {
  _errnoException,
  _exceptionWithHostPort,
  getSystemErrorMap,
  getSystemErrorMessage,
  getSystemErrorName,
} from "./util/system.js";
import { parseEnv, stripVTControlCharacters, styleText, toUSVString } from "./util/text.js";
import kinds from "./util/types.js";

const { TextDecoder, TextEncoder } = globalThis;

parts["inspect"] = inspect;

/** Of which kind of the engine a value is: `util/types`. */
const types = kinds;

/**
 * Fills values into a text, as `console.log` does.
 *
 * @param {...any} args a text with `%s`, `%d`, `%i`, `%f`, `%j`, `%o`, `%O`, `%c`, and values
 * @returns {string}
 */
function format(...args) {
  return formatted({}, args, inspect);
}

/**
 * As {@link format}, with options of {@link inspect}.
 *
 * @param {import("./util/inspect/options.js").InspectOptions} inspectOptions
 * @param {...any} args as those of {@link format}
 * @returns {string}
 */
function formatWithOptions(inspectOptions, ...args) {
  if (inspectOptions === null || typeof inspectOptions !== "object") {
    throw invalidArgType("inspectOptions", "object", inspectOptions);
  }
  return formatted(inspectOptions, args, inspect);
}

/**
 * @param {unknown} val1
 * @param {unknown} val2
 * @returns {boolean} whether they are equal in the sense of `assert.deepStrictEqual`
 */
function isDeepStrictEqual(val1, val2) {
  return isDeepEqual(val1, val2, "strict");
}

/**
 * Whether it is a Buffer. Old: `Buffer.isBuffer` does the same.
 *
 * @param {unknown} value
 */
const isBuffer = (value) => Buffer.isBuffer(value);

/**
 * Prints a text with the time before it.
 *
 * @param {...any} args
 */
function log(...args) {
  const now = new Date();
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  console.log(`${now.getDate()} ${months[now.getMonth()]} ${now.toTimeString().slice(0, 8)} - ${format(...args)}`);
}

/** The same as {@link debuglog}. */
const debug = debuglog;

export default {
  MIMEParams,
  MIMEType,
  TextDecoder,
  TextEncoder,
  _errnoException,
  _exceptionWithHostPort,
  _extend,
  aborted,
  callbackify,
  debug,
  debuglog,
  deprecate,
  diff,
  format,
  formatWithOptions,
  getCallSite,
  getCallSites,
  getSystemErrorMap,
  getSystemErrorMessage,
  getSystemErrorName,
  inherits,
  inspect,
  isArray,
  isBoolean,
  isBuffer,
  isDate,
  isDeepStrictEqual,
  isError,
  isFunction,
  isNull,
  isNullOrUndefined,
  isNumber,
  isObject,
  isPrimitive,
  isRegExp,
  isString,
  isSymbol,
  isUndefined,
  log,
  parseArgs,
  parseEnv,
  promisify,
  stripVTControlCharacters,
  styleText,
  toUSVString,
  types,
};
export {
  MIMEParams,
  MIMEType,
  TextDecoder,
  TextEncoder,
  _errnoException,
  _exceptionWithHostPort,
  _extend,
  aborted,
  callbackify,
  debug,
  debuglog,
  deprecate,
  diff,
  format,
  formatWithOptions,
  getCallSite,
  getCallSites,
  getSystemErrorMap,
  getSystemErrorMessage,
  getSystemErrorName,
  inherits,
  inspect,
  isArray,
  isBoolean,
  isBuffer,
  isDate,
  isDeepStrictEqual,
  isError,
  isFunction,
  isNull,
  isNullOrUndefined,
  isNumber,
  isObject,
  isPrimitive,
  isRegExp,
  isString,
  isSymbol,
  isUndefined,
  log,
  parseArgs,
  parseEnv,
  promisify,
  stripVTControlCharacters,
  styleText,
  toUSVString,
  types,
};
