/** What tests of sockets need again and again. */

import { LOOPBACK } from "./ports.js";

/**
 * The arguments of an event, once it is emitted; rejected by `error` unless that is the event.
 *
 * @param {any} emitter
 * @param {string} name
 * @returns {Promise<any[]>}
 */
export function event(emitter, name) {
  return new Promise((resolve, reject) => {
    const onError = (/** @type {unknown} */ error) => {
      emitter.removeListener(name, onEvent);
      reject(error);
    };
    const onEvent = (/** @type {any[]} */ ...args) => {
      emitter.removeListener("error", onError);
      resolve(args);
    };
    if (name !== "error") emitter.once("error", onError);
    emitter.once(name, onEvent);
  });
}

/**
 * What a function of Node's, whose last argument is a callback, calls it with.
 *
 * @param {(callback: (...args: any[]) => void) => unknown} act
 * @returns {Promise<any[]>}
 */
export function called(act) {
  return new Promise((resolve) => act((...args) => resolve(args)));
}

/**
 * The error that a function throws.
 *
 * @param {() => unknown} act
 * @returns {any}
 */
export function thrown(act) {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/**
 * A socket of UDP that is bound, and closed when the test ends.
 *
 * @param {any} t
 * @param {any} options
 * @param {string} [host]
 * @returns {Promise<import("node:dgram").Socket>}
 */
export async function boundSocket(t, options = "udp4", host = LOOPBACK) {
  const { createSocket } = await import("node:dgram");
  const socket = createSocket(options);
  t.after(() => closed(socket));
  socket.bind(0, host);
  await event(socket, "listening");
  return socket;
}

/**
 * Closes a socket that may be closed already.
 *
 * @param {any} socket
 * @returns {Promise<void>}
 */
export function closed(socket) {
  return new Promise((resolve) => {
    try {
      socket.close(() => resolve());
    } catch {
      resolve();
    }
  });
}
