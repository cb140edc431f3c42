/** `process.stdout` and `process.stderr`: the standard streams of the host process. */

import { asBytes } from "../codec.js";
import { EventEmitter } from "../events.js";

/** 16 KiB: from here on `write` says that the writer should wait for `drain`. */
const HIGH_WATER_BYTES = 16 * 1024;

const encoder = new TextEncoder();

/** What is written while a call is under way goes out together with the next. */
export class TerminalStream extends EventEmitter {
  writable = true;
  isTTY = false;
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
   * @param {string | ArrayBuffer | ArrayBufferView} chunk
   * @param {string | ((error?: unknown) => void)} [encoding] strings are written as UTF-8
   * @param {(error?: unknown) => void} [callback] called when it is written
   * @returns {boolean} false when the writer should wait for `drain`
   */
  write(chunk, encoding, callback) {
    const done = typeof encoding === "function" ? encoding : callback;
    const bytes = typeof chunk === "string" ? encoder.encode(chunk) : asBytes(chunk).slice();
    this.#waiting.push(bytes);
    this.#bytes += bytes.length;
    if (done) this.#callbacks.push(done);
    this.#sending ??= this.#pump();
    return this.#bytes < HIGH_WATER_BYTES;
  }

  /**
   * @param {string | ArrayBuffer | ArrayBufferView} [chunk]
   * @returns {this}
   */
  end(chunk) {
    if (chunk !== undefined) this.write(chunk);
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
