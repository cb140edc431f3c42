/** Node's `fs/promises`. What is refused by the app's permissions fails with `ERR_ACCESS_DENIED`. */

import { invalidArgType } from "../node/codes.js";
import { constants } from "./constants.js";
import * as contents from "./contents.js";
import { FileHandle, open } from "./handle.js";
import * as names from "./names.js";
import { promised } from "./plan.js";
import { iterate } from "./watch.js";

export const access = promised(names.access);
export const appendFile = withHandles(promised(contents.appendFile), "appendFile");
export const chmod = promised(names.chmod);
export const chown = promised(names.chown);
export const copyFile = promised(names.copyFile);
export const lchown = promised(names.lchown);
export const link = promised(names.link);
export const lstat = promised(names.lstat);
export const lutimes = promised(names.lutimes);
export const mkdir = promised(names.mkdir);
export const mkdtemp = promised(names.mkdtemp);
export const readFile = withHandles(promised(contents.readFile), "readFile");
export const readdir = promised(names.readdir);
export const readlink = promised(names.readlink);
export const realpath = promised(names.realpath);
export const rename = promised(names.rename);
export const rm = promised(names.rm);
export const rmdir = promised(names.rmdir);
export const stat = promised(names.stat);
export const symlink = promised(names.symlink);
export const truncate = promised(names.truncate);
export const unlink = promised(names.unlink);
export const utimes = promised(names.utimes);
export const writeFile = withHandles(promised(contents.writeFile), "writeFile");
export { constants, open };

/**
 * @param {import("./arguments.js").PathLike} filename
 * @param {import("./watch.js").WatchOptions | string | null} [options]
 */
export function watch(filename, options) {
  return iterate(filename, options);
}

/**
 * Lets a function take a FileHandle instead of a path.
 *
 * @template {(path: any, ...rest: any[]) => Promise<any>} F
 * @param {F} face
 * @param {"readFile" | "writeFile" | "appendFile"} method of FileHandle
 * @returns {F}
 */
function withHandles(face, method) {
  const both = /** @type {F} */ (
    (path, ...rest) => {
      if (path instanceof FileHandle) return /** @type {any} */ (path)[method](...rest);
      if (typeof path !== "number") return face(path, ...rest);
      return Promise.reject(invalidArgType("path", ["string", "Buffer", "URL"], path));
    }
  );
  Object.defineProperty(both, "name", { value: method });
  return both;
}

export default {
  access,
  appendFile,
  chmod,
  chown,
  constants,
  copyFile,
  lchown,
  link,
  lstat,
  lutimes,
  mkdir,
  mkdtemp,
  open,
  readFile,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  truncate,
  unlink,
  utimes,
  watch,
  writeFile,
};
