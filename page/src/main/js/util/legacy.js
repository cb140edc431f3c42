/** What `util` has for old code. */

import { invalidArgType } from "../node/codes.js";

/**
 * @param {any} constructor gets the methods of the other, for classes written as functions
 * @param {any} superConstructor
 */
export function inherits(constructor, superConstructor) {
  if (constructor === undefined || constructor === null) throw invalidArgType("ctor", "Function", constructor);
  if (superConstructor === undefined || superConstructor === null) throw invalidArgType("superCtor", "Function", superConstructor);
  if (superConstructor.prototype === undefined) {
    throw invalidArgType("superCtor.prototype", "Object", superConstructor.prototype);
  }
  Object.defineProperty(constructor, "super_", { value: superConstructor, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, superConstructor.prototype);
}

/**
 * @param {any} target
 * @param {any} source
 * @returns {any} the target with the properties of the source
 */
export function _extend(target, source) {
  return source !== null && typeof source === "object" ? Object.assign(target, source) : target;
}

/** @param {unknown} value */
export const isArray = (value) => Array.isArray(value);
/** @param {unknown} value */
export const isBoolean = (value) => typeof value === "boolean";
/** @param {unknown} value */
export const isNull = (value) => value === null;
/** @param {unknown} value */
export const isNullOrUndefined = (value) => value === null || value === undefined;
/** @param {unknown} value */
export const isNumber = (value) => typeof value === "number";
/** @param {unknown} value */
export const isString = (value) => typeof value === "string";
/** @param {unknown} value */
export const isSymbol = (value) => typeof value === "symbol";
/** @param {unknown} value */
export const isUndefined = (value) => value === undefined;
/** @param {unknown} value */
export const isRegExp = (value) => value instanceof RegExp;
/** @param {unknown} value */
export const isObject = (value) => value !== null && typeof value === "object";
/** @param {unknown} value */
export const isDate = (value) => value instanceof Date;
/** @param {unknown} value */
export const isError = (value) => value instanceof Error;
/** @param {unknown} value */
export const isFunction = (value) => typeof value === "function";
/** @param {unknown} value */
export const isPrimitive = (value) => value === null || (typeof value !== "object" && typeof value !== "function");

