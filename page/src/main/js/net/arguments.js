/** Arguments of sockets and servers, in the forms that Node takes. */

import { boolean, callable, integer, invalidArgType, invalidArgValue, missingArgs, string, withCode } from "../node/codes.js";
import { bytesOf, isIP } from "./addresses.js";
import { number, validPort } from "./errors.js";
import { attemptTimeout, getDefaultAutoSelectFamily, getDefaultAutoSelectFamilyAttemptTimeout } from "./families.js";

/**
 * @typedef {object} SocketOptions
 * @property {boolean} [allowHalfOpen] whether it may send after the other end has ended
 * @property {boolean} [noDelay]
 * @property {boolean} [keepAlive]
 * @property {number} [keepAliveInitialDelay] milliseconds
 * @property {number} [highWaterMark] bytes
 * @property {AbortSignal} [signal] destroys it
 * @property {OnRead} [onread] takes what arrives in a buffer of its own
 * @property {import("./blocklist.js").BlockList} [blockList] where it does not connect to
 */

/**
 * @typedef {object} OnRead
 * @property {Uint8Array | (() => Uint8Array)} buffer
 * @property {(bytesRead: number, buffer: Uint8Array) => boolean | void} callback false to pause
 */

/**
 * @typedef {object} ConnectTarget
 * @property {number} [port]
 * @property {string} [host]
 * @property {string} [path] of a Unix domain socket
 * @property {string} [localAddress]
 * @property {number} [localPort]
 * @property {0 | 4 | 6 | "IPv4" | "IPv6"} [family]
 * @property {number} [hints]
 * @property {import("./lookup.js").Lookup} [lookup] instead of `dns.lookup`
 * @property {boolean} [autoSelectFamily]
 * @property {number} [autoSelectFamilyAttemptTimeout] milliseconds
 * @property {number} [timeout] milliseconds
 */

/** @typedef {SocketOptions & ConnectTarget} ConnectOptions */

/** @typedef {ConnectOptions & { handle?: any, fd?: number, objectMode?: unknown, readable?: boolean, writable?: boolean }} AnyOptions */

/** What `dns.lookup` takes as hints: ADDRCONFIG, V4MAPPED and ALL of Linux. */
const HINTS = 0x20 | 0x08 | 0x10;

/**
 * Whether a text names a Unix domain socket, and no port.
 *
 * @param {unknown} value
 * @returns {value is string}
 */
function isPath(value) {
  return typeof value === "string" && !(Number(value) >= 0);
}

/**
 * The arguments of `connect` and `listen` as options and a callback.
 *
 * @param {any[]} args
 * @returns {[AnyOptions & Record<string, any>, ((...args: any[]) => void) | undefined]}
 */
export function normalizeArgs(args) {
  const [first, second] = args;
  const last = args.at(-1);
  const callback = typeof last === "function" ? last : undefined;
  if (args.length === 0) return [{}, undefined];
  if (typeof first === "object" && first !== null) return [first, callback];
  if (isPath(first)) return [{ path: first }, callback];
  /** @type {AnyOptions} */
  const options = { port: first };
  if (args.length > 1 && typeof second === "string") options.host = second;
  return [options, callback];
}

/** @param {AnyOptions} options */
export function checkSocketOptions(options) {
  for (const name of /** @type {const} */ (["objectMode", "readableObjectMode", "writableObjectMode"])) {
    if (/** @type {any} */ (options)[name]) {
      throw invalidArgValue(`options.${name}`, /** @type {any} */ (options)[name], "is not supported");
    }
  }
  if (options.keepAliveInitialDelay !== undefined) number(options.keepAliveInitialDelay, "options.keepAliveInitialDelay");
  if (options.fd !== undefined) integer(options.fd, "fd", 0, 2 ** 31 - 1);
}

/**
 * @typedef {object} Target
 * @property {string} host
 * @property {number} port
 * @property {0 | 4 | 6} family
 * @property {string | null} localAddress
 * @property {number} localPort
 * @property {number} hints
 * @property {import("./lookup.js").Lookup | undefined} lookup
 * @property {boolean} both whether both families are tried
 * @property {number} attemptMs
 */

