/** What comes back on a client's connection: one response, after any number of hints. */

import { connectionReset } from "./errors.js";
import { IncomingMessage } from "./incoming.js";
import { After, Parser } from "./parser.js";

/** @typedef {import("./parser.js").Head} Head */
/** @typedef {import("./parser.js").Reader} Reader */

/** @implements {Reader} */
export class Receiving {
  #request;
  #socket;
  #parser;
  /** @type {any} the final response */
  #response;
  #isRequestFinished = false;
  #isResponseRead = false;
  #isOver = false;
  #hasFailed = false;
  #listeners;

  /**
   * @param {any} request
   * @param {any} socket
   */
  constructor(request, socket) {
    this.#request = request;
    this.#socket = socket;
    this.#parser = new Parser("response", this, { maxHeaderSize: request.maxHeaderSize, isLenient: request.insecureHTTPParser });
    if (typeof request.maxHeadersCount === "number") this.#parser.maxHeadersCount = request.maxHeadersCount;
    this.#listeners = {
      data: (/** @type {Uint8Array} */ bytes) => this.#read(bytes),
      end: () => this.#ended(),
      close: () => this.#closed(),
      drain: () => request._drained(),
      error: (/** @type {Error} */ error) => this.#failed(error),
    };
    for (const [name, listener] of Object.entries(this.#listeners)) socket.on(name, listener);
    socket.resume();
  }

  /** All of the request was given to the connection. */
  requestFinished() {
    this.#isRequestFinished = true;
    if (this.#isResponseRead) this.#release();
  }

  /**
   * The request is given up.
   *
   * @param {Error | undefined} error
   * @returns {void}
   */
  abandon(error) {
    if (error && !this.#response) this.#tell(error);
  }

  /**
   * @param {Error} error
   * @returns {void}
   */
  #tell(error) {
    this.#hasFailed = true;
    if (this.#request._toldError) return;
    this.#request._toldError = true;
    queueMicrotask(() => this.#request.emit("error", error));
  }

  /**
   * @param {Uint8Array} bytes
   * @returns {void}
   */
  #read(bytes) {
    if (this.#isOver) return;
    const { error, rest } = this.#parser.parse(bytes);
    if (error) {
      this.#leave();
      this.#socket.destroy();
      delete error.rawPacket;
      Object.assign(error, { rawPacket: bytes });
      this.#request.socket._hadError = true;
      this.#tell(error);
      queueMicrotask(() => {
        if (this.#response && !this.#response.complete) this.#response._abort();
        this.#request._close();
      });
    } else if (rest && !this.#isOver) {
      this.#upgrade(rest);
    }
  }

  /** @type {Reader["decide"]} */
  decide(head) {
    const { method } = this.#request;
    if (method === "CONNECT" && head.statusCode >= 200 && head.statusCode < 300) return After.UPGRADE;
    if (head.isUpgrade && head.statusCode === 101) return After.UPGRADE;
    return method === "HEAD" ? After.NO_BODY : After.GO_ON;
  }

  /** @type {Reader["head"]} */
  head(head) {
    const request = this.#request;
    if (this.#isOver) return;
    const response = new IncomingMessage(this.#socket);
    response._takeHead(head, request.joinDuplicateHeaders);
    response.statusCode = head.statusCode;
    response.statusMessage = head.statusMessage;
    response.req = request;
    response.upgrade = this.decide(head) === After.UPGRADE;
    if (!response.upgrade && head.statusCode < 200) {
      this.#hint(response);
      return;
    }
    if (this.#response) {
      this.#socket.destroy();
      return;
    }
    this.#response = response;
    request.res = response;
    if (response.upgrade) return;
    if (request.shouldKeepAlive && !head.isKeptAlive) request.shouldKeepAlive = false;
    if (request.aborted || !request.emit("response", response)) response._dump();
    response.on("end", () => this.#responseEnded());
  }

  /**
   * @param {any} response of status 1xx
   * @returns {void}
   */
  #hint(response) {
    const request = this.#request;
    if (response.statusCode === 100) request.emit("continue");
    const { statusCode, statusMessage, httpVersion, httpVersionMajor, httpVersionMinor, headers, rawHeaders } = response;
    const information = { statusCode, statusMessage, httpVersion, httpVersionMajor, httpVersionMinor, headers, rawHeaders };
    request.emit("information", information);
  }

  /** @type {Reader["body"]} */
  body(part) {
    const response = this.#response;
    if (!response || response.complete || response._dumped || this.#isOver) return;
    if (!response.push(part)) this.#socket.pause();
  }

  /** @type {Reader["end"]} */
  end(rawTrailers) {
    if (!this.#response || this.#response.complete) return;
    this.#response._finishWith(rawTrailers);
    // What nobody reads has no end that could be told.
    if (this.#response._dumped) this.#responseEnded();
  }

  #responseEnded() {
    if (this.#isResponseRead) return;
    this.#isResponseRead = true;
    const request = this.#request;
    request._ended = true;
    if (!request.shouldKeepAlive) {
      if (this.#socket.writable) this.#socket.destroySoon?.();
    } else if (this.#isRequestFinished) {
      this.#release();
    }
  }

  /** The connection may serve the next request. */
  #release() {
    const request = this.#request;
    const socket = this.#socket;
    if (this.#isOver || !request.shouldKeepAlive) return;
    this.#leave();
    request._leaveSocket();
    request._markDestroyed();
    queueMicrotask(() => {
      request._close();
      if (socket.destroyed) return;
      if (request.agent) socket.emit("free");
      else socket.destroySoon?.();
    });
  }

  /**
   * @param {Uint8Array} rest what came after the head
   * @returns {void}
   */
  #upgrade(rest) {
    const request = this.#request;
    const response = this.#response;
    const name = request.method === "CONNECT" ? "connect" : "upgrade";
    const socket = this.#socket;
    this.#leave();
    request._leaveSocket();
    socket.pause();
    response._finishWith([]);
    socket._httpMessage = null;
    if (request.listenerCount(name) === 0) {
      socket.destroy();
      return;
    }
    request.upgradeOrConnect = true;
    socket.emit("agentRemove");
    request.emit(name, response, socket, rest);
    socket.resume();
    request._markDestroyed();
    queueMicrotask(() => request._close());
  }

  /** Takes its listeners off the connection. */
  #leave() {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const [name, listener] of Object.entries(this.#listeners)) this.#socket.removeListener(name, listener);
    this.#parser.free();
  }

  #ended() {
    if (this.#isOver) return;
    this.#parser.finish();
    // What is missing of a response is told when the connection closes.
    if (!this.#response && !this.#hasFailed) this.#tell(connectionReset("socket hang up"));
    this.#socket.end?.();
  }

  #closed() {
    const request = this.#request;
    if (!this.#isOver && !this.#hasFailed) this.#parser.finish();
    const response = this.#response;
    const hasFailed = this.#hasFailed;
    if (!response && !hasFailed) this.#tell(request.errored ?? connectionReset("socket hang up"));
    this.#leave();
    request._markDestroyed();
    request._ended = true;
    if (response && !response.complete) response._abort();
    if (response?.complete && !response.readableEnded && !response._dumped) response.read(0);
    queueMicrotask(() => request._close());
  }

  /**
   * @param {Error} error of the connection
   * @returns {void}
   */
  #failed(error) {
    if (this.#response && !this.#response.complete) this.#hasFailed = true;
    else this.#tell(error);
    this.#socket.destroy();
  }
}
