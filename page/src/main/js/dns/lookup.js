/** The system's own look-up: `dns.lookup` and `dns.lookupService`. */

import * as routes from "/_kith/routes/dns.js";
import { boolean, callable, invalidArgType, invalidArgValue, received, withCode } from "../node/codes.js";
import { asciiName, familyOf } from "./addresses.js";
import { ADDRCONFIG, ALL, V4MAPPED, dnsError, lookupFailure } from "./codes.js";

/** 255 characters: the longest name (RFC 1035). */
const NAME_CHARS_MAX = 255;

const EINVAL = -22;

/** @typedef {"verbatim" | "ipv4first" | "ipv6first"} Order */

/** @type {Order[]} */
const ORDERS = ["verbatim", "ipv4first", "ipv6first"];

const FAMILIES = [0, 4, 6];

/** @type {Order} */
let defaultOrder = "verbatim";

/** @typedef {{ address: string, family: number }} LookupAddress */

/**
 * @typedef {object} LookupOptions
 * @property {number | "IPv4" | "IPv6"} [family] 4 or 6 for addresses of one family, 0 for both
 * @property {number} [hints] `ADDRCONFIG`, `V4MAPPED` and `ALL`, joined by `|`
 * @property {boolean} [all] whether all addresses are wanted instead of the first
 * @property {Order} [order] of both families
 * @property {boolean} [verbatim] an older word: true for the system's order, false for IPv4 first
 */

/** @typedef {{ family: number, hints: number, all: boolean, order: Order }} LookupSettings */

/** @returns {Order} in which order `lookup` gives addresses of both families */
export function getDefaultResultOrder() {
  return defaultOrder;
}

/**
 * Says in which order `lookup` gives addresses of both families from now on.
 *
 * @param {Order} order
 * @returns {void}
 */
