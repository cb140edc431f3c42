/** The bytes of one connection over the bridge, both ways, with back-pressure. */

import { close, more, option, read, shutdown, write } from "/_kith/routes/net.js";
import { Buffer } from "../buffer.js";

/** 2 MiB on their way to the page: what the host sends before the page has taken any. */
const WINDOW_BYTES = 2 << 20;

/** 512 KiB taken: then the host may send as much again. */
const ACKNOWLEDGED_BYTES = WINDOW_BYTES / 4;

/** 1 MiB: a larger body is slower. */
const WRITE_BYTES_MAX = 1 << 20;

/**
 * @typedef {object} Receiver
 * @property {(bytes: Uint8Array) => boolean} onData false to be asked for more by {@link Transfer#resume}
 * @property {() => void} onEnd
 * @property {(error: any) => void} onError
 */

/** What a handle of the host carries. */
export class Transfer {
  #handle;
  #taken = 0;
  #reads = false;
  #holds = false;
  #closed = false;

  /** @param {number} handle */
  constructor(handle) {
    this.#handle = handle;
  }

  /** The handle, for what the host does with it besides. */
  get handle() {
    return this.#handle;
  }

  /**
   * Begins to read, or goes on after {@link Receiver.onData} said false.
   *
   * @param {Receiver} receiver
   */
  resume(receiver) {
    if (!this.#reads) {
      this.#reads = true;
      read(this.#handle, WINDOW_BYTES, (bytes) => this.#take(bytes, receiver)).then(
        () => this.#closed || receiver.onEnd(),
        (error) => this.#closed || receiver.onError(error),
      );
    } else if (this.#holds) {
      this.#holds = false;
      if (this.#taken >= ACKNOWLEDGED_BYTES) this.#acknowledge();
    }
  }

  /**
   * @param {Uint8Array<ArrayBuffer>} bytes
   * @param {Receiver} receiver
   */
  #take(bytes, receiver) {
    if (this.#closed) return;
    this.#taken += bytes.length;
    this.#holds = !receiver.onData(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (!this.#holds && this.#taken >= ACKNOWLEDGED_BYTES) this.#acknowledge();
  }

  #acknowledge() {
    const bytes = this.#taken;
    this.#taken = 0;
    more(this.#handle, bytes).catch(() => {});
  }

  /**
   * @param {Uint8Array[]} chunks
   * @returns {Promise<void>} when the system has taken all
   */
  async write(chunks) {
    for (const piece of pieces(chunks)) await write(this.#handle, piece);
  }

  /** Ends the sending side. */
  shutdown() {
    return shutdown(this.#handle);
  }

  /**
   * @param {"no-delay" | "keep-alive"} name
   * @param {number} value
   */
  option(name, value) {
    option(this.#handle, name, value).catch(() => {});
  }

  /**
   * @param {boolean} reset
   * @returns {Promise<void>}
   */
  async close(reset) {
    this.#closed = true;
    await close(this.#handle, reset).catch(() => {});
  }
}

/**
 * @param {Uint8Array[]} chunks
 * @returns {Generator<Uint8Array, void, void>} the same bytes in pieces of a good size
 */
function* pieces(chunks) {
  /** @type {Uint8Array[]} */
  let together = [];
  let bytes = 0;
  for (const chunk of chunks) {
    if (bytes + chunk.length > WRITE_BYTES_MAX && bytes > 0) {
      yield joined(together, bytes);
      together = [];
      bytes = 0;
    }
    if (chunk.length > WRITE_BYTES_MAX) {
      for (let at = 0; at < chunk.length; at += WRITE_BYTES_MAX) yield chunk.subarray(at, at + WRITE_BYTES_MAX);
    } else {
      together.push(chunk);
      bytes += chunk.length;
    }
  }
  if (together.length > 0) yield joined(together, bytes);
}

/**
 * @param {Uint8Array[]} chunks
 * @param {number} bytes of all
 */
function joined(chunks, bytes) {
  if (chunks.length === 1) return /** @type {Uint8Array} */ (chunks[0]);
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
