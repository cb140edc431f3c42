/** Node's `http.IncomingMessage`: a request at a server, a response at a client. */

import { Readable } from "../stream.js";
import { connectionReset } from "./errors.js";
import { distinctFields, joinedFields } from "./fields.js";

/**
 * A message that comes in; its body is what can be read. Destroyed before it is complete, it destroys
 * its connection.
 */
export class IncomingMessage extends Readable {
  #joinDuplicates = false;
  /** @type {Record<string, any> | undefined} */
  #headers;
  /** @type {Record<string, string[]> | undefined} */
  #headersDistinct;
  /** @type {Record<string, any> | undefined} */
  #trailers;
  /** @type {Record<string, string[]> | undefined} */
  #trailersDistinct;

  /** @param {any} socket the connection it comes by */
  constructor(socket) {
    super({ autoDestroy: true, ...(socket ? { highWaterMark: socket.readableHighWaterMark } : {}) });
    /** @type {any} the connection it comes by */
    this.socket = socket;
    /** @type {number | null} */
    this.httpVersionMajor = null;
    /** @type {number | null} */
    this.httpVersionMinor = null;
    /** @type {string | null} for instance `1.1` */
    this.httpVersion = null;
    /** @type {boolean} whether it was read to its end. */
    this.complete = false;
    /** @type {string[]} names and values in turn, as they came */
    this.rawHeaders = [];
    /** @type {string[]} filled when the message has ended */
    this.rawTrailers = [];
    /** @type {boolean} whether the connection ended before the message did. */
    this.aborted = false;
    /** @type {boolean | null} whether it asks for another protocol */
    this.upgrade = null;
    /** @type {string} of a request: what stands in its first line. */
    this.url = "";
    /** @type {string | null} of a request */
    this.method = null;
    /** @type {number | null} of a response */
    this.statusCode = null;
    /** @type {string | null} of a response: the reason phrase */
    this.statusMessage = null;
    /** @type {any} the request this is the response to, or nothing */
    this.req = undefined;
    /** The connection's bytes are taken by something else; what is left of this message is dropped. */
    this._dumped = false;
  }

  /** The same as `socket`, by its old name. */
  get connection() {
    return this.socket;
  }

  set connection(socket) {
    this.socket = socket;
  }

  /** Header fields by name in lower case; of repeated ones the first, or joined, as Node's documentation says. */
  get headers() {
    return (this.#headers ??= joinedFields(this.rawHeaders, this.#joinDuplicates));
  }

  set headers(headers) {
    this.#headers = headers;
  }

  /** All values of each header field. */
  get headersDistinct() {
    return (this.#headersDistinct ??= distinctFields(this.rawHeaders));
  }

  set headersDistinct(headers) {
    this.#headersDistinct = headers;
  }

  /** Fields after the body, when it has ended. */
  get trailers() {
    return (this.#trailers ??= joinedFields(this.rawTrailers, this.#joinDuplicates));
  }

  set trailers(trailers) {
    this.#trailers = trailers;
  }

  /** All values of each field after the body. */
  get trailersDistinct() {
    return (this.#trailersDistinct ??= distinctFields(this.rawTrailers));
  }

  set trailersDistinct(trailers) {
    this.#trailersDistinct = trailers;
  }

  /**
   * Calls back when the connection was idle for so long.
   *
   * @param {number} msecs
   * @param {() => void} [callback]
   * @returns {this}
   */
  setTimeout(msecs, callback) {
    if (callback) this.on("timeout", callback);
    this.socket?.setTimeout(msecs);
    return this;
  }

  /**
   * Takes over what a parser found.
   *
   * @param {import("./parser.js").Head} head
   * @param {boolean} joinDuplicates
   * @returns {this}
   */
  _takeHead(head, joinDuplicates) {
    this.httpVersionMajor = head.httpVersionMajor;
    this.httpVersionMinor = head.httpVersionMinor;
    this.httpVersion = `${head.httpVersionMajor}.${head.httpVersionMinor}`;
    this.rawHeaders = head.rawHeaders;
    this.upgrade = head.isUpgrade;
    this.#joinDuplicates = joinDuplicates;
    return this;
  }

  /**
   * @param {string[]} rawTrailers
   * @returns {void}
   */
  _finishWith(rawTrailers) {
    this.rawTrailers = rawTrailers;
    this.#trailers = undefined;
    this.#trailersDistinct = undefined;
    this.complete = true;
    if (!this._dumped) this.push(null);
  }

  /** The connection ended too early. */
  _abort() {
    if (this.aborted || (this.complete && this.readableEnded)) return;
    this.aborted = true;
    this.emit("aborted");
    this.destroy(connectionReset("aborted"));
  }

  /** Reads the rest and drops it, so that the next message on the connection is reached. */
  _dump() {
    if (this._dumped) return;
    this._dumped = true;
    this.removeAllListeners("data");
    this.resume();
    if (this.complete) this.push(null);
  }

  /** @override */
  _read() {
    const { socket } = this;
    if (socket?.readable) socket.resume();
  }

  /**
   * @override
   * @param {Error | null} error
   * @param {(error?: Error | null) => void} callback
   */
  _destroy(error, callback) {
    if (!this.readableEnded || !this.complete) {
      if (!this.aborted) {
        this.aborted = true;
        this.emit("aborted");
      }
    }
    if (this.aborted && this.socket && !this.socket.destroyed) this.socket.destroy(error);
    // That the other end has gone is no error to those who do not ask.
    const isQuiet = /** @type {any} */ (error)?.code === "ECONNRESET" && this.listenerCount("error") === 0;
    queueMicrotask(() => callback(isQuiet ? null : error));
  }
}
