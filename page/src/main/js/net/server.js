/** `net.Server`: takes connections. */

import { accepted, close, listen, listenPathSync, listenSync } from "/_kith/routes/net.js";
import { EventEmitter, addAbortListener } from "../events.js";
import { abortSignal, invalidArgType } from "../node/codes.js";
import { nextTick } from "../node/tick.js";
import { isIPv6 } from "./addresses.js";
import { listeningOf, normalizeArgs } from "./arguments.js";
import { number, socketError, unavailable, withTextAndPlace } from "./errors.js";
import { lookup } from "./lookup.js";
import { Socket, attach, ended } from "./socket.js";

/** @typedef {import("./attempts.js").Connected} Connected */
/** @typedef {import("./arguments.js").Listening} Listening */

/**
 * @typedef {object} ServerOptions
 * @property {boolean} [allowHalfOpen] whether sockets may send after the other end has ended
 * @property {boolean} [pauseOnConnect] whether sockets begin paused
 * @property {boolean} [noDelay]
 * @property {boolean} [keepAlive]
 * @property {number} [keepAliveInitialDelay] milliseconds
 * @property {number} [highWaterMark] bytes
 * @property {import("./blocklist.js").BlockList} [blockList] from where it takes no connection
 */

/** Emits `listening`, `connection` (socket), `drop`, `error` and `close`. */
export class Server extends EventEmitter {
  /** Whether its sockets may send after the other end has ended. */
  allowHalfOpen = false;

  /** Whether its sockets begin paused. */
  pauseOnConnect = false;

  /** Whether its sockets send small pieces at once. */
  noDelay = false;

  /** Whether its sockets ask the other end for signs of life. */
  keepAlive = false;

  /** Milliseconds without a sign, before the first question. */
  keepAliveInitialDelay = 0;

  /** Bytes that its sockets hold. @type {number | undefined} */
  highWaterMark;

  /** From where it takes no connection. @type {import("./blocklist.js").BlockList | undefined} */
  blockList;

  /** @type {{ handle: number, address: string, port: number } | undefined} */
  #bound;
  #path = "";
  #isStarting = false;
  #connections = 0;

  /**
   * @param {ServerOptions | ((socket: Socket) => void)} [options]
   * @param {(socket: Socket) => void} [connectionListener] listens to `connection`
   */
  constructor(options, connectionListener) {
    super();
    const listener = typeof options === "function" ? options : connectionListener;
    const given = typeof options === "function" || options === undefined || options === null ? {} : options;
    if (typeof given !== "object") throw invalidArgType("options", "object", options);
    if (given.keepAliveInitialDelay !== undefined) number(given.keepAliveInitialDelay, "options.keepAliveInitialDelay");
    this.allowHalfOpen = given.allowHalfOpen === true;
    this.pauseOnConnect = given.pauseOnConnect === true;
    this.noDelay = Boolean(given.noDelay);
    this.keepAlive = Boolean(given.keepAlive);
    this.keepAliveInitialDelay = Math.max(0, given.keepAliveInitialDelay ?? 0);
    this.highWaterMark = given.highWaterMark;
    this.blockList = given.blockList;
    /** How many connections it takes at once; beyond it emits `drop`. @type {number | undefined} */
    this.maxConnections = undefined;
    if (typeof listener === "function") this.on("connection", listener);
  }

  /**
   * Begins to listen: `listen(port, host, backlog)`, `listen(path, backlog)` or `listen(options)`,
   * each with a listener of `listening`.
   *
   * @param {...any} args
   * @returns {this}
   */
  listen(...args) {
    const [options, callback] = normalizeArgs(args);
    if (this.#bound !== undefined || this.#isStarting) throw socketError("ERR_SERVER_ALREADY_LISTEN");
    if (callback !== undefined) this.once("listening", callback);
    if (options.signal !== undefined) this.#closeBy(abortSignal(options.signal, "options.signal"));
    if (options.handle !== undefined || (typeof options.fd === "number" && options.fd >= 0)) throw unavailable("options.fd");
    const where = listeningOf(args, options);
    if (where.path !== undefined) this.#listenPath(where.path, where);
    else if (where.host === undefined) this.#listenEverywhere(where);
    else this.#listenAt(where.host, where);
    return this;
  }

  /** @param {AbortSignal | undefined} signal */
  #closeBy(signal) {
    if (signal === undefined) return;
    const listening = addAbortListener(signal, () => void this.close());
    this.once("close", () => /** @type {any} */ (listening)[Symbol.dispose ?? Symbol.for("Symbol.dispose")]());
  }

