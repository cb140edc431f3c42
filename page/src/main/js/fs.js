/**
 * Node's `fs`: each function with a callback, as `*Sync`, and under `promises` with a promise. The
 * `*Sync` functions block their thread: in a page the whole window. What is refused by the app's
 * permissions fails with `ERR_ACCESS_DENIED`.
 */

import { secondsOf } from "./fs/arguments.js";
import { openAsBlob } from "./fs/blob.js";
import * as callbacks from "./fs/callbacks.js";
import { constants } from "./fs/constants.js";
import * as counted from "./fs/counted.js";
import { Dir } from "./fs/dir.js";
import { glob, globSync } from "./fs/glob.js";
import { nameThem } from "./fs/plan.js";
import promised from "./fs/promises.js";
import { Dirent, Stats } from "./fs/stats.js";
import * as streams from "./fs/streams.js";
import * as sync from "./fs/sync.js";
import { watch } from "./fs/watch.js";
import { unwatchFile, watchFile } from "./fs/watchfile.js";

/** @typedef {import("./fs/watch.js").FSWatcher} FSWatcher what `watch` gives; as in Node a type alone */
/** @typedef {import("./fs/watchfile.js").StatWatcher} StatWatcher what `watchFile` gives; as in Node a type alone */

/** For `access`: it is there. */
const F_OK = constants.F_OK;
/** For `access`: it may be read. */
const R_OK = constants.R_OK;
/** For `access`: it may be written. */
const W_OK = constants.W_OK;
/** For `access`: it may be run, a folder entered. */
const X_OK = constants.X_OK;

/** Links have no permissions of their own on Linux; there Node has no such function either. */
const lchmod = undefined;

/** Links have no permissions of their own on Linux; there Node has no such function either. */
const lchmodSync = undefined;

/** The same functions with promises: `fs/promises`. */
const promises = promised;

const all = {
  ...callbacks,
  ...counted,
  ...streams,
  ...sync,
  Dir,
  Dirent,
  F_OK,
  R_OK,
  Stats,
  W_OK,
  X_OK,
  _toUnixTimestamp: secondsOf,
  constants,
  glob,
  globSync,
  lchmod,
  lchmodSync,
  openAsBlob,
  promises,
  unwatchFile,
  watch,
  watchFile,
};

nameThem(all);

export default all;
export * from "./fs/callbacks.js";
export * from "./fs/counted.js";
export * from "./fs/streams.js";
export * from "./fs/sync.js";
export {
  Dir,
  Dirent,
  F_OK,
  R_OK,
  Stats,
  W_OK,
  X_OK,
  constants,
  glob,
  globSync,
  lchmod,
  lchmodSync,
  openAsBlob,
  promises,
  secondsOf as _toUnixTimestamp,
  unwatchFile,
  watch,
  watchFile,
};
