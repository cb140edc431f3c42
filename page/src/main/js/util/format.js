/** `util.format`: a text with `%s` and the like, and values behind it. */

import { custom } from "./inspect/options.js";
import { bigintText, numberText } from "./inspect/primitives.js";
import { proxies } from "./inspect/proxies.js";

/** @typedef {import("./inspect/options.js").InspectOptions} InspectOptions */

/**
 * @typedef {object} Manner
 * @property {InspectOptions} options how objects are shown
 * @property {(value: unknown, options: InspectOptions) => string} show by which they are shown
 */

/**
 * @param {InspectOptions} options how objects are shown
 * @param {readonly unknown[]} args
 * @param {Manner["show"]} show
 * @returns {string}
 */
export function formatted(options, args, show) {
  const rest = [...args];
  const parts = [];
  if (typeof rest[0] === "string") parts.push(rest.length > 1 ? substituted({ options, show }, rest) : rest.shift());
  for (const value of rest) {
    parts.push(typeof value === "string" ? value : show(value, { compact: 3, ...options }));
  }
  return parts.join(" ");
}

/**
 * @param {Manner} manner
 * @param {unknown[]} rest the arguments; those used are taken out
 * @returns {string}
 */
function substituted(manner, rest) {
  const template = String(rest.shift());
  return template.replace(/%[sdifjoOc%]/g, (mark) => {
    if (mark === "%%") return "%";
    if (rest.length === 0) return mark;
    return substitute(mark, rest.shift(), manner);
  });
}

/**
 * @param {string} mark
 * @param {any} value
 * @param {Manner} manner
 * @returns {string}
 */
function substitute(mark, value, manner) {
  const { options, show } = manner;
  const isSeparated = options.numericSeparator ?? false;
  switch (mark) {
    case "%s":
      return text(value, manner, isSeparated);
    case "%d":
      if (typeof value === "bigint") return bigintText(value, isSeparated);
      return typeof value === "symbol" ? "NaN" : numberText(Number(value), isSeparated);
    case "%i":
      if (typeof value === "bigint") return bigintText(value, isSeparated);
      return typeof value === "symbol" ? "NaN" : numberText(parseInt(value), isSeparated);
    case "%f":
      return typeof value === "symbol" ? "NaN" : numberText(parseFloat(value), isSeparated);
    case "%j":
      return json(value);
    case "%o":
      return show(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
    case "%O":
      return show(value, options);
    default:
      return "";
  }
}

/**
 * @param {any} value
 * @param {Manner} manner
 * @param {boolean} isSeparated
 * @returns {string}
 */
function text(value, { options, show }, isSeparated) {
  if (typeof value === "number") return numberText(value, isSeparated);
  if (typeof value === "bigint") return bigintText(value, isSeparated);
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return String(value);
  if (typeof value === "object" ? hasOwnText(value) : !(custom in value)) return String(value);
  return show(value, { ...options, depth: 0, colors: false, compact: 3 });
}

/**
 * @param {any} value
 * @returns {boolean} whether the app, not the engine, says how it becomes a string
 */
function hasOwnText(value) {
  if (proxies.has(value)) return hasOwnText(proxies.get(value)?.target);
  if (typeof value[Symbol.toPrimitive] === "function" && !(value instanceof Date)) return true;
  if (typeof value.toString !== "function" || typeof value[custom] === "function") return false;
  if (Object.hasOwn(value, "toString")) return true;
  let holder = value;
  while (holder !== null && !Object.hasOwn(holder, "toString")) holder = Object.getPrototypeOf(holder);
  const constructor = Object.getOwnPropertyDescriptor(holder ?? {}, "constructor")?.value;
  return typeof constructor !== "function" || Reflect.get(globalThis, constructor.name) !== constructor;
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function json(value) {
  try {
    return JSON.stringify(value) ?? "undefined";
  } catch (error) {
    if (error instanceof TypeError && isCircular(value, [])) return "[Circular]";
    throw error;
  }
}

/**
 * @param {unknown} value
 * @param {unknown[]} above
 * @returns {boolean} whether it holds itself
 */
function isCircular(value, above) {
  if (value === null || typeof value !== "object") return false;
  if (above.includes(value)) return true;
  return Object.values(value).some((inner) => isCircular(inner, [...above, value]));
}
