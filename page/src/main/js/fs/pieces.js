/** Contents of files that come and go piece by piece. */

import { StringDecoder } from "../string_decoder.js";
import { bufferOf } from "./arguments.js";

/** @typedef {string | ArrayBufferView} Piece */
/** @typedef {Piece | Iterable<Piece> | AsyncIterable<Piece>} FileContent what a file is written from */

/** 64 KiB: what text is read by. */
const TEXT_PIECE_BYTES = 64 * 1024;

/**
 * @param {FileContent} data
 * @returns {Iterable<Piece> | AsyncIterable<Piece>}
 */
export function piecesOf(data) {
  return isManyPieces(data) ? /** @type {Iterable<Piece>} */ (data) : [/** @type {Piece} */ (data)];
}

/**
 * @param {unknown} data
 * @returns {boolean} whether it is iterated, as streams and arrays are
 */
export function isManyPieces(data) {
  if (data === null || typeof data !== "object" || ArrayBuffer.isView(data)) return false;
  return Symbol.asyncIterator in data || Symbol.iterator in data;
}

/**
 * @param {() => Promise<Uint8Array>} read the next bytes; none at the end
 * @param {() => Promise<void>} end runs at the end, or when nobody reads on
 * @returns {ReadableStream<Uint8Array>}
 */
export function webStreamOf(read, end) {
  const source = {
    async pull(/** @type {ReadableStreamDefaultController<Uint8Array>} */ controller) {
      const bytes = await read();
      if (bytes.length > 0) {
        controller.enqueue(bytes);
        return;
      }
      controller.close();
      await end();
    },
    cancel: end,
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}

/**
 * @typedef {object} TextSource
 * @property {(count: number, at: number | null) => Promise<Uint8Array>} read
 * @property {() => Promise<void>} close runs at the end, or when nobody reads on
 * @property {string} encoding
 * @property {number | undefined} start the first byte; where the file stands when absent
 * @property {number} end the last byte
 */

/**
 * @param {TextSource} source
 * @returns {AsyncGenerator<string, void, void>}
 */
export async function* textOf({ read, close, encoding, start, end }) {
  const decoder = new StringDecoder(/** @type {BufferEncoding} */ (encoding));
  let at = start ?? 0;
  try {
    while (at <= end) {
      const count = Math.min(TEXT_PIECE_BYTES, end - at + 1);
      const bytes = await read(count, start === undefined ? null : at);
      if (bytes.length === 0) break;
      at += bytes.length;
      yield decoder.write(bufferOf(bytes));
    }
    yield decoder.end();
  } finally {
    await close();
  }
}
