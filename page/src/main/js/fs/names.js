/** Operations on names: what is there, made, moved and removed. */

import { boolean, integer, invalidArgType, shown, withCode } from "../node/codes.js";
import { systemError } from "../node/system.js";
import paths from "../path.js";
import { bufferOf, idOf, modeOf, nameIn, optionsOf, pathOf, secondsOf } from "./arguments.js";
import { constants } from "./constants.js";
import { handleOf } from "./descriptors.js";
import { pause } from "./pause.js";
import { after, run, wait } from "./plan.js";
import { BigIntStats, Dirent, StatFs, Stats, direntType } from "./stats.js";

/** @typedef {import("./arguments.js").PathLike} PathLike */
/** @typedef {import("./device.js").Io} Io */
/** @typedef {import("./stats.js").RawStat} RawStat */
/** @typedef {import("../buffer.js").Buffer} Buffer */

/**
 * @typedef {object} StatOptions
 * @property {boolean} [bigint] whether numbers are BigInts
 * @property {boolean} [throwIfNoEntry] of the `*Sync` functions: false for undefined instead of ENOENT
 */

/**
 * @param {StatOptions | undefined} options
 * @returns {(raw: RawStat) => Stats & BigIntStats} which of both it is the options tell
 */
function statsIn(options) {
  const Class = /** @type {any} */ (options?.bigint ? BigIntStats : Stats);
  return (raw) => new Class(raw);
}

/**
 * What is known of a file. A link is followed.
 *
 * @param {Io} io
 * @param {PathLike} path
 * @param {StatOptions} [options]
 */
export function stat(io, path, options) {
  return after(io.stat(pathOf(path)), statsIn(options));
}

/**
 * What is known of a file, of a link itself.
 *
 * @param {Io} io
 * @param {PathLike} path
 * @param {StatOptions} [options]
 */
export function lstat(io, path, options) {
  return after(io.lstat(pathOf(path)), statsIn(options));
}

/**
 * What is known of the file system a file is in.
 *
 * @param {Io} io
 * @param {PathLike} path
 * @param {{ bigint?: boolean }} [options] with `bigint` each number is a BigInt
 */
export function statfs(io, path, options) {
  const isBig = Boolean(options?.bigint);
  return after(io.statfs(pathOf(path)), (raw) => new StatFs(raw, isBig));
}

/**
 * Fails unless a file is there and may be used as asked.
 *
 * @param {Io} io
 * @param {PathLike} path
 * @param {number | null} [mode] a sum of `F_OK`, `R_OK`, `W_OK`, `X_OK`; whether it is there when absent
 */
export function access(io, path, mode) {
  return io.access(pathOf(path), integer(mode ?? constants.F_OK, "mode", 0, 7));
}

/**
 * The path of a file without links and dots in it.
 *
 * @param {Io} io
 * @param {PathLike} path
 * @param {{ encoding?: BufferEncoding | "buffer" | null } | BufferEncoding | "buffer"} [options]
 */
export function realpath(io, path, options) {
  const { encoding } = optionsOf(options, { encoding: "utf8" });
  return after(io.realpath(pathOf(path)), (real) => nameIn(real, encoding));
}

/**
 * Where a link leads.
 *
 * @param {Io} io
 * @param {PathLike} path
 * @param {{ encoding?: BufferEncoding | "buffer" | null } | BufferEncoding | "buffer"} [options]
 */
export function readlink(io, path, options) {
  const { encoding } = optionsOf(options, { encoding: "utf8" });
  return after(io.readlink(pathOf(path)), (target) => nameIn(target, encoding));
}

const LINK_TYPES = ["dir", "file", "junction"];

/**
 * Makes a link. It leads to its target seen from the folder it is in.
 *
 * @param {Io} io
 * @param {PathLike} target where it leads
 * @param {PathLike} path the link
 * @param {"dir" | "file" | "junction" | null} [type] only Windows asks
 */
export function symlink(io, target, path, type) {
  if (type !== undefined && type !== null && !LINK_TYPES.includes(type)) {
    const text = `Symlink type must be one of "dir", "file", or "junction". Received ${typeof type === "string" ? JSON.stringify(type) : shown(type)}`;
    throw withCode(new Error(text), "ERR_FS_INVALID_SYMLINK_TYPE");
  }
  return io.symlink(pathOf(target, "target"), pathOf(path));
}

/**
 * Gives a file a second name.
 *
 * @param {Io} io
 * @param {PathLike} existingPath
 * @param {PathLike} newPath
 */
