/** `process.emitWarning`. */

import { invalidArgType, string } from "../node/codes.js";
import { nextTick } from "../node/tick.js";

/** @typedef {{ type?: string | undefined, code?: string | undefined, detail?: string | undefined, ctor?: Function }} WarningOptions */
/** @typedef {Error & { code?: string, detail?: string }} Warning */

/** What is told of warnings by variables of `process`. @typedef {{ noDeprecation?: boolean, throwDeprecation?: boolean }} Wishes */

/**
 * @param {string | Error} warning
 * @param {string | WarningOptions | Function | undefined} options
 * @param {string | Function | undefined} code
 * @returns {Warning} with its type as its name
 */
export function warningOf(warning, options, code) {
  const named = settingsOf(options, code);
  const type = string(named.type ?? "Warning", "type");
  if (named.code !== undefined) string(named.code, "code");
  if (typeof warning !== "string") {
    if (warning instanceof Error) return warning;
    throw invalidArgType("warning", ["string", "Error"], warning);
  }
  const made = /** @type {Warning} */ (new Error(warning));
  made.name = type;
  if (named.code !== undefined) made.code = named.code;
  if (named.detail !== undefined) made.detail = named.detail;
  return made;
}

/**
 * @param {string | WarningOptions | Function | undefined} options
 * @param {string | Function | undefined} code
 * @returns {WarningOptions}
 */
function settingsOf(options, code) {
  if (options !== null && typeof options === "object") {
    const { type, code: ownCode, detail } = options;
    return { type, code: ownCode, detail: typeof detail === "string" ? detail : undefined };
  }
  const type = /** @type {string | undefined} */ (typeof options === "function" ? undefined : options);
  return { type, code: typeof code === "function" ? undefined : code };
}

/**
 * Writes a warning to the console and hands it on, unless nobody wants to hear of it.
 *
 * @param {Warning} warning
 * @param {Wishes} wishes
 * @param {(warning: Warning) => void} emit
 */
export function warn(warning, wishes, emit) {
  if (warning.name === "DeprecationWarning") {
    if (wishes.noDeprecation) return;
    if (wishes.throwDeprecation) return void nextTick(() => thrown(warning));
  }
  nextTick(() => {
    const code = warning.code === undefined ? "" : `[${warning.code}] `;
    console.warn(`${code}${warning.name}: ${warning.message}${warning.detail === undefined ? "" : `\n${warning.detail}`}`);
    emit(warning);
  });
}

/** @param {Error} error what nobody catches */
function thrown(error) {
  throw error;
}
