/** Files as a whole: `readFile`, `writeFile`, `appendFile`. */

import { abortError } from "../channel/failure.js";
import { abortSignal, boolean, withCode } from "../node/codes.js";
import { contentOf, decoded, flagsOf, modeOf, optionsOf, pathOf } from "./arguments.js";
import { constants } from "./constants.js";
import { handleOf } from "./descriptors.js";
import { asyncIo } from "./device.js";
import { canTakeFiles, readAsFile } from "./given.js";
import { run, wait } from "./plan.js";

/** @typedef {import("./arguments.js").PathLike} PathLike */
/** @typedef {import("./device.js").Io} Io */
/**
 * @template T
 * @typedef {import("./device.js").Due<T>} Due
 */

/** 256 KiB: a file up to this size takes one call. */
const FIRST_BYTES = 256 * 1024;

/** 1 MiB: the fastest piece in both directions. */
const PIECE_BYTES = 1024 * 1024;

/** Reading: enough to keep the transport busy while the disk is read. */
const READS_AT_ONCE = 4;

/** Writing: one piece is sent while others are on their way to the disk. */
const WRITES_AT_ONCE = 3;

/** 4 MiB: from here on a File from the host is faster than pieces. */
const GIVEN_BYTES_MIN = 4 * 1024 * 1024;

/** 2 GiB: as in Node. */
const FILE_BYTES_MAX = 2 ** 31 - 1;

/**
 * @typedef {object} ReadFileOptions
 * @property {BufferEncoding | null} [encoding] absent for a Buffer
 * @property {string | number} [flag]
 * @property {AbortSignal} [signal]
 */

/**
 * Reads a whole file.
 *
 * @param {Io} io
 * @param {PathLike | number} path or a descriptor, which is read on from where it stands
 * @param {ReadFileOptions | BufferEncoding | null} [options]
 * @returns {Due<any>} a Buffer, or a string when there is an encoding
 */
export function readFile(io, path, options) {
  const settings = optionsOf(options, { flag: "r", encoding: null });
  const signal = abortSignal(settings.signal, "options.signal");
  if (signal?.aborted) throw abortError(signal);
  const plan =
    typeof path === "number"
      ? readRest(io, handleOf(path, "fstat"), signal)
      : readPath(io, pathOf(path), flagsOf(settings.flag), signal);
  return run(decode(plan, settings.encoding));
}

/**
 * @param {Generator<any, Uint8Array, any>} plan
 * @param {string | null} encoding
 */
function* decode(plan, encoding) {
  return decoded(yield* plan, encoding);
}

/**
 * @param {Io} io
 * @param {string} path
 * @param {number} flags
 * @param {AbortSignal | undefined} signal
 * @returns {Generator<any, Uint8Array, any>}
 */
function* readPath(io, path, flags, signal) {
  const start = yield* wait(io.readFile(path, flags, FIRST_BYTES, { signal }));
  if (start.rest === null) return start.data;
  try {
    if (start.size > FILE_BYTES_MAX) throw tooLarge(start.size);
    if (io === asyncIo && start.size >= GIVEN_BYTES_MIN && canTakeFiles()) {
      const given = yield* wait(readAsFile(path));
      if (signal?.aborted) throw abortError(signal);
      if (given !== undefined) return given;
    }
    const pieces = start.size > start.data.length ? yield* readPieces(io, start, signal) : start.data;
    return joined([pieces, yield* readRest(io, start.rest, signal, pieces.length)]);
  } finally {
    yield* wait(io.close(start.rest));
  }
}

/**
 * Reads what the file had when it was opened, several pieces at once.
 *
 * @param {Io} io
 * @param {{ data: Uint8Array, size: number, rest: number | null }} start
 * @param {AbortSignal | undefined} signal
 * @returns {Generator<any, Uint8Array, any>}
 */
function* readPieces(io, { data, size, rest }, signal) {
  const whole = new Uint8Array(size);
  whole.set(data);
  let end = size;
  let next = data.length;
  function* worker() {
    while (next < end) {
      const position = next;
      next += PIECE_BYTES;
      const length = Math.min(PIECE_BYTES, size - position);
      const piece = yield* wait(io.read(/** @type {number} */ (rest), length, position, { signal }));
      whole.set(piece, position);
      // The file has become shorter meanwhile.
      if (piece.length < length) end = Math.min(end, position + piece.length);
    }
  }
  yield* together(io, READS_AT_ONCE, worker);
  return whole.subarray(0, end);
}

/**
 * Runs some workers at once, or one where nothing can go on at once.
 *
 * @param {Io} io
 * @param {number} count
 * @param {() => Generator<any, void, any>} worker
 * @returns {Generator<any, void, any>}
 */
