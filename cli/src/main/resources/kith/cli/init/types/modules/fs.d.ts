// Made of the sources of Kith's modules; `./dev reference` writes it anew.

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

declare module "kith:internal/fs/blob" {
  /** `openAsBlob` of Node's `fs`. */
  /**
   * A Blob of a file. In a page the contents of a large file stay on the disk and are read when they are
   * asked for; the file is open until the page is loaded anew. When it has changed by then, reading fails
   * with a `NotReadableError` or `NotFoundError`. Files below 4 MiB, and all in a worker, are read at once.
   *
   * @param {import("kith:internal/fs/arguments").PathLike} path
   * @param {{ type?: string }} [options] `type` is the Blob's
   * @returns {Promise<Blob>}
   */
  export function openAsBlob(path: import("kith:internal/fs/arguments").PathLike, options?: {
      type?: string;
  }): Promise<Blob>;
  export {};
}

declare module "kith:internal/fs/constants" {
  /** `fs.constants`: numbers of Linux, which cross to the host whatever the machine is. */
  export const constants: any;
  export {};
}

declare module "kith:internal/fs/counted" {
  /** `read`, `write`, `readv` and `writev` with a callback, which gets a count and the buffer. */
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
  export function read(fd: number, ...args: any[]): void;
  /**
   * Writes to an open file: `write(fd, buffer, offset, length, position, callback)`,
   * `write(fd, buffer, options, callback)`, `write(fd, string, position, encoding, callback)`.
   *
   * @param {number} fd
   * @param {any} buffer
   * @param {...any} args
   */
  export function write(fd: number, buffer: any, ...args: any[]): void;
  /**
   * Reads into several buffers: `readv(fd, buffers, position, callback)`, `readv(fd, buffers, callback)`.
   *
   * @param {number} fd
   * @param {readonly ArrayBufferView[]} buffers
   * @param {number | null | CountCallback} position in the file; where it stands when absent
   * @param {CountCallback} [callback]
   */
  export function readv(fd: number, buffers: readonly ArrayBufferView[], position: number | null | CountCallback, callback?: CountCallback): void;
  /**
   * Writes several buffers: `writev(fd, buffers, position, callback)`, `writev(fd, buffers, callback)`.
   *
   * @param {number} fd
   * @param {readonly ArrayBufferView[]} buffers
   * @param {number | null | CountCallback} position in the file; where it stands when absent
   * @param {CountCallback} [callback]
   */
  export function writev(fd: number, buffers: readonly ArrayBufferView[], position: number | null | CountCallback, callback?: CountCallback): void;
  export {};
}

declare module "kith:internal/fs/stats" {
  /** What is known of a file: `Stats`, `BigIntStats` and `Dirent` of Node's `fs`. */
  export type RawStat = import("kith:internal/routes/fs").Stat;
  export type RawStatFs = import("kith:internal/routes/fs").StatFs;
  export type Buffer = import("kith:internal/buffer").Buffer;
  /** @typedef {import("kith:internal/routes/fs").Stat} RawStat what the host tells */
  /** @typedef {import("kith:internal/routes/fs").StatFs} RawStatFs what the host tells */
  /** @typedef {import("kith:internal/buffer").Buffer} Buffer */
  /** The questions that Stats, BigIntStats and Dirent answer alike. */
  class Kind {
      /**
       * @protected
       * @returns {number} one of `S_IF…`
       */
      protected get _type(): number;
      /**
       * Whether it is an ordinary file.
       *
       * @returns {boolean}
       */
      isFile(): boolean;
      /**
       * Whether it is a folder.
       *
       * @returns {boolean}
       */
      isDirectory(): boolean;
      /**
       * Whether it is a link; only `lstat` finds one.
       *
       * @returns {boolean}
       */
      isSymbolicLink(): boolean;
      /**
       * Whether it is a named pipe.
       *
       * @returns {boolean}
       */
      isFIFO(): boolean;
      /**
       * Whether it is a socket.
       *
       * @returns {boolean}
       */
      isSocket(): boolean;
      /**
       * Whether it is a device of blocks, as disks are.
       *
       * @returns {boolean}
       */
      isBlockDevice(): boolean;
      /**
       * Whether it is a device of characters, as terminals are.
       *
       * @returns {boolean}
       */
      isCharacterDevice(): boolean;
  }
  /** Numbers are as in Node: times in milliseconds with a fraction, `blocks` of 512 bytes. */
  export class Stats extends Kind {
      /** The device the file is on. */
      dev: number;
      /** Kind and permissions: a sum of `S_I…`. */
      mode: number;
      /** How many names it has. */
      nlink: number;
      /** Its owner. */
      uid: number;
      /** Its group. */
      gid: number;
      /** Which device it is, if it is one. */
      rdev: number;
      /** Bytes that are best read at once. */
      blksize: number;
      /** Its number on its device. */
      ino: number;
      /** In bytes. */
      size: number;
      /** How many blocks of 512 bytes it takes. */
      blocks: number;
      /** When it was read last, in milliseconds since 1970. */
      atimeMs: number;
      /** When it was written last, in milliseconds since 1970. */
      mtimeMs: number;
      /** When it was changed last, its name or permissions too, in milliseconds since 1970. */
      ctimeMs: number;
      /** When it was made, in milliseconds since 1970. */
      birthtimeMs: number;
      /** @param {RawStat} [given] */
      constructor(given?: RawStat);
      /** @override */
      get _type(): number;
      /** When it was read last. */
      get atime(): Date;
      /** When it was written last. */
      get mtime(): Date;
      /** When it was changed last, its name or permissions too. */
      get ctime(): Date;
      /** When it was made. */
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
      /** Without the folder. */
      name: string | import("kith:internal/buffer/shape").Buffer;
      /** The folder, as the app wrote it. */
      parentPath: string | import("kith:internal/buffer/shape").Buffer;
      /** The same as `parentPath`; deprecated in Node. */
      path: string | import("kith:internal/buffer/shape").Buffer;
      /**
       * @param {string | Buffer} name without the folder
       * @param {number} type one of `UV_DIRENT_…`
       * @param {string | Buffer} parentPath the folder, as the app wrote it
       */
      constructor(name: string | Buffer, type: number, parentPath: string | Buffer);
      /** @override */
      get _type(): any;
  }
  /**
   * @param {number} type one of `S_IF…`
   * @returns {number} one of `UV_DIRENT_…`; unknown for anything else
   */
  export function direntType(type: number): number;
  /** What is known of a file system; a number each, or a BigInt each with `bigint`. */
  export class StatFs {
      type: any;
      bsize: any;
      blocks: any;
      bfree: any;
      bavail: any;
      files: any;
      ffree: any;
      /**
       * @param {RawStatFs} raw
       * @param {boolean} [isBig] whether numbers are BigInts
       */
      constructor(raw: RawStatFs, isBig?: boolean);
  }
  export {};
  export {};
}

