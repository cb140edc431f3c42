/** Operations on names: what is there, made, moved and removed. */

import { boolean, integer, invalidArgType } from "../node/codes.js";
import { idOf, modeOf, nameIn, optionsOf, pathOf, secondsOf } from "./arguments.js";
import { constants } from "./constants.js";
import { after } from "./plan.js";
import { BigIntStats, Dirent, Stats } from "./stats.js";

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
 * @param {Io} io
 * @param {PathLike} path
 * @param {StatOptions} [options]
 */
export function stat(io, path, options) {
  return after(io.stat(pathOf(path)), statsIn(options));
}

/**
 * @param {Io} io
 * @param {PathLike} path
 * @param {StatOptions} [options]
 */
export function lstat(io, path, options) {
  return after(io.lstat(pathOf(path)), statsIn(options));
}

/**
 * @param {Io} io
 * @param {PathLike} path
 * @param {number} [mode] a sum of `F_OK`, `R_OK`, `W_OK`, `X_OK`
 */
export function access(io, path, mode = constants.F_OK) {
  return io.access(pathOf(path), integer(mode, "mode", 0, 7));
}

/**
 * @param {Io} io
 * @param {PathLike} path
 * @param {{ encoding?: BufferEncoding | "buffer" | null } | BufferEncoding | "buffer"} [options]
 */
export function realpath(io, path, options) {
  const { encoding } = optionsOf(options, { encoding: "utf8" });
  return after(io.realpath(pathOf(path)), (real) => nameIn(real, encoding));
}

/**
 * @param {Io} io
 * @param {PathLike} path
 * @param {{ encoding?: BufferEncoding | "buffer" | null } | BufferEncoding | "buffer"} [options]
 */
export function readlink(io, path, options) {
  const { encoding } = optionsOf(options, { encoding: "utf8" });
  return after(io.readlink(pathOf(path)), (target) => nameIn(target, encoding));
}

/**
 * @param {Io} io
 * @param {PathLike} target where it leads
 * @param {PathLike} path the link
 * @param {"dir" | "file" | "junction" | null} [_type] only Windows asks
 */
export function symlink(io, target, path, _type) {
  return io.symlink(pathOf(target, "target"), pathOf(path));
}

/**
 * @param {Io} io
 * @param {PathLike} existingPath
 * @param {PathLike} newPath
 */
export function link(io, existingPath, newPath) {
  return io.link(pathOf(existingPath, "existingPath"), pathOf(newPath, "newPath"));
}

/**
 * @param {Io} io
 * @param {PathLike} oldPath
 * @param {PathLike} newPath
 */
export function rename(io, oldPath, newPath) {
  return io.rename(pathOf(oldPath, "oldPath"), pathOf(newPath, "newPath"));
}

/**
 * @param {Io} io
 * @param {PathLike} path
 */
export function unlink(io, path) {
  return io.unlink(pathOf(path));
}

/**
 * @param {Io} io
 * @param {PathLike} path
 * @param {{ recursive?: boolean }} [options]
 */
export function rmdir(io, path, options) {
  const { recursive } = optionsOf(options, { recursive: false });
  const name = pathOf(path);
  return boolean(recursive, "options.recursive") ? io.rm(name, true, false) : io.rmdir(name);
}

/**
 * @typedef {object} RmOptions
 * @property {boolean} [force] content when there is nothing
 * @property {boolean} [recursive] a folder with all in it
 * @property {number} [maxRetries] not needed here: nothing keeps a file from being removed
 * @property {number} [retryDelay]
 */

/**
 * @param {Io} io
 * @param {PathLike} path
 * @param {RmOptions} [options]
 */