export function link(io, existingPath, newPath) {
  return io.link(pathOf(existingPath, "existingPath"), pathOf(newPath, "newPath"));
}

/**
 * Gives a file another name; a file that had it is replaced.
 *
 * @param {Io} io
 * @param {PathLike} oldPath
 * @param {PathLike} newPath
 */
export function rename(io, oldPath, newPath) {
  return io.rename(pathOf(oldPath, "oldPath"), pathOf(newPath, "newPath"));
}

/**
 * Removes a file or a link.
 *
 * @param {Io} io
 * @param {PathLike} path
 */
export function unlink(io, path) {
  return io.unlink(pathOf(path));
}

/**
 * Removes an empty folder.
 *
 * @param {Io} io
 * @param {PathLike} path
 * @param {{ recursive?: boolean }} [options]
 */
export function rmdir(io, path, options) {
  if (options !== undefined && (options === null || typeof options !== "object")) {
    throw invalidArgType("options", "object", options);
  }
  const { recursive } = optionsOf(options, { recursive: false });
  const name = pathOf(path);
  return boolean(recursive, "options.recursive") ? io.rm(name, true, false) : io.rmdir(name);
}

/**
 * @typedef {object} RmOptions
 * @property {boolean} [force] content when there is nothing
 * @property {boolean} [recursive] a folder with all in it
 * @property {number} [maxRetries] how often to try again when something is busy; only with `recursive`
 * @property {number} [retryDelay] how much longer to wait each time, in milliseconds; 100 when absent
 */

/**
 * @param {string} path of a folder, which needs `recursive`
 * @returns {Error}
 */
function folderError(path) {
  const info = { code: "EISDIR", message: "is a directory", path, syscall: "rm", errno: 21 };
  return systemError("ERR_FS_EISDIR", "Path is a directory", info);
}

/** What may be over a moment later. */
const PASSING = ["EBUSY", "EMFILE", "ENFILE", "ENOTEMPTY", "EPERM"];

/**
 * Removes a file, or with `recursive` a folder with all in it.
 *
 * @param {Io} io
 * @param {PathLike} path
 * @param {RmOptions} [options]
 */
export function rm(io, path, options) {
  const name = pathOf(path);
  if (options !== undefined && (options === null || typeof options !== "object")) {
    throw invalidArgType("options", "object", options);
  }
  const settings = optionsOf(options, { force: false, recursive: false, maxRetries: 0, retryDelay: 100 });
  boolean(settings.force, "options.force");
  boolean(settings.recursive, "options.recursive");
  integer(settings.retryDelay, "options.retryDelay", 0, 2 ** 31 - 1);
  integer(settings.maxRetries, "options.maxRetries", 0, 2 ** 32 - 1);
  return run(removing(io, name, /** @type {Required<RmOptions>} */ (settings)));
}

/**
 * @param {Io} io
 * @param {string} name
 * @param {Required<RmOptions>} settings
 * @returns {Generator<any, void, any>}
 */
function* removing(io, name, { force, recursive, maxRetries, retryDelay }) {
  for (let tried = 0; ; tried++) {
    try {
      return yield* wait(io.rm(name, recursive, force));
    } catch (error) {
      const { code = "" } = /** @type {{ code?: string }} */ (error);
      if (code === "ERR_FS_EISDIR") throw folderError(name);
      if (!recursive || tried >= maxRetries || !PASSING.includes(code)) throw error;
    }
    yield* wait(pause(io, retryDelay * (tried + 1)));
  }
}

/**
 * Makes a folder. With `recursive` those above it too; it gives the first that was made.
 *
 * @param {Io} io
 * @param {PathLike} path
 * @param {number | string | { recursive?: boolean, mode?: number | string } | null} [options]
 */
export function mkdir(io, path, options) {
  const isMode = typeof options === "number" || typeof options === "string";
  const { recursive = false, mode } = isMode ? { mode: options } : (options ?? {});
  const name = pathOf(path);
  boolean(recursive, "options.recursive");
  const made = io.mkdir(name, recursive, modeOf(mode, "mode", 0o777));
  return after(made, (first) => first ?? undefined);
}

/**
 * Makes a folder whose name begins as told and goes on with six random characters; gives its path.
 *
 * @param {Io} io
 * @param {PathLike} prefix
 * @param {{ encoding?: BufferEncoding | "buffer" | null } | BufferEncoding | "buffer"} [options]
 */
export function mkdtemp(io, prefix, options) {
  const { encoding } = optionsOf(options, { encoding: "utf8" });
  return after(io.mkdtemp(pathOf(prefix, "prefix")), (path) => nameIn(path, encoding));
}

