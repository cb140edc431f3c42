/** `WriteStream` of Node's `fs`. */

import { Buffer } from "../buffer.js";
import { Writable, finished } from "../stream.js";
import { boolean, integer } from "../node/codes.js";
import { closeFile, openFile, openedAlready, sourceOf, streamOptions } from "./source.js";

/** @typedef {import("./source.js").Callback} Callback */
/** @typedef {import("./source.js").Source} Source */

/**
 * What belongs to a stream and is nobody else's business.
 *
 * @typedef {object} Inside
 * @property {Source} source
 * @property {boolean} busy whether a writing is under way
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
  const settings = streamOptions(options, { decodeStrings: true });
  settings["autoDestroy"] = settings["autoClose"] ?? true;
  stream.flush = boolean(settings["flush"] ?? false, "options.flush");
  const needed = settings["fs"]?.writev ? [] : ["write"];
  const source = sourceOf(stream, path, { flags: "w", mode: 0o666, ...settings }, needed);
  stream.start = settings["start"];
  stream.pos = undefined;
  if (stream.start !== undefined) stream.pos = integer(stream.start, "start", 0);
  stream.bytesWritten = 0;
  insides.set(stream, { source, busy: false, onIdle: undefined });
  Reflect.apply(/** @type {any} */ (Writable), stream, [settings]);
  if (settings["encoding"]) stream.setDefaultEncoding(settings["encoding"]);
}

Object.setPrototypeOf(Constructor, Writable);
Object.setPrototypeOf(Constructor.prototype, Writable.prototype);

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
   * @param {Uint8Array} chunk
   * @param {string} _encoding
   * @param {Callback} callback
   */
  _write(chunk, _encoding, callback) {
    const state = inside(this);
    state.busy = true;
    writeAll(this, chunk, (error) => {
      state.busy = false;
      if (this.destroyed) {
        callback(error);
        state.onIdle?.();
        return;
      }
      callback(error);
    });
  },

  /**
   * @this {any}
   * @param {{ chunk: Uint8Array }[]} chunks
   * @param {Callback} callback
   */
  _writev(chunks, callback) {
    methods._write.call(this, Buffer.concat(chunks.map(({ chunk }) => chunk)), "buffer", callback);
  },

  /**
   * @this {any}
   * @param {any} error
   * @param {Callback} callback
   */
  _destroy(error, callback) {
    const state = inside(this);
    const close = () => closeFile(this, state.source, error, callback);
    const end = () => {
      if (!this.flush || typeof this.fd !== "number" || error) close();
      else state.source.sync(this.fd, (failure) => closeFile(this, state.source, failure ?? error, callback));
    };
    if (state.busy) state.onIdle = end;
    else end();
  },

  /**
   * @this {any}
   * @param {Callback} [callback]
   */
  close(callback) {
    if (callback) {
      if (this.closed) queueMicrotask(() => callback(null));
      else finished(this, () => (this.closed ? callback(null) : this.once("close", () => callback(null))));
    }
    if (!this.autoClose) this.on("finish", () => this.destroy());
    this.end();
  },

  /** @this {any} */
  destroySoon() {
    this.end();
  },
};

/**
 * @param {any} stream
 * @param {Uint8Array} bytes
 * @param {Callback} callback
 */
function writeAll(stream, bytes, callback) {
  inside(stream).source.write(stream.fd, bytes, stream.pos ?? null, (error, count) => {
    if (error) {
      callback(error);
      return;
    }
    stream.bytesWritten += count;
    if (stream.pos !== undefined) stream.pos += count;
    if (count < bytes.length && !stream.destroyed) writeAll(stream, bytes.subarray(count), callback);
    else callback(null);
  });
}

Object.defineProperties(Constructor.prototype, {
  ...Object.fromEntries(
    Object.entries(methods).map(([name, value]) => [name, { value, writable: true, configurable: true }]),
  ),
  autoClose: {
    get() {
      return this._writableState.autoDestroy;
    },
    set(value) {
      this._writableState.autoDestroy = value;
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

/** @type {typeof import("./shapes.js").WriteStream} a file as a stream; emits `open` and `ready` too */
export const WriteStream = /** @type {any} */ (Constructor);
