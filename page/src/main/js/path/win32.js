/** Node's `path/win32`: paths of Windows, on any system. */

import path from "../path.js";

const { win32 } = path;

export default win32;
export const {
  _makeLong,
  basename,
  delimiter,
  dirname,
  extname,
  format,
  isAbsolute,
  join,
  matchesGlob,
  normalize,
  parse,
  posix,
  relative,
  resolve,
  sep,
  toNamespacedPath,
} = win32;
export { win32 };
