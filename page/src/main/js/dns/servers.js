/** The list of name servers a `Resolver` asks, and the addresses it asks from. */

import { invalidArgType, invalidArgValue, string, withCode } from "../node/codes.js";
import { familyOf } from "./addresses.js";

const PORT = 53;

/** @typedef {{ address: string, port: number }} Server */

/**
 * @param {unknown} servers
 * @returns {Server[]} each once
 */
export function serversOf(servers) {
  if (!Array.isArray(servers)) throw invalidArgType("servers", "Array", servers);
  const all = servers.map((text, i) => serverOf(string(text, `servers[${i}]`)));
  const isFirst = (/** @type {Server} */ one, /** @type {number} */ at) => {
    return all.findIndex((other) => shownServer(other) === shownServer(one)) === at;
  };
  return all.filter(isFirst);
}

/**
 * @param {string} text
 * @returns {Server}
 */
function serverOf(text) {
  if (familyOf(text) !== 0) return { address: text, port: PORT };
  const [, six = "", sixPort = ""] = /^\[([^[\]]*)\](?::(\d{1,5}))?$/.exec(text) ?? [];
  if (familyOf(six) === 6) return { address: six, port: portOf(sixPort, text) };
  const [, four = "", fourPort = ""] = /^([^:]*):(\d{1,5})$/.exec(text) ?? [];
  if (familyOf(four) === 4) return { address: four, port: portOf(fourPort, text) };
  throw invalidAddress(text);
}

/**
 * @param {string} digits
 * @param {string} text what they stand in
 * @returns {number}
 */
function portOf(digits, text) {
  const port = digits === "" ? PORT : Number(digits);
  if (port > 65_535) throw invalidAddress(text);
  return port || PORT;
}

/**
 * @param {string} text
 * @returns {TypeError}
 */
function invalidAddress(text) {
  return withCode(new TypeError(`Invalid IP address: ${text}`), "ERR_INVALID_IP_ADDRESS");
}

/**
 * @param {Server} server
 * @returns {string} as `getServers` shows it
 */
export function shownServer({ address, port }) {
  const [bare = ""] = address.split("%");
  if (port === PORT) return bare;
  return familyOf(bare) === 6 ? `[${bare}]:${port}` : `${bare}:${port}`;
}

/**
 * @param {Server} server
 * @returns {string} as the host takes it, with the zone
 */
export function wireServer({ address, port }) {
  return familyOf(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
}

/**
 * @param {unknown} ipv4
 * @param {unknown} ipv6
 * @returns {string[]} addresses to ask from, at most one of each family
 */
export function localOf(ipv4, ipv6) {
  const first = string(ipv4, "ipv4");
  const local = [first];
  if (ipv6 !== undefined) {
    const second = string(ipv6, "ipv6");
    local.push(second);
    const family = familyOf(first);
    if (family !== 0 && family === familyOf(second)) throw badLocal(`Cannot specify two IPv${family} addresses.`);
  }
  if (local.some((address) => familyOf(address) === 0)) throw badLocal("Invalid IP address.");
  // The unspecified address stands for the system's choice.
  return local.filter((address) => address !== "0.0.0.0" && address !== "::" && address !== "::0");
}

/**
 * @param {string} message
 * @returns {TypeError}
 */
function badLocal(message) {
  return withCode(new TypeError(message), "ERR_INVALID_ARG_VALUE");
}

/**
 * @param {unknown} rrtype
 * @returns {TypeError}
 */
export function invalidType(rrtype) {
  return invalidArgValue("rrtype", rrtype);
}
