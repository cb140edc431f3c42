/** Servers and clients of the tests of tls. */

import tls from "node:tls";
import * as pem from "./certificates.js";

/** A key with its certificate. @param {string} name */
export const own = (name) => {
  const all = /** @type {Record<string, string>} */ (/** @type {unknown} */ (pem));
  return { key: all[`${name}Key`], cert: all[name] };
};

/**
 * Listens, and closes with the test.
 *
 * @param {{ after: (cleanup: () => unknown) => void }} t
 * @param {any} options
 * @param {(socket: any) => void} [listener]
 * @returns {Promise<{ server: any, port: number }>}
 */
export async function listening(t, options, listener = (socket) => void socket.on("error", () => {})) {
  const server = tls.createServer(options, listener);
  server.on("tlsClientError", () => {});
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  t.after(() => new Promise((resolve) => void server.close(() => resolve(undefined))));
  return { server, port: /** @type {any} */ (server.address()).port };
}

/**
 * Connects, and ends with the test.
 *
 * @param {{ after: (cleanup: () => unknown) => void }} t
 * @param {any} options
 * @returns {any} the socket
 */
export function client(t, options) {
  const socket = tls.connect({ host: "127.0.0.1", ...options });
  t.after(() => socket.destroy());
  return socket;
}

/**
 * @param {any} emitter
 * @param {string} name
 * @returns {Promise<any[]>} what it emits next
 */
export const event = (emitter, name) => new Promise((resolve) => emitter.once(name, (/** @type {any[]} */ ...args) => resolve(args)));

/**
 * @param {any} socket
 * @returns {Promise<any>} resolves once it is secure, rejects when it fails before
 */
export function secured(socket) {
  return new Promise((resolve, reject) => {
    socket.once("secureConnect", () => resolve(socket));
    socket.once("error", reject);
  });
}

/**
 * @param {any} socket
 * @returns {Promise<any>} the error it fails with
 */
export async function failure(socket) {
  const [error] = await event(socket, "error");
  return error;
}

/**
 * @param {any} socket
 * @returns {Promise<string>} all it gets until the end
 */
export async function text(socket) {
  let all = "";
  for await (const piece of socket) all += piece;
  return all;
}
