/**
 * Values as text for the terminal: `util.inspect`, bounded in every direction, which no object stops
 * by throwing. Reads no getter.
 */

import { formatted } from "../util/format.js";
import { errorText } from "../util/inspect/errors.js";
import { DEFAULTS } from "../util/inspect/options.js";
import { Walk } from "../util/inspect/walk.js";

/** 64 Ki characters: what one line of a terminal may take at most. */
const TEXT_MAX = 65_536;

/**
 * @param {unknown} value
 * @param {import("../util/inspect/options.js").InspectOptions} [options]
 * @returns {string} at most 64 Ki characters
 */
export function inspect(value, options) {
  const settings = { ...DEFAULTS, ...options };
  return cut(new Walk(settings, inspect, { textMax: TEXT_MAX, isGuarded: true }).value(value, 0));
}

/**
 * The arguments of a console call as one text, with `%s`, `%d`, `%i`, `%f`, `%j`, `%o`, `%O`, `%c`.
 *
 * @param {readonly unknown[]} args
 * @returns {string} at most 64 Ki characters
 */
export function format(args) {
  return cut(formatted({}, args, inspect));
}

/**
 * @param {string} text
 * @returns {string}
 */
function cut(text) {
  return text.length <= TEXT_MAX ? text : `${text.slice(0, TEXT_MAX)}… ${text.length - TEXT_MAX} more characters`;
}

export { errorText };
