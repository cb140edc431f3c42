/** Node's `http.Agent`: keeps connections for the next request. */

import { EventEmitter } from "../events.js";
import { connect } from "../net.js";
import { invalidArgType, invalidArgValue, outOfRange } from "../node/codes.js";

/** In milliseconds: a server's promise is trusted for this much less, against the way's length. */
const HINT_MARGIN_MS = 1000;

/**
 * @typedef {object} AgentOptions of Node's documentation; times in milliseconds
 * @property {boolean} [keepAlive] keep connections for later requests
 * @property {number} [keepAliveMsecs] until the system asks whether the other end is there, default 1000
 * @property {number} [agentKeepAliveTimeoutBuffer] taken off what the server promises, default 1000
 * @property {number} [maxSockets] to one server
 * @property {number} [maxTotalSockets]
 * @property {number} [maxFreeSockets] kept to one server, default 256
 * @property {"fifo" | "lifo"} [scheduling] which free connection is taken
 * @property {number} [timeout] of idle connections
 */

/** Connections to servers, by what makes them alike ({@link Agent.getName}). */
export class Agent extends EventEmitter {
  /** @param {AgentOptions & Record<string, any>} [options] */
  constructor(options) {
    super();
    /** @type {Record<string, any>} given to each connection */
    this.options = Object.assign(Object.create(null), options);
    this.options["noDelay"] ??= true;
    this.options["path"] = null;
    /** @type {number} port of requests that name none. */
    this.defaultPort = 80;
    /** @type {string} the only one that its requests may have. */
    this.protocol = "http:";
    /** @type {Record<string, any[]>} that wait for a connection */
    this.requests = Object.create(null);
    /** @type {Record<string, any[]>} in use */
    this.sockets = Object.create(null);
    /** @type {Record<string, any[]>} kept */
    this.freeSockets = Object.create(null);
    /** @type {number} in milliseconds: first question of the system whether the other end is there. */
    this.keepAliveMsecs = this.options["keepAliveMsecs"] || 1000;
    /** @type {boolean} whether connections are kept for later requests. */
    this.keepAlive = this.options["keepAlive"] || false;
    /** @type {number} in milliseconds: taken off what a server promises. */
    this.agentKeepAliveTimeoutBuffer = this.options["agentKeepAliveTimeoutBuffer"] ?? HINT_MARGIN_MS;
    /** @type {number} most connections to one server. */
    this.maxSockets = this.options["maxSockets"] || Infinity;
    /** @type {number} most that are kept to one server. */
    this.maxFreeSockets = this.options["maxFreeSockets"] || 256;
    /** @type {string} which kept connection is used: the `fifo` or the `lifo` one. */
    this.scheduling = this.options["scheduling"] || "lifo";
    /** @type {number} most connections to all servers. */
    this.maxTotalSockets = most(this.options["maxTotalSockets"]);
    /** @type {number} how many there are now. */
    this.totalSocketCount = 0;
    if (this.scheduling !== "fifo" && this.scheduling !== "lifo") {
      throw invalidArgValue("scheduling", this.scheduling, "must be one of: 'fifo', 'lifo'");
    }
    this.on("free", (/** @type {any} */ socket, /** @type {any} */ options) => this.#take(socket, options));
  }

  /** The one for requests of its protocol that bring none. */
  static defaultMaxSockets = Infinity;

  /**
   * Opens a connection; may be overridden.
   *
   * @param {any} options of `net.connect`
   * @param {(error: Error | null, socket?: any) => void} [_callback] for those that cannot answer at once
   * @returns {any} the connection
   */
  createConnection(options, _callback) {
    return connect(options);
  }

  /**
   * @param {any} [options]
   * @returns {string} the same for requests that may share a connection
   */
  getName(options = {}) {
    let name = options.host || "localhost";
    name += `:${options.port || ""}:${options.localAddress || ""}`;
    if (options.family === 4 || options.family === 6) name += `:${options.family}`;
    if (options.socketPath) name += `:${options.socketPath}`;
    return name;
  }

  /**
   * Gives a request a connection, now or when there is one.
   *
   * @param {any} request
   * @param {any} options of the request
   * @returns {void}
   */
  addRequest(request, options) {
    const all = this.#completed(options);
    const name = this.getName(all);
    const socket = this.#kept(name);
    if (socket) {
      this.reuseSocket(socket, request);
      this.#assign(request, socket);
      (this.sockets[name] ??= []).push(socket);
    } else if ((this.sockets[name]?.length ?? 0) < this.maxSockets && this.totalSocketCount < this.maxTotalSockets) {
      this.#open(request, all);
    } else {
      request._agentOptions = all;
      (this.requests[name] ??= []).push(request);
    }
  }

  /**
   * @param {any} options
   * @returns {any}
   */
  #completed(options) {
    const all = { __proto__: null, ...options, ...this.options };
    if (all.socketPath) all.path = all.socketPath;
    all.servername ??= serverName(all, options);
    return all;
  }

