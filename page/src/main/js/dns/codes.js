/** Codes and errors of `dns`, as Node has them. */

import { nodeError } from "../channel/failure.js";

/** Look up no family that the machine has no address of. */
export const ADDRCONFIG = 32;

/** With `V4MAPPED`: also IPv6 forms of IPv4 addresses where there are IPv6 addresses. */
export const ALL = 16;

/** IPv6 forms of IPv4 addresses where there are no IPv6 addresses. */
export const V4MAPPED = 8;

/** The server's answer has no such record. */
export const NODATA = "ENODATA";
/** The server says that it does not understand the question. */
export const FORMERR = "EFORMERR";
/** The server says that it failed. */
export const SERVFAIL = "ESERVFAIL";
/** There is no such name. */
export const NOTFOUND = "ENOTFOUND";
/** The server says that it does not do such questions. */
export const NOTIMP = "ENOTIMP";
/** The server does not answer us. */
export const REFUSED = "EREFUSED";
/** The question is malformed. */
export const BADQUERY = "EBADQUERY";
/** It is no name. */
export const BADNAME = "EBADNAME";
/** There is no such family of addresses. */
export const BADFAMILY = "EBADFAMILY";
/** The server's answer is malformed. */
export const BADRESP = "EBADRESP";
/** No server can be reached. */
export const CONNREFUSED = "ECONNREFUSED";
/** No server answers. */
export const TIMEOUT = "ETIMEOUT";
/** The end of a file. */
export const EOF = "EOF";
/** A file cannot be read. */
export const FILE = "EFILE";
/** There is not enough memory. */
export const NOMEM = "ENOMEM";
/** The resolver is gone. */
export const DESTRUCTION = "EDESTRUCTION";
/** A text is malformed. */
export const BADSTR = "EBADSTR";
/** There are no such flags. */
export const BADFLAGS = "EBADFLAGS";
/** The name is no number. */
export const NONAME = "ENONAME";
/** There are no such hints. */
export const BADHINTS = "EBADHINTS";
/** The library is not ready. */
export const NOTINITIALIZED = "ENOTINITIALIZED";
/** A library of Windows is missing. */
export const LOADIPHLPAPI = "ELOADIPHLPAPI";
/** A function of Windows is missing. */
export const ADDRGETNETWORKPARAMS = "EADDRGETNETWORKPARAMS";
/** The question was given up by `cancel`. */
export const CANCELLED = "ECANCELLED";

/**
 * An error of a look-up.
 *
 * @param {string} code for instance `ENOTFOUND`
 * @param {number | undefined} errno libuv's number; none for answers of name servers
 * @param {string} syscall for instance `queryA`
 * @param {string} hostname what was looked up
 * @param {Error} trace made where the app called
 * @returns {Error & { code: string, hostname?: string }}
 */
export function dnsError(code, errno, syscall, hostname, trace) {
  const error = nodeError("Error", `${syscall} ${code}${hostname && ` ${hostname}`}`, trace);
  const about = hostname === "" ? {} : { hostname };
  return Object.assign(error, { errno, code, syscall, ...about });
}

/**
 * What a host's error means for the app: refusals and faults of the bridge stay what they are.
 *
 * @param {unknown} reason
 * @param {string} syscall
 * @param {string} hostname
 * @param {Error} trace made where the app called
 * @returns {unknown}
 */
export function lookupFailure(reason, syscall, hostname, trace) {
  const { code, errno } = /** @type {{ code?: string, errno?: number }} */ (reason ?? {});
  if (code === undefined || code.startsWith("ERR_")) return reason;
  return dnsError(code === "ABORT_ERR" ? CANCELLED : code, errno, syscall, hostname, trace);
}
