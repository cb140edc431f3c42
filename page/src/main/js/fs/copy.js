/** `cp` of Node's `fs`: copies files, links and whole folders. */

import path from "../path.js";
import { boolean, callable, integer, invalidArgType, withCode } from "../node/codes.js";
import { systemError } from "../node/system.js";
import { pathOf } from "./arguments.js";
import { constants } from "./constants.js";
import { below } from "./dir.js";
import { asyncIo } from "./device.js";
import { run, wait } from "./plan.js";

/** @typedef {import("./arguments.js").PathLike} PathLike */
/** @typedef {import("./device.js").Io} Io */
/** @typedef {import("./stats.js").RawStat} RawStat */

/**
 * @typedef {object} CopyOptions
 * @property {boolean} [dereference] whether links are followed
 * @property {boolean} [errorOnExist] with `force` false: whether what is there is an error
 * @property {(source: string, destination: string) => boolean | Promise<boolean>} [filter] whether
 *     to copy; not a promise for `cpSync`
 * @property {boolean} [force] whether files that are there are replaced; true when absent
 * @property {number} [mode] a sum of `COPYFILE_…`
 * @property {boolean} [preserveTimestamps] whether the copies get the times of the originals
 * @property {boolean} [recursive] whether folders are copied
 * @property {boolean} [verbatimSymlinks] whether relative links are copied as they are written
 */

const FLAGS = /** @type {const} */ ([
  "dereference",
  "errorOnExist",
  "force",
  "preserveTimestamps",
  "recursive",
  "verbatimSymlinks",
]);

const { S_IFBLK, S_IFCHR, S_IFDIR, S_IFLNK, S_IFMT, S_IFREG, S_IFSOCK } = constants;

/** Bits of a mode that are permissions. */
const PERMISSIONS = 0o7777;

/**
 * Copies a file, a link or a folder with all in it.
 *
 * @param {Io} io
 * @param {PathLike} src
 * @param {PathLike} dest
 * @param {CopyOptions} [options]
 * @returns {import("./device.js").Due<void>}
 */
export function cp(io, src, dest, options) {
  const settings = settingsOf(options);
  const from = pathOf(src, "src");
  const to = pathOf(dest, "dest");
  return run(begin({ io, ...settings }, from, to));
}

/** @typedef {Required<Omit<CopyOptions, "filter">> & Pick<CopyOptions, "filter"> & { io: Io }} Copy */

/**
 * @param {unknown} options
 * @returns {Omit<Copy, "io">}
 */
function settingsOf(options = {}) {
  if (options === null || typeof options !== "object") throw invalidArgType("options", "object", options);
  const given = /** @type {CopyOptions} */ (options);
  const settings = {
    dereference: false,
    errorOnExist: false,
    force: true,
    preserveTimestamps: false,
    recursive: false,
    verbatimSymlinks: false,
    ...given,
    mode: integer(given.mode ?? 0, "mode", 0, 7),
  };
  for (const name of FLAGS) boolean(settings[name], `options.${name}`);
  if (settings.dereference && settings.verbatimSymlinks) {
    const text = 'Option "dereference" cannot be used in combination with option "verbatimSymlinks"';
    throw withCode(new TypeError(text), "ERR_INCOMPATIBLE_OPTION_PAIR");
  }
  if (settings.filter !== undefined) callable(settings.filter, "options.filter");
  return settings;
}

/**
 * @param {Copy} copy
 * @param {string} from
 * @param {string} to
 * @returns {Generator<any, void, any>}
 */
function* begin(copy, from, to) {
  if (!(yield* wanted(copy, from, to))) return;
  const [source, target] = yield* compare(copy, from, to);
  yield* demandOutside(copy, source, from, to);
  const folder = path.dirname(to);
  if ((yield* found(copy.io.stat, folder)) === undefined) yield* wait(copy.io.mkdir(folder, true, 0o777));
  yield* copyAny(copy, { from, to, source, target });
}

/**
 * @param {Copy} copy
 * @param {string} from
 * @param {string} to
 * @returns {Generator<any, boolean, any>}
 */
function* wanted({ io, filter }, from, to) {
  if (filter === undefined) return true;
  const answer = filter(from, to);
  if (io === asyncIo) return Boolean(yield* wait(Promise.resolve(answer)));
  if (typeof answer === "boolean") return answer;
  const what = answer instanceof Promise ? "an instance of Promise" : `type ${typeof answer}`;
  const text = `Expected boolean to be returned from the "filter" function but got ${what}.`;
  throw withCode(new TypeError(text), "ERR_INVALID_RETURN_VALUE");
}

