/** The class `EventEmitter` of Node's `events`. */

import { boolean, callable, invalidArgType, outOfRange, shown, withCode } from "../node/codes.js";
import { parts } from "../node/parts.js";
import { nextTick } from "../node/tick.js";

/** @typedef {string | symbol} Name */
/** @typedef {(...args: any[]) => any} Listener */
/** @typedef {Listener & { listener?: Listener }} Held */
/** @typedef {Held | (Held[] & { warned?: boolean })} Entry one listener, or several */

/** Listeners of this event see an `error` before it is handled. */
export const errorMonitor = Symbol.for("events.errorMonitor");

/** The method that is called for a listener's rejected promise when `captureRejections` is on. */
export const captureRejectionSymbol = Symbol.for("nodejs.rejection");

const kCapture = Symbol("kCapture");

/** What holds for emitters that were not told otherwise. */
const defaults = { maxListeners: 10, captureRejections: false };

/**
 * @param {unknown} count
 * @param {string} name
 * @returns {number}
 */
export function listenersMax(count, name) {
  if (typeof count !== "number") throw invalidArgType(name, "number", count);
  if (!(count >= 0)) throw outOfRange(name, ">= 0", count);
  return count;
}

/** Calls functions by the name of what happened. */
export class Emitter {
  /** @type {Record<Name, Entry> | undefined} */
  _events;
  _eventsCount = 0;
  /** @type {number | undefined} */
  _maxListeners;
  /** @type {boolean} */
  [kCapture] = false;

  /** @param {{ captureRejections?: boolean }} [_options] */
  constructor(_options) {}

  /**
   * @param {number} n 0 or Infinity: no warning
   * @returns {this}
   */
  setMaxListeners(n) {
    this._maxListeners = listenersMax(n, "setMaxListeners");
    return this;
  }

  /** @returns {number} beyond which a leak is suspected */
  getMaxListeners() {
    return this._maxListeners ?? defaults.maxListeners;
  }

  /**
   * Calls the listeners of an event in their order. An `error` without listeners is thrown.
   *
   * @param {Name} type
   * @param {...any} args
   * @returns {boolean} whether there were any
   */
  emit(type, ...args) {
    const entry = this._events?.[type];
    if (type === "error") {
      if (this._events?.[errorMonitor] !== undefined) this.emit(errorMonitor, ...args);
      if (entry === undefined) throw unhandled(args[0]);
    }
    if (entry === undefined) return false;
    if (typeof entry === "function") call(this, entry, type, args);
    else for (const listener of entry.slice()) call(this, listener, type, args);
    return true;
  }

  /**
   * @param {Name} type
   * @param {Listener} listener
   * @returns {this}
   */
  addListener(type, listener) {
    return add(this, type, callable(listener, "listener"), false);
  }

  /**
   * @param {Name} type
   * @param {Listener} listener called before those that are there
   * @returns {this}
   */
  prependListener(type, listener) {
    return add(this, type, callable(listener, "listener"), true);
  }

  /**
   * @param {Name} type
   * @param {Listener} listener called once
   * @returns {this}
   */
  once(type, listener) {
    return this.addListener(type, onceOnly(this, type, callable(listener, "listener")));
  }

  /**
   * @param {Name} type
   * @param {Listener} listener called once, before those that are there
   * @returns {this}
   */
  prependOnceListener(type, listener) {
    return this.prependListener(type, onceOnly(this, type, callable(listener, "listener")));
  }

  /**
   * @param {Name} type
   * @param {Listener} listener the one that was added last is taken away
   * @returns {this}
   */
  removeListener(type, listener) {
    callable(listener, "listener");
    const entry = this._events?.[type];
    if (entry === undefined) return this;
    const isIt = (/** @type {Held} */ held) => held === listener || held.listener === listener;
    if (typeof entry === "function") {
      if (!isIt(entry)) return this;
      drop(this, type);
    } else {
      const at = entry.findLastIndex(isIt);
      if (at < 0) return this;
      entry.splice(at, 1);
      if (entry.length === 1) setEntry(this, type, /** @type {Held} */ (entry[0]));
    }
    if (this._events?.["removeListener"] !== undefined) this.emit("removeListener", type, listener);
    return this;
  }

