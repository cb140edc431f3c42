/** Node's `fs/promises`. What is refused by the app's permissions fails with `ERR_ACCESS_DENIED`. */

import { abortError } from "../channel/failure.js";
import { abortSignal, invalidArgType, withCode } from "../node/codes.js";
import { optionsOf } from "./arguments.js";
import { constants } from "./constants.js";
import * as contents from "./contents.js";
import { cp as copy } from "./copy.js";
import * as dir from "./dir.js";
import { globLater } from "./glob.js";
import { FileHandle, open } from "./handle.js";
import * as names from "./names.js";
import { isManyPieces } from "./pieces.js";
import { nameThem, promised } from "./plan.js";
import { iterate } from "./watch.js";

export const access = promised(names.access);
export const appendFile = withHandles(promised(contents.appendFile), "appendFile", "a");
export const chmod = promised(names.chmod);
export const chown = promised(names.chown);
export const copyFile = promised(names.copyFile);
export const cp = promised(copy);
export const lchown = promised(names.lchown);
export const link = promised(names.link);
export const lstat = promised(names.lstat);
export const lutimes = promised(names.lutimes);
export const mkdir = promised(names.mkdir);
export const mkdtemp = promised(names.mkdtemp);
export const opendir = promised(dir.opendir);
export const readFile = withHandles(promised(contents.readFile), "readFile");
export const readdir = promised(names.readdir);
export const readlink = promised(names.readlink);
export const realpath = promised(names.realpath);
export const rename = promised(names.rename);
export const rm = promised(names.rm);
export const rmdir = promised(names.rmdir);
export const stat = promised(names.stat);
export const statfs = promised(names.statfs);
export const symlink = promised(names.symlink);
export const truncate = promised(names.truncate);
export const unlink = promised(names.unlink);
export const utimes = promised(names.utimes);
export const writeFile = withHandles(promised(contents.writeFile), "writeFile", "w");
export { constants, open };

/**
 * Changes of a file or folder as they happen; ends by `break` or with an AbortError.
 *
 * @param {import("./arguments.js").PathLike} filename
 * @param {import("./watch.js").WatchOptions | string | null} [options]
 */
export function watch(filename, options) {
  return iterate(filename, options);
}

/**
 * The names that patterns match, as they are found.
 *
 * @param {string | readonly string[]} pattern
 * @param {import("./glob.js").GlobOptions} [options]
 * @returns {AsyncGenerator<any, void, void>} names, or Dirents with `withFileTypes`
 */
export function glob(pattern, options) {
  return globLater(pattern, options);
}

/**
 * Links have no permissions of their own on Linux: always rejected, as in Node there.
 *
 * @param {import("./arguments.js").PathLike} _path
 * @param {number | string} _mode
 * @returns {Promise<never>}
 */
export async function lchmod(_path, _mode) {
  throw withCode(new Error("The lchmod() method is not implemented"), "ERR_METHOD_NOT_IMPLEMENTED");
}

/**
 * Lets a function take a FileHandle instead of a path, and contents that come piece by piece.
 *
 * @template {(path: any, ...rest: any[]) => Promise<any>} F
 * @param {F} face
 * @param {"readFile" | "writeFile" | "appendFile"} method of FileHandle
 * @param {"w" | "a"} [flag] how a file is opened that is written
 * @returns {F}
 */
function withHandles(face, method, flag) {
  const both = /** @type {F} */ (
    (path, ...rest) => {
      if (path instanceof FileHandle) return /** @type {any} */ (path)[method](...rest);
      if (typeof path === "number") {
        return Promise.reject(invalidArgType("path", ["string", "Buffer", "URL"], path));
      }
      const [data, options] = rest;
      return flag && isManyPieces(data) ? writePieces(path, data, options, flag) : face(path, ...rest);
    }
  );
  Object.defineProperty(both, "name", { value: method });
  return both;
}

/**
 * @param {import("./arguments.js").PathLike} path
 * @param {import("./pieces.js").FileContent} data
 * @param {import("./contents.js").WriteFileOptions | BufferEncoding | null | undefined} options
 * @param {string} otherwise the flag when the options have none
 * @returns {Promise<void>}
 */
async function writePieces(path, data, options, otherwise) {
  const { flag, mode, ...settings } = optionsOf(options, { flag: otherwise, mode: 0o666 });
  const signal = abortSignal(settings["signal"], "options.signal");
  if (signal?.aborted) throw abortError(signal);
  const handle = await open(path, flag, mode);
  try {
    await handle.writeFile(data, settings);
  } finally {
    await handle.close();
  }
}

const all = {
  access,
  appendFile,
  chmod,
  chown,
  constants,
  copyFile,
  cp,
  glob,
  lchmod,
  lchown,
  link,
  lstat,
  lutimes,
  mkdir,
  mkdtemp,
  open,
  opendir,
  readFile,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  statfs,
  symlink,
  truncate,
  unlink,
  utimes,
  watch,
  writeFile,
};

nameThem(all);

export default all;
