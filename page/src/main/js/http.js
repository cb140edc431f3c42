/**
 * Node's `http`: requests to servers and servers, by HTTP/1.1 over `net`. The manifest must allow the
 * connections (`tcp.connect`) and the places to listen at (`tcp.listen`).
 */

import { integer } from "./node/codes.js";
import { Agent, globalAgent as usualAgent } from "./http/agent.js";
import { METHODS, STATUS_CODES } from "./http/codes.js";
import { IncomingMessage } from "./http/incoming.js";
import { OutgoingMessage } from "./http/outgoing.js";
import { MAX_HEADER_SIZE as maxHeaderSize } from "./http/parser.js";
import { ClientRequest } from "./http/request.js";
import { ServerResponse } from "./http/response.js";
import { serve, Server } from "./http/server.js";
import { validateHeaderName, validateHeaderValue } from "./http/tokens.js";

/** The engine's own, as Node 22 has them here too. */
const { WebSocket, CloseEvent, MessageEvent } = globalThis;

/** Serves HTTP on a connection of another server. */
function _connectionListener(/** @type {any} */ socket) {
  // @ts-ignore called as a listener of a server
  serve(this, socket);
}

/**
 * Makes a server; call `listen` next.
 *
 * @param {any} [options] `ServerOptions`, or the listener
 * @param {(request: IncomingMessage, response: ServerResponse) => void} [requestListener]
 * @returns {any} a `Server`
 */
function createServer(options, requestListener) {
  return new Server(options, requestListener);
}

/**
 * Begins a request; call `end` to send it.
 *
 * @param {any} url a URL, its text, or the options
 * @param {any} [options] or the callback
 * @param {(response: IncomingMessage) => void} [callback]
 * @returns {ClientRequest}
 */
function request(url, options, callback) {
  return new ClientRequest(url, options, callback);
}

/**
 * Sends a request without a body.
 *
 * @param {any} url a URL, its text, or the options
 * @param {any} [options] or the callback
 * @param {(response: IncomingMessage) => void} [callback]
 * @returns {ClientRequest}
 */
function get(url, options, callback) {
  const sent = request(url, options, callback);
  sent.end();
  return sent;
}

/**
 * Parsers are made when needed, so this only checks its argument.
 *
 * @param {number} max
 * @returns {void}
 */
function setMaxIdleHTTPParsers(max) {
  integer(max, "max", 1);
}

/** The agent of requests that bring none; may be replaced by assigning to the default export's property. */
const globalAgent = usualAgent;

export {
  _connectionListener,
  Agent,
  ClientRequest,
  CloseEvent,
  createServer,
  get,
  globalAgent,
  IncomingMessage,
  maxHeaderSize,
  MessageEvent,
  METHODS,
  OutgoingMessage,
  request,
  Server,
  ServerResponse,
  setMaxIdleHTTPParsers,
  STATUS_CODES,
  validateHeaderName,
  validateHeaderValue,
  WebSocket,
};

export default {
  _connectionListener,
  Agent,
  ClientRequest,
  CloseEvent,
  createServer,
  get,
  globalAgent,
  IncomingMessage,
  maxHeaderSize,
  MessageEvent,
  METHODS,
  OutgoingMessage,
  request,
  Server,
  ServerResponse,
  setMaxIdleHTTPParsers,
  STATUS_CODES,
  validateHeaderName,
  validateHeaderValue,
  WebSocket,
};
