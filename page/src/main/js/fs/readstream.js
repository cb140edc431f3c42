/** `ReadStream` of Node's `fs`. */

import { Readable, finished } from "../stream.js";
import { integer, outOfRange } from "../node/codes.js";
import { bufferOf } from "./arguments.js";
import { closeFile, openFile, openedAlready, sourceOf, streamOptions } from "./source.js";

/** @typedef {import("./source.js").Callback} Callback */
/** @typedef {import("./source.js").Source} Source */

/** 64 KiB: what a stream reads at once and holds. */
const HIGH_WATER_BYTES = 64 * 1024;

/** 1 MiB: what is read ahead at most; each way to the disk takes as long as copying 64 KiB. */
const AHEAD_BYTES_MAX = 1024 * 1024;

/**
 * What belongs to a stream and is nobody else's business.
 *
 * @typedef {object} Inside
 * @property {Source} source
 * @property {import("../buffer.js").Buffer | undefined} ahead read, not asked for yet
 * @property {number} aheadBytes how much to read next
 * @property {boolean} busy whether a reading is under way
 * @property {(() => void) | undefined} onIdle runs when it has ended
 */

/** @type {WeakMap<object, Inside>} */
const insides = new WeakMap();

/**
 * A constructor that works without `new` too, since packages derive from it in the old way.
 *
 * @this {any}
 * @param {any} path
 * @param {any} options
 */
function Constructor(path, options) {
  if (!(this instanceof Constructor)) return new /** @type {any} */ (Constructor)(path, options);
  prepare(this, path, options);
}

/**
 * @param {any} stream
 * @param {any} path
 * @param {any} options
 */
function prepare(stream, path, options) {
  const settings = streamOptions(options, { highWaterMark: HIGH_WATER_BYTES, autoDestroy: false });
  settings["autoDestroy"] = settings["autoClose"] ?? true;
  const source = sourceOf(stream, path, { flags: "r", mode: 0o666, ...settings }, ["read"]);
  stream.start = settings["start"];
  stream.end = settings["end"] ?? Infinity;
  if (stream.start !== undefined) integer(stream.start, "start", 0);
  if (stream.end !== Infinity) {
    integer(stream.end, "end", 0);
    if (stream.start > stream.end) throw outOfRange("start", `<= "end" (here: ${stream.end})`, stream.start);
  }
  stream.pos = stream.start;
  stream.bytesRead = 0;
  const aheadBytes = Number(settings["highWaterMark"]) || HIGH_WATER_BYTES;
  insides.set(stream, { source, ahead: undefined, aheadBytes, busy: false, onIdle: undefined });
  Reflect.apply(/** @type {any} */ (Readable), stream, [settings]);
}

Object.setPrototypeOf(Constructor, Readable);
Object.setPrototypeOf(Constructor.prototype, Readable.prototype);

/**
 * @param {object} stream
 * @returns {Inside}
 */
function inside(stream) {
  return /** @type {Inside} */ (insides.get(stream));
}

const methods = {
  open: openedAlready,

  /**
   * @this {any}
   * @param {Callback} callback
   */
  _construct(callback) {
    openFile(this, inside(this).source, callback);
  },

  /**
   * @this {any}
   * @param {number} size
   */
  _read(size) {
    const left = this.end - (this.pos ?? this.bytesRead) + 1;
    const count = Math.min(size, left);
    if (count <= 0) {
      this.push(null);
      return;
    }
    const { ahead } = inside(this);
    if (ahead) give(this, ahead, count);
    else readMore(this, count, left);
  },

  /**
   * @this {any}
   * @param {any} error
   * @param {Callback} callback
   */
  _destroy(error, callback) {
    const state = inside(this);
    const close = () => closeFile(this, state.source, error, callback);
    state.ahead = undefined;
    if (state.busy) state.onIdle = close;
    else close();
  },

  /**
   * @this {any}
   * @param {Callback} [callback]
   */
  close(callback) {
    if (callback) finished(this, callback);
    this.destroy();
  },
};

/**
 * @param {any} stream
 * @param {number} count what was asked for
 * @param {number} left up to the end that was told
 */
function readMore(stream, count, left) {
  const state = inside(stream);
  const { source } = state;
  const wanted = source.isOurs ? Math.max(count, Math.min(state.aheadBytes, left)) : count;
  state.busy = true;
  source.read(stream.fd, wanted, stream.pos ?? null, (error, bytes) => {
    state.busy = false;
    if (stream.destroyed) {
      state.onIdle?.();
      return;
    }
    if (error) {
      stream.destroy(error);
      return;
    }
    // Who reads on gets more at once.
    state.aheadBytes = Math.min(2 * state.aheadBytes, AHEAD_BYTES_MAX);
    if (bytes.length === 0) stream.push(null);
    else give(stream, bytes, count);
  });
}

/**
 * @param {any} stream
 * @param {import("../buffer.js").Buffer} bytes
 * @param {number} count how many were asked for
 */
function give(stream, bytes, count) {
  const chunk = bytes.length > count ? bufferOf(bytes.subarray(0, count)) : bytes;
  inside(stream).ahead = bytes.length > count ? bufferOf(bytes.subarray(count)) : undefined;
  stream.bytesRead += chunk.length;
  if (stream.pos !== undefined) stream.pos += chunk.length;
  stream.push(chunk);
}

Object.defineProperties(Constructor.prototype, {
  ...Object.fromEntries(
    Object.entries(methods).map(([name, value]) => [name, { value, writable: true, configurable: true }]),
  ),
  autoClose: {
    get() {
      return this._readableState.autoDestroy;
    },
    set(value) {
      this._readableState.autoDestroy = value;
    },
    configurable: true,
  },
  pending: {
    get() {
      return this.fd === null;
    },
    configurable: true,
  },
});

/** @type {typeof import("./shapes.js").ReadStream} a file as a stream; emits `open` and `ready` too */
export const ReadStream = /** @type {any} */ (Constructor);
