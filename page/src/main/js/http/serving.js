/** One connection of an HTTP server: requests are read and answered in turn (RFC 9112, 9.3.2). */

import { failure } from "./errors.js";
import { After, Parser } from "./parser.js";

const BAD_REQUEST = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";

/** @type {Record<string, string>} what a client is told, by the error's code */
const ANSWERS = {
  HPE_HEADER_OVERFLOW: "HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "HTTP/1.1 413 Payload Too Large\r\nConnection: close\r\n\r\n",
  ERR_HTTP_REQUEST_TIMEOUT: "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n",
};

/** 64 KiB: more answers that wait than this, and no more requests are read. */
const WAITING_BYTES_MAX = 65_536;

/** @typedef {import("./parser.js").Head} Head */
/** @typedef {import("./parser.js").Reader} Reader */

/** @implements {Reader} */
export class Serving {
  #server;
  #socket;
  #parser;
  /** @type {any[]} requests whose response is not complete, oldest first */
  #incoming = [];
  /** @type {any[]} responses that wait for their turn */
  #outgoing = [];
  /** @type {any} the request whose body is being read */
  #reading;
  #requests = 0;
  #isKeptAliveTimer = false;
  #isOver = false;
  /** When the first byte of a message came, in milliseconds; 0: none is being read. */
  #begunMs = 0;
  #isHeadRead = false;
  #listeners;