function* together(io, count, worker) {
  if (io !== asyncIo) {
    yield* worker();
    return;
  }
  const running = Array.from({ length: count }, () => Promise.resolve(run(worker())));
  // The first error counts, but nothing may be under way when the file is closed.
  const results = yield* wait(Promise.allSettled(running));
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

/**
 * Reads on to the end, for files of which nobody knows how long they are.
 *
 * @param {Io} io
 * @param {number} handle
 * @param {AbortSignal | undefined} signal
 * @param {number} [position] from where; absent for where the handle stands
 * @returns {Generator<any, Uint8Array, any>}
 */
export function* readRest(io, handle, signal, position) {
  /** @type {Uint8Array[]} */
  const pieces = [];
  let total = 0;
  for (;;) {
    const at = position === undefined ? null : position + total;
    const piece = yield* wait(io.read(handle, PIECE_BYTES, at, { signal }));
    if (piece.length === 0) return joined(pieces);
    pieces.push(piece);
    total += piece.length;
    if (total > FILE_BYTES_MAX) throw tooLarge(total);
  }
}

/**
 * @param {Uint8Array[]} pieces
 * @returns {Uint8Array}
 */
function joined(pieces) {
  const some = pieces.filter((piece) => piece.length > 0);
  if (some.length === 1) return /** @type {Uint8Array} */ (some[0]);
  const whole = new Uint8Array(some.reduce((total, piece) => total + piece.length, 0));
  let position = 0;
  for (const piece of some) {
    whole.set(piece, position);
    position += piece.length;
  }
  return whole;
}

/**
 * @param {number} size
 * @returns {RangeError}
 */
function tooLarge(size) {
  const error = new RangeError(`File size (${size}) is greater than 2 GiB`);
  return withCode(error, "ERR_FS_FILE_TOO_LARGE");
}

/**
 * @typedef {object} WriteFileOptions
 * @property {BufferEncoding | null} [encoding] of a string
 * @property {string | number} [mode]
 * @property {string | number} [flag]
 * @property {boolean} [flush] whether to wait until the disk has it
 * @property {AbortSignal} [signal]
 */

/**
 * Writes a whole file; what was in it is gone.
 *
 * @param {Io} io
 * @param {PathLike | number} path or a descriptor, which is written on from where it stands
 * @param {string | ArrayBufferView} data
 * @param {WriteFileOptions | BufferEncoding | null} [options]
 * @returns {Due<void>}
 */
export function writeFile(io, path, data, options) {
  return write(io, path, data, optionsOf(options, { encoding: "utf8", mode: 0o666, flag: "w", flush: false }));
}

/**
 * Adds to the end of a file, which is made when it is not there.
 *
 * @param {Io} io
 * @param {PathLike | number} path
 * @param {string | ArrayBufferView} data
 * @param {WriteFileOptions | BufferEncoding | null} [options]
 * @returns {Due<void>}
 */
export function appendFile(io, path, data, options) {
  return write(io, path, data, optionsOf(options, { encoding: "utf8", mode: 0o666, flag: "a", flush: false }));
}

/**
 * @param {Io} io
 * @param {PathLike | number} path
 * @param {string | ArrayBufferView} data
 * @param {Record<string, any>} settings
 * @returns {Due<void>}
 */
function write(io, path, data, settings) {
  const flush = boolean(settings["flush"] ?? false, "options.flush");
  const bytes = contentOf(data, settings["encoding"] ?? "utf8");
  const signal = abortSignal(settings["signal"], "options.signal");
  if (typeof path === "number") return run(writeOn(io, handleOf(path, "write"), bytes, { flush, signal }));
  const target = {
    path: pathOf(path),
    flags: flagsOf(settings["flag"]),
    mode: modeOf(settings["mode"], "mode", 0o666),
    flush,
    signal,
  };
  if (signal?.aborted) throw abortError(signal);
  return run(writePath(io, target, bytes));
}

/**
 * @typedef {object} Target
 * @property {string} path
 * @property {number} flags
 * @property {number} mode
 * @property {boolean} flush
 * @property {AbortSignal | undefined} signal
 */

/**
 * @param {Io} io
 * @param {Target} target
 * @param {Uint8Array} bytes
 * @returns {Generator<any, void, any>}
 */
function* writePath(io, { path, flags, mode, flush, signal }, bytes) {
  if (bytes.length <= PIECE_BYTES) {
    const isWritten = yield* wait(io.writeFile(path, bytes, { flags, mode, sync: flush }, { signal }));
    if (isWritten) return;
  }
  const handle = yield* wait(io.open(path, flags, mode, { signal }));
  try {
    // What is appended must arrive in its order.
    if (flags & constants.O_APPEND) yield* writeOn(io, handle, bytes, { signal });
    else yield* writePieces(io, handle, bytes, signal);
    if (flush) yield* wait(io.sync(handle, false));
  } finally {
    yield* wait(io.close(handle));
  }
}

/**
 * Writes a file from its beginning, several pieces at once.
 *
 * @param {Io} io
 * @param {number} handle
 * @param {Uint8Array} bytes
 * @param {AbortSignal | undefined} signal
 * @returns {Generator<any, void, any>}
 */
function* writePieces(io, handle, bytes, signal) {
  let next = 0;
  function* worker() {
    while (next < bytes.length) {
      let position = next;
      next = Math.min(next + PIECE_BYTES, bytes.length);
      const end = next;
      while (position < end) {
        const piece = bytes.subarray(position, end);
        position += yield* wait(io.write(handle, piece, position, { signal }));
      }
    }
  }
  yield* together(io, WRITES_AT_ONCE, worker);
}

/**
 * Writes from where a file stands, one piece after another.
 *
 * @param {Io} io
 * @param {number} handle
 * @param {Uint8Array} bytes
 * @param {{ flush?: boolean, signal: AbortSignal | undefined }} options
 * @returns {Generator<any, void, any>}
 */
export function* writeOn(io, handle, bytes, { flush, signal }) {
  let written = 0;
  while (written < bytes.length) {
    const piece = bytes.subarray(written, written + PIECE_BYTES);
    written += yield* wait(io.write(handle, piece, null, { signal }));
  }
  if (flush) yield* wait(io.sync(handle, false));
}