  /**
   * @param {Name} [type] all when absent
   * @returns {this}
   */
  removeAllListeners(type) {
    const events = this._events;
    if (events === undefined) return this;
    const isWatched = events["removeListener"] !== undefined;
    if (arguments.length === 0) {
      if (isWatched) for (const name of this.eventNames()) if (name !== "removeListener") this.removeAllListeners(name);
      this._events = Object.create(null);
      this._eventsCount = 0;
      return this;
    }
    const name = /** @type {Name} */ (type);
    if (isWatched) for (const held of this.rawListeners(name).reverse()) this.removeListener(name, held.listener ?? held);
    if (this._events?.[name] !== undefined) drop(this, name);
    return this;
  }

  /**
   * @param {Name} type
   * @returns {Listener[]}
   */
  listeners(type) {
    return this.rawListeners(type).map((held) => held.listener ?? held);
  }

  /**
   * @param {Name} type
   * @returns {Held[]} with the wrappers of those that are called once
   */
  rawListeners(type) {
    const entry = this._events?.[type];
    if (entry === undefined) return [];
    return typeof entry === "function" ? [entry] : entry.slice();
  }

  /**
   * @param {Name} type
   * @param {Listener} [listener] only how often this one is there
   * @returns {number}
   */
  listenerCount(type, listener) {
    if (listener === undefined || listener === null) {
      const entry = this._events?.[type];
      return entry === undefined ? 0 : typeof entry === "function" ? 1 : entry.length;
    }
    return this.rawListeners(type).filter((held) => held === listener || held.listener === listener).length;
  }

  /** @returns {Name[]} those that have listeners */
  eventNames() {
    return this._eventsCount > 0 ? Reflect.ownKeys(this._events ?? {}) : [];
  }
}

/**
 * @param {any} emitter
 * @param {Held} listener
 * @param {Name} type
 * @param {any[]} args
 */
function call(emitter, listener, type, args) {
  const result = Reflect.apply(listener, emitter, args);
  if (result === undefined || result === null || !emitter[kCapture]) return;
  try {
    const { then } = result;
    if (typeof then !== "function") return;
    then.call(result, undefined, (/** @type {unknown} */ error) => nextTick(() => rejected(emitter, error, type, args)));
  } catch (error) {
    emitter.emit("error", error);
  }
}

/** @typedef {Emitter & { on: Emitter["addListener"], off: Emitter["removeListener"] }} EventEmitterShape */

/**
 * @param {any} emitter
 * @param {Name} type
 * @param {Entry} entry
 */
function setEntry(emitter, type, entry) {
  emitter._events[type] = entry;
}

/**
 * @param {any} emitter
 * @param {Name} type
 */
function drop(emitter, type) {
  if (--emitter._eventsCount === 0) emitter._events = Object.create(null);
  else delete emitter._events[type];
}

/**
 * @template {Emitter} E
 * @param {E} emitter
 * @param {Name} type
 * @param {Held} listener
 * @param {boolean} isFirst
 * @returns {E}
 */
function add(emitter, type, listener, isFirst) {
  if (emitter._events === undefined) {
    emitter._events = Object.create(null);
    emitter._eventsCount = 0;
  } else if (emitter._events["newListener"] !== undefined) {
    emitter.emit("newListener", type, listener.listener ?? listener);
  }
  const events = /** @type {Record<Name, Entry>} */ (emitter._events);
  const entry = events[type];
  if (entry === undefined) {
    events[type] = listener;
    emitter._eventsCount++;
    return emitter;
  }
  /** @type {Held[] & { warned?: boolean }} */
  const list = typeof entry === "function" ? (events[type] = [entry]) : entry;
  if (isFirst) list.unshift(listener);
  else list.push(listener);
  const max = emitter.getMaxListeners();
  if (max > 0 && list.length > max && !list.warned) warn(emitter, type, list);
  return emitter;
}

/**
 * @param {Emitter} emitter
 * @param {Name} type
 * @param {Held[] & { warned?: boolean }} list
 */
