/** Errors of `http` alone. */

import { withCode } from "../node/codes.js";

/**
 * The other end has gone.
 *
 * @param {string} message
 * @returns {Error & { code: string }}
 */
export function connectionReset(message) {
  return withCode(new Error(message), "ECONNRESET");
}

/**
 * @param {string} what was tried
 * @returns {Error & { code: string }}
 */
export function headersSent(what) {
  return withCode(new Error(`Cannot ${what} headers after they are sent to the client`), "ERR_HTTP_HEADERS_SENT");
}

/**
 * @param {string} message
 * @param {string} code
 * @returns {Error & { code: string }}
 */
export function failure(message, code) {
  return withCode(new Error(message), code);
}

/**
 * @param {number | null} written in bytes
 * @param {number | null} announced in bytes
 * @returns {Error & { code: string }}
 */
export function lengthMismatch(written, announced) {
  return failure(
    `Response body's content-length of ${written} byte(s) does not match the content-length of ${announced} byte(s) set in header`,
    "ERR_HTTP_CONTENT_LENGTH_MISMATCH",
  );
}
