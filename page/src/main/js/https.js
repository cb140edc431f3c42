/** Node's `https`: `http` over `tls`. The manifest must allow the connections, as for `http`. */

import { connect, Server as TlsServer } from "./tls.js";
import { Agent as HttpAgent } from "./http/agent.js";
import { ClientRequest } from "./http/request.js";
import { serving } from "./http/server.js";
import { targetOf } from "./http/target.js";

/** What besides host and port makes connections alike. */
const OF_TLS = [
  "ca", "cert", "clientCertEngine", "ciphers", "key", "pfx", "rejectUnauthorized", "servername", "minVersion",
  "maxVersion", "secureProtocol", "crl", "honorCipherOrder", "ecdhCurve", "dhparam", "secureOptions",
  "sessionIdContext", "sigalgs", "privateKeyIdentifier", "privateKeyEngine",
];

/** 100: as in Node. */
const SESSIONS_MAX = 100;

/** Connections by TLS that are kept for later requests. */
export class Agent extends HttpAgent {
  /** @param {any} [options] of `http.Agent`, and of `tls.connect` */
  constructor(options) {
    super(options);
    /** @type {Record<string, any>} given to each connection */
    this.options = Object.assign(Object.create(null), { ...options }, { noDelay: options?.noDelay ?? true, path: null });
    /** @type {number} port of requests that name none */
    this.defaultPort = 443;
    /** @type {string} the only one that its requests may have */
    this.protocol = "https:";
    /** @type {number} most sessions that are kept; 0: none */
    this.maxCachedSessions = this.options["maxCachedSessions"] ?? SESSIONS_MAX;
    /** @type {Map<string, any>} by name, oldest first */
    this._sessions = new Map();
  }

  /**
   * Opens a connection; may be overridden.
   *
   * @override
   * @param {any} options of `tls.connect`
   * @param {(error: Error | null, socket?: any) => void} [_callback]
   * @returns {any}
   */
  createConnection(options, _callback) {
    const key = options._agentKey;
    const session = options.session ?? (key === undefined ? undefined : this._sessions.get(key));
    const socket = connect(session === undefined ? options : { ...options, session });
    if (key !== undefined) {
      socket.on("session", (/** @type {any} */ fresh) => this.#keepSession(key, fresh));
      socket.once("close", (/** @type {boolean} */ hadError) => hadError && this._sessions.delete(key));
    }
    return socket;
  }

  /**
   * @param {string} key
   * @param {any} session
   * @returns {void}
   */
  #keepSession(key, session) {
    if (this.maxCachedSessions === 0) return;
    this._sessions.delete(key);
    if (this._sessions.size >= this.maxCachedSessions) this._sessions.delete(this._sessions.keys().next().value ?? "");
    this._sessions.set(key, session);
  }

  /**
   * @override
   * @param {any} [options]
   * @returns {string} the same for requests that may share a connection
   */
  getName(options = {}) {
    const rest = OF_TLS.map((name) => {
      const value = options[name];
      if (name === "servername") return value && value !== options.host ? value : "";
      return value === undefined || value === null || value === "" ? "" : shown(value);
    });
    return [super.getName(options), ...rest].join(":");
  }
}

/**
 * @param {any} value
 * @returns {string}
 */
function shown(value) {
  return Array.isArray(value) ? value.map(shown).join(",") : String(value);
}

/** The agent of requests that bring none. */
export const globalAgent = new Agent({ keepAlive: true, scheduling: "lifo", timeout: 5000 });

/** A server of `http` over `tls`. */
export const Server = serving(TlsServer, "secureConnection");

/**
 * Makes a server; call `listen` next.
 *
 * @param {any} [options] of `tls.createServer` and of `http.createServer`, or the listener
 * @param {(request: any, response: any) => void} [requestListener]
 * @returns {any} a `Server`
 */
export function createServer(options, requestListener) {
  return new Server(options, requestListener);
}

/**
 * Begins a request; call `end` to send it.
 *
 * @param {any} url a URL, its text, or the options, those of `tls.connect` too
 * @param {any} [options] or the callback
 * @param {(response: any) => void} [callback]
 * @returns {ClientRequest}
 */
export function request(url, options, callback) {
  const target = targetOf(url, options, callback);
  return new ClientRequest({ ...target.options, _defaultAgent: globalAgent }, target.callback);
}

/**
 * Sends a request without a body.
 *
 * @param {any} url a URL, its text, or the options, those of `tls.connect` too
 * @param {any} [options] or the callback
 * @param {(response: any) => void} [callback]
 * @returns {ClientRequest}
 */
export function get(url, options, callback) {
  const sent = request(url, options, callback);
  sent.end();
  return sent;
}

export default { Agent, createServer, get, globalAgent, request, Server };
