/** What is known of a file: `Stats`, `BigIntStats` and `Dirent` of Node's `fs`. */

import { constants } from "./constants.js";

const { S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFMT, S_IFREG, S_IFSOCK } = constants;

/** @typedef {import("/_kith/routes/fs.js").Stat} RawStat what the host tells */
/** @typedef {import("/_kith/routes/fs.js").StatFs} RawStatFs what the host tells */
/** @typedef {import("../buffer.js").Buffer} Buffer */

/** The questions that Stats, BigIntStats and Dirent answer alike. */
class Kind {
  /**
   * @protected
   * @returns {number} one of `S_IF…`
   */
  get _type() {
    return 0;
  }

  /**
   * Whether it is an ordinary file.
   *
   * @returns {boolean}
   */
  isFile() {
    return this._type === S_IFREG;
  }

  /**
   * Whether it is a folder.
   *
   * @returns {boolean}
   */
  isDirectory() {
    return this._type === S_IFDIR;
  }

  /**
   * Whether it is a link; only `lstat` finds one.
   *
   * @returns {boolean}
   */
  isSymbolicLink() {
    return this._type === S_IFLNK;
  }

  /**
   * Whether it is a named pipe.
   *
   * @returns {boolean}
   */
  isFIFO() {
    return this._type === S_IFIFO;
  }

  /**
   * Whether it is a socket.
   *
   * @returns {boolean}
   */
  isSocket() {
    return this._type === S_IFSOCK;
  }

  /**
   * Whether it is a device of blocks, as disks are.
   *
   * @returns {boolean}
   */
  isBlockDevice() {
    return this._type === S_IFBLK;
  }

  /**
   * Whether it is a device of characters, as terminals are.
   *
   * @returns {boolean}
   */
  isCharacterDevice() {
    return this._type === S_IFCHR;
  }
}

/** Numbers are as in Node: times in milliseconds with a fraction, `blocks` of 512 bytes. */
export class Stats extends Kind {
  /** The device the file is on. */
  dev;
  /** Kind and permissions: a sum of `S_I…`. */
  mode;
  /** How many names it has. */
  nlink;
  /** Its owner. */
  uid;
  /** Its group. */
  gid;
  /** Which device it is, if it is one. */
  rdev;
  /** Bytes that are best read at once. */
  blksize;
  /** Its number on its device. */
  ino;
  /** In bytes. */
  size;
  /** How many blocks of 512 bytes it takes. */
  blocks;
  /** When it was read last, in milliseconds since 1970. */
  atimeMs;
  /** When it was written last, in milliseconds since 1970. */
  mtimeMs;
  /** When it was changed last, its name or permissions too, in milliseconds since 1970. */
  ctimeMs;
  /** When it was made, in milliseconds since 1970. */
  birthtimeMs;

  /** @param {RawStat} [given] */
  constructor(given) {
    super();
    const raw = given ?? /** @type {RawStat} */ ({});
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

  /** When it was read last. */
  get atime() {
    return dateOf(this.atimeMs);
  }

  /** When it was written last. */
  get mtime() {
    return dateOf(this.mtimeMs);
  }

  /** When it was changed last, its name or permissions too. */
  get ctime() {
    return dateOf(this.ctimeMs);
  }

  /** When it was made. */
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

/** What a Dirent tells from the `UV_DIRENT_…` number it was made with. */
const TYPES = [0, S_IFREG, S_IFDIR, S_IFLNK, S_IFIFO, S_IFSOCK, S_IFCHR, S_IFBLK];

/** An entry of a folder. */
export class Dirent extends Kind {
  /** Without the folder. */
  name;
  /** The folder, as the app wrote it. */
  parentPath;
  /** The same as `parentPath`; deprecated in Node. */
  path;
  #type;

  /**
   * @param {string | Buffer} name without the folder
   * @param {number} type one of `UV_DIRENT_…`
   * @param {string | Buffer} parentPath the folder, as the app wrote it
   */
  constructor(name, type, parentPath) {
    super();
    this.name = name;
    this.parentPath = parentPath;
    this.path = parentPath;
    this.#type = TYPES[type] ?? 0;
  }

  /** @override */
  get _type() {
    return this.#type;
  }
}

/**
 * @param {number} type one of `S_IF…`
 * @returns {number} one of `UV_DIRENT_…`; unknown for anything else
 */
export function direntType(type) {
  return Math.max(0, TYPES.indexOf(type));
}

/** What is known of a file system; a number each, or a BigInt each with `bigint`. */
export class StatFs {
  /**
   * @param {RawStatFs} raw
   * @param {boolean} [isBig] whether numbers are BigInts
   */
  constructor(raw, isBig = false) {
    const number = /** @type {(value: number | bigint) => any} */ (isBig ? BigInt : Number);
    this.type = number(raw.type);
    this.bsize = number(raw.bsize);
    this.blocks = number(raw.blocks);
    this.bfree = number(raw.bfree);
    this.bavail = number(raw.bavail);
    this.files = number(raw.files);
    this.ffree = number(raw.ffree);
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
