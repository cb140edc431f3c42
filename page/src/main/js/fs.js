/**
 * Node's `fs`: each function with a callback, as `*Sync`, and under `promises` with a promise. The
 * `*Sync` functions block their thread: in a page the whole window. What is refused by the app's
 * permissions fails with `ERR_ACCESS_DENIED`.
 */

import { Buffer } from "./buffer.js";
import { callbackOf, secondsOf } from "./fs/arguments.js";
import { openAsBlob } from "./fs/blob.js";
import { constants } from "./fs/constants.js";
import * as contents from "./fs/contents.js";
import { cp as copy } from "./fs/copy.js";
import * as descriptors from "./fs/descriptors.js";
import { asyncIo } from "./fs/device.js";
import * as dir from "./fs/dir.js";
import { glob, globSync } from "./fs/glob.js";
import * as names from "./fs/names.js";
import { called, nameThem, report, synced } from "./fs/plan.js";
import promises from "./fs/promises.js";
import { Dirent, Stats } from "./fs/stats.js";
import * as vectors from "./fs/vectors.js";
import { FSWatcher, watch } from "./fs/watch.js";
import { unwatchFile, watchFile } from "./fs/watchfile.js";

/** @typedef {import("./fs/arguments.js").PathLike} PathLike */

/** Where `util.promisify` looks for a function that has more than one result. */
const customPromisify = Symbol.for("nodejs.util.promisify.custom");

const access = called(names.access);
const appendFile = called(contents.appendFile);
const chmod = called(names.chmod);
const chown = called(names.chown);
const copyFile = called(names.copyFile);
const cp = called(copy);
const fchmod = called(descriptors.fchmod);
const fchown = called(descriptors.fchown);
const fdatasync = called(descriptors.fdatasync);
const fstat = called(descriptors.fstat);
const fsync = called(descriptors.fsync);
const ftruncate = called(descriptors.ftruncate);
const futimes = called(descriptors.futimes);
const lchown = called(names.lchown);
const link = called(names.link);
const lstat = called(names.lstat);
const lutimes = called(names.lutimes);
const mkdir = called(names.mkdir);
const mkdtemp = called(names.mkdtemp);
const open = called(descriptors.open);
const opendir = called(dir.opendir);
const readFile = called(contents.readFile);
const readdir = called(names.readdir);
const readlink = called(names.readlink);
const realpath = Object.assign(called(names.realpath), { native: called(names.realpath) });
const rename = called(names.rename);
const rm = called(names.rm);
const rmdir = called(names.rmdir);
const stat = called(names.stat);
const statfs = called(names.statfs);
const symlink = called(names.symlink);
const truncate = called(names.truncate);
const unlink = called(names.unlink);
const utimes = called(names.utimes);
const writeFile = called(contents.writeFile);

const accessSync = synced(names.access);
const appendFileSync = synced(contents.appendFile);
const chmodSync = synced(names.chmod);
const chownSync = synced(names.chown);
const closeSync = synced(descriptors.close);
const copyFileSync = synced(names.copyFile);
const cpSync = synced(copy);
const fchmodSync = synced(descriptors.fchmod);
const fchownSync = synced(descriptors.fchown);
const fdatasyncSync = synced(descriptors.fdatasync);
const fstatSync = synced(descriptors.fstat);
const fsyncSync = synced(descriptors.fsync);
const ftruncateSync = synced(descriptors.ftruncate);
const futimesSync = synced(descriptors.futimes);
const lchownSync = synced(names.lchown);
const linkSync = synced(names.link);
const lstatSync = whenThere(synced(names.lstat));
const lutimesSync = synced(names.lutimes);
const mkdirSync = synced(names.mkdir);
const mkdtempSync = synced(names.mkdtemp);
const openSync = synced(descriptors.open);
const opendirSync = synced(dir.opendir);
const readFileSync = synced(contents.readFile);
const readSync = synced(descriptors.read);
const readdirSync = synced(names.readdir);
const readvSync = synced(vectors.readv);
const readlinkSync = synced(names.readlink);
const realpathSync = Object.assign(synced(names.realpath), { native: synced(names.realpath) });
const renameSync = synced(names.rename);
const rmSync = synced(names.rm);
const rmdirSync = synced(names.rmdir);
const statSync = whenThere(synced(names.stat));
const statfsSync = synced(names.statfs);
const symlinkSync = synced(names.symlink);
const truncateSync = synced(names.truncate);
const unlinkSync = synced(names.unlink);
const utimesSync = synced(names.utimes);
const writeFileSync = synced(contents.writeFile);
const writeSync = synced(descriptors.write);
const writevSync = synced(vectors.writev);