function warn(emitter, type, list) {
  list.warned = true;
  const name = emitter.constructor?.name ?? "EventEmitter";
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${list.length} ${String(type)} listeners added to [${name}]. ` +
      `MaxListeners is ${emitter.getMaxListeners()}. Use emitter.setMaxListeners() to increase limit`,
  );
  Object.assign(warning, { name: "MaxListenersExceededWarning", emitter, type, count: list.length });
  const process = parts["whole process"];
  if (process === undefined) console.warn(`${warning.name}: ${warning.message}`);
  else process.emitWarning(warning);
}

/**
 * @param {Emitter} emitter
 * @param {Name} type
 * @param {Listener} listener
 * @returns {Held}
 */
function onceOnly(emitter, type, listener) {
  let isFired = false;
  /** @type {Held} */
  const wrapped = (...args) => {
    if (isFired) return undefined;
    isFired = true;
    emitter.removeListener(type, wrapped);
    return Reflect.apply(listener, emitter, args);
  };
  wrapped.listener = listener;
  return wrapped;
}

/**
 * @param {any} emitter
 * @param {unknown} error
 * @param {Name} type of the event whose listener was rejected
 * @param {any[]} args
 */
function rejected(emitter, error, type, args) {
  if (typeof emitter[captureRejectionSymbol] === "function") {
    emitter[captureRejectionSymbol](error, type, ...args);
    return;
  }
  // A listener of `error` that is rejected too must not come here again.
  const before = emitter[kCapture];
  try {
    emitter[kCapture] = false;
    emitter.emit("error", error);
  } finally {
    emitter[kCapture] = before;
  }
}

/**
 * @param {unknown} error
 * @returns {unknown} what is thrown for an event `error` that nobody listens to
 */
function unhandled(error) {
  if (error instanceof Error) return error;
  const text = parts["inspect"]?.(error) ?? shown(error);
  return Object.assign(withCode(new Error(`Unhandled error. (${text})`), "ERR_UNHANDLED_ERROR"), { context: error });
}

/**
 * Makes an emitter of `this`; the constructor does it, and classes written as functions may.
 *
 * @this {any}
 * @param {{ captureRejections?: boolean }} [options]
 */
export function init(options) {
  if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
    this._events = Object.create(null);
    this._eventsCount = 0;
  }
  this._maxListeners ??= undefined;
  const own = options?.captureRejections;
  this[kCapture] = own ? boolean(own, "options.captureRejections") : defaults.captureRejections;
}

/** A class that old code may also call as a function with `this`. */
export const EventEmitter = /** @type {EventEmitterClass} */ (
  /** @type {unknown} */ (
    /**
     * @this {any}
     * @param {{ captureRejections?: boolean }} [options]
     */
    function EventEmitter(options) {
      init.call(this, options);
    }
  )
);

/**
 * @typedef {{ new (options?: { captureRejections?: boolean }): EventEmitterShape, prototype: EventEmitterShape, defaultMaxListeners: number, captureRejections: boolean } & Record<string, any>} EventEmitterClass
 */

const prototype = /** @type {any} */ (EventEmitter.prototype);
for (const name of Object.getOwnPropertyNames(Emitter.prototype)) {
  // Enumerable, because old code copies them into its own prototypes.
  if (name !== "constructor") prototype[name] = Reflect.get(Emitter.prototype, name);
}
Object.assign(prototype, { on: prototype.addListener, off: prototype.removeListener, _events: undefined, _eventsCount: 0, _maxListeners: undefined });
prototype[kCapture] = false;

Object.defineProperties(EventEmitter, {
  // The bundler gives it another when two are of this name.
  name: { value: "EventEmitter", configurable: true },
  defaultMaxListeners: {
    enumerable: true,
    get: () => defaults.maxListeners,
    set: (count) => {
      defaults.maxListeners = listenersMax(count, "defaultMaxListeners");
    },
  },
  captureRejections: {
    enumerable: true,
    get: () => defaults.captureRejections,
    set: (isOn) => {
      defaults.captureRejections = boolean(isOn, "EventEmitter.captureRejections");
    },
  },
});
