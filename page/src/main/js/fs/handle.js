/** `FileHandle` of `fs/promises`: an open file. */

import { EventEmitter } from "../events.js";
import { abortError } from "../channel/failure.js";
import { abortSignal, boolean, integer, invalidArgType, withCode } from "../node/codes.js";
import { asyncDispose } from "../node/dispose.js";
import {
  bufferOf,
  contentOf,
  decoded,
  flagsOf,
  idOf,
  modeOf,
  optionsOf,
  pathOf,
  positionOf,
  secondsOf,
} from "./arguments.js";
import { readRest, writeOn } from "./contents.js";
import { Lines } from "./lines.js";
import { piecesOf, textOf, webStreamOf } from "./pieces.js";
import { readInto, viewsOf, writeFrom } from "./vectors.js";
import { descriptorFor, forget, noteFileHandle, readRequest, writeRequest } from "./descriptors.js";
import { asyncIo as io } from "./device.js";
import { run } from "./plan.js";
import { ReadStream } from "./readstream.js";
import { BigIntStats, Stats } from "./stats.js";
import { WriteStream } from "./writestream.js";

/** @typedef {import("./arguments.js").PathLike} PathLike */
/** @typedef {import("./contents.js").ReadFileOptions} ReadFileOptions */
/** @typedef {import("./contents.js").WriteFileOptions} WriteFileOptions */
/** @typedef {import("./descriptors.js").ReadOptions} ReadOptions */

/** Closes files whose FileHandle the app lost without closing it. */
const lost = new FinalizationRegistry((/** @type {{ fd: number, handle: number }} */ { fd, handle }) => {
  forget(fd);
  io.close(handle).catch(() => {});
});

/** 64 KiB: what a web stream reads at once. */
const WEB_PIECE_BYTES = 64 * 1024;

/** 16 KiB: what is read into a buffer of our own. */
const OWN_BYTES = 16 * 1024;

