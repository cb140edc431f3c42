/** Node's `events`. */

import { EventEmitter, captureRejectionSymbol, errorMonitor, init, listenersMax } from "./events/emitter.js";
import { EventEmitterAsyncResource } from "./events/resource.js";
import { listenersOf } from "./events/targets.js";
import { addAbortListener, on, once } from "./events/waiting.js";
import { invalidArgType } from "./node/codes.js";

/** @typedef {import("./events/emitter.js").Name} Name */
/** @typedef {import("./events/emitter.js").Listener} Listener */
/** @typedef {import("./events/emitter.js").EventEmitterShape} Emitter */

/**
 * What `setMaxListeners` was told; an EventTarget itself does not count.
 *
 * @type {WeakMap<EventTarget, number>}
 */
const maxima = new WeakMap();

/**
 * @param {any} emitter what is neither
 * @returns {TypeError}
 */
const neither = (emitter) => invalidArgType("emitter", ["EventEmitter", "EventTarget"], emitter);

/**
 * The listeners of an event, as `emitter.listeners(name)`. Of an EventTarget those that were added with
 * `addEventListener` since this module was loaded.
 *
 * @param {Emitter | EventTarget} emitter
 * @param {Name} name
 * @returns {any[]} functions, of an EventTarget maybe objects with `handleEvent`
 */
function getEventListeners(emitter, name) {
  const own = /** @type {any} */ (emitter)?.listeners;
  if (typeof own === "function") return Reflect.apply(own, emitter, [name]);
  if (!(emitter instanceof EventTarget)) throw neither(emitter);
  return listenersOf(emitter, String(name));
}

/**
 * How many listen to an event.
 *
 * @param {any} emitter
 * @param {Name} name
 * @returns {number}
 */
function listenerCount(emitter, name) {
  if (typeof emitter.listenerCount === "function") return emitter.listenerCount(name);
  return EventEmitter.prototype.listenerCount.call(emitter, name);
}

/**
 * How many listeners of one event there may be before a warning.
 *
 * @param {Emitter | EventTarget} emitter
 * @returns {number}
 */
function getMaxListeners(emitter) {
  const own = /** @type {any} */ (emitter)?.getMaxListeners;
  if (typeof own === "function") return own.call(emitter);
  if (!(emitter instanceof EventTarget)) throw neither(emitter);
  return maxima.get(emitter) ?? EventEmitter.defaultMaxListeners;
}

/**
 * Says how many listeners of one event there may be before a warning.
 *
 * @param {number} [n]
 * @param {...(Emitter | EventTarget)} eventTargets those it is for; none: all made from now on
 */
function setMaxListeners(n = EventEmitter.defaultMaxListeners, ...eventTargets) {
  const count = listenersMax(n, "setMaxListeners");
  if (eventTargets.length === 0) EventEmitter.defaultMaxListeners = count;
  for (const target of eventTargets) {
    if (target instanceof EventTarget) maxima.set(target, count);
    else if (typeof target?.setMaxListeners === "function") target.setMaxListeners(count);
    else throw invalidArgType("eventTargets", ["EventEmitter", "EventTarget"], target);
  }
}

/** Whether emitters handle rejected promises of listeners as errors, unless told otherwise; set it on the module. */
const captureRejections = EventEmitter.captureRejections;

/** How many listeners of one event there may be before a warning; `setMaxListeners` changes it. */
const defaultMaxListeners = EventEmitter.defaultMaxListeners;

/** Whether `domain` is in use: there is none. */
const usingDomains = false;

export default Object.assign(EventEmitter, {
  EventEmitter,
  EventEmitterAsyncResource,
  addAbortListener,
  captureRejectionSymbol,
  errorMonitor,
  getEventListeners,
  getMaxListeners,
  init,
  listenerCount,
  on,
  once,
  setMaxListeners,
  usingDomains,
});
export {
  EventEmitter,
  EventEmitterAsyncResource,
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
