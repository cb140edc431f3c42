/** Waiting for events: once, or one after another. */

import { abortError } from "../channel/failure.js";
import { abortSignal, integer, invalidArgType } from "../node/codes.js";

/** @typedef {import("./emitter.js").Name} Name */
/** @typedef {import("./emitter.js").Listener} Listener */
/** @typedef {import("./emitter.js").EventEmitterShape} Emitter */

/**
 * @param {any} emitter
 * @param {Name} name
 * @param {Listener} listener
 * @param {boolean} [isOnce]
 * @returns {() => void} takes the listener away
 */
export function listen(emitter, name, listener, isOnce = false) {
  if (typeof emitter?.on === "function") {
    if (isOnce) emitter.once(name, listener);
    else emitter.on(name, listener);
    return () => void emitter.removeListener(name, listener);
  }
  if (typeof emitter?.addEventListener !== "function") throw invalidArgType("emitter", "EventEmitter", emitter);
  emitter.addEventListener(String(name), listener, { once: isOnce });
  return () => emitter.removeEventListener(String(name), listener);
}

/** @param {unknown} options */
function checkOptions(options) {
  if (options === null || typeof options !== "object") throw invalidArgType("options", "object", options);
}

/**
 * Waits for an event.
 *
 * @param {Emitter | EventTarget} emitter
 * @param {Name} name
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {Promise<any[]>} its arguments; rejected by an `error` event
 */
export async function once(emitter, name, options = {}) {
  checkOptions(options);
  const signal = abortSignal(options.signal, "options.signal");
  if (signal?.aborted) throw abortError(signal);
  return new Promise((resolve, reject) => {
    /** @type {(() => void)[]} */
    const endings = [];
    const settle = (/** @type {() => void} */ settled) => {
      endings.forEach((ending) => ending());
      settled();
    };
    endings.push(listen(emitter, name, (...args) => settle(() => resolve(args)), true));
    const isEmitter = typeof (/** @type {any} */ (emitter).on) === "function";
    if (name !== "error" && isEmitter) endings.push(listen(emitter, "error", (error) => settle(() => reject(error)), true));
    if (signal) endings.push(listen(signal, "abort", () => settle(() => reject(abortError(signal))), true));
  });
}

/**
 * @typedef {object} OnOptions
 * @property {AbortSignal} [signal]
 * @property {Name[]} [close] events that end the iteration
 * @property {number} [highWaterMark] events that wait before the emitter is paused
 * @property {number} [lowWaterMark] events that still wait when it is resumed
 */

/** Events that have come and were not asked for, and calls that wait for one. */
class EventQueue {
  /** @type {any[][]} */
  events = [];
  /** @type {{ resolve: (result: IteratorResult<any[], undefined>) => void, reject: (error: unknown) => void }[]} */
  calls = [];
  /** @type {(() => void)[]} */
  endings = [];
  /** @type {{ error: unknown } | undefined} */
  failure;
  isOver = false;
  isPaused = false;

  /**
   * @param {any} emitter
   * @param {number} high
   * @param {number} low
   */
  constructor(emitter, high, low) {
    this.emitter = emitter;
    this.high = high;
    this.low = low;
  }

  /** @param {any[]} args */
  push(args) {
    const call = this.calls.shift();
    if (call) {
      call.resolve({ value: args, done: false });
      return;
    }
    this.events.push(args);
    if (!this.isPaused && this.events.length > this.high) {
      this.isPaused = true;
      this.emitter.pause?.();
    }
  }

  /** @returns {Promise<IteratorResult<any[], undefined>>} */
  next() {
    const args = this.events.shift();
    if (args !== undefined) {
      if (this.isPaused && this.events.length < this.low) {
        this.isPaused = false;
        this.emitter.resume?.();
      }
      return Promise.resolve({ value: args, done: false });
    }
    if (this.failure) {
      const { error } = this.failure;
      this.failure = undefined;
      return Promise.reject(error);
    }
    if (this.isOver) return this.close();
    return new Promise((resolve, reject) => this.calls.push({ resolve, reject }));
  }

  /** @param {unknown} error */
  fail(error) {
    const call = this.calls.shift();
    if (call) call.reject(error);
    else this.failure = { error };
    this.close();
  }

  /** @returns {Promise<IteratorResult<any[], undefined>>} */
  close() {
    for (const ending of this.endings.splice(0)) ending();
    this.isOver = true;
    const result = /** @type {IteratorReturnResult<undefined>} */ ({ value: undefined, done: true });
    for (const { resolve } of this.calls.splice(0)) resolve(result);
    return Promise.resolve(result);
  }
}

/**
 * Iterates over events as they come.
 *
 * @param {Emitter | EventTarget} emitter
 * @param {Name} name
 * @param {OnOptions} [options]
 * @returns {AsyncIterableIterator<any[]>} their arguments
 */
export function on(emitter, name, options = {}) {
  checkOptions(options);
  const signal = abortSignal(options.signal, "options.signal");
  if (signal?.aborted) throw abortError(signal);
  const { close = [], highWaterMark = Number.MAX_SAFE_INTEGER, lowWaterMark = 1 } = options;
  const high = integer(highWaterMark, "options.highWaterMark", 1);
  const queue = new EventQueue(emitter, high, integer(lowWaterMark, "options.lowWaterMark", 1));
  const { endings } = queue;
  endings.push(listen(emitter, name, (...args) => queue.push(args)));
  const isEmitter = typeof (/** @type {any} */ (emitter).on) === "function";
  if (name !== "error" && isEmitter) endings.push(listen(emitter, "error", (error) => queue.fail(error)));
  for (const last of close) endings.push(listen(emitter, last, () => void queue.close()));
  if (signal) endings.push(listen(signal, "abort", () => queue.fail(abortError(signal)), true));
  return {
    next: () => queue.next(),
    return: () => queue.close(),
    throw(/** @type {unknown} */ error) {
      if (!(error instanceof Error)) throw invalidArgType("EventEmitter.AsyncIterator", "Error", error);
      queue.fail(error);
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/**
 * Listens to the abortion of a signal, also when it is aborted already.
 *
 * @param {AbortSignal} signal
 * @param {Listener} listener
 * @returns {{ [Symbol.dispose](): void }}
 */
export function addAbortListener(signal, listener) {
  if (signal === undefined) throw invalidArgType("signal", "AbortSignal", signal);
  abortSignal(signal, "signal");
  if (typeof listener !== "function") throw invalidArgType("listener", "function", listener);
  let forget = () => {};
  if (signal.aborted) queueMicrotask(() => listener());
  else forget = listen(signal, "abort", listener, true);
  const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");
  return /** @type {any} */ ({ [dispose]: () => forget() });
}