/**
 * Where to connect to, checked.
 *
 * @param {AnyOptions} options
 * @returns {Target}
 */
export function targetOf(options) {
  const { port, host = "localhost", localAddress, localPort, hints, lookup } = options;
  if (localAddress && isIP(localAddress) === 0) {
    throw withCode(new TypeError(`Invalid IP address: ${localAddress}`), "ERR_INVALID_IP_ADDRESS");
  }
  if (localPort !== undefined && localPort !== null) number(localPort, "options.localPort");
  if (port !== undefined && typeof port !== "number" && typeof port !== "string") {
    throw invalidArgType("options.port", ["number", "string"], port);
  }
  const checkedPort = validPort(port);
  string(host || "localhost", "options.host");
  const both = options.autoSelectFamily ?? getDefaultAutoSelectFamily();
  boolean(both, "options.autoSelectFamily");
  const given = options.autoSelectFamilyAttemptTimeout;
  const attemptMs = given === undefined
    ? getDefaultAutoSelectFamilyAttemptTimeout()
    : attemptTimeout(given, "options.autoSelectFamilyAttemptTimeout");
  if (bytesOf(host) === undefined) {
    if (lookup !== undefined && lookup !== null) callable(lookup, "options.lookup");
    if (hints !== undefined && (typeof hints !== "number" || (hints & ~HINTS) !== 0)) throw invalidArgValue("hints", hints);
  }
  return {
    host: host || "localhost",
    port: checkedPort,
    family: familyOf(options.family),
    localAddress: localAddress ?? null,
    localPort: localPort ?? 0,
    hints: hints ?? 0,
    lookup: lookup ?? undefined,
    both,
    attemptMs,
  };
}

/**
 * @param {unknown} family
 * @returns {0 | 4 | 6}
 */
function familyOf(family) {
  if (family === undefined || family === null || family === 0) return 0;
  if (family === 4 || family === "IPv4") return 4;
  if (family === 6 || family === "IPv6") return 6;
  throw invalidArgValue("options.family", family, "must be one of: 0, 4, 6");
}

/** @param {AnyOptions} options */
export function requireTarget(options) {
  const { port, path } = options;
  if (port === undefined && (path === undefined || path === null)) {
    throw missingArgs(["options", "port", "path"]);
  }
}

/**
 * @typedef {object} Listening
 * @property {string} [path]
 * @property {string} [host]
 * @property {number} port
 * @property {number} backlog
 * @property {boolean} ipv6Only
 * @property {boolean} reusePort
 * @property {boolean} readableAll
 * @property {boolean} writableAll
 */

/** 511: what Node takes for who says nothing. */
const BACKLOG = 511;

/**
 * Where to listen, checked.
 *
 * @param {any[]} args of `listen`
 * @param {Record<string, any>} options what they are
 * @returns {Listening}
 */
export function listeningOf(args, options) {
  const given = [args[1], args[2]].find((value, i) => i < 2 && typeof value !== "function" && typeof value !== "string" && value !== undefined && value !== null);
  const backlog = Number(options.backlog ?? given ?? BACKLOG);
  const rest = {
    backlog: Number.isFinite(backlog) ? Math.trunc(backlog) : BACKLOG,
    ipv6Only: options.ipv6Only === true,
    reusePort: options.reusePort === true,
    readableAll: options.readableAll === true,
    writableAll: options.writableAll === true,
  };
  const [first] = args;
  const isAny = args.length === 0 || typeof first === "function" || ((first === undefined || first === null) && args.length > 0);
  if (isAny || (Object.hasOwn(options, "port") && (options.port === undefined || options.port === null))) {
    return { ...rest, port: 0, ...(options.host ? { host: options.host } : {}) };
  }
  if (typeof options.port === "number" || typeof options.port === "string") {
    const port = validPort(options.port, "options.port");
    return { ...rest, port, ...(options.host ? { host: string(options.host, "options.host") } : {}) };
  }
  if (isPath(options.path)) return { ...rest, path: options.path, port: 0 };
  if (!("port" in options) && !("path" in options)) {
    throw invalidArgValue("options", options, 'must have the property "port" or "path"');
  }
  throw invalidArgValue("options", options);
}
