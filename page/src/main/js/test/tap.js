/** Writes results in the Test Anything Protocol, version 14 (testanything.org). */

import { errorText, inspect } from "../start/inspect.js";

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {number} number within its parent, from 1
 * @property {number} depth 0 for a test that is in no other
 * @property {unknown} [error] why it failed; absent when it passed
 * @property {boolean} failed
 * @property {string} [directive] `skip why` or `todo why`
 * @property {number} durationMs
 */

/**
 * @param {string} text
 * @param {number} depth
 * @returns {string}
 */
function indented(text, depth) {
  return text.replace(/^(?=.)/gm, "    ".repeat(depth));
}

/**
 * @param {string} text of a name or comment: `#` and `\` would be read as syntax
 * @returns {string} on one line
 */
function escaped(text) {
  return text.replace(/[\\#]/g, "\\$&").replace(/\s*\n\s*/g, " ");
}

/** @returns {string} */
export function head() {
  return "TAP version 14\n";
}

/**
 * @param {string} name
 * @param {number} depth of the test whose subtests follow
 * @returns {string}
 */
export function subtest(name, depth) {
  return indented(`# Subtest: ${escaped(name)}\n`, depth);
}

/**
 * @param {string} text
 * @param {number} depth
 * @returns {string}
 */
export function comment(text, depth) {
  return indented(text.replace(/^/gm, "# ") + "\n", depth);
}

/**
 * @param {number} count of tests
 * @param {number} depth
 * @returns {string}
 */
export function plan(count, depth) {
  return indented(`1..${count}\n`, depth);
}

/**
 * @param {string} reason why nothing more can be said
 * @returns {string}
 */
export function bailOut(reason) {
  return `Bail out! ${escaped(reason)}\n`;
}

/**
 * @param {Result} result
 * @returns {string}
 */
export function line({ name, number, depth, error, failed, directive, durationMs }) {
  const status = failed ? "not ok" : "ok";
  const mark = directive ? ` # ${directive}` : "";
  const text = `${status} ${number} - ${escaped(name)}${mark}\n`;
  return indented(text + diagnostics(error, failed, durationMs), depth);
}

/**
 * @param {unknown} error
 * @param {boolean} failed
 * @param {number} durationMs
 * @returns {string} a YAML block
 */
function diagnostics(error, failed, durationMs) {
  const lines = [`duration_ms: ${durationMs.toFixed(3)}`];
  if (failed) lines.push(...details(error));
  return `  ---\n${lines.map((text) => indentBy(text, "  ")).join("\n")}\n  ...\n`;
}

/**
 * @param {unknown} error
 * @returns {string[]}
 */
function details(error) {
  if (!(error instanceof Error)) return [block("message", `Thrown: ${String(error)}`)];
  const { actual, expected, code, operator } = /** @type {any} */ (error);
  const lines = [block("message", error.message), `name: ${JSON.stringify(error.name)}`];
  if (code !== undefined) lines.push(`code: ${JSON.stringify(String(code))}`);
  if (operator !== undefined) {
    lines.push(block("expected", inspect(expected)), block("actual", inspect(actual)));
  }
  lines.push(block("stack", withoutOwnFrames(errorText(error))));
  return lines;
}

/**
 * @param {string} text an error with its stack
 * @returns {string}
 */
function withoutOwnFrames(text) {
  return text.replace(/^ +at .*\/_kith\/.*\n?/gm, "").trimEnd();
}

/**
 * @param {string} key
 * @param {string} text
 * @returns {string} a YAML entry, as a literal block when it has several lines
 */
function block(key, text) {
  return text.includes("\n") ? `${key}: |-\n${indentBy(text, "  ")}` : `${key}: ${JSON.stringify(text)}`;
}

/**
 * @param {string} text
 * @param {string} indent
 * @returns {string}
 */
function indentBy(text, indent) {
  return text.replace(/^(?=.)/gm, indent);
}