declare module "kith:internal/fs/device" {
  /**
   * The routes that `fs` stands on, once as promises and once as values. What `fs` is for an app is
   * made from both by the same code (`plan.js`).
   */
  import * as file from "kith:internal/routes/file";
  import * as folder from "kith:internal/routes/folder";
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
      closeFolder: typeof folder.close;
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
      opendir: typeof fs.opendir;
      read: typeof file.read;
      readFile: typeof fs.readFile;
      readFolder: typeof folder.read;
      readdir: typeof fs.readdir;
      readlink: typeof fs.readlink;
      realpath: typeof fs.realpath;
      rename: typeof fs.rename;
      rm: typeof fs.rm;
      rmdir: typeof fs.rmdir;
      stat: typeof fs.stat;
      statfs: typeof fs.statfs;
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

declare module "kith:internal/fs/dir" {
  /** `Dir` of Node's `fs`: a folder read entry by entry. */
  import { asyncDispose, dispose } from "kith:internal/node/dispose";
  import { Dirent } from "kith:internal/fs/stats";
  export type PathLike = import("kith:internal/fs/arguments").PathLike;
  export type Io = import("kith:internal/fs/device").Io;
  export type Open = {
      handle: number;
      path: string;
  };
  export type OpendirOptions = {
      /**
       * of the names
       */
      encoding?: BufferEncoding | "buffer" | null;
      /**
       * how many entries to fetch at once; 32 when absent
       */
      bufferSize?: number;
      /**
       * whether the folders below are read too
       */
      recursive?: boolean;
  };
  /** An open folder. Its entries come in the order of the file system. */
  export class Dir {
      #private;
      /**
       * @param {number} handle
       * @param {PathLike} [path] as the app wrote it
       * @param {OpendirOptions} [options]
       */
      constructor(handle: number, path?: PathLike, options?: OpendirOptions);
      /** @returns {PathLike} as it was given to `opendir` */
      get path(): PathLike;
      /**
       * The next entry.
       *
       * @overload
       * @returns {Promise<Dirent | null>} null at the end
       */
      /**
       * @overload
       * @param {(error: any, entry?: Dirent | null) => void} callback
       * @returns {void}
       */
      /**
       * The next entry.
       *
       * @param {(error: any, entry?: Dirent | null) => void} [callback]
       */
      read(): Promise<Dirent | null>;
      /**
       * The next entry.
       *
       * @overload
       * @returns {Promise<Dirent | null>} null at the end
       */
      /**
       * @overload
       * @param {(error: any, entry?: Dirent | null) => void} callback
       * @returns {void}
       */
      /**
       * The next entry.
       *
       * @param {(error: any, entry?: Dirent | null) => void} [callback]
       */
      read(callback: (error: any, entry?: Dirent | null) => void): void;
      /**
       * The next entry. Blocks the window.
       *
       * @returns {Dirent | null} null at the end
       */
      readSync(): Dirent | null;
      /**
       * Closes the folder when what is under way has ended.
       *
       * @overload
       * @returns {Promise<void>}
       */
      /**
       * @overload
       * @param {(error: any) => void} callback
       * @returns {void}
       */
      /**
       * Closes the folder when what is under way has ended.
       *
       * @param {(error: any) => void} [callback]
       */
      close(): Promise<void>;
      /**
       * Closes the folder when what is under way has ended.
       *
       * @overload
       * @returns {Promise<void>}
       */
      /**
       * @overload
       * @param {(error: any) => void} callback
       * @returns {void}
       */
      /**
       * Closes the folder when what is under way has ended.
       *
       * @param {(error: any) => void} [callback]
       */
      close(callback: (error: any) => void): void;
      /** Closes the folder. Blocks the window. */
      closeSync(): void;
      /**
       * All entries that are left; the folder is closed at the end, by `break` too.
       *
       * @returns {AsyncGenerator<Dirent, void, void>}
       */
      entries(): AsyncGenerator<Dirent, void, void>;
      [Symbol.asyncIterator](): AsyncGenerator<Dirent, void, void>;
      /** Closes the folder unless it is closed. */
      [asyncDispose](): Promise<void>;
      /** Closes the folder unless it is closed. Blocks the window. */
      [dispose](): void;
  }
  /**
   * @param {string} folder
   * @param {string} name from the host, with a NUL in front of one that is no UTF-8
   * @returns {string} the path of an entry
   */
  export function below(folder: string, name: string): string;
  /**
   * Opens a folder.
   *
   * @param {Io} io
   * @param {PathLike} path
   * @param {OpendirOptions | BufferEncoding | null} [options]
   * @returns {import("kith:internal/fs/device").Due<Dir>}
   */
  export function opendir(io: Io, path: PathLike, options?: OpendirOptions | BufferEncoding | null): import("kith:internal/fs/device").Due<Dir>;
  export {};
}

declare module "kith:internal/fs/glob" {
  /** `glob` of Node's `fs`: the names that patterns match. */
  export type GlobOptions = {
      /**
       * the folder patterns are seen from; `process.cwd()` when absent
       */
      cwd?: string | URL;
      /**
       * which names are left out, with all below
       * them: asked about the name, or about the Dirent when there are types; or patterns
       */
      exclude?: ((name: any) => boolean) | string[];
      /**
       * whether to give Dirents
       */
      withFileTypes?: boolean;
  };
  /**
   * @typedef {object} GlobOptions
   * @property {string | URL} [cwd] the folder patterns are seen from; `process.cwd()` when absent
   * @property {((name: any) => boolean) | string[]} [exclude] which names are left out, with all below
   *     them: asked about the name, or about the Dirent when there are types; or patterns
   * @property {boolean} [withFileTypes] whether to give Dirents
   */
  /**
   * Names as they are found.
   *
   * @param {string | readonly string[]} pattern
   * @param {GlobOptions} [options]
   * @returns {AsyncGenerator<any, void, void>} names, or Dirents with `withFileTypes`
   */
  export function globLater(pattern: string | readonly string[], options?: GlobOptions): AsyncGenerator<any, void, void>;
  /**
   * The names that patterns match: `glob(pattern, options, callback)`, `glob(pattern, callback)`.
   *
   * @param {string | readonly string[]} pattern
   * @param {GlobOptions | ((error: any, matches?: any[]) => void)} options
   * @param {(error: any, matches?: any[]) => void} [callback]
   * @returns {void}
   */
  export function glob(pattern: string | readonly string[], options: GlobOptions | ((error: any, matches?: any[]) => void), callback?: (error: any, matches?: any[]) => void): void;
  /**
   * The names that patterns match. Blocks the window.
   *
   * @param {string | readonly string[]} pattern
   * @param {GlobOptions} [options]
   * @returns {any[]} names, or Dirents with `withFileTypes`
   */
  export function globSync(pattern: string | readonly string[], options?: GlobOptions): any[];
  export {};
}

declare module "kith:internal/fs/source" {
  /** What streams of files read from and write to: our own files, the app's `fs`, a FileHandle. */
  export type Callback = (error: any, value?: any) => void;
  export type Source = {
      /**
       * gives a descriptor
       */
      open: (path: any, flags: any, mode: any, callback: Callback) => void;
      /**
       *     gives bytes; none at the end
       */
      read: (fd: number, count: number, position: number | null, callback: Callback) => void;
      /**
       *     gives how many were written
       */
      write: (fd: number, bytes: Uint8Array, position: number | null, callback: Callback) => void;
      close: (fd: number, callback: Callback) => void;
      sync: (fd: number, callback: Callback) => void;
      /**
       * whether reading ahead is nobody's business but ours
       */
      isOurs: boolean;
  };
  /**
   * Reads what the streams of both directions have in common.
   *
   * @param {any} stream gets `fd`, `path`, `flags` and `mode`
   * @param {any} path
   * @param {Record<string, any>} options
   * @param {readonly string[]} needed functions of an `fs` of the app's own
   * @returns {Source}
   */
  export function sourceOf(stream: any, path: any, options: Record<string, any>, needed: readonly string[]): Source;
  /**
   * @param {unknown} options
   * @param {Record<string, any>} defaults
   * @returns {Record<string, any>}
   */
  export function streamOptions(options: unknown, defaults: Record<string, any>): Record<string, any>;
  /**
   * Opens the file of a stream, as its `_construct`.
   *
   * @param {any} stream
   * @param {Source} source
   * @param {Callback} callback
   */
  export function openFile(stream: any, source: Source, callback: Callback): void;
  /** What `open` of a stream is until an app replaces it; the file is opened without being asked. */
  export function openedAlready(): void;
  /**
   * Closes the file of a stream, when nothing is under way with it.
   *
   * @param {any} stream
   * @param {Source} source
   * @param {any} error
   * @param {Callback} callback
   */
  export function closeFile(stream: any, source: Source, error: any, callback: Callback): void;
  export {};
}

declare module "kith:internal/fs/lines" {
  /** What `FileHandle.readLines` returns: the lines of a file, as an iterator or as events. */
  import { EventEmitter } from "kith:internal/events";
  export type LineSource = {
      /**
       * in pieces
       */
      text: AsyncIterable<string>;
      /**
       * ends the reading
       */
      signal?: AbortSignal;
  };
  /**
   * @typedef {object} LineSource
   * @property {AsyncIterable<string>} text in pieces
   * @property {AbortSignal} [signal] ends the reading
   */
  /**
   * Emits `line` for each line without its end and `close` after the last. It reads when somebody listens
   * to `line` or iterates. What Node's `readline.Interface` has for terminals it does not have.
   */
  export class Lines extends EventEmitter {
      #private;
      /** @param {LineSource} source */
      constructor({ text, signal }: LineSource);
      /** Ends the reading. */
      close(): void;
      /** @returns {AsyncGenerator<string, void, void>} */
      [Symbol.asyncIterator](): AsyncGenerator<string, void, void>;
  }
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
   * Reads a whole file.
   *
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
   * Writes a whole file; what was in it is gone.
   *
   * @param {Io} io
   * @param {PathLike | number} path or a descriptor, which is written on from where it stands
   * @param {string | ArrayBufferView} data
   * @param {WriteFileOptions | BufferEncoding | null} [options]
   * @returns {Due<void>}
   */
  export function writeFile(io: Io, path: PathLike | number, data: string | ArrayBufferView, options?: WriteFileOptions | BufferEncoding | null): Due<void>;
  /**
   * Adds to the end of a file, which is made when it is not there.
   *
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
  /**
   * Names functions as Node does, whatever the bundler made of their names.
   *
   * @param {Record<string, any>} functions by name
   */
  export function nameThem(functions: Record<string, any>): void;
  export {};
}

declare module "kith:internal/fs/names" {
  /** Operations on names: what is there, made, moved and removed. */
  import { BigIntStats, StatFs, Stats } from "kith:internal/fs/stats";
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
   * What is known of a file. A link is followed.
   *
   * @param {Io} io
   * @param {PathLike} path
   * @param {StatOptions} [options]
   */
  export function stat(io: Io, path: PathLike, options?: StatOptions): import("kith:internal/fs/plan").Due<Stats & BigIntStats>;
  /**
   * What is known of a file, of a link itself.
   *
   * @param {Io} io
   * @param {PathLike} path
   * @param {StatOptions} [options]
   */
  export function lstat(io: Io, path: PathLike, options?: StatOptions): import("kith:internal/fs/plan").Due<Stats & BigIntStats>;
  /**
   * What is known of the file system a file is in.
   *
   * @param {Io} io
   * @param {PathLike} path
   * @param {{ bigint?: boolean }} [options] with `bigint` each number is a BigInt
   */
  export function statfs(io: Io, path: PathLike, options?: {
      bigint?: boolean;
  }): import("kith:internal/fs/plan").Due<StatFs>;
  /**
   * Fails unless a file is there and may be used as asked.
   *
   * @param {Io} io
   * @param {PathLike} path
   * @param {number | null} [mode] a sum of `F_OK`, `R_OK`, `W_OK`, `X_OK`; whether it is there when absent
   */
  export function access(io: Io, path: PathLike, mode?: number | null): import("kith:internal/fs/device").Due<void>;
  /**
   * The path of a file without links and dots in it.
   *
   * @param {Io} io
   * @param {PathLike} path
   * @param {{ encoding?: BufferEncoding | "buffer" | null } | BufferEncoding | "buffer"} [options]
   */
  export function realpath(io: Io, path: PathLike, options?: {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | "buffer"): import("kith:internal/fs/plan").Due<string | import("kith:internal/buffer/shape").Buffer>;
  /**
   * Where a link leads.
   *
   * @param {Io} io
   * @param {PathLike} path
   * @param {{ encoding?: BufferEncoding | "buffer" | null } | BufferEncoding | "buffer"} [options]
   */
  export function readlink(io: Io, path: PathLike, options?: {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | "buffer"): import("kith:internal/fs/plan").Due<string | import("kith:internal/buffer/shape").Buffer>;
  /**
   * Makes a link. It leads to its target seen from the folder it is in.
   *
   * @param {Io} io
   * @param {PathLike} target where it leads
   * @param {PathLike} path the link
   * @param {"dir" | "file" | "junction" | null} [type] only Windows asks
   */
  export function symlink(io: Io, target: PathLike, path: PathLike, type?: "dir" | "file" | "junction" | null): import("kith:internal/fs/device").Due<void>;
  /**
   * Gives a file a second name.
   *
   * @param {Io} io
   * @param {PathLike} existingPath
   * @param {PathLike} newPath
   */
  export function link(io: Io, existingPath: PathLike, newPath: PathLike): import("kith:internal/fs/device").Due<void>;
  /**
   * Gives a file another name; a file that had it is replaced.
   *
   * @param {Io} io
   * @param {PathLike} oldPath
   * @param {PathLike} newPath
   */
  export function rename(io: Io, oldPath: PathLike, newPath: PathLike): import("kith:internal/fs/device").Due<void>;
  /**
   * Removes a file or a link.
   *
   * @param {Io} io
   * @param {PathLike} path
   */
  export function unlink(io: Io, path: PathLike): import("kith:internal/fs/device").Due<void>;
  /**
   * Removes an empty folder.
   *
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
       * how often to try again when something is busy; only with `recursive`
       */
      maxRetries?: number;
      /**
       * how much longer to wait each time, in milliseconds; 100 when absent
       */
      retryDelay?: number;
  };
  /**
   * Removes a file, or with `recursive` a folder with all in it.
   *
   * @param {Io} io
   * @param {PathLike} path
   * @param {RmOptions} [options]
   */
  export function rm(io: Io, path: PathLike, options?: RmOptions): import("kith:internal/fs/plan").Due<void>;
  /**
   * Makes a folder. With `recursive` those above it too; it gives the first that was made.
   *
   * @param {Io} io
   * @param {PathLike} path
   * @param {number | string | { recursive?: boolean, mode?: number | string } | null} [options]
   */
  export function mkdir(io: Io, path: PathLike, options?: number | string | {
      recursive?: boolean;
      mode?: number | string;
  } | null): import("kith:internal/fs/plan").Due<string | undefined>;
  /**
   * Makes a folder whose name begins as told and goes on with six random characters; gives its path.
   *
   * @param {Io} io
   * @param {PathLike} prefix
   * @param {{ encoding?: BufferEncoding | "buffer" | null } | BufferEncoding | "buffer"} [options]
   */
  export function mkdtemp(io: Io, prefix: PathLike, options?: {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | "buffer"): import("kith:internal/fs/plan").Due<string | import("kith:internal/buffer/shape").Buffer>;
  /**
   * Copies a file; one that is there is replaced unless `COPYFILE_EXCL` is given.
   *
   * @param {Io} io
   * @param {PathLike} src
   * @param {PathLike} dest
   * @param {number} [mode] a sum of `COPYFILE_…`
   */
  export function copyFile(io: Io, src: PathLike, dest: PathLike, mode?: number): import("kith:internal/fs/device").Due<void>;
  /**
   * Sets the length of a file.
   *
   * @param {Io} io
   * @param {PathLike | number} path or a descriptor, which is deprecated in Node
   * @param {number | null} [len] in bytes
   */
  export function truncate(io: Io, path: PathLike | number, len?: number | null): import("kith:internal/fs/device").Due<void>;
  /**
   * Changes the permissions of a file. The bits `0o6000` are left out.
   *
   * @param {Io} io
   * @param {PathLike} path
   * @param {number | string} mode
   */
  export function chmod(io: Io, path: PathLike, mode: number | string): import("kith:internal/fs/device").Due<void>;
  /**
   * Changes the owner of a file.
   *
   * @param {Io} io
   * @param {PathLike} path
   * @param {number} uid
   * @param {number} gid
   */
  export function chown(io: Io, path: PathLike, uid: number, gid: number): import("kith:internal/fs/device").Due<void>;
  /**
   * Changes the owner of a file, of a link itself.
   *
   * @param {Io} io
   * @param {PathLike} path
   * @param {number} uid
   * @param {number} gid
   */
  export function lchown(io: Io, path: PathLike, uid: number, gid: number): import("kith:internal/fs/device").Due<void>;
  /**
   * Changes when a file was read and written last.
   *
   * @param {Io} io
   * @param {PathLike} path
   * @param {number | string | Date} atime in seconds
   * @param {number | string | Date} mtime in seconds
   */
  export function utimes(io: Io, path: PathLike, atime: number | string | Date, mtime: number | string | Date): import("kith:internal/fs/device").Due<void>;
  /**
   * Changes when a file was read and written last, of a link itself.
   *
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
   * What is in a folder, in the order of names.
   *
   * @param {Io} io
   * @param {PathLike} folderPath
   * @param {ReaddirOptions | BufferEncoding | "buffer" | null} [options]
   * @returns {import("kith:internal/fs/device").Due<any[]>} names, or Dirents with `withFileTypes`
   */
  export function readdir(io: Io, folderPath: PathLike, options?: ReaddirOptions | BufferEncoding | "buffer" | null): import("kith:internal/fs/device").Due<any[]>;
  export {};
}

declare module "kith:internal/fs/descriptors" {
  /** Operations on open files by their number, and the numbers: small ones, from 3, as in Node. */
  import { BigIntStats, Stats } from "kith:internal/fs/stats";
  export type PathLike = import("kith:internal/fs/arguments").PathLike;
  export type Io = import("kith:internal/fs/device").Io;
  export type Due<T> = import("kith:internal/fs/device").Due<T>;
  /**
   * @param {object} handle a new FileHandle
   * @returns {void}
   */
  export function noteFileHandle(handle: object): void;
  /**
   * @param {unknown} value
   * @returns {value is import("kith:internal/fs/handle").FileHandle}
   */
  export function isFileHandle(value: unknown): value is import("kith:internal/fs/handle").FileHandle;
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
   * @param {Io} io
   * @param {number} fd
   * @param {ArrayBufferView} buffer not one among options, as `read` takes it
   * @param {[
   *   offset?: number | { offset?: number, length?: number, position?: number | bigint | null } | null,
   *   length?: number | null,
   *   position?: number | bigint | null,
   * ]} where
   * @returns {Due<number>} how many bytes were read
   */
  export function readInto(io: Io, fd: number, buffer: ArrayBufferView, ...where: [offset?: number | {
      offset?: number;
      length?: number;
      position?: number | bigint | null;
  } | null, length?: number | null, position?: number | bigint | null]): Due<number>;
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

declare module "kith:internal/fs/pieces" {
  /** Contents of files that come and go piece by piece. */
  export type Piece = string | ArrayBufferView;
  export type FileContent = Piece | Iterable<Piece> | AsyncIterable<Piece>;
  /**
   * @param {FileContent} data
   * @returns {Iterable<Piece> | AsyncIterable<Piece>}
   */
  export function piecesOf(data: FileContent): Iterable<Piece> | AsyncIterable<Piece>;
  /**
   * @param {unknown} data
   * @returns {boolean} whether it is iterated, as streams and arrays are
   */
  export function isManyPieces(data: unknown): boolean;
  /**
   * @param {() => Promise<Uint8Array>} read the next bytes; none at the end
   * @param {() => Promise<void>} end runs at the end, or when nobody reads on
   * @returns {ReadableStream<Uint8Array>}
   */
  export function webStreamOf(read: () => Promise<Uint8Array>, end: () => Promise<void>): ReadableStream<Uint8Array>;
  export type TextSource = {
      read: (count: number, at: number | null) => Promise<Uint8Array>;
      /**
       * runs at the end, or when nobody reads on
       */
      close: () => Promise<void>;
      encoding: string;
      /**
       * the first byte; where the file stands when absent
       */
      start: number | undefined;
      /**
       * the last byte
       */
      end: number;
  };
  /**
   * @typedef {object} TextSource
   * @property {(count: number, at: number | null) => Promise<Uint8Array>} read
   * @property {() => Promise<void>} close runs at the end, or when nobody reads on
   * @property {string} encoding
   * @property {number | undefined} start the first byte; where the file stands when absent
   * @property {number} end the last byte
   */
  /**
   * @param {TextSource} source
   * @returns {AsyncGenerator<string, void, void>}
   */
  export function textOf({ read, close, encoding, start, end }: TextSource): AsyncGenerator<string, void, void>;
  export {};
}

declare module "kith:internal/fs/handle" {
  /** `FileHandle` of `fs/promises`: an open file. */
  import { EventEmitter } from "kith:internal/events";
  import { asyncDispose } from "kith:internal/node/dispose";
  import { Lines } from "kith:internal/fs/lines";
  import { BigIntStats, Stats } from "kith:internal/fs/stats";
  export type PathLike = import("kith:internal/fs/arguments").PathLike;
  export type ReadFileOptions = import("kith:internal/fs/contents").ReadFileOptions;
  export type WriteFileOptions = import("kith:internal/fs/contents").WriteFileOptions;
  export type ReadOptions = import("kith:internal/fs/descriptors").ReadOptions;
  export type FileContent = import("kith:internal/fs/pieces").FileContent;
  export type LineOptions = {
      /**
       * utf8 when absent
       */
      encoding?: BufferEncoding;
      /**
       * whether the file is closed at the end; true when absent
       */
      autoClose?: boolean;
      /**
       * the first byte; where the file stands when absent
       */
      start?: number;
      /**
       * the last byte
       */
      end?: number;
      /**
       * ends the reading
       */
      signal?: AbortSignal;
  };
  /** @typedef {import("kith:internal/fs/pieces").FileContent} FileContent */
  /**
   * @typedef {object} LineOptions
   * @property {BufferEncoding} [encoding] utf8 when absent
   * @property {boolean} [autoClose] whether the file is closed at the end; true when absent
   * @property {number} [start] the first byte; where the file stands when absent
   * @property {number} [end] the last byte
   * @property {AbortSignal} [signal] ends the reading
   */
  /** An open file, closed with the page if not before. Emits `close`. */
  export class FileHandle extends EventEmitter {
      #private;
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
       * Reads into several buffers, one after another.
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
       * @param {FileContent} data
       * @param {WriteFileOptions | BufferEncoding | null} [options]
       * @returns {Promise<void>}
       */
      writeFile(data: FileContent, options?: WriteFileOptions | BufferEncoding | null): Promise<void>;
      /**
       * The same as {@link FileHandle#writeFile}: it writes where the file stands.
       *
       * @param {FileContent} data
       * @param {WriteFileOptions | BufferEncoding | null} [options]
       * @returns {Promise<void>}
       */
      appendFile(data: FileContent, options?: WriteFileOptions | BufferEncoding | null): Promise<void>;
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
      /**
       * The contents as a stream. It closes the file at its end unless `autoClose` is false.
       *
       * @param {import("kith:internal/fs/shapes").ReadStreamOptions | BufferEncoding | null} [options]
       * @returns {import("kith:internal/fs/shapes").ReadStream}
       */
      createReadStream(options?: import("kith:internal/fs/shapes").ReadStreamOptions | BufferEncoding | null): import("kith:internal/fs/shapes").ReadStream;
      /**
       * A stream into the file. It closes the file at its end unless `autoClose` is false.
       *
       * @param {import("kith:internal/fs/shapes").WriteStreamOptions | BufferEncoding | null} [options]
       * @returns {import("kith:internal/fs/shapes").WriteStream}
       */
      createWriteStream(options?: import("kith:internal/fs/shapes").WriteStreamOptions | BufferEncoding | null): import("kith:internal/fs/shapes").WriteStream;
      /**
       * The contents from where the file stands, in pieces of bytes. The handle is locked meanwhile, and at
       * the end it stays open unless `autoClose` is true.
       *
       * @param {{ type?: "bytes", autoClose?: boolean }} [options]
       * @returns {ReadableStream<Uint8Array>}
       */
      readableWebStream(options?: {
          type?: "bytes";
          autoClose?: boolean;
      }): ReadableStream<Uint8Array>;
      /**
       * The lines of the file, without their ends.
       *
       * @param {LineOptions} [options]
       * @returns {Lines}
       */
      readLines(options?: LineOptions): Lines;
      /** @returns {Promise<void>} */
      [asyncDispose](): Promise<void>;
  }
  /**
   * Opens a file.
   *
   * @param {PathLike} path
   * @param {string | number} [flags] `r` when absent
   * @param {string | number} [mode] permissions of a file that is made
   * @returns {Promise<FileHandle>}
   */
  export function open(path: PathLike, flags?: string | number, mode?: string | number): Promise<FileHandle>;
  export {};
}

declare module "kith:internal/fs/shapes" {
  /** The classes of `fs` that are made in the old way, so that packages can derive from them without `new`. */

  import type { Readable, ReadableOptions, Writable, WritableOptions } from "kith:internal/stream/shapes";
  import type { FileHandle } from "kith:internal/fs/handle";

  type PathLike = string | Uint8Array | URL;

  interface FileStreamOptions {
    /** How the file is opened; `r`, or `w` for writing. */
    flags?: string | number;
    /** Permissions of a file that is made. */
    mode?: string | number;
    /** An open file instead of the path. */
    fd?: number | FileHandle | null;
    /** Whether the file is closed at the end and after an error. Default true. */
    autoClose?: boolean;
    /** Functions to use instead of those of `fs`. */
    fs?: object | null;
  }

  export interface ReadStreamOptions extends ReadableOptions, FileStreamOptions {
    /** The first byte; where the file stands when absent. */
    start?: number;
    /** The last byte. */
    end?: number;
  }

  export interface WriteStreamOptions extends WritableOptions, FileStreamOptions {
    /** Of strings. Default `utf8`. */
    encoding?: BufferEncoding | null;
    /** Where to begin; where the file stands when absent. */
    start?: number;
    /** Whether to wait at the end until the disk has it. */
    flush?: boolean;
  }

  /** A file as a stream. Emits `open` with the descriptor and `ready`. */
  export class ReadStream extends Readable {
    constructor(path: PathLike | undefined, options?: ReadStreamOptions | BufferEncoding | null);
    /** As it was given; undefined when there was none. */
    path: string | Uint8Array | undefined;
    /** How many bytes were read so far. */
    bytesRead: number;
    /** The descriptor; null before it is open. */
    fd: number | null;
    /** How the file is opened. */
    flags: string | number;
    /** Permissions of a file that is made. */
    mode: string | number;
    /** Whether the file is not open yet, or no longer. */
    readonly pending: boolean;
    /** Closes the file; calls when that is done. */
    close(callback?: (error?: Error | null) => void): void;
  }

  /** A file as a stream. Emits `open` with the descriptor and `ready`. */
  export class WriteStream extends Writable {
    constructor(path: PathLike | undefined, options?: WriteStreamOptions | BufferEncoding | null);
    /** As it was given; undefined when there was none. */
    path: string | Uint8Array | undefined;
    /** How many bytes were written so far; what waits does not count. */
    bytesWritten: number;
    /** The descriptor; null before it is open. */
    fd: number | null;
    /** How the file is opened. */
    flags: string | number;
    /** Permissions of a file that is made. */
    mode: string | number;
    /** Whether the file is not open yet, or no longer. */
    readonly pending: boolean;
    /** Closes the file; calls when that is done. */
    close(callback?: (error?: Error | null) => void): void;
    /** Closes it when all is written. */
    destroySoon(): void;
  }
  export {};
}

declare module "kith:internal/fs/readstream" {
  /** `ReadStream` of Node's `fs`. */
  export type Callback = import("kith:internal/fs/source").Callback;
  export type Source = import("kith:internal/fs/source").Source;
  export type Inside = {
      source: Source;
      /**
       * read, not asked for yet
       */
      ahead: import("kith:internal/buffer").Buffer | undefined;
      /**
       * how much to read next
       */
      aheadBytes: number;
      /**
       * whether a reading is under way
       */
      busy: boolean;
      /**
       * runs when it has ended
       */
      onIdle: (() => void) | undefined;
  };
  /** @type {typeof import("kith:internal/fs/shapes").ReadStream} a file as a stream; emits `open` and `ready` too */
  export const ReadStream: typeof import("kith:internal/fs/shapes").ReadStream;
  export {};
}

declare module "kith:internal/fs/writestream" {
  /** `WriteStream` of Node's `fs`. */
  export type Callback = import("kith:internal/fs/source").Callback;
  export type Source = import("kith:internal/fs/source").Source;
  export type Inside = {
      source: Source;
      /**
       * whether a writing is under way
       */
      busy: boolean;
      /**
       * runs when it has ended
       */
      onIdle: (() => void) | undefined;
  };
  /** @type {typeof import("kith:internal/fs/shapes").WriteStream} a file as a stream; emits `open` and `ready` too */
  export const WriteStream: typeof import("kith:internal/fs/shapes").WriteStream;
  export {};
}

declare module "kith:internal/fs/streams" {
  /** Files as streams. */
  import { ReadStream } from "kith:internal/fs/readstream";
  import { WriteStream } from "kith:internal/fs/writestream";
  export type PathLike = import("kith:internal/fs/arguments").PathLike;
  /** @typedef {import("kith:internal/fs/arguments").PathLike} PathLike */
  /**
   * A file to be read as a stream, 64 KiB at once unless `highWaterMark` says otherwise.
   *
   * @param {PathLike} path not looked at when the options have an `fd`
   * @param {import("kith:internal/fs/shapes").ReadStreamOptions | BufferEncoding | null} [options]
   * @returns {import("kith:internal/fs/shapes").ReadStream}
   */
  export function createReadStream(path: PathLike, options?: import("kith:internal/fs/shapes").ReadStreamOptions | BufferEncoding | null): import("kith:internal/fs/shapes").ReadStream;
  /**
   * A file to be written as a stream.
   *
   * @param {PathLike} path not looked at when the options have an `fd`
   * @param {import("kith:internal/fs/shapes").WriteStreamOptions | BufferEncoding | null} [options]
   * @returns {import("kith:internal/fs/shapes").WriteStream}
   */
  export function createWriteStream(path: PathLike, options?: import("kith:internal/fs/shapes").WriteStreamOptions | BufferEncoding | null): import("kith:internal/fs/shapes").WriteStream;
  export { ReadStream, WriteStream, ReadStream as FileReadStream, WriteStream as FileWriteStream };
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
  export type QueueOptions = {
      /**
       * changes that may wait for who reads them, 2048 by default
       */
      maxQueue?: number;
      /**
       * what one more does: it is dropped, or the iterator fails
       */
      overflow?: "ignore" | "error";
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
   * Tells what happens to a file or in a folder, by events of what it gives.
   *
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
   * @param {(WatchOptions & QueueOptions) | string | null} [options]
   * @returns {AsyncGenerator<{ eventType: EventType, filename: any }, void, void>}
   */
  export function iterate(filename: PathLike, options?: (WatchOptions & QueueOptions) | string | null): AsyncGenerator<{
      eventType: EventType;
      filename: any;
  }, void, void>;
  export {};
}

declare module "kith:internal/fs/watchfile" {
  /** `watchFile` of Node's `fs`: looks at a file again and again. */
  import { EventEmitter } from "kith:internal/events";
  import { BigIntStats, Stats } from "kith:internal/fs/stats";
  export type PathLike = import("kith:internal/fs/arguments").PathLike;
  export type RawStat = import("kith:internal/fs/stats").RawStat;
  export type StatListener = (current: Stats & BigIntStats, previous: Stats & BigIntStats) => void;
  export type WatchFileOptions = {
      /**
       * whether the numbers of the Stats are BigInts
       */
      bigint?: boolean;
      /**
       * without meaning here: a window stays open anyway
       */
      persistent?: boolean;
      /**
       * how long to wait between two looks, in milliseconds; 5007 when absent
       */
      interval?: number;
  };
  /** Emits `change` with the Stats now and before, and `stop`. */
  export class StatWatcher extends EventEmitter {
      #private;
      /**
       * @param {string} name
       * @param {{ bigint: boolean, interval: number }} options
       */
      constructor(name: string, { bigint, interval }: {
          bigint: boolean;
          interval: number;
      });
      /** Ends the watching. */
      stop(): void;
      /** Without meaning here: a window stays open anyway. */
      ref(): this;
      /** Without meaning here: a window stays open anyway. */
      unref(): this;
  }
  /**
   * Tells a listener whenever a file has changed, also when it comes or goes.
   *
   * @param {PathLike} filename
   * @param {WatchFileOptions | StatListener} options
   * @param {StatListener} [listener]
   * @returns {StatWatcher} one for all listeners of a file
   */
  export function watchFile(filename: PathLike, options: WatchFileOptions | StatListener, listener?: StatListener): StatWatcher;
  /**
   * Ends what {@link watchFile} began.
   *
   * @param {PathLike} filename
   * @param {StatListener} [listener] all of the file when absent
   * @returns {void}
   */
  export function unwatchFile(filename: PathLike, listener?: StatListener): void;
  export {};
}

declare module "kith:internal/fs/copy" {
  /** `cp` of Node's `fs`: copies files, links and whole folders. */
  export type PathLike = import("kith:internal/fs/arguments").PathLike;
  export type Io = import("kith:internal/fs/device").Io;
  export type RawStat = import("kith:internal/fs/stats").RawStat;
  export type CopyOptions = {
      /**
       * whether links are followed
       */
      dereference?: boolean;
      /**
       * with `force` false: whether what is there is an error
       */
      errorOnExist?: boolean;
      /**
       * whether
       * to copy; not a promise for `cpSync`
       */
      filter?: (source: string, destination: string) => boolean | Promise<boolean>;
      /**
       * whether files that are there are replaced; true when absent
       */
      force?: boolean;
      /**
       * a sum of `COPYFILE_…`
       */
      mode?: number;
      /**
       * whether the copies get the times of the originals
       */
      preserveTimestamps?: boolean;
      /**
       * whether folders are copied
       */
      recursive?: boolean;
      /**
       * whether relative links are copied as they are written
       */
      verbatimSymlinks?: boolean;
  };
  /**
   * Copies a file, a link or a folder with all in it.
   *
   * @param {Io} io
   * @param {PathLike} src
   * @param {PathLike} dest
   * @param {CopyOptions} [options]
   * @returns {import("kith:internal/fs/device").Due<void>}
   */
  export function cp(io: Io, src: PathLike, dest: PathLike, options?: CopyOptions): import("kith:internal/fs/device").Due<void>;
  export type Copy = Required<Omit<CopyOptions, "filter">> & Pick<CopyOptions, "filter"> & {
      io: Io;
  };
  export type Pair = {
      from: string;
      to: string;
      source: RawStat;
      target: RawStat | undefined;
  };
  export {};
}

declare module "kith:internal/fs/promises" {
  /** Node's `fs/promises`. What is refused by the app's permissions fails with `ERR_ACCESS_DENIED`. */
  import { constants } from "kith:internal/fs/constants";
  import * as contents from "kith:internal/fs/contents";
  import * as dir from "kith:internal/fs/dir";
  import { open } from "kith:internal/fs/handle";
  import * as names from "kith:internal/fs/names";
  /**
   * Fails unless a file is there and may be used as asked.
   *
   * @param mode a sum of `F_OK`, `R_OK`, `W_OK`, `X_OK`; whether it is there when absent
   */
  export const access: (path: import("kith:internal/fs/arguments").PathLike, mode?: number | null | undefined) => Promise<void>;
  /**
   * Adds to the end of a file, which is made when it is not there.
   */
  export const appendFile: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: contents.WriteFileOptions | BufferEncoding | null | undefined) => Promise<void>;
  /**
   * Changes the permissions of a file. The bits `0o6000` are left out.
   */
  export const chmod: (path: import("kith:internal/fs/arguments").PathLike, mode: string | number) => Promise<void>;
  /**
   * Changes the owner of a file.
   */
  export const chown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => Promise<void>;
  /**
   * Copies a file; one that is there is replaced unless `COPYFILE_EXCL` is given.
   *
   * @param mode a sum of `COPYFILE_…`
   */
  export const copyFile: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, mode?: number | undefined) => Promise<void>;
  /**
   * Copies a file, a link or a folder with all in it.
   */
  export const cp: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/copy").CopyOptions | undefined) => Promise<void>;
  /**
   * Changes the owner of a file, of a link itself.
   */
  export const lchown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => Promise<void>;
  /**
   * Gives a file a second name.
   */
  export const link: (existingPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
  /**
   * What is known of a file, of a link itself.
   */
  export const lstat: (path: import("kith:internal/fs/arguments").PathLike, options?: names.StatOptions | undefined) => Promise<import("kith:internal/fs/stats").Stats & import("kith:internal/fs/stats").BigIntStats>;
  /**
   * Changes when a file was read and written last, of a link itself.
   *
   * @param atime in seconds
   * @param mtime in seconds
   */
  export const lutimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => Promise<void>;
  /**
   * Makes a folder. With `recursive` those above it too; it gives the first that was made.
   */
  export const mkdir: (path: import("kith:internal/fs/arguments").PathLike, options?: string | number | {
      recursive?: boolean;
      mode?: number | string;
  } | null | undefined) => Promise<string | undefined>;
  /**
   * Makes a folder whose name begins as told and goes on with six random characters; gives its path.
   */
  export const mkdtemp: (prefix: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined) => Promise<string | import("kith:internal/buffer/shape").Buffer>;
  /**
   * Opens a folder.
   */
  export const opendir: (path: import("kith:internal/fs/arguments").PathLike, options?: dir.OpendirOptions | BufferEncoding | null | undefined) => Promise<dir.Dir>;
  /**
   * Reads a whole file.
   *
   * @param path or a descriptor, which is read on from where it stands
   * @returns a Buffer, or a string when there is an encoding
   */
  export const readFile: (path: number | import("kith:internal/fs/arguments").PathLike, options?: contents.ReadFileOptions | BufferEncoding | null | undefined) => Promise<any>;
  /**
   * What is in a folder, in the order of names.
   *
   * @returns names, or Dirents with `withFileTypes`
   */
  export const readdir: (folderPath: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | names.ReaddirOptions | BufferEncoding | null | undefined) => Promise<any[]>;
  /**
   * Where a link leads.
   */
  export const readlink: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined) => Promise<string | import("kith:internal/buffer/shape").Buffer>;
  /**
   * The path of a file without links and dots in it.
   */
  export const realpath: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined) => Promise<string | import("kith:internal/buffer/shape").Buffer>;
  /**
   * Gives a file another name; a file that had it is replaced.
   */
  export const rename: (oldPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
  /**
   * Removes a file, or with `recursive` a folder with all in it.
   */
  export const rm: (path: import("kith:internal/fs/arguments").PathLike, options?: names.RmOptions | undefined) => Promise<void>;
  /**
   * Removes an empty folder.
   */
  export const rmdir: (path: import("kith:internal/fs/arguments").PathLike, options?: {
      recursive?: boolean;
  } | undefined) => Promise<void>;
  /**
   * What is known of a file. A link is followed.
   */
  export const stat: (path: import("kith:internal/fs/arguments").PathLike, options?: names.StatOptions | undefined) => Promise<import("kith:internal/fs/stats").Stats & import("kith:internal/fs/stats").BigIntStats>;
  /**
   * What is known of the file system a file is in.
   *
   * @param options with `bigint` each number is a BigInt
   */
  export const statfs: (path: import("kith:internal/fs/arguments").PathLike, options?: {
      bigint?: boolean;
  } | undefined) => Promise<import("kith:internal/fs/stats").StatFs>;
  /**
   * Makes a link. It leads to its target seen from the folder it is in.
   *
   * @param target where it leads
   * @param path the link
   * @param type only Windows asks
   */
  export const symlink: (target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, type?: "dir" | "file" | "junction" | null | undefined) => Promise<void>;
  /**
   * Sets the length of a file.
   *
   * @param path or a descriptor, which is deprecated in Node
   * @param len in bytes
   */
  export const truncate: (path: number | import("kith:internal/fs/arguments").PathLike, len?: number | null | undefined) => Promise<void>;
  /**
   * Removes a file or a link.
   */
  export const unlink: (path: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
  /**
   * Changes when a file was read and written last.
   *
   * @param atime in seconds
   * @param mtime in seconds
   */
  export const utimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => Promise<void>;
  /**
   * Writes a whole file; what was in it is gone.
   *
   * @param path or a descriptor, which is written on from where it stands
   */
  export const writeFile: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: contents.WriteFileOptions | BufferEncoding | null | undefined) => Promise<void>;
  export { constants, open };
  /**
   * Changes of a file or folder as they happen; ends by `break` or with an AbortError.
   *
   * @param {import("kith:internal/fs/arguments").PathLike} filename
   * @param {import("kith:internal/fs/watch").WatchOptions | string | null} [options]
   */
  export function watch(filename: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/watch").WatchOptions | string | null): AsyncGenerator<{
      eventType: import("kith:internal/fs/watch").EventType;
      filename: any;
  }, void, void>;
  /**
   * The names that patterns match, as they are found.
   *
   * @param {string | readonly string[]} pattern
   * @param {import("kith:internal/fs/glob").GlobOptions} [options]
   * @returns {AsyncGenerator<any, void, void>} names, or Dirents with `withFileTypes`
   */
  export function glob(pattern: string | readonly string[], options?: import("kith:internal/fs/glob").GlobOptions): AsyncGenerator<any, void, void>;
  /**
   * Links have no permissions of their own on Linux: always rejected, as in Node there.
   *
   * @param {import("kith:internal/fs/arguments").PathLike} _path
   * @param {number | string} _mode
   * @returns {Promise<never>}
   */
  export function lchmod(_path: import("kith:internal/fs/arguments").PathLike, _mode: number | string): Promise<never>;
  const all: {
      access: (path: import("kith:internal/fs/arguments").PathLike, mode?: number | null | undefined) => Promise<void>;
      appendFile: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: contents.WriteFileOptions | BufferEncoding | null | undefined) => Promise<void>;
      chmod: (path: import("kith:internal/fs/arguments").PathLike, mode: string | number) => Promise<void>;
      chown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => Promise<void>;
      constants: any;
      copyFile: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, mode?: number | undefined) => Promise<void>;
      cp: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/copy").CopyOptions | undefined) => Promise<void>;
      glob: typeof glob;
      lchmod: typeof lchmod;
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
      } | BufferEncoding | undefined) => Promise<string | import("kith:internal/buffer/shape").Buffer>;
      open: typeof open;
      opendir: (path: import("kith:internal/fs/arguments").PathLike, options?: dir.OpendirOptions | BufferEncoding | null | undefined) => Promise<dir.Dir>;
      readFile: (path: number | import("kith:internal/fs/arguments").PathLike, options?: contents.ReadFileOptions | BufferEncoding | null | undefined) => Promise<any>;
      readdir: (folderPath: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | names.ReaddirOptions | BufferEncoding | null | undefined) => Promise<any[]>;
      readlink: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined) => Promise<string | import("kith:internal/buffer/shape").Buffer>;
      realpath: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined) => Promise<string | import("kith:internal/buffer/shape").Buffer>;
      rename: (oldPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
      rm: (path: import("kith:internal/fs/arguments").PathLike, options?: names.RmOptions | undefined) => Promise<void>;
      rmdir: (path: import("kith:internal/fs/arguments").PathLike, options?: {
          recursive?: boolean;
      } | undefined) => Promise<void>;
      stat: (path: import("kith:internal/fs/arguments").PathLike, options?: names.StatOptions | undefined) => Promise<import("kith:internal/fs/stats").Stats & import("kith:internal/fs/stats").BigIntStats>;
      statfs: (path: import("kith:internal/fs/arguments").PathLike, options?: {
          bigint?: boolean;
      } | undefined) => Promise<import("kith:internal/fs/stats").StatFs>;
      symlink: (target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, type?: "dir" | "file" | "junction" | null | undefined) => Promise<void>;
      truncate: (path: number | import("kith:internal/fs/arguments").PathLike, len?: number | null | undefined) => Promise<void>;
      unlink: (path: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
      utimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => Promise<void>;
      watch: typeof watch;
      writeFile: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: contents.WriteFileOptions | BufferEncoding | null | undefined) => Promise<void>;
  };
  export default all;
  export {};
}

