/** Errors of sockets, as Node words them. */

import { hidden } from "../channel/failure.js";
import { invalidArgType, received, withCode } from "../node/codes.js";

/** @typedef {import("../channel/failure.js").NodeError & { address?: string, port?: number, info?: object }} NetError */

/**
 * @param {string} address
 * @param {number | undefined} port
 * @returns {string} what an error says about where
 */
function place(address, port) {
  if (port !== undefined && port > 0) return ` ${address}:${port}`;
  return address ? ` ${address}` : "";
}

/**
 * Gives an error of the host Node's words: `connect ECONNREFUSED 127.0.0.1:1`. Errors that the
 * system did not make, such as refusals, stay as they are.
 *
 * @param {any} error
 * @param {string} syscall
 * @param {string} [address]
 * @param {number} [port]
 * @param {string} [more] what else to say
 * @returns {NetError}
 */
export function withPlace(error, syscall, address, port, more = "") {
  if (typeof error?.errno !== "number") return error;
  const { errno, code } = error;
  const told = new Error(`${syscall} ${code}${address === undefined ? "" : place(address, port)}${more}`);
  return described(told, error, { errno, code, syscall, address, port });
}

/**
 * The same with the system's text: `listen EADDRINUSE: address already in use 127.0.0.1:80`.
 *
 * @param {any} error
 * @param {string} syscall
 * @param {string} address
 * @param {number} [port]
 * @returns {NetError}
 */
export function withTextAndPlace(error, syscall, address, port) {
  if (typeof error?.errno !== "number") return error;
  const { errno, code, message } = error;
  const text = /^\w+: (.*), \w+/.exec(message)?.[1] ?? "";
  const told = new Error(`${syscall} ${code}: ${text}${place(address, port)}`);
  return described(told, error, { code, errno, syscall, address, port });
}

/**
 * @param {Error} told
 * @param {Error} from has the stack of the app's call
 * @param {Record<string, unknown>} facts
 * @returns {NetError}
 */
function described(told, from, facts) {
  const frames = (from.stack ?? "").split("\n").filter((line) => !/^\w*Error/.test(line));
  hidden(told, "stack", [`${told.name}: ${told.message}`, ...frames].join("\n"));
  for (const [key, value] of Object.entries(facts)) {
    if (value !== undefined && value !== 0) Object.assign(told, { [key]: value });
  }
  return /** @type {NetError} */ (told);
}

/** Numbers that the page itself gives to errors; the same on all Linux. */
const ERRNOS = { EBADF: -9, EINVAL: -22, EPIPE: -32, ECANCELED: -125, ETIMEDOUT: -110 };

/**
 * @param {keyof typeof ERRNOS} code
 * @param {string} syscall
 * @param {string} [address]
 * @param {number} [port]
 * @returns {NetError}
 */
export function systemError(code, syscall, address, port) {
  return withPlace(Object.assign(new Error(), { code, errno: ERRNOS[code] }), syscall, address, port);
}

/** Node's messages of the errors that sockets throw. */
const MESSAGES = {
  ERR_BUFFER_OUT_OF_BOUNDS: "Attempt to access memory outside buffer bounds",
  ERR_IP_BLOCKED: "IP is blocked",
  ERR_SERVER_ALREADY_LISTEN: "Listen method has been called more than once without closing.",
  ERR_SERVER_NOT_RUNNING: "Server is not running.",
  ERR_SOCKET_ALREADY_BOUND: "Socket is already bound",
  ERR_SOCKET_BAD_BUFFER_SIZE: "Buffer size must be a positive integer",
  ERR_SOCKET_BAD_TYPE: "Bad socket type specified. Valid types are: udp4, udp6",
  ERR_SOCKET_CLOSED: "Socket is closed",
  ERR_SOCKET_CLOSED_BEFORE_CONNECTION: "Socket closed before the connection was established",
  ERR_SOCKET_DGRAM_IS_CONNECTED: "Already connected",
  ERR_SOCKET_DGRAM_NOT_CONNECTED: "Not connected",
  ERR_SOCKET_DGRAM_NOT_RUNNING: "Not running",
  ERR_STREAM_DESTROYED: "Cannot call write after a stream was destroyed",
};

/** Those whose class is not Error. */
const CLASSES = /** @type {Record<string, ErrorConstructor>} */ ({
  ERR_BUFFER_OUT_OF_BOUNDS: RangeError,
  ERR_SOCKET_BAD_BUFFER_SIZE: TypeError,
  ERR_SOCKET_BAD_TYPE: TypeError,
});

/**
 * @param {keyof typeof MESSAGES} code
 * @param {string} [message]
 * @returns {Error & { code: string }}
 */
export function socketError(code, message = MESSAGES[code]) {
  return withCode(new (CLASSES[code] ?? Error)(message), code);
}

/** What this platform does not have. @param {string} what */
export function unavailable(what) {
  const message = `${what} is unavailable: descriptors of the host are no numbers of the page`;
  return withCode(new TypeError(message), "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM");
}

/**
 * @param {any} error what the system said
 * @param {string} syscall libuv's name of what was tried
 * @returns {NetError} `ERR_SOCKET_BUFFER_SIZE`
 */
export function bufferSizeError(error, syscall) {
  const message = /^\w+: (.*), \w+/.exec(error.message)?.[1] ?? "bad file descriptor";
  const told = new Error(
    `Could not get or set buffer size: ${syscall} returned ${error.code} (${message})`,
  );
  hidden(told, "name", "SystemError");
  const info = { errno: error.errno, code: error.code, message, syscall };
  return Object.assign(withCode(told, "ERR_SOCKET_BUFFER_SIZE"), { info, errno: error.errno, syscall });
}

/**
 * @param {unknown} port a number, or a text of one
 * @param {string} name of the argument
 * @param {boolean} [allowZero]
 * @returns {number}
 */
export function validPort(port, name = "Port", allowZero = true) {
  const isFit = typeof port === "number" || (typeof port === "string" && port.trim().length > 0);
  const number = Number(port);
  if (!isFit || number !== number >>> 0 || number > 0xffff || (number === 0 && !allowZero)) {
    const least = allowZero ? ">=" : ">";
    const label = name === "Port" || name.startsWith("options.") ? name : `${name}`;
    const message = `${label} should be ${least} 0 and < 65536. Received ${received(port)}.`;
    throw withCode(new RangeError(message), "ERR_SOCKET_BAD_PORT");
  }
  return number;
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {number}
 */
export function number(value, name) {
  if (typeof value !== "number") throw invalidArgType(name, "number", value);
  return value;
}
