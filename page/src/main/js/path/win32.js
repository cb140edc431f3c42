/** Node's `path/win32`: paths of Windows, on any system. */

import { posix, win32 } from "../path.js";

export default win32;
export {
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
  relative,
  resolve,
  sep,
  toNamespacedPath,
  toNamespacedPath as _makeLong,
} from "./windows.js";
export { posix, win32 };