declare module "kith:internal/fs/callbacks" {
  /** The functions of `fs` with a callback, which gets an error or null, and what was asked for. */
  import * as contents from "kith:internal/fs/contents";
  import * as copying from "kith:internal/fs/copy";
  import * as dir from "kith:internal/fs/dir";
  import * as names from "kith:internal/fs/names";
  /** Asks whether a file is there and may be used so: `access(path, mode, callback)`. */
  export const access: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: import("kith:internal/fs/arguments").PathLike, mode: number | null | undefined, callback: (error: any) => void]) => void;
  /** Adds to the end of a file, which is made when it is not there. */
  export const appendFile: (...args: [path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, callback: (error: any) => void] | [path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options: contents.WriteFileOptions | BufferEncoding | null | undefined, callback: (error: any) => void]) => void;
  /** Changes the permissions of a file. The bits `0o6000` are left out. */
  export const chmod: (path: import("kith:internal/fs/arguments").PathLike, mode: string | number, callback: (error: any) => void) => void;
  /** Changes the owner of a file. */
  export const chown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number, callback: (error: any) => void) => void;
  /** Copies a file. */
  export const copyFile: (...args: [src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, mode: number | undefined, callback: (error: any) => void]) => void;
  /** Copies a file, a link, or with `recursive` a folder with all in it. */
  export const cp: (...args: [src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, options: copying.CopyOptions | undefined, callback: (error: any) => void]) => void;
  /** Changes the permissions of an open file. The bits `0o6000` are left out. */
  export const fchmod: (fd: number, mode: string | number, callback: (error: any) => void) => void;
  /** Changes the owner of an open file. */
  export const fchown: (fd: number, uid: number, gid: number, callback: (error: any) => void) => void;
  /** Waits until the disk has the contents of an open file; times may follow later. */
  export const fdatasync: (fd: number, callback: (error: any) => void) => void;
  /** Tells what is known of an open file. */
  export const fstat: (...args: [fd: number, callback: (error: any, result: import("kith:internal/fs/stats").Stats & import("kith:internal/fs/stats").BigIntStats) => void] | [fd: number, options: names.StatOptions | undefined, callback: (error: any, result: import("kith:internal/fs/stats").Stats & import("kith:internal/fs/stats").BigIntStats) => void]) => void;
  /** Waits until the disk has all of an open file. */
  export const fsync: (fd: number, callback: (error: any) => void) => void;
  /** Sets the length of an open file. */
  export const ftruncate: (...args: [fd: number, callback: (error: any) => void] | [fd: number, len: number | null | undefined, callback: (error: any) => void]) => void;
  /** Changes the times of an open file. */
  export const futimes: (fd: number, atime: string | number | Date, mtime: string | number | Date, callback: (error: any) => void) => void;
  /** Changes the owner of a file, of a link itself. */
  export const lchown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number, callback: (error: any) => void) => void;
  /** Gives a file a second name. */
  export const link: (existingPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void) => void;
  /** Tells what is known of a file, of a link itself. */
  export const lstat: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: import("kith:internal/fs/stats").Stats & import("kith:internal/fs/stats").BigIntStats) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: names.StatOptions | undefined, callback: (error: any, result: import("kith:internal/fs/stats").Stats & import("kith:internal/fs/stats").BigIntStats) => void]) => void;
  /** Changes the times of a file, of a link itself. */
  export const lutimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date, callback: (error: any) => void) => void;
  /** Makes a folder, with `recursive` those above it too. */
  export const mkdir: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | undefined) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: string | number | {
      recursive?: boolean;
      mode?: number | string;
  } | null | undefined, callback: (error: any, result: string | undefined) => void]) => void;
  /** Makes a folder of which nobody else has the name: six letters are added to the prefix. */
  export const mkdtemp: (...args: [prefix: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | import("kith:internal/buffer/shape").Buffer) => void] | [prefix: import("kith:internal/fs/arguments").PathLike, options: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined, callback: (error: any, result: string | import("kith:internal/buffer/shape").Buffer) => void]) => void;
  /** Opens a file; gives a descriptor. */
  export const open: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: number) => void] | [path: import("kith:internal/fs/arguments").PathLike, flags: string | number | undefined, callback: (error: any, result: number) => void] | [path: import("kith:internal/fs/arguments").PathLike, flags: string | number | undefined, mode: string | number | undefined, callback: (error: any, result: number) => void]) => void;
  /** Opens a folder to be read entry by entry; gives a Dir. */
  export const opendir: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: dir.Dir) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: dir.OpendirOptions | BufferEncoding | null | undefined, callback: (error: any, result: dir.Dir) => void]) => void;
  /** Reads a whole file; a Buffer, or a string when there is an encoding. */
  export const readFile: (...args: [path: number | import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: number | import("kith:internal/fs/arguments").PathLike, options: contents.ReadFileOptions | BufferEncoding | null | undefined, callback: (error: any) => void]) => void;
  /** Lists a folder; names, or Dirents with `withFileTypes`. */
  export const readdir: (...args: [folderPath: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: any[]) => void] | [folderPath: import("kith:internal/fs/arguments").PathLike, options: "buffer" | names.ReaddirOptions | BufferEncoding | null | undefined, callback: (error: any, result: any[]) => void]) => void;
  /** Tells where a link leads. */
  export const readlink: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | import("kith:internal/buffer/shape").Buffer) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined, callback: (error: any, result: string | import("kith:internal/buffer/shape").Buffer) => void]) => void;
  /** The path of a file without links and dots. */
  export const realpath: ((...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | import("kith:internal/buffer/shape").Buffer) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined, callback: (error: any, result: string | import("kith:internal/buffer/shape").Buffer) => void]) => void) & {
      native: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | import("kith:internal/buffer/shape").Buffer) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined, callback: (error: any, result: string | import("kith:internal/buffer/shape").Buffer) => void]) => void;
  };
  /** Moves a file or a folder; what has the new name is replaced. */
  export const rename: (oldPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void) => void;
  /** Removes a file, with `recursive` a folder with all in it. */
  export const rm: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: names.RmOptions | undefined, callback: (error: any) => void]) => void;
  /** Removes an empty folder. */
  export const rmdir: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: {
      recursive?: boolean;
  } | undefined, callback: (error: any) => void]) => void;
  /** Tells what is known of a file. */
  export const stat: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: import("kith:internal/fs/stats").Stats & import("kith:internal/fs/stats").BigIntStats) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: names.StatOptions | undefined, callback: (error: any, result: import("kith:internal/fs/stats").Stats & import("kith:internal/fs/stats").BigIntStats) => void]) => void;
  /** Tells what is known of the file system of a file. */
  export const statfs: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: import("kith:internal/fs/stats").StatFs) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: {
      bigint?: boolean;
  } | undefined, callback: (error: any, result: import("kith:internal/fs/stats").StatFs) => void]) => void;
  /** Makes a link to a place the app was granted. */
  export const symlink: (...args: [target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, type: "dir" | "file" | "junction" | null | undefined, callback: (error: any) => void]) => void;
  /** Sets the length of a file. */
  export const truncate: (...args: [path: number | import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: number | import("kith:internal/fs/arguments").PathLike, len: number | null | undefined, callback: (error: any) => void]) => void;
  /** Removes a file or a link. */
  export const unlink: (path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void) => void;
  /** Changes the times of a file. */
  export const utimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date, callback: (error: any) => void) => void;
  /** Writes a whole file; what was in it is gone. */
  export const writeFile: (...args: [path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, callback: (error: any) => void] | [path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options: contents.WriteFileOptions | BufferEncoding | null | undefined, callback: (error: any) => void]) => void;
  /**
   * Whether there is something. False for a path that the app may not see.
   *
   * @param {import("kith:internal/fs/arguments").PathLike} path
   * @param {(isThere: boolean) => void} callback
   */
  export function exists(path: import("kith:internal/fs/arguments").PathLike, callback: (isThere: boolean) => void): void;
  /**
   * Closes an open file. Errors are thrown when there is no callback.
   *
   * @param {number} fd
   * @param {(error: any) => void} [callback]
   */
  export function close(fd: number, callback?: (error: any) => void): void;
  export {};
}

