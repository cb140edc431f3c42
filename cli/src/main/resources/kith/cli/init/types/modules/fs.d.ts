// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/fs/constants" {
  /** `fs.constants`: numbers of Linux, which cross to the host whatever the machine is. */
  export const constants: any;
  export {};
}

declare module "kith:internal/fs/arguments" {
  /** Reads the arguments of `fs` functions as Node does, with its errors. */
  import { Buffer } from "kith:internal/buffer";
  export type PathLike = string | Uint8Array | URL;
  /**
   * @param {unknown} value a string, the bytes of one, or a `file:` URL
   * @param {string} [name] of the argument
   * @returns {string}
   */
  export function pathOf(value: unknown, name?: string): string;
  /**
   * @param {URL} url
   * @returns {string}
   */
  export function pathOfUrl(url: URL): string;
  /**
   * @param {unknown} value a number or a string such as `w+`
   * @param {string} [name] of the argument
   * @returns {number} bits of `O_…`
   */
  export function flagsOf(value: unknown, name?: string): number;
  /**
   * @param {unknown} value a number or an octal string
   * @param {string} name of the argument
   * @param {number} [absent] what it is when it is not given
   * @returns {number}
   */
  export function modeOf(value: unknown, name: string, absent?: number): number;
  /**
   * @template {object} T
   * @param {unknown} options an object, an encoding, or nothing
   * @param {T} defaults
   * @returns {T & Record<string, any>}
   */
  export function optionsOf<T extends object>(options: unknown, defaults: T): T & Record<string, any>;
  /**
   * @param {Uint8Array} bytes
   * @returns {Buffer} the same memory
   */
  export function bufferOf(bytes: Uint8Array): Buffer;
  /**
   * @param {Uint8Array} bytes
   * @param {string | null | undefined} encoding
   * @returns {string | Buffer} text when there is an encoding
   */
  export function decoded(bytes: Uint8Array, encoding: string | null | undefined): string | Buffer;
  /**
   * @param {string} name a path from the host: text, or a NUL and one character for each byte
   * @param {string | null | undefined} encoding
   * @returns {string | Buffer}
   */
  export function nameIn(name: string, encoding: string | null | undefined): string | Buffer;
  /**
   * @param {unknown} value
   * @param {string} encoding of a string
   * @param {string} [name] of the argument
   * @returns {Uint8Array}
   */
  export function contentOf(value: unknown, encoding: string, name?: string): Uint8Array;
  /**
   * @param {unknown} value
   * @param {string} [name] of the argument
   * @returns {Uint8Array} the same memory as bytes
   */
  export function viewOf(value: unknown, name?: string): Uint8Array;
  /**
   * @param {unknown} value a position in a file
   * @param {string} [name] of the argument
   * @returns {number | null} null for the current one
   */
  export function positionOf(value: unknown, name?: string): number | null;
  /**
   * @param {unknown} value seconds since 1970, as a number or its text, or a Date
   * @param {string} name of the argument
   * @returns {number}
   */
  export function secondsOf(value: unknown, name: string): number;
  /**
   * @param {unknown} value the number of a user or group; -1 leaves it as it is
   * @param {string} name of the argument
   * @returns {number} in the 32 bits that cross to the host
   */
  export function idOf(value: unknown, name: string): number;
  /**
   * @param {unknown} value a descriptor
   * @returns {number}
   */
  export function descriptorOf(value: unknown): number;
  /**
   * @param {unknown} value
   * @returns {(...args: any[]) => void}
   */
  export function callbackOf(value: unknown): (...args: any[]) => void;
  export {};
}

declare module "kith:internal/fs/device" {
  /**
   * The routes that `fs` stands on, once as promises and once as values. What `fs` is for an app is
   * made from both by the same code (`plan.js`).
   */
  import * as file from "kith:internal/routes/file";
  import * as fs from "kith:internal/routes/fs";
  export type Due<T> = T | Promise<T>;
  /**
   * @template T
   * @typedef {T | Promise<T>} Due a value, now or later
   */
  export const asyncIo: {
      access: typeof fs.access;
      chmod: typeof fs.chmod;
      chown: typeof fs.chown;
      close: typeof file.close;
      copyFile: typeof fs.copyFile;
      fchmod: typeof file.chmod;
      fchown: typeof file.chown;
      fstat: typeof file.stat;
      ftruncate: typeof file.truncate;
      futimes: typeof file.utimes;
      lchown: typeof fs.lchown;
      link: typeof fs.link;
      lstat: typeof fs.lstat;
      lutimes: typeof fs.lutimes;
      mkdir: typeof fs.mkdir;
      mkdtemp: typeof fs.mkdtemp;
      open: typeof fs.open;
      read: typeof file.read;
      readFile: typeof fs.readFile;
      readdir: typeof fs.readdir;
      readlink: typeof fs.readlink;
      realpath: typeof fs.realpath;
      rename: typeof fs.rename;
      rm: typeof fs.rm;
      rmdir: typeof fs.rmdir;
      stat: typeof fs.stat;
      symlink: typeof fs.symlink;
      sync: typeof file.sync;
      truncate: typeof fs.truncate;
      unlink: typeof fs.unlink;
      utimes: typeof fs.utimes;
      write: typeof file.write;
      writeFile: typeof fs.writeFile;
  };
  export type Io = {
      [Name in keyof typeof asyncIo]: (...args: Parameters<(typeof asyncIo)[Name]>) => Due<Awaited<ReturnType<(typeof asyncIo)[Name]>>>;
  };
  /**
   * @typedef {{
   *   [Name in keyof typeof asyncIo]: (
   *     ...args: Parameters<(typeof asyncIo)[Name]>
   *   ) => Due<Awaited<ReturnType<(typeof asyncIo)[Name]>>>
   * }} Io
   */
  /** @type {Io} */
  export const syncIo: Io;
  export {};
}

declare module "kith:internal/fs/contents" {
  /** Files as a whole: `readFile`, `writeFile`, `appendFile`. */
  export type PathLike = import("kith:internal/fs/arguments").PathLike;
  export type Io = import("kith:internal/fs/device").Io;
  export type Due<T> = import("kith:internal/fs/device").Due<T>;
  export type ReadFileOptions = {
      /**
       * absent for a Buffer
       */
      encoding?: BufferEncoding | null;
      flag?: string | number;
      signal?: AbortSignal;
  };
  /**
   * @typedef {object} ReadFileOptions
   * @property {BufferEncoding | null} [encoding] absent for a Buffer
   * @property {string | number} [flag]
   * @property {AbortSignal} [signal]
   */
  /**
   * @param {Io} io
   * @param {PathLike | number} path or a descriptor, which is read on from where it stands
   * @param {ReadFileOptions | BufferEncoding | null} [options]
   * @returns {Due<any>} a Buffer, or a string when there is an encoding
   */
  export function readFile(io: Io, path: PathLike | number, options?: ReadFileOptions | BufferEncoding | null): Due<any>;
  /**
   * Reads on to the end, for files of which nobody knows how long they are.
   *
   * @param {Io} io
   * @param {number} handle
   * @param {AbortSignal | undefined} signal
   * @param {number} [position] from where; absent for where the handle stands
   * @returns {Generator<any, Uint8Array, any>}
   */
  export function readRest(io: Io, handle: number, signal: AbortSignal | undefined, position?: number): Generator<any, Uint8Array, any>;
  export type WriteFileOptions = {
      /**
       * of a string
       */
      encoding?: BufferEncoding | null;
      mode?: string | number;
      flag?: string | number;
      /**
       * whether to wait until the disk has it
       */
      flush?: boolean;
      signal?: AbortSignal;
  };
  /**
   * @typedef {object} WriteFileOptions
   * @property {BufferEncoding | null} [encoding] of a string
   * @property {string | number} [mode]
   * @property {string | number} [flag]
   * @property {boolean} [flush] whether to wait until the disk has it
   * @property {AbortSignal} [signal]
   */
  /**
   * @param {Io} io
   * @param {PathLike | number} path or a descriptor, which is written on from where it stands
   * @param {string | ArrayBufferView} data
   * @param {WriteFileOptions | BufferEncoding | null} [options]
   * @returns {Due<void>}
   */
  export function writeFile(io: Io, path: PathLike | number, data: string | ArrayBufferView, options?: WriteFileOptions | BufferEncoding | null): Due<void>;
  /**
   * @param {Io} io
   * @param {PathLike | number} path
   * @param {string | ArrayBufferView} data
   * @param {WriteFileOptions | BufferEncoding | null} [options]
   * @returns {Due<void>}
   */
  export function appendFile(io: Io, path: PathLike | number, data: string | ArrayBufferView, options?: WriteFileOptions | BufferEncoding | null): Due<void>;
  export type Target = {
      path: string;
      flags: number;
      mode: number;
      flush: boolean;
      signal: AbortSignal | undefined;
  };
  /**
   * Writes from where a file stands, one piece after another.
   *
   * @param {Io} io
   * @param {number} handle
   * @param {Uint8Array} bytes
   * @param {{ flush?: boolean, signal: AbortSignal | undefined }} options
   * @returns {Generator<any, void, any>}
   */
  export function writeOn(io: Io, handle: number, bytes: Uint8Array, { flush, signal }: {
      flush?: boolean;
      signal: AbortSignal | undefined;
  }): Generator<any, void, any>;
  export {};
}

