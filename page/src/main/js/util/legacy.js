/** What `util` has for old code. */

import { invalidArgType } from "../node/codes.js";
import * as types from "./types.js";

/**
 * Lets a class written as a function inherit. Old: `extends` does the same.
 *
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

/**
 * Whether it is an array. Old code has it.
 *
 * @param {unknown} value
 */
export const isArray = (value) => Array.isArray(value);
/**
 * Whether it is `true` or `false`. Old code has it.
 *
 * @param {unknown} value
 */
export const isBoolean = (value) => typeof value === "boolean";
/**
 * Whether it is `null`. Old code has it.
 *
 * @param {unknown} value
 */
export const isNull = (value) => value === null;
/**
 * Whether it is `null` or `undefined`. Old code has it.
 *
 * @param {unknown} value
 */
export const isNullOrUndefined = (value) => value === null || value === undefined;
/**
 * Whether it is a number. Old code has it.
 *
 * @param {unknown} value
 */
export const isNumber = (value) => typeof value === "number";
/**
 * Whether it is a string. Old code has it.
 *
 * @param {unknown} value
 */
export const isString = (value) => typeof value === "string";
/**
 * Whether it is a symbol. Old code has it.
 *
 * @param {unknown} value
 */
export const isSymbol = (value) => typeof value === "symbol";
/**
 * Whether it is `undefined`. Old code has it.
 *
 * @param {unknown} value
 */
export const isUndefined = (value) => value === undefined;
/**
 * Whether it is a regular expression. Old code has it.
 *
 * @param {unknown} value
 */
export const isRegExp = (value) => types.isRegExp(value);
/**
 * Whether it is an object, functions not counted. Old code has it.
 *
 * @param {unknown} value
 */
export const isObject = (value) => value !== null && typeof value === "object";
/**
 * Whether it is a Date. Old code has it.
 *
 * @param {unknown} value
 */
export const isDate = (value) => types.isDate(value);
/**
 * Whether it is an Error. Old code has it.
 *
 * @param {unknown} value
 */
export const isError = (value) => types.isNativeError(value) || value instanceof Error;
/**
 * Whether it is a function. Old code has it.
 *
 * @param {unknown} value
 */
export const isFunction = (value) => typeof value === "function";
/**
 * Whether it is no object and no function. Old code has it.
 *
 * @param {unknown} value
 */
export const isPrimitive = (value) => value === null || (typeof value !== "object" && typeof value !== "function");

