/** Node's `dgram`: datagrams over UDP. */

import { Socket } from "./dgram/socket.js";

/** @typedef {import("./dgram/arguments.js").SocketOptions} SocketOptions */
/** @typedef {import("./dgram/packets.js").RemoteInfo} RemoteInfo */

/**
 * Makes a socket; it is opened when it is bound, or when it first sends.
 *
 * @param {"udp4" | "udp6" | SocketOptions} options
 * @param {(message: Uint8Array, from: RemoteInfo) => void} [callback] listens to `message`
 * @returns {Socket}
 */
function createSocket(options, callback) {
  return new Socket(options, callback);
}

export default { createSocket, Socket };
export { Socket, createSocket };
