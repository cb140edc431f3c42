/**
 * Node's `fs`: each function with a callback, as `*Sync`, and under `promises` with a promise. The
 * `*Sync` functions block their thread: in a page the whole window. What is refused by the app's
 * permissions fails with `ERR_ACCESS_DENIED`.
 */

import { Buffer } from "./buffer.js";
import { callbackOf } from "./fs/arguments.js";
import { constants } from "./fs/constants.js";
import * as contents from "./fs/contents.js";
import * as descriptors from "./fs/descriptors.js";
import { asyncIo } from "./fs/device.js";
import * as names from "./fs/names.js";
import { called, synced } from "./fs/plan.js";
import promises from "./fs/promises.js";
import { Dirent, Stats } from "./fs/stats.js";
import { FSWatcher, watch } from "./fs/watch.js";

/** @typedef {import("./fs/arguments.js").PathLike} PathLike */

/** Where `util.promisify` looks for a function that has more than one result. */
const customPromisify = Symbol.for("nodejs.util.promisify.custom");

const access = called(names.access);
const appendFile = called(contents.appendFile);
const chmod = called(names.chmod);
const chown = called(names.chown);
const close = called(descriptors.close);
const copyFile = called(names.copyFile);
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
const readFile = called(contents.readFile);
const readdir = called(names.readdir);
const readlink = called(names.readlink);
const realpath = Object.assign(called(names.realpath), { native: called(names.realpath) });
const rename = called(names.rename);
const rm = called(names.rm);
const rmdir = called(names.rmdir);
const stat = called(names.stat);
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
const readFileSync = synced(contents.readFile);
const readSync = synced(descriptors.read);
const readdirSync = synced(names.readdir);
const readlinkSync = synced(names.readlink);
const realpathSync = Object.assign(synced(names.realpath), { native: synced(names.realpath) });
const renameSync = synced(names.rename);
const rmSync = synced(names.rm);
const rmdirSync = synced(names.rmdir);
const statSync = whenThere(synced(names.stat));
const symlinkSync = synced(names.symlink);
const truncateSync = synced(names.truncate);
const unlinkSync = synced(names.unlink);
const utimesSync = synced(names.utimes);
const writeFileSync = synced(contents.writeFile);
const writeSync = synced(descriptors.write);

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
  const due = /** @type {any} */ (descriptors.read)(asyncIo, fd, ...rest);
  Promise.resolve(due).then(
    (count) => queueMicrotask(() => callback(null, count, buffer)),
    (error) => queueMicrotask(() => callback(error)),
  );
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
  const due = /** @type {any} */ (descriptors.write)(asyncIo, fd, buffer, ...args);
  Promise.resolve(due).then(
    (count) => queueMicrotask(() => callback(null, count, buffer)),
    (error) => queueMicrotask(() => callback(error)),
  );
}

Object.defineProperty(read, customPromisify, {
  value: (/** @type {[number, ...any[]]} */ ...args) => counted(read, args, "bytesRead"),
});
Object.defineProperty(write, customPromisify, {
  value: (/** @type {[number, any, ...any[]]} */ ...args) => counted(write, args, "bytesWritten"),
});

/**
 * @param {(...args: any[]) => void} face
 * @param {any[]} args
 * @param {string} name of the count
 * @returns {Promise<Record<string, any>>}
 */
function counted(face, args, name) {
  return new Promise((resolve, reject) => {
    face(...args, (/** @type {any} */ error, /** @type {number} */ count, /** @type {any} */ buffer) => {
      if (error) reject(error);
      else resolve({ [name]: count, buffer });
    });
  });
}

const { F_OK, R_OK, W_OK, X_OK } = constants;

export default {
  Dirent,
  F_OK,
  FSWatcher,
  R_OK,
  Stats,
  W_OK,
  X_OK,
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
  openSync,
  promises,
  read,
  readFile,
  readFileSync,
  readSync,
  readdir,
  readdirSync,
  readlink,
  readlinkSync,
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
  symlink,
  symlinkSync,
  truncate,
  truncateSync,
  unlink,
  unlinkSync,
  utimes,
  utimesSync,
  watch,
  write,
  writeFile,
  writeFileSync,
  writeSync,
};
export {
  Dirent,
  F_OK,
  FSWatcher,
  R_OK,
  Stats,
  W_OK,
  X_OK,
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
  openSync,
  promises,
  read,
  readFile,
  readFileSync,
  readSync,
  readdir,
  readdirSync,
  readlink,
  readlinkSync,
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
  symlink,
  symlinkSync,
  truncate,
  truncateSync,
  unlink,
  unlinkSync,
  utimes,
  utimesSync,
  watch,
  write,
  writeFile,
  writeFileSync,
  writeSync,
};
