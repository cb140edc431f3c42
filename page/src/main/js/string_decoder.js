/** Node's `string_decoder`: bytes to text, where a character may come in pieces. */

import { Buffer } from "./buffer.js";
import { invalidArgType, withCode } from "./node/codes.js";
import { incompleteBase64, incompleteUtf16, incompleteUtf8 } from "./string_decoder/tails.js";

/** Node's spelling of each encoding, by the ones that are understood. */
const NAMES = new Map([
  ["ascii", "ascii"],
  ["base64", "base64"],
  ["base64url", "base64url"],
  ["binary", "latin1"],
  ["hex", "hex"],
  ["latin1", "latin1"],
  ["ucs-2", "utf16le"],
  ["ucs2", "utf16le"],
  ["utf-16le", "utf16le"],
  ["utf-8", "utf8"],
  ["utf16le", "utf16le"],
  ["utf8", "utf8"],
]);

/**
 * How many bytes at the end belong to a character that is not whole; absent: each byte is one.
 *
 * @type {Record<string, (bytes: Uint8Array) => number>}
 */
const TAILS = {
  base64: incompleteBase64,
  base64url: incompleteBase64,
  utf16le: incompleteUtf16,
  utf8: incompleteUtf8,
};

/** @type {WeakMap<object, Uint8Array>} bytes that wait for the rest of their character */
const waiting = new WeakMap();

const NONE = new Uint8Array(0);

/** Decodes a stream of buffers into strings without breaking characters that lie in two of them. */
class Decoder {
  /** @type {string} the encoding in Node's spelling */
  encoding = "utf8";

  /**
   * Decodes what is whole, and keeps the rest for the next call.
   *
   * @param {string | ArrayBufferView} buf a string is given back as it is
   * @returns {string}
   */
  write(buf) {
    if (typeof buf === "string") return buf;
    if (!ArrayBuffer.isView(buf)) throw invalidArgType("buf", ["Buffer", "TypedArray", "DataView"], buf);
    const chunk = Buffer.from(/** @type {ArrayBuffer} */ (buf.buffer), buf.byteOffset, buf.byteLength);
    const kept = waiting.get(this) ?? NONE;
    const bytes = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    const left = TAILS[this.encoding]?.(bytes) ?? 0;
    const whole = bytes.length - left;
    waiting.set(this, left === 0 ? NONE : bytes.slice(whole));
    return bytes.toString(/** @type {BufferEncoding} */ (this.encoding), 0, whole);
  }

  /**
   * Decodes the last piece, and what is left of a broken character as a replacement character.
   *
   * @param {string | ArrayBufferView} [buf]
   * @returns {string}
   */
  end(buf) {
    const text = buf === undefined ? "" : this.write(buf);
    const kept = waiting.get(this) ?? NONE;
    waiting.set(this, NONE);
    return text + Buffer.from(kept).toString(/** @type {BufferEncoding} */ (this.encoding));
  }
}

/**
 * @this {any}
 * @param {string} [encoding] `utf8` when it is absent
 */
function construct(encoding) {
  const name = NAMES.get(String(encoding ?? "utf8").toLowerCase());
  if (name === undefined) throw withCode(new TypeError(`Unknown encoding: ${encoding}`), "ERR_UNKNOWN_ENCODING");
  this.encoding = name;
}

/** A class that old code may also call as a function with `this`. */
const StringDecoder = /** @type {{ new (encoding?: string): Decoder, prototype: Decoder }} */ (
  /** @type {unknown} */ (
    Object.assign(
      /**
       * @this {any}
       * @param {string} [encoding]
       */
      function StringDecoder(encoding) {
        construct.call(this, encoding);
      },
      { prototype: Decoder.prototype },
    )
  )
);
Object.defineProperty(Decoder.prototype, "constructor", { value: StringDecoder });

export default { StringDecoder };
export { StringDecoder };
