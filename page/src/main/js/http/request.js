/** Node's `http.ClientRequest`. */

import { Buffer } from "../buffer.js";
import { connect } from "../net.js";
import { abortError } from "../channel/failure.js";
import { abortSignal, callable } from "../node/codes.js";
import { globalAgent } from "./agent.js";
import { connectionReset } from "./errors.js";
import { OutgoingMessage } from "./outgoing.js";
import { Receiving } from "./receiving.js";
import { pairsOf } from "./response.js";
import { uniqueSet } from "./server.js";
import * as target from "./target.js";

/**
 * A request, sent when it ends or when a part of its body is written.
 */
export class ClientRequest extends OutgoingMessage {
  /** @type {Receiving | undefined} */
  #receiving;
  #hasConnectTimer = false;
  /** @type {() => void} */
  #forgetSignal = () => {};

  /**
   * @param {any} input a URL, its text, or {@link target.RequestOptions}
   * @param {any} [given] options, or the callback
   * @param {any} [listener] of `response`
   */
  constructor(input, given, listener) {
    const { options, callback } = target.targetOf(input, given, listener);
    super({ uniqueHeaders: uniqueSet(options.uniqueHeaders), highWaterMark: options.highWaterMark });
    const usual = options._defaultAgent ?? globalAgent;
    /** @type {any} what gives it a connection, if anything does. */
    this.agent = target.agentOf(options, usual);
    /** @type {string} for instance `http:`. */
    this.protocol = target.protocolOf(options, (this.agent ?? usual).protocol ?? usual.protocol);
    /** @type {string} what stands in the first line, with the query. */
    this.path = target.pathOf(options);
    const defaultPort = options.defaultPort || this.agent?.defaultPort || usual.defaultPort;
    const port = options.port || defaultPort || 80;
    /** @type {string} name or address of the server. */
    this.host = target.hostOf(options);
    /** @type {string} in upper case. */
    this.method = target.methodOf(options);
    this.#wantTimeout(options.timeout);
    const signal = abortSignal(options.signal, "signal");
    const reading = target.readingOf(options);
    /** @type {number | undefined} in bytes; nothing: 16 KiB. */
    this.maxHeaderSize = reading.maxHeaderSize;
    /** @type {boolean | undefined} whether it takes what RFC 9112 forbids. */
    this.insecureHTTPParser = reading.isLenient;
    /** @type {boolean | undefined} whether fields that may stand once are joined when repeated. */
    this.joinDuplicateHeaders = reading.joinDuplicateHeaders;
    /** @type {number | null} most fields of the response; null: 2000 */
    this.maxHeadersCount = null;
    /** @type {string | undefined} of a Unix domain socket. */
    this.socketPath = options.socketPath;
    /** @type {boolean} whether a connection of an earlier request is used. */
    this.reusedSocket = false;
    /** @type {boolean} whether `abort` was called. */
    this.aborted = false;
    this._ended = false;
    /** @type {any} the response */
    this.res = null;
    /** @type {any} always null; Node has it. */
    this.timeoutCb = null;
    if (callback) this.once("response", callable(callback, "callback"));
    /** @type {boolean} whether the method usually has a body. */
    this.useChunkedEncodingByDefault = target.hasBodyUsually(this.method);
    this.#decideConnection();
    this.#setFields(options, defaultPort, port);
    if (signal) this.#watch(signal);
    this.#begin({ ...options, port, host: this.host, protocol: this.protocol }, options);
  }

