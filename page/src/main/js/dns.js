/**
 * Node's `dns`. Each name needs the permission `dns`, or `tcp` or `udp` that names it; what is refused
 * fails with `ERR_ACCESS_DENIED`.
 */

import { Resolver } from "./dns/callbacks.js";
import {
  ADDRCONFIG,
  ALL,
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
  V4MAPPED,
} from "./dns/codes.js";
import {
  callbackOf,
  find,
  findService,
  getDefaultResultOrder,
  lookupName,
  lookupSettings,
  missingArgs,
  servicePort,
  setDefaultResultOrder,
  settle,
} from "./dns/lookup.js";
import promised from "./dns/promises.js";
import { getServers, setServers, standard } from "./dns/standard.js";
import { callable } from "./node/codes.js";

/** @typedef {import("./dns/lookup.js").LookupOptions} LookupOptions */
/** @typedef {import("./dns/lookup.js").LookupAddress} LookupAddress */
/** @typedef {(error: Error | null, address?: any, family?: number) => void} LookupCallback */

/**
 * The addresses of a name, as the system finds them.
 *
 * @param {string} hostname
 * @param {LookupOptions | number | LookupCallback} options or the family alone
 * @param {LookupCallback} [callback] gets address and family, or with `all` a list of {@link LookupAddress}
 */
function lookup(hostname, options, callback) {
  const trace = new Error();
  const name = lookupName(hostname);
  const done = callbackOf(typeof options === "function" ? options : callback);
  const settings = lookupSettings(typeof options === "function" ? undefined : options);
  settle(find(name, settings, trace), done, (found) => (Array.isArray(found) ? [found] : [found.address, found.family]));
  return { hostname: name, family: settings.family };
}

/**
 * The names of an address and of a port.
 *
 * @param {string} address IPv4 or IPv6
 * @param {number} port
 * @param {(error: Error | null, hostname?: string, service?: string) => void} callback
 */
function lookupService(address, port, callback) {
  const trace = new Error();
  if (arguments.length !== 3) throw missingArgs('"address", "port", and "callback"');
  const number = servicePort(address, port);
  const done = callable(callback, "callback");
  settle(findService(address, number, trace), done, ({ hostname, service }) => [hostname, service]);
  return { hostname: address, port: number };
}

/**
 * Asks for records of a type.
 *
 * @param {string} hostname
 * @param {import("./dns/records.js").RecordType | ((error: Error | null, records?: any) => void)} rrtype A unless told
 * @param {(error: Error | null, records?: any) => void} [callback]
 */
function resolve(hostname, rrtype, callback) {
  return standard().callbacks.resolve(hostname, rrtype, callback);
}

/**
 * Asks for the names of an address.
 *
 * @param {string} ip IPv4 or IPv6
 * @param {(error: Error | null, hostnames?: string[]) => void} callback
 */
function reverse(ip, callback) {
  return standard().callbacks.reverse(ip, callback);
}

/**
 * Asks for IPv4 addresses.
 *
 * @param {string} hostname
 * @param {import("./dns/callbacks.js").ResolveOptions | ((error: Error | null, addresses?: string[] | import("./dns/records.js").AddressWithTtl[]) => void)} options
 * @param {(error: Error | null, addresses?: string[] | import("./dns/records.js").AddressWithTtl[]) => void} [callback]
 */
function resolve4(hostname, options, callback) {
  return standard().callbacks.resolve4(hostname, options, callback);
}

/**
 * Asks for IPv6 addresses.
 *
 * @param {string} hostname
 * @param {import("./dns/callbacks.js").ResolveOptions | ((error: Error | null, addresses?: string[] | import("./dns/records.js").AddressWithTtl[]) => void)} options
 * @param {(error: Error | null, addresses?: string[] | import("./dns/records.js").AddressWithTtl[]) => void} [callback]
 */
function resolve6(hostname, options, callback) {
  return standard().callbacks.resolve6(hostname, options, callback);
}