  /**
   * @param {string} name
   * @returns {any} a free connection that still stands
   */
  #kept(name) {
    const free = this.freeSockets[name];
    while (free && free.length > 0) {
      const socket = this.scheduling === "fifo" ? free.shift() : free.pop();
      if (free.length === 0) delete this.freeSockets[name];
      if (!socket.destroyed && socket.writable) return socket;
    }
    return undefined;
  }

  /**
   * @param {any} request
   * @param {any} all
   * @returns {void}
   */
  #open(request, all) {
    this.createSocket(request, all, (error, socket) => {
      if (error) request.onSocket(socket, error);
      else this.#assign(request, socket);
    });
  }

  /**
   * Opens a connection and takes it into the agent's lists.
   *
   * @param {any} _request
   * @param {any} options
   * @param {(error: Error | null, socket?: any) => void} callback
   * @returns {void}
   */
  createSocket(_request, options, callback) {
    const all = { __proto__: null, ...options, ...this.options };
    if (all.socketPath) all.path = all.socketPath;
    all.servername ??= serverName(all, options);
    const name = this.getName(all);
    all._agentKey = name;
    all.encoding = null;
    if (this.keepAlive) {
      all.keepAlive = true;
      all.keepAliveInitialDelay ??= this.keepAliveMsecs;
    }
    let isDone = false;
    const done = (/** @type {Error | null} */ error, /** @type {any} */ socket) => {
      if (isDone) return;
      isDone = true;
      if (error) {
        callback(error);
        return;
      }
      (this.sockets[name] ??= []).push(socket);
      this.totalSocketCount++;
      this.#watch(socket, all);
      callback(null, socket);
    };
    const socket = this.createConnection(all, done);
    if (socket) done(null, socket);
  }

  /**
   * @param {any} socket
   * @param {any} options
   * @returns {void}
   */
  #watch(socket, options) {
    const free = () => this.emit("free", socket, options);
    const close = () => {
      this.totalSocketCount--;
      this.removeSocket(socket, options);
    };
    const idle = () => {
      if (Object.values(this.freeSockets).some((sockets) => sockets.includes(socket))) socket.destroy();
    };
    const leave = () => {
      this.totalSocketCount--;
      this.removeSocket(socket, options);
      socket.removeListener("free", free);
      socket.removeListener("close", close);
      socket.removeListener("timeout", idle);
      socket.removeListener("agentRemove", leave);
    };
    socket.on("free", free);
    socket.on("close", close);
    socket.on("timeout", idle);
    socket.on("agentRemove", leave);
    if (this.options["timeout"]) socket.setTimeout(this.options["timeout"]);
  }

  /**
   * A request has done with a connection.
   *
   * @param {any} socket
   * @param {any} options
   * @returns {void}
   */
  #take(socket, options) {
    const name = this.getName(options);
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const waiting = this.#next(name);
    if (waiting) {
      this.#assign(waiting, socket);
      return;
    }
    const last = socket._httpMessage;
    const free = this.freeSockets[name] ?? [];
    const isRoom = this.totalSocketCount <= this.maxTotalSockets
      && free.length + (this.sockets[name]?.length ?? 0) <= this.maxSockets && free.length < this.maxFreeSockets;
    if (!last?.shouldKeepAlive || !this.keepAlive || !isRoom || !this.keepSocketAlive(socket)) {
      socket.destroy();
      return;
    }
    this.#fromSockets(socket, name);
    socket._httpMessage = null;
    socket.once("error", nothing);
    free.push(socket);
    this.freeSockets[name] = free;
  }

  /**
   * @param {string} name
   * @returns {any} the next request that waits and is still wanted
   */
  #next(name) {
    const waiting = this.requests[name];
    let request;
    do request = waiting?.shift();
    while (request?.destroyed);
    if (waiting?.length === 0) delete this.requests[name];
    return request;
  }

  /**
   * @param {any} socket
   * @param {string} name
   * @returns {void}
   */
  #fromSockets(socket, name) {
    for (const list of [this.sockets, this.freeSockets]) {
      const sockets = list[name];
      const at = sockets?.indexOf(socket) ?? -1;
      if (!sockets || at < 0) continue;
      sockets.splice(at, 1);
      if (sockets.length === 0) delete list[name];
    }
  }

  /**
   * A connection has ended; a request that waits gets another.
   *
   * @param {any} socket
   * @param {any} options
   * @returns {void}
   */
  removeSocket(socket, options) {
    const name = this.getName(options);
    this.#fromSockets(socket, name);
    let request = this.#next(name);
    let all = options;
    if (!request && this.maxTotalSockets !== Infinity) {
      const other = Object.keys(this.requests)[0];
      request = other === undefined ? undefined : this.#next(other);
      all = request?._agentOptions ?? options;
    }
    if (request) this.#open(request, all);
  }

  /**
   * Prepares a connection to be kept; may be overridden.
   *
   * @param {any} socket
   * @returns {boolean} whether to keep it
   */
  keepSocketAlive(socket) {
    socket.setKeepAlive(true, this.keepAliveMsecs);
    socket.unref?.();
    let timeoutMs = this.options["timeout"] || 0;
    const promised = /^timeout=(\d+)/.exec(socket._httpMessage?.res?.headers["keep-alive"] ?? "");
    if (promised) {
      const hintMs = Number(promised[1]) * 1000 - this.agentKeepAliveTimeoutBuffer;
      if (hintMs <= 0) return false;
      if (timeoutMs === 0 || hintMs < timeoutMs) timeoutMs = hintMs;
    }
    if (socket.timeout !== timeoutMs) socket.setTimeout(timeoutMs);
    return true;
  }

  /**
   * A kept connection is used again; may be overridden.
   *
   * @param {any} socket
   * @param {any} request
   * @returns {void}
   */
  reuseSocket(socket, request) {
    socket.removeListener("error", nothing);
    request.reusedSocket = true;
    socket.ref?.();
  }

  /**
   * @param {any} request
   * @param {any} socket
   * @returns {void}
   */
  #assign(request, socket) {
    request.onSocket(socket);
    const agentMs = this.options["timeout"] || 0;
    if (request.timeout === undefined || request.timeout === agentMs) return;
    socket.setTimeout(request.timeout);
  }

  /** Ends all connections of this agent. */
  destroy() {
    for (const list of [this.freeSockets, this.sockets]) {
      for (const sockets of Object.values(list)) for (const socket of [...sockets]) socket.destroy();
    }
  }
}

function nothing() {}

/**
 * @param {any} all
 * @param {any} options
 * @returns {string} for TLS; empty for an address
 */
function serverName(all, options) {
  const header = options.headers && !Array.isArray(options.headers)
    ? Object.entries(options.headers).find(([name]) => name.toLowerCase() === "host")?.[1] : undefined;
  const host = typeof header === "string" ? header.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1") : (all.host ?? "");
  return /^[\d.]+$|:/.test(host) ? "" : host;
}

/**
 * @param {unknown} given
 * @returns {number}
 */
function most(given) {
  if (given === undefined) return Infinity;
  if (typeof given !== "number") throw invalidArgType("maxTotalSockets", "number", given);
  if (!(given > 0)) throw outOfRange("maxTotalSockets", "> 0", given);
  return given;
}

/** The agent of requests that bring none. */
export const globalAgent = new Agent({ keepAlive: true, scheduling: "lifo", timeout: 5000 });
