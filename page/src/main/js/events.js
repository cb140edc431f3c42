/** Node's `events`: the npm package of the same name, and what it lacks. */

import EventEmitter from "npm-events";
import { abortError } from "./channel/failure.js";
import { abortSignal, callable, invalidArgType, outOfRange } from "./node/codes.js";

/** @typedef {string | symbol} Name */
/** @typedef {(...args: any[]) => void} Listener */

/** Listeners of this event see an `error` before it is handled. */
const errorMonitor = Symbol.for("events.errorMonitor");

/** The method that Node calls for a listener's rejected promise when `captureRejections` is on. */
const captureRejectionSymbol = Symbol.for("nodejs.rejection");

const { emit } = EventEmitter.prototype;
EventEmitter.prototype.emit = function (name, ...args) {
  if (name === "error" && this.listenerCount(errorMonitor) > 0) {
    emit.call(this, errorMonitor, ...args);
  }
  return emit.call(this, name, ...args);
};

/**
 * What `setMaxListeners` was told; an EventTarget itself does not count.
 *
 * @type {WeakMap<EventTarget, number>}
 */
const maxima = new WeakMap();

/**
 * @param {EventEmitter | EventTarget} emitter
 * @param {Name} name
 * @param {Listener} listener
 * @param {boolean} [isOnce]
 * @returns {() => void} takes the listener away
 */
function listen(emitter, name, listener, isOnce = false) {
  if (emitter instanceof EventTarget) {
    emitter.addEventListener(String(name), listener, { once: isOnce });
    return () => emitter.removeEventListener(String(name), listener);
  }
  if (typeof emitter?.on !== "function") throw invalidArgType("emitter", "EventEmitter", emitter);
  if (isOnce) emitter.once(name, listener);
  else emitter.on(name, listener);
  return () => void emitter.removeListener(name, listener);
}

/**
 * Waits for an event.
 *
 * @param {EventEmitter | EventTarget} emitter
 * @param {Name} name
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {Promise<any[]>} its arguments; rejected by an `error` event
 */
function once(emitter, name, options) {
  return new Promise((resolve, reject) => {
    const signal = abortSignal(options?.signal, "options.signal");
    if (signal?.aborted) throw abortError(signal);
    /** @type {(() => void)[]} */
    const endings = [];
    const end = () => endings.forEach((ending) => ending());
    const settle = (/** @type {() => void} */ settled) => {
      end();
      settled();
    };
    endings.push(listen(emitter, name, (...args) => settle(() => resolve(args)), true));
    if (name !== "error" && !(emitter instanceof EventTarget)) {
      endings.push(listen(emitter, "error", (error) => settle(() => reject(error)), true));
    }
    if (signal !== undefined) {
      const onAbort = () => settle(() => reject(abortError(signal)));
      endings.push(listen(signal, "abort", onAbort, true));
    }
  });
}

/**
 * Iterates over events as they come.
 *
 * @param {EventEmitter | EventTarget} emitter
 * @param {Name} name
 * @param {{ signal?: AbortSignal, close?: Name[] }} [options] `close` names events that end it
 * @returns {AsyncGenerator<any[], void, void>} their arguments
 */
function on(emitter, name, options) {
  const signal = abortSignal(options?.signal, "options.signal");
  if (signal?.aborted) throw abortError(signal);
  /** @type {any[][]} */
  const queue = [];
  let wake = () => {};
  let ended = false;
  /** @type {{ error: unknown } | undefined} */
  let failure;
  const step = (/** @type {() => void} */ change) => {
    change();
    wake();
  };
  const endings = [listen(emitter, name, (...args) => step(() => queue.push(args)))];
  const fail = (/** @type {unknown} */ error) => step(() => (failure = { error }));
  if (name !== "error" && !(emitter instanceof EventTarget)) endings.push(listen(emitter, "error", fail));
  if (signal) endings.push(listen(signal, "abort", () => fail(abortError(signal)), true));
  for (const last of options?.close ?? []) endings.push(listen(emitter, last, () => step(() => (ended = true))));
  return (async function* () {
    try {
      for (;;) {
        for (let args = queue.shift(); args; args = queue.shift()) yield args;
        if (failure) throw failure.error;
        if (ended) return;
        await new Promise((resolve) => (wake = () => resolve(undefined)));
      }
    } finally {
      endings.forEach((ending) => ending());
    }
  })();
}

/**
 * @param {EventEmitter} emitter
 * @param {Name} name
 * @returns {Listener[]}
 */
function getEventListeners(emitter, name) {
  if (typeof emitter?.listeners !== "function") {
    throw invalidArgType("emitter", "EventEmitter", emitter);
  }
  return emitter.listeners(name);
}

/**
 * @param {EventEmitter} emitter
 * @param {Name} name
 * @returns {number}
 */
function listenerCount(emitter, name) {
  return emitter.listenerCount(name);
}

/**
 * @param {EventEmitter | EventTarget} emitter
 * @returns {number}
 */
function getMaxListeners(emitter) {
  if (emitter instanceof EventTarget) return maxima.get(emitter) ?? EventEmitter.defaultMaxListeners;
  if (typeof emitter?.getMaxListeners !== "function") {
    throw invalidArgType("emitter", ["EventEmitter", "EventTarget"], emitter);
  }
  return emitter.getMaxListeners();
}

/**
 * @param {number} [count]
 * @param {...(EventEmitter | EventTarget)} targets those it is for; none: all made from now on
 */
function setMaxListeners(count = EventEmitter.defaultMaxListeners, ...targets) {
  if (typeof count !== "number" || count < 0 || Number.isNaN(count)) {
    throw outOfRange("setMaxListeners", "a non-negative number", count);
  }
  if (targets.length === 0) EventEmitter.defaultMaxListeners = count;
  for (const target of targets) {
    if (target instanceof EventTarget) maxima.set(target, count);
    else target.setMaxListeners(count);
  }
}

/**
 * Listens to the abortion of a signal, also when it is aborted already.
 *
 * @param {AbortSignal} signal
 * @param {Listener} listener
 * @returns {{ [Symbol.dispose](): void }}
 */
function addAbortListener(signal, listener) {
  if (signal === undefined) throw invalidArgType("signal", "AbortSignal", signal);
  abortSignal(signal, "signal");
  callable(listener, "listener");
  let forget = () => {};
  if (signal.aborted) queueMicrotask(() => listener());
  else forget = listen(signal, "abort", listener, true);
  const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");
  return /** @type {any} */ ({ [dispose]: () => forget() });
}

const { defaultMaxListeners, init } = EventEmitter;
const captureRejections = false;
const usingDomains = false;

export default Object.assign(EventEmitter, {
  addAbortListener,
  captureRejectionSymbol,
  captureRejections,
  errorMonitor,
  getEventListeners,
  getMaxListeners,
  listenerCount,
  on,
  once,
  setMaxListeners,
  usingDomains,
});
export {
  EventEmitter,
  addAbortListener,
  captureRejectionSymbol,
  captureRejections,
  defaultMaxListeners,
  errorMonitor,
  getEventListeners,
  getMaxListeners,
  init,
  listenerCount,
  on,
  once,
  setMaxListeners,
  usingDomains,
};