declare module "kith:internal/fs/stats" {
  /** What is known of a file: `Stats`, `BigIntStats` and `Dirent` of Node's `fs`. */
  export type RawStat = import("kith:internal/routes/fs").Stat;
  /** @typedef {import("kith:internal/routes/fs").Stat} RawStat what the host tells */
  /** The questions that Stats, BigIntStats and Dirent answer alike. */
  class Kind {
      /**
       * @protected
       * @returns {number} one of `S_IF…`
       */
      protected get _type(): number;
      /** @returns {boolean} */
      isFile(): boolean;
      /** @returns {boolean} */
      isDirectory(): boolean;
      /** @returns {boolean} */
      isSymbolicLink(): boolean;
      /** @returns {boolean} */
      isFIFO(): boolean;
      /** @returns {boolean} */
      isSocket(): boolean;
      /** @returns {boolean} */
      isBlockDevice(): boolean;
      /** @returns {boolean} */
      isCharacterDevice(): boolean;
  }
  /** Numbers are as in Node: times in milliseconds with a fraction, `blocks` of 512 bytes. */
  export class Stats extends Kind {
      dev: number;
      mode: number;
      nlink: number;
      uid: number;
      gid: number;
      rdev: number;
      blksize: number;
      ino: number;
      size: number;
      blocks: number;
      atimeMs: number;
      mtimeMs: number;
      ctimeMs: number;
      birthtimeMs: number;
      /** @param {RawStat} raw */
      constructor(raw: RawStat);
      /** @override */
      get _type(): number;
      get atime(): Date;
      get mtime(): Date;
      get ctime(): Date;
      get birthtime(): Date;
  }
  /** The same with whole numbers of any size, and times in nanoseconds too. */
  export class BigIntStats extends Kind {
      dev: bigint;
      mode: bigint;
      nlink: bigint;
      uid: bigint;
      gid: bigint;
      rdev: bigint;
      blksize: bigint;
      ino: bigint;
      size: bigint;
      blocks: bigint;
      atimeNs: bigint;
      mtimeNs: bigint;
      ctimeNs: bigint;
      birthtimeNs: bigint;
      atimeMs: bigint;
      mtimeMs: bigint;
      ctimeMs: bigint;
      birthtimeMs: bigint;
      /** @param {RawStat} raw */
      constructor(raw: RawStat);
      /** @override */
      get _type(): number;
      get atime(): Date;
      get mtime(): Date;
      get ctime(): Date;
      get birthtime(): Date;
  }
  /** An entry of a folder. */
  export class Dirent extends Kind {
      #private;
      name: string | import("kith:internal/npm/buffer").Buffer;
      parentPath: string;
      path: string;
      /**
       * @param {string | import("kith:internal/buffer").Buffer} name
       * @param {string} parentPath as the app wrote it
       * @param {number} type one of `S_IF…`
       */
      constructor(name: string | import("kith:internal/buffer").Buffer, parentPath: string, type: number);
      /** @override */
      get _type(): number;
  }
  export {};
  export {};
}

declare module "kith:internal/fs/plan" {
  /**
   * One description of a function of `fs` for its three faces: promise, callback and `*Sync`.
   *
   * An *operation* is a function of an {@link Io} and the app's arguments. With the asynchronous Io
   * its device calls return promises, with the synchronous one values. Most operations make one call
   * and turn its result with {@link after}; the others are generators for {@link run} that `yield*`
   * {@link wait} for each call.
   */
  export type Io = import("kith:internal/fs/device").Io;
  export type Due<T> = import("kith:internal/fs/device").Due<T>;
  /** @typedef {import("kith:internal/fs/device").Io} Io */
  /**
   * @template T
   * @typedef {import("kith:internal/fs/device").Due<T>} Due
   */
  /**
   * @template T, R
   * @param {Due<T>} due
   * @param {(value: T) => R} next
   * @returns {Due<R>}
   */
  export function after<T, R>(due: Due<T>, next: (value: T) => R): Due<R>;
  /**
   * @template T
   * @param {Due<T>} due
   * @returns {Generator<Due<T>, T, T>}
   */
  export function wait<T>(due: Due<T>): Generator<Due<T>, T, T>;
  /**
   * Runs a plan: at once as long as its calls return values, from the first promise on later.
   *
   * @template T
   * @param {Generator<any, T, any>} plan
   * @returns {Due<T>}
   */
  export function run<T>(plan: Generator<any, T, any>): Due<T>;
  export type Operation<A extends any[], R> = (io: Io, ...args: A) => Due<R>;
  /**
   * @template {any[]} A
   * @template R
   * @typedef {(io: Io, ...args: A) => Due<R>} Operation
   */
  /**
   * The face of `fs/promises`.
   *
   * @template {any[]} A
   * @template R
   * @param {Operation<A, R>} operation
   * @returns {(...args: A) => Promise<R>}
   */
  export function promised<A extends any[], R>(operation: Operation<A, R>): (...args: A) => Promise<R>;
  export type Callback<R> = [R] extends [void] ? (error: any) => void : (error: any, result: R) => void;
  export type WithCallback<A extends unknown[], C> = number extends A["length"] ? [...args: A, callback: C] : A extends [] ? [callback: C] : A extends [unknown, ...infer R] ? (A extends [...infer H, ...R] ? [...H, ...WithCallback<R, C>] : never) : A extends [unknown?, ...infer R] ? [callback: C] | (Required<A> extends [...infer H, ...Required<R>] ? [...{
      [K in keyof H]: H[K] | undefined;
  }, ...WithCallback<R, C>] : never) : never;
  /**
   * What a callback takes: an error, or null and the result if there is one.
   *
   * @template R
   * @typedef {[R] extends [void] ? (error: any) => void : (error: any, result: R) => void} Callback
   */
  /**
   * Arguments with a callback after them, which may follow each one that is not required.
   *
   * @template {unknown[]} A
   * @template C
   * @typedef {number extends A["length"] ? [...args: A, callback: C]
   *   : A extends [] ? [callback: C]
   *   : A extends [unknown, ...infer R] ? (A extends [...infer H, ...R] ? [...H, ...WithCallback<R, C>] : never)
   *   : A extends [unknown?, ...infer R] ? [callback: C] | (Required<A> extends [...infer H, ...Required<R>]
   *       ? [...{ [K in keyof H]: H[K] | undefined }, ...WithCallback<R, C>] : never)
   *   : never} WithCallback
   */
  /**
   * The face with a callback as the last argument. Wrong arguments throw at once, as in Node.
   *
   * @template {any[]} A
   * @template R
   * @param {Operation<A, R>} operation
   * @returns {(...args: WithCallback<A, Callback<R>>) => void}
   */
  export function called<A extends any[], R>(operation: Operation<A, R>): (...args: WithCallback<A, Callback<R>>) => void;
  /**
   * Tells a callback how a promise ended. What it throws is an uncaught error, not a rejection.
   *
   * @param {Promise<any>} promise
   * @param {(...args: any[]) => void} callback
   * @returns {void}
   */
  export function report(promise: Promise<any>, callback: (...args: any[]) => void): void;
  /**
   * The `*Sync` face. It blocks its thread: in a page the whole window.
   *
   * @template {any[]} A
   * @template R
   * @param {Operation<A, R>} operation
   * @returns {(...args: A) => R}
   */
  export function synced<A extends any[], R>(operation: Operation<A, R>): (...args: A) => R;
  export {};
}

