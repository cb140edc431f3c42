/** Operations on open files by their number, and the numbers: small ones, from 3, as in Node. */

import { integer, invalidArgType, invalidArgValue, outOfRange } from "../node/codes.js";
import {
  contentOf,
  descriptorOf,
  flagsOf,
  idOf,
  modeOf,
  pathOf,
  positionOf,
  secondsOf,
  viewOf,
} from "./arguments.js";
import { after } from "./plan.js";
import { BigIntStats, Stats } from "./stats.js";

/** @typedef {import("./arguments.js").PathLike} PathLike */
/** @typedef {import("./device.js").Io} Io */
/**
 * @template T
 * @typedef {import("./device.js").Due<T>} Due
 */

/** 0, 1 and 2 are the standard streams. */
const FIRST = 3;

/** 16 MiB: more is not read at once; the caller sees a short read. */
const READ_BYTES_MAX = 16 * 1024 * 1024;

/** @type {Map<number, number>} from descriptor to handle */
const handles = new Map();

/** @type {WeakSet<object>} every FileHandle, whose class this file cannot know */
const fileHandles = new WeakSet();

/**
 * @param {object} handle a new FileHandle
 * @returns {void}
 */
export function noteFileHandle(handle) {
  fileHandles.add(handle);
}

/**
 * @param {unknown} value
 * @returns {value is import("./handle.js").FileHandle}
 */
export function isFileHandle(value) {
  return typeof value === "object" && value !== null && fileHandles.has(value);
}

/**
 * @param {number} handle
 * @returns {number} the smallest free descriptor, now this handle's
 */
export function descriptorFor(handle) {
  let fd = FIRST;
  while (handles.has(fd)) fd++;
  handles.set(fd, handle);
  return fd;
}

/**
 * @param {number} fd one that is no longer open
 * @returns {void}
 */
export function forget(fd) {
  handles.delete(fd);
}

/**
 * @param {number} fd
 * @param {string} syscall for the error
 * @returns {number}
 */
export function handleOf(fd, syscall) {
  const handle = handles.get(descriptorOf(fd));
  if (handle === undefined) throw badDescriptor(syscall);
  return handle;
}

/**
 * @param {string} syscall
 * @returns {Error}
 */
export function badDescriptor(syscall) {
  const error = new Error(`EBADF: bad file descriptor, ${syscall}`);
  return Object.assign(error, { errno: -9, code: "EBADF", syscall });
}

/**
 * @param {Io} io
 * @param {PathLike} path
 * @param {string | number} [flags]
 * @param {string | number} [mode]
 * @returns {Due<number>} a descriptor
 */
export function open(io, path, flags, mode) {
  const name = pathOf(path);
  const opened = io.open(name, flagsOf(flags ?? "r"), modeOf(mode, "mode", 0o666));
  return after(opened, descriptorFor);
}

/**
 * @param {Io} io
 * @param {number} fd
 */
export function close(io, fd) {
  const handle = handleOf(fd, "close");
  forget(fd);
  return io.close(handle);
}

/**
 * @param {Io} io
 * @param {number} fd
 * @param {import("./names.js").StatOptions} [options]
 * @returns {Due<Stats & BigIntStats>}
 */
export function fstat(io, fd, options) {
  const Class = /** @type {any} */ (options?.bigint ? BigIntStats : Stats);
  return after(io.fstat(handleOf(fd, "fstat")), (raw) => new Class(raw));
}

/**
 * @param {Io} io
 * @param {number} fd
 */
export function fsync(io, fd) {
  return io.sync(handleOf(fd, "fsync"), false);
}

/**
 * @param {Io} io
 * @param {number} fd
 */
export function fdatasync(io, fd) {
  return io.sync(handleOf(fd, "fdatasync"), true);
}

/**
 * @param {Io} io
 * @param {number} fd
 * @param {number | null} [len] in bytes
 */
export function ftruncate(io, fd, len = 0) {
  const length = Math.max(0, integer(len ?? 0, "len"));
  return io.ftruncate(handleOf(fd, "ftruncate"), length);
}

/**
 * @typedef {object} ReadOptions
 * @property {ArrayBufferView} [buffer]
 * @property {number | null} [offset]
 * @property {number | null} [length]
 * @property {number | bigint | null} [position]
 */

/**
 * @param {Io} io
 * @param {number} fd
 * @param {[
 *   buffer: ArrayBufferView | ReadOptions,
 *   offset?: number | ReadOptions | null,
 *   length?: number | null,
 *   position?: number | bigint | null,
 * ]} where
 * @returns {Due<number>} how many bytes were read
 */
export function read(io, fd, ...where) {
  const handle = handleOf(fd, "read");
  const { target, from, count, at } = readRequest(...where);
  if (count === 0) return 0;
  return after(io.read(handle, Math.min(count, READ_BYTES_MAX), at), (bytes) => {
    target.set(bytes, from);
    return bytes.length;
  });
}