/**
 * @param {(path: string) => import("./device.js").Due<RawStat>} ask
 * @param {string} name
 * @returns {Generator<any, RawStat | undefined, any>} undefined when there is nothing
 */
function* found(ask, name) {
  try {
    return yield* wait(ask(name));
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Looks at both ends; what must not become the other is an error.
 *
 * @param {Copy} copy
 * @param {string} from
 * @param {string} to
 * @returns {Generator<any, [RawStat, RawStat | undefined], any>}
 */
function* compare({ io, dereference }, from, to) {
  const ask = dereference ? io.stat : io.lstat;
  const source = yield* wait(ask(from));
  const target = yield* found(ask, to);
  const isFolder = typeOf(source) === S_IFDIR;
  if (target !== undefined) {
    if (isSame(source, target)) throw invalid("src and dest cannot be the same", to);
    if (isFolder && typeOf(target) !== S_IFDIR) {
      const text = `cannot overwrite non-directory ${to} with directory ${from}`;
      throw failure("ERR_FS_CP_DIR_TO_NON_DIR", "Cannot overwrite non-directory with directory", {
        code: "EISDIR",
        errno: 21,
        text,
        path: to,
      });
    }
    if (!isFolder && typeOf(target) === S_IFDIR) {
      const text = `cannot overwrite directory ${to} with non-directory ${from}`;
      throw failure("ERR_FS_CP_NON_DIR_TO_DIR", "Cannot overwrite directory with non-directory", {
        code: "ENOTDIR",
        errno: 20,
        text,
        path: to,
      });
    }
  }
  if (isFolder && isBelow(from, to)) throw intoItself(from, to);
  return [source, target];
}

/**
 * A folder above the target may be the source itself by another name.
 *
 * @param {Copy} copy
 * @param {RawStat} source
 * @param {string} from
 * @param {string} to
 * @returns {Generator<any, void, any>}
 */
function* demandOutside({ io }, source, from, to) {
  const own = path.dirname(path.resolve(from));
  let parent = path.dirname(path.resolve(to));
  while (parent !== own && parent !== path.dirname(parent)) {
    try {
      if (isSame(source, yield* wait(io.stat(parent)))) throw intoItself(from, to);
    } catch (error) {
      const { code } = /** @type {{ code?: string }} */ (error);
      // Above what the app was granted nothing can be told; it cannot be the source either.
      if (code !== "ENOENT" && code !== "ENOTDIR" && code !== "ERR_ACCESS_DENIED") throw error;
    }
    parent = path.dirname(parent);
  }
}

/**
 * @typedef {object} Pair
 * @property {string} from
 * @property {string} to
 * @property {RawStat} source
 * @property {RawStat | undefined} target
 */

/**
 * @param {Copy} copy
 * @param {Pair} pair
 * @returns {Generator<any, void, any>}
 */
function* copyAny(copy, pair) {
  switch (typeOf(pair.source)) {
    case S_IFDIR:
      return yield* copyFolder(copy, pair);
    case S_IFREG:
    case S_IFCHR:
    case S_IFBLK:
      return yield* copyOne(copy, pair);
    case S_IFLNK:
      return yield* copyLink(copy, pair);
    case S_IFSOCK:
      throw unfit("ERR_FS_CP_SOCKET", "Cannot copy a socket file", `cannot copy a socket file: ${pair.to}`, pair.to);
    // The last kind there is.
    default:
      throw unfit("ERR_FS_CP_FIFO_PIPE", "Cannot copy a FIFO pipe", `cannot copy a FIFO pipe: ${pair.to}`, pair.to);
  }
}

/**
 * @param {Copy} copy
 * @param {Pair} pair
 * @returns {Generator<any, void, any>}
 */
function* copyOne({ io, force, errorOnExist, mode, preserveTimestamps }, { from, to, source, target }) {
  if (target !== undefined) {
    if (!force) {
      if (!errorOnExist) return;
      const details = { code: "EEXIST", errno: 17, text: `${to} already exists`, path: to };
      throw failure("ERR_FS_CP_EEXIST", "Target already exists", details);
    }
    yield* wait(io.unlink(to));
  }
  yield* wait(io.copyFile(from, to, mode));
  if (!preserveTimestamps) return;
  const permissions = source.mode & PERMISSIONS;
  const isReadOnly = (permissions & 0o200) === 0;
  if (isReadOnly) yield* wait(io.chmod(to, permissions | 0o200));
  // Asked again, because reading has changed the time of the last reading.
  const now = yield* wait(io.stat(from));
  yield* wait(io.utimes(to, secondsOf(now.atimeSeconds, now.atimeNanos), secondsOf(now.mtimeSeconds, now.mtimeNanos)));
  if (isReadOnly) yield* wait(io.chmod(to, permissions));
}

/**
 * @param {number} seconds
 * @param {number} nanos
 * @returns {number}
 */
function secondsOf(seconds, nanos) {
  return seconds + nanos / 1e9;
}

/**
 * @param {Copy} copy
 * @param {Pair} pair
 * @returns {Generator<any, void, any>}
 */
function* copyFolder(copy, { from, to, source, target }) {
  const { io } = copy;
  if (!copy.recursive) {
    const details = { code: "EISDIR", errno: 21, text: `${from} is a directory (not copied)`, path: from };
    throw failure("ERR_FS_EISDIR", "Path is a directory", details);
  }
  const isNew = target === undefined;
  if (isNew) yield* wait(io.mkdir(to, false, 0o777));
  for (const { name } of yield* wait(io.readdir(from, false))) {
    const child = below(from, name);
    const copied = below(to, name);
    if (!(yield* wanted(copy, child, copied))) continue;
    const [childSource, childTarget] = yield* compare(copy, child, copied);
    yield* copyAny(copy, { from: child, to: copied, source: childSource, target: childTarget });
  }
  if (isNew) yield* wait(io.chmod(to, source.mode & PERMISSIONS));
}

/**
 * @param {Copy} copy
 * @param {Pair} pair
 * @returns {Generator<any, void, any>}
 */
function* copyLink({ io, verbatimSymlinks }, { from, to, target }) {
  const written = yield* wait(io.readlink(from));
  const leads = verbatimSymlinks ? written : path.resolve(path.dirname(from), written);
  if (target === undefined) return yield* wait(io.symlink(leads, to));
  if (typeOf(target) !== S_IFLNK) return yield* wait(io.symlink(leads, to));
  const led = path.resolve(path.dirname(to), yield* wait(io.readlink(to)));
  const source = yield* found(io.stat, from);
  if (source !== undefined && typeOf(source) === S_IFDIR) {
    if (isBelow(leads, led)) throw intoItself(leads, led, to);
    if (isBelow(led, leads)) {
      const text = `cannot overwrite ${led} with ${leads}`;
      const title = "Cannot overwrite symlink in subdirectory of self";
      throw unfit("ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY", title, text, to);
    }
  }
  yield* wait(io.unlink(to));
  yield* wait(io.symlink(leads, to));
}

/**
 * @param {RawStat} stat
 * @returns {number} one of `S_IF…`
 */
function typeOf(stat) {
  return stat.mode & S_IFMT;
}

/**
 * @param {RawStat} a
 * @param {RawStat} b
 * @returns {boolean}
 */
function isSame(a, b) {
  return a.ino === b.ino && a.dev === b.dev;
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {boolean} whether it is the folder or something in it
 */
function isBelow(folder, name) {
  const above = path.resolve(folder);
  const resolved = path.resolve(name);
  return resolved === above || resolved.startsWith(above === "/" ? "/" : `${above}/`);
}

/**
 * @param {string} from
 * @param {string} to
 * @param {string} [at] the path to blame
 */
function intoItself(from, to, at = to) {
  return invalid(`cannot copy ${from} to a subdirectory of self ${to}`, at);
}

/**
 * @param {string} text
 * @param {string} at
 */
function invalid(text, at) {
  return unfit("ERR_FS_CP_EINVAL", "Invalid src or dest", text, at);
}

/**
 * @param {string} code
 * @param {string} title
 * @param {string} text
 * @param {string} at
 */
function unfit(code, title, text, at) {
  return failure(code, title, { code: "EINVAL", errno: 22, text, path: at });
}

/**
 * @param {string} code
 * @param {string} title
 * @param {{ code: string, errno: number, text: string, path: string }} details
 */
function failure(code, title, { text, ...details }) {
  return systemError(code, title, { ...details, message: text, syscall: "cp" });
}
