/**
 * The routes that `fs` stands on, once as promises and once as values. What `fs` is for an app is
 * made from both by the same code (`plan.js`).
 */

import * as file from "/_kith/routes/file.js";
import * as folder from "/_kith/routes/folder.js";
import * as fs from "/_kith/routes/fs.js";

/**
 * @template T
 * @typedef {T | Promise<T>} Due a value, now or later
 */

export const asyncIo = {
  access: fs.access,
  chmod: fs.chmod,
  chown: fs.chown,
  close: file.close,
  closeFolder: folder.close,
  copyFile: fs.copyFile,
  fchmod: file.chmod,
  fchown: file.chown,
  fstat: file.stat,
  ftruncate: file.truncate,
  futimes: file.utimes,
  lchown: fs.lchown,
  link: fs.link,
  lstat: fs.lstat,
  lutimes: fs.lutimes,
  mkdir: fs.mkdir,
  mkdtemp: fs.mkdtemp,
  open: fs.open,
  opendir: fs.opendir,
  read: file.read,
  readFile: fs.readFile,
  readFolder: folder.read,
  readdir: fs.readdir,
  readlink: fs.readlink,
  realpath: fs.realpath,
  rename: fs.rename,
  rm: fs.rm,
  rmdir: fs.rmdir,
  stat: fs.stat,
  statfs: fs.statfs,
  symlink: fs.symlink,
  sync: file.sync,
  truncate: fs.truncate,
  unlink: fs.unlink,
  utimes: fs.utimes,
  write: file.write,
  writeFile: fs.writeFile,
};

/**
 * @typedef {{
 *   [Name in keyof typeof asyncIo]: (
 *     ...args: Parameters<(typeof asyncIo)[Name]>
 *   ) => Due<Awaited<ReturnType<(typeof asyncIo)[Name]>>>
 * }} Io
 */

/** @type {Io} */
export const syncIo = {
  access: fs.accessSync,
  chmod: fs.chmodSync,
  chown: fs.chownSync,
  close: file.closeSync,
  closeFolder: folder.closeSync,
  copyFile: fs.copyFileSync,
  fchmod: file.chmodSync,
  fchown: file.chownSync,
  fstat: file.statSync,
  ftruncate: file.truncateSync,
  futimes: file.utimesSync,
  lchown: fs.lchownSync,
  link: fs.linkSync,
  lstat: fs.lstatSync,
  lutimes: fs.lutimesSync,
  mkdir: fs.mkdirSync,
  mkdtemp: fs.mkdtempSync,
  open: fs.openSync,
  opendir: fs.opendirSync,
  read: file.readSync,
  readFile: fs.readFileSync,
  readFolder: folder.readSync,
  readdir: fs.readdirSync,
  readlink: fs.readlinkSync,
  realpath: fs.realpathSync,
  rename: fs.renameSync,
  rm: fs.rmSync,
  rmdir: fs.rmdirSync,
  stat: fs.statSync,
  statfs: fs.statfsSync,
  symlink: fs.symlinkSync,
  sync: file.syncSync,
  truncate: fs.truncateSync,
  unlink: fs.unlinkSync,
  utimes: fs.utimesSync,
  write: file.writeSync,
  writeFile: fs.writeFileSync,
};
