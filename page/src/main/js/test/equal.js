/**
 * Deep equality as in Node's `assert.deepStrictEqual`: same prototypes, `Object.is` for primitives,
 * own enumerable properties and symbols, contents of collections, cycles.
 *
 * @param {unknown} actual
 * @param {unknown} expected
 * @returns {boolean}
 */
export function isDeepEqual(actual, expected) {
  return same(actual, expected, new Map());
}

/**
 * @param {unknown} a
 * @param {unknown} b
 * @param {Map<object, object>} open pairs that are being compared further up
 * @returns {boolean}
 */
function same(a, b, open) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (open.has(a)) return open.get(a) === b;
  open.set(a, b);
  const result = sameContent(a, b, open) && sameProperties(a, b, open);
  open.delete(a);
  return result;
}

/**
 * @param {object} a
 * @param {object} b of the same prototype
 * @param {Map<object, object>} open
 * @returns {boolean}
 */
function sameContent(a, b, open) {
  if (a instanceof Date && b instanceof Date) return Object.is(a.getTime(), b.getTime());
  if (a instanceof RegExp && b instanceof RegExp) {
    return String(a) === String(b) && a.lastIndex === b.lastIndex;
  }
  if (a instanceof Error && b instanceof Error) {
    return a.name === b.name && a.message === b.message && same(a.cause, b.cause, open);
  }
  if (isBoxed(a) && isBoxed(b)) return Object.is(a.valueOf(), b.valueOf());
  if (a instanceof ArrayBuffer && b instanceof ArrayBuffer) {
    return sameBytes(new Uint8Array(a), new Uint8Array(b));
  }
  if (a instanceof DataView && b instanceof DataView) return sameBytes(bytesOf(a), bytesOf(b));
  if (a instanceof Map && b instanceof Map) return sameMaps(a, b, open);
  if (a instanceof Set && b instanceof Set) return sameSets(a, b, open);
  return true;
}

/**
 * @param {object} value
 * @returns {boolean}
 */
function isBoxed(value) {
  return value instanceof Number || value instanceof String || value instanceof Boolean;
}

/**
 * @param {DataView} view
 * @returns {Uint8Array}
 */
function bytesOf(view) {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

/**
 * @param {Uint8Array} a
 * @param {Uint8Array} b
 * @returns {boolean}
 */
function sameBytes(a, b) {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/**
 * @param {Map<unknown, unknown>} a
 * @param {Map<unknown, unknown>} b
 * @param {Map<object, object>} open
 * @returns {boolean}
 */
function sameMaps(a, b, open) {
  if (a.size !== b.size) return false;
  const left = new Set(b.keys());
  for (const [key, value] of a) {
    const match = b.has(key) ? key : find(left, (other) => same(key, other, open));
    if (!left.has(match) || !same(value, b.get(match), open)) return false;
    left.delete(match);
  }
  return true;
}

/**
 * @param {Set<unknown>} a
 * @param {Set<unknown>} b
 * @param {Map<object, object>} open
 * @returns {boolean}
 */
function sameSets(a, b, open) {
  if (a.size !== b.size) return false;
  const left = new Set(b);
  for (const item of a) {
    const match = b.has(item) ? item : find(left, (other) => same(item, other, open));
    if (!left.delete(match)) return false;
  }
  return true;
}

/** What {@link find} gives when there is nothing; no app's value. */
const NOTHING = Symbol("nothing");

/**
 * @param {Iterable<unknown>} items
 * @param {(item: unknown) => boolean} test
 * @returns {unknown}
 */
function find(items, test) {
  for (const item of items) if (test(item)) return item;
  return NOTHING;
}

/**
 * @param {object} a
 * @param {object} b
 * @param {Map<object, object>} open
 * @returns {boolean}
 */
function sameProperties(a, b, open) {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return sameBytes(a, b);
  const keys = keysOf(a);
  if (keys.length !== keysOf(b).length) return false;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  return keys.every((key) => {
    if (!Object.prototype.propertyIsEnumerable.call(b, key)) return false;
    return same(Reflect.get(a, key), Reflect.get(b, key), open);
  });
}

/**
 * @param {object} value
 * @returns {PropertyKey[]}
 */
function keysOf(value) {
  return Reflect.ownKeys(value).filter((key) => {
    return Object.prototype.propertyIsEnumerable.call(value, key);
  });
}
