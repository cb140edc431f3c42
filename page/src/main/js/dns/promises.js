/**
 * Node's `dns/promises`. Each name needs the permission `dns`, or `tcp` or `udp` that names it; what is
 * refused fails with `ERR_ACCESS_DENIED`.
 */

import {
  NODATA,
  FORMERR,
  SERVFAIL,
  NOTFOUND,
  NOTIMP,
  REFUSED,
  BADQUERY,
  BADNAME,
  BADFAMILY,
  BADRESP,
  CONNREFUSED,
  TIMEOUT,
  EOF,
  FILE,
  NOMEM,
  DESTRUCTION,
  BADSTR,
  BADFLAGS,
  NONAME,
  BADHINTS,
  NOTINITIALIZED,
  LOADIPHLPAPI,
  ADDRGETNETWORKPARAMS,
  CANCELLED,
} from "./codes.js";
import { find, findService, getDefaultResultOrder, lookupName, lookupSettings, missingArgs, servicePort, setDefaultResultOrder } from "./lookup.js";
import { Resolver } from "./promised.js";
import { getServers, setServers, standard } from "./standard.js";

/** @typedef {import("./lookup.js").LookupOptions} LookupOptions */
/** @typedef {import("./lookup.js").LookupAddress} LookupAddress */

/**
 * The addresses of a name, as the system finds them.
 *
 * @param {string} hostname
 * @param {LookupOptions | number} [options] or the family alone
 * @returns {Promise<any>} a {@link LookupAddress}, or with `all` a list of them
 */
function lookup(hostname, options) {
  const trace = new Error();
  const name = lookupName(hostname);
  return find(name, lookupSettings(options), trace);
}

/**
 * The names of an address and of a port.
 *
 * @param {string} address IPv4 or IPv6
 * @param {number} port
 * @returns {Promise<{ hostname: string, service: string }>}
 */
function lookupService(address, port) {
  const trace = new Error();
  if (arguments.length !== 2) throw missingArgs('"address" and "port"');
  return findService(address, servicePort(address, port), trace);
}

/**
 * Asks for records of a type.
 *
 * @param {string} hostname
 * @param {import("./records.js").RecordType} [rrtype] A unless told
 * @returns {Promise<any>}
 */
function resolve(hostname, rrtype) {
  return standard().promises.resolve(hostname, rrtype);
}

/**
 * Asks for the names of an address.
 *
 * @param {string} ip IPv4 or IPv6
 * @returns {Promise<string[]>}
 */
function reverse(ip) {
  return standard().promises.reverse(ip);
}

/**
 * Asks for IPv4 addresses.
 *
 * @param {string} hostname
 * @param {import("./callbacks.js").ResolveOptions} [options]
 * @returns {Promise<string[] | import("./records.js").AddressWithTtl[]>}
 */
function resolve4(hostname, options) {
  return standard().promises.resolve4(hostname, options);
}

/**
 * Asks for IPv6 addresses.
 *
 * @param {string} hostname
 * @param {import("./callbacks.js").ResolveOptions} [options]
 * @returns {Promise<string[] | import("./records.js").AddressWithTtl[]>}
 */
function resolve6(hostname, options) {
  return standard().promises.resolve6(hostname, options);
}

/**
 * Asks for records of all types.
 *
 * @param {string} hostname
 * @returns {Promise<object[]>}
 */
function resolveAny(hostname) {
  return standard().promises.resolveAny(hostname);
}

/**
 * Asks for which authorities may issue certificates (CAA records).
 *
 * @param {string} hostname
 * @returns {Promise<import("./records.js").CaaRecord[]>}
 */
function resolveCaa(hostname) {
  return standard().promises.resolveCaa(hostname);
}

/**
 * Asks for the names it stands for (CNAME records).
 *
 * @param {string} hostname
 * @returns {Promise<string[]>}
 */
function resolveCname(hostname) {
  return standard().promises.resolveCname(hostname);
}

