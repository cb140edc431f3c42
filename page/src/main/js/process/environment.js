/** `process.env`: what the manifest says under `kith.env`, as Node keeps variables. */

import { withCode } from "../node/codes.js";

/**
 * @param {Record<string, string>} variables
 * @returns {Record<string, string>} a copy in which all that is assigned becomes a string, as in Node
 */
export function environmentOf(variables) {
  return new Proxy({ ...variables }, {
    set: (target, name, value) => Reflect.set(target, String(textOf(name)), textOf(value)),
    defineProperty(target, name, property) {
      const { configurable, enumerable, writable, value } = property;
      if (property.get || property.set) throw unfit("does not accept an accessor(getter/setter) descriptor");
      const isPlain = configurable && enumerable && writable;
      // What `set` asks for says its value alone when the variable is there already.
      const isAssigned = Object.keys(property).join() === "value" && Object.hasOwn(target, name);
      if (!isPlain && !isAssigned) throw unfit("only accepts a configurable, writable, and enumerable data descriptor");
      return Reflect.defineProperty(target, name, { ...property, value: textOf(value) });
    },
  });
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function textOf(value) {
  if (typeof value === "symbol") throw new TypeError("Cannot convert a Symbol value to a string");
  return String(value);
}

/**
 * @param {string} why
 * @returns {TypeError}
 */
function unfit(why) {
  return withCode(new TypeError(`'process.env' ${why}`), "ERR_INVALID_OBJECT_DEFINE_PROPERTY");
}
