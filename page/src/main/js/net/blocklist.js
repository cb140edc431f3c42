/** Node's `net.BlockList`: addresses, ranges and subnets, and whether an address is in one. */

import { integer, invalidArgType, invalidArgValue, string } from "../node/codes.js";
import { SocketAddress, comparedBytes } from "./socketaddress.js";

/** @typedef {import("./socketaddress.js").Family} Family */
/** @typedef {{ text: string, covers: (bytes: Uint8Array) => boolean }} Rule */

/**
 * @param {string | SocketAddress} address
 * @param {Family} family
 * @param {string} name of the argument
 * @returns {SocketAddress}
 */
function addressOf(address, family, name) {
  if (SocketAddress.isSocketAddress(address)) return address;
  string(address, name);
  string(family, "family");
  return new SocketAddress({ address, family });
}

/**
 * @param {Uint8Array} a
 * @param {Uint8Array} b of the same length
 * @returns {number} below 0 where a comes first
 */
function compare(a, b) {
  const index = a.findIndex((byte, i) => byte !== b[i]);
  return index < 0 ? 0 : /** @type {number} */ (a[index]) - /** @type {number} */ (b[index]);
}

/** @param {SocketAddress} address */
function label(address) {
  return address.family === "ipv4" ? "IPv4" : "IPv6";
}

const FORMS = /^(Address|Range|Subnet): (IPv4|IPv6) (.+)$/;

/** Addresses that are to be refused. */
export class BlockList {
  /** @type {Rule[]} the newest first */
  #rules = [];

  /**
   * @param {unknown} value
   * @returns {value is BlockList}
   */
  static isBlockList(value) {
    return typeof value === "object" && value !== null && #rules in value;
  }

  /**
   * Adds one address.
   *
   * @param {string | SocketAddress} address
   * @param {Family} [family]
   */
  addAddress(address, family = "ipv4") {
    const one = addressOf(address, family, "address");
    const bytes = comparedBytes(one);
    this.#add(`Address: ${label(one)} ${one.address}`, (other) => same(other, bytes));
  }

  /**
   * Adds all addresses from one to another.
   *
   * @param {string | SocketAddress} start
   * @param {string | SocketAddress} end
   * @param {Family} [family]
   */
  addRange(start, end, family = "ipv4") {
    const first = addressOf(start, family, "start");
    const last = addressOf(end, family, "end");
    const from = comparedBytes(first);
    const to = comparedBytes(last);
    if (from.length !== to.length || compare(from, to) > 0) {
      throw invalidArgValue("start", start, "must come before end");
    }
    this.#add(`Range: ${label(first)} ${first.address}-${last.address}`, (bytes) => {
      return bytes.length === from.length && compare(from, bytes) <= 0 && compare(bytes, to) <= 0;
    });
  }

  /**
   * Adds all addresses that begin with the same bits.
   *
   * @param {string | SocketAddress} net
   * @param {number} prefix how many bits are the same
   * @param {Family} [family]
   */
  addSubnet(net, prefix, family = "ipv4") {
    const base = addressOf(net, family, "network");
    integer(prefix, "prefix", 0, base.family === "ipv4" ? 32 : 128);
    const start = comparedBytes(base);
    const bits = base.family === "ipv6" && start.length === 4 ? Math.max(0, prefix - 96) : prefix;
    this.#add(`Subnet: ${label(base)} ${base.address}/${prefix}`, (bytes) => {
      return bytes.length === start.length && sharesBits(start, bytes, bits);
    });
  }

  /**
   * @param {string | SocketAddress} address
   * @param {Family} [family]
   * @returns {boolean} whether a rule covers it; false for what is no address
   */
  check(address, family = "ipv4") {
    let one;
    try {
      one = addressOf(address, family, "address");
    } catch (error) {
      if (/** @type {{ code?: string }} */ (error).code === "ERR_INVALID_ADDRESS") return false;
      throw error;
    }
    const bytes = comparedBytes(one);
    return this.#rules.some((rule) => rule.covers(bytes));
  }

  /** The rules as text, the newest first. */
  get rules() {
    return this.#rules.map((rule) => rule.text);
  }

  /** The rules as text. */
  toJSON() {
    return this.rules;
  }

  /**
   * Adds rules that {@link toJSON} gave, also as JSON text.
   *
   * @param {string | readonly string[]} data
   */
  fromJSON(data) {
    const texts = typeof data === "string" ? JSON.parse(data) : data;
    if (!Array.isArray(texts) || texts.some((text) => typeof text !== "string")) {
      throw invalidArgType("data", ["string", "string[]"], data);
    }
    for (const text of texts) this.#addText(text);
  }

  /** @param {string} text */
  #addText(text) {
    const [, kind, version, what = ""] = FORMS.exec(text) ?? [];
    const family = version === "IPv6" ? "ipv6" : "ipv4";
    if (kind === "Address") this.addAddress(what, family);
    const [start = "", end = ""] = what.split(kind === "Range" ? "-" : "/");
    if (kind === "Range") this.addRange(start, end, family);
    if (kind === "Subnet") this.addSubnet(start, Number(end), family);
  }

  /**
   * @param {string} text
   * @param {(bytes: Uint8Array) => boolean} covers
   */
  #add(text, covers) {
    this.#rules.unshift({ text, covers });
  }
}

/**
 * @param {Uint8Array} a
 * @param {Uint8Array} b
 */
function same(a, b) {
  return a.length === b.length && compare(a, b) === 0;
}

/**
 * @param {Uint8Array} a
 * @param {Uint8Array} b of the same length
 * @param {number} bits
 */
function sharesBits(a, b, bits) {
  return a.every((byte, i) => {
    const left = Math.max(0, Math.min(8, bits - i * 8));
    return ((byte ^ /** @type {number} */ (b[i])) & (0xff00 >> left) & 0xff) === 0;
  });
}
