// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/events" {
  /** Node's `events`: the npm package of the same name, and what it lacks. */
  import EventEmitter from "kith:internal/npm/npm-events";
  export type Name = string | symbol;
  export type Listener = (...args: any[]) => void;
  /** @typedef {string | symbol} Name */
  /** @typedef {(...args: any[]) => void} Listener */
  /** Listeners of this event see an `error` before it is handled. */
  const errorMonitor: unique symbol;
  /** The method that Node calls for a listener's rejected promise when `captureRejections` is on. */
  const captureRejectionSymbol: unique symbol;
  /**
   * Waits for an event.
   *
   * @param {EventEmitter | EventTarget} emitter
   * @param {Name} name
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {Promise<any[]>} its arguments; rejected by an `error` event
   */
  function once(emitter: EventEmitter | EventTarget, name: Name, options?: {
      signal?: AbortSignal;
  }): Promise<any[]>;
  /**
   * Iterates over events as they come.
   *
   * @param {EventEmitter | EventTarget} emitter
   * @param {Name} name
   * @param {{ signal?: AbortSignal, close?: Name[] }} [options] `close` names events that end it
   * @returns {AsyncGenerator<any[], void, void>} their arguments
   */
  function on(emitter: EventEmitter | EventTarget, name: Name, options?: {
      signal?: AbortSignal;
      close?: Name[];
  }): AsyncGenerator<any[], void, void>;
  /**
   * @param {EventEmitter} emitter
   * @param {Name} name
   * @returns {Listener[]}
   */
  function getEventListeners(emitter: EventEmitter, name: Name): Listener[];
  /**
   * @param {EventEmitter} emitter
   * @param {Name} name
   * @returns {number}
   */
  function listenerCount(emitter: EventEmitter, name: Name): number;
  /**
   * @param {EventEmitter | EventTarget} emitter
   * @returns {number}
   */
  function getMaxListeners(emitter: EventEmitter | EventTarget): number;
  /**
   * @param {number} [count]
   * @param {...(EventEmitter | EventTarget)} targets those it is for; none: all made from now on
   */
  function setMaxListeners(count?: number, ...targets: (EventEmitter | EventTarget)[]): void;
  /**
   * Listens to the abortion of a signal, also when it is aborted already.
   *
   * @param {AbortSignal} signal
   * @param {Listener} listener
   * @returns {{ [Symbol.dispose](): void }}
   */
  function addAbortListener(signal: AbortSignal, listener: Listener): {
      [Symbol.dispose](): void;
  };
  const defaultMaxListeners: number, init: typeof EventEmitter.init;
  const captureRejections = false;
  const usingDomains = false;
  const _default: typeof EventEmitter & {
      addAbortListener: typeof addAbortListener;
      captureRejectionSymbol: symbol;
      captureRejections: boolean;
      errorMonitor: symbol;
      getEventListeners: typeof getEventListeners;
      getMaxListeners: typeof getMaxListeners;
      listenerCount: typeof listenerCount;
      on: typeof on;
      once: typeof once;
      setMaxListeners: typeof setMaxListeners;
      usingDomains: boolean;
  };
  export default _default;
  export { EventEmitter, addAbortListener, captureRejectionSymbol, captureRejections, defaultMaxListeners, errorMonitor, getEventListeners, getMaxListeners, init, listenerCount, on, once, setMaxListeners, usingDomains, };
  export {};
}
