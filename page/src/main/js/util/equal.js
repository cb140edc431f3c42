/**
 * Deep equality in three kinds: `strict` as in `assert.deepStrictEqual` (same classes, `Object.is` for
 * primitives), `loose` as in `assert.deepEqual` (`==` for primitives), and `partial` as in
 * `assert.partialDeepStrictEqual`, where the first may hold more than the second.
 */

import * as types from "./types.js";

/** @typedef {"strict" | "loose" | "partial"} Mode */

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {Mode} mode
 * @returns {boolean}
 */
export function isDeepEqual(actual, expected, mode) {
  return new Comparison(mode).same(actual, expected);
}

/** What {@link Comparison.find} gives when there is nothing; no app's value. */
const NOTHING = Symbol("nothing");

class Comparison {
  /** @type {Map<object, Set<object>>} pairs that are being compared further up */
  #open = new Map();

  /** @param {Mode} mode */
  constructor(mode) {
    this.mode = mode;
    this.isLoose = mode === "loose";
  }

  /**
   * @param {any} a
   * @param {any} b
   * @returns {boolean}
   */
  same(a, b) {
    if (Object.is(a, b)) return true;
    const isObject = a !== null && typeof a === "object";
    const isOther = b !== null && typeof b === "object";
    if (!isObject && !isOther) return this.isLoose && isLooselySame(a, b);
    if (!isObject || !isOther) return false;
    if (this.mode === "strict" && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
    if (Object.prototype.toString.call(a) !== Object.prototype.toString.call(b)) return false;
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    if (types.isPromise(a) || types.isWeakMap(a) || types.isWeakSet(a)) return false;
    const others = this.#open.get(a) ?? new Set();
    if (others.has(b)) return true;
    this.#open.set(a, others.add(b));
    const result = this.#sameContent(a, b) && this.#sameProperties(a, b);
    others.delete(b);
    return result;
  }

  /**
   * @param {any} a
   * @param {any} b of the same class
   * @returns {boolean}
   */
  #sameContent(a, b) {
    for (const [test, compare] of KINDS) {
      if (test(a) !== test(b)) return false;
      if (test(a)) return compare(a, b, this);
    }
    return true;
  }

  /**
   * @param {Map<any, any>} a
   * @param {Map<any, any>} b
   * @returns {boolean}
   */
  sameMaps(a, b) {
    if (this.mode === "partial" ? a.size < b.size : a.size !== b.size) return false;
    const left = new Set(a.keys());
    for (const [key, value] of b) {
      const isFound = a.has(key) && left.has(key) && this.same(a.get(key), value);
      const match = isFound ? key : this.find(left, (other) => this.same(other, key) && this.same(a.get(other), value));
      if (!left.delete(match)) return false;
    }
    return true;
  }

  /**
   * @param {Set<any>} a
   * @param {Set<any>} b
   * @returns {boolean}
   */
  sameSets(a, b) {
    if (this.mode === "partial" ? a.size < b.size : a.size !== b.size) return false;
    const left = new Set(a);
    for (const item of b) {
      const match = left.has(item) ? item : this.find(left, (other) => this.same(other, item));
      if (!left.delete(match)) return false;
    }
    return true;
  }

  /**
   * @param {Iterable<unknown>} items
   * @param {(item: unknown) => boolean} test
   * @returns {unknown}
   */
  find(items, test) {
    for (const item of items) if (test(item)) return item;
    return NOTHING;
  }

