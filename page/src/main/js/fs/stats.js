/** What is known of a file: `Stats`, `BigIntStats` and `Dirent` of Node's `fs`. */

import { constants } from "./constants.js";

const { S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFMT, S_IFREG, S_IFSOCK } = constants;

/** @typedef {import("/_kith/routes/fs.js").Stat} RawStat what the host tells */

/** The questions that Stats, BigIntStats and Dirent answer alike. */
class Kind {
  /**
   * @protected
   * @returns {number} one of `S_IF…`
   */
  get _type() {
    return 0;
  }

  /** @returns {boolean} */
  isFile() {
    return this._type === S_IFREG;
  }

  /** @returns {boolean} */
  isDirectory() {
    return this._type === S_IFDIR;
  }

  /** @returns {boolean} */
  isSymbolicLink() {
    return this._type === S_IFLNK;
  }

  /** @returns {boolean} */
  isFIFO() {
    return this._type === S_IFIFO;
  }

  /** @returns {boolean} */
  isSocket() {
    return this._type === S_IFSOCK;
  }

  /** @returns {boolean} */
  isBlockDevice() {
    return this._type === S_IFBLK;
  }

  /** @returns {boolean} */
  isCharacterDevice() {
    return this._type === S_IFCHR;
  }
}

/** Numbers are as in Node: times in milliseconds with a fraction, `blocks` of 512 bytes. */
export class Stats extends Kind {
  /** @param {RawStat} raw */
  constructor(raw) {
    super();
    this.dev = Number(raw.dev);
    this.mode = raw.mode;
    this.nlink = raw.nlink;
    this.uid = raw.uid;
    this.gid = raw.gid;
    this.rdev = Number(raw.rdev);
    this.blksize = raw.blksize;
    this.ino = Number(raw.ino);
    this.size = raw.size;
    this.blocks = raw.blocks;
    this.atimeMs = milliseconds(raw.atimeSeconds, raw.atimeNanos);
    this.mtimeMs = milliseconds(raw.mtimeSeconds, raw.mtimeNanos);
    this.ctimeMs = milliseconds(raw.ctimeSeconds, raw.ctimeNanos);
    this.birthtimeMs = milliseconds(raw.birthtimeSeconds, raw.birthtimeNanos);
  }

  /** @override */
  get _type() {
    return this.mode & S_IFMT;
  }

  get atime() {
    return dateOf(this.atimeMs);
  }

  get mtime() {
    return dateOf(this.mtimeMs);
  }

  get ctime() {
    return dateOf(this.ctimeMs);
  }

  get birthtime() {
    return dateOf(this.birthtimeMs);
  }
}

/** The same with whole numbers of any size, and times in nanoseconds too. */
export class BigIntStats extends Kind {
  /** @param {RawStat} raw */
  constructor(raw) {
    super();
    this.dev = raw.dev;
    this.mode = BigInt(raw.mode);
    this.nlink = BigInt(raw.nlink);
    this.uid = BigInt(raw.uid);
    this.gid = BigInt(raw.gid);
    this.rdev = raw.rdev;
    this.blksize = BigInt(raw.blksize);
    this.ino = raw.ino;
    this.size = BigInt(raw.size);
    this.blocks = BigInt(raw.blocks);
    this.atimeNs = nanoseconds(raw.atimeSeconds, raw.atimeNanos);
    this.mtimeNs = nanoseconds(raw.mtimeSeconds, raw.mtimeNanos);
    this.ctimeNs = nanoseconds(raw.ctimeSeconds, raw.ctimeNanos);
    this.birthtimeNs = nanoseconds(raw.birthtimeSeconds, raw.birthtimeNanos);
    this.atimeMs = this.atimeNs / 1_000_000n;
    this.mtimeMs = this.mtimeNs / 1_000_000n;
    this.ctimeMs = this.ctimeNs / 1_000_000n;
    this.birthtimeMs = this.birthtimeNs / 1_000_000n;
  }

  /** @override */
  get _type() {
    return Number(this.mode) & S_IFMT;
  }

  get atime() {
    return dateOf(Number(this.atimeMs));
  }

  get mtime() {
    return dateOf(Number(this.mtimeMs));
  }

  get ctime() {
    return dateOf(Number(this.ctimeMs));
  }

  get birthtime() {
    return dateOf(Number(this.birthtimeMs));
  }
}

/** An entry of a folder. */
export class Dirent extends Kind {
  #type;

  /**
   * @param {string | import("../buffer.js").Buffer} name
   * @param {string} parentPath as the app wrote it
   * @param {number} type one of `S_IF…`
   */
  constructor(name, parentPath, type) {
    super();
    this.name = name;
    this.parentPath = parentPath;
    this.path = parentPath;
    this.#type = type;
  }

  /** @override */
  get _type() {
    return this.#type;
  }
}

for (const { prototype } of [Stats, BigIntStats]) {
  for (const name of ["atime", "mtime", "ctime", "birthtime"]) {
    // As in Node, where a loop over a Stats meets the dates too.
    Object.defineProperty(prototype, name, { enumerable: true });
  }
}

/**
 * @param {number} seconds
 * @param {number} nanos
 * @returns {number}
 */
function milliseconds(seconds, nanos) {
  return seconds * 1000 + nanos / 1e6;
}

/**
 * @param {number} seconds
 * @param {number} nanos
 * @returns {bigint}
 */
function nanoseconds(seconds, nanos) {
  return BigInt(seconds) * 1_000_000_000n + BigInt(nanos);
}

/**
 * @param {number} ms
 * @returns {Date}
 */
function dateOf(ms) {
  return new Date(Math.round(ms));
}
