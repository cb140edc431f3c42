/** Reads the arguments of `fs` functions as Node does, with its errors. */

import { Buffer } from "../buffer.js";
import {
  integer,
  invalidArgType,
  invalidArgValue,
  outOfRange,
  received,
  withCode,
} from "../node/codes.js";
import { constants } from "./constants.js";

/** @typedef {string | Uint8Array | URL} PathLike */

/** Paths need not be UTF-8; the host knows one that is not by the NUL in front of its bytes. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * @param {unknown} value a string, the bytes of one, or a `file:` URL
 * @param {string} [name] of the argument
 * @returns {string}
 */
export function pathOf(value, name = "path") {
  let path;
  if (typeof value === "string") path = value;
  else if (isUrl(value)) path = pathOfUrl(value);
  else if (value instanceof Uint8Array) return pathOfBytes(value, name);
  else throw invalidArgType(name, ["string", "Buffer", "URL"], value);
  if (path.includes("\0")) {
    const reason = "must be a string, Uint8Array, or URL without null bytes";
    throw invalidArgValue(name, path, reason);
  }
  return path;
}

/**
 * @param {Uint8Array} bytes
 * @param {string} name of the argument
 * @returns {string}
 */
function pathOfBytes(bytes, name) {
  if (bytes.includes(0)) {
    const reason = "must be a string, Uint8Array, or URL without null bytes";
    throw invalidArgValue(name, bytes, reason);
  }
  try {
    return utf8.decode(bytes);
  } catch {
    return `\0${bufferOf(bytes).toString("latin1")}`;
  }
}

/**
 * @param {unknown} value
 * @returns {value is URL} whether it is or looks like one, as Node tells
 */
function isUrl(value) {
  if (value instanceof URL) return true;
  const url = /** @type {Partial<URL> | null | undefined} */ (value);
  return Boolean(url && typeof url === "object" && url.href && url.protocol);
}

/**
 * @param {URL} url
 * @returns {string}
 */
export function pathOfUrl(url) {
  if (url.protocol !== "file:") {
    throw withCode(new TypeError("The URL must be of scheme file"), "ERR_INVALID_URL_SCHEME");
  }
  if (url.hostname !== "") {
    const text = 'File URL host must be "localhost" or empty on linux';
    throw withCode(new TypeError(text), "ERR_INVALID_FILE_URL_HOST");
  }
  if (/%2f/i.test(url.pathname)) {
    const text = "File URL path must not include encoded / characters";
    throw withCode(new TypeError(text), "ERR_INVALID_FILE_URL_PATH");
  }
  return decodeURIComponent(url.pathname);
}

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY } = constants;

/** @type {Record<string, number>} */
const FLAGS = {
  r: O_RDONLY,
  rs: O_RDONLY | O_SYNC,
  sr: O_RDONLY | O_SYNC,
  "r+": O_RDWR,
  "rs+": O_RDWR | O_SYNC,
  "sr+": O_RDWR | O_SYNC,
  w: O_TRUNC | O_CREAT | O_WRONLY,
  wx: O_TRUNC | O_CREAT | O_WRONLY | O_EXCL,
  xw: O_TRUNC | O_CREAT | O_WRONLY | O_EXCL,
  "w+": O_TRUNC | O_CREAT | O_RDWR,
  "wx+": O_TRUNC | O_CREAT | O_RDWR | O_EXCL,
  "xw+": O_TRUNC | O_CREAT | O_RDWR | O_EXCL,
  a: O_APPEND | O_CREAT | O_WRONLY,
  ax: O_APPEND | O_CREAT | O_WRONLY | O_EXCL,
  xa: O_APPEND | O_CREAT | O_WRONLY | O_EXCL,
  as: O_APPEND | O_CREAT | O_WRONLY | O_SYNC,
  sa: O_APPEND | O_CREAT | O_WRONLY | O_SYNC,
  "a+": O_APPEND | O_CREAT | O_RDWR,
  "ax+": O_APPEND | O_CREAT | O_RDWR | O_EXCL,
  "xa+": O_APPEND | O_CREAT | O_RDWR | O_EXCL,
  "as+": O_APPEND | O_CREAT | O_RDWR | O_SYNC,
  "sa+": O_APPEND | O_CREAT | O_RDWR | O_SYNC,
};

/**
 * @param {unknown} value a number or a string such as `w+`
 * @param {string} [name] of the argument
 * @returns {number} bits of `O_…`
 */
export function flagsOf(value, name = "flags") {
  if (typeof value === "number") return int32(value, name);
  if (value === null || value === undefined) return O_RDONLY;
  const flags = typeof value === "string" ? FLAGS[value] : undefined;
  if (flags === undefined) throw invalidArgValue(name, value);
  return flags;
}

/**
 * @param {number} value
 * @param {string} name
 * @returns {number}
 */
function int32(value, name) {
  if (!Number.isInteger(value)) throw outOfRange(name, "an integer", value);
  if (value < -(2 ** 31) || value >= 2 ** 31) {
    throw outOfRange(name, `>= ${-(2 ** 31)} && <= ${2 ** 31 - 1}`, value);
  }
  return value;
}

/**
 * @param {unknown} value a number or an octal string
 * @param {string} name of the argument
 * @param {number} [absent] what it is when it is not given
 * @returns {number}
 */
export function modeOf(value, name, absent) {
  let mode = value ?? absent;
  if (typeof mode === "string") {
    if (!/^[0-7]+$/.test(mode)) {
      throw invalidArgValue(name, value, "must be a 32-bit unsigned integer or an octal string");
    }
    mode = parseInt(mode, 8);
  }
  if (typeof mode !== "number") throw invalidArgType(name, "number", mode);
  if (!Number.isInteger(mode)) throw outOfRange(name, "an integer", mode);
  if (mode < 0 || mode > 0xffff_ffff) throw outOfRange(name, ">= 0 && <= 4294967295", mode);
  return mode;
}

