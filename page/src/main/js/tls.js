/**
 * Node's `tls`. Connections need the permissions of the streams below them; whom to trust is what the
 * system's certificates say, unless the app passes `ca`.
 */

import { normalizeArgs } from "./net/arguments.js";
import { Socket } from "./net/socket.js";
import { string } from "./node/codes.js";
import { convertALPNProtocols, protocolsOf } from "./tls/alpn.js";
import { checkServerIdentity } from "./tls/certificates.js";
import {
  SecureContext,
  createSecureContext,
  defaults,
  getCACertificates,
  getCiphers,
  rootCertificates,
  setDefaultCACertificates,
} from "./tls/context.js";
import { Server } from "./tls/server.js";
import { TLSSocket } from "./tls/socket.js";

/** @typedef {import("./tls/socket.js").TLSSocketOptions} TLSSocketOptions */
/** @typedef {import("./tls/server.js").TlsOptions} TlsOptions */

/**
 * @typedef {TLSSocketOptions & {
 *   port?: number, path?: string, socket?: any, timeout?: number, lookup?: any, localAddress?: string,
 *   minDHSize?: number,
 * }} ConnectionOptions
 */

/** How often a client may begin a handshake anew in Node; here it never may. */
const CLIENT_RENEG_LIMIT = 3;

/** In which time, in seconds. */
const CLIENT_RENEG_WINDOW = 600;

/** The suites that are used unless told. */
const DEFAULT_CIPHERS = defaults.ciphers;

/** The curves that are used unless told. */
const DEFAULT_ECDH_CURVE = "auto";

/** The oldest version that is used unless told. */
const DEFAULT_MIN_VERSION = defaults.minVersion;

/** The newest version that is used unless told. */
const DEFAULT_MAX_VERSION = defaults.maxVersion;

/**
 * Connects and makes the connection secure: `connect(options)` or `connect(port, host, options)`, each
 * with a listener of `secureConnect`.
 *
 * @param {...any} args
 * @returns {TLSSocket}
 */
function connect(...args) {
  const [options, listener] = optionsOf(args);
  if (options.servername !== undefined && options.servername !== "") string(options.servername, "name");
  protocolsOf(options.ALPNProtocols);
  const secureContext = options.secureContext ?? (options.session === undefined ? createSecureContext(options) : undefined);
  const below = options.socket ?? new Socket({ allowHalfOpen: false, ...(options.signal ? { signal: options.signal } : {}) });
  const isOurs = options.socket === undefined;
  if (isOurs) below.connecting = true;
  const socket = new TLSSocket(below, { ...options, ...(secureContext ? { secureContext } : {}), isServer: false });
  if (listener !== undefined) socket.once("secureConnect", listener);
  if (isOurs) {
    if (options.timeout) socket.setTimeout(options.timeout);
    below.connect(options);
  }
  return socket;
}

/**
 * @param {any[]} args
 * @returns {[ConnectionOptions & Record<string, any>, (() => void) | undefined]}
 */
function optionsOf(args) {
  const [first, listener] = normalizeArgs(args);
  const more = args.find((arg, i) => i > 0 && typeof arg === "object" && arg !== null) ?? {};
  return [{ ...first, ...more }, listener];
}

/**
 * Makes a server that does not listen yet.
 *
 * @param {TlsOptions | ((socket: TLSSocket) => void)} [options]
 * @param {(socket: TLSSocket) => void} [listener] listens to `secureConnection`
 * @returns {Server}
 */
function createServer(options, listener) {
  return new Server(options, listener);
}

export default {
  CLIENT_RENEG_LIMIT,
  CLIENT_RENEG_WINDOW,
  DEFAULT_CIPHERS,
  DEFAULT_ECDH_CURVE,
  DEFAULT_MAX_VERSION,
  DEFAULT_MIN_VERSION,
  SecureContext,
  Server,
  TLSSocket,
  checkServerIdentity,
  connect,
  convertALPNProtocols,
  createSecureContext,
  createServer,
  getCACertificates,
  getCiphers,
  rootCertificates,
  setDefaultCACertificates,
};
export {
  CLIENT_RENEG_LIMIT,
  CLIENT_RENEG_WINDOW,
  DEFAULT_CIPHERS,
  DEFAULT_ECDH_CURVE,
  DEFAULT_MAX_VERSION,
  DEFAULT_MIN_VERSION,
  SecureContext,
  Server,
  TLSSocket,
  checkServerIdentity,
  connect,
  convertALPNProtocols,
  createSecureContext,
  createServer,
  getCACertificates,
  getCiphers,
  rootCertificates,
  setDefaultCACertificates,
};
