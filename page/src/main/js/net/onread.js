/** The option `onread` of sockets: what arrives goes through a buffer of the app's own. */

/** @typedef {import("./arguments.js").OnRead} OnRead */

/** Hands bytes to the app's callback, in pieces that fit its buffer. */
export class OwnBuffer {
  #onread;
  /** @type {Uint8Array[]} */
  #waiting = [];

  /**
   * As in Node, what is no such option is ignored.
   *
   * @param {any} onread
   * @returns {OwnBuffer | undefined}
   */
  static of(onread) {
    const isBuffer = onread?.buffer instanceof Uint8Array || typeof onread?.buffer === "function";
    return isBuffer && typeof onread.callback === "function" ? new OwnBuffer(onread) : undefined;
  }

  /** @param {OnRead} onread */
  constructor(onread) {
    this.#onread = onread;
  }

  /**
   * Takes what arrived and hands it on.
   *
   * @param {Uint8Array} [bytes] none to go on with what waits
   * @returns {boolean} whether all was handed on
   */
  take(bytes) {
    if (bytes !== undefined) this.#waiting.push(bytes);
    while (this.#waiting.length > 0) {
      const first = /** @type {Uint8Array} */ (this.#waiting.shift());
      const { buffer, callback } = this.#onread;
      const space = typeof buffer === "function" ? buffer() : buffer;
      const count = Math.min(space.length, first.length);
      space.set(first.subarray(0, count));
      if (count < first.length) this.#waiting.unshift(first.subarray(count));
      if (callback(count, space) === false) return false;
    }
    return true;
  }
}
