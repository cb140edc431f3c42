/** The `*Sync` functions of `fs`. Each blocks its thread until it is done: in a page the whole window. */

import * as contents from "./contents.js";
import * as copying from "./copy.js";
import * as descriptors from "./descriptors.js";
import * as dir from "./dir.js";
import * as names from "./names.js";
import { synced } from "./plan.js";
import * as vectors from "./vectors.js";

/** Asks whether a file is there and may be used so: `access(path, mode, callback)`. Blocks the window. */
export const accessSync = synced(names.access);

/** Adds to the end of a file, which is made when it is not there. Blocks the window. */
export const appendFileSync = synced(contents.appendFile);

/** Changes the permissions of a file. The bits `0o6000` are left out. Blocks the window. */
export const chmodSync = synced(names.chmod);

/** Changes the owner of a file. Blocks the window. */
export const chownSync = synced(names.chown);

/** Copies a file. Blocks the window. */
export const copyFileSync = synced(names.copyFile);

/** Copies a file, a link, or with `recursive` a folder with all in it. Blocks the window. */
export const cpSync = synced(copying.cp);

/** Changes the permissions of an open file. The bits `0o6000` are left out. Blocks the window. */
export const fchmodSync = synced(descriptors.fchmod);

/** Changes the owner of an open file. Blocks the window. */
export const fchownSync = synced(descriptors.fchown);

/** Waits until the disk has the contents of an open file; times may follow later. Blocks the window. */
export const fdatasyncSync = synced(descriptors.fdatasync);

/** Tells what is known of an open file. Blocks the window. */
export const fstatSync = synced(descriptors.fstat);

/** Waits until the disk has all of an open file. Blocks the window. */
export const fsyncSync = synced(descriptors.fsync);

/** Sets the length of an open file. Blocks the window. */
export const ftruncateSync = synced(descriptors.ftruncate);

/** Changes the times of an open file. Blocks the window. */
export const futimesSync = synced(descriptors.futimes);

/** Changes the owner of a file, of a link itself. Blocks the window. */
export const lchownSync = synced(names.lchown);

/** Gives a file a second name. Blocks the window. */
export const linkSync = synced(names.link);

/** Tells what is known of a file, of a link itself. With `throwIfNoEntry` false nothing there is undefined. Blocks the window. */
export const lstatSync = whenThere(synced(names.lstat));

/** Changes the times of a file, of a link itself. Blocks the window. */
export const lutimesSync = synced(names.lutimes);

/** Makes a folder, with `recursive` those above it too. Blocks the window. */
export const mkdirSync = synced(names.mkdir);

/** Makes a folder of which nobody else has the name: six letters are added to the prefix. Blocks the window. */
export const mkdtempSync = synced(names.mkdtemp);

/** Opens a file; gives a descriptor. Blocks the window. */
export const openSync = synced(descriptors.open);

/** Opens a folder to be read entry by entry; gives a Dir. Blocks the window. */
export const opendirSync = synced(dir.opendir);

/** Reads a whole file; a Buffer, or a string when there is an encoding. Blocks the window. */
export const readFileSync = synced(contents.readFile);

/** Lists a folder; names, or Dirents with `withFileTypes`. Blocks the window. */
export const readdirSync = synced(names.readdir);

/** Tells where a link leads. Blocks the window. */
export const readlinkSync = synced(names.readlink);

/** The path of a file without links and dots. Blocks the window. */
export const realpathSync = Object.assign(synced(names.realpath), { native: synced(names.realpath) });

/** Moves a file or a folder; what has the new name is replaced. Blocks the window. */
export const renameSync = synced(names.rename);

/** Removes a file, with `recursive` a folder with all in it. Blocks the window. */
export const rmSync = synced(names.rm);

/** Removes an empty folder. Blocks the window. */
export const rmdirSync = synced(names.rmdir);

/** Tells what is known of a file. With `throwIfNoEntry` false nothing there is undefined. Blocks the window. */
export const statSync = whenThere(synced(names.stat));

/** Tells what is known of the file system of a file. Blocks the window. */
export const statfsSync = synced(names.statfs);

/** Makes a link to a place the app was granted. Blocks the window. */
export const symlinkSync = synced(names.symlink);

/** Sets the length of a file. Blocks the window. */
export const truncateSync = synced(names.truncate);

/** Removes a file or a link. Blocks the window. */
export const unlinkSync = synced(names.unlink);

/** Changes the times of a file. Blocks the window. */
export const utimesSync = synced(names.utimes);

/** Writes a whole file; what was in it is gone. Blocks the window. */
export const writeFileSync = synced(contents.writeFile);

/** Closes an open file. Blocks the window. */
export const closeSync = synced(descriptors.close);

/** Reads from an open file into a buffer; gives how many bytes. Blocks the window. */
export const readSync = synced(descriptors.readInto);

/** Reads from an open file into several buffers; gives how many bytes. Blocks the window. */
export const readvSync = synced(vectors.readv);

/** Writes to an open file; gives how many bytes. Blocks the window. */
export const writeSync = synced(descriptors.write);

/** Writes several buffers to an open file; gives how many bytes. Blocks the window. */
export const writevSync = synced(vectors.writev);

/**
 * Whether there is something. False for a path that the app may not see. Blocks the window.
 *
 * @param {import("./arguments.js").PathLike} path
 * @returns {boolean}
 */
export function existsSync(path) {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Lets `throwIfNoEntry: false` give undefined where there is nothing.
 *
 * @template {(path: any, options?: names.StatOptions) => any} F
 * @param {F} face
 * @returns {F}
 */
function whenThere(face) {
  const quiet = (/** @type {import("./arguments.js").PathLike} */ path, /** @type {names.StatOptions} */ options) => {
    try {
      return face(path, options);
    } catch (error) {
      const { code } = /** @type {{ code?: string }} */ (error);
      const isAbsent = code === "ENOENT" || code === "ENOTDIR";
      if (isAbsent && options?.throwIfNoEntry === false) return undefined;
      throw error;
    }
  };
  Object.defineProperty(quiet, "name", { value: face.name });
  return /** @type {F} */ (quiet);
}
