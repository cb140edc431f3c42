/** Node's `http.ServerResponse`. */

import { invalidArgType, invalidArgValue, withCode } from "../node/codes.js";
import { isBodiless, STATUS_CODES } from "./codes.js";
import { failure, headersSent } from "./errors.js";
import { OutgoingMessage } from "./outgoing.js";
import { invalidCharacter, isInvalidValue, validateHeaderName, validateHeaderValue } from "./tokens.js";

/** A link of RFC 8288: `</styles.css>; rel=preload`. */
const LINK = /^<[^>]*>(?:\s*;\s*[^;"\s]+(?:=(?:"[^"]*"|[^;"\s]*))?)*$/;

/** What a server answers. */
export class ServerResponse extends OutgoingMessage {
  /**
   * @param {any} req the request
   * @param {any} [options] as of OutgoingMessage
   */
  constructor(req, options) {
    super(options);
    /** @type {any} the request. */
    this.req = req;
    /** @type {number} sent with the head. */
    this.statusCode = 200;
    /** @type {string | undefined} the reason phrase; nothing: the usual one */
    this.statusMessage = undefined;
    /** @type {boolean} whether a `Date` field is added */
    this.sendDate = true;
    this._sent100 = false;
    this._expect_continue = false;
    if (req.method === "HEAD") this._hasBody = false;
    if (req.httpVersionMajor < 1 || (req.httpVersionMajor === 1 && req.httpVersionMinor < 1)) {
      /** @type {boolean} whether a body of unknown length goes out in chunks */
      this.useChunkedEncodingByDefault = /(?:^|\W)chunked(?:$|\W)/i.test(req.headers?.te ?? "");
      /** @type {boolean} whether the connection may serve another message */
      this.shouldKeepAlive = false;
    }
  }

  /**
   * It is this response's turn on the connection.
   *
   * @param {any} socket
   * @returns {void}
   */
  assignSocket(socket) {
    if (socket._httpMessage) throw failure("ServerResponse has an already assigned socket", "ERR_HTTP_SOCKET_ASSIGNED");
    socket._httpMessage = this;
    socket.on("close", closeWithSocket);
    /** @type {any} the connection, when it is this response's turn */
    this.socket = socket;
    this.emit("socket", socket);
    this._flush();
  }

  /**
   * Lets the connection go to the next response.
   *
   * @param {any} socket
   * @returns {void}
   */
  detachSocket(socket) {
    socket.removeListener("close", closeWithSocket);
    socket._httpMessage = null;
    this.socket = null;
  }

  /**
   * Tells the client to send the body.
   *
   * @param {() => void} [callback]
   * @returns {void}
   */
  writeContinue(callback) {
    this._writeRaw("HTTP/1.1 100 Continue\r\n\r\n", "latin1", callback);
    this._sent100 = true;
  }

  /**
   * Tells the client that the answer will take a while.
   *
   * @param {() => void} [callback]
   * @returns {void}
   */
  writeProcessing(callback) {
    this._writeRaw("HTTP/1.1 102 Processing\r\n\r\n", "latin1", callback);
  }

  /**
   * Tells the client what it will need (RFC 8297).
   *
   * @param {Record<string, string | string[]> & { link?: string | string[] }} hints fields; without `link` nothing is sent
   * @param {() => void} [callback]
   * @returns {void}
   */
  writeEarlyHints(hints, callback) {
    if (hints === null || typeof hints !== "object" || Array.isArray(hints)) throw invalidArgType("hints", "Object", hints);
    if (hints.link === undefined || hints.link === null) return;
    const links = [hints.link].flat();
    for (const link of links) {
      if (typeof link !== "string" || !LINK.test(link)) {
        const reason = 'must be an array or string of format "</styles.css>; rel=preload; as=style"';
        throw invalidArgValue("hints", hints.link, reason);
      }
    }
    if (links.length === 0) return;
    validateHeaderValue("Link", links.join(", "));
    let head = `HTTP/1.1 103 Early Hints\r\nLink: ${links.join(", ")}\r\n`;
    for (const [name, value] of Object.entries(hints)) {
      if (name === "link") continue;
      validateHeaderName(name);
      validateHeaderValue(name, value);
      head += `${name}: ${value}\r\n`;
    }
    this._writeRaw(`${head}\r\n`, "latin1", callback);
  }

  /** @override */
  _implicitHeader() {
    this.writeHead(this.statusCode);
  }

  /**
   * Fixes the head; it is sent with the first part of the body.
   *
   * @param {number} statusCode
   * @param {any} [statusMessage] the reason phrase, or the fields
   * @param {any} [fields] an object, or names and values in turn; they go before those that were set
   * @returns {this}
   */
  writeHead(statusCode, statusMessage, fields) {
    if (this._header) throw headersSent("write");
    const status = statusCode | 0;
    if (status < 100 || status > 999) {
      throw withCode(new RangeError(`Invalid status code: ${statusCode}`), "ERR_HTTP_INVALID_STATUS_CODE");
    }
    if (typeof statusMessage === "string") this.statusMessage = statusMessage;
    else this.statusMessage ??= STATUS_CODES[status] ?? "unknown";
    this.statusCode = status;
    const given = typeof statusMessage === "string" ? fields : (fields ?? statusMessage);
    const own = this.#merged(given);
    if (isInvalidValue(this.statusMessage)) throw invalidCharacter("statusMessage");
    if (isBodiless(status)) this._hasBody = false;
    // A client that waits for "100 Continue" in vain sends no body: nothing can follow it.
    if (this._expect_continue && !this._sent100) this.shouldKeepAlive = false;
    this._storeHeader(`HTTP/1.1 ${status} ${this.statusMessage}\r\n`, own);
    return this;
  }

  /** The same as `writeHead`, by its old name. */
  writeHeader(/** @type {[any, any?, any?]} */ ...args) {
    return this.writeHead(...args);
  }

  /**
   * @param {any} given
   * @returns {[string, any][] | undefined} what goes out instead of the fields that were set
   */
  #merged(given) {
    if (given === undefined || given === null) return undefined;
    if (!Array.isArray(given)) {
      for (const name of Object.keys(given)) if (name) this.setHeader(name, given[name]);
      return undefined;
    }
    const pairs = pairsOf(given);
    if (this.getHeaderNames().length === 0) return pairs;
    for (const [name] of pairs) this.removeHeader(name);
    for (const [name, value] of pairs) this.appendHeader(name, value);
    return undefined;
  }
}

/**
 * @param {any[]} given names and values in turn, or pairs
 * @returns {[string, any][]}
 */
export function pairsOf(given) {
  if (given.length > 0 && Array.isArray(given[0])) return given.map(([name, value]) => [name, value]);
  if (given.length % 2 !== 0) throw invalidArgValue("headers", given);
  /** @type {[string, any][]} */
  const pairs = [];
  for (let at = 0; at < given.length; at += 2) pairs.push([given[at], given[at + 1]]);
  return pairs;
}

/** @this {any} the connection, which has ended before its response was complete */
function closeWithSocket() {
  this._httpMessage?._close();
}
