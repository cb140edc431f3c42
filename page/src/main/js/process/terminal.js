/** `process.stdout` and `process.stderr`: the standard streams of the host process. */

import { Buffer } from "../buffer.js";
import { asBytes } from "../codec.js";
import { EventEmitter } from "../events.js";
import { invalidArgType, withCode } from "../node/codes.js";

/** 16 KiB: from here on `write` says that the writer should wait for `drain`. */
const HIGH_WATER_BYTES = 16 * 1024;

/** What is written while a call is under way goes out together with the next. */
export class TerminalStream extends EventEmitter {
  writable = true;
  /** @type {true | undefined} the host does not say whether it is a terminal */
  isTTY = undefined;
  #send;
  /** @type {Uint8Array[]} */
  #waiting = [];
  #bytes = 0;
  /** @type {((error?: unknown) => void)[]} */
  #callbacks = [];
  /** @type {Promise<void> | undefined} */
  #sending;

  /**
   * @param {number} fd
   * @param {(bytes: Uint8Array) => Promise<void>} send
   */
  constructor(fd, send) {
    super();
    this.fd = fd;
    this.#send = send;
  }

  /**
   * @param {string | ArrayBufferView} chunk
   * @param {BufferEncoding | ((error?: unknown) => void) | null} [encoding] of a string, `utf8` when absent
   * @param {(error?: unknown) => void} [callback] called when it is written
   * @returns {boolean} false when the writer should wait for `drain`
   */
  write(chunk, encoding, callback) {
    const done = typeof encoding === "function" ? encoding : callback;
    const bytes = bytesOf(chunk, typeof encoding === "function" ? undefined : encoding);
    this.#waiting.push(bytes);
    this.#bytes += bytes.length;
    if (done) this.#callbacks.push(done);
    this.#sending ??= this.#pump();
    return this.#bytes < HIGH_WATER_BYTES;
  }

  /**
   * Writes a last chunk. The stream stays open: it is the program's.
   *
   * @param {string | ArrayBufferView | (() => void)} [chunk]
   * @param {BufferEncoding | (() => void)} [encoding]
   * @param {() => void} [callback] called when it is written
   * @returns {this}
   */
  end(chunk, encoding, callback) {
    if (typeof chunk === "function") this.write("", chunk);
    else if (chunk !== undefined && chunk !== null) this.write(chunk, encoding, callback);
    return this;
  }

  /** @returns {Promise<void>} fulfilled when all is written that was given */
  async flushed() {
    while (this.#sending) await this.#sending;
  }

  /** @returns {Promise<void>} */
  async #pump() {
    await undefined;
    while (this.#waiting.length > 0) {
      const bytes = joined(this.#waiting, this.#bytes);
      const callbacks = this.#callbacks;
      this.#waiting = [];
      this.#callbacks = [];
      this.#bytes = 0;
      /** @type {unknown} */
      let failure;
      try {
        await this.#send(bytes);
      } catch (error) {
        failure = error;
      }
      for (const callback of callbacks) queueMicrotask(() => callback(failure));
      if (failure !== undefined && this.listenerCount("error") > 0) this.emit("error", failure);
    }
    this.#sending = undefined;
    this.emit("drain");
  }
}

/**
 * @param {Uint8Array[]} pieces
 * @param {number} bytes of all together
 * @returns {Uint8Array}
 */
function joined(pieces, bytes) {
  const whole = new Uint8Array(bytes);
  let position = 0;
  for (const piece of pieces) {
    whole.set(piece, position);
    position += piece.length;
  }
  return whole;
}

/**
 * @param {unknown} chunk
 * @param {BufferEncoding | null | undefined} encoding
 * @returns {Uint8Array} a copy
 */
function bytesOf(chunk, encoding) {
  if (typeof chunk === "string") return Buffer.from(chunk, encoding ?? "utf8");
  if (ArrayBuffer.isView(chunk)) return asBytes(chunk).slice();
  if (chunk === null) throw withCode(new TypeError("May not write null values to stream"), "ERR_STREAM_NULL_VALUES");
  throw invalidArgType("chunk", ["string", "Buffer", "TypedArray", "DataView"], chunk);
}