  /**
   * @param {any} server
   * @param {any} socket
   */
  constructor(server, socket) {
    this.#server = server;
    this.#socket = socket;
    this.#parser = new Parser("request", this, {
      maxHeaderSize: server.maxHeaderSize,
      isLenient: server.insecureHTTPParser,
    });
    if (typeof server.maxHeadersCount === "number") this.#parser.maxHeadersCount = server.maxHeadersCount;
    this.#begunMs = Date.now();
    this.#listeners = {
      data: (/** @type {Uint8Array} */ bytes) => this.#read(bytes),
      end: () => this.#ended(),
      close: () => this.#closed(),
      drain: () => this.#drained(),
      error: (/** @type {Error} */ error) => this.#failed(error),
      timeout: () => this.#idle(),
    };
    for (const [name, listener] of Object.entries(this.#listeners)) socket.on(name, listener);
    if (server.timeout > 0) socket.setTimeout(server.timeout);
  }

  /** Whether no request is being read or answered. */
  get isIdle() {
    return this.#incoming.length === 0 && !this.#parser.isInMessage && this.#requests > 0;
  }

  get socket() {
    return this.#socket;
  }

  /**
   * Ends connections whose request takes too long.
   *
   * @param {number} nowMs
   * @returns {void}
   */
  expire(nowMs) {
    if (this.#begunMs === 0 || this.#isOver) return;
    const { headersTimeout, requestTimeout } = this.#server;
    const took = nowMs - this.#begunMs;
    const isLate = (!this.#isHeadRead && headersTimeout > 0 && took >= headersTimeout)
      || (requestTimeout > 0 && took >= requestTimeout);
    if (isLate) this.#failed(failure("Request timeout", "ERR_HTTP_REQUEST_TIMEOUT"));
  }

  /**
   * @param {Uint8Array} bytes
   * @returns {void}
   */
  #read(bytes) {
    if (this.#isOver) return;
    if (this.#begunMs === 0) this.#begunMs = Date.now();
    const { error, rest } = this.#parser.parse(bytes);
    if (error) {
      this.#failed(error);
    } else if (rest && !this.#isOver) {
      this.#upgrade(rest);
    }
  }

  /** @type {Reader["decide"]} */
  decide(head) {
    return head.isUpgrade && this.#isUpgradeWanted(head.method) ? After.UPGRADE : After.GO_ON;
  }

  /**
   * @param {string} method
   * @returns {boolean}
   */
  #isUpgradeWanted(method) {
    return method === "CONNECT" || this.#server.listenerCount("upgrade") > 0;
  }

  /** @type {Reader["head"]} */
  head(head) {
    if (this.#isOver || this.#socket.destroyed) return;
    if (this.#isKeptAliveTimer) {
      this.#socket.setTimeout(this.#server.timeout || 0);
      this.#isKeptAliveTimer = false;
    }
    this.#isHeadRead = true;
    const server = this.#server;
    const request = new server._IncomingMessage(this.#socket);
    request._takeHead(head, server.joinDuplicateHeaders);
    request.method = head.method;
    request.url = head.url;
    request.upgrade = head.isUpgrade && this.#isUpgradeWanted(head.method);
    this.#reading = request;
    if (request.upgrade) return;
    this.#requests++;
    this.#incoming.push(request);
    this.#answer(request, head);
  }

  /**
   * @param {any} request
   * @param {Head} head
   * @returns {void}
   */
  #answer(request, head) {
    const server = this.#server;
    const response = new server._ServerResponse(request, {
      highWaterMark: this.#socket.writableHighWaterMark,
      rejectNonStandardBodyWrites: server.rejectNonStandardBodyWrites,
      uniqueHeaders: server._uniqueHeaders,
    });
    response._keepAliveTimeout = server.keepAliveTimeout;
    response._maxRequestsPerSocket = server.maxRequestsPerSocket ?? 0;
    response.shouldKeepAlive = head.isKeptAlive && response.shouldKeepAlive;
    const isTurn = !this.#socket._httpMessage && this.#outgoing.length === 0;
    if (isTurn) response.assignSocket(this.#socket);
    else this.#outgoing.push(response);
    response.on("finish", () => this.#answered(request, response));
    this.#handOver(request, response);
    if (this.#outgoing.reduce((sum, one) => sum + one.outputSize, 0) >= WAITING_BYTES_MAX) this.#socket.pause();
  }

  /**
   * Gives a request to the app, unless something forbids it.
   *
   * @param {any} request
   * @param {any} response
   * @returns {void}
   */
  #handOver(request, response) {
    const server = this.#server;
    const most = server.maxRequestsPerSocket;
    if (most > 0) {
      response.maxRequestsOnConnectionReached = most <= this.#requests;
      if (most < this.#requests) {
        server.emit("dropRequest", request, this.#socket);
        response.writeHead(503);
        response.end();
        return;
      }
    }
    const isCurrent = request.httpVersionMajor === 1 && request.httpVersionMinor === 1;
    if (isCurrent && server.requireHostHeader && request.headers.host === undefined) {
      response.writeHead(400, ["Connection", "close"]);
      response.end();
      return;
    }
    const expected = isCurrent ? request.headers.expect : undefined;
    if (expected === undefined) {
      server.emit("request", request, response);
    } else if (/^100-continue$/i.test(expected)) {
      response._expect_continue = true;
      if (server.listenerCount("checkContinue") > 0) {
        server.emit("checkContinue", request, response);
      } else {
        response.writeContinue();
        server.emit("request", request, response);
      }
    } else if (server.listenerCount("checkExpectation") > 0) {
      server.emit("checkExpectation", request, response);
    } else {
      response.writeHead(417);
      response.end();
    }
  }

  /** @type {Reader["body"]} */
  body(part) {
    const request = this.#reading;
    if (!request || request._dumped || this.#isOver) return;
    if (!request.push(part)) this.#socket.pause();
  }

  /** @type {Reader["end"]} */
  end(rawTrailers) {
    this.#begunMs = 0;
    this.#isHeadRead = false;
    this.#reading?._finishWith(rawTrailers);
  }

  /**
   * A response is complete.
   *
   * @param {any} request
   * @param {any} response
   * @returns {void}
   */
  #answered(request, response) {
    const socket = this.#socket;
    this.#incoming = this.#incoming.filter((one) => one !== request);
    if (!request.complete || request.readableFlowing === null) request._dump();
    response.detachSocket(socket);
    queueMicrotask(() => response._close());
    if (response._last) {
      socket.destroySoon();
      return;
    }
    const next = this.#outgoing.shift();
    if (next) next.assignSocket(socket);
    else this.#keepAlive();
    if (!socket.destroyed && socket.isPaused() && this.#outgoing.length === 0) socket.resume();
  }

  #keepAlive() {
    const { keepAliveTimeout, keepAliveTimeoutBuffer, isClosing } = this.#server;
    if (isClosing) {
      this.#socket.end();
    } else if (keepAliveTimeout > 0 && !this.#parser.isInMessage) {
      // A little longer than the client is told, so that it is the client that ends it.
      this.#socket.setTimeout(keepAliveTimeout + keepAliveTimeoutBuffer);
      this.#isKeptAliveTimer = true;
    }
  }

  /**
   * @param {Uint8Array} rest what came after the head
   * @returns {void}
   */
  #upgrade(rest) {
    const request = this.#reading;
    const server = this.#server;
    const name = request.method === "CONNECT" ? "connect" : "upgrade";
    const socket = this.#leave();
    if (server.listenerCount(name) > 0) {
      server.emit(name, request, socket, rest);
      socket.resume();
    } else {
      socket.destroy();
    }
  }

  /** @returns {any} the connection, which is now somebody else's */
  #leave() {
    this.#isOver = true;
    const socket = this.#socket;
    for (const [name, listener] of Object.entries(this.#listeners)) {
      if (name !== "close") socket.removeListener(name, listener);
    }
    if (this.#isKeptAliveTimer) socket.setTimeout(0);
    this.#server._served.delete(this);
    this.#parser.free();
    socket.pause();
    return socket;
  }

  /**
   * @param {any} error of the parser, the connection or a time-out
   * @returns {void}
   */
  #failed(error) {
    const socket = this.#socket;
    socket.removeListener("error", this.#listeners.error);
    if (socket.listenerCount("error") === 0) socket.on("error", () => {});
    this.#isOver = true;
    if (this.#server.listenerCount("clientError") > 0) {
      this.#server.emit("clientError", error, socket);
      return;
    }
    const response = socket._httpMessage;
    if (socket.writable && !response?._headerSent) {
      socket.write(ANSWERS[error.code] ?? BAD_REQUEST, "latin1");
    }
    if (response && this.#incoming.length > 0) this.#abortIncoming();
    socket.destroySoon?.();
  }

  #ended() {
    const { error } = this.#isOver ? {} : this.#parser.finish();
    if (error) {
      this.#failed(error);
    } else if (!this.#server.httpAllowHalfOpen) {
      this.#abortIncoming();
      this.#socket.end();
    } else if (this.#outgoing.length > 0) {
      this.#outgoing.at(-1)._last = true;
    } else if (this.#socket._httpMessage) {
      this.#socket._httpMessage._last = true;
    } else {
      this.#socket.end();
    }
  }

  #abortIncoming() {
    const incoming = this.#incoming;
    this.#incoming = [];
    for (const request of incoming) if (!request.complete) request._abort();
  }

  #closed() {
    if (!this.#isOver) this.#parser.free();
    this.#isOver = true;
    this.#server._served.delete(this);
    const incoming = this.#incoming;
    this.#incoming = [];
    for (const request of incoming) request._abort();
  }

  #drained() {
    this.#socket._httpMessage?._drained();
    if (this.#socket.isPaused() && this.#outgoing.length === 0) this.#socket.resume();
  }

  #idle() {
    const socket = this.#socket;
    const request = this.#incoming.at(-1);
    const isTold = [
      request && !request.complete && request.emit("timeout", socket),
      socket._httpMessage?.emit("timeout", socket),
      this.#server.emit("timeout", socket),
    ].some(Boolean);
    if (!isTold) socket.destroy();
  }
}
