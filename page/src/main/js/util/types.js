/** Node's `util/types`: of which kind of the engine a value is, whatever its prototype says. */

import { proxies } from "./inspect/proxies.js";

/** @typedef {(value: unknown) => boolean} Test */

/**
 * @param {unknown} value
 * @returns {string} what the engine calls it, if nobody has given it another tag
 */
const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

/**
 * @param {(value: any) => unknown} probe throws for what is of another kind
 * @returns {Test}
 */
function by(probe) {
  return (value) => {
    if (value === null || typeof value !== "object") return false;
    try {
      probe(value);
      return true;
    } catch {
      return false;
    }
  };
}

/**
 * @param {any} type
 * @param {string} name
 * @returns {Test}
 */
function byGetter(type, name) {
  const get = Object.getOwnPropertyDescriptor(type?.prototype ?? {}, name)?.get;
  return get === undefined ? () => false : by((value) => get.call(value));
}

const typedTag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)?.get;

/**
 * @param {string} name
 * @returns {Test}
 */
const typed = (name) => (value) => typedTag?.call(value) === name;

/**
 * @param {any} type of a primitive
 * @returns {Test}
 */
const boxed = (type) => by((value) => type.prototype.valueOf.call(value));

/**
 * Whether it is an array of numbers of one type.
 *
 * @type {Test}
 */
export const isTypedArray = (value) => typedTag?.call(value) !== undefined;
/**
 * Whether it is an array of numbers of one type, or a DataView.
 *
 * @type {Test}
 */
export const isArrayBufferView = (value) => ArrayBuffer.isView(value);
/** Whether it is a Uint8Array, as Buffers are. */
export const isUint8Array = typed("Uint8Array");
/** Whether it is a Uint8ClampedArray. */
export const isUint8ClampedArray = typed("Uint8ClampedArray");
/** Whether it is a Uint16Array. */
export const isUint16Array = typed("Uint16Array");
/** Whether it is a Uint32Array. */
export const isUint32Array = typed("Uint32Array");
/** Whether it is an Int8Array. */
export const isInt8Array = typed("Int8Array");
/** Whether it is an Int16Array. */
export const isInt16Array = typed("Int16Array");
/** Whether it is an Int32Array. */
export const isInt32Array = typed("Int32Array");
/** Whether it is a Float16Array. */
export const isFloat16Array = typed("Float16Array");
/** Whether it is a Float32Array. */
export const isFloat32Array = typed("Float32Array");
/** Whether it is a Float64Array. */
export const isFloat64Array = typed("Float64Array");
/** Whether it is a BigInt64Array. */
export const isBigInt64Array = typed("BigInt64Array");
/** Whether it is a BigUint64Array. */
export const isBigUint64Array = typed("BigUint64Array");
/** Whether it is a DataView. */
export const isDataView = byGetter(DataView, "byteLength");
/** Whether it is an ArrayBuffer that is not shared. */
export const isArrayBuffer = byGetter(ArrayBuffer, "byteLength");
/**
 * Pages whose address is not isolated have no name for it, but WebAssembly gives memory of it.
 *
 * @type {Test | undefined}
 */
let isShared;
/**
 * Whether it is memory that threads share.
 *
 * @type {Test}
 */
export const isSharedArrayBuffer = (value) => {
  if (isShared === undefined && kindOf(value) !== "SharedArrayBuffer") return false;
  isShared ??= byGetter(sharedArrayBuffer(), "byteLength");
  return isShared(value);
};

/** @returns {Function} the class */
function sharedArrayBuffer() {
  return globalThis.SharedArrayBuffer ?? new WebAssembly.Memory({ initial: 0, maximum: 0, shared: true }).buffer.constructor;
}

/**
 * Whether it is an ArrayBuffer, shared or not.
 *
 * @type {Test}
 */
export const isAnyArrayBuffer = (value) => isArrayBuffer(value) || isSharedArrayBuffer(value);

/** Whether it is a number as an object. */
export const isNumberObject = boxed(Number);
/** Whether it is a string as an object. */
export const isStringObject = boxed(String);
/** Whether it is a boolean as an object. */
export const isBooleanObject = boxed(Boolean);
/** Whether it is a symbol as an object. */
export const isSymbolObject = boxed(Symbol);
/** Whether it is a BigInt as an object. */
export const isBigIntObject = boxed(BigInt);
/**
 * Whether it is a primitive as an object.
 *
 * @type {Test}
 */
