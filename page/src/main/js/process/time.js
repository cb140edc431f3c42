/** `process.hrtime`. */

import { invalidArgType, outOfRange } from "../node/codes.js";

const NANOS = 1_000_000_000n;

/** @returns {bigint} nanoseconds since a moment in the past */
function nanoseconds() {
  const ms = performance.timeOrigin + performance.now();
  return BigInt(Math.round(ms * 1000)) * 1000n;
}

/**
 * @param {[number, number]} [time] what an earlier call returned
 * @returns {[number, number]} seconds and nanoseconds since then, or since a moment in the past
 */
function elapsed(time) {
  const now = nanoseconds();
  if (time === undefined) return [Number(now / NANOS), Number(now % NANOS)];
  if (!Array.isArray(time)) throw invalidArgType("time", "Array", time);
  if (time.length !== 2) throw outOfRange("time", "2", /** @type {unknown[]} */ (time).length);
  const difference = now - (BigInt(time[0]) * NANOS + BigInt(time[1]));
  return [Number(difference / NANOS), Number(difference % NANOS)];
}

/** Seconds and nanoseconds since a moment in the past or since an earlier call; `hrtime.bigint()` in one number. */
export const hrtime = Object.assign(elapsed, { bigint: nanoseconds });