export function setDefaultResultOrder(order) {
  oneOf(order, "dnsOrder", ORDERS);
  defaultOrder = order;
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {(string | number)[]} allowed
 * @returns {void}
 */
function oneOf(value, name, allowed) {
  if (allowed.includes(/** @type {string} */ (value))) return;
  const list = allowed.map((item) => (typeof item === "string" ? `'${item}'` : item)).join(", ");
  throw invalidArgValue(name, value, `must be one of: ${list}`);
}

/**
 * @param {unknown} options
 * @returns {LookupSettings}
 */
export function lookupSettings(options) {
  const settings = { family: 0, hints: 0, all: false, order: defaultOrder };
  if (options === undefined || options === null) return settings;
  if (typeof options === "number") {
    oneOf(options, "family", FAMILIES);
    return { ...settings, family: options };
  }
  if (typeof options !== "object") {
    const message = `The "options" argument must be of type object or integer. Received ${received(options)}`;
    throw withCode(new TypeError(message), "ERR_INVALID_ARG_TYPE");
  }
  return namedSettings(/** @type {Record<string, unknown>} */ (options), settings);
}

/**
 * @param {Record<string, unknown>} options
 * @param {LookupSettings} settings
 * @returns {LookupSettings}
 */
function namedSettings({ family, hints, all, order, verbatim }, settings) {
  if (hints !== undefined && hints !== null) {
    if (typeof hints !== "number") throw invalidArgType("options.hints", "number", hints);
    settings.hints = hints >>> 0;
    const known = ADDRCONFIG | V4MAPPED | ALL;
    if ((hints & ~known) !== 0) throw invalidArgValue("hints", hints);
  }
  if (family !== undefined && family !== null) {
    if (family === "IPv4") settings.family = 4;
    else if (family === "IPv6") settings.family = 6;
    else {
      oneOf(family, "options.family", FAMILIES);
      settings.family = Number(family);
    }
  }
  if (all !== undefined && all !== null) settings.all = boolean(all, "options.all");
  if (verbatim !== undefined && verbatim !== null) {
    settings.order = boolean(verbatim, "options.verbatim") ? "verbatim" : "ipv4first";
  }
  if (order !== undefined && order !== null) {
    oneOf(order, "options.order", ORDERS);
    settings.order = /** @type {Order} */ (order);
  }
  return settings;
}

/**
 * @param {unknown} hostname
 * @returns {string} empty for none, which Node takes for compatibility
 */
export function lookupName(hostname) {
  if (!hostname) return "";
  if (typeof hostname !== "string") throw invalidArgType("hostname", "string", hostname);
  if (hostname.includes("\0")) throw invalidArgValue("hostname", hostname, "must be a string without null bytes");
  return hostname;
}

/**
 * @param {string} hostname
 * @param {LookupSettings} settings
 * @param {Error} trace made where the app called
 * @returns {Promise<{ address: string | null, family: number } | LookupAddress[]>}
 */
export async function find(hostname, { family, hints, all, order }, trace) {
  if (hostname === "") return all ? [] : { address: null, family: family === 6 ? 6 : 4 };
  const literal = familyOf(hostname);
  const found =
    literal !== 0 ? [{ address: hostname, family: literal }] : ordered(await ask(hostname, family, hints, trace), order);
  if (all) return found;
  const [first] = found;
  if (first === undefined) throw dnsError("ENOTFOUND", -3008, "getaddrinfo", hostname, trace);
  return first;
}

/**
 * @param {string} hostname
 * @param {number} family
 * @param {number} hints
 * @param {Error} trace
 * @returns {Promise<LookupAddress[]>}
 */
async function ask(hostname, family, hints, trace) {
  const name = asciiName(hostname);
  if (name.length > NAME_CHARS_MAX) throw dnsError("EINVAL", EINVAL, "getaddrinfo", hostname, trace);
  try {
    return await routes.lookup(name, family, hints);
  } catch (reason) {
    throw lookupFailure(reason, "getaddrinfo", hostname, trace);
  }
}

/**
 * @param {LookupAddress[]} addresses in the system's order
 * @param {Order} order
 * @returns {LookupAddress[]}
 */
function ordered(addresses, order) {
  if (order === "verbatim") return addresses;
  const first = order === "ipv4first" ? 4 : 6;
  return [...addresses.filter((one) => one.family === first), ...addresses.filter((one) => one.family !== first)];
}

/**
 * @param {unknown} address
 * @param {unknown} port
 * @returns {number} the port
 */
export function servicePort(address, port) {
  if (familyOf(address) === 0) throw invalidArgValue("address", address);
  const number = typeof port === "string" && port.trim() !== "" ? Number(port) : port;
  if (typeof number === "number" && Number.isInteger(number) && number >= 0 && number < 65_536) return number;
  const message = `Port should be >= 0 and < 65536. Received ${received(port)}.`;
  throw withCode(new RangeError(message), "ERR_SOCKET_BAD_PORT");
}

/**
 * @param {string} address
 * @param {number} port
 * @param {Error} trace made where the app called
 * @returns {Promise<{ hostname: string, service: string }>}
 */
export async function findService(address, port, trace) {
  try {
    return await routes.lookupService(address, port);
  } catch (reason) {
    throw lookupFailure(reason, "getnameinfo", address, trace);
  }
}

/**
 * @param {string} names of what is missing, as Node writes them
 * @returns {TypeError}
 */
export function missingArgs(names) {
  return withCode(new TypeError(`The ${names} arguments must be specified`), "ERR_MISSING_ARGS");
}

/**
 * Hands a promise's outcome to a callback, outside the promise, so that what the callback throws is
 * the app's own uncaught error.
 *
 * @template T
 * @param {Promise<T>} promise
 * @param {(error: any, ...values: any[]) => void} callback
 * @param {(value: T) => any[]} [values] what the callback gets; the value itself unless told
 * @returns {void}
 */
export function settle(promise, callback, values = (value) => [value]) {
  promise.then(
    (value) => queueMicrotask(() => callback(null, ...values(value))),
    (error) => queueMicrotask(() => callback(error)),
  );
}

/**
 * @param {unknown} value
 * @returns {(...args: any[]) => void}
 */
export function callbackOf(value) {
  return callable(value, "callback");
}
