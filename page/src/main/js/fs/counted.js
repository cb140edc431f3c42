/** `read`, `write`, `readv` and `writev` with a callback, which gets a count and the buffer. */

import { Buffer } from "../buffer.js";
import { callbackOf } from "./arguments.js";
import * as descriptors from "./descriptors.js";
import { asyncIo } from "./device.js";
import * as vectors from "./vectors.js";

/** Where `util.promisify` looks for a function that has more than one result. */
const customPromisify = Symbol.for("nodejs.util.promisify.custom");

/**
 * @typedef {(error: any, count?: number, buffer?: any) => void} CountCallback
 */

/**
 * Reads from an open file into a buffer: `read(fd, buffer, offset, length, position, callback)`,
 * `read(fd, buffer, options, callback)`, `read(fd, options, callback)`, `read(fd, callback)`.
 *
 * @param {number} fd
 * @param {...any} args
 */
export function read(fd, ...args) {
  const callback = /** @type {CountCallback} */ (callbackOf(args.pop()));
  const [first] = args;
  const buffer = ArrayBuffer.isView(first) ? first : (first?.buffer ?? Buffer.alloc(16_384));
  const rest = ArrayBuffer.isView(first) ? args : [{ ...first, buffer }];
  tellCount(/** @type {any} */ (descriptors.read)(asyncIo, fd, ...rest), buffer, callback);
}

/**
 * Writes to an open file: `write(fd, buffer, offset, length, position, callback)`,
 * `write(fd, buffer, options, callback)`, `write(fd, string, position, encoding, callback)`.
 *
 * @param {number} fd
 * @param {any} buffer
 * @param {...any} args
 */
export function write(fd, buffer, ...args) {
  const callback = /** @type {CountCallback} */ (callbackOf(args.pop()));
  tellCount(/** @type {any} */ (descriptors.write)(asyncIo, fd, buffer, ...args), buffer, callback);
}

/**
 * Reads into several buffers: `readv(fd, buffers, position, callback)`, `readv(fd, buffers, callback)`.
 *
 * @param {number} fd
 * @param {readonly ArrayBufferView[]} buffers
 * @param {number | null | CountCallback} position in the file; where it stands when absent
 * @param {CountCallback} [callback]
 */
export function readv(fd, buffers, position, callback) {
  const tell = callbackOf(callback ?? position);
  const at = typeof position === "number" ? position : null;
  tellCount(vectors.readv(asyncIo, fd, buffers, at), buffers, tell);
}

/**
 * Writes several buffers: `writev(fd, buffers, position, callback)`, `writev(fd, buffers, callback)`.
 *
 * @param {number} fd
 * @param {readonly ArrayBufferView[]} buffers
 * @param {number | null | CountCallback} position in the file; where it stands when absent
 * @param {CountCallback} [callback]
 */
export function writev(fd, buffers, position, callback) {
  const tell = callbackOf(callback ?? position);
  const at = typeof position === "number" ? position : null;
  tellCount(vectors.writev(asyncIo, fd, buffers, at), buffers, tell);
}

/**
 * @param {number | Promise<number>} due
 * @param {any} buffer
 * @param {CountCallback} callback
 */
function tellCount(due, buffer, callback) {
  Promise.resolve(due).then(
    (count) => queueMicrotask(() => callback(null, count, buffer)),
    (error) => queueMicrotask(() => callback(error)),
  );
}

for (const [face, count, what] of /** @type {const} */ ([
  [read, "bytesRead", "buffer"],
  [readv, "bytesRead", "buffers"],
  [write, "bytesWritten", "buffer"],
  [writev, "bytesWritten", "buffers"],
])) {
  const value = (/** @type {any[]} */ ...args) => counted(face, args, [count, what]);
  Object.defineProperty(face, customPromisify, { value });
}

/**
 * @param {(...args: any[]) => void} face
 * @param {any[]} args
 * @param {readonly string[]} names of the count and of the buffer
 * @returns {Promise<Record<string, any>>}
 */
function counted(face, args, [count = "", what = ""]) {
  return new Promise((resolve, reject) => {
    face(...args, (/** @type {any} */ error, /** @type {number} */ value, /** @type {any} */ buffer) => {
      if (error) reject(error);
      else resolve({ [count]: value, [what]: buffer });
    });
  });
}
