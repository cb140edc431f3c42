/** Timers that are objects, as Node's are. */

import { callable } from "../node/codes.js";

/** 2^31 - 1 ms: what is longer is 1 ms, as in Node. */
export const DELAY_MAX_MS = 2 ** 31 - 1;

const { clearInterval: stopInterval, clearTimeout: stopTimeout, setInterval: startInterval, setTimeout: startTimeout } = globalThis;

const dispose = /** @type {any} */ (Symbol).dispose ?? Symbol.for("Symbol.dispose");

/** @type {Map<number, Timeout>} those that run, by the number they are */
const running = new Map();

/**
 * @param {unknown} delay
 * @returns {number} between 1 and 2^31 - 1
 */
function bounded(delay) {
  const number = Number(delay);
  return number >= 1 && number <= DELAY_MAX_MS ? Math.trunc(number) : 1;
}

/** What `setTimeout` and `setInterval` give. A page lives as long as its window, so `ref` changes nothing. */
export class Timeout {
  #callback;
  #args;
  #delay;
  #isRepeated;
  #isRef = true;
  /** @type {number | undefined} as the engine knows it */
  #handle;
  #id = 0;

  /**
   * @param {(...args: any[]) => void} callback
   * @param {unknown} delay in milliseconds
   * @param {any[]} args
   * @param {boolean} isRepeated
   */
  constructor(callback, delay, args, isRepeated) {
    this.#callback = callable(callback, "callback");
    this.#delay = bounded(delay);
    this.#args = args;
    this.#isRepeated = isRepeated;
    this.#start();
    this.#id = Number(this.#handle);
    running.set(this.#id, this);
  }

  #start() {
    const start = this.#isRepeated ? startInterval : startTimeout;
    this.#handle = Number(
      start.call(globalThis, () => {
        if (!this.#isRepeated) this.#forget();
        Reflect.apply(this.#callback, this, this.#args);
      }, this.#delay),
    );
  }

  #forget() {
    running.delete(this.#id);
    this.#handle = undefined;
  }

  /** @returns {this} counts towards what keeps a program alive */
  ref() {
    this.#isRef = true;
    return this;
  }

  /** @returns {this} does not count */
  unref() {
    this.#isRef = false;
    return this;
  }

  /** @returns {boolean} */
  hasRef() {
    return this.#isRef;
  }

  /** @returns {this} which begins anew, also when it has ended */
  refresh() {
    this.#stop();
    this.#start();
    running.set(this.#id, this);
    return this;
  }

  /** @returns {this} which has ended */
  close() {
    this.#stop();
    this.#forget();
    return this;
  }

  #stop() {
    if (this.#handle === undefined) return;
    const stop = this.#isRepeated ? stopInterval : stopTimeout;
    stop.call(globalThis, this.#handle);
  }

  /** @returns {number} by which it can be cleared too */
  [Symbol.toPrimitive]() {
    return this.#id;
  }

  [dispose]() {
    this.close();
  }
}

/**
 * @param {Timeout | string | number | null | undefined} timer anything else is ignored
 */
export function clear(timer) {
  if (timer instanceof Timeout) timer.close();
  else if (typeof timer === "number" || typeof timer === "string") running.get(Number(timer))?.close();
}
