/** The functions of `fs` with a callback, which gets an error or null, and what was asked for. */

import { callbackOf } from "./arguments.js";
import * as contents from "./contents.js";
import * as copying from "./copy.js";
import * as descriptors from "./descriptors.js";
import { asyncIo } from "./device.js";
import * as dir from "./dir.js";
import * as names from "./names.js";
import { called, promised, report } from "./plan.js";

/** Where `util.promisify` looks for a function whose callback gets something else. */
const customPromisify = Symbol.for("nodejs.util.promisify.custom");

/** Asks whether a file is there and may be used so: `access(path, mode, callback)`. */
export const access = called(names.access);

/** Adds to the end of a file, which is made when it is not there. */
export const appendFile = called(contents.appendFile);

/** Changes the permissions of a file. The bits `0o6000` are left out. */
export const chmod = called(names.chmod);

/** Changes the owner of a file. */
export const chown = called(names.chown);

/** Copies a file. */
export const copyFile = called(names.copyFile);

/** Copies a file, a link, or with `recursive` a folder with all in it. */
export const cp = called(copying.cp);

/** Changes the permissions of an open file. The bits `0o6000` are left out. */
export const fchmod = called(descriptors.fchmod);

/** Changes the owner of an open file. */
export const fchown = called(descriptors.fchown);

/** Waits until the disk has the contents of an open file; times may follow later. */
export const fdatasync = called(descriptors.fdatasync);

/** Tells what is known of an open file. */
export const fstat = called(descriptors.fstat);

/** Waits until the disk has all of an open file. */
export const fsync = called(descriptors.fsync);

/** Sets the length of an open file. */
export const ftruncate = called(descriptors.ftruncate);

/** Changes the times of an open file. */
export const futimes = called(descriptors.futimes);

/** Changes the owner of a file, of a link itself. */
export const lchown = called(names.lchown);

/** Gives a file a second name. */
export const link = called(names.link);

/** Tells what is known of a file, of a link itself. */
export const lstat = called(names.lstat);

/** Changes the times of a file, of a link itself. */
export const lutimes = called(names.lutimes);

/** Makes a folder, with `recursive` those above it too. */
export const mkdir = called(names.mkdir);

/** Makes a folder of which nobody else has the name: six letters are added to the prefix. */
export const mkdtemp = called(names.mkdtemp);

/** Opens a file; gives a descriptor. */
export const open = called(descriptors.open);

/** Opens a folder to be read entry by entry; gives a Dir. */
export const opendir = called(dir.opendir);

/** Reads a whole file; a Buffer, or a string when there is an encoding. */
export const readFile = called(contents.readFile);

/** Lists a folder; names, or Dirents with `withFileTypes`. */
export const readdir = called(names.readdir);

/** Tells where a link leads. */
export const readlink = called(names.readlink);

/** The path of a file without links and dots. */
export const realpath = Object.assign(called(names.realpath), { native: called(names.realpath) });

/** Moves a file or a folder; what has the new name is replaced. */
export const rename = called(names.rename);

/** Removes a file, with `recursive` a folder with all in it. */
export const rm = called(names.rm);

/** Removes an empty folder. */
export const rmdir = called(names.rmdir);

/** Tells what is known of a file. */
export const stat = called(names.stat);

/** Tells what is known of the file system of a file. */
export const statfs = called(names.statfs);

/** Makes a link to a place the app was granted. */
export const symlink = called(names.symlink);

/** Sets the length of a file. */
export const truncate = called(names.truncate);

/** Removes a file or a link. */
export const unlink = called(names.unlink);

/** Changes the times of a file. */
export const utimes = called(names.utimes);

/** Writes a whole file; what was in it is gone. */
export const writeFile = called(contents.writeFile);

const askFor = promised(names.access);

/**
 * Whether there is something. False for a path that the app may not see.
 *
 * @param {import("./arguments.js").PathLike} path
 * @param {(isThere: boolean) => void} callback
 */
export function exists(path, callback) {
  const tell = callbackOf(callback);
  askFor(path).then(
    () => queueMicrotask(() => tell(true)),
    () => queueMicrotask(() => tell(false)),
  );
}

Object.defineProperty(exists, customPromisify, {
  value: (/** @type {import("./arguments.js").PathLike} */ path) => askFor(path).then(() => true, () => false),
});

/**
 * Closes an open file. Errors are thrown when there is no callback.
 *
 * @param {number} fd
 * @param {(error: any) => void} [callback]
 */
export function close(fd, callback) {
  const tell = callback === undefined ? thrown : callbackOf(callback);
  report(Promise.resolve(descriptors.close(asyncIo, fd)), tell);
}

/** @param {any} [error] */
function thrown(error) {
  if (error) throw error;
}
