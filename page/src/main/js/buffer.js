/** Node's `buffer`: the npm package of the same name, its slow parts by the engine, what it lacks. */

import * as made from "npm-buffer";
import { SOURCES, addChecks, checkInput } from "./buffer/checks.js";
import { addNumbers } from "./buffer/numbers.js";
import { invalidArgType, withCode } from "./node/codes.js";

const Made = made.Buffer;

/** How many bytes of a Buffer `util.inspect` shows. */
const INSPECT_MAX_BYTES = made.INSPECT_MAX_BYTES;

/** How many bytes a Buffer may have; `constants.MAX_LENGTH` is the same. */
const kMaxLength = made.kMaxLength;

/** 64 bytes: below, the package's own loops are as fast as a call of the engine. */
const NATIVE_BYTES_MIN = 64;

/** 2^29 - 24 characters: as in Node. */
const kStringMaxLength = 536_870_888;

const constants = Object.freeze({ MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: kStringMaxLength });

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const strict = new TextDecoder("utf-8", { fatal: true });

/** @typedef {Uint8Array & { toBase64?: (options?: object) => string, toHex?: () => string }} Engine */
/** @typedef {{ prototype: any } & Record<string, any>} Patched */

/** @typedef {import("./buffer/shape.js").Buffer} Buffer */

/** @type {typeof import("./buffer/shape.js").Buffer} the class, which called in the old way makes one of what it is given */
const Buffer = /** @type {any} */ (
  /** @type {unknown} */ (
    function Buffer(/** @type {any} */ value, /** @type {any} */ encoding, /** @type {any} */ length) {
      if (typeof value !== "number") return own["from"](value, encoding, length);
      if (typeof encoding === "string") throw invalidArgType("string", "string", value);
      return own["alloc"](value);
    }
  )
);
// The package asks its own class for the same functions and the same prototype.
Object.defineProperties(Buffer, { ...Object.getOwnPropertyDescriptors(Made), name: { value: "Buffer" }, length: { value: 3 } });
Object.setPrototypeOf(Buffer, Uint8Array);
Buffer.prototype.constructor = Buffer;

const own = /** @type {Patched} */ (/** @type {unknown} */ (Buffer));
const { from, isEncoding, byteLength } = own;
const { toString } = own.prototype;

/**
 * @param {unknown} encoding
 * @returns {string} in Node's spelling; `utf8` when it is absent
 */
function spelled(encoding) {
  const name = String(encoding ?? "utf8").toLowerCase();
  return name === "utf-8" ? "utf8" : name;
}

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
function toBase64Url(bytes) {
  return toString.call(bytes, "base64").replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_");
}

own["isEncoding"] = (/** @type {unknown} */ encoding) => {
  return isEncoding(encoding) || spelled(encoding) === "base64url";
};

own["from"] = (/** @type {any} */ value, /** @type {any} */ encoding, /** @type {any} */ length) => {
  if (typeof value === "string") {
    const name = spelled(encoding);
    if (name === "utf8" && value.length >= NATIVE_BYTES_MIN) {
      const bytes = encoder.encode(value);
      return from(bytes.buffer, 0, bytes.length);
    }
    // The package reads the URL alphabet as base64 already.
    if (name === "base64url") return from(value, "base64");
    // It ends, as in Node, where it is none any more.
    if (name === "hex") return from(/^(?:[\da-f]{2})*/i.exec(value)?.[0] ?? "", "hex");
  }
  try {
    return from(value, encoding, length);
  } catch (error) {
    throw asOfNode(error, value);
  }
};

/**
 * @param {any} error of the package
 * @param {unknown} value of which it could make no bytes
 * @returns {Error}
 */
function asOfNode(error, value) {
  const text = String(error?.message);
  if (text.startsWith("The first argument must be")) return invalidArgType("first argument", SOURCES, value);
  return text.endsWith("is outside of buffer bounds") ? withCode(error, "ERR_BUFFER_OUT_OF_BOUNDS") : error;
}

own["byteLength"] = (/** @type {any} */ value, /** @type {any} */ encoding) => {
  const isUrl = typeof value === "string" && spelled(encoding) === "base64url";
  return byteLength(value, isUrl ? "base64" : encoding);
};

own["copyBytesFrom"] = (/** @type {any} */ view, offset = 0, length = view.length - offset) => {
  const part = view.slice(offset, offset + length);
  return from(part.buffer, part.byteOffset, part.byteLength);
};

/**
 * @this {Buffer}
 * @param {string} [encoding]
 * @param {number} [start]
 * @param {number} [end]
 * @returns {string}
 */
