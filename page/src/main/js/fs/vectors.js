/** Several buffers in one call: `readv` and `writev`. */

import { invalidArgType } from "../node/codes.js";
import { positionOf, viewOf } from "./arguments.js";
import { handleOf } from "./descriptors.js";
import { after, run, wait } from "./plan.js";

/** @typedef {import("./device.js").Io} Io */
/**
 * @template T
 * @typedef {import("./device.js").Due<T>} Due
 */

/** 16 MiB: more is not read at once; the caller sees a short read. */
const READ_BYTES_MAX = 16 * 1024 * 1024;

/** 1 MiB: the fastest piece. */
const PIECE_BYTES = 1024 * 1024;

/**
 * @param {unknown} buffers
 * @returns {Uint8Array[]} the same memory
 */
export function viewsOf(buffers) {
  if (!Array.isArray(buffers) || !buffers.every((buffer) => ArrayBuffer.isView(buffer))) {
    const error = invalidArgType("buffers", "ArrayBufferView[]", buffers);
    error.message = error.message.replace("an instance of ArrayBufferView[]", "an ArrayBufferView[]");
    throw error;
  }
  return buffers.map((buffer) => viewOf(buffer));
}

/**
 * @param {unknown} position Node takes anything but a number for where the file stands
 * @returns {number | null}
 */
function place(position) {
  return typeof position === "number" ? positionOf(position) : null;
}

/**
 * Fills buffers one after another with what is in a file.
 *
 * @param {Io} io
 * @param {number} fd
 * @param {readonly ArrayBufferView[]} buffers
 * @param {number | null} [position] in the file; where it stands when absent
 * @returns {Due<number>} how many bytes were read
 */
export function readv(io, fd, buffers, position) {
  const handle = handleOf(fd, "read");
  return readInto(io, handle, viewsOf(buffers), place(position));
}

/**
 * @param {Io} io
 * @param {number} handle
 * @param {Uint8Array[]} views
 * @param {number | null} at
 * @returns {Due<number>}
 */
export function readInto(io, handle, views, at) {
  const total = views.reduce((sum, { length }) => sum + length, 0);
  if (views.length === 0) throw noBuffers();
  if (total === 0) return 0;
  return after(io.read(handle, Math.min(total, READ_BYTES_MAX), at), (bytes) => {
    let from = 0;
    for (const view of views) {
      const part = bytes.subarray(from, from + view.length);
      view.set(part);
      from += part.length;
    }
    return bytes.length;
  });
}

/** @returns {Error} what the kernel says about no buffers at all */
function noBuffers() {
  const error = new Error("EINVAL: invalid argument, read");
  return Object.assign(error, { errno: -22, code: "EINVAL", syscall: "read" });
}

/**
 * Writes buffers one after another.
 *
 * @param {Io} io
 * @param {number} fd
 * @param {readonly ArrayBufferView[]} buffers
 * @param {number | null} [position] in the file; where it stands when absent
 * @returns {Due<number>} how many bytes were written
 */
export function writev(io, fd, buffers, position) {
  const handle = handleOf(fd, "write");
  return writeFrom(io, handle, viewsOf(buffers), place(position));
}

/**
 * @param {Io} io
 * @param {number} handle
 * @param {Uint8Array[]} views
 * @param {number | null} at
 * @returns {Due<number>}
 */
export function writeFrom(io, handle, views, at) {
  return run(pieces(io, handle, joined(views), at));
}

/**
 * @param {Io} io
 * @param {number} handle
 * @param {Uint8Array} bytes
 * @param {number | null} at
 * @returns {Generator<any, number, any>}
 */
function* pieces(io, handle, bytes, at) {
  let written = 0;
  while (written < bytes.length) {
    const piece = bytes.subarray(written, written + PIECE_BYTES);
    const count = yield* wait(io.write(handle, piece, at === null ? null : at + written));
    written += count;
    if (count < piece.length) break;
  }
  return written;
}

/**
 * @param {Uint8Array[]} views
 * @returns {Uint8Array}
 */
function joined(views) {
  const [only] = views;
  if (views.length === 1 && only) return only;
  const bytes = new Uint8Array(views.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const view of views) {
    bytes.set(view, at);
    at += view.length;
  }
  return bytes;
}
