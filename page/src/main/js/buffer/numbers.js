/** Node's checks and errors before the methods of the npm package that read and write numbers. */

import { integer, invalidArgType, outOfRange, withCode } from "../node/codes.js";

/**
 * @typedef {object} Kind
 * @property {number} bytes
 * @property {number | bigint} min the least that can be written
 * @property {number | bigint} max
 */

/** @type {Record<string, Kind>} by Node's name, without the order of bytes */
const KINDS = {
  UInt8: { bytes: 1, min: 0, max: 2 ** 8 - 1 },
  Int8: { bytes: 1, min: -(2 ** 7), max: 2 ** 7 - 1 },
  UInt16: { bytes: 2, min: 0, max: 2 ** 16 - 1 },
  Int16: { bytes: 2, min: -(2 ** 15), max: 2 ** 15 - 1 },
  UInt32: { bytes: 4, min: 0, max: 2 ** 32 - 1 },
  Int32: { bytes: 4, min: -(2 ** 31), max: 2 ** 31 - 1 },
  Float: { bytes: 4, min: -Infinity, max: Infinity },
  Double: { bytes: 8, min: -Infinity, max: Infinity },
  BigUInt64: { bytes: 8, min: 0n, max: 2n ** 64n - 1n },
  BigInt64: { bytes: 8, min: -(2n ** 63n), max: 2n ** 63n - 1n },
};

/** 6: the most bytes of a number whose length is an argument; more would lose digits. */
const BYTES_MAX = 6;

/**
 * @param {any} value an offset
 * @param {number} last the largest there is
 * @returns {never}
 */
function refuseOffset(value, last) {
  if (typeof value !== "number") throw invalidArgType("offset", "number", value);
  if (!Number.isInteger(value)) throw outOfRange("offset", "an integer", value);
  if (last < 0) throw withCode(new RangeError("Attempt to access memory outside buffer bounds"), "ERR_BUFFER_OUT_OF_BOUNDS");
  throw outOfRange("offset", `>= 0 and <= ${last}`, value);
}

/**
 * @param {number} length of the buffer
 * @param {any} offset
 * @param {number} bytes
 */
function checkOffset(length, offset, bytes) {
  const last = length - bytes;
  if (!(Number.isInteger(offset) && offset >= 0 && offset <= last)) refuseOffset(offset, last);
}

/**
 * @param {any} value
 * @param {Kind} kind
 */
function checkValue(value, { bytes, min, max }) {
  if (!(value < min || value > max)) return;
  const n = typeof min === "bigint" ? "n" : "";
  const [power, half] = [bytes * 8, bytes * 8 - 1].map((bits) => `2${n} ** ${bits}${n}`);
  const wide = Number(min) === 0 ? `>= 0${n} and < ${power}` : `>= -(${half}) and < ${half}`;
  throw outOfRange("value", bytes > 4 ? wide : `>= ${min} and <= ${max}`, value);
}

/**
 * @param {any} prototype
 * @param {string} name
 * @param {Kind} kind
 */
function guard(prototype, name, kind) {
  const { bytes, max } = kind;
  const isChecked = max !== Infinity;
  const read = prototype[`read${name}`];
  const write = prototype[`write${name}`];
  /** @this {Uint8Array} */
  function readNumber(/** @type {any} */ offset = 0) {
    checkOffset(this.length, offset, bytes);
    return read.call(this, offset, true);
  }
  /** @this {Uint8Array} */
  function writeNumber(/** @type {any} */ value, /** @type {any} */ offset = 0) {
    const number = typeof max === "bigint" ? value : Number(value);
    if (typeof max === "bigint" && typeof value !== "bigint") throw new TypeError("Cannot mix BigInt and other types, use explicit conversions");
    if (isChecked) checkValue(number, kind);
    checkOffset(this.length, offset, bytes);
    return write.call(this, number, offset, true);
  }
  put(prototype, name, readNumber, writeNumber);
}

/**
 * @param {any} prototype
 * @param {string} name of a pair whose length in bytes is an argument
 */
function guardOfLength(prototype, name) {
  const isSigned = name.startsWith("I");
  const read = prototype[`read${name}`];
  const write = prototype[`write${name}`];
  /** @this {Uint8Array} */
  function readNumber(/** @type {any} */ offset, /** @type {any} */ byteLength) {
    checkLength(byteLength);
    checkOffset(this.length, offset, byteLength);
    return read.call(this, offset, byteLength, true);
  }
  /** @this {Uint8Array} */
  function writeNumber(/** @type {any} */ value, /** @type {any} */ offset, /** @type {any} */ byteLength) {
    checkLength(byteLength);
    const range = 2 ** (8 * byteLength);
    const [min, max] = isSigned ? [-range / 2, range / 2 - 1] : [0, range - 1];
    checkValue(Number(value), { bytes: byteLength, min, max });
    checkOffset(this.length, offset, byteLength);
    return write.call(this, Number(value), offset, byteLength, true);
  }
  put(prototype, name, readNumber, writeNumber);
}

/** @param {any} byteLength */
function checkLength(byteLength) {
  if (byteLength === undefined) throw invalidArgType("byteLength", "number", byteLength);
  integer(byteLength, "byteLength");
  if (byteLength < 1 || byteLength > BYTES_MAX) throw outOfRange("byteLength", `>= 1 and <= ${BYTES_MAX}`, byteLength);
}

/**
 * @param {any} prototype
 * @param {string} name
 * @param {Function} read
 * @param {Function} write
 */
function put(prototype, name, read, write) {
  for (const spelling of new Set([name, name.replace("UInt", "Uint")])) {
    prototype[`read${spelling}`] = read;
    prototype[`write${spelling}`] = write;
  }
}

/**
 * Checks what Node checks before `readUInt8`, `writeDoubleBE` and the others.
 *
 * @param {any} prototype of Buffer
 */
export function guardNumbers(prototype) {
  for (const [name, kind] of Object.entries(KINDS)) {
    const orders = kind.bytes === 1 ? [""] : ["LE", "BE"];
    for (const order of orders) guard(prototype, name + order, kind);
  }
  for (const name of ["UIntLE", "UIntBE", "IntLE", "IntBE"]) guardOfLength(prototype, name);
}