declare module "kith:internal/fs/names" {
  /** Operations on names: what is there, made, moved and removed. */
  import { BigIntStats, Stats } from "kith:internal/fs/stats";
  export type PathLike = import("kith:internal/fs/arguments").PathLike;
  export type Io = import("kith:internal/fs/device").Io;
  export type RawStat = import("kith:internal/fs/stats").RawStat;
  export type Buffer = import("kith:internal/buffer").Buffer;
  export type StatOptions = {
      /**
       * whether numbers are BigInts
       */
      bigint?: boolean;
      /**
       * of the `*Sync` functions: false for undefined instead of ENOENT
       */
      throwIfNoEntry?: boolean;
  };
  /**
   * @param {Io} io
   * @param {PathLike} path
   * @param {StatOptions} [options]
   */
  export function stat(io: Io, path: PathLike, options?: StatOptions): import("kith:internal/fs/plan").Due<Stats & BigIntStats>;
  /**
   * @param {Io} io
   * @param {PathLike} path
   * @param {StatOptions} [options]
   */
  export function lstat(io: Io, path: PathLike, options?: StatOptions): import("kith:internal/fs/plan").Due<Stats & BigIntStats>;
  /**
   * @param {Io} io
   * @param {PathLike} path
   * @param {number} [mode] a sum of `F_OK`, `R_OK`, `W_OK`, `X_OK`
   */
  export function access(io: Io, path: PathLike, mode?: number): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {PathLike} path
   * @param {{ encoding?: BufferEncoding | "buffer" | null } | BufferEncoding | "buffer"} [options]
   */
  export function realpath(io: Io, path: PathLike, options?: {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | "buffer"): import("kith:internal/fs/plan").Due<string | import("kith:internal/npm/buffer").Buffer>;
  /**
   * @param {Io} io
   * @param {PathLike} path
   * @param {{ encoding?: BufferEncoding | "buffer" | null } | BufferEncoding | "buffer"} [options]
   */
  export function readlink(io: Io, path: PathLike, options?: {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | "buffer"): import("kith:internal/fs/plan").Due<string | import("kith:internal/npm/buffer").Buffer>;
  /**
   * @param {Io} io
   * @param {PathLike} target where it leads
   * @param {PathLike} path the link
   * @param {"dir" | "file" | "junction" | null} [_type] only Windows asks
   */
  export function symlink(io: Io, target: PathLike, path: PathLike, _type?: "dir" | "file" | "junction" | null): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {PathLike} existingPath
   * @param {PathLike} newPath
   */
  export function link(io: Io, existingPath: PathLike, newPath: PathLike): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {PathLike} oldPath
   * @param {PathLike} newPath
   */
  export function rename(io: Io, oldPath: PathLike, newPath: PathLike): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {PathLike} path
   */
  export function unlink(io: Io, path: PathLike): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {PathLike} path
   * @param {{ recursive?: boolean }} [options]
   */
  export function rmdir(io: Io, path: PathLike, options?: {
      recursive?: boolean;
  }): import("kith:internal/fs/device").Due<void>;
  export type RmOptions = {
      /**
       * content when there is nothing
       */
      force?: boolean;
      /**
       * a folder with all in it
       */
      recursive?: boolean;
      /**
       * not needed here: nothing keeps a file from being removed
       */
      maxRetries?: number;
      retryDelay?: number;
  };
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
  export function rm(io: Io, path: PathLike, options?: RmOptions): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {PathLike} path
   * @param {number | string | { recursive?: boolean, mode?: number | string } | null} [options]
   */
  export function mkdir(io: Io, path: PathLike, options?: number | string | {
      recursive?: boolean;
      mode?: number | string;
  } | null): import("kith:internal/fs/plan").Due<string | undefined>;
  /**
   * @param {Io} io
   * @param {PathLike} prefix
   * @param {{ encoding?: BufferEncoding | "buffer" | null } | BufferEncoding | "buffer"} [options]
   */
  export function mkdtemp(io: Io, prefix: PathLike, options?: {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | "buffer"): import("kith:internal/fs/plan").Due<string | import("kith:internal/npm/buffer").Buffer>;
  /**
   * @param {Io} io
   * @param {PathLike} src
   * @param {PathLike} dest
   * @param {number} [mode] a sum of `COPYFILE_…`
   */
  export function copyFile(io: Io, src: PathLike, dest: PathLike, mode?: number): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {PathLike | null} path
   * @param {number | null} [len] in bytes
   */
  export function truncate(io: Io, path: PathLike | null, len?: number | null): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {PathLike} path
   * @param {number | string} mode
   */
  export function chmod(io: Io, path: PathLike, mode: number | string): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {PathLike} path
   * @param {number} uid
   * @param {number} gid
   */
  export function chown(io: Io, path: PathLike, uid: number, gid: number): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {PathLike} path
   * @param {number} uid
   * @param {number} gid
   */
  export function lchown(io: Io, path: PathLike, uid: number, gid: number): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {PathLike} path
   * @param {number | string | Date} atime in seconds
   * @param {number | string | Date} mtime in seconds
   */
  export function utimes(io: Io, path: PathLike, atime: number | string | Date, mtime: number | string | Date): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {PathLike} path
   * @param {number | string | Date} atime in seconds
   * @param {number | string | Date} mtime in seconds
   */
  export function lutimes(io: Io, path: PathLike, atime: number | string | Date, mtime: number | string | Date): import("kith:internal/fs/device").Due<void>;
  export type ReaddirOptions = {
      /**
       * of the names
       */
      encoding?: BufferEncoding | "buffer" | null;
      /**
       * whether to give Dirents
       */
      withFileTypes?: boolean;
      /**
       * whether to list the folders below too
       */
      recursive?: boolean;
  };
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
   * @returns {import("kith:internal/fs/device").Due<any[]>} names, or Dirents with `withFileTypes`
   */
  export function readdir(io: Io, path: PathLike, options?: ReaddirOptions | BufferEncoding | "buffer" | null): import("kith:internal/fs/device").Due<any[]>;
  export {};
}

declare module "kith:internal/fs/descriptors" {
  /** Operations on open files by their number, and the numbers: small ones, from 3, as in Node. */
  import { BigIntStats, Stats } from "kith:internal/fs/stats";
  export type PathLike = import("kith:internal/fs/arguments").PathLike;
  export type Io = import("kith:internal/fs/device").Io;
  export type Due<T> = import("kith:internal/fs/device").Due<T>;
  /**
   * @param {number} handle
   * @returns {number} the smallest free descriptor, now this handle's
   */
  export function descriptorFor(handle: number): number;
  /**
   * @param {number} fd one that is no longer open
   * @returns {void}
   */
  export function forget(fd: number): void;
  /**
   * @param {number} fd
   * @param {string} syscall for the error
   * @returns {number}
   */
  export function handleOf(fd: number, syscall: string): number;
  /**
   * @param {string} syscall
   * @returns {Error}
   */
  export function badDescriptor(syscall: string): Error;
  /**
   * @param {Io} io
   * @param {PathLike} path
   * @param {string | number} [flags]
   * @param {string | number} [mode]
   * @returns {Due<number>} a descriptor
   */
  export function open(io: Io, path: PathLike, flags?: string | number, mode?: string | number): Due<number>;
  /**
   * @param {Io} io
   * @param {number} fd
   */
  export function close(io: Io, fd: number): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {number} fd
   * @param {import("kith:internal/fs/names").StatOptions} [options]
   * @returns {Due<Stats & BigIntStats>}
   */
  export function fstat(io: Io, fd: number, options?: import("kith:internal/fs/names").StatOptions): Due<Stats & BigIntStats>;
  /**
   * @param {Io} io
   * @param {number} fd
   */
  export function fsync(io: Io, fd: number): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {number} fd
   */
  export function fdatasync(io: Io, fd: number): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {number} fd
   * @param {number | null} [len] in bytes
   */
  export function ftruncate(io: Io, fd: number, len?: number | null): import("kith:internal/fs/device").Due<void>;
  export type ReadOptions = {
      buffer?: ArrayBufferView;
      offset?: number | null;
      length?: number | null;
      position?: number | bigint | null;
  };
  /**
   * @typedef {object} ReadOptions
   * @property {ArrayBufferView} [buffer]
   * @property {number | null} [offset]
   * @property {number | null} [length]
   * @property {number | bigint | null} [position]
   */
  /**
   * @param {Io} io
   * @param {number} fd
   * @param {[
   *   buffer: ArrayBufferView | ReadOptions,
   *   offset?: number | ReadOptions | null,
   *   length?: number | null,
   *   position?: number | bigint | null,
   * ]} where
   * @returns {Due<number>} how many bytes were read
   */
  export function read(io: Io, fd: number, ...where: [buffer: ArrayBufferView | ReadOptions, offset?: number | ReadOptions | null, length?: number | null, position?: number | bigint | null]): Due<number>;
  /**
   * Reads the overloads of `read`: a buffer with numbers, a buffer with options, options.
   *
   * @param {unknown} buffer
   * @param {...unknown} where
   */
  export function readRequest(buffer: unknown, ...where: unknown[]): {
      target: Uint8Array<ArrayBufferLike>;
      from: number;
      count: number;
      at: number | null;
  };
  /**
   * A buffer with offset, length and position, or with options; a string with position and encoding.
   *
   * @param {Io} io
   * @param {number} fd
   * @param {[
   *   data: ArrayBufferView | string,
   *   offset?: number | { offset?: number, length?: number, position?: number | null } | null,
   *   length?: number | string | null,
   *   position?: number | bigint | null,
   * ]} what
   * @returns {Due<number>} how many bytes were written
   */
  export function write(io: Io, fd: number, ...what: [data: ArrayBufferView | string, offset?: number | {
      offset?: number;
      length?: number;
      position?: number | null;
  } | null, length?: number | string | null, position?: number | bigint | null]): Due<number>;
  /**
   * Reads the overloads of `write`: a buffer with numbers, a buffer with options, a string.
   *
   * @param {unknown} buffer
   * @param {unknown} [offset]
   * @param {unknown} [length]
   * @param {unknown} [position]
   * @returns {{ bytes: Uint8Array, at: number | null }}
   */
  export function writeRequest(buffer: unknown, offset?: unknown, length?: unknown, position?: unknown): {
      bytes: Uint8Array;
      at: number | null;
  };
  /**
   * @param {Io} io
   * @param {number} fd
   * @param {number | string} mode permissions
   */
  export function fchmod(io: Io, fd: number, mode: number | string): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {number} fd
   * @param {number} uid
   * @param {number} gid
   */
  export function fchown(io: Io, fd: number, uid: number, gid: number): import("kith:internal/fs/device").Due<void>;
  /**
   * @param {Io} io
   * @param {number} fd
   * @param {number | string | Date} atime in seconds
   * @param {number | string | Date} mtime in seconds
   */
  export function futimes(io: Io, fd: number, atime: number | string | Date, mtime: number | string | Date): import("kith:internal/fs/device").Due<void>;
  export {};
}

declare module "kith:internal/fs/handle" {
  /** `FileHandle` of `fs/promises`: an open file. */
  import { EventEmitter } from "kith:internal/events";
  import { BigIntStats, Stats } from "kith:internal/fs/stats";
  export type PathLike = import("kith:internal/fs/arguments").PathLike;
  export type ReadFileOptions = import("kith:internal/fs/contents").ReadFileOptions;
  export type WriteFileOptions = import("kith:internal/fs/contents").WriteFileOptions;
  export type ReadOptions = import("kith:internal/fs/descriptors").ReadOptions;
  /** @typedef {import("kith:internal/fs/arguments").PathLike} PathLike */
  /** @typedef {import("kith:internal/fs/contents").ReadFileOptions} ReadFileOptions */
  /** @typedef {import("kith:internal/fs/contents").WriteFileOptions} WriteFileOptions */
  /** @typedef {import("kith:internal/fs/descriptors").ReadOptions} ReadOptions */
  /** Engines without it get the symbol that transpiled `await using` looks for. */
  const asyncDispose: symbol;
  export class FileHandle extends EventEmitter {
      #private;
      /** @returns {Promise<void>} */
      [asyncDispose]: () => Promise<void>;
      /** @param {number} handle */
      constructor(handle: number);
      /** The descriptor, for functions of `fs` that take one; -1 once it is closed. */
      get fd(): number;
      /**
       * Closes the file, when what is under way has ended.
       *
       * @returns {Promise<void>}
       */
      close(): Promise<void>;
      /**
       * Reads into a buffer.
       *
       * @param {ArrayBufferView | ReadOptions} [buffer] 16 KiB of its own when absent
       * @param {number | ReadOptions | null} [offset]
       * @param {number | null} [length]
       * @param {number | bigint | null} [position]
       * @returns {Promise<{ bytesRead: number, buffer: ArrayBufferView }>}
       */
      read(buffer?: ArrayBufferView | ReadOptions, offset?: number | ReadOptions | null, length?: number | null, position?: number | bigint | null): Promise<{
          bytesRead: number;
          buffer: ArrayBufferView;
      }>;
      /**
       * Writes a buffer or a string.
       *
       * @template {ArrayBufferView | string} T
       * @param {T} buffer
       * @param {number | { offset?: number, length?: number, position?: number | null } | null} [offset]
       *     of a string: the position
       * @param {number | string | null} [length] of a string: its encoding
       * @param {number | null} [position]
       * @returns {Promise<{ bytesWritten: number, buffer: T }>}
       */
      write<T extends ArrayBufferView | string>(buffer: T, offset?: number | {
          offset?: number;
          length?: number;
          position?: number | null;
      } | null, length?: number | string | null, position?: number | null): Promise<{
          bytesWritten: number;
          buffer: T;
      }>;
      /**
       * Reads several buffers full, one after another.
       *
       * @template {readonly ArrayBufferView[]} T
       * @param {T} buffers
       * @param {number | null} [position]
       * @returns {Promise<{ bytesRead: number, buffers: T }>}
       */
      readv<T extends readonly ArrayBufferView[]>(buffers: T, position?: number | null): Promise<{
          bytesRead: number;
          buffers: T;
      }>;
      /**
       * Writes several buffers, one after another.
       *
       * @template {readonly ArrayBufferView[]} T
       * @param {T} buffers
       * @param {number | null} [position]
       * @returns {Promise<{ bytesWritten: number, buffers: T }>}
       */
      writev<T extends readonly ArrayBufferView[]>(buffers: T, position?: number | null): Promise<{
          bytesWritten: number;
          buffers: T;
      }>;
      /**
       * Reads from where the file stands to its end.
       *
       * @param {ReadFileOptions | BufferEncoding | null} [options]
       * @returns {Promise<any>} a Buffer, or a string when there is an encoding
       */
      readFile(options?: ReadFileOptions | BufferEncoding | null): Promise<any>;
      /**
       * Writes from where the file stands.
       *
       * @param {string | ArrayBufferView} data
       * @param {WriteFileOptions | BufferEncoding | null} [options]
       * @returns {Promise<void>}
       */
      writeFile(data: string | ArrayBufferView, options?: WriteFileOptions | BufferEncoding | null): Promise<void>;
      /**
       * The same as {@link FileHandle#writeFile}: it writes where the file stands.
       *
       * @param {string | ArrayBufferView} data
       * @param {WriteFileOptions | BufferEncoding | null} [options]
       * @returns {Promise<void>}
       */
      appendFile(data: string | ArrayBufferView, options?: WriteFileOptions | BufferEncoding | null): Promise<void>;
      /**
       * @param {{ bigint?: boolean }} [options]
       * @returns {Promise<Stats & BigIntStats>} which of both it is the options tell
       */
      stat(options?: {
          bigint?: boolean;
      }): Promise<Stats & BigIntStats>;
      /**
       * Waits until the disk has all that was written.
       *
       * @returns {Promise<void>}
       */
      sync(): Promise<void>;
      /**
       * Waits until the disk has the contents; times may follow later.
       *
       * @returns {Promise<void>}
       */
      datasync(): Promise<void>;
      /**
       * Sets the length.
       *
       * @param {number | null} [len] in bytes; what is added is zero
       * @returns {Promise<void>}
       */
      truncate(len?: number | null): Promise<void>;
      /**
       * @param {number | string} mode permissions
       * @returns {Promise<void>}
       */
      chmod(mode: number | string): Promise<void>;
      /**
       * @param {number} uid the owner, -1 to leave it
       * @param {number} gid the group, -1 to leave it
       * @returns {Promise<void>}
       */
      chown(uid: number, gid: number): Promise<void>;
      /**
       * @param {number | string | Date} atime in seconds
       * @param {number | string | Date} mtime in seconds
       * @returns {Promise<void>}
       */
      utimes(atime: number | string | Date, mtime: number | string | Date): Promise<void>;
  }
  /**
   * @param {PathLike} path
   * @param {string | number} [flags]
   * @param {string | number} [mode]
   * @returns {Promise<FileHandle>}
   */
  export function open(path: PathLike, flags?: string | number, mode?: string | number): Promise<FileHandle>;
  export {};
  export {};
}

declare module "kith:internal/fs/watch" {
  /** Watching files and folders: `fs.watch` and the iterator of `fs/promises`. */
  import { EventEmitter } from "kith:internal/events";
  export type PathLike = import("kith:internal/fs/arguments").PathLike;
  export type WatchOptions = {
      /**
       * of the names
       */
      encoding?: BufferEncoding | "buffer" | null;
      /**
       * without meaning here: a window stays open anyway
       */
      persistent?: boolean;
      /**
       * whether to watch the folders below too
       */
      recursive?: boolean;
      /**
       * ends the watching
       */
      signal?: AbortSignal;
  };
  export type EventType = "rename" | "change";
  /** Emits `change` (type, filename), `error` and `close`. */
  export class FSWatcher extends EventEmitter {
      #private;
      /**
       * Watches when it returns, as Node's does.
       *
       * @param {string} path
       * @param {{ recursive: boolean, encoding: any }} settings
       */
      constructor(path: string, { recursive, encoding }: {
          recursive: boolean;
          encoding: any;
      });
      /** Ends the watching. */
      close(): void;
      /** Without meaning here: a window stays open anyway. */
      ref(): this;
      /** Without meaning here: a window stays open anyway. */
      unref(): this;
  }
  /**
   * @param {PathLike} filename
   * @param {WatchOptions | string | null | ((type: EventType, filename: any) => void)} [options]
   * @param {(type: EventType, filename: any) => void} [listener]
   * @returns {FSWatcher}
   */
  export function watch(filename: PathLike, options?: WatchOptions | string | null | ((type: EventType, filename: any) => void), listener?: (type: EventType, filename: any) => void): FSWatcher;
  /**
   * Changes as they happen; ends by `break` or with an AbortError.
   *
   * @param {PathLike} filename
   * @param {WatchOptions | string | null} [options]
   * @returns {AsyncGenerator<{ eventType: EventType, filename: any }, void, void>}
   */
  export function iterate(filename: PathLike, options?: WatchOptions | string | null): AsyncGenerator<{
      eventType: EventType;
      filename: any;
  }, void, void>;
  export {};
}

declare module "kith:internal/fs/promises" {
  /** Node's `fs/promises`. What is refused by the app's permissions fails with `ERR_ACCESS_DENIED`. */
  import { constants } from "kith:internal/fs/constants";
  import * as contents from "kith:internal/fs/contents";
  import { open } from "kith:internal/fs/handle";
  import * as names from "kith:internal/fs/names";
  export const access: (path: import("kith:internal/fs/arguments").PathLike, mode?: number | undefined) => Promise<void>;
  export const appendFile: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: contents.WriteFileOptions | BufferEncoding | null | undefined) => Promise<void>;
  export const chmod: (path: import("kith:internal/fs/arguments").PathLike, mode: string | number) => Promise<void>;
  export const chown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => Promise<void>;
  export const copyFile: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, mode?: number | undefined) => Promise<void>;
  export const lchown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => Promise<void>;
  export const link: (existingPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
  export const lstat: (path: import("kith:internal/fs/arguments").PathLike, options?: names.StatOptions | undefined) => Promise<import("kith:internal/fs/stats").Stats & import("kith:internal/fs/stats").BigIntStats>;
  export const lutimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => Promise<void>;
  export const mkdir: (path: import("kith:internal/fs/arguments").PathLike, options?: string | number | {
      recursive?: boolean;
      mode?: number | string;
  } | null | undefined) => Promise<string | undefined>;
  export const mkdtemp: (prefix: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined) => Promise<string | import("kith:internal/npm/buffer").Buffer>;
  export const readFile: (path: number | import("kith:internal/fs/arguments").PathLike, options?: contents.ReadFileOptions | BufferEncoding | null | undefined) => Promise<any>;
  export const readdir: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | names.ReaddirOptions | BufferEncoding | null | undefined) => Promise<any[]>;
  export const readlink: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined) => Promise<string | import("kith:internal/npm/buffer").Buffer>;
  export const realpath: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined) => Promise<string | import("kith:internal/npm/buffer").Buffer>;
  export const rename: (oldPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
  export const rm: (path: import("kith:internal/fs/arguments").PathLike, options?: names.RmOptions | undefined) => Promise<void>;
  export const rmdir: (path: import("kith:internal/fs/arguments").PathLike, options?: {
      recursive?: boolean;
  } | undefined) => Promise<void>;
  export const stat: (path: import("kith:internal/fs/arguments").PathLike, options?: names.StatOptions | undefined) => Promise<import("kith:internal/fs/stats").Stats & import("kith:internal/fs/stats").BigIntStats>;
  export const symlink: (target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, _type?: "dir" | "file" | "junction" | null | undefined) => Promise<void>;
  export const truncate: (path: import("kith:internal/fs/arguments").PathLike | null, len?: number | null | undefined) => Promise<void>;
  export const unlink: (path: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
  export const utimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => Promise<void>;
  export const writeFile: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: contents.WriteFileOptions | BufferEncoding | null | undefined) => Promise<void>;
  export { constants, open };
  /**
   * @param {import("kith:internal/fs/arguments").PathLike} filename
   * @param {import("kith:internal/fs/watch").WatchOptions | string | null} [options]
   */
  export function watch(filename: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/watch").WatchOptions | string | null): AsyncGenerator<{
      eventType: import("kith:internal/fs/watch").EventType;
      filename: any;
  }, void, void>;
  const _default: {
      access: (path: import("kith:internal/fs/arguments").PathLike, mode?: number | undefined) => Promise<void>;
      appendFile: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: contents.WriteFileOptions | BufferEncoding | null | undefined) => Promise<void>;
      chmod: (path: import("kith:internal/fs/arguments").PathLike, mode: string | number) => Promise<void>;
      chown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => Promise<void>;
      constants: any;
      copyFile: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, mode?: number | undefined) => Promise<void>;
      lchown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => Promise<void>;
      link: (existingPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
      lstat: (path: import("kith:internal/fs/arguments").PathLike, options?: names.StatOptions | undefined) => Promise<import("kith:internal/fs/stats").Stats & import("kith:internal/fs/stats").BigIntStats>;
      lutimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => Promise<void>;
      mkdir: (path: import("kith:internal/fs/arguments").PathLike, options?: string | number | {
          recursive?: boolean;
          mode?: number | string;
      } | null | undefined) => Promise<string | undefined>;
      mkdtemp: (prefix: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined) => Promise<string | import("kith:internal/npm/buffer").Buffer>;
      open: typeof open;
      readFile: (path: number | import("kith:internal/fs/arguments").PathLike, options?: contents.ReadFileOptions | BufferEncoding | null | undefined) => Promise<any>;
      readdir: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | names.ReaddirOptions | BufferEncoding | null | undefined) => Promise<any[]>;
      readlink: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined) => Promise<string | import("kith:internal/npm/buffer").Buffer>;
      realpath: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined) => Promise<string | import("kith:internal/npm/buffer").Buffer>;
      rename: (oldPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
      rm: (path: import("kith:internal/fs/arguments").PathLike, options?: names.RmOptions | undefined) => Promise<void>;
      rmdir: (path: import("kith:internal/fs/arguments").PathLike, options?: {
          recursive?: boolean;
      } | undefined) => Promise<void>;
      stat: (path: import("kith:internal/fs/arguments").PathLike, options?: names.StatOptions | undefined) => Promise<import("kith:internal/fs/stats").Stats & import("kith:internal/fs/stats").BigIntStats>;
      symlink: (target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, _type?: "dir" | "file" | "junction" | null | undefined) => Promise<void>;
      truncate: (path: import("kith:internal/fs/arguments").PathLike | null, len?: number | null | undefined) => Promise<void>;
      unlink: (path: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
      utimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => Promise<void>;
      watch: typeof watch;
      writeFile: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: contents.WriteFileOptions | BufferEncoding | null | undefined) => Promise<void>;
  };
  export default _default;
  export {};
}

