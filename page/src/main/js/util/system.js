/** What `util` says of the system's errors. */

import { invalidArgType, outOfRange } from "../node/codes.js";
import { systemErrors } from "./systemerrors.js";

/**
 * @param {unknown} err
 * @returns {[string, string]} name and message
 */
function entryOf(err) {
  if (typeof err !== "number") throw invalidArgType("err", "number", err);
  if (err >= 0 || !Number.isSafeInteger(err)) throw outOfRange("err", "a negative integer", err);
  return systemErrors().get(err) ?? [`Unknown system error ${err}`, `Unknown system error ${err}`];
}

/**
 * @param {number} err negative, as in an error's `errno`
 * @returns {string} for instance `ENOENT`
 */
export function getSystemErrorName(err) {
  return entryOf(err)[0];
}

/**
 * @param {number} err negative, as in an error's `errno`
 * @returns {string} for instance `no such file or directory`
 */
export function getSystemErrorMessage(err) {
  return entryOf(err)[1];
}

/** @returns {Map<number, [string, string]>} name and message by number */
export function getSystemErrorMap() {
  return new Map(systemErrors());
}

/**
 * @param {number} errno negative
 * @param {string} syscall
 * @param {string} [original] what the message says instead of the name
 * @returns {Error} as one of the system
 */
export function _errnoException(errno, syscall, original) {
  const code = getSystemErrorName(errno);
  const message = original ? `${syscall} ${code} ${original}` : `${syscall} ${code}`;
  return Object.assign(new Error(message), { errno, code, syscall });
}

/**
 * @param {number} errno negative
 * @param {string} syscall
 * @param {string} address
 * @param {number} [port]
 * @param {string} [additional]
 * @returns {Error} as one of a socket
 */
export function _exceptionWithHostPort(errno, syscall, address, port, additional) {
  const code = getSystemErrorName(errno);
  const place = port && port > 0 ? `${address}:${port}` : address;
  const rest = additional ? ` - Local (${additional})` : "";
  const error = Object.assign(new Error(`${syscall} ${code} ${place}${rest}`), { errno, code, syscall, address });
  return port ? Object.assign(error, { port }) : error;
}
