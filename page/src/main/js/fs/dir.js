/** `Dir` of Node's `fs`: a folder read entry by entry. */

import { asyncDispose, dispose } from "../node/dispose.js";
import { callable, integer, missingArgs, withCode } from "../node/codes.js";
import { nameIn, optionsOf, pathOf } from "./arguments.js";
import { asyncIo, syncIo } from "./device.js";
import { after, report, run, wait } from "./plan.js";
import { Dirent, direntType } from "./stats.js";

/** @typedef {import("./arguments.js").PathLike} PathLike */
/** @typedef {import("./device.js").Io} Io */
/** @typedef {{ handle: number, path: string }} Open a folder that is open */

/**
 * @typedef {object} OpendirOptions
 * @property {BufferEncoding | "buffer" | null} [encoding] of the names
 * @property {number} [bufferSize] how many entries to fetch at once; 32 when absent
 * @property {boolean} [recursive] whether the folders below are read too
 */

/** Closes folders whose Dir the app lost without closing it. */
const lost = new FinalizationRegistry((/** @type {{ open: Open | undefined }} */ state) => {
  if (state.open) asyncIo.closeFolder(state.open.handle).catch(() => {});
});

/** An open folder. Its entries come in the order of the file system. */
export class Dir {
  #path;
  #encoding;
  #bufferSize;
  #recursive;
  /**
   * Apart from the Dir itself, so that it can be closed when the Dir is gone.
   *
   * @type {{ open: Open | undefined }}
   */
  #state;
  /** @type {Dirent[]} */
  #ahead = [];
  /** @type {string[]} folders still to be read */
  #below = [];
  #closed = false;
  /** How many asynchronous operations have not ended. */
  #pending = 0;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  /**
   * @param {number} handle
   * @param {PathLike} [path] as the app wrote it
   * @param {OpendirOptions} [options]
   */
  constructor(handle, path = "", options = {}) {
    if (handle === undefined) throw missingArgs("handle");
    this.#path = path;
    this.#encoding = options.encoding;
    this.#bufferSize = integer(options.bufferSize ?? 32, "options.bufferSize", 1, 2 ** 32 - 1);
    this.#recursive = Boolean(options.recursive);
    this.#state = { open: { handle, path: typeof path === "string" ? path : pathOf(path) } };
    lost.register(this, this.#state, this);
  }

  /** @returns {PathLike} as it was given to `opendir` */
  get path() {
    return this.#path;
  }

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
  read(callback) {
    if (callback === undefined) return this.#read();
    callable(callback, "callback");
    if (this.#closed) throw closed();
    report(this.#read(), callback);
  }

  /**
   * The next entry. Blocks the window.
   *
   * @returns {Dirent | null} null at the end
   */
  readSync() {
    this.#demandQuiet();
    return /** @type {Dirent | null} */ (run(this.#next(syncIo)));
  }

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
  close(callback) {
    if (callback === undefined) return this.#close();
    callable(callback, "callback");
    report(this.#close(), callback);
  }

  /** Closes the folder. Blocks the window. */
  closeSync() {
    this.#demandQuiet();
    const open = this.#end();
    if (open) syncIo.closeFolder(open.handle);
  }

  /**
   * All entries that are left; the folder is closed at the end, by `break` too.
   *
   * @returns {AsyncGenerator<Dirent, void, void>}
   */
  async *entries() {
    try {
      for (let entry = await this.#read(); entry !== null; entry = await this.#read()) yield entry;
    } finally {
      if (!this.#closed) await this.#close();
    }
  }

  [Symbol.asyncIterator]() {
    return this.entries();
  }

  /** Closes the folder unless it is closed. */
  async [asyncDispose]() {
    if (!this.#closed) await this.#close();
  }

  /** Closes the folder unless it is closed. Blocks the window. */
  [dispose]() {
    if (!this.#closed) this.closeSync();
  }

  #demandQuiet() {
    if (this.#closed) throw closed();
    if (this.#pending === 0) return;
    const text = "Cannot do synchronous work on directory handle with concurrent asynchronous operations";
    throw withCode(new Error(text), "ERR_DIR_CONCURRENT_OPERATION");
  }

  /** @returns {Promise<Dirent | null>} */
  async #read() {
    if (this.#closed) throw closed();
    return this.#later(() => run(this.#next(asyncIo)));
  }

  /** @returns {Promise<void>} */
  async #close() {
    if (this.#closed) throw closed();
    this.#closed = true;
    return this.#later(async () => {
      const open = this.#end();
      if (open) await asyncIo.closeFolder(open.handle);
    });
  }

  /**
   * Does something when all before it has ended, so that entries come in order.
   *
   * @template T
   * @param {() => T | Promise<T>} act
   * @returns {Promise<T>}
   */
  #later(act) {
    this.#pending++;
    const result = this.#last.then(act).finally(() => this.#pending--);
    this.#last = result.catch(() => {});
    return result;
  }

  /** @returns {Open | undefined} what is to be closed */
  #end() {
    const { open } = this.#state;
    this.#closed = true;
    this.#state.open = undefined;
    lost.unregister(this);
    return open;
  }

  /**
   * @param {Io} io
   * @returns {Generator<any, Dirent | null, any>}
   */
  *#next(io) {
    while (this.#ahead.length === 0) {
      const open = this.#state.open ?? (yield* this.#openNext(io));
      if (open === undefined) return null;
      const found = yield* wait(io.readFolder(open.handle, Math.min(this.#bufferSize, 4096)));
      for (const { name, type } of found) this.#add(open, name, type);
      if (found.length > 0 || !this.#recursive) {
        if (found.length === 0) return null;
        continue;
      }
      this.#state.open = undefined;
      yield* wait(io.closeFolder(open.handle));
    }
    return this.#ahead.shift() ?? null;
  }

  /**
   * @param {Io} io
   * @returns {Generator<any, Open | undefined, any>} the next folder below that the app may read
   */
  *#openNext(io) {
    for (let path = this.#below.shift(); path !== undefined; path = this.#below.shift()) {
      try {
        const handle = yield* wait(io.opendir(path));
        this.#state.open = { handle, path };
        return this.#state.open;
      } catch (error) {
        if (/** @type {{ code?: string }} */ (error).code !== "ERR_ACCESS_DENIED") throw error;
      }
    }
    return undefined;
  }

  /**
   * @param {Open} open
   * @param {string} name
   * @param {number} type
   */
  #add(open, name, type) {
    const entry = new Dirent(nameIn(name, this.#encoding), direntType(type), open.path);
    this.#ahead.push(entry);
    if (this.#recursive && entry.isDirectory()) this.#below.push(below(open.path, name));
  }
}

/**
 * @param {string} folder
 * @param {string} name from the host, with a NUL in front of one that is no UTF-8
 * @returns {string} the path of an entry
 */
export function below(folder, name) {
  const slashed = folder.endsWith("/") ? folder : `${folder}/`;
  if (!name.startsWith("\0")) return slashed + name;
  const bytes = String.fromCharCode(...new TextEncoder().encode(slashed));
  return (slashed.startsWith("\0") ? slashed : `\0${bytes}`) + name.slice(1);
}

/** @returns {Error} */
function closed() {
  return withCode(new Error("Directory handle was closed"), "ERR_DIR_CLOSED");
}

/**
 * Opens a folder.
 *
 * @param {Io} io
 * @param {PathLike} path
 * @param {OpendirOptions | BufferEncoding | null} [options]
 * @returns {import("./device.js").Due<Dir>}
 */
export function opendir(io, path, options) {
  const settings = optionsOf(options, { encoding: "utf8", bufferSize: 32, recursive: false });
  integer(settings.bufferSize, "options.bufferSize", 1, 2 ** 32 - 1);
  const name = pathOf(path);
  const given = path instanceof URL ? name : path;
  return after(io.opendir(name), (handle) => new Dir(handle, given, /** @type {any} */ (settings)));
}