/** Links have no permissions of their own on Linux; there Node has no such function either. */
const lchmod = undefined;
const lchmodSync = undefined;

/**
 * Lets `throwIfNoEntry: false` give undefined where there is nothing.
 *
 * @template {(path: PathLike, options?: names.StatOptions) => any} F
 * @param {F} face
 * @returns {F}
 */
function whenThere(face) {
  const quiet = (/** @type {PathLike} */ path, /** @type {names.StatOptions} */ options) => {
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

/**
 * Whether there is something. False for a path that the app may not see.
 *
 * @param {PathLike} path
 * @param {(isThere: boolean) => void} callback
 */
function exists(path, callback) {
  const tell = callbackOf(callback);
  promises.access(path).then(
    () => queueMicrotask(() => tell(true)),
    () => queueMicrotask(() => tell(false)),
  );
}

Object.defineProperty(exists, customPromisify, {
  value: (/** @type {PathLike} */ path) => promises.access(path).then(() => true, () => false),
});

/**
 * Whether there is something. False for a path that the app may not see. Blocks the window.
 *
 * @param {PathLike} path
 * @returns {boolean}
 */
function existsSync(path) {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * @typedef {(error: any, count?: number, buffer?: any) => void} CountCallback
 */

/**
 * Reads from an open file into a buffer: `read(fd, buffer, offset, length, position, callback)`,
 * `read(fd, buffer, options, callback)`, `read(fd, options, callback)`, `read(fd, callback)`.
 *
 * @param {number} fd
 * @param {...any} args
 */
function read(fd, ...args) {
  const callback = /** @type {CountCallback} */ (callbackOf(args.pop()));
  const [first] = args;
  const buffer = ArrayBuffer.isView(first) ? first : (first?.buffer ?? Buffer.alloc(16_384));
  const rest = ArrayBuffer.isView(first) ? args : [{ ...first, buffer }];
  tellCount(/** @type {any} */ (descriptors.read)(asyncIo, fd, ...rest), buffer, callback);
}

/**
 * Writes to an open file: `write(fd, buffer, offset, length, position, callback)`,
 * `write(fd, buffer, options, callback)`, `write(fd, string, position, encoding, callback)`.
 *
 * @param {number} fd
 * @param {any} buffer
 * @param {...any} args
 */
function write(fd, buffer, ...args) {
  const callback = /** @type {CountCallback} */ (callbackOf(args.pop()));
  tellCount(/** @type {any} */ (descriptors.write)(asyncIo, fd, buffer, ...args), buffer, callback);
}

/**
 * Reads into several buffers: `readv(fd, buffers, position, callback)`, `readv(fd, buffers, callback)`.
 *
 * @param {number} fd
 * @param {readonly ArrayBufferView[]} buffers
 * @param {number | null | CountCallback} position in the file; where it stands when absent
 * @param {CountCallback} [callback]
 */
function readv(fd, buffers, position, callback) {
  const tell = callbackOf(callback ?? position);
  const at = typeof position === "number" ? position : null;
  tellCount(vectors.readv(asyncIo, fd, buffers, at), buffers, tell);
}

/**
 * Writes several buffers: `writev(fd, buffers, position, callback)`, `writev(fd, buffers, callback)`.
 *
 * @param {number} fd
 * @param {readonly ArrayBufferView[]} buffers
 * @param {number | null | CountCallback} position in the file; where it stands when absent
 * @param {CountCallback} [callback]
 */
function writev(fd, buffers, position, callback) {
  const tell = callbackOf(callback ?? position);
  const at = typeof position === "number" ? position : null;
  tellCount(vectors.writev(asyncIo, fd, buffers, at), buffers, tell);
}

/**
 * @param {number | Promise<number>} due
 * @param {any} buffer
 * @param {CountCallback} callback
 */
function tellCount(due, buffer, callback) {
  Promise.resolve(due).then(
    (count) => queueMicrotask(() => callback(null, count, buffer)),
    (error) => queueMicrotask(() => callback(error)),
  );
}

for (const [face, count, what] of /** @type {const} */ ([
  [read, "bytesRead", "buffer"],
  [readv, "bytesRead", "buffers"],
  [write, "bytesWritten", "buffer"],
  [writev, "bytesWritten", "buffers"],
])) {
  const value = (/** @type {any[]} */ ...args) => counted(face, args, [count, what]);
  Object.defineProperty(face, customPromisify, { value });
}

/**
 * @param {(...args: any[]) => void} face
 * @param {any[]} args
 * @param {readonly string[]} names of the count and of the buffer
 * @returns {Promise<Record<string, any>>}
 */
function counted(face, args, [count = "", what = ""]) {
  return new Promise((resolve, reject) => {
    face(...args, (/** @type {any} */ error, /** @type {number} */ value, /** @type {any} */ buffer) => {
      if (error) reject(error);
      else resolve({ [count]: value, [what]: buffer });
    });
  });
}

/**
 * Closes an open file. Errors are thrown when there is no callback.
 *
 * @param {number} fd
 * @param {(error: any) => void} [callback]
 */
function close(fd, callback) {
  const tell = callback === undefined ? thrown : callbackOf(callback);
  report(Promise.resolve(descriptors.close(asyncIo, fd)), tell);
}

/** @param {any} [error] */
function thrown(error) {
  if (error) throw error;
}

const { Dir } = dir;
const { F_OK, R_OK, W_OK, X_OK } = constants;

const all = {
  Dir,
  Dirent,
  FSWatcher,
  F_OK,
  R_OK,
  Stats,
  W_OK,
  X_OK,
  _toUnixTimestamp: secondsOf,
  access,
  accessSync,
  appendFile,
  appendFileSync,
  chmod,
  chmodSync,
  chown,
  chownSync,
  close,
  closeSync,
  constants,
  copyFile,
  copyFileSync,
  cp,
  cpSync,
  exists,
  existsSync,
  fchmod,
  fchmodSync,
  fchown,
  fchownSync,
  fdatasync,
  fdatasyncSync,
  fstat,
  fstatSync,
  fsync,
  fsyncSync,
  ftruncate,
  ftruncateSync,
  futimes,
  futimesSync,
  glob,
  globSync,
  lchmod,
  lchmodSync,
  lchown,
  lchownSync,
  link,
  linkSync,
  lstat,
  lstatSync,
  lutimes,
  lutimesSync,
  mkdir,
  mkdirSync,
  mkdtemp,
  mkdtempSync,
  open,
  openAsBlob,
  openSync,
  opendir,
  opendirSync,
  promises,
  read,
  readFile,
  readFileSync,
  readSync,
  readdir,
  readdirSync,
  readlink,
  readlinkSync,
  readv,
  readvSync,
  realpath,
  realpathSync,
  rename,
  renameSync,
  rm,
  rmSync,
  rmdir,
  rmdirSync,
  stat,
  statSync,
  statfs,
  statfsSync,
  symlink,
  symlinkSync,
  truncate,
  truncateSync,
  unlink,
  unlinkSync,
  unwatchFile,
  utimes,
  utimesSync,
  watch,
  watchFile,
  write,
  writeFile,
  writeFileSync,
  writeSync,
  writev,
  writevSync,
};

nameThem(all);

export default all;
export {
  Dir,
  Dirent,
  FSWatcher,
  F_OK,
  R_OK,
  Stats,
  W_OK,
  X_OK,
  secondsOf as _toUnixTimestamp,
  access,
  accessSync,
  appendFile,
  appendFileSync,
  chmod,
  chmodSync,
  chown,
  chownSync,
  close,
  closeSync,
  constants,
  copyFile,
  copyFileSync,
  cp,
  cpSync,
  exists,
  existsSync,
  fchmod,
  fchmodSync,
  fchown,
  fchownSync,
  fdatasync,
  fdatasyncSync,
  fstat,
  fstatSync,
  fsync,
  fsyncSync,
  ftruncate,
  ftruncateSync,
  futimes,
  futimesSync,
  glob,
  globSync,
  lchmod,
  lchmodSync,
  lchown,
  lchownSync,
  link,
  linkSync,
  lstat,
  lstatSync,
  lutimes,
  lutimesSync,
  mkdir,
  mkdirSync,
  mkdtemp,
  mkdtempSync,
  open,
  openAsBlob,
  openSync,
  opendir,
  opendirSync,
  promises,
  read,
  readFile,
  readFileSync,
  readSync,
  readdir,
  readdirSync,
  readlink,
  readlinkSync,
  readv,
  readvSync,
  realpath,
  realpathSync,
  rename,
  renameSync,
  rm,
  rmSync,
  rmdir,
  rmdirSync,
  stat,
  statSync,
  statfs,
  statfsSync,
  symlink,
  symlinkSync,
  truncate,
  truncateSync,
  unlink,
  unlinkSync,
  unwatchFile,
  utimes,
  utimesSync,
  watch,
  watchFile,
  write,
  writeFile,
  writeFileSync,
  writeSync,
  writev,
  writevSync,
};
