/** Errors of `tls`, in the words of Node and of OpenSSL, which Node passes on. */

import { withCode } from "../node/codes.js";

/** OpenSSL's words for its verdicts about certificates (X509_verify_cert_error_string(3)). */
const VERDICTS = /** @type {Record<string, string>} */ ({
  CERT_CHAIN_TOO_LONG: "certificate chain too long",
  CERT_HAS_EXPIRED: "certificate has expired",
  CERT_NOT_YET_VALID: "certificate is not yet valid",
  CERT_REJECTED: "certificate rejected",
  DEPTH_ZERO_SELF_SIGNED_CERT: "self-signed certificate",
  INVALID_PURPOSE: "unsuitable certificate purpose",
  PATH_LENGTH_EXCEEDED: "path length constraint exceeded",
  SELF_SIGNED_CERT_IN_CHAIN: "self-signed certificate in certificate chain",
  UNABLE_TO_GET_ISSUER_CERT: "unable to get issuer certificate",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "unable to get local issuer certificate",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "unable to verify the first certificate",
});

/**
 * @param {string} code the verdict
 * @returns {Error & { code: string }}
 */
export function verdictError(code) {
  return Object.assign(new Error(VERDICTS[code] ?? code), { code });
}

/**
 * @param {string} code for instance `ERR_SSL_NO_SHARED_CIPHER`
 * @param {string} reason in OpenSSL's words
 * @returns {Error & { code: string, library: string, reason: string }}
 */
export function sslError(code, reason) {
  const library = "SSL routines";
  return Object.assign(new Error(`error:${library}::${reason}`), { library, reason, code });
}

/**
 * @param {unknown} error of the host, whose message names library and reason
 * @returns {unknown}
 */
export function contextError(error) {
  const known = /** @type {Error & { code?: string, library?: string, reason?: string }} */ (error);
  if (known.code === "ERR_TLS_PFX") {
    delete known.code;
    return known;
  }
  const [, library, reason] = /^error:(.*)::(.*)$/.exec(known.message ?? "") ?? [];
  return library === undefined || reason === undefined ? error : Object.assign(known, { library, reason });
}

/**
 * @param {string} message
 * @param {object} [facts]
 * @returns {Error & { code: string }}
 */
export function connectionReset(message, facts = {}) {
  return Object.assign(new Error(message), { code: "ECONNRESET", ...facts });
}

/** @returns {Error & { code: string }} */
export function invalidState() {
  return withCode(new Error("TLS socket connection must be securely established"), "ERR_TLS_INVALID_STATE");
}

/** @returns {Error & { code: string }} */
export function handshakeTimeout() {
  return withCode(new Error("TLS handshake timeout"), "ERR_TLS_HANDSHAKE_TIMEOUT");
}

/** @returns {Error & { code: string }} */
export function requiredServerName() {
  return withCode(new Error('"servername" is required parameter for Server.addContext'), "ERR_TLS_REQUIRED_SERVER_NAME");
}
