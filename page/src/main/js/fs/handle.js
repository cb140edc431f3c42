/** `FileHandle` of `fs/promises`: an open file. */

import { EventEmitter } from "../events.js";
import { abortSignal, boolean } from "../node/codes.js";
import {
  contentOf,
  decoded,
  flagsOf,
  idOf,
  modeOf,
  optionsOf,
  pathOf,
  secondsOf,
  viewOf,
} from "./arguments.js";
import { readRest, writeOn } from "./contents.js";
import { badDescriptor, readRequest, writeRequest, descriptorFor, forget } from "./descriptors.js";
import { asyncIo as io } from "./device.js";
import { run } from "./plan.js";
import { BigIntStats, Stats } from "./stats.js";

/** @typedef {import("./arguments.js").PathLike} PathLike */
/** @typedef {import("./contents.js").ReadFileOptions} ReadFileOptions */
/** @typedef {import("./contents.js").WriteFileOptions} WriteFileOptions */
/** @typedef {import("./descriptors.js").ReadOptions} ReadOptions */

/** Engines without it get the symbol that transpiled `await using` looks for. */
const { asyncDispose = Symbol("Symbol.asyncDispose") } = Symbol;
if (!("asyncDispose" in Symbol)) Object.defineProperty(Symbol, "asyncDispose", { value: asyncDispose });

/** Closes files whose FileHandle the app lost without closing it. */
const lost = new FinalizationRegistry((/** @type {{ fd: number, handle: number }} */ { fd, handle }) => {
  forget(fd);
  io.close(handle).catch(() => {});
});

export class FileHandle extends EventEmitter {
  #handle;
  #fd;
  /** @type {Promise<void> | undefined} */
  #closing;

