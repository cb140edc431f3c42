/** Moves the bytes of one TLS connection: between the stream below, the host's machine and the app. */

import { beginSync, choose, close, facts, materialSync, step } from "/_kith/routes/tls.js";
import { Buffer } from "../buffer.js";
import { contextError, sslError } from "./errors.js";

/** 512 KiB to a step: half of what an answer carries. */
const STEP_BYTES_MAX = 512 * 1024;

const NOTHING = new Uint8Array(0);

/**
 * @typedef {object} Ends what the pump tells
 * @property {(bytes: Uint8Array, done?: () => void) => void} send encrypted bytes, to the other end
 * @property {(bytes: Uint8Array) => void} receive what the other end said
 * @property {() => Promise<void>} open both ends can talk; whether they may is found out now
 * @property {() => void} ended the other end says no more
 * @property {() => void} cut the stream below has ended
 * @property {(error: Error) => void} fail
 * @property {(hello: { servername: string, protocols: string[] }) => Promise<{ context: number, protocols: string[] }>} hello
 */

/** One step after the other, with all that has come since the last. */
export class Pump {
  /** @type {Uint8Array[]} */
  #received = [];
  /** @type {{ bytes: Uint8Array, done: (error?: Error | null) => void }[]} */
  #said = [];
  /** @type {(() => void) | undefined} */
  #closed;
  #isCut = false;
  #isRunning = false;
  #isOpen = false;
  #isOver = false;
  #ends;

  /**
   * @param {number} context the host's handle of a secure context
   * @param {Parameters<typeof beginSync>[1]} settings
   * @param {Ends} ends
   */
  constructor(context, settings, ends) {
    try {
      this.handle = beginSync(context, settings);
    } catch (error) {
      throw contextError(error);
    }
    this.#ends = ends;
  }

  /** Begins: a client speaks first. */
  start() {
    this.#run();
  }

  /** @param {Uint8Array} bytes encrypted, from the other end */
  feed(bytes) {
    this.#received.push(bytes);
    this.#run();
  }

  /** The stream below has ended: no more bytes come, after those that did. */
  cut() {
    this.#isCut = true;
    this.#run();
  }

  /**
   * @param {Uint8Array} bytes of the app
   * @param {(error?: Error | null) => void} done
   */
  say(bytes, done) {
    this.#said.push({ bytes, done });
    this.#run();
  }

  /** @param {() => void} done called when the other end was told that no more is said */
  close(done) {
    this.#closed = done;
    this.#run();
  }

  /** @returns {Promise<import("/_kith/routes/tls.js").TlsFacts>} */
  facts() {
    return facts(this.handle);
  }

  /**
   * @param {string} label
   * @param {Uint8Array | null} context
   * @param {number} length
   * @returns {Uint8Array}
   */
  material(label, context, length) {
    return materialSync(this.handle, label, context, length);
  }

  /** Ends it at once. */
  end() {
    if (this.#isOver) return;
    this.#isOver = true;
    close(this.handle).catch(() => {});
    for (const { done } of this.#said.splice(0)) done(null);
  }

  #run() {
    if (this.#isRunning || this.#isOver) return;
    this.#isRunning = true;
    this.#loop().catch((error) => {
      this.#isRunning = false;
      if (!this.#isOver) this.#ends.fail(error);
    });
  }

  async #loop() {
    for (let first = !this.#isOpen; !this.#isOver && (first || this.#hasWork()); first = false) {
      const received = take(this.#received);
      const said = this.#isOpen ? this.#said.splice(0, this.#saidCount()) : [];
      const closes = this.#isOpen && this.#closed !== undefined && said.length === this.#said.length + said.length;
      const told = await step(this.handle, received, joined(said.map(({ bytes }) => bytes)), closes);
      if (this.#isOver) {
        for (const { done } of said) done(null);
        break;
      }
      await this.#take(told, said, closes);
    }
    // In the turn that found nothing more to do, so that nobody who comes now is overlooked.
    this.#isRunning = false;
    if (this.#isCut && !this.#isOver) this.#ends.cut();
  }

  #hasWork() {
    if (this.#received.length > 0) return true;
    return this.#isOpen && (this.#said.length > 0 || this.#closed !== undefined);
  }

  /** How many of the app's pieces one step takes. */
  #saidCount() {
    let bytes = 0;
    const end = this.#said.findIndex((one) => (bytes += one.bytes.length) > STEP_BYTES_MAX);
    return end < 0 ? this.#said.length : Math.max(1, end);
  }

  /**
   * @param {import("/_kith/routes/tls.js").TlsStep} told
   * @param {{ done: (error?: Error | null) => void }[]} said
   * @param {boolean} closes
   */
  async #take({ encrypted, plain, state, hello, code, reason }, said, closes) {
    const sent = () => {
      for (const { done } of said) done(null);
    };
    if (encrypted.length > 0) this.#ends.send(encrypted, sent);
    else sent();
    if (code !== null) {
      this.#ends.fail(sslError(code, reason ?? ""));
      return;
    }
    if (hello !== null) {
      const { context, protocols } = await this.#ends.hello(hello);
      if (this.#isOver) return;
      await choose(this.handle, context, protocols);
      this.#received.unshift(NOTHING);
      return;
    }
    if (state !== "handshake" && !this.#isOpen) {
      this.#isOpen = true;
      // Nothing goes on in either direction before the other end is known.
      await this.#ends.open();
    }
    if (plain.length > 0 && !this.#isOver) this.#ends.receive(plain);
    if (state === "ended" && !this.#isOver) this.#ends.ended();
    if (closes) {
      const done = this.#closed;
      this.#closed = undefined;
      done?.();
    }
  }
}

/**
 * @param {Uint8Array[]} pieces
 * @returns {Uint8Array} the first of them, joined, up to the size of a step
 */
function take(pieces) {
  let bytes = 0;
  const end = pieces.findIndex((piece) => (bytes += piece.length) > STEP_BYTES_MAX);
  return joined(pieces.splice(0, end < 0 ? pieces.length : Math.max(1, end)));
}

/**
 * @param {Uint8Array[]} pieces
 * @returns {Uint8Array}
 */
function joined(pieces) {
  if (pieces.length === 0) return NOTHING;
  const [first = NOTHING] = pieces;
  return pieces.length === 1 ? first : Buffer.concat(pieces);
}
