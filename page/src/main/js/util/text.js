/** Texts for terminals, and from files of variables. */

import { invalidArgType, invalidArgValue, string } from "../node/codes.js";
import { colors } from "./inspect/options.js";

/**
 * @param {unknown} name
 * @returns {[number, number]}
 */
function codesOf(name) {
  const codes = typeof name === "string" ? colors[name] : undefined;
  if (codes !== undefined) return codes;
  const names = Object.keys(colors).map((key) => `'${key}'`).join(", ");
  throw invalidArgValue("format", name, `must be one of: ${names}`);
}

/**
 * @param {string | string[]} format names of colours and fonts: keys of `util.inspect.colors`, or `none`
 * @param {string} text
 * @param {{ validateStream?: boolean, stream?: any }} [options] a stream that is no terminal gets no colours
 * @returns {string} with ANSI escapes
 */
export function styleText(format, text, options = {}) {
  string(text, "text");
  const { validateStream = true, stream } = options;
  if (typeof validateStream !== "boolean") throw invalidArgType("options.validateStream", "boolean", validateStream);
  const all = [format].flat().filter((name) => name !== "none").map(codesOf);
  if (validateStream && !isTerminal(stream)) return text;
  return all.reduceRight((inner, [on, off]) => `\x1b[${on}m${inner}\x1b[${off}m`, text);
}

/**
 * @param {any} stream `process.stdout` when it is absent, which here is never a terminal
 * @returns {boolean}
 */
function isTerminal(stream) {
  if (stream === undefined) return false;
  const isStream = typeof stream?.on === "function" || typeof stream?.getReader === "function" || typeof stream?.getWriter === "function";
  if (!isStream) throw invalidArgType("stream", ["ReadableStream", "WritableStream", "Stream"], stream);
  return Boolean(stream.isTTY);
}

/** Operating system commands, control sequences and other escapes of ECMA-48. */
const CONTROLS =
  // eslint-disable-next-line no-control-regex
  /(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]/g;

/**
 * @param {string} str
 * @returns {string} without codes for terminals
 */
export function stripVTControlCharacters(str) {
  return string(str, "str").replace(CONTROLS, "");
}

/**
 * @param {any} value
 * @returns {string} with a replacement character for each half of a surrogate pair
 */
export function toUSVString(value) {
  return /** @type {any} */ (`${value}`).toWellFormed();
}

/** A line of a `.env` file: a name, and a value in quotes of three kinds or without. */
const VARIABLE = /^\s*(?:export\s+)?([^\s=#][^=\n]*?)\s*=[^\S\n]*("[^"]*"|'[^']*'|`[^`]*`|[^#\n]*)/gm;

/**
 * Reads the variables of a `.env` file.
 *
 * @param {string} content of a `.env` file
 * @returns {Record<string, string>}
 */
export function parseEnv(content) {
  string(content, "content");
  /** @type {Record<string, string>} */
  const variables = {};
  for (const [, name = "", value = ""] of content.replaceAll("\r\n", "\n").matchAll(VARIABLE)) {
    const text = value.trim();
    const isQuoted = text.length > 1 && /^["'`]/.test(text) && text.at(-1) === text[0];
    if (text === "" && !isQuoted && value === "") variables[name] = "";
    else if (!isQuoted) variables[name] = text;
    else variables[name] = text[0] === '"' ? text.slice(1, -1).replaceAll("\\n", "\n") : text.slice(1, -1);
  }
  return variables;
}