/** @typedef {import("./pieces.js").FileContent} FileContent */

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
  #handle;
  #fd;
  /** @type {Promise<void> | undefined} */
  #closing;
  /** Whether a web stream reads it. */
  #locked = false;

  /** @param {number} handle */
  constructor(handle) {
    super();
    this.#handle = handle;
    this.#fd = descriptorFor(handle);
    noteFileHandle(this);
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
    if (!this.#closing) return this.#handle;
    throw Object.assign(withCode(new Error("file closed"), "EBADF"), { syscall });
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
    const isView = ArrayBuffer.isView(buffer);
    if (!isView && buffer !== undefined && buffer !== null && typeof buffer !== "object") {
      throw invalidArgType("options", "object", buffer);
    }
    const target = (isView ? buffer : buffer?.buffer) ?? bufferOf(new Uint8Array(OWN_BYTES));
    const isPlain = isView && (offset === null || typeof offset !== "object");
    const request = isPlain
      ? readRequest(target, offset, length, position)
      : readRequest({ .../** @type {object} */ (isView ? offset : buffer), buffer: target });
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
   * Reads into several buffers, one after another.
   *
   * @template {readonly ArrayBufferView[]} T
   * @param {T} buffers
   * @param {number | null} [position]
   * @returns {Promise<{ bytesRead: number, buffers: T }>}
   */
  async readv(buffers, position) {
    const handle = this.#open("read");
    return { bytesRead: await readInto(io, handle, viewsOf(buffers), placeOf(position)), buffers };
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
    const handle = this.#open("write");
    return { bytesWritten: await writeFrom(io, handle, viewsOf(buffers), placeOf(position)), buffers };
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
    return decoded(await run(readRest(io, this.#open("readFile"), stop)), encoding);
  }

  /**
   * Writes from where the file stands.
   *
   * @param {FileContent} data
   * @param {WriteFileOptions | BufferEncoding | null} [options]
   * @returns {Promise<void>}
   */
  async writeFile(data, options) {
    const settings = optionsOf(options, { encoding: "utf8", flush: false, signal: undefined });
    const handle = this.#open("writeFile");
    const flush = boolean(settings.flush ?? false, "options.flush");
    const signal = abortSignal(settings.signal, "options.signal");
    if (signal?.aborted) throw abortError(signal);
    for await (const piece of piecesOf(data)) {
      if (signal?.aborted) throw abortError(signal);
      const bytes = contentOf(piece, settings.encoding ?? "utf8");
      await run(writeOn(io, handle, bytes, { signal }));
    }
    if (flush) await io.sync(handle, false);
  }

  /**
   * The same as {@link FileHandle#writeFile}: it writes where the file stands.
   *
   * @param {FileContent} data
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
    const handle = this.#open("ftruncate");
    await io.ftruncate(handle, Math.max(0, integer(len ?? 0, "len")));
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

  /**
   * The contents as a stream. It closes the file at its end unless `autoClose` is false.
   *
   * @param {import("./shapes.js").ReadStreamOptions | BufferEncoding | null} [options]
   * @returns {import("./shapes.js").ReadStream}
   */
  createReadStream(options) {
    return new ReadStream(undefined, { ...optionsOf(options, {}), fd: this });
  }

  /**
   * A stream into the file. It closes the file at its end unless `autoClose` is false.
   *
   * @param {import("./shapes.js").WriteStreamOptions | BufferEncoding | null} [options]
   * @returns {import("./shapes.js").WriteStream}
   */
  createWriteStream(options) {
    return new WriteStream(undefined, { ...optionsOf(options, {}), fd: this });
  }

  /**
   * The contents from where the file stands, in pieces of bytes. The handle is locked meanwhile, and at
   * the end it stays open unless `autoClose` is true.
   *
   * @param {{ type?: "bytes", autoClose?: boolean }} [options]
   * @returns {ReadableStream<Uint8Array>}
   */
  readableWebStream(options = {}) {
    if (options === null || typeof options !== "object") throw invalidArgType("options", "object", options);
    const { autoClose = false } = options;
    boolean(autoClose, "options.autoClose");
    if (this.#closing) throw invalidState("The FileHandle is closed");
    if (this.#locked) throw invalidState("The FileHandle is locked");
    this.#locked = true;
    const read = () => io.read(this.#open("read"), WEB_PIECE_BYTES, null);
    return webStreamOf(read, async () => void (autoClose && (await this.close())));
  }

  /**
   * The lines of the file, without their ends.
   *
   * @param {LineOptions} [options]
   * @returns {Lines}
   */
  readLines(options = {}) {
    const { encoding = "utf8", autoClose = true, start, end = Infinity, signal } = options ?? {};
    boolean(autoClose, "options.autoClose");
    if (start !== undefined) integer(start, "start", 0);
    if (end !== Infinity) integer(end, "end", 0);
    const read = (/** @type {number} */ count, /** @type {number | null} */ at) => io.read(this.#open("read"), count, at);
    const close = async () => void (autoClose && (await this.close()));
    return new Lines({ text: textOf({ read, close, encoding, start, end }), signal });
  }

  /** @returns {Promise<void>} */
  [asyncDispose]() {
    return this.close();
  }
}

/**
 * @param {unknown} position Node takes anything but a number for where the file stands
 * @returns {number | null}
 */
function placeOf(position) {
  return typeof position === "number" ? positionOf(position) : null;
}

/**
 * @param {string} text
 * @returns {Error}
 */
function invalidState(text) {
  return withCode(new Error(`Invalid state: ${text}`), "ERR_INVALID_STATE");
}

/**
 * Opens a file.
 *
 * @param {PathLike} path
 * @param {string | number} [flags] `r` when absent
 * @param {string | number} [mode] permissions of a file that is made
 * @returns {Promise<FileHandle>}
 */
export async function open(path, flags, mode) {
  const name = pathOf(path);
  return new FileHandle(await io.open(name, flagsOf(flags ?? "r"), modeOf(mode, "mode", 0o666)));
}
