/** A server of HTTP for one test, and ways to ask it. */

import { once } from "node:events";
import http from "node:http";
import net from "node:net";

/** Where all servers of tests listen. */
export const HOST = "127.0.0.1";

/** @typedef {{ after: (cleanup: () => unknown) => void }} Context */

/**
 * A server that is closed when the test has ended.
 *
 * @param {Context} t
 * @param {any} [options] or the listener
 * @param {(request: any, response: any) => void} [listener]
 * @returns {Promise<{ server: any, port: number }>}
 */
export async function serve(t, options, listener) {
  const server = http.createServer(options, listener);
  t.after(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { server, port: await listening(server) };
}

/**
 * A server of TCP that answers each connection's first bytes as it is told.
 *
 * @param {Context} t
 * @param {(socket: any, bytes: any) => void} answer
 * @returns {Promise<number>} its port
 */
export async function serveRaw(t, answer) {
  /** @type {Set<any>} */
  const sockets = new Set();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("data", (bytes) => answer(socket, bytes));
  });
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return listening(server);
}

/**
 * @param {any} server
 * @returns {Promise<number>} its port
 */
export async function listening(server) {
  server.listen(0, HOST);
  await once(server, "listening");
  return server.address().port;
}

/**
 * @param {any} message
 * @returns {Promise<string>} its body
 */
export async function text(message) {
  let read = "";
  message.setEncoding("utf8");
  for await (const part of message) read += part;
  return read;
}

/**
 * Sends a request and reads the whole response.
 *
 * @param {any} options
 * @param {any} [body]
 * @returns {Promise<{ response: any, body: string, request: any }>}
 */
export function ask(options, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: HOST, ...options }, (response) => {
      text(response).then((read) => resolve({ response, body: read, request }), reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

/**
 * Sends bytes and gives what comes back until the connection ends.
 *
 * @param {number} port
 * @param {string | Uint8Array} bytes
 * @returns {Promise<string>}
 */
export function talk(port, bytes) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, HOST);
    let read = "";
    socket.setEncoding("latin1");
    socket.on("data", (part) => (read += part));
    socket.on("error", reject);
    socket.on("close", () => resolve(read));
    socket.write(bytes);
  });
}

/**
 * @param {number} ms
 * @returns {Promise<void>}
 */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
