/** `dns.Resolver`: questions to name servers, answered to callbacks. */

import { callbackOf, settle } from "./lookup.js";
import { ResolverBase, nameOf, reversible, typeOf } from "./resolver.js";
import { invalidType } from "./servers.js";

/** @typedef {import("./records.js").RecordType} RecordType */

/**
 * @typedef {object} ResolveOptions
 * @property {boolean} [ttl] whether addresses are to come with their time to live, in seconds
 */

/**
 * @param {ResolverBase} resolver
 * @param {RecordType} type
 * @param {unknown} hostname
 * @param {boolean} ttl
 * @param {unknown} callback
 * @returns {{ hostname: string }}
 */
function ask(resolver, type, hostname, ttl, callback) {
  const name = nameOf(hostname);
  const done = callbackOf(callback);
  settle(resolver.query(type, name, ttl, new Error()), done);
  return { hostname: name };
}

/**
 * @param {unknown} options
 * @returns {boolean}
 */
function wantsTtl(options) {
  return Boolean(/** @type {ResolveOptions | null | undefined} */ (options)?.ttl);
}

/** Asks name servers; each has its own settings. */
export class Resolver extends ResolverBase {
  /**
   * Asks for IPv4 addresses.
   *
   * @param {string} hostname
   * @param {ResolveOptions | ((error: Error | null, addresses?: string[] | import("./records.js").AddressWithTtl[]) => void)} options
   * @param {(error: Error | null, addresses?: string[] | import("./records.js").AddressWithTtl[]) => void} [callback]
   */
  resolve4(hostname, options, callback) {
    return ask(this, "A", hostname, wantsTtl(options), callback ?? options);
  }

  /**
   * Asks for IPv6 addresses.
   *
   * @param {string} hostname
   * @param {ResolveOptions | ((error: Error | null, addresses?: string[] | import("./records.js").AddressWithTtl[]) => void)} options
   * @param {(error: Error | null, addresses?: string[] | import("./records.js").AddressWithTtl[]) => void} [callback]
   */
  resolve6(hostname, options, callback) {
    return ask(this, "AAAA", hostname, wantsTtl(options), callback ?? options);
  }

  /**
   * Asks for records of all types.
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: object[]) => void} callback
   */
  resolveAny(hostname, callback) {
    return ask(this, "ANY", hostname, false, callback);
  }

  /**
   * Asks for which authorities may issue certificates (CAA records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: import("./records.js").CaaRecord[]) => void} callback
   */
  resolveCaa(hostname, callback) {
    return ask(this, "CAA", hostname, false, callback);
  }

  /**
   * Asks for the names it stands for (CNAME records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: string[]) => void} callback
   */
  resolveCname(hostname, callback) {
    return ask(this, "CNAME", hostname, false, callback);
  }

  /**
   * Asks for mail servers (MX records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: import("./records.js").MxRecord[]) => void} callback
   */
  resolveMx(hostname, callback) {
    return ask(this, "MX", hostname, false, callback);
  }

  /**
   * Asks for rules for rewriting names (NAPTR records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: import("./records.js").NaptrRecord[]) => void} callback
   */
  resolveNaptr(hostname, callback) {
    return ask(this, "NAPTR", hostname, false, callback);
  }

  /**
   * Asks for name servers (NS records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: string[]) => void} callback
   */
  resolveNs(hostname, callback) {
    return ask(this, "NS", hostname, false, callback);
  }

  /**
   * Asks for names it points to (PTR records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: string[]) => void} callback
   */
  resolvePtr(hostname, callback) {
    return ask(this, "PTR", hostname, false, callback);
  }

  /**
   * Asks for the start of authority (SOA record).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: import("./records.js").SoaRecord) => void} callback
   */
  resolveSoa(hostname, callback) {
    return ask(this, "SOA", hostname, false, callback);
  }

  /**
   * Asks for servers of a service (SRV records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: import("./records.js").SrvRecord[]) => void} callback
   */
  resolveSrv(hostname, callback) {
    return ask(this, "SRV", hostname, false, callback);
  }

  /**
   * Asks for certificates bound to the name (TLSA records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: import("./records.js").TlsaRecord[]) => void} callback
   */
  resolveTlsa(hostname, callback) {
    return ask(this, "TLSA", hostname, false, callback);
  }

  /**
   * Asks for texts, each in parts (TXT records).
   *
   * @param {string} hostname
   * @param {(error: Error | null, result?: string[][]) => void} callback
   */
  resolveTxt(hostname, callback) {
    return ask(this, "TXT", hostname, false, callback);
  }

  /**
   * Asks for records of a type.
   *
   * @param {string} hostname
   * @param {RecordType | ((error: Error | null, records?: any) => void)} rrtype A unless told
   * @param {(error: Error | null, records?: any) => void} [callback]
   */
  resolve(hostname, rrtype, callback) {
    if (typeof rrtype === "function") return ask(this, "A", hostname, false, rrtype);
    return ask(this, typeOf(rrtype, invalidType), hostname, false, callback);
  }

  /**
   * Asks for the names of an address.
   *
   * @param {string} ip IPv4 or IPv6
   * @param {(error: Error | null, hostnames?: string[]) => void} callback
   */
  reverse(ip, callback) {
    const trace = new Error();
    nameOf(ip);
    const done = callbackOf(callback);
    const address = reversible(ip, trace);
    settle(this.namesOf(address, trace), done);
    return { hostname: address };
  }
}