export function rm(io, path, options) {
  const name = pathOf(path);
  if (options !== undefined && (options === null || typeof options !== "object")) {
    throw invalidArgType("options", "Object", options);
  }
  const settings = optionsOf(options, { force: false, recursive: false, maxRetries: 0, retryDelay: 100 });
  boolean(settings.force, "options.force");
  boolean(settings.recursive, "options.recursive");
  integer(settings.retryDelay, "options.retryDelay", 0, 2 ** 31 - 1);
  integer(settings.maxRetries, "options.maxRetries", 0, 2 ** 32 - 1);
  return io.rm(name, settings.recursive, settings.force);
}

/**
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
 * @param {Io} io
 * @param {PathLike} prefix
 * @param {{ encoding?: BufferEncoding | "buffer" | null } | BufferEncoding | "buffer"} [options]
 */
export function mkdtemp(io, prefix, options) {
  const { encoding } = optionsOf(options, { encoding: "utf8" });
  return after(io.mkdtemp(pathOf(prefix, "prefix")), (path) => nameIn(path, encoding));
}

/**
 * @param {Io} io
 * @param {PathLike} src
 * @param {PathLike} dest
 * @param {number} [mode] a sum of `COPYFILE_…`
 */
export function copyFile(io, src, dest, mode = 0) {
  return io.copyFile(pathOf(src, "src"), pathOf(dest, "dest"), integer(mode, "mode", 0, 7));
}

/**
 * @param {Io} io
 * @param {PathLike | null} path
 * @param {number | null} [len] in bytes
 */
export function truncate(io, path, len = 0) {
  const length = Math.max(0, integer(len ?? 0, "len"));
  return io.truncate(pathOf(path), length);
}

/**
 * @param {Io} io
 * @param {PathLike} path
 * @param {number | string} mode
 */
export function chmod(io, path, mode) {
  return io.chmod(pathOf(path), modeOf(mode, "mode"));
}

/**
 * @param {Io} io
 * @param {PathLike} path
 * @param {number} uid
 * @param {number} gid
 */
export function chown(io, path, uid, gid) {
  return io.chown(pathOf(path), idOf(uid, "uid"), idOf(gid, "gid"));
}

/**
 * @param {Io} io
 * @param {PathLike} path
 * @param {number} uid
 * @param {number} gid
 */
export function lchown(io, path, uid, gid) {
  return io.lchown(pathOf(path), idOf(uid, "uid"), idOf(gid, "gid"));
}

/**
 * @param {Io} io
 * @param {PathLike} path
 * @param {number | string | Date} atime in seconds
 * @param {number | string | Date} mtime in seconds
 */
export function utimes(io, path, atime, mtime) {
  return io.utimes(pathOf(path), secondsOf(atime, "atime"), secondsOf(mtime, "mtime"));
}

/**
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
 * @param {Io} io
 * @param {PathLike} path
 * @param {ReaddirOptions | BufferEncoding | "buffer" | null} [options]
 * @returns {import("./device.js").Due<any[]>} names, or Dirents with `withFileTypes`
 */
export function readdir(io, path, options) {
  const settings = optionsOf(options, { encoding: "utf8", withFileTypes: false, recursive: false });
  const { encoding, withFileTypes, recursive } = settings;
  if (recursive !== null) boolean(recursive, "options.recursive");
  const folder = pathOf(path);
  return after(io.readdir(folder, Boolean(recursive)), (entries) => {
    if (!withFileTypes) return entries.map(({ name }) => nameIn(name, encoding));
    return entries.map(({ name, type }) => direntOf(folder, name, type, encoding));
  });
}

/**
 * @param {string} folder as the app wrote it
 * @param {string} name seen from there
 * @param {number} type
 * @param {string | null | undefined} encoding
 * @returns {Dirent}
 */
function direntOf(folder, name, type, encoding) {
  const slash = name.lastIndexOf("/");
  if (slash < 0) return new Dirent(nameIn(name, encoding), folder, type);
  const parent = `${folder.replace(/\/+$/, "")}/${name.slice(0, slash)}`;
  return new Dirent(nameIn(name.slice(slash + 1), encoding), parent, type);
}
