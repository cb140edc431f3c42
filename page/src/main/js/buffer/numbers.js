/** The methods of Buffer that read and write numbers, with Node's errors. */

import { invalidArgType, outOfRange, withCode } from "../node/codes.js";

/** @typedef {Uint8Array} Bytes */

/** Numbers of a fixed size: name, bytes, how DataView calls them. */
const FIXED = /** @type {[string, number, string][]} */ ([
  ["UInt8", 1, "Uint8"],
  ["Int8", 1, "Int8"],
  ["UInt16", 2, "Uint16"],
  ["Int16", 2, "Int16"],
  ["UInt32", 4, "Uint32"],
  ["Int32", 4, "Int32"],
  ["Float", 4, "Float32"],
  ["Double", 8, "Float64"],
  ["BigInt64", 8, "BigInt64"],
  ["BigUInt64", 8, "BigUint64"],
]);

/**
 * @param {Bytes} bytes
 * @returns {DataView}
 */
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * @param {Bytes} bytes
 * @param {unknown} offset
 * @param {number} count of bytes that must be there
 * @returns {number}
 */
function place(bytes, offset, count) {
  if (typeof offset !== "number") throw invalidArgType("offset", "number", offset);
  const last = bytes.length - count;
  if (Number.isInteger(offset) && offset >= 0 && offset <= last) return offset;
  if (!Number.isInteger(offset)) throw outOfRange("offset", "an integer", offset);
  if (last < 0) throw withCode(new RangeError("Attempt to access memory outside buffer bounds"), "ERR_BUFFER_OUT_OF_BOUNDS");
  throw outOfRange("offset", `>= 0 and <= ${last}`, offset);
}

/**
 * @param {number | bigint} value
 * @param {{ bytes: number, isSigned: boolean, isBig?: boolean }} kind
 */
function checkValue(value, { bytes, isSigned, isBig = false }) {
  const bits = bytes * 8;
  const n = isBig ? "n" : "";
  const most = isSigned ? 2n ** BigInt(bits - 1) - 1n : 2n ** BigInt(bits) - 1n;
  const least = isSigned ? -(2n ** BigInt(bits - 1)) : 0n;
  if (value <= most && value >= least) return;
  if (typeof value === "number" && Number.isNaN(value)) return;
  const power = isSigned ? `2${n} ** ${bits - 1}${n}` : `2${n} ** ${bits}${n}`;
  const range = bytes > 4 ? `>= ${isSigned ? `-(${power})` : `0${n}`} and < ${power}` : `>= ${least} and <= ${most}`;
  throw outOfRange("value", range, value);
}

/**
 * @param {unknown} byteLength
 * @returns {number} 1 to 6
 */
function size(byteLength) {
  if (typeof byteLength !== "number") throw invalidArgType("byteLength", "number", byteLength);
  if (!Number.isInteger(byteLength)) throw outOfRange("byteLength", "an integer", byteLength);
  if (byteLength < 1 || byteLength > 6) throw outOfRange("byteLength", ">= 1 and <= 6", byteLength);
  return byteLength;
}

/**
 * @param {Record<string, any>} prototype
 * @param {string} name for instance `readUInt16LE`
 * @param {Function} method
 */
function add(prototype, name, method) {
  Object.defineProperty(method, "name", { value: name });
  prototype[name] = method;
  if (name.includes("UInt")) prototype[name.replace("UInt", "Uint")] = method;
}

/**
 * @param {Record<string, any>} prototype of Buffer
 * @param {[string, number, string]} kind
 * @param {"" | "LE" | "BE"} order
 */
function addFixed(prototype, [name, count, engine], order) {
  const isLittle = order === "LE";
  const get = Reflect.get(DataView.prototype, `get${engine}`);
  const set = Reflect.get(DataView.prototype, `set${engine}`);
  const isInteger = !/Float|Double/.test(name);
  const kind = { bytes: count, isSigned: !name.includes("UInt"), isBig: name.startsWith("Big") };
  add(prototype, `read${name}${order}`, function (/** @type {any} */ offset = 0) {
    // @ts-expect-error: called as a method
    const bytes = /** @type {any} */ (this);
    return get.call(viewOf(bytes), place(bytes, offset, count), isLittle);
  });
  add(prototype, `write${name}${order}`, function (/** @type {any} */ value, /** @type {any} */ offset = 0) {
    // @ts-expect-error: called as a method
    const bytes = /** @type {any} */ (this);
    const number = kind.isBig ? value : Number(value);
    if (kind.isBig && typeof value !== "bigint") throw invalidArgType("value", "bigint", value);
    if (isInteger) checkValue(number, kind);
    const at = place(bytes, offset, count);
    set.call(viewOf(bytes), at, number, isLittle);
    return at + count;
  });
}

/**
 * @param {Record<string, any>} prototype of Buffer
 * @param {boolean} isSigned
 * @param {"LE" | "BE"} order
 */
function addVariable(prototype, isSigned, order) {
  const name = `${isSigned ? "Int" : "UInt"}${order}`;
  const isLittle = order === "LE";
  add(prototype, `read${name}`, function (/** @type {any} */ offset, /** @type {any} */ byteLength) {
    // @ts-expect-error: called as a method
    const bytes = /** @type {any} */ (this);
    if (offset === undefined) throw invalidArgType("offset", "number", offset);
    const count = size(byteLength);
    const at = place(bytes, offset, count);
    let value = 0;
    for (let i = 0; i < count; i++) value = value * 256 + bytes[isLittle ? at + count - 1 - i : at + i];
    return isSigned && value >= 2 ** (count * 8 - 1) ? value - 2 ** (count * 8) : value;
  });
  add(prototype, `write${name}`, function (/** @type {any} */ value, /** @type {any} */ offset, /** @type {any} */ byteLength) {
    // @ts-expect-error: called as a method
    const bytes = /** @type {any} */ (this);
    const count = size(byteLength);
    const number = Number(value);
    checkValue(number, { bytes: count, isSigned });
    const at = place(bytes, offset, count);
    let rest = Math.trunc(number) || 0;
    if (rest < 0) rest += 2 ** (count * 8);
    for (let i = 0; i < count; i++) {
      bytes[isLittle ? at + i : at + count - 1 - i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    return at + count;
  });
}

/** @param {Record<string, any>} prototype of Buffer */
export function addNumbers(prototype) {
  for (const kind of FIXED) {
    if (kind[1] === 1) {
      addFixed(prototype, kind, "");
    } else {
      addFixed(prototype, kind, "LE");
      addFixed(prototype, kind, "BE");
    }
  }
  for (const order of /** @type {const} */ (["LE", "BE"])) {
    addVariable(prototype, true, order);
    addVariable(prototype, false, order);
  }
}
