/** Servers and connections of tests, closed when the test ends. */

import net from "node:net";
import { LOOPBACK } from "./ports.js";
import { event } from "./sockets.js";

/**
 * A server that is closed, with its connections, when the test ends.
 *
 * @param {any} t
 * @param {(socket: net.Socket) => void} [onConnection]
 * @param {any} [options]
 * @param {string} [host]
 */
export async function serve(t, onConnection = () => {}, options = {}, host = LOOPBACK) {
  /** @type {net.Socket[]} */
  const sockets = [];
  const server = net.createServer(options, (socket) => {
    sockets.push(socket);
    socket.on("error", () => {});
    onConnection(socket);
  });
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  server.listen(0, host);
  await event(server, "listening");
  const { port } = /** @type {net.AddressInfo} */ (server.address());
  return { server, port, sockets };
}

/**
 * Both ends of a connection.
 *
 * @param {any} t
 * @param {any} [serverOptions]
 * @param {any} [clientOptions]
 */
export async function pair(t, serverOptions = {}, clientOptions = {}) {
  const { server, port } = await serve(t, undefined, serverOptions);
  const accepted = event(server, "connection");
  const client = net.connect({ port, host: LOOPBACK, ...clientOptions });
  t.after(() => void client.destroy());
  await event(client, "connect");
  const [peer] = await accepted;
  return { server, port, client, peer };
}

/**
 * All that a stream gives until its end, as text.
 *
 * @param {any} stream
 * @returns {Promise<string>}
 */
export async function all(stream) {
  let text = "";
  stream.setEncoding("utf8");
  for await (const chunk of stream) text += chunk;
  return text;
}
