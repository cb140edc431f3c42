/** Where Node 22 does more than the npm package. */

import { Buffer } from "../buffer.js";
import { asyncDispose } from "../node/dispose.js";

/**
 * Takes any view of bytes as a chunk, not only a Uint8Array.
 *
 * @param {any} Stream
 */
export function acceptViews(Stream) {
  Stream._isUint8Array = ArrayBuffer.isView;
  Stream._uint8ArrayToBuffer = (/** @type {ArrayBufferView} */ view) => {
    return Buffer.from(/** @type {ArrayBuffer} */ (view.buffer), view.byteOffset, view.byteLength);
  };
}

/**
 * Adds the method that `await using` calls at the end of its block.
 *
 * @param {any} Stream
 */
export function addDisposal(Stream) {
  for (const { prototype } of [Stream.Writable, Stream.Duplex]) {
    Object.defineProperty(prototype, asyncDispose, { value: disposed, writable: true, configurable: true });
  }

  /** @this {any} */
  function disposed() {
    let error = null;
    if (!this.destroyed) {
      const isDone = (!this._writableState || this.writableFinished) && (!this._readableState || this.readableEnded);
      error = isDone ? null : abortion();
      this.destroy(error);
    }
    return new Promise((resolve, reject) => {
      Stream.finished(this, (/** @type {Error | undefined} */ failure) => {
        if (failure && failure !== error) reject(failure);
        else resolve(undefined);
      });
    });
  }
}

/**
 * Gives classes the names that they have in Node; the bundler changes those that stand for two things.
 *
 * @param {Record<string, any>} classes
 */
export function named(classes) {
  for (const [name, value] of Object.entries(classes)) Object.defineProperty(value, "name", { value: name });
}

/** @returns {Error} what Node destroys a stream with that was not at its end */
export function abortion() {
  const error = Object.assign(new Error("The operation was aborted"), { code: "ABORT_ERR" });
  Object.defineProperty(error, "name", { value: "AbortError", writable: true, configurable: true });
  return error;
}
