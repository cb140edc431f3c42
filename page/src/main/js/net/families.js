/** How connections choose between IPv4 and IPv6, for all that do not say it themselves. */

import { boolean, integer } from "../node/codes.js";

/** 10 ms: Node takes less for this. */
const ATTEMPT_MS_MIN = 10;

const TIMEOUT_MAX = 2 ** 31 - 1;

let autoSelectFamily = true;

/** 250 ms: Node's, after RFC 8305. */
let attemptTimeoutMs = 250;

/** Whether both families are tried. */
export function getDefaultAutoSelectFamily() {
  return autoSelectFamily;
}

/**
 * Chooses for all connections whether both families are tried.
 *
 * @param {boolean} value whether both families are tried
 * @returns {void}
 */
export function setDefaultAutoSelectFamily(value) {
  autoSelectFamily = boolean(value, "value");
}

/** Milliseconds until the next address is tried. */
export function getDefaultAutoSelectFamilyAttemptTimeout() {
  return attemptTimeoutMs;
}

/**
 * Chooses for all connections how long an attempt may take.
 *
 * @param {number} value milliseconds until the next address is tried; 10 at least
 * @returns {void}
 */
export function setDefaultAutoSelectFamilyAttemptTimeout(value) {
  attemptTimeoutMs = attemptTimeout(value, "value");
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {number} milliseconds
 */
export function attemptTimeout(value, name) {
  return Math.max(ATTEMPT_MS_MIN, integer(value, name, 1, TIMEOUT_MAX));
}
