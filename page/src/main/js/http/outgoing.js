/** Node's `http.OutgoingMessage`: what a request and a server's response have in common. */

import { Buffer } from "../buffer.js";
import { invalidArgType, withCode } from "../node/codes.js";
import { failure, lengthMismatch } from "./errors.js";
import { framed } from "./framing.js";
import { Headed } from "./headed.js";

/** 64 KiB, as Node's streams: beyond this `write` answers false. */
const HIGH_WATER_MARK = 65_536;

/** @typedef {string | Uint8Array} Chunk */
/** @typedef {(error?: Error | null) => void} Callback */
/** @typedef {{ data: Chunk, encoding: string | undefined, callback: Callback | undefined }} Queued */

/** Base of messages that go out. Its head is sent with the first part of the body, or by `flushHeaders`. */
export class OutgoingMessage extends Headed {
  #needsDrain = false;
  #corked = 0;
  #written = 0;
  /** @type {Error | null} */
  #errored = null;
  #highWaterMark;
  #uniqueHeaders;
  #isRejecting;

  /**
   * @param {{ highWaterMark?: number, uniqueHeaders?: Set<string>, rejectNonStandardBodyWrites?: boolean }} [options]
   *   `uniqueHeaders` in lower case: fields whose values are joined by `; `
   */
  constructor(options) {
    super();
    this.#highWaterMark = options?.highWaterMark ?? HIGH_WATER_MARK;
    this.#uniqueHeaders = options?.uniqueHeaders;
    this.#isRejecting = options?.rejectNonStandardBodyWrites ?? false;
    /** @type {Queued[]} what waits for the connection */
    this.outputData = [];
    /** @type {number} in bytes. */
    this.outputSize = 0;
    /** @type {boolean} always true. */
    this.writable = true;
    /** @type {boolean} whether it was given up, or is over. */
    this.destroyed = false;
    /** The connection ends after this message. */
    this._last = false;
    /** @type {boolean} whether the body goes out in chunks. */
    this.chunkedEncoding = false;
    /** @type {boolean} whether the connection may serve another message. */
    this.shouldKeepAlive = true;
    /** @type {boolean} whether this is the last request that the connection may bring. */
    this.maxRequestsOnConnectionReached = false;
    this._defaultKeepAlive = true;
    /** @type {boolean} whether a body of unknown length goes out in chunks. */
    this.useChunkedEncodingByDefault = true;
    /** @type {boolean} whether a body of another length than announced is an error. */
    this.strictContentLength = false;
    /** @type {number | null} in bytes */
    this._contentLength = null;
    this._hasBody = true;
    /** @type {boolean} whether `end` was called. */
    this.finished = false;
    this._headerSent = false;
    this._closed = false;
    /** In milliseconds; 0: not told. */
    this._keepAliveTimeout = 0;
    /** 0: not told. */
    this._maxRequestsPerSocket = 0;
    /** @type {any} the connection, when it is this message's turn */
    this.socket = null;
  }

  /** The same as `socket`, by its old name. */
  get connection() {
    return this.socket;
  }

  set connection(socket) {
    this.socket = socket;
  }

  /** Whether `end` was called. */
  get writableEnded() {
    return this.finished;
  }

  /** Whether all was handed to the system, shortly before `finish`. */
  get writableFinished() {
    return this.finished && this.outputSize === 0 && (!this.socket || this.socket.writableLength === 0);
  }

  /** Always false: it takes bytes. */
  get writableObjectMode() {
    return false;
  }

  /** In bytes, what waits to be sent. */
  get writableLength() {
    return this.outputSize + (this.socket?.writableLength ?? 0);
  }

  /** In bytes. */
  get writableHighWaterMark() {
    return this.socket ? this.socket.writableHighWaterMark : this.#highWaterMark;
  }

  /** How often `cork` was called without `uncork`. */
  get writableCorked() {
    return this.#corked;
  }

  /** Whether `write` answered false and `drain` is still to come. */
  get writableNeedDrain() {
    return !this.destroyed && !this.finished && this.#needsDrain;
  }

  /** The error it was destroyed with, or null. */
  get errored() {
    return this.#errored;
  }

  /** Whether `close` was emitted. */
  get closed() {
    return this._closed;
  }

  /** Holds writes back until `uncork`. */
  cork() {
    this.#corked++;
    this.socket?.cork();
  }

  /** Lets writes go out that `cork` held back. */
  uncork() {
    if (this.#corked > 0) this.#corked--;
    this.socket?.uncork();
  }

  /**
   * Emits `timeout` when the connection was idle for so long.
   *
   * @param {number} msecs 0: never
   * @param {() => void} [callback] listener of `timeout`
   * @returns {this}
   */
  setTimeout(msecs, callback) {
    if (callback) this.on("timeout", callback);
    if (this.socket) this.socket.setTimeout(msecs);
    else this.once("socket", (socket) => socket.setTimeout(msecs));
    return this;
  }

  /**
   * Gives the message up, and with it the connection.
   *
   * @param {Error} [error]
   * @returns {this}
   */
  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.#errored = error ?? null;
    if (this.socket) this.socket.destroy(error);
    else this.once("socket", (socket) => socket.destroy(error));
    return this;
  }

