/** Where a function was called from. */

import { boolean, invalidArgType, outOfRange } from "../node/codes.js";

/** 200: as Node. */
const FRAMES_MAX = 200;

/**
 * @typedef {object} CallSite
 * @property {string} functionName empty when it has none
 * @property {string} scriptId
 * @property {string} scriptName the address of the script
 * @property {number} lineNumber counts from 1
 * @property {number} columnNumber counts from 1
 * @property {number} column the same
 */

/**
 * @param {string} frame of V8 or of JavaScriptCore
 * @returns {CallSite | undefined}
 */
function siteOf(frame) {
  const match = /^\s*(?:at\s+)?(?:(?:async\s+)?(.*?)(?:\s+\(|@))?((?:[a-z][a-z0-9+.-]*:)[^\s()]*?):(\d+):(\d+)\)?$/i.exec(frame);
  if (match === null) return undefined;
  const [, functionName = "", scriptName = "", line, column] = match;
  const site = { functionName, scriptId: "0", scriptName, lineNumber: Number(line), columnNumber: Number(column), column: Number(column) };
  return Object.assign(Object.create(null), site);
}

/**
 * @param {number | object} [frameCount] how many; 8 when absent
 * @param {{ sourceMap?: boolean }} [options]
 * @returns {CallSite[]} from the innermost outwards
 */
export function getCallSites(frameCount = 8, options = {}) {
  if (typeof frameCount === "object") return getCallSites(8, /** @type {any} */ (frameCount));
  if (typeof frameCount !== "number") throw invalidArgType("frameCount", "number", frameCount);
  if (!(frameCount >= 1 && frameCount <= FRAMES_MAX)) throw outOfRange("frameCount", `>= 1 && <= ${FRAMES_MAX}`, frameCount);
  if (options === null || typeof options !== "object") throw invalidArgType("options", "object", options);
  const { sourceMap } = options;
  if (sourceMap !== undefined) boolean(sourceMap, "options.sourceMap");
  const lines = String(new Error().stack).split("\n");
  const sites = lines.map(siteOf).filter((site) => site !== undefined);
  const own = /** @type {CallSite} */ (sites[0]).scriptName;
  return sites.filter((site, i) => i > 0 && site.scriptName !== own).slice(0, frameCount);
}

/** The same as {@link getCallSites}, by its first name. */
export const getCallSite = getCallSites;

