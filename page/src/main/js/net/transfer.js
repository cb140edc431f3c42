/** The bytes of one connection over the bridge, both ways, with back-pressure. */

import { close, more, option, read, shutdown, write } from "/_kith/routes/net.js";
import { Buffer } from "../buffer.js";

/** 2 MiB on their way to the page: what the host sends before the page has taken any. */
const WINDOW_BYTES = 2 << 20;

/** 512 KiB taken: then the host may send as much again. */
const ACKNOWLEDGED_BYTES = WINDOW_BYTES / 4;

/** 1 MiB: a larger body is slower. */
const WRITE_BYTES_MAX = 1 << 20;

/** 64 KiB: from here on a write is one of many, and worth to be joined with those behind it. */
const BULK_BYTES = 64 * 1024;

/** 1 MiB of bulk may wait while a call is under way; more waits in the stream, which slows its writer down. */
const AHEAD_BYTES = 1 << 20;

/**
 * @typedef {object} Receiver
 * @property {(bytes: Uint8Array) => boolean} onData false to be asked for more by {@link Transfer#resume}
 * @property {() => void} onEnd
 * @property {(error: any) => void} onError
 */

/** What a handle of the host carries. */
export class Transfer {
  #handle;
  #onFailure;
  #taken = 0;
  /** @type {Uint8Array[]} */
  #queue = [];
  #added = 0;
  #sent = 0;
  #isSending = false;
  /** @type {unknown} */
  #failure;
  /** @type {{ at: number, resolve: () => void, reject: (error: unknown) => void }[]} */
  #waiting = [];
  #reads = false;
  #holds = false;
  #closed = false;

  /**
   * @param {number} handle
   * @param {(error: any) => void} [onFailure] hears what went wrong with bytes that were taken before
   */
  constructor(handle, onFailure = () => {}) {
    this.#handle = handle;
    this.#onFailure = onFailure;
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
   * Sends bytes after those before. One call is under way at a time; what is written meanwhile goes with
   * the next, in pieces of a good size.
   *
   * @param {Uint8Array[]} chunks
   * @returns {Promise<void>} when the system has taken all; of bulk, when there is room for more
   */
  write(chunks) {
    const bytes = chunks.reduce((sum, { length }) => sum + length, 0);
    const isBulk = bytes >= BULK_BYTES;
    // Who is told before the bytes are gone may change them.
    this.#queue.push(...(isBulk ? chunks.map((chunk) => new Uint8Array(chunk)) : chunks));
    this.#added += bytes;
    const at = isBulk ? this.#added - AHEAD_BYTES : this.#added;
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    /** @type {Promise<void>} */
    const taken = new Promise((resolve, reject) => this.#waiting.push({ at, resolve, reject }));
    if (!this.#isSending) void this.#send();
    this.#tellTaken();
    return taken;
  }

  async #send() {
    this.#isSending = true;
    try {
      while (this.#queue.length > 0) {
        const chunks = this.#queue;
        this.#queue = [];
        for (const piece of pieces(chunks)) {
          await write(this.#handle, piece);
          this.#sent += piece.length;
          this.#tellTaken();
        }
      }
    } catch (error) {
      this.#failure = error;
      this.#queue = [];
      for (const { reject } of this.#waiting.splice(0)) reject(error);
      if (!this.#closed) this.#onFailure(error);
    }
    this.#isSending = false;
  }

  #tellTaken() {
    while (this.#waiting[0] !== undefined && this.#waiting[0].at <= this.#sent) this.#waiting.shift()?.resolve();
  }

  /** Ends the sending side, when all is sent. */
  async shutdown() {
    if (this.#failure !== undefined) throw this.#failure;
    /** @type {Promise<void>} */
    const sent = new Promise((resolve, reject) => this.#waiting.push({ at: this.#added, resolve, reject }));
    this.#tellTaken();
    await sent;
    await shutdown(this.#handle);
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
