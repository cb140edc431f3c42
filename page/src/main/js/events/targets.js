/**
 * Who listens to an EventTarget. The engine does not tell, so it is written down from when `events` is loaded;
 * listeners that were added before, or by an `on…` property, are not seen.
 */

/**
 * @typedef {object} Entry
 * @property {EventListenerOrEventListenerObject} listener
 * @property {boolean} capture
 */

/** @type {WeakMap<EventTarget, Map<string, Entry[]>>} */
const known = new WeakMap();

const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;

/**
 * @param {EventTarget} target
 * @param {string} type
 * @returns {EventListenerOrEventListenerObject[]} in the order in which they were added
 */
export function listenersOf(target, type) {
  return (known.get(target)?.get(type) ?? []).map(({ listener }) => listener);
}

/**
 * @param {EventTarget} target
 * @param {string} type
 * @param {any} listener
 * @param {any} options
 */
function note(target, type, listener, options) {
  const { capture = false, once = false, signal } = typeof options === "object" && options !== null ? options : { capture: options };
  if (listener === null || listener === undefined || signal?.aborted) return;
  const types = known.get(target) ?? new Map();
  known.set(target, types);
  const entries = types.get(type) ?? [];
  types.set(type, entries);
  if (find(entries, listener, Boolean(capture)) >= 0) return;
  entries.push({ listener, capture: Boolean(capture) });
  const gone = () => forget(target, type, listener, capture);
  // Before the listener, which may stop the event.
  if (once) Reflect.apply(add, target, [type, gone, { once: true, capture, signal }]);
  if (signal) Reflect.apply(add, signal, ["abort", gone, { once: true }]);
}

/**
 * @param {Entry[]} entries
 * @param {unknown} listener
 * @param {boolean} capture
 * @returns {number}
 */
function find(entries, listener, capture) {
  return entries.findIndex((entry) => entry.listener === listener && entry.capture === capture);
}

/**
 * @param {EventTarget} target
 * @param {string} type
 * @param {any} listener
 * @param {any} capture
 */
function forget(target, type, listener, capture) {
  const entries = known.get(target)?.get(type) ?? [];
  const at = find(entries, listener, Boolean(capture));
  if (at >= 0) entries.splice(at, 1);
}

const watched = {
  /**
   * @this {EventTarget | undefined}
   * @param {any[]} args
   */
  addEventListener(...args) {
    const target = this ?? globalThis;
    if (args.length >= 2 && target instanceof EventTarget) note(target, String(args[0]), args[1], args[2]);
    return Reflect.apply(add, target, args);
  },

  /**
   * @this {EventTarget | undefined}
   * @param {any[]} args
   */
  removeEventListener(...args) {
    const target = this ?? globalThis;
    if (args.length >= 2) forget(target, String(args[0]), args[1], typeof args[2] === "object" ? args[2]?.capture : args[2]);
    return Reflect.apply(remove, target, args);
  },
};

for (const [name, value] of Object.entries(watched)) {
  Object.defineProperty(value, "length", { value: 2, configurable: true });
  Object.defineProperty(EventTarget.prototype, name, { value, writable: true, enumerable: true, configurable: true });
}