own.prototype.toString = function (encoding, start = 0, end = this.length) {
  const from = Math.max(0, start | 0);
  const to = Math.min(this.length, end);
  if (to - from < NATIVE_BYTES_MIN && spelled(encoding) !== "base64url") {
    const text = toString.call(this, encoding, start, end);
    // What is no character is replaced by the package byte by byte, by the standard and Node otherwise.
    if (spelled(encoding) !== "utf8" || !text.includes("\ufffd")) return text;
  }
  const bytes = /** @type {Engine} */ (new Uint8Array(this.buffer, this.byteOffset + from, Math.max(0, to - from)));
  switch (spelled(encoding)) {
    case "utf8":
      return decoder.decode(bytes);
    case "base64":
      return bytes.toBase64?.() ?? toString.call(this, encoding, start, end);
    case "base64url":
      return toBase64Url(from === 0 && to === this.length ? this : this.subarray(from, to));
    case "hex":
      return bytes.toHex?.() ?? toString.call(this, encoding, start, end);
    default:
      return toString.call(this, encoding, start, end);
  }
};

/**
 * @this {Uint8Array}
 * @param {Uint8Array} otherBuffer
 * @returns {boolean}
 */
own.prototype.equals = function (otherBuffer) {
  return own["compare"](this, otherBuffer) === 0;
};

addNumbers(own.prototype);
addChecks(own, kMaxLength);

/**
 * Bytes that share no memory with others: the old name of `Buffer.allocUnsafeSlow`.
 *
 * @param {number} size
 * @returns {Buffer}
 */
function SlowBuffer(size) {
  return Buffer.allocUnsafeSlow(size);
}

own.prototype.toLocaleString = own.prototype.toString;

/**
 * @param {ArrayBuffer | ArrayBufferView} input
 * @returns {Uint8Array}
 */
function bytesOf(input) {
  return ArrayBuffer.isView(input)
    ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
    : new Uint8Array(input);
}

/**
 * Whether all bytes are characters of ASCII.
 *
 * @param {ArrayBuffer | ArrayBufferView} input
 * @returns {boolean}
 */
function isAscii(input) {
  checkInput(input, "input");
  return bytesOf(input).every((byte) => byte < 128);
}

/**
 * Whether the bytes are well-formed UTF-8.
 *
 * @param {ArrayBuffer | ArrayBufferView} input
 * @returns {boolean}
 */
function isUtf8(input) {
  checkInput(input, "input");
  try {
    strict.decode(bytesOf(input));
    return true;
  } catch {
    return false;
  }
}

/**
 * The bytes of a text in another encoding; what it has not becomes `?`.
 *
 * @param {Uint8Array} source
 * @param {BufferEncoding} fromEncoding
 * @param {BufferEncoding} toEncoding
 * @returns {Buffer}
 */
function transcode(source, fromEncoding, toEncoding) {
  if (!(source instanceof Uint8Array)) throw invalidArgType("source", ["Buffer", "Uint8Array"], source);
  const [from, to] = [fromEncoding, toEncoding].map((name) => TRANSCODED.get(spelled(name)));
  if (from === undefined || to === undefined) {
    throw withCode(new Error("Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]"), "U_ILLEGAL_ARGUMENT_ERROR");
  }
  const text = Buffer.from(source).toString(/** @type {BufferEncoding} */ (from));
  const most = to === "ascii" ? 0x7f : to === "latin1" ? 0xff : Infinity;
  const shown = most === Infinity ? text : Array.from(text, (c) => (/** @type {number} */ (c.codePointAt(0)) > most ? "?" : c)).join("");
  return Buffer.from(shown, /** @type {BufferEncoding} */ (to));
}

/** Encodings between which texts can be changed, in Node's spelling. */
const TRANSCODED = new Map([
  ["ascii", "ascii"],
  ["binary", "latin1"],
  ["latin1", "latin1"],
  ["ucs2", "utf16le"],
  ["ucs-2", "utf16le"],
  ["utf16le", "utf16le"],
  ["utf8", "utf8"],
]);

/**
 * The Blob behind an address that `URL.createObjectURL` made. The engine does not give it out again, so
 * there is none.
 *
 * @param {string} _id
 * @returns {Blob | undefined}
 */
function resolveObjectURL(_id) {
  return undefined;
}

const { Blob, File } = globalThis;

/**
 * Bytes of base64, each as a character. The engine's own wants the window as `this`.
 *
 * @param {string} data
 * @returns {string}
 */
const atob = (data) => globalThis.atob(data);

/**
 * Base64 of bytes, each as a character. The engine's own wants the window as `this`.
 *
 * @param {string} data
 * @returns {string}
 */
const btoa = (data) => globalThis.btoa(data);

export default {
  Blob,
  Buffer,
  File,
  INSPECT_MAX_BYTES,
  SlowBuffer,
  atob,
  btoa,
  constants,
  isAscii,
  isUtf8,
  kMaxLength,
  kStringMaxLength,
  resolveObjectURL,
  transcode,
};
export {
  Blob,
  Buffer,
  File,
  INSPECT_MAX_BYTES,
  SlowBuffer,
  atob,
  btoa,
  constants,
  isAscii,
  isUtf8,
  kMaxLength,
  kStringMaxLength,
  resolveObjectURL,
  transcode,
};