declare module "kith:internal/fs" {
  /**
   * Node's `fs`: each function with a callback, as `*Sync`, and under `promises` with a promise. The
   * `*Sync` functions block their thread: in a page the whole window. What is refused by the app's
   * permissions fails with `ERR_ACCESS_DENIED`.
   */
  import { Buffer } from "kith:internal/buffer";
  import { constants } from "kith:internal/fs/constants";
  import * as contents from "kith:internal/fs/contents";
  import * as descriptors from "kith:internal/fs/descriptors";
  import * as names from "kith:internal/fs/names";
  import promises from "kith:internal/fs/promises";
  import { Dirent, Stats } from "kith:internal/fs/stats";
  import { FSWatcher, watch } from "kith:internal/fs/watch";
  export type PathLike = import("kith:internal/fs/arguments").PathLike;
  const access: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: import("kith:internal/fs/arguments").PathLike, mode: number | undefined, callback: (error: any) => void]) => void;
  const appendFile: (...args: [path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, callback: (error: any) => void] | [path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options: contents.WriteFileOptions | BufferEncoding | null | undefined, callback: (error: any) => void]) => void;
  const chmod: (path: import("kith:internal/fs/arguments").PathLike, mode: string | number, callback: (error: any) => void) => void;
  const chown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number, callback: (error: any) => void) => void;
  const close: (fd: number, callback: (error: any) => void) => void;
  const copyFile: (...args: [src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, mode: number | undefined, callback: (error: any) => void]) => void;
  const fchmod: (fd: number, mode: string | number, callback: (error: any) => void) => void;
  const fchown: (fd: number, uid: number, gid: number, callback: (error: any) => void) => void;
  const fdatasync: (fd: number, callback: (error: any) => void) => void;
  const fstat: (...args: [fd: number, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void] | [fd: number, options: names.StatOptions | undefined, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void]) => void;
  const fsync: (fd: number, callback: (error: any) => void) => void;
  const ftruncate: (...args: [fd: number, callback: (error: any) => void] | [fd: number, len: number | null | undefined, callback: (error: any) => void]) => void;
  const futimes: (fd: number, atime: string | number | Date, mtime: string | number | Date, callback: (error: any) => void) => void;
  const lchown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number, callback: (error: any) => void) => void;
  const link: (existingPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void) => void;
  const lstat: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: names.StatOptions | undefined, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void]) => void;
  const lutimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date, callback: (error: any) => void) => void;
  const mkdir: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | undefined) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: string | number | {
      recursive?: boolean;
      mode?: number | string;
  } | null | undefined, callback: (error: any, result: string | undefined) => void]) => void;
  const mkdtemp: (...args: [prefix: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | Buffer) => void] | [prefix: import("kith:internal/fs/arguments").PathLike, options: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined, callback: (error: any, result: string | Buffer) => void]) => void;
  const open: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: number) => void] | [path: import("kith:internal/fs/arguments").PathLike, flags: string | number | undefined, callback: (error: any, result: number) => void] | [path: import("kith:internal/fs/arguments").PathLike, flags: string | number | undefined, mode: string | number | undefined, callback: (error: any, result: number) => void]) => void;
  const readFile: (...args: [path: number | import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: number | import("kith:internal/fs/arguments").PathLike, options: contents.ReadFileOptions | BufferEncoding | null | undefined, callback: (error: any) => void]) => void;
  const readdir: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: any[]) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: "buffer" | names.ReaddirOptions | BufferEncoding | null | undefined, callback: (error: any, result: any[]) => void]) => void;
  const readlink: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | Buffer) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined, callback: (error: any, result: string | Buffer) => void]) => void;
  const realpath: ((...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | Buffer) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined, callback: (error: any, result: string | Buffer) => void]) => void) & {
      native: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | Buffer) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined, callback: (error: any, result: string | Buffer) => void]) => void;
  };
  const rename: (oldPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void) => void;
  const rm: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: names.RmOptions | undefined, callback: (error: any) => void]) => void;
  const rmdir: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: {
      recursive?: boolean;
  } | undefined, callback: (error: any) => void]) => void;
  const stat: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: names.StatOptions | undefined, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void]) => void;
  const symlink: (...args: [target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, _type: "dir" | "file" | "junction" | null | undefined, callback: (error: any) => void]) => void;
  const truncate: (...args: [path: import("kith:internal/fs/arguments").PathLike | null, callback: (error: any) => void] | [path: import("kith:internal/fs/arguments").PathLike | null, len: number | null | undefined, callback: (error: any) => void]) => void;
  const unlink: (path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void) => void;
  const utimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date, callback: (error: any) => void) => void;
  const writeFile: (...args: [path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, callback: (error: any) => void] | [path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options: contents.WriteFileOptions | BufferEncoding | null | undefined, callback: (error: any) => void]) => void;
  const accessSync: (path: import("kith:internal/fs/arguments").PathLike, mode?: number | undefined) => void;
  const appendFileSync: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: contents.WriteFileOptions | BufferEncoding | null | undefined) => void;
  const chmodSync: (path: import("kith:internal/fs/arguments").PathLike, mode: string | number) => void;
  const chownSync: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => void;
  const closeSync: (fd: number) => void;
  const copyFileSync: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, mode?: number | undefined) => void;
  const fchmodSync: (fd: number, mode: string | number) => void;
  const fchownSync: (fd: number, uid: number, gid: number) => void;
  const fdatasyncSync: (fd: number) => void;
  const fstatSync: (fd: number, options?: names.StatOptions | undefined) => Stats & import("kith:internal/fs/stats").BigIntStats;
  const fsyncSync: (fd: number) => void;
  const ftruncateSync: (fd: number, len?: number | null | undefined) => void;
  const futimesSync: (fd: number, atime: string | number | Date, mtime: string | number | Date) => void;
  const lchownSync: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => void;
  const linkSync: (existingPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => void;
  const lstatSync: (path: import("kith:internal/fs/arguments").PathLike, options?: names.StatOptions | undefined) => Stats & import("kith:internal/fs/stats").BigIntStats;
  const lutimesSync: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => void;
  const mkdirSync: (path: import("kith:internal/fs/arguments").PathLike, options?: string | number | {
      recursive?: boolean;
      mode?: number | string;
  } | null | undefined) => string | undefined;
  const mkdtempSync: (prefix: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined) => string | Buffer;
  const openSync: (path: import("kith:internal/fs/arguments").PathLike, flags?: string | number | undefined, mode?: string | number | undefined) => number;
  const readFileSync: (path: number | import("kith:internal/fs/arguments").PathLike, options?: contents.ReadFileOptions | BufferEncoding | null | undefined) => any;
  const readSync: (fd: number, buffer: ArrayBufferView<ArrayBufferLike> | descriptors.ReadOptions, offset?: number | descriptors.ReadOptions | null | undefined, length?: number | null | undefined, position?: number | bigint | null | undefined) => number;
  const readdirSync: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | names.ReaddirOptions | BufferEncoding | null | undefined) => any[];
  const readlinkSync: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined) => string | Buffer;
  const realpathSync: ((path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined) => string | Buffer) & {
      native: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined) => string | Buffer;
  };
  const renameSync: (oldPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => void;
  const rmSync: (path: import("kith:internal/fs/arguments").PathLike, options?: names.RmOptions | undefined) => void;
  const rmdirSync: (path: import("kith:internal/fs/arguments").PathLike, options?: {
      recursive?: boolean;
  } | undefined) => void;
  const statSync: (path: import("kith:internal/fs/arguments").PathLike, options?: names.StatOptions | undefined) => Stats & import("kith:internal/fs/stats").BigIntStats;
  const symlinkSync: (target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, _type?: "dir" | "file" | "junction" | null | undefined) => void;
  const truncateSync: (path: import("kith:internal/fs/arguments").PathLike | null, len?: number | null | undefined) => void;
  const unlinkSync: (path: import("kith:internal/fs/arguments").PathLike) => void;
  const utimesSync: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => void;
  const writeFileSync: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: contents.WriteFileOptions | BufferEncoding | null | undefined) => void;
  /**
   * A buffer with offset, length and position, or with options; a string with position and encoding. Blocks its thread until it is done: in a page the whole window.
   *
   * @returns how many bytes were written
   */
  const writeSync: (fd: number, data: string | ArrayBufferView<ArrayBufferLike>, offset?: number | {
      offset?: number;
      length?: number;
      position?: number | null;
  } | null | undefined, length?: string | number | null | undefined, position?: number | bigint | null | undefined) => number;
  /**
   * Whether there is something. False for a path that the app may not see.
   *
   * @param {PathLike} path
   * @param {(isThere: boolean) => void} callback
   */
  function exists(path: PathLike, callback: (isThere: boolean) => void): void;
  /**
   * Whether there is something. False for a path that the app may not see. Blocks the window.
   *
   * @param {PathLike} path
   * @returns {boolean}
   */
  function existsSync(path: PathLike): boolean;
  export type CountCallback = (error: any, count?: number, buffer?: any) => void;
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
  function read(fd: number, ...args: any[]): void;
  /**
   * Writes to an open file: `write(fd, buffer, offset, length, position, callback)`,
   * `write(fd, buffer, options, callback)`, `write(fd, string, position, encoding, callback)`.
   *
   * @param {number} fd
   * @param {any} buffer
   * @param {...any} args
   */
  function write(fd: number, buffer: any, ...args: any[]): void;
  const F_OK: any, R_OK: any, W_OK: any, X_OK: any;
  const _default: {
      Dirent: typeof Dirent;
      F_OK: any;
      FSWatcher: typeof FSWatcher;
      R_OK: any;
      Stats: typeof Stats;
      W_OK: any;
      X_OK: any;
      access: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: import("kith:internal/fs/arguments").PathLike, mode: number | undefined, callback: (error: any) => void]) => void;
      accessSync: (path: import("kith:internal/fs/arguments").PathLike, mode?: number | undefined) => void;
      appendFile: (...args: [path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, callback: (error: any) => void] | [path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options: contents.WriteFileOptions | BufferEncoding | null | undefined, callback: (error: any) => void]) => void;
      appendFileSync: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: contents.WriteFileOptions | BufferEncoding | null | undefined) => void;
      chmod: (path: import("kith:internal/fs/arguments").PathLike, mode: string | number, callback: (error: any) => void) => void;
      chmodSync: (path: import("kith:internal/fs/arguments").PathLike, mode: string | number) => void;
      chown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number, callback: (error: any) => void) => void;
      chownSync: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => void;
      close: (fd: number, callback: (error: any) => void) => void;
      closeSync: (fd: number) => void;
      constants: any;
      copyFile: (...args: [src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, mode: number | undefined, callback: (error: any) => void]) => void;
      copyFileSync: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, mode?: number | undefined) => void;
      exists: typeof exists;
      existsSync: typeof existsSync;
      fchmod: (fd: number, mode: string | number, callback: (error: any) => void) => void;
      fchmodSync: (fd: number, mode: string | number) => void;
      fchown: (fd: number, uid: number, gid: number, callback: (error: any) => void) => void;
      fchownSync: (fd: number, uid: number, gid: number) => void;
      fdatasync: (fd: number, callback: (error: any) => void) => void;
      fdatasyncSync: (fd: number) => void;
      fstat: (...args: [fd: number, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void] | [fd: number, options: names.StatOptions | undefined, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void]) => void;
      fstatSync: (fd: number, options?: names.StatOptions | undefined) => Stats & import("kith:internal/fs/stats").BigIntStats;
      fsync: (fd: number, callback: (error: any) => void) => void;
      fsyncSync: (fd: number) => void;
      ftruncate: (...args: [fd: number, callback: (error: any) => void] | [fd: number, len: number | null | undefined, callback: (error: any) => void]) => void;
      ftruncateSync: (fd: number, len?: number | null | undefined) => void;
      futimes: (fd: number, atime: string | number | Date, mtime: string | number | Date, callback: (error: any) => void) => void;
      futimesSync: (fd: number, atime: string | number | Date, mtime: string | number | Date) => void;
      lchown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number, callback: (error: any) => void) => void;
      lchownSync: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => void;
      link: (existingPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void) => void;
      linkSync: (existingPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => void;
      lstat: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: names.StatOptions | undefined, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void]) => void;
      lstatSync: (path: import("kith:internal/fs/arguments").PathLike, options?: names.StatOptions | undefined) => Stats & import("kith:internal/fs/stats").BigIntStats;
      lutimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date, callback: (error: any) => void) => void;
      lutimesSync: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => void;
      mkdir: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | undefined) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: string | number | {
          recursive?: boolean;
          mode?: number | string;
      } | null | undefined, callback: (error: any, result: string | undefined) => void]) => void;
      mkdirSync: (path: import("kith:internal/fs/arguments").PathLike, options?: string | number | {
          recursive?: boolean;
          mode?: number | string;
      } | null | undefined) => string | undefined;
      mkdtemp: (...args: [prefix: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | Buffer) => void] | [prefix: import("kith:internal/fs/arguments").PathLike, options: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined, callback: (error: any, result: string | Buffer) => void]) => void;
      mkdtempSync: (prefix: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined) => string | Buffer;
      open: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: number) => void] | [path: import("kith:internal/fs/arguments").PathLike, flags: string | number | undefined, callback: (error: any, result: number) => void] | [path: import("kith:internal/fs/arguments").PathLike, flags: string | number | undefined, mode: string | number | undefined, callback: (error: any, result: number) => void]) => void;
      openSync: (path: import("kith:internal/fs/arguments").PathLike, flags?: string | number | undefined, mode?: string | number | undefined) => number;
      promises: {
          access: (path: import("kith:internal/fs/arguments").PathLike, mode?: number | undefined) => Promise<void>;
          appendFile: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: contents.WriteFileOptions | BufferEncoding | null | undefined) => Promise<void>;
          chmod: (path: import("kith:internal/fs/arguments").PathLike, mode: string | number) => Promise<void>;
          chown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => Promise<void>;
          constants: any;
          copyFile: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, mode?: number | undefined) => Promise<void>;
          lchown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => Promise<void>;
          link: (existingPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
          lstat: (path: import("kith:internal/fs/arguments").PathLike, options?: names.StatOptions | undefined) => Promise<Stats & import("kith:internal/fs/stats").BigIntStats>;
          lutimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => Promise<void>;
          mkdir: (path: import("kith:internal/fs/arguments").PathLike, options?: string | number | {
              recursive?: boolean;
              mode?: number | string;
          } | null | undefined) => Promise<string | undefined>;
          mkdtemp: (prefix: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
              encoding?: BufferEncoding | "buffer" | null;
          } | BufferEncoding | undefined) => Promise<string | Buffer>;
          open: typeof import("kith:internal/fs/handle").open;
          readFile: (path: number | import("kith:internal/fs/arguments").PathLike, options?: contents.ReadFileOptions | BufferEncoding | null | undefined) => Promise<any>;
          readdir: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | names.ReaddirOptions | BufferEncoding | null | undefined) => Promise<any[]>;
          readlink: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
              encoding?: BufferEncoding | "buffer" | null;
          } | BufferEncoding | undefined) => Promise<string | Buffer>;
          realpath: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
              encoding?: BufferEncoding | "buffer" | null;
          } | BufferEncoding | undefined) => Promise<string | Buffer>;
          rename: (oldPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
          rm: (path: import("kith:internal/fs/arguments").PathLike, options?: names.RmOptions | undefined) => Promise<void>;
          rmdir: (path: import("kith:internal/fs/arguments").PathLike, options?: {
              recursive?: boolean;
          } | undefined) => Promise<void>;
          stat: (path: import("kith:internal/fs/arguments").PathLike, options?: names.StatOptions | undefined) => Promise<Stats & import("kith:internal/fs/stats").BigIntStats>;
          symlink: (target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, _type?: "dir" | "file" | "junction" | null | undefined) => Promise<void>;
          truncate: (path: import("kith:internal/fs/arguments").PathLike | null, len?: number | null | undefined) => Promise<void>;
          unlink: (path: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
          utimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => Promise<void>;
          watch: typeof import("kith:internal/fs/promises").watch;
          writeFile: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: contents.WriteFileOptions | BufferEncoding | null | undefined) => Promise<void>;
      };
      read: typeof read;
      readFile: (...args: [path: number | import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: number | import("kith:internal/fs/arguments").PathLike, options: contents.ReadFileOptions | BufferEncoding | null | undefined, callback: (error: any) => void]) => void;
      readFileSync: (path: number | import("kith:internal/fs/arguments").PathLike, options?: contents.ReadFileOptions | BufferEncoding | null | undefined) => any;
      readSync: (fd: number, buffer: ArrayBufferView<ArrayBufferLike> | descriptors.ReadOptions, offset?: number | descriptors.ReadOptions | null | undefined, length?: number | null | undefined, position?: number | bigint | null | undefined) => number;
      readdir: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: any[]) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: "buffer" | names.ReaddirOptions | BufferEncoding | null | undefined, callback: (error: any, result: any[]) => void]) => void;
      readdirSync: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | names.ReaddirOptions | BufferEncoding | null | undefined) => any[];
      readlink: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | Buffer) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined, callback: (error: any, result: string | Buffer) => void]) => void;
      readlinkSync: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined) => string | Buffer;
      realpath: ((...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | Buffer) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined, callback: (error: any, result: string | Buffer) => void]) => void) & {
          native: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | Buffer) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: "buffer" | {
              encoding?: BufferEncoding | "buffer" | null;
          } | BufferEncoding | undefined, callback: (error: any, result: string | Buffer) => void]) => void;
      };
      realpathSync: ((path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined) => string | Buffer) & {
          native: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
              encoding?: BufferEncoding | "buffer" | null;
          } | BufferEncoding | undefined) => string | Buffer;
      };
      rename: (oldPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void) => void;
      renameSync: (oldPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => void;
      rm: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: names.RmOptions | undefined, callback: (error: any) => void]) => void;
      rmSync: (path: import("kith:internal/fs/arguments").PathLike, options?: names.RmOptions | undefined) => void;
      rmdir: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: {
          recursive?: boolean;
      } | undefined, callback: (error: any) => void]) => void;
      rmdirSync: (path: import("kith:internal/fs/arguments").PathLike, options?: {
          recursive?: boolean;
      } | undefined) => void;
      stat: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: names.StatOptions | undefined, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void]) => void;
      statSync: (path: import("kith:internal/fs/arguments").PathLike, options?: names.StatOptions | undefined) => Stats & import("kith:internal/fs/stats").BigIntStats;
      symlink: (...args: [target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, _type: "dir" | "file" | "junction" | null | undefined, callback: (error: any) => void]) => void;
      symlinkSync: (target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, _type?: "dir" | "file" | "junction" | null | undefined) => void;
      truncate: (...args: [path: import("kith:internal/fs/arguments").PathLike | null, callback: (error: any) => void] | [path: import("kith:internal/fs/arguments").PathLike | null, len: number | null | undefined, callback: (error: any) => void]) => void;
      truncateSync: (path: import("kith:internal/fs/arguments").PathLike | null, len?: number | null | undefined) => void;
      unlink: (path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void) => void;
      unlinkSync: (path: import("kith:internal/fs/arguments").PathLike) => void;
      utimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date, callback: (error: any) => void) => void;
      utimesSync: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => void;
      watch: typeof watch;
      write: typeof write;
      writeFile: (...args: [path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, callback: (error: any) => void] | [path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options: contents.WriteFileOptions | BufferEncoding | null | undefined, callback: (error: any) => void]) => void;
      writeFileSync: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: contents.WriteFileOptions | BufferEncoding | null | undefined) => void;
      writeSync: (fd: number, data: string | ArrayBufferView<ArrayBufferLike>, offset?: number | {
          offset?: number;
          length?: number;
          position?: number | null;
      } | null | undefined, length?: string | number | null | undefined, position?: number | bigint | null | undefined) => number;
  };
  export default _default;
  export { Dirent, F_OK, FSWatcher, R_OK, Stats, W_OK, X_OK, access, accessSync, appendFile, appendFileSync, chmod, chmodSync, chown, chownSync, close, closeSync, constants, copyFile, copyFileSync, exists, existsSync, fchmod, fchmodSync, fchown, fchownSync, fdatasync, fdatasyncSync, fstat, fstatSync, fsync, fsyncSync, ftruncate, ftruncateSync, futimes, futimesSync, lchown, lchownSync, link, linkSync, lstat, lstatSync, lutimes, lutimesSync, mkdir, mkdirSync, mkdtemp, mkdtempSync, open, openSync, promises, read, readFile, readFileSync, readSync, readdir, readdirSync, readlink, readlinkSync, realpath, realpathSync, rename, renameSync, rm, rmSync, rmdir, rmdirSync, stat, statSync, symlink, symlinkSync, truncate, truncateSync, unlink, unlinkSync, utimes, utimesSync, watch, write, writeFile, writeFileSync, writeSync, };
  export {};
}
