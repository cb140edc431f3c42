/** Node's `net.SocketAddress`: an address, its family and a port, that never change. */

import { integer, invalidArgType, invalidArgValue, string, withCode } from "../node/codes.js";
import { bytesOf, textOf } from "./addresses.js";
import { validPort } from "./errors.js";

/** @typedef {"ipv4" | "ipv6"} Family */

/**
 * @typedef {object} SocketAddressInit
 * @property {string} [address] `127.0.0.1` or `::` by default
 * @property {Family} [family]
 * @property {number} [flowlabel] of IPv6
 * @property {number} [port]
 */

/**
 * @param {unknown} family
 * @param {string} name
 * @returns {Family}
 */
function familyOf(family, name) {
  const lower = /** @type {{ toLowerCase?: () => string }} */ (family)?.toLowerCase?.();
  if (lower !== "ipv4" && lower !== "ipv6") throw invalidArgValue(name, family);
  return lower;
}

/** @type {(of: SocketAddress) => Uint8Array} */
let bytesIn;

/** An address with a port. */
export class SocketAddress {
  #address;
  #family;
  #flowlabel;
  #port;
  /** @type {Uint8Array} */
  #bytes;

  /**
   * @param {unknown} value
   * @returns {value is SocketAddress}
   */
  static isSocketAddress(value) {
    return typeof value === "object" && value !== null && #bytes in value;
  }

  /**
   * @param {string} input an address, perhaps with a port
   * @returns {SocketAddress | undefined} nothing if the text is neither
   */
  static parse(input) {
    string(input, "input");
    let url;
    try {
      url = new URL(`http://${input}`);
    } catch {
      return undefined;
    }
    const { hostname } = url;
    const isV6 = hostname.startsWith("[");
    const address = isV6 ? hostname.slice(1, -1) : hostname;
    if (bytesOf(address) === undefined) return undefined;
    return new SocketAddress({ address, port: Number(url.port), family: isV6 ? "ipv6" : "ipv4" });
  }

  /** @param {SocketAddressInit} [options] */
  constructor(options = {}) {
    if (options === null || typeof options !== "object") throw invalidArgType("options", "object", options);
    const { family = "ipv4", flowlabel = 0, port = 0 } = options;
    this.#family = familyOf(family, "options.family");
    const { address = this.#family === "ipv4" ? "127.0.0.1" : "::" } = options;
    string(address, "options.address");
    this.#port = validPort(port, "options.port");
    this.#flowlabel = integer(flowlabel, "options.flowlabel", 0, 0xffff_ffff);
    const bytes = bytesOf(address);
    if (bytes?.length !== (this.#family === "ipv4" ? 4 : 16)) {
      throw withCode(new Error("Invalid socket address"), "ERR_INVALID_ADDRESS");
    }
    this.#bytes = bytes;
    this.#address = textOf(bytes);
  }

  /** The address as text. */
  get address() {
    return this.#address;
  }

  /** The family of the address. */
  get family() {
    return this.#family;
  }

  /** The flow label of IPv6. */
  get flowlabel() {
    return this.#flowlabel;
  }

  /** The port. */
  get port() {
    return this.#port;
  }

  /** The same as a plain object. */
  toJSON() {
    return { address: this.#address, port: this.#port, family: this.#family, flowlabel: this.#flowlabel };
  }

  static {
    bytesIn = (of) => of.#bytes;
  }
}

/**
 * What `BlockList` compares: an IPv4 address, also one in IPv6, by its 4 bytes.
 *
 * @param {SocketAddress} of
 * @returns {Uint8Array}
 */
export function comparedBytes(of) {
  const bytes = bytesIn(of);
  const isMapped = bytes.length === 16 && of.address.startsWith("::ffff:") && of.address.includes(".");
  return isMapped ? bytes.subarray(12) : bytes;
}
