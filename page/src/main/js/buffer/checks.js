/** Looks at the arguments of Buffer's methods before the npm package does, for Node's errors. */

import { integer, invalidArgType, invalidArgValue, outOfRange, withCode } from "../node/codes.js";

/** @typedef {Record<string, any>} Patched */

const BYTES = ["Buffer", "Uint8Array"];

/** What a Buffer is made of. */
export const SOURCES = ["string", "Buffer", "ArrayBuffer", "Array", "Array-like Object"];

/**
 * @param {unknown} value
 * @param {string} name
 */
function bytes(value, name) {
  if (!(value instanceof Uint8Array)) throw invalidArgType(name, BYTES, value);
}

/**
 * @param {Patched} Buffer
 * @param {unknown} encoding
 */
function known(Buffer, encoding) {
  if (typeof encoding !== "string" || encoding === "" || Buffer["isEncoding"](encoding)) return;
  throw withCode(new TypeError(`Unknown encoding: ${encoding}`), "ERR_UNKNOWN_ENCODING");
}

/**
 * @param {Patched} target
 * @param {string} name
 * @param {(...args: any[]) => void} check called with the same `this` and arguments
 */
function before(target, name, check) {
  const original = target[name];
  target[name] = {
    /** @this {any} */
    [name](/** @type {any[]} */ ...args) {
      check.apply(this, args);
      return original.apply(this, args);
    },
  }[name];
}

/**
 * @param {Patched} Buffer the class
 * @param {number} max bytes
 */
export function addChecks(Buffer, max) {
  const length = (/** @type {unknown} */ size) => {
    if (typeof size !== "number") throw invalidArgType("size", "number", size);
    if (!(size >= 0 && size <= max)) throw outOfRange("size", `>= 0 && <= ${max}`, size);
  };
  for (const name of ["alloc", "allocUnsafe", "allocUnsafeSlow"]) before(Buffer, name, length);
  before(Buffer, "from", (value, encoding) => {
    if (typeof value === "string") return known(Buffer, encoding);
    const isObject = value !== null && (typeof value === "object" || typeof value === "function");
    if (isObject) return undefined;
    throw invalidArgType("first argument", SOURCES, value);
  });
  before(Buffer, "byteLength", (value) => {
    const isFine = typeof value === "string" || ArrayBuffer.isView(value) || /ArrayBuffer\]$/.test(Object.prototype.toString.call(value));
    if (!isFine) throw invalidArgType("string", ["string", "Buffer", "ArrayBuffer"], value);
  });
  before(Buffer, "compare", (a, b) => (bytes(a, "buf1"), bytes(b, "buf2")));
  before(Buffer, "concat", (list) => {
    if (!Array.isArray(list)) throw invalidArgType("list", "Array", list);
    list.forEach((item, i) => bytes(item, `list[${i}]`));
  });
  before(Buffer, "copyBytesFrom", (view) => {
    if (!ArrayBuffer.isView(view) || view instanceof DataView) throw invalidArgType("view", "TypedArray", view);
  });
  addMethodChecks(Buffer);
}

/** @param {Patched} Buffer the class */
function addMethodChecks(Buffer) {
  const prototype = Buffer["prototype"];
  before(prototype, "compare", function (target, start, end) {
    bytes(target, "target");
    if (start !== undefined) integer(start, "targetStart", 0);
    if (end !== undefined) integer(end, "targetEnd", 0, target.length);
  });
  before(prototype, "equals", (other) => bytes(other, "otherBuffer"));
  before(prototype, "toString", (encoding) => known(Buffer, encoding));
  before(prototype, "copy", /** @this {any} */ function (target, targetStart, sourceStart) {
    bytes(target, "target");
    if (targetStart < 0) throw outOfRange("targetStart", ">= 0", targetStart);
    if (sourceStart < 0 || sourceStart > this.length) throw outOfRange("sourceStart", `>= 0 && <= ${this.length}`, sourceStart);
  });
  for (const name of ["indexOf", "lastIndexOf", "includes"]) {
    before(prototype, name, (value) => {
      if (typeof value === "number" || typeof value === "string" || value instanceof Uint8Array) return;
      throw invalidArgType("value", ["number", "string", ...BYTES], value);
    });
  }
  before(prototype, "fill", (value, offset, end, encoding) => {
    const name = typeof offset === "string" ? offset : typeof end === "string" ? end : encoding;
    known(Buffer, name);
    if (typeof value === "string" && value !== "" && Buffer["from"](value, name).length === 0) throw invalidArgValue("value", value);
  });
  before(prototype, "write", /** @this {any} */ function (text, offset, size, encoding) {
    if (typeof text !== "string") throw withCode(new TypeError("argument must be a string"), "ERR_INVALID_ARG_TYPE");
    if (typeof offset === "number" && (offset < 0 || offset > this.length)) {
      throw outOfRange("offset", `>= 0 && <= ${this.length}`, offset);
    }
    known(Buffer, typeof offset === "string" ? offset : typeof size === "string" ? size : encoding);
  });
  for (const bits of [16, 32, 64]) {
    before(prototype, `swap${bits}`, /** @this {any} */ function () {
      if (this.length % (bits / 8) === 0) return;
      throw withCode(new RangeError(`Buffer size must be a multiple of ${bits}-bits`), "ERR_INVALID_BUFFER_SIZE");
    });
  }
}

/**
 * @param {unknown} input
 * @param {string} name
 */
export function checkInput(input, name) {
  if (ArrayBuffer.isView(input) || /ArrayBuffer\]$/.test(Object.prototype.toString.call(input))) return;
  throw invalidArgType(name, ["ArrayBuffer", "Buffer", "TypedArray"], input);
}