/**
 * Asks for records of all types.
 *
 * @param {string} hostname
 * @param {(error: Error | null, result?: object[]) => void} callback
 */
function resolveAny(hostname, callback) {
  return standard().callbacks.resolveAny(hostname, callback);
}

/**
 * Asks for which authorities may issue certificates (CAA records).
 *
 * @param {string} hostname
 * @param {(error: Error | null, result?: import("./dns/records.js").CaaRecord[]) => void} callback
 */
function resolveCaa(hostname, callback) {
  return standard().callbacks.resolveCaa(hostname, callback);
}

/**
 * Asks for the names it stands for (CNAME records).
 *
 * @param {string} hostname
 * @param {(error: Error | null, result?: string[]) => void} callback
 */
function resolveCname(hostname, callback) {
  return standard().callbacks.resolveCname(hostname, callback);
}

/**
 * Asks for mail servers (MX records).
 *
 * @param {string} hostname
 * @param {(error: Error | null, result?: import("./dns/records.js").MxRecord[]) => void} callback
 */
function resolveMx(hostname, callback) {
  return standard().callbacks.resolveMx(hostname, callback);
}

/**
 * Asks for rules for rewriting names (NAPTR records).
 *
 * @param {string} hostname
 * @param {(error: Error | null, result?: import("./dns/records.js").NaptrRecord[]) => void} callback
 */
function resolveNaptr(hostname, callback) {
  return standard().callbacks.resolveNaptr(hostname, callback);
}

/**
 * Asks for name servers (NS records).
 *
 * @param {string} hostname
 * @param {(error: Error | null, result?: string[]) => void} callback
 */
function resolveNs(hostname, callback) {
  return standard().callbacks.resolveNs(hostname, callback);
}

/**
 * Asks for names it points to (PTR records).
 *
 * @param {string} hostname
 * @param {(error: Error | null, result?: string[]) => void} callback
 */
function resolvePtr(hostname, callback) {
  return standard().callbacks.resolvePtr(hostname, callback);
}

/**
 * Asks for the start of authority (SOA record).
 *
 * @param {string} hostname
 * @param {(error: Error | null, result?: import("./dns/records.js").SoaRecord) => void} callback
 */
function resolveSoa(hostname, callback) {
  return standard().callbacks.resolveSoa(hostname, callback);
}

/**
 * Asks for servers of a service (SRV records).
 *
 * @param {string} hostname
 * @param {(error: Error | null, result?: import("./dns/records.js").SrvRecord[]) => void} callback
 */
function resolveSrv(hostname, callback) {
  return standard().callbacks.resolveSrv(hostname, callback);
}

/**
 * Asks for certificates bound to the name (TLSA records).
 *
 * @param {string} hostname
 * @param {(error: Error | null, result?: import("./dns/records.js").TlsaRecord[]) => void} callback
 */
function resolveTlsa(hostname, callback) {
  return standard().callbacks.resolveTlsa(hostname, callback);
}

/**
 * Asks for texts, each in parts (TXT records).
 *
 * @param {string} hostname
 * @param {(error: Error | null, result?: string[][]) => void} callback
 */
function resolveTxt(hostname, callback) {
  return standard().callbacks.resolveTxt(hostname, callback);
}

/** The same functions as promises: `dns/promises`. */
const promises = promised;

/** What `util.promisify` makes of the functions whose callbacks get two values. */
const CUSTOM = Symbol.for("nodejs.util.promisify.custom");
Object.defineProperty(lookup, CUSTOM, { value: promises.lookup });
Object.defineProperty(lookupService, CUSTOM, { value: promises.lookupService });

export default {
  ADDRCONFIG,
  ADDRGETNETWORKPARAMS,
  ALL,
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
  V4MAPPED,
  getDefaultResultOrder,
  getServers,
  lookup,
  lookupService,
  promises,
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
  ADDRCONFIG,
  ADDRGETNETWORKPARAMS,
  ALL,
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
  V4MAPPED,
  getDefaultResultOrder,
  getServers,
  lookup,
  lookupService,
  promises,
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
