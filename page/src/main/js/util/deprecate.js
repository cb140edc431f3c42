/** Warnings that come once, and lines of debugging that come when they are asked for. */

import { string } from "../node/codes.js";
import { parts } from "../node/parts.js";
import { formatted } from "./format.js";
import { inspect } from "./inspect.js";

/** @type {Set<string>} codes of warnings that were given */
const given = new Set();

/**
 * @param {string} message
 * @param {string} type
 * @param {string | undefined} code
 */
function warn(message, type, code) {
  const process = parts["whole process"];
  if (process !== undefined) process.emitWarning(message, type, code);
  else console.warn(`${code ? `[${code}] ` : ""}${type}: ${message}`);
}

/**
 * @template {Function} F
 * @param {F} fn a function or a class
 * @param {string} message
 * @param {string} [code] the same code warns once, whatever the function
 * @returns {F} the same, which warns at its first call
 */
export function deprecate(fn, message, code) {
  if (code !== undefined) string(code, "code");
  let hasWarned = false;
  /** @this {any} */
  function deprecated(/** @type {any[]} */ ...args) {
    if (!hasWarned) {
      hasWarned = true;
      if (code === undefined || !given.has(code)) warn(message, "DeprecationWarning", code);
      if (code !== undefined) given.add(code);
    }
    return new.target ? Reflect.construct(fn, args, new.target) : Reflect.apply(fn, this, args);
  }
  Object.setPrototypeOf(deprecated, fn);
  if (fn.prototype) deprecated.prototype = fn.prototype;
  Object.defineProperty(deprecated, "length", { value: fn.length, configurable: true });
  return /** @type {F} */ (/** @type {unknown} */ (deprecated));
}

/**
 * @param {string} section
 * @returns {boolean} whether the variable `NODE_DEBUG` names it
 */
function isWanted(section) {
  const names = String(parts["whole process"]?.env.NODE_DEBUG ?? "").split(",").filter((name) => name !== "");
  return names.some((name) => {
    const pattern = name.trim().replace(/[|\\{}()[\]^$+?.]/g, "\\$&").replaceAll("*", ".*");
    return new RegExp(`^${pattern}$`, "i").test(section);
  });
}

/**
 * Prints only when the variable `NODE_DEBUG` names the section.
 *
 * @param {string} section whose lines are shown when the variable `NODE_DEBUG` names it
 * @param {(fn: (message: string, ...args: any[]) => void) => void} [callback] gets a faster function at the first call
 * @returns {((message: string, ...args: any[]) => void) & { enabled: boolean }}
 */
export function debuglog(section, callback) {
  const name = String(section);
  const isEnabled = isWanted(name);
  const write = (/** @type {string} */ message, /** @type {any[]} */ ...args) => {
    if (!isEnabled) return;
    const pid = parts["whole process"]?.pid ?? 0;
    console.error(`${name.toUpperCase()} ${pid}: ${formatted({}, [message, ...args], inspect)}`);
  };
  let isFirst = true;
  const first = (/** @type {string} */ message, /** @type {any[]} */ ...args) => {
    if (isFirst && typeof callback === "function") callback(write);
    isFirst = false;
    write(message, ...args);
  };
  return Object.defineProperty(/** @type {any} */ (first), "enabled", { get: () => isEnabled, enumerable: true });
}
