/** `Resolver` of `dns/promises`: questions to name servers, answered by promises. */

import { ResolverBase, nameOf, reversible, typeOf } from "./resolver.js";
import { invalidType } from "./servers.js";

/** @typedef {import("./records.js").RecordType} RecordType */

/** Asks name servers; each has its own settings. */
export class Resolver extends ResolverBase {
  /**
   * Asks for IPv4 addresses.
   *
   * @param {string} hostname
   * @param {import("./callbacks.js").ResolveOptions} [options]
   * @returns {Promise<string[] | import("./records.js").AddressWithTtl[]>}
   */
  resolve4(hostname, options) {
    return this.query("A", nameOf(hostname), Boolean(options?.ttl), new Error());
  }

  /**
   * Asks for IPv6 addresses.
   *
   * @param {string} hostname
   * @param {import("./callbacks.js").ResolveOptions} [options]
   * @returns {Promise<string[] | import("./records.js").AddressWithTtl[]>}
   */
  resolve6(hostname, options) {
    return this.query("AAAA", nameOf(hostname), Boolean(options?.ttl), new Error());
  }

  /**
   * Asks for records of all types.
   *
   * @param {string} hostname
   * @returns {Promise<object[]>}
   */
  resolveAny(hostname) {
    return this.query("ANY", nameOf(hostname), false, new Error());
  }

  /**
   * Asks for which authorities may issue certificates (CAA records).
   *
   * @param {string} hostname
   * @returns {Promise<import("./records.js").CaaRecord[]>}
   */
  resolveCaa(hostname) {
    return this.query("CAA", nameOf(hostname), false, new Error());
  }

  /**
   * Asks for the names it stands for (CNAME records).
   *
   * @param {string} hostname
   * @returns {Promise<string[]>}
   */
  resolveCname(hostname) {
    return this.query("CNAME", nameOf(hostname), false, new Error());
  }

  /**
   * Asks for mail servers (MX records).
   *
   * @param {string} hostname
   * @returns {Promise<import("./records.js").MxRecord[]>}
   */
  resolveMx(hostname) {
    return this.query("MX", nameOf(hostname), false, new Error());
  }

  /**
   * Asks for rules for rewriting names (NAPTR records).
   *
   * @param {string} hostname
   * @returns {Promise<import("./records.js").NaptrRecord[]>}
   */
  resolveNaptr(hostname) {
    return this.query("NAPTR", nameOf(hostname), false, new Error());
  }

  /**
   * Asks for name servers (NS records).
   *
   * @param {string} hostname
   * @returns {Promise<string[]>}
   */
  resolveNs(hostname) {
    return this.query("NS", nameOf(hostname), false, new Error());
  }

  /**
   * Asks for names it points to (PTR records).
   *
   * @param {string} hostname
   * @returns {Promise<string[]>}
   */
  resolvePtr(hostname) {
    return this.query("PTR", nameOf(hostname), false, new Error());
  }

  /**
   * Asks for the start of authority (SOA record).
   *
   * @param {string} hostname
   * @returns {Promise<import("./records.js").SoaRecord>}
   */
  resolveSoa(hostname) {
    return this.query("SOA", nameOf(hostname), false, new Error());
  }

  /**
   * Asks for servers of a service (SRV records).
   *
   * @param {string} hostname
   * @returns {Promise<import("./records.js").SrvRecord[]>}
   */
  resolveSrv(hostname) {
    return this.query("SRV", nameOf(hostname), false, new Error());
  }

  /**
   * Asks for certificates bound to the name (TLSA records).
   *
   * @param {string} hostname
   * @returns {Promise<import("./records.js").TlsaRecord[]>}
   */
  resolveTlsa(hostname) {
    return this.query("TLSA", nameOf(hostname), false, new Error());
  }

  /**
   * Asks for texts, each in parts (TXT records).
   *
   * @param {string} hostname
   * @returns {Promise<string[][]>}
   */
  resolveTxt(hostname) {
    return this.query("TXT", nameOf(hostname), false, new Error());
  }

  /**
   * Asks for records of a type.
   *
   * @param {string} hostname
   * @param {RecordType} [rrtype] A unless told
   * @returns {Promise<any>}
   */
  resolve(hostname, rrtype = "A") {
    return this.query(typeOf(rrtype, invalidType), nameOf(hostname), false, new Error());
  }

  /**
   * Asks for the names of an address.
   *
   * @param {string} ip IPv4 or IPv6
   * @returns {Promise<string[]>}
   */
  async reverse(ip) {
    const trace = new Error();
    return this.namesOf(reversible(ip, trace), trace);
  }
}