declare module "kith:internal/fs/sync" {
  /** The `*Sync` functions of `fs`. Each blocks its thread until it is done: in a page the whole window. */
  import * as contents from "kith:internal/fs/contents";
  import * as copying from "kith:internal/fs/copy";
  import * as dir from "kith:internal/fs/dir";
  import * as names from "kith:internal/fs/names";
  /** Asks whether a file is there and may be used so: `access(path, mode, callback)`. Blocks the window. */
  export const accessSync: (path: import("kith:internal/fs/arguments").PathLike, mode?: number | null | undefined) => void;
  /** Adds to the end of a file, which is made when it is not there. Blocks the window. */
  export const appendFileSync: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: contents.WriteFileOptions | BufferEncoding | null | undefined) => void;
  /** Changes the permissions of a file. The bits `0o6000` are left out. Blocks the window. */
  export const chmodSync: (path: import("kith:internal/fs/arguments").PathLike, mode: string | number) => void;
  /** Changes the owner of a file. Blocks the window. */
  export const chownSync: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => void;
  /** Copies a file. Blocks the window. */
  export const copyFileSync: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, mode?: number | undefined) => void;
  /** Copies a file, a link, or with `recursive` a folder with all in it. Blocks the window. */
  export const cpSync: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, options?: copying.CopyOptions | undefined) => void;
  /** Changes the permissions of an open file. The bits `0o6000` are left out. Blocks the window. */
  export const fchmodSync: (fd: number, mode: string | number) => void;
  /** Changes the owner of an open file. Blocks the window. */
  export const fchownSync: (fd: number, uid: number, gid: number) => void;
  /** Waits until the disk has the contents of an open file; times may follow later. Blocks the window. */
  export const fdatasyncSync: (fd: number) => void;
  /** Tells what is known of an open file. Blocks the window. */
  export const fstatSync: (fd: number, options?: names.StatOptions | undefined) => import("kith:internal/fs/stats").Stats & import("kith:internal/fs/stats").BigIntStats;
  /** Waits until the disk has all of an open file. Blocks the window. */
  export const fsyncSync: (fd: number) => void;
  /** Sets the length of an open file. Blocks the window. */
  export const ftruncateSync: (fd: number, len?: number | null | undefined) => void;
  /** Changes the times of an open file. Blocks the window. */
  export const futimesSync: (fd: number, atime: string | number | Date, mtime: string | number | Date) => void;
  /** Changes the owner of a file, of a link itself. Blocks the window. */
  export const lchownSync: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => void;
  /** Gives a file a second name. Blocks the window. */
  export const linkSync: (existingPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => void;
  /** Tells what is known of a file, of a link itself. With `throwIfNoEntry` false nothing there is undefined. Blocks the window. */
  export const lstatSync: (path: import("kith:internal/fs/arguments").PathLike, options?: names.StatOptions | undefined) => import("kith:internal/fs/stats").Stats & import("kith:internal/fs/stats").BigIntStats;
  /** Changes the times of a file, of a link itself. Blocks the window. */
  export const lutimesSync: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => void;
  /** Makes a folder, with `recursive` those above it too. Blocks the window. */
  export const mkdirSync: (path: import("kith:internal/fs/arguments").PathLike, options?: string | number | {
      recursive?: boolean;
      mode?: number | string;
  } | null | undefined) => string | undefined;
  /** Makes a folder of which nobody else has the name: six letters are added to the prefix. Blocks the window. */
  export const mkdtempSync: (prefix: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined) => string | import("kith:internal/buffer/shape").Buffer;
  /** Opens a file; gives a descriptor. Blocks the window. */
  export const openSync: (path: import("kith:internal/fs/arguments").PathLike, flags?: string | number | undefined, mode?: string | number | undefined) => number;
  /** Opens a folder to be read entry by entry; gives a Dir. Blocks the window. */
  export const opendirSync: (path: import("kith:internal/fs/arguments").PathLike, options?: dir.OpendirOptions | BufferEncoding | null | undefined) => dir.Dir;
  /** Reads a whole file; a Buffer, or a string when there is an encoding. Blocks the window. */
  export const readFileSync: (path: number | import("kith:internal/fs/arguments").PathLike, options?: contents.ReadFileOptions | BufferEncoding | null | undefined) => any;
  /** Lists a folder; names, or Dirents with `withFileTypes`. Blocks the window. */
  export const readdirSync: (folderPath: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | names.ReaddirOptions | BufferEncoding | null | undefined) => any[];
  /** Tells where a link leads. Blocks the window. */
  export const readlinkSync: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined) => string | import("kith:internal/buffer/shape").Buffer;
  /** The path of a file without links and dots. Blocks the window. */
  export const realpathSync: ((path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
      encoding?: BufferEncoding | "buffer" | null;
  } | BufferEncoding | undefined) => string | import("kith:internal/buffer/shape").Buffer) & {
      native: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined) => string | import("kith:internal/buffer/shape").Buffer;
  };
  /** Moves a file or a folder; what has the new name is replaced. Blocks the window. */
  export const renameSync: (oldPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => void;
  /** Removes a file, with `recursive` a folder with all in it. Blocks the window. */
  export const rmSync: (path: import("kith:internal/fs/arguments").PathLike, options?: names.RmOptions | undefined) => void;
  /** Removes an empty folder. Blocks the window. */
  export const rmdirSync: (path: import("kith:internal/fs/arguments").PathLike, options?: {
      recursive?: boolean;
  } | undefined) => void;
  /** Tells what is known of a file. With `throwIfNoEntry` false nothing there is undefined. Blocks the window. */
  export const statSync: (path: import("kith:internal/fs/arguments").PathLike, options?: names.StatOptions | undefined) => import("kith:internal/fs/stats").Stats & import("kith:internal/fs/stats").BigIntStats;
  /** Tells what is known of the file system of a file. Blocks the window. */
  export const statfsSync: (path: import("kith:internal/fs/arguments").PathLike, options?: {
      bigint?: boolean;
  } | undefined) => import("kith:internal/fs/stats").StatFs;
  /** Makes a link to a place the app was granted. Blocks the window. */
  export const symlinkSync: (target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, type?: "dir" | "file" | "junction" | null | undefined) => void;
  /** Sets the length of a file. Blocks the window. */
  export const truncateSync: (path: number | import("kith:internal/fs/arguments").PathLike, len?: number | null | undefined) => void;
  /** Removes a file or a link. Blocks the window. */
  export const unlinkSync: (path: import("kith:internal/fs/arguments").PathLike) => void;
  /** Changes the times of a file. Blocks the window. */
  export const utimesSync: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => void;
  /** Writes a whole file; what was in it is gone. Blocks the window. */
  export const writeFileSync: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: contents.WriteFileOptions | BufferEncoding | null | undefined) => void;
  /** Closes an open file. Blocks the window. */
  export const closeSync: (fd: number) => void;
  /** Reads from an open file into a buffer; gives how many bytes. Blocks the window. */
  export const readSync: (fd: number, buffer: ArrayBufferView<ArrayBufferLike>, offset?: number | {
      offset?: number;
      length?: number;
      position?: number | bigint | null;
  } | null | undefined, length?: number | null | undefined, position?: number | bigint | null | undefined) => number;
  /** Reads from an open file into several buffers; gives how many bytes. Blocks the window. */
  export const readvSync: (fd: number, buffers: readonly ArrayBufferView<ArrayBufferLike>[], position?: number | null | undefined) => number;
  /** Writes to an open file; gives how many bytes. Blocks the window. */
  export const writeSync: (fd: number, data: string | ArrayBufferView<ArrayBufferLike>, offset?: number | {
      offset?: number;
      length?: number;
      position?: number | null;
  } | null | undefined, length?: string | number | null | undefined, position?: number | bigint | null | undefined) => number;
  /** Writes several buffers to an open file; gives how many bytes. Blocks the window. */
  export const writevSync: (fd: number, buffers: readonly ArrayBufferView<ArrayBufferLike>[], position?: number | null | undefined) => number;
  /**
   * Whether there is something. False for a path that the app may not see. Blocks the window.
   *
   * @param {import("kith:internal/fs/arguments").PathLike} path
   * @returns {boolean}
   */
  export function existsSync(path: import("kith:internal/fs/arguments").PathLike): boolean;
  export {};
}

