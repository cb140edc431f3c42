/** Two ends of a connection within the same context, as `stream.duplexPair` gives them. */

import Stream from "readable-stream/lib/stream.js";

const { Duplex } = Stream;

/** What is written on one side is read on the other. */
class Side extends Duplex {
  /** @param {import("./shapes.js").DuplexOptions} [options] */
  constructor(options) {
    super(options);
  }

  /** @type {Side | undefined} */
  other;
  /** @type {(() => void) | undefined} the writer of the other side, who waits for us to read */
  waiting;

  _read() {
    const waiting = this.waiting;
    this.waiting = undefined;
    waiting?.();
  }

  /**
   * @param {any} chunk
   * @param {string} _encoding
   * @param {(error?: Error) => void} callback
   */
  _write(chunk, _encoding, callback) {
    const { other } = this;
    if (other === undefined) return;
    if (chunk.length === 0) {
      queueMicrotask(callback);
      return;
    }
    other.push(chunk);
    other.waiting = callback;
  }

  /** @param {(error?: Error) => void} callback */
  _final(callback) {
    this.other?.on("end", callback);
    this.other?.push(null);
  }
}

/**
 * Two streams: what is written to one is read from the other.
 *
 * @param {import("./shapes.js").DuplexOptions} [options] of both
 * @returns {[import("./shapes.js").Duplex, import("./shapes.js").Duplex]}
 */
export function duplexPair(options) {
  const first = new Side(options);
  const second = new Side(options);
  first.other = second;
  second.other = first;
  return /** @type {any} */ ([first, second]);
}
