/** Node's `querystring`. */

import { Buffer } from "./buffer.js";
import { withCode } from "./node/codes.js";

/** 1000: as Node. */
const KEYS_MAX = 1000;

/**
 * @typedef {object} ParseOptions
 * @property {(text: string) => string} [decodeURIComponent] default {@link unescape}
 * @property {number} [maxKeys] 0: no limit; default 1000
 */

/**
 * @param {any} str
 * @returns {string} with percent signs for what may not stand in a query
 */
function escape(str) {
  const text = typeof str === "string" ? str : typeof str === "object" ? String(str) : `${str}`;
  try {
    return encodeURIComponent(text);
  } catch {
    throw withCode(new URIError("URI malformed"), "ERR_INVALID_URI");
  }
}

/**
 * @param {string} s
 * @param {boolean} [decodeSpaces] whether `+` is a space
 * @returns {Buffer} of the bytes it stands for; what is no code stays as it is
 */
function unescapeBuffer(s, decodeSpaces = false) {
  const bytes = [];
  for (let i = 0; i < s.length; i++) {
    const digits = s[i] === "%" ? s.slice(i + 1, i + 3) : "";
    if (/^[\da-fA-F]{2}$/.test(digits)) {
      bytes.push(parseInt(digits, 16));
      i += 2;
    } else {
      bytes.push(decodeSpaces && s[i] === "+" ? 0x20 : s.charCodeAt(i) & 0xff);
    }
  }
  return Buffer.from(bytes);
}

/**
 * @param {string} str
 * @returns {string} which `decodeURIComponent` gives, or, where that fails, what its bytes are
 */
function unescape(str) {
  try {
    return decodeURIComponent(str);
  } catch {
    return unescapeBuffer(str).toString();
  }
}

/**
 * @param {unknown} value
 * @param {(text: string) => string} encode
 * @returns {string} empty for what is no text, finite number or boolean
 */
function encoded(value, encode) {
  if (typeof value === "string") return value === "" ? "" : encode(value);
  if (typeof value === "number") return Number.isFinite(value) ? encode(String(value)) : "";
  if (typeof value === "bigint" || typeof value === "boolean") return encode(String(value));
  return "";
}

/**
 * @param {any} obj
 * @param {string} [sep] between pairs; default `&`
 * @param {string} [eq] between name and value; default `=`
 * @param {{ encodeURIComponent?: (text: string) => string }} [options]
 * @returns {string} a list gives a pair for each item
 */
function stringify(obj, sep, eq, options) {
  if (obj === null || typeof obj !== "object") return "";
  const encode = options?.encodeURIComponent ?? querystring.escape;
  const [between, equals] = [sep || "&", eq || "="];
  return Object.keys(obj)
    .flatMap((key) => [obj[key]].flat().map((value) => encoded(key, encode) + equals + encoded(value, encode)))
    .join(between);
}

/**
 * @param {string} text
 * @param {(text: string) => string} decode
 * @returns {string}
 */
function decoded(text, decode) {
  const spaced = text.replaceAll("+", " ");
  if (decode === unescape && !spaced.includes("%")) return spaced;
  try {
    return decode(spaced);
  } catch {
    return unescape(spaced);
  }
}

/**
 * @param {string} str
 * @param {string} [sep] between pairs; default `&`
 * @param {string} [eq] between name and value; default `=`
 * @param {ParseOptions} [options]
 * @returns {Record<string, string | string[]>} without a prototype; a list for a name that is there twice
 */
function parse(str, sep, eq, options) {
  const result = Object.create(null);
  if (typeof str !== "string" || str === "") return result;
  const decode = options?.decodeURIComponent ?? querystring.unescape;
  const max = typeof options?.maxKeys === "number" ? options.maxKeys : KEYS_MAX;
  const equals = eq ? String(eq) : "=";
  const pairs = str.split(sep ? String(sep) : "&").filter((pair) => pair !== "");
  for (const pair of max > 0 ? pairs.slice(0, max) : pairs) {
    const at = pair.indexOf(equals);
    const name = decoded(at < 0 ? pair : pair.slice(0, at), decode);
    const value = at < 0 ? "" : decoded(pair.slice(at + equals.length), decode);
    if (name in result) result[name] = [result[name]].flat().concat(value);
    else result[name] = value;
  }
  return result;
}

/** The same as {@link stringify}. */
const encode = stringify;

/** The same as {@link parse}. */
const decode = parse;

/** `escape` and `unescape` may be replaced here by an app. */
const querystring = { decode, encode, escape, parse, stringify, unescape, unescapeBuffer };

export default querystring;
export { decode, encode, escape, parse, stringify, unescape, unescapeBuffer };