  /** At once, as in Node: the address is known when this returns. @param {Listening} where */
  #listenEverywhere({ port, backlog, ipv6Only, reusePort }) {
    this.#start("::", port, () => listenSync(null, port, { backlog, v6Only: ipv6Only, reusePort }));
  }

  /**
   * @param {string} path
   * @param {Listening} where
   */
  #listenPath(path, { backlog, readableAll, writableAll }) {
    this.#path = path;
    this.#start(path, undefined, () => listenPathSync(path, backlog, readableAll, writableAll));
  }

  /**
   * @param {string} address
   * @param {number | undefined} port
   * @param {() => { handle: number, address: string, port: number }} begin
   */
  #start(address, port, begin) {
    try {
      this.#nowListening(begin());
    } catch (error) {
      nextTick(() => this.emit("error", withTextAndPlace(error, "listen", address, port)));
    }
  }

  /**
   * @param {string} host
   * @param {Listening} where
   */
  #listenAt(host, { port, backlog, ipv6Only, reusePort }) {
    this.#isStarting = true;
    lookup(host, {}, (error, address) => {
      if (!this.#isStarting) return;
      if (error !== null) {
        this.#isStarting = false;
        this.emit("error", error);
        return;
      }
      listen(address, port, { backlog, v6Only: ipv6Only, reusePort }).then(
        (bound) => {
          if (this.#isStarting) this.#nowListening(bound);
          else void close(bound.handle, false).catch(() => {});
        },
        (failure) => {
          this.#isStarting = false;
          this.emit("error", withTextAndPlace(failure, "listen", address, port));
        },
      );
    });
  }

  /** @param {{ handle: number, address: string, port: number }} bound */
  #nowListening(bound) {
    this.#isStarting = false;
    this.#bound = bound;
    accepted(bound.handle, (connected) => this.#take(connected)).catch((error) => {
      if (this.#bound === bound) this.emit("error", error);
    });
    nextTick(() => {
      if (this.#bound === bound) this.emit("listening");
    });
  }

  /** @param {Connected} connected */
  #take(connected) {
    if (this.#bound === undefined || this.#drops(connected)) {
      void close(connected.handle, false).catch(() => {});
      return;
    }
    const socket = new Socket({
      allowHalfOpen: this.allowHalfOpen,
      noDelay: this.noDelay,
      keepAlive: this.keepAlive,
      keepAliveInitialDelay: this.keepAliveInitialDelay,
      ...(this.highWaterMark === undefined ? {} : { highWaterMark: this.highWaterMark }),
    });
    socket[attach](connected, this.#path);
    socket.server = this;
    socket._server = this;
    this.#connections++;
    if (this.pauseOnConnect) socket.pause();
    else socket.read(0);
    this.emit("connection", socket);
  }

  /** @param {Connected} connected */
  #drops({ localAddress, localPort, remoteAddress, remotePort }) {
    const family = isIPv6(remoteAddress) ? "IPv6" : "IPv4";
    if (remoteAddress !== "" && this.blockList?.check(remoteAddress, family === "IPv6" ? "ipv6" : "ipv4")) return true;
    if (this.maxConnections === undefined || this.#connections < this.maxConnections) return false;
    const isPath = remoteAddress === "";
    this.emit("drop", isPath ? undefined : {
      localAddress,
      localPort,
      localFamily: isIPv6(localAddress) ? "IPv6" : "IPv4",
      remoteAddress,
      remotePort,
      remoteFamily: family,
    });
    return true;
  }

  /** A socket of it has ended. */
  [ended]() {
    this.#connections--;
    this.#closeIfDrained();
  }

  #closeIfDrained() {
    if (this.#bound !== undefined || this.#connections > 0) return;
    nextTick(() => {
      if (this.#bound === undefined && this.#connections === 0) this.emit("close");
    });
  }

  /** Whether it takes connections. */
  get listening() {
    return this.#bound !== undefined;
  }

  /** Where it listens: null while it does not. @returns {{ address: string, family: string, port: number } | string | null} */
  address() {
    if (this.#bound === undefined) return null;
    if (this.#path !== "") return this.#path;
    const { address, port } = this.#bound;
    return { address, family: isIPv6(address) ? "IPv6" : "IPv4", port };
  }

  /**
   * Takes no more connections. Emits `close` when the last one has ended.
   *
   * @param {(error?: Error) => void} [callback] listens once to `close`
   * @returns {this}
   */
  close(callback) {
    const bound = this.#bound;
    if (typeof callback === "function") {
      if (bound === undefined && !this.#isStarting) this.once("close", () => callback(socketError("ERR_SERVER_NOT_RUNNING")));
      else this.once("close", callback);
    }
    this.#isStarting = false;
    this.#bound = undefined;
    if (bound === undefined) this.#closeIfDrained();
    else void close(bound.handle, false).catch(() => {}).then(() => this.#closeIfDrained());
    return this;
  }

  /** Closes it and waits for the end of all its connections. */
  async [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")]() {
    if (this.#bound === undefined && !this.#isStarting) return;
    await new Promise((resolve) => this.close(() => resolve(undefined)));
  }

  /**
   * How many connections it has.
   *
   * @param {(error: Error | null, count: number) => void} callback
   * @returns {this}
   */
  getConnections(callback) {
    nextTick(callback, null, this.#connections);
    return this;
  }

  /** Without meaning here: a window stays open anyway. @returns {this} */
  ref() {
    return this;
  }

  /** Without meaning here: a window stays open anyway. @returns {this} */
  unref() {
    return this;
  }
}
