/** Node's `http.Server`. */

import { Server as NetServer } from "../net.js";
import { boolean, callable, integer, invalidArgType, outOfRange } from "../node/codes.js";
import { IncomingMessage } from "./incoming.js";
import { ServerResponse } from "./response.js";
import { Connections } from "./connections.js";
import { Serving } from "./serving.js";

/**
 * @typedef {object} ServerOptions of Node's documentation; times in milliseconds
 * @property {typeof IncomingMessage} [IncomingMessage] class of requests
 * @property {typeof ServerResponse} [ServerResponse] class of responses
 * @property {number} [maxHeaderSize] in bytes, default 16 KiB
 * @property {boolean} [insecureHTTPParser] take what RFC 9112 forbids
 * @property {number} [requestTimeout] for a whole request, default 5 minutes
 * @property {number} [headersTimeout] for its head, default 1 minute
 * @property {number} [keepAliveTimeout] between two requests, default 5 s
 * @property {number} [keepAliveTimeoutBuffer] added to it, default 1 s
 * @property {number} [connectionsCheckingInterval] between looks at the two above, default 30 s
 * @property {boolean} [requireHostHeader] of HTTP/1.1, default true
 * @property {boolean} [joinDuplicateHeaders]
 * @property {boolean} [rejectNonStandardBodyWrites] whether a body where none may be is an error
 * @property {readonly (string | readonly string[])[]} [uniqueHeaders] to be sent as one line
 * @property {number} [highWaterMark]
 * @property {boolean} [noDelay] default true
 * @property {boolean} [keepAlive]
 * @property {number} [keepAliveInitialDelay]
 */

/**
 * Lets a server speak HTTP over its connections; `http.Server` and `https.Server` have it in common.
 *
 * @param {any} Base `net.Server` or `tls.Server`
 * @param {string} connectionEvent when a connection is ready
 * @param {object} [fixed] options of Base that are not the app's to choose
 * @returns {any} the class
 */
export function serving(Base, connectionEvent, fixed = {}) {
  return class Server extends Base {
    #connections = new Connections();

    /**
     * @param {any} [options] {@link ServerOptions}, or the listener
     * @param {(request: IncomingMessage, response: ServerResponse) => void} [listener] of `request`
     */
    constructor(options, listener) {
      const [given, called] = typeof options === "function" ? [{}, options] : [options ?? {}, listener];
      if (typeof given !== "object") throw invalidArgType("options", "object", given);
      super({ ...given, ...fixed, noDelay: given.noDelay ?? true });
      Object.assign(this, settings(given));
      this._IncomingMessage = given.IncomingMessage ?? IncomingMessage;
      this._ServerResponse = given.ServerResponse ?? ServerResponse;
      this._uniqueHeaders = uniqueSet(given.uniqueHeaders);
      /** Whether requests are still answered when the client has ended its side. */
      this.httpAllowHalfOpen = false;
      /** In milliseconds until an idle connection is ended; 0: never. */
      this.timeout = 0;
      /** @type {number | null} most fields of a request; null: 2000 */
      this.maxHeadersCount = null;
      /** 0: any number. */
      this.maxRequestsPerSocket = 0;
      /** Whether `close` was called. */
      this.isClosing = false;
      if (called !== undefined) this.on("request", callable(called, "requestListener"));
      this._served = this.#connections;
      this.on(connectionEvent, (/** @type {any} */ socket) => serve(this, socket));
      this.#connections.follow(this);
    }

    /**
     * Takes no more connections, ends those that are idle, and tells when the last has ended.
     *
     * @param {(error?: Error) => void} [callback]
     * @returns {this}
     */
    close(callback) {
      this.isClosing = true;
      this.#connections.forget();
      super.close(callback);
      this.closeIdleConnections();
      return this;
    }

    /** Ends all connections at once. */
    closeAllConnections() {
      this.#connections.end(false);
    }

    /** Ends the connections on which nothing is asked or answered. */
    closeIdleConnections() {
      this.#connections.end(true);
    }

    /**
     * @param {any} [msecs] until an idle connection is ended, or the listener; 0: never
     * @param {(socket: any) => void} [callback] listener of `timeout`
     * @returns {this}
     */
    setTimeout(msecs = 0, callback) {
      this.timeout = msecs;
      if (callback) this.on("timeout", callback);
      return this;
    }
  };
}

/**
 * Serves HTTP on a connection.
 *
 * @param {any} server
 * @param {any} socket
 * @returns {void}
 */
export function serve(server, socket) {
  socket.server = server;
  server._served.add(new Serving(server, socket));
}

/**
 * @param {any} options
 * @returns {object} checked, with the defaults
 */
function settings(options) {
  const requestTimeout = time(options, "requestTimeout", 300_000);
  const headersTimeout = time(options, "headersTimeout", Math.min(60_000, requestTimeout));
  if (requestTimeout > 0 && headersTimeout > 0 && headersTimeout > requestTimeout) {
    throw outOfRange("headersTimeout", "<= requestTimeout", headersTimeout);
  }
  return {
    maxHeaderSize: time(options, "maxHeaderSize", undefined),
    insecureHTTPParser: flag(options, "insecureHTTPParser", undefined),
    requestTimeout,
    headersTimeout,
    keepAliveTimeout: time(options, "keepAliveTimeout", 5000),
    keepAliveTimeoutBuffer: time(options, "keepAliveTimeoutBuffer", 1000),
    connectionsCheckingInterval: time(options, "connectionsCheckingInterval", 30_000),
    requireHostHeader: flag(options, "requireHostHeader", true),
    joinDuplicateHeaders: flag(options, "joinDuplicateHeaders", undefined),
    rejectNonStandardBodyWrites: flag(options, "rejectNonStandardBodyWrites", false),
  };
}

/**
 * @param {any} options
 * @param {string} name
 * @param {any} otherwise
 * @returns {any} a number
 */
function time(options, name, otherwise) {
  return options[name] === undefined ? otherwise : integer(options[name], name, 0);
}

/**
 * @param {any} options
 * @param {string} name
 * @param {any} otherwise
 * @returns {any}
 */
function flag(options, name, otherwise) {
  return options[name] === undefined ? otherwise : boolean(options[name], `options.${name}`);
}

/**
 * @param {any} names
 * @returns {Set<string> | undefined}
 */
export function uniqueSet(names) {
  if (names === undefined || names === null) return undefined;
  if (!Array.isArray(names)) throw invalidArgType("uniqueHeaders", "Array", names);
  return new Set(names.flat().map((name) => String(name).toLowerCase()));
}

/** Clients may end their side when they have asked: the answer still goes out. */
export const Server = serving(NetServer, "connection", { allowHalfOpen: true });
