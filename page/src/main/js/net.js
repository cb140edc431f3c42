/** Node's `net`: streams over TCP and Unix domain sockets. */

import { isIP, isIPv4, isIPv6 } from "./net/addresses.js";
import { normalizeArgs } from "./net/arguments.js";
import { BlockList } from "./net/blocklist.js";
import {
  getDefaultAutoSelectFamily,
  getDefaultAutoSelectFamilyAttemptTimeout,
  setDefaultAutoSelectFamily,
  setDefaultAutoSelectFamilyAttemptTimeout,
} from "./net/families.js";
import { Server } from "./net/server.js";
import { Socket } from "./net/socket.js";
import { SocketAddress } from "./net/socketaddress.js";

/** @typedef {import("./net/arguments.js").ConnectOptions} ConnectOptions */
/** @typedef {import("./net/arguments.js").SocketOptions} SocketOptions */
/** @typedef {import("./net/server.js").ServerOptions} ServerOptions */

/** The same as {@link Socket}. */
const Stream = Socket;

/**
 * Connects: `connect(options)`, `connect(port, host)` or `connect(path)`, each with a listener of
 * `connect`.
 *
 * @param {...any} args
 * @returns {Socket}
 */
function connect(...args) {
  const [options, listener] = normalizeArgs(args);
  const socket = new Socket(options);
  if (options.timeout) socket.setTimeout(options.timeout);
  return socket.connect(options, listener);
}

/** The same as {@link connect}. */
const createConnection = connect;

/**
 * Makes a server that does not listen yet.
 *
 * @param {ServerOptions | ((socket: Socket) => void)} [options]
 * @param {(socket: Socket) => void} [connectionListener] listens to `connection`
 * @returns {Server}
 */
function createServer(options, connectionListener) {
  return new Server(options, connectionListener);
}

export default {
  BlockList,
  SocketAddress,
  connect,
  createConnection,
  createServer,
  isIP,
  isIPv4,
  isIPv6,
  Server,
  Socket,
  Stream,
  getDefaultAutoSelectFamily,
  setDefaultAutoSelectFamily,
  getDefaultAutoSelectFamilyAttemptTimeout,
  setDefaultAutoSelectFamilyAttemptTimeout,
};
export {
  BlockList,
  Server,
  Socket,
  SocketAddress,
  Stream,
  connect,
  createConnection,
  createServer,
  getDefaultAutoSelectFamily,
  getDefaultAutoSelectFamilyAttemptTimeout,
  isIP,
  isIPv4,
  isIPv6,
  setDefaultAutoSelectFamily,
  setDefaultAutoSelectFamilyAttemptTimeout,
};
