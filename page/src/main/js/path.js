/** Node's `path` on POSIX systems, from the npm package `path-browserify`, with Node's errors. */

import base from "path-browserify";
import { invalidArgType, string } from "./node/codes.js";
import { globPattern } from "./path/glob.js";
import { windows } from "./path/windows.js";

/** @typedef {Parameters<typeof base.format>[0]} FormatInputPathObject what `format` puts together */

const own = { ...base };

/**
 * @param {string[]} paths
 * @returns {string} an absolute path
 */
function resolve(...paths) {
  for (let i = paths.length - 1; i >= 0; i--) {
    if (string(paths[i], `paths[${i}]`).startsWith("/")) break;
  }
  return own.resolve(...paths.map(String));
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {string} the way from one to the other
 */
function relative(from, to) {
  return own.relative(string(from, "from"), string(to, "to"));
}

/**
 * The last part of a path.
 *
 * @param {string} path
 * @param {string} [suffix] left away when the name ends so
 * @returns {string}
 */
function basename(path, suffix) {
  if (suffix !== undefined) string(suffix, "suffix");
  return own.basename(string(path, "path"), suffix);
}

/**
 * Makes a path of its parts, the opposite of `parse`.
 *
 * @param {FormatInputPathObject} pathObject `dir` goes before `root`, `base` before `name` and `ext`
 * @returns {string}
 */
function format(pathObject) {
  if (pathObject === null || typeof pathObject !== "object" || Array.isArray(pathObject)) {
    throw invalidArgType("pathObject", "Object", pathObject);
  }
  const { ext } = pathObject;
  return own.format(ext && !ext.startsWith(".") ? { ...pathObject, ext: `.${ext}` } : pathObject);
}

/** @type {(...paths: string[]) => string} all of them with slashes between, normalized */
const join = (...paths) => own.join(...paths.map((path) => string(path, "path")));

/**
 * @template R
 * @param {(path: string) => R} method
 * @returns {(path: string) => R} the same, for strings only
 */
function ofString(method) {
  return (path) => method(string(path, "path"));
}

/**
 * Whether a path is one of a pattern with `*`, `?`, `[…]`, `**` and `{a,b}`.
 *
 * @param {string} path
 * @param {string} pattern
 * @returns {boolean}
 */
function matchesGlob(path, pattern) {
  return globPattern(string(pattern, "pattern"), false).test(string(path, "path"));
}

/**
 * The path as it is: it means something on Windows only.
 *
 * @param {string} value
 */
const toNamespacedPath = (value) => value;

const path = Object.assign(base, {
  /** The same as `toNamespacedPath`. */
  _makeLong: toNamespacedPath,
  basename,
  dirname: ofString(own.dirname),
  extname: ofString(own.extname),
  format,
  isAbsolute: ofString(own.isAbsolute),
  join,
  normalize: ofString(own.normalize),
  parse: ofString(own.parse),
  relative,
  resolve,
  /**
   * The path as it is: it means something on Windows only.
   */
  toNamespacedPath,
  matchesGlob,
});
/** @type {any} paths of Windows */
const win32 = Object.assign(/** @type {any} */ (windows), { posix: path });
Object.assign(path, { posix: path, win32 });
win32.win32 = win32;

export default /** @type {Omit<typeof path, "posix" | "win32"> & { posix: any, win32: any }} */ (path);
export const { _makeLong, delimiter, dirname, extname, isAbsolute, normalize, parse, sep } = path;
export { basename, format, join, matchesGlob, relative, resolve, toNamespacedPath, path as posix, win32 };