export const isBoxedPrimitive = (value) => {
  return [isNumberObject, isStringObject, isBooleanObject, isSymbolObject, isBigIntObject].some((test) => test(value));
};

/** Whether it is a Map. */
export const isMap = byGetter(Map, "size");
/** Whether it is a Set. */
export const isSet = byGetter(Set, "size");
/** Whether it is a WeakMap. */
export const isWeakMap = by((value) => WeakMap.prototype.has.call(value, {}));
/** Whether it is a WeakSet. */
export const isWeakSet = by((value) => WeakSet.prototype.has.call(value, {}));
/** Whether it is a Date. */
export const isDate = by((value) => Date.prototype.getTime.call(value));
const source = byGetter(RegExp, "source");
/**
 * Whether it is a regular expression.
 *
 * @type {Test}
 */
export const isRegExp = (value) => value !== RegExp.prototype && source(value);
/**
 * Whether it is a Promise of the engine.
 *
 * @type {Test}
 */
export const isPromise = (value) => value instanceof Promise && kindOf(value) === "Promise";
/**
 * Whether it is an Error of the engine, whatever its class.
 *
 * @type {Test}
 */
export const isNativeError = (value) => value instanceof Error && (Object.hasOwn(value, "stack") || kindOf(value) === "Error");
/**
 * Whether it is what `keys`, `values` and `entries` of a Map give.
 *
 * @type {Test}
 */
export const isMapIterator = (value) => kindOf(value) === "Map Iterator";
/**
 * Whether it is what `values` and `entries` of a Set give.
 *
 * @type {Test}
 */
export const isSetIterator = (value) => kindOf(value) === "Set Iterator";
/**
 * Whether it is the `arguments` of a function.
 *
 * @type {Test}
 */
export const isArgumentsObject = (value) => {
  return value !== null && typeof value === "object" && !(Symbol.toStringTag in value) && kindOf(value) === "Arguments";
};
/**
 * Whether it is an `async` function.
 *
 * @type {Test}
 */
export const isAsyncFunction = (value) => typeof value === "function" && /^Async/.test(kindOf(value));
/**
 * Whether it is a generator function.
 *
 * @type {Test}
 */
export const isGeneratorFunction = (value) => typeof value === "function" && /GeneratorFunction$/.test(kindOf(value));
/**
 * Whether it is what a generator function gives.
 *
 * @type {Test}
 */
export const isGeneratorObject = (value) => /^(Async)?Generator$/.test(kindOf(value)) && typeof value === "object";
/**
 * Whether it is what `import()` gives.
 *
 * @type {Test}
 */
export const isModuleNamespaceObject = (value) => {
  return value !== null && typeof value === "object" && Object.getPrototypeOf(value) === null && kindOf(value) === "Module";
};
/** @type {Test} of those made since `util` was loaded */
export const isProxy = (value) => value === Object(value) && proxies.has(/** @type {object} */ (value));
/** @type {Test} there are none in a page */
export const isExternal = () => false;
/**
 * Whether it is a key of Node's `crypto`, of which a page has none.
 *
 * @type {Test} there are none in a page
 */
export const isKeyObject = () => false;
/**
 * Whether it is a key of the web's `crypto`.
 *
 * @type {Test}
 */
export const isCryptoKey = (value) => typeof CryptoKey === "function" && value instanceof CryptoKey;

export default {
  isAnyArrayBuffer,
  isArgumentsObject,
  isArrayBuffer,
  isArrayBufferView,
  isAsyncFunction,
  isBigInt64Array,
  isBigIntObject,
  isBigUint64Array,
  isBooleanObject,
  isBoxedPrimitive,
  isCryptoKey,
  isDataView,
  isDate,
  isExternal,
  isFloat16Array,
  isFloat32Array,
  isFloat64Array,
  isGeneratorFunction,
  isGeneratorObject,
  isInt16Array,
  isInt32Array,
  isInt8Array,
  isKeyObject,
  isMap,
  isMapIterator,
  isModuleNamespaceObject,
  isNativeError,
  isNumberObject,
  isPromise,
  isProxy,
  isRegExp,
  isSet,
  isSetIterator,
  isSharedArrayBuffer,
  isStringObject,
  isSymbolObject,
  isTypedArray,
  isUint16Array,
  isUint32Array,
  isUint8Array,
  isUint8ClampedArray,
  isWeakMap,
  isWeakSet,
};
