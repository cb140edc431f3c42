/** Tells when nothing has happened for a while. */

import { invalidArgType, outOfRange } from "../node/codes.js";

/** The longest that timers take; more is cut to it, as in Node. */
const DURATION_MS_MAX = 2 ** 31 - 1;

export class IdleTimer {
  #onIdle;
  #durationMs = 0;
  #sinceMs = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => void} onIdle */
  constructor(onIdle) {
    this.#onIdle = onIdle;
  }

  /**
   * @param {unknown} msecs
   * @returns {number} checked
   */
  static duration(msecs) {
    if (typeof msecs !== "number") throw invalidArgType("msecs", "number", msecs);
    if (msecs < 0 || !Number.isFinite(msecs)) throw outOfRange("msecs", "a non-negative finite number", msecs);
    return Math.min(msecs, DURATION_MS_MAX);
  }

  /** @param {number} durationMs 0 for never */
  start(durationMs) {
    this.stop();
    this.#durationMs = durationMs;
    this.touch();
  }

  /** Something happened: cheap, since it only notes the time while a timer runs. */
  touch() {
    if (this.#durationMs === 0) return;
    this.#sinceMs = performance.now();
    if (this.#timer === undefined) this.#wait(this.#durationMs);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#durationMs = 0;
  }

  /** @param {number} ms */
  #wait(ms) {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const leftMs = this.#sinceMs + this.#durationMs - performance.now();
      if (leftMs > 0) this.#wait(leftMs);
      else this.#onIdle();
    }, ms);
  }
}
