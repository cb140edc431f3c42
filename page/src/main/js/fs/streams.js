/** Files as streams. */

import { ReadStream } from "./readstream.js";
import { WriteStream } from "./writestream.js";

/** @typedef {import("./arguments.js").PathLike} PathLike */

/**
 * A file to be read as a stream, 64 KiB at once unless `highWaterMark` says otherwise.
 *
 * @param {PathLike} path not looked at when the options have an `fd`
 * @param {import("./shapes.js").ReadStreamOptions | BufferEncoding | null} [options]
 * @returns {import("./shapes.js").ReadStream}
 */
export function createReadStream(path, options) {
  return new ReadStream(path, options);
}

/**
 * A file to be written as a stream.
 *
 * @param {PathLike} path not looked at when the options have an `fd`
 * @param {import("./shapes.js").WriteStreamOptions | BufferEncoding | null} [options]
 * @returns {import("./shapes.js").WriteStream}
 */
export function createWriteStream(path, options) {
  return new WriteStream(path, options);
}

export { ReadStream, WriteStream, ReadStream as FileReadStream, WriteStream as FileWriteStream };