  /** Sends the head at once. */
  flushHeaders() {
    if (!this._header) this._implicitHeader();
    this._send("");
  }

  /** Fixes the head with what is known. */
  _implicitHeader() {
    throw failure("The _implicitHeader() method is not implemented", "ERR_METHOD_NOT_IMPLEMENTED");
  }

  /**
   * Sends a part of the body.
   *
   * @param {Chunk} chunk
   * @param {any} [encoding] of a text, or the callback
   * @param {Callback} [callback] when the system has it
   * @returns {boolean} false: wait for `drain`
   */
  write(chunk, encoding, callback) {
    if (typeof encoding === "function") return this.#put(chunk, undefined, encoding, false);
    return this.#put(chunk, encoding, callback, false);
  }

  /**
   * @param {any} chunk
   * @param {string | undefined} encoding
   * @param {Callback | undefined} callback
   * @param {boolean} isAll whether this is the whole body
   * @returns {boolean}
   */
  #put(chunk, encoding, callback, isAll) {
    const length = lengthOf(chunk, encoding);
    if (this.finished) return this.#refuse(failure("write after end", "ERR_STREAM_WRITE_AFTER_END"), callback);
    if (this.destroyed) {
      const error = failure("Cannot call write after a stream was destroyed", "ERR_STREAM_DESTROYED");
      queueMicrotask(() => callback?.(error));
      return false;
    }
    if (!this._header) {
      if (isAll) this._contentLength = length;
      this._implicitHeader();
    }
    if (!this._hasBody) {
      if (this.#isRejecting) {
        throw failure("Adding content for this request method or response status is not allowed.", "ERR_HTTP_BODY_NOT_ALLOWED");
      }
      queueMicrotask(() => callback?.());
      return true;
    }
    this.#count(length);
    this.#corkForNow();
    const isRoom = this.chunkedEncoding && length > 0
      ? this.#sendChunk(chunk, length, encoding, callback)
      : this._send(chunk, encoding, callback);
    if (!isRoom) this.#needsDrain = true;
    return isRoom;
  }

  /**
   * @param {Chunk} chunk
   * @param {number} length in bytes
   * @param {string | undefined} encoding
   * @param {Callback | undefined} callback
   * @returns {boolean}
   */
  #sendChunk(chunk, length, encoding, callback) {
    this._send(`${length.toString(16)}\r\n`, "latin1");
    this._send(chunk, encoding);
    return this._send("\r\n", "latin1", callback);
  }

  /**
   * @param {number} length of what follows, in bytes
   * @returns {void}
   */
  #count(length) {
    this.#written += length;
    if (this.#isStrict() && this.#written > Number(this._contentLength)) {
      throw lengthMismatch(this.#written, this._contentLength);
    }
  }

  #isStrict() {
    return this.strictContentLength && this._hasBody && this._contentLength !== null && !this._removedContLen && !this.chunkedEncoding;
  }

  /** What is written in one turn goes out together. */
  #corkForNow() {
    const { socket } = this;
    if (!socket || socket.writableCorked > 0) return;
    socket.cork();
    queueMicrotask(() => socket.uncork());
  }

  /**
   * @param {Error} error
   * @param {Callback | undefined} callback
   * @returns {false}
   */
  #refuse(error, callback) {
    queueMicrotask(() => {
      callback?.(error);
      if (!this.destroyed) this.emit("error", error);
    });
    return false;
  }

  /**
   * Ends the message.
   *
   * @param {any} [chunk] the last part, or the callback
   * @param {any} [encoding] of a text, or the callback
   * @param {() => void} [callback] when all was sent
   * @returns {this}
   */
  end(chunk, encoding, callback) {
    if (typeof chunk === "function") return this.#finish(undefined, undefined, chunk);
    if (typeof encoding === "function") return this.#finish(chunk, undefined, encoding);
    return this.#finish(chunk, encoding, callback);
  }

  /**
   * @param {any} chunk
   * @param {string | undefined} encoding
   * @param {((error?: any) => void) | undefined} callback
   * @returns {this}
   */
  #finish(chunk, encoding, callback) {
    if (this.finished) return this.#finishAgain(chunk, callback);
    const { socket } = this;
    socket?.cork();
    const isGiven = chunk !== undefined && chunk !== null;
    if (isGiven) this.#put(chunk, encoding, undefined, true);
    else if (!this._header) {
      this._contentLength = 0;
      this._implicitHeader();
    }
    if (callback) this.once("finish", callback);
    if (this.#isStrict() && this.#written !== this._contentLength) {
      socket?.uncork();
      throw lengthMismatch(this.#written, this._contentLength);
    }
    this.#sendEnd();
    for (; this.#corked > 0; this.#corked--) socket?.uncork();
    socket?.uncork();
    this.finished = true;
    if (this.outputData.length === 0 && this.socket?._httpMessage === this) this._finish();
    return this;
  }

  #sendEnd() {
    const done = (/** @type {any} */ error) => {
      if (error) return;
      this.emit("finish");
    };
    if (this._hasBody && this.chunkedEncoding) this._send(`0\r\n${this._trailer}\r\n`, "latin1", done);
    else if (!this._headerSent || this.writableLength > 0) this._send("", "latin1", done);
    else queueMicrotask(() => done(null));
  }

  /**
   * @param {unknown} chunk
   * @param {((error?: any) => void) | undefined} callback
   * @returns {this}
   */
  #finishAgain(chunk, callback) {
    if (chunk !== undefined && chunk !== null) {
      this.#refuse(failure("write after end", "ERR_STREAM_WRITE_AFTER_END"), callback);
    } else if (callback) {
      if (this.writableFinished) callback(failure("Cannot call end after a stream was finished", "ERR_STREAM_ALREADY_FINISHED"));
      else this.once("finish", callback);
    }
    return this;
  }

  /** It will not go on, whatever was sent. */
  _markDestroyed() {
    this.destroyed = true;
  }

  /** It is over, which is told once. */
  _close() {
    if (this._closed) return;
    this._closed = true;
    this.destroyed = true;
    this.emit("close");
  }

  /** All has been given to the connection. */
  _finish() {
    this.emit("prefinish");
  }

  /**
   * Sends bytes as they are, after the head if that is not yet sent.
   *
   * @param {Chunk} data
   * @param {string} [encoding]
   * @param {Callback} [callback]
   * @returns {boolean}
   */
  _send(data, encoding, callback) {
    if (this._headerSent || this._header === null) return this._writeRaw(data, encoding, callback);
    this._headerSent = true;
    const isText = typeof data === "string" && (!encoding || /^(utf-?8|latin1)$/i.test(encoding));
    if (isText && /^[\0-\x7f]*$/.test(data)) return this._writeRaw(this._header + data, "latin1", callback);
    this._writeRaw(this._header, "latin1");
    return this._writeRaw(data, encoding, callback);
  }

  /**
   * @param {Chunk} data
   * @param {string} [encoding]
   * @param {Callback} [callback]
   * @returns {boolean}
   */
  _writeRaw(data, encoding, callback) {
    const { socket } = this;
    if (socket?.destroyed) return false;
    if (socket && socket._httpMessage === this && socket.writable) {
      if (this.outputData.length > 0) this.#sendQueued(socket);
      return socket.write(data, encoding, callback);
    }
    this.outputData.push({ data, encoding, callback });
    this.outputSize += data.length;
    return this.outputSize < this.#highWaterMark;
  }

  /**
   * @param {any} socket
   * @returns {boolean} whether there is room for more
   */
  #sendQueued(socket) {
    let isRoom = true;
    socket.cork();
    for (const { data, encoding, callback } of this.outputData) isRoom = socket.write(data, encoding, callback);
    this.outputData = [];
    this.outputSize = 0;
    socket.uncork();
    return isRoom;
  }

  /** It is this message's turn on the connection. */
  _flush() {
    const { socket } = this;
    if (!socket?.writable) return;
    for (let left = this.#corked; left > 0; left--) socket.cork();
    const isRoom = this.#sendQueued(socket);
    if (this.finished) this._finish();
    else if (isRoom) this._drained();
  }

  /** The connection takes more. */
  _drained() {
    if (!this.#needsDrain || this.destroyed || this.finished) return;
    this.#needsDrain = false;
    this.emit("drain");
  }

  /**
   * Fixes the head.
   *
   * @param {string} firstLine with its line end
   * @param {readonly [string, any][]} [headers] instead of those that were set
   * @returns {void}
   */
  _storeHeader(firstLine, headers) {
    const fields = headers ?? this._fields();
    this._header = firstLine + framed(this, fields, this.#uniqueHeaders);
    this._headerSent = false;
  }

  /**
   * Only what can be read can be piped.
   *
   * @override
   */
  pipe() {
    this.emit("error", failure("Cannot pipe, not readable", "ERR_STREAM_CANNOT_PIPE"));
    return /** @type {any} */ (undefined);
  }
}

/**
 * @param {any} chunk
 * @param {string | undefined} encoding
 * @returns {number} in bytes
 */
function lengthOf(chunk, encoding) {
  if (chunk === null) throw withCode(new TypeError("May not write null values to stream"), "ERR_STREAM_NULL_VALUES");
  if (typeof chunk === "string") return Buffer.byteLength(chunk, /** @type {any} */ (encoding));
  if (chunk instanceof Uint8Array) return chunk.byteLength;
  throw invalidArgType("chunk", ["string", "Buffer", "Uint8Array"], chunk);
}