/**
 * Copies a file; one that is there is replaced unless `COPYFILE_EXCL` is given.
 *
 * @param {Io} io
 * @param {PathLike} src
 * @param {PathLike} dest
 * @param {number} [mode] a sum of `COPYFILE_…`
 */
export function copyFile(io, src, dest, mode = 0) {
  return io.copyFile(pathOf(src, "src"), pathOf(dest, "dest"), integer(mode, "mode", 0, 7));
}

/**
 * Sets the length of a file.
 *
 * @param {Io} io
 * @param {PathLike | number} path or a descriptor, which is deprecated in Node
 * @param {number | null} [len] in bytes
 */
export function truncate(io, path, len = 0) {
  const length = Math.max(0, integer(len ?? 0, "len"));
  if (typeof path === "number") return io.ftruncate(handleOf(path, "ftruncate"), length);
  return io.truncate(pathOf(path), length);
}

/**
 * Changes the permissions of a file. The bits `0o6000` are left out.
 *
 * @param {Io} io
 * @param {PathLike} path
 * @param {number | string} mode
 */
export function chmod(io, path, mode) {
  return io.chmod(pathOf(path), modeOf(mode, "mode"));
}

/**
 * Changes the owner of a file.
 *
 * @param {Io} io
 * @param {PathLike} path
 * @param {number} uid
 * @param {number} gid
 */
export function chown(io, path, uid, gid) {
  return io.chown(pathOf(path), idOf(uid, "uid"), idOf(gid, "gid"));
}

/**
 * Changes the owner of a file, of a link itself.
 *
 * @param {Io} io
 * @param {PathLike} path
 * @param {number} uid
 * @param {number} gid
 */
export function lchown(io, path, uid, gid) {
  return io.lchown(pathOf(path), idOf(uid, "uid"), idOf(gid, "gid"));
}

/**
 * Changes when a file was read and written last.
 *
 * @param {Io} io
 * @param {PathLike} path
 * @param {number | string | Date} atime in seconds
 * @param {number | string | Date} mtime in seconds
 */
export function utimes(io, path, atime, mtime) {
  return io.utimes(pathOf(path), secondsOf(atime, "atime"), secondsOf(mtime, "mtime"));
}

/**
 * Changes when a file was read and written last, of a link itself.
 *
 * @param {Io} io
 * @param {PathLike} path
 * @param {number | string | Date} atime in seconds
 * @param {number | string | Date} mtime in seconds
 */
export function lutimes(io, path, atime, mtime) {
  return io.lutimes(pathOf(path), secondsOf(atime, "atime"), secondsOf(mtime, "mtime"));
}

/**
 * @typedef {object} ReaddirOptions
 * @property {BufferEncoding | "buffer" | null} [encoding] of the names
 * @property {boolean} [withFileTypes] whether to give Dirents
 * @property {boolean} [recursive] whether to list the folders below too
 */

/**
 * What is in a folder, in the order of names.
 *
 * @param {Io} io
 * @param {PathLike} folderPath
 * @param {ReaddirOptions | BufferEncoding | "buffer" | null} [options]
 * @returns {import("./device.js").Due<any[]>} names, or Dirents with `withFileTypes`
 */
export function readdir(io, folderPath, options) {
  const settings = optionsOf(options, { encoding: "utf8", withFileTypes: false, recursive: false });
  const { encoding, withFileTypes, recursive } = settings;
  if (recursive !== null) boolean(recursive, "options.recursive");
  const folder = pathOf(folderPath);
  return after(io.readdir(folder, Boolean(recursive)), (entries) => {
    if (!withFileTypes) return entries.map(({ name }) => nameIn(name, encoding));
    const parent = folderPath instanceof Uint8Array ? bufferOf(folderPath) : folder;
    return entries.map(({ name, type }) => direntOf(parent, name, type, encoding));
  });
}

/**
 * @param {string | Buffer} folder as the app wrote it
 * @param {string} name seen from there
 * @param {number} type one of `S_IF…`
 * @param {string | null | undefined} encoding
 * @returns {Dirent}
 */
function direntOf(folder, name, type, encoding) {
  const slash = name.lastIndexOf("/");
  if (slash < 0) return new Dirent(nameIn(name, encoding), direntType(type), folder);
  const isText = !name.startsWith("\0");
  const parent = paths.join(String(folder), isText ? name.slice(0, slash) : name.slice(1, slash));
  const own = isText ? name.slice(slash + 1) : `\0${name.slice(slash + 1)}`;
  return new Dirent(nameIn(own, encoding), direntType(type), parent);
}
