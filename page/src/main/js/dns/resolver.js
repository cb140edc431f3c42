/** `Resolver`: questions to name servers, with the settings of one app part each. */

import * as routes from "/_kith/routes/dns.js";
import { integer, invalidArgType, string, withCode } from "../node/codes.js";
import { asciiName, familyOf, reverseName } from "./addresses.js";
import { BADRESP, CANCELLED, NODATA, NOTFOUND, dnsError, lookupFailure } from "./codes.js";
import { Malformed, TYPES } from "./message.js";
import { recordsOf } from "./records.js";
import { localOf, serversOf, shownServer, wireServer } from "./servers.js";

/** @typedef {import("./records.js").RecordType} RecordType */

/**
 * @typedef {object} ResolverOptions
 * @property {number} [timeout] how long the first round waits for each server, in milliseconds; -1 for the system's
 * @property {number} [tries] how often each server is asked; 4 unless told
 * @property {number} [maxTimeout] how long any wait is at most, in milliseconds; 0 for no limit
 */

/** As in Node. */
const TRIES = 4;

const EINVAL = -22;

/** What both kinds of `Resolver` have in common. */
export class ResolverBase {
  #timeoutMs;
  #timeoutMsMax;
  #tries;

  /** @type {import("./servers.js").Server[] | undefined} the system's unless told */
  #servers;

  /** @type {string[]} */
  #local = [];

  /** @type {Set<AbortController>} */
  #pending = new Set();

  /** @param {ResolverOptions} [options] */
  constructor(options) {
    const { timeout = -1, tries = TRIES, maxTimeout = 0 } = options ?? {};
    this.#timeoutMs = integer(timeout, "options.timeout", -1, 2 ** 31 - 1);
    this.#tries = integer(tries, "options.tries", 1, 2 ** 31 - 1);
    this.#timeoutMsMax = Math.min(integer(maxTimeout, "options.maxTimeout", 0, 2 ** 32 - 1), 2 ** 31 - 1);
  }

  /** Gives up all questions that are under way; each fails with `ECANCELLED`. */
  cancel() {
    for (const controller of this.#pending) controller.abort();
  }

  /**
   * The servers that are asked. Blocks the window while the system's are read.
   *
   * @returns {string[]} addresses, with the port where it is not 53
   */
  getServers() {
    return this.#servers?.map(shownServer) ?? routes.serversSync();
  }

  /**
   * Says whom to ask. The app needs the permission `udp.send` for servers that are not the system's, and
   * `tcp.connect` where answers are long.
   *
   * @param {string[]} servers addresses, with a port where it is not 53: `192.0.2.1`, `192.0.2.1:5353`, `[2001:db8::1]:5353`
   * @returns {void}
   */
  setServers(servers) {
    const all = serversOf(servers);
    if (this.#pending.size > 0) {
      const list = servers.map((server) => `'${server}'`).join(", ");
      const message = `c-ares failed to set servers: "There are pending queries." [[ ${list} ]]`;
      throw withCode(new Error(message), "ERR_DNS_SET_SERVERS_FAILED");
    }
    this.#servers = all;
  }

  /**
   * Says from which of the machine's addresses to ask.
   *
   * @param {string} [ipv4] 0.0.0.0 lets the system choose
   * @param {string} [ipv6] :: lets the system choose
   * @returns {void}
   */
  setLocalAddress(ipv4, ipv6) {
    this.#local = localOf(ipv4, ipv6);
  }

  /**
   * @param {RecordType} type
   * @param {string} name
   * @param {boolean} ttl
   * @param {Error} trace made where the app called
   * @returns {Promise<any>}
   */
  async query(type, name, ttl, trace) {
    const syscall = `query${type[0]}${type.slice(1).toLowerCase()}`;
    const bytes = await this.#ask(asciiName(name), TYPES[type], syscall, name, trace);
    const records = readRecords(bytes, type, ttl, (code) => dnsError(code, undefined, syscall, name, trace));
    if (records === undefined) throw dnsError(NODATA, undefined, syscall, name, trace);
    return records;
  }

  /**
   * @param {string} address
   * @param {Error} trace made where the app called
   * @returns {Promise<string[]>} names
   */
  async namesOf(address, trace) {
    const syscall = "getHostByAddr";
    const found = await this.#during((signal) => routes.hosts(address, { signal })).catch((reason) => {
      throw lookupFailure(reason, syscall, address, trace);
    });
    if (found.length > 0) return found;
    try {
      const bytes = await this.#ask(reverseName(address), TYPES.PTR, syscall, address, trace);
      return recordsOf(bytes, "PTR", false) ?? Promise.reject(dnsError(NOTFOUND, undefined, syscall, address, trace));
    } catch (error) {
      const { code = "" } = /** @type {{ code?: string }} */ (error);
      if (code === CANCELLED || code.startsWith("ERR_")) throw error;
      // Whatever went wrong: Node only says that there is no name.
      throw dnsError(NOTFOUND, undefined, syscall, address, trace);
    }
  }

  /**
   * @param {string} name as it is asked
   * @param {number} type
   * @param {string} syscall
   * @param {string} hostname for errors
   * @param {Error} trace
   * @returns {Promise<Uint8Array>}
   */
  async #ask(name, type, syscall, hostname, trace) {
    if (this.#servers?.length === 0) throw dnsError("ECONNREFUSED", undefined, syscall, hostname, trace);
    const settings = {
      servers: (this.#servers ?? []).map(wireServer),
      timeoutMs: this.#timeoutMs,
      timeoutMsMax: this.#timeoutMsMax,
      tries: this.#tries,
      local: this.#local,
    };
    try {
      return await this.#during((signal) => routes.query(name, type, settings, { signal }));
    } catch (reason) {
      throw lookupFailure(reason, syscall, hostname, trace);
    }
  }

  /**
   * @template T
   * @param {(signal: AbortSignal) => Promise<T>} call that `cancel` gives up
   * @returns {Promise<T>}
   */
  async #during(call) {
    const controller = new AbortController();
    this.#pending.add(controller);
    try {
      return await call(controller.signal);
    } finally {
      this.#pending.delete(controller);
    }
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {RecordType} type
 * @param {boolean} ttl
 * @param {(code: string) => Error} failure
 * @returns {any}
 */
function readRecords(bytes, type, ttl, failure) {
  try {
    return recordsOf(bytes, type, ttl);
  } catch (error) {
    if (error instanceof Malformed) throw failure(BADRESP);
    throw error;
  }
}

/**
 * @param {unknown} name
 * @returns {string}
 */
export function nameOf(name) {
  return string(name, "name");
}

/**
 * @param {unknown} ip
 * @param {Error} trace made where the app called
 * @returns {string} an address
 */
export function reversible(ip, trace) {
  const address = string(ip, "name");
  if (familyOf(address) === 0) throw dnsError("EINVAL", EINVAL, "getHostByAddr", address, trace);
  return address;
}

/**
 * @param {unknown} rrtype
 * @param {(rrtype: unknown) => Error} invalid
 * @returns {RecordType}
 */
export function typeOf(rrtype, invalid) {
  if (typeof rrtype !== "string") throw invalidArgType("rrtype", "string", rrtype);
  if (!Object.hasOwn(TYPES, rrtype)) throw invalid(rrtype);
  return /** @type {RecordType} */ (rrtype);
}
