/**
 * What a socket has to send. One call of the bridge is under way at a time; what is sent meanwhile
 * goes with the next, so that batches grow with the load and the order stays.
 */

import { check, send } from "/_kith/routes/dgram.js";
import { fits, pack } from "./packets.js";

/** 512 KiB: below the size from which a larger body is no faster. */
const BATCH_BYTES_MAX = 512 * 1024;

/** 1024 datagrams in a batch; the host takes 4096. */
const BATCH_COUNT_MAX = 1024;

/** Linux's EMSGSIZE, and what stands for a refusal. */
const EMSGSIZE = 90;
const REFUSED = 0xffff;

/**
 * @typedef {import("./packets.js").Packet & {
 *   text: string, done: (error: any, bytes: number) => void,
 * }} Sending
 */

export class SendQueue {
  /** @type {Sending[]} */
  #waiting = [];
  #handle;
  #busy = false;
  #failure;

  /** Bytes and number of what the system does not have yet. */
  bytes = 0;
  count = 0;

  /**
   * @param {number} handle
   * @param {(errno: number) => Error} failure makes the error of an errno
   */
  constructor(handle, failure) {
    this.#handle = handle;
    this.#failure = failure;
  }

  /** @param {Sending} sending */
  add(sending) {
    this.bytes += sending.bytes;
    this.count++;
    this.#waiting.push(sending);
    if (this.#busy) return;
    this.#busy = true;
    queueMicrotask(() => void this.#run());
  }

  async #run() {
    while (this.#waiting.length > 0) {
      const batch = this.#next();
      const fitting = batch.filter(fits);
      let codes = new Uint8Array(0);
      /** @type {unknown} */
      let failure;
      try {
        if (fitting.length > 0) codes = await send(this.#handle, pack(fitting));
      } catch (error) {
        failure = error;
      }
      this.#settle(batch, new DataView(codes.buffer, codes.byteOffset, codes.byteLength), failure);
    }
    this.#busy = false;
  }

  /** @returns {Sending[]} */
  #next() {
    let bytes = 0;
    let count = 0;
    for (const sending of this.#waiting) {
      if (count > 0 && (count >= BATCH_COUNT_MAX || bytes + sending.bytes > BATCH_BYTES_MAX)) break;
      bytes += sending.bytes;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  /**
   * @param {Sending[]} batch
   * @param {DataView} codes two bytes for each that fits
   * @param {unknown} failure of all
   */
  #settle(batch, codes, failure) {
    let at = 0;
    for (const sending of batch) {
      this.bytes -= sending.bytes;
      this.count--;
      if (failure !== undefined) {
        sending.done(failure, 0);
        continue;
      }
      let errno = EMSGSIZE;
      if (fits(sending)) {
        errno = codes.getUint16(at, true);
        at += 2;
      }
      if (errno === 0) sending.done(null, sending.bytes);
      else if (errno === REFUSED) tellRefusal(sending);
      else sending.done(this.#failure(errno), 0);
    }
  }
}

/** The host has the words of a refusal. @param {Sending} sending */
function tellRefusal(sending) {
  check(sending.text, sending.port).then(
    () => sending.done(new Error("The permission changed meanwhile"), 0),
    (error) => sending.done(error, 0),
  );
}