declare module "kith:internal/fs" {
  /**
   * Node's `fs`: each function with a callback, as `*Sync`, and under `promises` with a promise. The
   * `*Sync` functions block their thread: in a page the whole window. What is refused by the app's
   * permissions fails with `ERR_ACCESS_DENIED`.
   */
  import { secondsOf } from "kith:internal/fs/arguments";
  import { openAsBlob } from "kith:internal/fs/blob";
  import { constants } from "kith:internal/fs/constants";
  import * as counted from "kith:internal/fs/counted";
  import { Dir } from "kith:internal/fs/dir";
  import { glob, globSync } from "kith:internal/fs/glob";
  import { Dirent, Stats } from "kith:internal/fs/stats";
  import * as streams from "kith:internal/fs/streams";
  import { watch } from "kith:internal/fs/watch";
  import { unwatchFile, watchFile } from "kith:internal/fs/watchfile";
  export type FSWatcher = import("kith:internal/fs/watch").FSWatcher;
  export type StatWatcher = import("kith:internal/fs/watchfile").StatWatcher;
  /** @typedef {import("kith:internal/fs/watch").FSWatcher} FSWatcher what `watch` gives; as in Node a type alone */
  /** @typedef {import("kith:internal/fs/watchfile").StatWatcher} StatWatcher what `watchFile` gives; as in Node a type alone */
  /** For `access`: it is there. */
  const F_OK: any;
  /** For `access`: it may be read. */
  const R_OK: any;
  /** For `access`: it may be written. */
  const W_OK: any;
  /** For `access`: it may be run, a folder entered. */
  const X_OK: any;
  /** Links have no permissions of their own on Linux; there Node has no such function either. */
  const lchmod: undefined;
  /** Links have no permissions of their own on Linux; there Node has no such function either. */
  const lchmodSync: undefined;
  /** The same functions with promises: `fs/promises`. */
  const promises: {
      access: (path: import("kith:internal/fs/arguments").PathLike, mode?: number | null | undefined) => Promise<void>;
      appendFile: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: import("kith:internal/fs/contents").WriteFileOptions | BufferEncoding | null | undefined) => Promise<void>;
      chmod: (path: import("kith:internal/fs/arguments").PathLike, mode: string | number) => Promise<void>;
      chown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => Promise<void>;
      constants: any;
      copyFile: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, mode?: number | undefined) => Promise<void>;
      cp: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/copy").CopyOptions | undefined) => Promise<void>;
      glob: typeof import("kith:internal/fs/promises").glob;
      lchmod: typeof import("kith:internal/fs/promises").lchmod;
      lchown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => Promise<void>;
      link: (existingPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
      lstat: (path: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/names").StatOptions | undefined) => Promise<Stats & import("kith:internal/fs/stats").BigIntStats>;
      lutimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => Promise<void>;
      mkdir: (path: import("kith:internal/fs/arguments").PathLike, options?: string | number | {
          recursive?: boolean;
          mode?: number | string;
      } | null | undefined) => Promise<string | undefined>;
      mkdtemp: (prefix: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined) => Promise<string | import("kith:internal/buffer/shape").Buffer>;
      open: typeof import("kith:internal/fs/handle").open;
      opendir: (path: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/dir").OpendirOptions | BufferEncoding | null | undefined) => Promise<Dir>;
      readFile: (path: number | import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/contents").ReadFileOptions | BufferEncoding | null | undefined) => Promise<any>;
      readdir: (folderPath: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | import("kith:internal/fs/names").ReaddirOptions | BufferEncoding | null | undefined) => Promise<any[]>;
      readlink: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined) => Promise<string | import("kith:internal/buffer/shape").Buffer>;
      realpath: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined) => Promise<string | import("kith:internal/buffer/shape").Buffer>;
      rename: (oldPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
      rm: (path: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/names").RmOptions | undefined) => Promise<void>;
      rmdir: (path: import("kith:internal/fs/arguments").PathLike, options?: {
          recursive?: boolean;
      } | undefined) => Promise<void>;
      stat: (path: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/names").StatOptions | undefined) => Promise<Stats & import("kith:internal/fs/stats").BigIntStats>;
      statfs: (path: import("kith:internal/fs/arguments").PathLike, options?: {
          bigint?: boolean;
      } | undefined) => Promise<import("kith:internal/fs/stats").StatFs>;
      symlink: (target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, type?: "dir" | "file" | "junction" | null | undefined) => Promise<void>;
      truncate: (path: number | import("kith:internal/fs/arguments").PathLike, len?: number | null | undefined) => Promise<void>;
      unlink: (path: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
      utimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => Promise<void>;
      watch: typeof import("kith:internal/fs/promises").watch;
      writeFile: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: import("kith:internal/fs/contents").WriteFileOptions | BufferEncoding | null | undefined) => Promise<void>;
  };
  const all: {
      access: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: import("kith:internal/fs/arguments").PathLike, mode: number | null | undefined, callback: (error: any) => void]) => void;
      appendFile: (...args: [path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, callback: (error: any) => void] | [path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options: import("kith:internal/fs/contents").WriteFileOptions | BufferEncoding | null | undefined, callback: (error: any) => void]) => void;
      chmod: (path: import("kith:internal/fs/arguments").PathLike, mode: string | number, callback: (error: any) => void) => void;
      chown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number, callback: (error: any) => void) => void;
      copyFile: (...args: [src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, mode: number | undefined, callback: (error: any) => void]) => void;
      cp: (...args: [src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, options: import("kith:internal/fs/copy").CopyOptions | undefined, callback: (error: any) => void]) => void;
      fchmod: (fd: number, mode: string | number, callback: (error: any) => void) => void;
      fchown: (fd: number, uid: number, gid: number, callback: (error: any) => void) => void;
      fdatasync: (fd: number, callback: (error: any) => void) => void;
      fstat: (...args: [fd: number, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void] | [fd: number, options: import("kith:internal/fs/names").StatOptions | undefined, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void]) => void;
      fsync: (fd: number, callback: (error: any) => void) => void;
      ftruncate: (...args: [fd: number, callback: (error: any) => void] | [fd: number, len: number | null | undefined, callback: (error: any) => void]) => void;
      futimes: (fd: number, atime: string | number | Date, mtime: string | number | Date, callback: (error: any) => void) => void;
      lchown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number, callback: (error: any) => void) => void;
      link: (existingPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void) => void;
      lstat: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: import("kith:internal/fs/names").StatOptions | undefined, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void]) => void;
      lutimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date, callback: (error: any) => void) => void;
      mkdir: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | undefined) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: string | number | {
          recursive?: boolean;
          mode?: number | string;
      } | null | undefined, callback: (error: any, result: string | undefined) => void]) => void;
      mkdtemp: (...args: [prefix: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | import("kith:internal/buffer/shape").Buffer) => void] | [prefix: import("kith:internal/fs/arguments").PathLike, options: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined, callback: (error: any, result: string | import("kith:internal/buffer/shape").Buffer) => void]) => void;
      open: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: number) => void] | [path: import("kith:internal/fs/arguments").PathLike, flags: string | number | undefined, callback: (error: any, result: number) => void] | [path: import("kith:internal/fs/arguments").PathLike, flags: string | number | undefined, mode: string | number | undefined, callback: (error: any, result: number) => void]) => void;
      opendir: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: Dir) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: import("kith:internal/fs/dir").OpendirOptions | BufferEncoding | null | undefined, callback: (error: any, result: Dir) => void]) => void;
      readFile: (...args: [path: number | import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: number | import("kith:internal/fs/arguments").PathLike, options: import("kith:internal/fs/contents").ReadFileOptions | BufferEncoding | null | undefined, callback: (error: any) => void]) => void;
      readdir: (...args: [folderPath: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: any[]) => void] | [folderPath: import("kith:internal/fs/arguments").PathLike, options: "buffer" | import("kith:internal/fs/names").ReaddirOptions | BufferEncoding | null | undefined, callback: (error: any, result: any[]) => void]) => void;
      readlink: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | import("kith:internal/buffer/shape").Buffer) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined, callback: (error: any, result: string | import("kith:internal/buffer/shape").Buffer) => void]) => void;
      realpath: ((...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | import("kith:internal/buffer/shape").Buffer) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined, callback: (error: any, result: string | import("kith:internal/buffer/shape").Buffer) => void]) => void) & {
          native: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: string | import("kith:internal/buffer/shape").Buffer) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: "buffer" | {
              encoding?: BufferEncoding | "buffer" | null;
          } | BufferEncoding | undefined, callback: (error: any, result: string | import("kith:internal/buffer/shape").Buffer) => void]) => void;
      };
      rename: (oldPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void) => void;
      rm: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: import("kith:internal/fs/names").RmOptions | undefined, callback: (error: any) => void]) => void;
      rmdir: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: {
          recursive?: boolean;
      } | undefined, callback: (error: any) => void]) => void;
      stat: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: import("kith:internal/fs/names").StatOptions | undefined, callback: (error: any, result: Stats & import("kith:internal/fs/stats").BigIntStats) => void]) => void;
      statfs: (...args: [path: import("kith:internal/fs/arguments").PathLike, callback: (error: any, result: import("kith:internal/fs/stats").StatFs) => void] | [path: import("kith:internal/fs/arguments").PathLike, options: {
          bigint?: boolean;
      } | undefined, callback: (error: any, result: import("kith:internal/fs/stats").StatFs) => void]) => void;
      symlink: (...args: [target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, type: "dir" | "file" | "junction" | null | undefined, callback: (error: any) => void]) => void;
      truncate: (...args: [path: number | import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void] | [path: number | import("kith:internal/fs/arguments").PathLike, len: number | null | undefined, callback: (error: any) => void]) => void;
      unlink: (path: import("kith:internal/fs/arguments").PathLike, callback: (error: any) => void) => void;
      utimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date, callback: (error: any) => void) => void;
      writeFile: (...args: [path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, callback: (error: any) => void] | [path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options: import("kith:internal/fs/contents").WriteFileOptions | BufferEncoding | null | undefined, callback: (error: any) => void]) => void;
      exists(path: import("kith:internal/fs/arguments").PathLike, callback: (isThere: boolean) => void): void;
      close(fd: number, callback?: (error: any) => void): void;
      read(fd: number, ...args: any[]): void;
      write(fd: number, buffer: any, ...args: any[]): void;
      readv(fd: number, buffers: readonly ArrayBufferView[], position: number | null | counted.CountCallback, callback?: counted.CountCallback): void;
      writev(fd: number, buffers: readonly ArrayBufferView[], position: number | null | counted.CountCallback, callback?: counted.CountCallback): void;
      createReadStream(path: streams.PathLike, options?: import("kith:internal/fs/shapes").ReadStreamOptions | BufferEncoding | null): import("kith:internal/fs/shapes").ReadStream;
      createWriteStream(path: streams.PathLike, options?: import("kith:internal/fs/shapes").WriteStreamOptions | BufferEncoding | null): import("kith:internal/fs/shapes").WriteStream;
      ReadStream: typeof import("kith:internal/fs/shapes").ReadStream;
      WriteStream: typeof import("kith:internal/fs/shapes").WriteStream;
      FileReadStream: typeof import("kith:internal/fs/shapes").ReadStream;
      FileWriteStream: typeof import("kith:internal/fs/shapes").WriteStream;
      accessSync: (path: import("kith:internal/fs/arguments").PathLike, mode?: number | null | undefined) => void;
      appendFileSync: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: import("kith:internal/fs/contents").WriteFileOptions | BufferEncoding | null | undefined) => void;
      chmodSync: (path: import("kith:internal/fs/arguments").PathLike, mode: string | number) => void;
      chownSync: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => void;
      copyFileSync: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, mode?: number | undefined) => void;
      cpSync: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/copy").CopyOptions | undefined) => void;
      fchmodSync: (fd: number, mode: string | number) => void;
      fchownSync: (fd: number, uid: number, gid: number) => void;
      fdatasyncSync: (fd: number) => void;
      fstatSync: (fd: number, options?: import("kith:internal/fs/names").StatOptions | undefined) => Stats & import("kith:internal/fs/stats").BigIntStats;
      fsyncSync: (fd: number) => void;
      ftruncateSync: (fd: number, len?: number | null | undefined) => void;
      futimesSync: (fd: number, atime: string | number | Date, mtime: string | number | Date) => void;
      lchownSync: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => void;
      linkSync: (existingPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => void;
      lstatSync: (path: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/names").StatOptions | undefined) => Stats & import("kith:internal/fs/stats").BigIntStats;
      lutimesSync: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => void;
      mkdirSync: (path: import("kith:internal/fs/arguments").PathLike, options?: string | number | {
          recursive?: boolean;
          mode?: number | string;
      } | null | undefined) => string | undefined;
      mkdtempSync: (prefix: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined) => string | import("kith:internal/buffer/shape").Buffer;
      openSync: (path: import("kith:internal/fs/arguments").PathLike, flags?: string | number | undefined, mode?: string | number | undefined) => number;
      opendirSync: (path: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/dir").OpendirOptions | BufferEncoding | null | undefined) => Dir;
      readFileSync: (path: number | import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/contents").ReadFileOptions | BufferEncoding | null | undefined) => any;
      readdirSync: (folderPath: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | import("kith:internal/fs/names").ReaddirOptions | BufferEncoding | null | undefined) => any[];
      readlinkSync: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined) => string | import("kith:internal/buffer/shape").Buffer;
      realpathSync: ((path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
          encoding?: BufferEncoding | "buffer" | null;
      } | BufferEncoding | undefined) => string | import("kith:internal/buffer/shape").Buffer) & {
          native: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
              encoding?: BufferEncoding | "buffer" | null;
          } | BufferEncoding | undefined) => string | import("kith:internal/buffer/shape").Buffer;
      };
      renameSync: (oldPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => void;
      rmSync: (path: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/names").RmOptions | undefined) => void;
      rmdirSync: (path: import("kith:internal/fs/arguments").PathLike, options?: {
          recursive?: boolean;
      } | undefined) => void;
      statSync: (path: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/names").StatOptions | undefined) => Stats & import("kith:internal/fs/stats").BigIntStats;
      statfsSync: (path: import("kith:internal/fs/arguments").PathLike, options?: {
          bigint?: boolean;
      } | undefined) => import("kith:internal/fs/stats").StatFs;
      symlinkSync: (target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, type?: "dir" | "file" | "junction" | null | undefined) => void;
      truncateSync: (path: number | import("kith:internal/fs/arguments").PathLike, len?: number | null | undefined) => void;
      unlinkSync: (path: import("kith:internal/fs/arguments").PathLike) => void;
      utimesSync: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => void;
      writeFileSync: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: import("kith:internal/fs/contents").WriteFileOptions | BufferEncoding | null | undefined) => void;
      closeSync: (fd: number) => void;
      readSync: (fd: number, buffer: ArrayBufferView<ArrayBufferLike>, offset?: number | {
          offset?: number;
          length?: number;
          position?: number | bigint | null;
      } | null | undefined, length?: number | null | undefined, position?: number | bigint | null | undefined) => number;
      readvSync: (fd: number, buffers: readonly ArrayBufferView<ArrayBufferLike>[], position?: number | null | undefined) => number;
      writeSync: (fd: number, data: string | ArrayBufferView<ArrayBufferLike>, offset?: number | {
          offset?: number;
          length?: number;
          position?: number | null;
      } | null | undefined, length?: string | number | null | undefined, position?: number | bigint | null | undefined) => number;
      writevSync: (fd: number, buffers: readonly ArrayBufferView<ArrayBufferLike>[], position?: number | null | undefined) => number;
      existsSync(path: import("kith:internal/fs/arguments").PathLike): boolean;
      Dir: typeof Dir;
      Dirent: typeof Dirent;
      F_OK: any;
      R_OK: any;
      Stats: typeof Stats;
      W_OK: any;
      X_OK: any;
      _toUnixTimestamp: typeof secondsOf;
      constants: any;
      glob: typeof glob;
      globSync: typeof globSync;
      lchmod: undefined;
      lchmodSync: undefined;
      openAsBlob: typeof openAsBlob;
      promises: {
          access: (path: import("kith:internal/fs/arguments").PathLike, mode?: number | null | undefined) => Promise<void>;
          appendFile: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: import("kith:internal/fs/contents").WriteFileOptions | BufferEncoding | null | undefined) => Promise<void>;
          chmod: (path: import("kith:internal/fs/arguments").PathLike, mode: string | number) => Promise<void>;
          chown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => Promise<void>;
          constants: any;
          copyFile: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, mode?: number | undefined) => Promise<void>;
          cp: (src: import("kith:internal/fs/arguments").PathLike, dest: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/copy").CopyOptions | undefined) => Promise<void>;
          glob: typeof import("kith:internal/fs/promises").glob;
          lchmod: typeof import("kith:internal/fs/promises").lchmod;
          lchown: (path: import("kith:internal/fs/arguments").PathLike, uid: number, gid: number) => Promise<void>;
          link: (existingPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
          lstat: (path: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/names").StatOptions | undefined) => Promise<Stats & import("kith:internal/fs/stats").BigIntStats>;
          lutimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => Promise<void>;
          mkdir: (path: import("kith:internal/fs/arguments").PathLike, options?: string | number | {
              recursive?: boolean;
              mode?: number | string;
          } | null | undefined) => Promise<string | undefined>;
          mkdtemp: (prefix: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
              encoding?: BufferEncoding | "buffer" | null;
          } | BufferEncoding | undefined) => Promise<string | import("kith:internal/buffer/shape").Buffer>;
          open: typeof import("kith:internal/fs/handle").open;
          opendir: (path: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/dir").OpendirOptions | BufferEncoding | null | undefined) => Promise<Dir>;
          readFile: (path: number | import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/contents").ReadFileOptions | BufferEncoding | null | undefined) => Promise<any>;
          readdir: (folderPath: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | import("kith:internal/fs/names").ReaddirOptions | BufferEncoding | null | undefined) => Promise<any[]>;
          readlink: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
              encoding?: BufferEncoding | "buffer" | null;
          } | BufferEncoding | undefined) => Promise<string | import("kith:internal/buffer/shape").Buffer>;
          realpath: (path: import("kith:internal/fs/arguments").PathLike, options?: "buffer" | {
              encoding?: BufferEncoding | "buffer" | null;
          } | BufferEncoding | undefined) => Promise<string | import("kith:internal/buffer/shape").Buffer>;
          rename: (oldPath: import("kith:internal/fs/arguments").PathLike, newPath: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
          rm: (path: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/names").RmOptions | undefined) => Promise<void>;
          rmdir: (path: import("kith:internal/fs/arguments").PathLike, options?: {
              recursive?: boolean;
          } | undefined) => Promise<void>;
          stat: (path: import("kith:internal/fs/arguments").PathLike, options?: import("kith:internal/fs/names").StatOptions | undefined) => Promise<Stats & import("kith:internal/fs/stats").BigIntStats>;
          statfs: (path: import("kith:internal/fs/arguments").PathLike, options?: {
              bigint?: boolean;
          } | undefined) => Promise<import("kith:internal/fs/stats").StatFs>;
          symlink: (target: import("kith:internal/fs/arguments").PathLike, path: import("kith:internal/fs/arguments").PathLike, type?: "dir" | "file" | "junction" | null | undefined) => Promise<void>;
          truncate: (path: number | import("kith:internal/fs/arguments").PathLike, len?: number | null | undefined) => Promise<void>;
          unlink: (path: import("kith:internal/fs/arguments").PathLike) => Promise<void>;
          utimes: (path: import("kith:internal/fs/arguments").PathLike, atime: string | number | Date, mtime: string | number | Date) => Promise<void>;
          watch: typeof import("kith:internal/fs/promises").watch;
          writeFile: (path: number | import("kith:internal/fs/arguments").PathLike, data: string | ArrayBufferView<ArrayBufferLike>, options?: import("kith:internal/fs/contents").WriteFileOptions | BufferEncoding | null | undefined) => Promise<void>;
      };
      unwatchFile: typeof unwatchFile;
      watch: typeof watch;
      watchFile: typeof watchFile;
  };
  export default all;
  export * from "kith:internal/fs/callbacks";
  export * from "kith:internal/fs/counted";
  export * from "kith:internal/fs/streams";
  export * from "kith:internal/fs/sync";
  export { Dir, Dirent, F_OK, R_OK, Stats, W_OK, X_OK, constants, glob, globSync, lchmod, lchmodSync, openAsBlob, promises, secondsOf as _toUnixTimestamp, unwatchFile, watch, watchFile, };
  export {};
}