/**
 * @param {Io} io
 * @param {number} fd
 * @param {ArrayBufferView} buffer not one among options, as `read` takes it
 * @param {[
 *   offset?: number | { offset?: number, length?: number, position?: number | bigint | null } | null,
 *   length?: number | null,
 *   position?: number | bigint | null,
 * ]} where
 * @returns {Due<number>} how many bytes were read
 */
export function readInto(io, fd, buffer, ...where) {
  handleOf(fd, "read");
  viewOf(buffer);
  return read(io, fd, buffer, ...where);
}

/**
 * Reads the overloads of `read`: a buffer with numbers, a buffer with options, options.
 *
 * @param {unknown} buffer
 * @param {...unknown} where
 */
export function readRequest(buffer, ...where) {
  const options = readOptions(buffer, where);
  const bytes = viewOf(options.buffer);
  const from = integer(options.offset ?? 0, "offset", 0);
  const count = integer(options.length ?? bytes.length - from, "length");
  if (bytes.length === 0 && count > 0) throw invalidArgValue("buffer", bytes, "is empty and cannot be written");
  if (from > bytes.length) throw outOfRange("offset", `>= 0 && <= ${bytes.length}`, from);
  if (count < 0) throw outOfRange("length", ">= 0", count);
  if (from + count > bytes.length) throw outOfRange("length", `<= ${bytes.length - from}`, count);
  return { target: bytes, from, count, at: positionOf(options.position) };
}

/**
 * @param {unknown} buffer
 * @param {unknown[]} where
 * @returns {ReadOptions}
 */
function readOptions(buffer, where) {
  if (!ArrayBuffer.isView(buffer) && buffer !== null && typeof buffer === "object") return buffer;
  const view = /** @type {ArrayBufferView} */ (buffer);
  const [offset, length, position] = /** @type {any[]} */ (where);
  if (where.length > 1) return { buffer: view, offset, length, position };
  if (offset !== undefined && offset !== null && typeof offset !== "object") {
    throw invalidArgType("options", "Object", offset);
  }
  return { ...offset, buffer: view };
}

/**
 * A buffer with offset, length and position, or with options; a string with position and encoding.
 *
 * @param {Io} io
 * @param {number} fd
 * @param {[
 *   data: ArrayBufferView | string,
 *   offset?: number | { offset?: number, length?: number, position?: number | null } | null,
 *   length?: number | string | null,
 *   position?: number | bigint | null,
 * ]} what
 * @returns {Due<number>} how many bytes were written
 */
export function write(io, fd, ...what) {
  const handle = handleOf(fd, "write");
  const { bytes, at } = writeRequest(...what);
  return bytes.length === 0 ? 0 : io.write(handle, bytes, at);
}

/**
 * Reads the overloads of `write`: a buffer with numbers, a buffer with options, a string.
 *
 * @param {unknown} buffer
 * @param {unknown} [offset]
 * @param {unknown} [length]
 * @param {unknown} [position]
 * @returns {{ bytes: Uint8Array, at: number | null }}
 */
export function writeRequest(buffer, offset, length, position) {
  if (typeof buffer === "string") {
    const encoding = typeof length === "string" ? length : "utf8";
    return { bytes: contentOf(buffer, encoding, "buffer"), at: writePosition(offset) };
  }
  if (!ArrayBuffer.isView(buffer)) {
    throw invalidArgType("buffer", ["string", "Buffer", "TypedArray", "DataView"], buffer);
  }
  const whole = viewOf(buffer);
  const isObject = offset !== null && typeof offset === "object";
  const options = /** @type {any} */ (isObject ? offset : { offset, length, position });
  const from = integer(options.offset ?? 0, "offset", 0);
  if (from > whole.length) throw outOfRange("offset", `<= ${whole.length}`, from);
  const count = typeof options.length === "number" ? options.length : whole.length - from;
  integer(count, "length");
  if (count < 0) throw outOfRange("length", ">= 0", count);
  if (count > whole.length - from) throw outOfRange("length", `<= ${whole.length - from}`, count);
  return { bytes: whole.subarray(from, from + count), at: writePosition(options.position) };
}

/**
 * @param {unknown} position Node's `write` takes anything but a number for the current one
 * @returns {number | null}
 */
function writePosition(position) {
  return typeof position === "number" ? positionOf(position) : null;
}

/**
 * @param {Io} io
 * @param {number} fd
 * @param {number | string} mode permissions
 */
export function fchmod(io, fd, mode) {
  return io.fchmod(handleOf(fd, "fchmod"), modeOf(mode, "mode"));
}

/**
 * @param {Io} io
 * @param {number} fd
 * @param {number} uid
 * @param {number} gid
 */
export function fchown(io, fd, uid, gid) {
  return io.fchown(handleOf(fd, "fchown"), idOf(uid, "uid"), idOf(gid, "gid"));
}

/**
 * @param {Io} io
 * @param {number} fd
 * @param {number | string | Date} atime in seconds
 * @param {number | string | Date} mtime in seconds
 */
export function futimes(io, fd, atime, mtime) {
  const handle = handleOf(fd, "futimes");
  return io.futimes(handle, secondsOf(atime, "atime"), secondsOf(mtime, "mtime"));
}