  /**
   * @param {any} a
   * @param {any} b
   * @returns {boolean}
   */
  #sameProperties(a, b) {
    if (Array.isArray(a)) {
      if (this.mode === "partial") return this.#holdsItems(a, b) && this.#sameKeys(a, b, keysOf(a, true), keysOf(b, true));
      if (a.length !== b.length) return false;
    }
    const isIndexed = types.isTypedArray(a) || types.isStringObject(a);
    return this.#sameKeys(a, b, keysOf(a, isIndexed), keysOf(b, isIndexed));
  }

  /**
   * @param {any[]} a
   * @param {any[]} b
   * @returns {boolean} whether the items of the second are among those of the first, in their order
   */
  #holdsItems(a, b) {
    let found = 0;
    for (let i = 0; i < a.length && found < b.length; i++) {
      if (!Object.hasOwn(b, found) || (Object.hasOwn(a, i) && this.same(a[i], b[found]))) found++;
    }
    return found === b.length;
  }

  /**
   * @param {any} a
   * @param {any} b
   * @param {PropertyKey[]} keysOfA
   * @param {PropertyKey[]} keysOfB
   * @returns {boolean}
   */
  #sameKeys(a, b, keysOfA, keysOfB) {
    const isNamed = (/** @type {PropertyKey} */ key) => typeof key === "string";
    const mine = this.isLoose ? keysOfA.filter(isNamed) : keysOfA;
    const others = this.isLoose ? keysOfB.filter(isNamed) : keysOfB;
    if (this.mode !== "partial" && mine.length !== others.length) return false;
    return others.every((key) => {
      return Object.prototype.propertyIsEnumerable.call(a, key) && this.same(a[key], b[key]);
    });
  }
}

/**
 * @param {unknown} a
 * @param {unknown} b
 * @returns {boolean}
 */
function isLooselySame(a, b) {
  // eslint-disable-next-line eqeqeq
  return a == b || (Number.isNaN(a) && Number.isNaN(b));
}

/**
 * @param {object} value
 * @param {boolean} withoutIndices
 * @returns {PropertyKey[]} its own enumerable ones
 */
function keysOf(value, withoutIndices) {
  return Reflect.ownKeys(value).filter((key) => {
    if (withoutIndices && typeof key === "string" && /^\d+$/.test(key)) return false;
    return Object.prototype.propertyIsEnumerable.call(value, key);
  });
}

/**
 * @param {ArrayBufferView | ArrayBufferLike} value
 * @returns {Uint8Array}
 */
function bytesOf(value) {
  return ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value);
}

/**
 * @param {ArrayBufferView | ArrayBufferLike} a
 * @param {ArrayBufferView | ArrayBufferLike} b
 * @param {Comparison} comparison
 * @returns {boolean}
 */
function sameBytes(a, b, { mode }) {
  const [left, right] = [bytesOf(a), bytesOf(b)];
  if (mode === "partial") {
    let at = 0;
    for (const byte of left) if (byte === right[at]) at++;
    return at === right.length;
  }
  return left.length === right.length && left.every((byte, i) => byte === right[i]);
}

/**
 * @param {any} a
 * @param {any} b
 * @param {Comparison} comparison
 * @returns {boolean}
 */
function sameErrors(a, b, comparison) {
  if (a.message !== b.message || a.name !== b.name) return false;
  return ["cause", "errors"].every((key) => {
    const [has, had] = [Object.hasOwn(a, key), Object.hasOwn(b, key)];
    if (comparison.mode === "partial" && !had) return true;
    return has === had && comparison.same(a[key], b[key]);
  });
}

/**
 * What is in objects of the engine, besides their properties.
 *
 * @type {[(value: unknown) => boolean, (a: any, b: any, comparison: Comparison) => boolean][]}
 */
const KINDS = [
  [types.isDate, (a, b) => Object.is(Date.prototype.getTime.call(a), Date.prototype.getTime.call(b))],
  [types.isRegExp, (a, b) => a.source === b.source && a.flags === b.flags && a.lastIndex === b.lastIndex],
  [(value) => value instanceof Error, sameErrors],
  [types.isBoxedPrimitive, (a, b) => Object.is(a.valueOf(), b.valueOf())],
  [
    (value) => types.isFloat32Array(value) || types.isFloat64Array(value),
    (a, b, { isLoose, mode }) => {
      if (mode === "partial" ? b.length > a.length : a.length !== b.length) return false;
      return b.every((/** @type {number} */ number, /** @type {number} */ i) => (isLoose ? a[i] === number : Object.is(a[i], number)));
    },
  ],
  [types.isArrayBufferView, sameBytes],
  [types.isAnyArrayBuffer, sameBytes],
  [types.isMap, (a, b, comparison) => comparison.sameMaps(a, b)],
  [types.isSet, (a, b, comparison) => comparison.sameSets(a, b)],
  [(value) => value instanceof URL, (a, b) => a.href === b.href],
];
