/** Node's `path` on POSIX systems, from the npm package `path-browserify`. */

import base from "path-browserify";

const path = Object.assign(base, {
  /** @param {string} value */
  toNamespacedPath: (value) => value,
});

export default path;
export const {
  basename,
  delimiter,
  dirname,
  extname,
  format,
  isAbsolute,
  join,
  normalize,
  parse,
  posix,
  relative,
  resolve,
  sep,
  toNamespacedPath,
  win32,
} = path;
