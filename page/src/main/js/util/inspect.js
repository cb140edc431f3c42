/** `util.inspect`: any value as a text for a person. */

import { invalidArgType } from "../node/codes.js";
import { DEFAULTS, colors, custom, styles } from "./inspect/options.js";
import { Walk } from "./inspect/walk.js";

/** @typedef {import("./inspect/options.js").InspectOptions} InspectOptions */

/** @type {import("./inspect/options.js").Settings} what {@link inspect} does when it is not told */
let defaults = { ...DEFAULTS };

/**
 * @param {unknown} value
 * @param {InspectOptions | boolean} [options] true: also what is not enumerable
 * @param {number | null} [depth]
 * @param {boolean} [isColoured]
 * @returns {string} that tells as much of the value as the options allow
 */
function inspectValue(value, options, depth, isColoured) {
  const settings = { ...defaults };
  if (typeof options === "boolean") {
    settings.showHidden = options;
    if (depth !== undefined) settings.depth = depth;
    if (isColoured !== undefined) settings.colors = isColoured;
  } else if (options !== null && typeof options === "object") {
    Object.assign(settings, options);
  }
  if (settings.maxArrayLength === null) settings.maxArrayLength = Infinity;
  if (settings.maxStringLength === null) settings.maxStringLength = Infinity;
  return new Walk(settings, inspect).value(value, 0);
}

export const inspect = Object.assign(inspectValue, {
  colors,
  custom,
  /** @type {InspectOptions} */
  defaultOptions: defaults,
  styles,
});
Object.defineProperty(inspect, "name", { value: "inspect" });
Object.defineProperty(inspect, "defaultOptions", {
  get: () => defaults,
  set(/** @type {unknown} */ options) {
    if (options === null || typeof options !== "object") throw invalidArgType("options", "Object", options);
    defaults = Object.assign(defaults, options);
  },
});
