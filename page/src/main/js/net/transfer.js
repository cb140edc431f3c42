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

/** Of bulk two calls are under way at once: the host takes one while the next comes. */
const CALLS_MAX = 2;

/** 2 MiB of bulk may wait or be under way; more waits in the stream, which slows its writer down. */
const AHEAD_BYTES = CALLS_MAX * WRITE_BYTES_MAX;

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
  #begun = 0;
  #sent = 0;
  /** Calls of `write` so far, which the host puts in order by it. */
  #calls = 0;
  #underWay = 0;
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
   * Sends bytes after those before. What is written while a call is under way goes with the next, in pieces
   * of a good size.
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
    this.#send();
    this.#tellTaken();
    return taken;
  }

  /** Begins as many calls as may be under way. */
  #send() {
    while (this.#queue.length > 0) {
      const waiting = this.#added - this.#begun;
      if (this.#underWay >= (waiting >= BULK_BYTES ? CALLS_MAX : 1)) return;
      const piece = takePiece(this.#queue);
      this.#begun += piece.length;
      this.#underWay++;
      const end = this.#begun;
      write(this.#handle, this.#calls++, piece).then(() => this.#takenUp(end), (error) => this.#fail(error));
    }
  }

  /** @param {number} end how many bytes the system has taken; an answer may be overtaken by a later one */
  #takenUp(end) {
    this.#underWay--;
    this.#sent = Math.max(this.#sent, end);
    this.#tellTaken();
    this.#send();
  }

  /** @param {any} error */
  #fail(error) {
    this.#underWay--;
    if (this.#failure !== undefined) return;
    this.#failure = error;
    this.#queue = [];
    for (const { reject } of this.#waiting.splice(0)) reject(error);
    if (!this.#closed) this.#onFailure(error);
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
 * @param {Uint8Array[]} queue not empty; loses what is taken
 * @returns {Uint8Array} its first bytes, in a piece of a good size
 */
function takePiece(queue) {
  const first = /** @type {Uint8Array} */ (queue[0]);
  if (first.length > WRITE_BYTES_MAX) {
    queue[0] = first.subarray(WRITE_BYTES_MAX);
    return first.subarray(0, WRITE_BYTES_MAX);
  }
  let bytes = 0;
  let count = 0;
  for (const { length } of queue) {
    if (bytes + length > WRITE_BYTES_MAX) break;
    bytes += length;
    count++;
  }
  return joined(queue.splice(0, count), bytes);
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
