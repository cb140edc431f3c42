/** `glob` of Node's `fs`: the names that patterns match. */

import { invalidArgType } from "../node/codes.js";
import { asyncIo, syncIo } from "./device.js";
import { report } from "./plan.js";
import { Found, Walk } from "./walk.js";

/**
 * @typedef {object} GlobOptions
 * @property {string | URL} [cwd] the folder patterns are seen from; `process.cwd()` when absent
 * @property {((name: any) => boolean) | string[]} [exclude] which names are left out, with all below
 *     them: asked about the name, or about the Dirent when there are types; or patterns
 * @property {boolean} [withFileTypes] whether to give Dirents
 */

/**
 * Names as they are found.
 *
 * @param {string | readonly string[]} pattern
 * @param {GlobOptions} [options]
 * @returns {AsyncGenerator<any, void, void>} names, or Dirents with `withFileTypes`
 */
export function globLater(pattern, options) {
  return iterate(new Walk(asyncIo, pattern, options).all());
}

/**
 * @param {Generator<any, void, any>} walk
 * @returns {AsyncGenerator<any, void, void>}
 */
async function* iterate(walk) {
  for (let step = walk.next(); !step.done; ) {
    if (step.value instanceof Found) {
      yield step.value.value;
      step = walk.next();
      continue;
    }
    let value;
    try {
      value = await step.value;
    } catch (error) {
      step = walk.throw(error);
      continue;
    }
    step = walk.next(value);
  }
}

/**
 * The names that patterns match: `glob(pattern, options, callback)`, `glob(pattern, callback)`.
 *
 * @param {string | readonly string[]} pattern
 * @param {GlobOptions | ((error: any, matches?: any[]) => void)} options
 * @param {(error: any, matches?: any[]) => void} [callback]
 * @returns {void}
 */
export function glob(pattern, options, callback) {
  const isShort = typeof options === "function";
  const tell = isShort ? options : callback;
  if (typeof tell !== "function") throw invalidArgType("callback", "function", tell);
  const names = iterate(new Walk(asyncIo, pattern, isShort ? undefined : options).all());
  report(collect(names), tell);
}

/**
 * @param {AsyncGenerator<any, void, void>} names
 * @returns {Promise<any[]>}
 */
async function collect(names) {
  const all = [];
  for await (const name of names) all.push(name);
  return all;
}

/**
 * The names that patterns match. Blocks the window.
 *
 * @param {string | readonly string[]} pattern
 * @param {GlobOptions} [options]
 * @returns {any[]} names, or Dirents with `withFileTypes`
 */
export function globSync(pattern, options) {
  const all = [];
  const walk = new Walk(syncIo, pattern, options).all();
  let step = walk.next();
  while (!step.done) {
    if (step.value instanceof Found) all.push(step.value.value);
    step = walk.next(step.value);
  }
  return all;
}