  /** @param {number} handle */
  constructor(handle) {
    super();
    this.#handle = handle;
    this.#fd = descriptorFor(handle);
    lost.register(this, { fd: this.#fd, handle }, this);
  }

  /** The descriptor, for functions of `fs` that take one; -1 once it is closed. */
  get fd() {
    return this.#closing ? -1 : this.#fd;
  }

  /**
   * @param {string} syscall for the error
   * @returns {number}
   */
  #open(syscall) {
    if (this.#closing) throw badDescriptor(syscall);
    return this.#handle;
  }

  /**
   * Closes the file, when what is under way has ended.
   *
   * @returns {Promise<void>}
   */
  close() {
    if (this.#closing === undefined) {
      lost.unregister(this);
      forget(this.#fd);
      this.#closing = io.close(this.#handle);
      this.#closing.then(
        () => this.emit("close"),
        () => {},
      );
    }
    return this.#closing;
  }

  /**
   * Reads into a buffer.
   *
   * @param {ArrayBufferView | ReadOptions} [buffer] 16 KiB of its own when absent
   * @param {number | ReadOptions | null} [offset]
   * @param {number | null} [length]
   * @param {number | bigint | null} [position]
   * @returns {Promise<{ bytesRead: number, buffer: ArrayBufferView }>}
   */
  async read(buffer, offset, length, position) {
    const handle = this.#open("read");
    const given = ArrayBuffer.isView(buffer) ? buffer : buffer?.buffer;
    const target = given ?? viewOf(new Uint8Array(16 * 1024));
    const options = ArrayBuffer.isView(buffer) ? offset : { ...buffer, buffer: target };
    const request = ArrayBuffer.isView(buffer)
      ? readRequest(buffer, options, length, position)
      : readRequest(options);
    if (request.count === 0) return { bytesRead: 0, buffer: target };
    const bytes = await io.read(handle, request.count, request.at);
    request.target.set(bytes, request.from);
    return { bytesRead: bytes.length, buffer: target };
  }

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
  async write(buffer, offset, length, position) {
    const handle = this.#open("write");
    const { bytes, at } = writeRequest(buffer, offset, length, position);
    const bytesWritten = bytes.length === 0 ? 0 : await io.write(handle, bytes, at);
    return { bytesWritten, buffer };
  }

  /**
   * Reads several buffers full, one after another.
   *
   * @template {readonly ArrayBufferView[]} T
   * @param {T} buffers
   * @param {number | null} [position]
   * @returns {Promise<{ bytesRead: number, buffers: T }>}
   */
  async readv(buffers, position) {
    let bytesRead = 0;
    for (const buffer of buffers) {
      const at = typeof position === "number" ? position + bytesRead : null;
      const step = await this.read(buffer, 0, buffer.byteLength, at);
      bytesRead += step.bytesRead;
      if (step.bytesRead < buffer.byteLength) break;
    }
    return { bytesRead, buffers };
  }

  /**
   * Writes several buffers, one after another.
   *
   * @template {readonly ArrayBufferView[]} T
   * @param {T} buffers
   * @param {number | null} [position]
   * @returns {Promise<{ bytesWritten: number, buffers: T }>}
   */
  async writev(buffers, position) {
    let bytesWritten = 0;
    for (const buffer of buffers) {
      const at = typeof position === "number" ? position + bytesWritten : null;
      const step = await this.write(buffer, 0, buffer.byteLength, at);
      bytesWritten += step.bytesWritten;
    }
    return { bytesWritten, buffers };
  }

  /**
   * Reads from where the file stands to its end.
   *
   * @param {ReadFileOptions | BufferEncoding | null} [options]
   * @returns {Promise<any>} a Buffer, or a string when there is an encoding
   */
  async readFile(options) {
    const { encoding, signal } = optionsOf(options, { encoding: null, signal: undefined });
    const stop = abortSignal(signal, "options.signal");
    return decoded(await run(readRest(io, this.#open("read"), stop)), encoding);
  }

  /**
   * Writes from where the file stands.
   *
   * @param {string | ArrayBufferView} data
   * @param {WriteFileOptions | BufferEncoding | null} [options]
   * @returns {Promise<void>}
   */
  async writeFile(data, options) {
    const settings = optionsOf(options, { encoding: "utf8", flush: false, signal: undefined });
    const bytes = contentOf(data, settings.encoding ?? "utf8");
    const flush = boolean(settings.flush, "options.flush");
    const signal = abortSignal(settings.signal, "options.signal");
    await run(writeOn(io, this.#open("write"), bytes, { flush, signal }));
  }

  /**
   * The same as {@link FileHandle#writeFile}: it writes where the file stands.
   *
   * @param {string | ArrayBufferView} data
   * @param {WriteFileOptions | BufferEncoding | null} [options]
   * @returns {Promise<void>}
   */
  appendFile(data, options) {
    return this.writeFile(data, options);
  }

  /**
   * @param {{ bigint?: boolean }} [options]
   * @returns {Promise<Stats & BigIntStats>} which of both it is the options tell
   */
  async stat(options) {
    const raw = await io.fstat(this.#open("fstat"));
    return /** @type {any} */ (options?.bigint ? new BigIntStats(raw) : new Stats(raw));
  }

  /**
   * Waits until the disk has all that was written.
   *
   * @returns {Promise<void>}
   */
  async sync() {
    await io.sync(this.#open("fsync"), false);
  }

  /**
   * Waits until the disk has the contents; times may follow later.
   *
   * @returns {Promise<void>}
   */
  async datasync() {
    await io.sync(this.#open("fdatasync"), true);
  }

  /**
   * Sets the length.
   *
   * @param {number | null} [len] in bytes; what is added is zero
   * @returns {Promise<void>}
   */
  async truncate(len = 0) {
    await io.ftruncate(this.#open("ftruncate"), Math.max(0, len ?? 0));
  }

  /**
   * @param {number | string} mode permissions
   * @returns {Promise<void>}
   */
  async chmod(mode) {
    await io.fchmod(this.#open("fchmod"), modeOf(mode, "mode"));
  }

  /**
   * @param {number} uid the owner, -1 to leave it
   * @param {number} gid the group, -1 to leave it
   * @returns {Promise<void>}
   */
  async chown(uid, gid) {
    await io.fchown(this.#open("fchown"), idOf(uid, "uid"), idOf(gid, "gid"));
  }

  /**
   * @param {number | string | Date} atime in seconds
   * @param {number | string | Date} mtime in seconds
   * @returns {Promise<void>}
   */
  async utimes(atime, mtime) {
    await io.futimes(this.#open("futimes"), secondsOf(atime, "atime"), secondsOf(mtime, "mtime"));
  }

  /** @returns {Promise<void>} */
  [asyncDispose]() {
    return this.close();
  }
}

/**
 * @param {PathLike} path
 * @param {string | number} [flags]
 * @param {string | number} [mode]
 * @returns {Promise<FileHandle>}
 */
export async function open(path, flags, mode) {
  const name = pathOf(path);
  return new FileHandle(await io.open(name, flagsOf(flags ?? "r"), modeOf(mode, "mode", 0o666)));
}