  /**
   * @param {unknown} timeout
   * @returns {void}
   */
  #wantTimeout(timeout) {
    /** @type {number | undefined} in milliseconds */
    this.timeout = timeout === undefined ? undefined : target.timerOf(timeout, "timeout");
  }

  #decideConnection() {
    const isKept = Boolean(this.agent) && (this.agent.keepAlive || Number.isFinite(this.agent.maxSockets));
    this._last = !isKept;
    /** @type {boolean} whether the connection may serve another request. */
    this.shouldKeepAlive = isKept;
  }

  /**
   * @param {any} options
   * @param {any} defaultPort
   * @param {any} port
   * @returns {void}
   */
  #setFields(options, defaultPort, port) {
    const { headers } = options;
    const hasDefaults = options.setDefaultHeaders ?? true;
    if (!hasDefaults) {
      this._removedConnection = true;
      this._removedContLen = true;
      this._removedTE = true;
    }
    if (Array.isArray(headers)) {
      const pairs = pairsOf(headers);
      if (pairs.some(([name]) => name.toLowerCase() === "expect")) this.#sendHeadSoon(pairs);
      else this._storeHeader(this.#firstLine(), pairs);
      return;
    }
    for (const name of Object.keys(headers ?? {})) this.setHeader(name, headers[name]);
    const isHostSet = options.setHost ?? hasDefaults;
    if (isHostSet && this.host && !this.getHeader("host")) {
      this.setHeader("Host", target.hostField(this.host, port, defaultPort));
    }
    if (options.auth && !this.getHeader("Authorization")) {
      this.setHeader("Authorization", `Basic ${Buffer.from(String(options.auth)).toString("base64")}`);
    }
    if (this.getHeader("expect")) this.#sendHeadSoon(undefined);
  }

  /**
   * What is expected is told before there is a body.
   *
   * @param {[string, any][] | undefined} pairs
   * @returns {void}
   */
  #sendHeadSoon(pairs) {
    this._storeHeader(this.#firstLine(), pairs);
    this._send("");
  }

  /**
   * @param {AbortSignal} signal
   * @returns {void}
   */
  #watch(signal) {
    const abort = () => this.destroy(abortError(signal));
    if (signal.aborted) {
      queueMicrotask(abort);
      return;
    }
    signal.addEventListener("abort", abort, { once: true });
    this.#forgetSignal = () => signal.removeEventListener("abort", abort);
  }

  /**
   * @param {any} options
   * @param {any} given
   * @returns {void}
   */
  #begin(options, given) {
    const open = { __proto__: null, ...options };
    if (given.socketPath) open.path = given.socketPath;
    else delete open.path;
    queueMicrotask(() => {
      if (this.destroyed) {
        this.#give(undefined, null);
      } else if (this.agent) {
        this.agent.addRequest(this, { ...options, path: open.path ?? null });
      } else {
        this.#open(open, given.createConnection);
      }
    });
  }

  /**
   * @param {any} options
   * @param {((options: any, callback: any) => any) | undefined} createConnection
   * @returns {void}
   */
  #open(options, createConnection) {
    if (!createConnection) {
      this.onSocket(connect(options));
      return;
    }
    let isGiven = false;
    const done = (/** @type {any} */ error, /** @type {any} */ socket) => {
      if (isGiven) return;
      isGiven = true;
      if (error) queueMicrotask(() => this.emit("error", error));
      else this.onSocket(socket);
    };
    try {
      const socket = createConnection(options, done);
      if (socket) done(null, socket);
    } catch (error) {
      done(error, undefined);
    }
  }

  #firstLine() {
    return `${this.method} ${this.path} HTTP/1.1\r\n`;
  }

  /** @override */
  _implicitHeader() {
    if (this._header) throw connectionReset("the head is fixed");
    this._storeHeader(this.#firstLine());
  }

  /**
   * The agent has a connection, or none.
   *
   * @param {any} socket
   * @param {Error} [error]
   * @returns {void}
   */
  onSocket(socket, error) {
    queueMicrotask(() => this.#give(socket, error ?? null));
  }

  /**
   * @param {any} socket
   * @param {Error | null} error
   * @returns {void}
   */
  #give(socket, error) {
    if (this.destroyed || error) {
      this._markDestroyed();
      const reason = error ?? this.errored ?? (this.aborted || !this.res ? connectionReset("socket hang up") : null);
      if (reason && !this._toldError) {
        this._toldError = true;
        this.emit("error", reason);
      }
      this._close();
      if (socket && (error || !this.agent || socket.connecting)) socket.destroy(error ?? undefined);
      else socket?.emit("free");
      return;
    }
    /** @type {any} the connection, once there is one */
    this.socket = socket;
    socket._httpMessage = this;
    this.#receiving = new Receiving(this, socket);
    this.#timeConnection(socket);
    this.emit("socket", socket);
    if (socket.destroyed && this.destroyed) return;
    this._flush();
  }

  /** Whether an error was told, which happens once. */
  _toldError = false;

  /**
   * @param {any} socket
   * @returns {void}
   */
  #timeConnection(socket) {
    if (this.timeout === undefined) return;
    if (!this.#hasConnectTimer) {
      this.#hasConnectTimer = true;
      socket.on("timeout", this.#idle);
    }
    if (socket.timeout !== this.timeout) socket.setTimeout(this.timeout);
  }

  #idle = () => {
    this.emit("timeout");
  };

  /** @override */
  _close() {
    this.#forgetSignal();
    super._close();
  }

  /** Takes its listeners off the connection. */
  _leaveSocket() {
    this.socket?.removeListener("timeout", this.#idle);
    if (this.timeout !== undefined && this.socket && !this.socket.destroyed) {
      this.socket.setTimeout(this.agent?.options?.timeout ?? 0);
    }
  }

  /** @override */
  _finish() {
    super._finish();
    this.#receiving?.requestFinished();
  }

  /** Gives the request up; `destroy` is its new name. */
  abort() {
    if (this.aborted) return;
    this.aborted = true;
    queueMicrotask(() => this.emit("abort"));
    this.destroy();
  }

  /**
   * Gives the request up, and with it the connection.
   *
   * @override
   * @param {any} [error]
   * @returns {this}
   */
  destroy(error) {
    if (this.destroyed) return this;
    const { socket } = this;
    this.socket = null;
    this.once("socket", () => {});
    super.destroy(error);
    this.removeAllListeners("socket");
    this.socket = socket;
    this.res?._dump();
    if (socket) {
      this.#receiving?.abandon(error);
      socket.destroy(error);
    } else if (error && this.agent) {
      this.#giveSoon();
    }
    return this;
  }

  #giveSoon() {
    queueMicrotask(() => {
      if (!this._closed && !this.socket) this.#give(undefined, null);
    });
  }

  /**
   * Emits `timeout` when the connection was idle for so long.
   *
   * @override
   * @param {number} msecs 0: never
   * @param {() => void} [callback]
   * @returns {this}
   */
  setTimeout(msecs, callback) {
    if (this._ended) return this;
    this.timeout = target.timerOf(msecs, "msecs");
    if (callback) this.once("timeout", callable(callback, "callback"));
    if (this.socket) this.#timeConnection(this.socket);
    return this;
  }

  /**
   * Takes `setTimeout` back.
   *
   * @param {() => void} [callback] no more called
   * @returns {this}
   */
  clearTimeout(callback) {
    return this.setTimeout(0, callback);
  }

  /**
   * Sends small packets at once, as soon as there is a connection.
   *
   * @param {boolean} [noDelay] as of `socket.setNoDelay`
   * @returns {void}
   */
  setNoDelay(noDelay) {
    this.#whenConnected((socket) => socket.setNoDelay(noDelay));
  }

  /**
   * Lets the system ask whether the other end is there, as soon as there is a connection.
   *
   * @param {boolean} [enable] as of `socket.setKeepAlive`
   * @param {number} [initialDelay] in milliseconds
   * @returns {void}
   */
  setSocketKeepAlive(enable, initialDelay) {
    this.#whenConnected((socket) => socket.setKeepAlive(enable, initialDelay));
  }

  /**
   * @param {(socket: any) => void} action
   * @returns {void}
   */
  #whenConnected(action) {
    if (this.socket) action(this.socket);
    else this.once("socket", action);
  }
}