/**
 * Asks for mail servers (MX records).
 *
 * @param {string} hostname
 * @returns {Promise<import("./records.js").MxRecord[]>}
 */
function resolveMx(hostname) {
  return standard().promises.resolveMx(hostname);
}

/**
 * Asks for rules for rewriting names (NAPTR records).
 *
 * @param {string} hostname
 * @returns {Promise<import("./records.js").NaptrRecord[]>}
 */
function resolveNaptr(hostname) {
  return standard().promises.resolveNaptr(hostname);
}

/**
 * Asks for name servers (NS records).
 *
 * @param {string} hostname
 * @returns {Promise<string[]>}
 */
function resolveNs(hostname) {
  return standard().promises.resolveNs(hostname);
}

/**
 * Asks for names it points to (PTR records).
 *
 * @param {string} hostname
 * @returns {Promise<string[]>}
 */
function resolvePtr(hostname) {
  return standard().promises.resolvePtr(hostname);
}

/**
 * Asks for the start of authority (SOA record).
 *
 * @param {string} hostname
 * @returns {Promise<import("./records.js").SoaRecord>}
 */
function resolveSoa(hostname) {
  return standard().promises.resolveSoa(hostname);
}

/**
 * Asks for servers of a service (SRV records).
 *
 * @param {string} hostname
 * @returns {Promise<import("./records.js").SrvRecord[]>}
 */
function resolveSrv(hostname) {
  return standard().promises.resolveSrv(hostname);
}

/**
 * Asks for certificates bound to the name (TLSA records).
 *
 * @param {string} hostname
 * @returns {Promise<import("./records.js").TlsaRecord[]>}
 */
function resolveTlsa(hostname) {
  return standard().promises.resolveTlsa(hostname);
}

/**
 * Asks for texts, each in parts (TXT records).
 *
 * @param {string} hostname
 * @returns {Promise<string[][]>}
 */
function resolveTxt(hostname) {
  return standard().promises.resolveTxt(hostname);
}

export default {
  ADDRGETNETWORKPARAMS,
  BADFAMILY,
  BADFLAGS,
  BADHINTS,
  BADNAME,
  BADQUERY,
  BADRESP,
  BADSTR,
  CANCELLED,
  CONNREFUSED,
  DESTRUCTION,
  EOF,
  FILE,
  FORMERR,
  LOADIPHLPAPI,
  NODATA,
  NOMEM,
  NONAME,
  NOTFOUND,
  NOTIMP,
  NOTINITIALIZED,
  REFUSED,
  Resolver,
  SERVFAIL,
  TIMEOUT,
  getDefaultResultOrder,
  getServers,
  lookup,
  lookupService,
  resolve,
  resolve4,
  resolve6,
  resolveAny,
  resolveCaa,
  resolveCname,
  resolveMx,
  resolveNaptr,
  resolveNs,
  resolvePtr,
  resolveSoa,
  resolveSrv,
  resolveTlsa,
  resolveTxt,
  reverse,
  setDefaultResultOrder,
  setServers,
};
export {
  ADDRGETNETWORKPARAMS,
  BADFAMILY,
  BADFLAGS,
  BADHINTS,
  BADNAME,
  BADQUERY,
  BADRESP,
  BADSTR,
  CANCELLED,
  CONNREFUSED,
  DESTRUCTION,
  EOF,
  FILE,
  FORMERR,
  LOADIPHLPAPI,
  NODATA,
  NOMEM,
  NONAME,
  NOTFOUND,
  NOTIMP,
  NOTINITIALIZED,
  REFUSED,
  Resolver,
  SERVFAIL,
  TIMEOUT,
  getDefaultResultOrder,
  getServers,
  lookup,
  lookupService,
  resolve,
  resolve4,
  resolve6,
  resolveAny,
  resolveCaa,
  resolveCname,
  resolveMx,
  resolveNaptr,
  resolveNs,
  resolvePtr,
  resolveSoa,
  resolveSrv,
  resolveTlsa,
  resolveTxt,
  reverse,
  setDefaultResultOrder,
  setServers,
};
