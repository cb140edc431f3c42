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

/** @type {Test} */
export const isTypedArray = (value) => typedTag?.call(value) !== undefined;
/** @type {Test} */
export const isArrayBufferView = (value) => ArrayBuffer.isView(value);
export const isUint8Array = typed("Uint8Array");
export const isUint8ClampedArray = typed("Uint8ClampedArray");
export const isUint16Array = typed("Uint16Array");
export const isUint32Array = typed("Uint32Array");
export const isInt8Array = typed("Int8Array");
export const isInt16Array = typed("Int16Array");
export const isInt32Array = typed("Int32Array");
export const isFloat16Array = typed("Float16Array");
export const isFloat32Array = typed("Float32Array");
export const isFloat64Array = typed("Float64Array");
export const isBigInt64Array = typed("BigInt64Array");
export const isBigUint64Array = typed("BigUint64Array");
export const isDataView = byGetter(DataView, "byteLength");
export const isArrayBuffer = byGetter(ArrayBuffer, "byteLength");
export const isSharedArrayBuffer = byGetter(globalThis.SharedArrayBuffer, "byteLength");
/** @type {Test} */
export const isAnyArrayBuffer = (value) => isArrayBuffer(value) || isSharedArrayBuffer(value);

export const isNumberObject = boxed(Number);
export const isStringObject = boxed(String);
export const isBooleanObject = boxed(Boolean);
export const isSymbolObject = boxed(Symbol);
export const isBigIntObject = boxed(BigInt);
/** @type {Test} */
export const isBoxedPrimitive = (value) => {
  return [isNumberObject, isStringObject, isBooleanObject, isSymbolObject, isBigIntObject].some((test) => test(value));
};

export const isMap = byGetter(Map, "size");
export const isSet = byGetter(Set, "size");
export const isWeakMap = by((value) => WeakMap.prototype.has.call(value, {}));
export const isWeakSet = by((value) => WeakSet.prototype.has.call(value, {}));
export const isDate = by((value) => Date.prototype.getTime.call(value));
const source = byGetter(RegExp, "source");
/** @type {Test} */
export const isRegExp = (value) => value !== RegExp.prototype && source(value);
/** @type {Test} */
export const isPromise = (value) => value instanceof Promise && kindOf(value) === "Promise";
/** @type {Test} */
export const isNativeError = (value) => value instanceof Error && (Object.hasOwn(value, "stack") || kindOf(value) === "Error");
/** @type {Test} */
export const isMapIterator = (value) => kindOf(value) === "Map Iterator";
/** @type {Test} */
export const isSetIterator = (value) => kindOf(value) === "Set Iterator";
/** @type {Test} */
export const isArgumentsObject = (value) => {
  return value !== null && typeof value === "object" && !(Symbol.toStringTag in value) && kindOf(value) === "Arguments";
};
/** @type {Test} */
export const isAsyncFunction = (value) => typeof value === "function" && /^Async/.test(kindOf(value));
/** @type {Test} */
export const isGeneratorFunction = (value) => typeof value === "function" && /GeneratorFunction$/.test(kindOf(value));
/** @type {Test} */
export const isGeneratorObject = (value) => /^(Async)?Generator$/.test(kindOf(value)) && typeof value === "object";
/** @type {Test} */
export const isModuleNamespaceObject = (value) => {
  return value !== null && typeof value === "object" && Object.getPrototypeOf(value) === null && kindOf(value) === "Module";
};
/** @type {Test} of those made since `util` was loaded */
export const isProxy = (value) => value === Object(value) && proxies.has(/** @type {object} */ (value));
/** @type {Test} there are none in a page */
export const isExternal = () => false;
/** @type {Test} there are none in a page */
export const isKeyObject = () => false;
/** @type {Test} */
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