/**
 * @template {object} T
 * @param {unknown} options an object, an encoding, or nothing
 * @param {T} defaults
 * @returns {T & Record<string, any>}
 */
export function optionsOf(options, defaults) {
  if (options === null || options === undefined || typeof options === "function") {
    return { ...defaults };
  }
  if (typeof options === "string") return { ...defaults, encoding: encodingOf(options) };
  if (typeof options !== "object") throw invalidArgType("options", ["string", "Object"], options);
  const { encoding } = /** @type {{ encoding?: unknown }} */ (options);
  if (encoding !== "buffer" && encoding !== undefined && encoding !== null) encodingOf(encoding);
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(given) };
}

/**
 * @param {unknown} value
 * @returns {BufferEncoding | "buffer"}
 */
function encodingOf(value) {
  if (value !== "buffer" && !Buffer.isEncoding(/** @type {string} */ (value))) {
    throw invalidArgValue("encoding", value, "is invalid encoding");
  }
  return /** @type {BufferEncoding} */ (value);
}

/**
 * @param {Uint8Array} bytes
 * @returns {Buffer} the same memory
 */
export function bufferOf(bytes) {
  const memory = /** @type {ArrayBuffer} */ (bytes.buffer);
  return Buffer.from(memory, bytes.byteOffset, bytes.byteLength);
}

/**
 * @param {Uint8Array} bytes
 * @param {string | null | undefined} encoding
 * @returns {string | Buffer} text when there is an encoding
 */
export function decoded(bytes, encoding) {
  const buffer = bufferOf(bytes);
  return encoding && encoding !== "buffer"
    ? buffer.toString(/** @type {BufferEncoding} */ (encoding))
    : buffer;
}

/**
 * @param {string} name a path from the host: text, or a NUL and one character for each byte
 * @param {string | null | undefined} encoding
 * @returns {string | Buffer}
 */
export function nameIn(name, encoding) {
  const isText = !name.startsWith("\0");
  if (isText && (!encoding || /^utf-?8$/i.test(encoding))) return name;
  const buffer = isText ? Buffer.from(name) : Buffer.from(name.slice(1), "latin1");
  if (encoding === "buffer") return buffer;
  return buffer.toString(/** @type {BufferEncoding} */ (encoding ?? "utf8"));
}

/**
 * @param {unknown} value
 * @param {string} encoding of a string
 * @param {string} [name] of the argument
 * @returns {Uint8Array}
 */
export function contentOf(value, encoding, name = "data") {
  if (typeof value === "string") return Buffer.from(value, /** @type {BufferEncoding} */ (encoding));
  if (ArrayBuffer.isView(value)) return viewOf(value);
  throw invalidArgType(name, ["string", "Buffer", "TypedArray", "DataView"], value);
}

/**
 * @param {unknown} value
 * @param {string} [name] of the argument
 * @returns {Uint8Array} the same memory as bytes
 */
export function viewOf(value, name = "buffer") {
  if (value instanceof Uint8Array) return value;
  if (!ArrayBuffer.isView(value)) {
    throw invalidArgType(name, ["Buffer", "TypedArray", "DataView"], value);
  }
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

/**
 * @param {unknown} value a position in a file
 * @param {string} [name] of the argument
 * @returns {number | null} null for the current one
 */
export function positionOf(value, name = "position") {
  if (value === null || value === undefined || value === -1 || value === -1n) return null;
  if (typeof value === "bigint") {
    if (value < 0n || value > BigInt(Number.MAX_SAFE_INTEGER)) {
      throw outOfRange(name, `>= -1n && <= ${Number.MAX_SAFE_INTEGER}n`, value);
    }
    return Number(value);
  }
  if (typeof value !== "number") throw invalidArgType(name, ["bigint", "integer"], value);
  if (!Number.isInteger(value)) throw outOfRange(name, "an integer", value);
  if (value < 0) throw outOfRange(name, `>= -1 && <= ${Number.MAX_SAFE_INTEGER}`, value);
  return value;
}

/**
 * @param {unknown} value seconds since 1970, as a number or its text, or a Date
 * @param {string} name of the argument
 * @returns {number}
 */
export function secondsOf(value, name) {
  if (typeof value === "string" && value !== "" && Number.isFinite(Number(value))) return Number(value);
  if (typeof value === "number" && Number.isFinite(value)) {
    return value < 0 ? Date.now() / 1000 : value;
  }
  if (value instanceof Date) return value.getTime() / 1000;
  throw invalidArgType(name, ["Date", "Time in seconds"], value);
}

/**
 * @param {unknown} value the number of a user or group; -1 leaves it as it is
 * @param {string} name of the argument
 * @returns {number} in the 32 bits that cross to the host
 */
export function idOf(value, name) {
  return integer(value, name, -1, 2 ** 32 - 1) | 0;
}

/**
 * @param {unknown} value a descriptor
 * @returns {number}
 */
export function descriptorOf(value) {
  if (typeof value !== "number") throw invalidArgType("fd", "number", value);
  if (!Number.isInteger(value)) throw outOfRange("fd", "an integer", value);
  if (value < 0 || value > 2 ** 31 - 1) throw outOfRange("fd", ">= 0 && <= 2147483647", value);
  return value;
}

/**
 * @param {unknown} value
 * @returns {(...args: any[]) => void}
 */
export function callbackOf(value) {
  if (typeof value === "function") return /** @type {(...args: any[]) => void} */ (value);
  const text = `The "cb" argument must be of type function. Received ${received(value)}`;
  throw withCode(new TypeError(text), "ERR_INVALID_ARG_TYPE");
}
