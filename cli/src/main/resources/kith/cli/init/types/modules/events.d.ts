// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/events/emitter" {
  /** The class `EventEmitter` of Node's `events`. */
  export type Name = string | symbol;
  export type Listener = (...args: any[]) => any;
  export type Held = Listener & {
      listener?: Listener;
  };
  export type Entry = Held | (Held[] & {
      warned?: boolean;
  });
  /** @typedef {string | symbol} Name */
  /** @typedef {(...args: any[]) => any} Listener */
  /** @typedef {Listener & { listener?: Listener }} Held */
  /** @typedef {Held | (Held[] & { warned?: boolean })} Entry one listener, or several */
  /** Listeners of this event see an `error` before it is handled. */
  export const errorMonitor: unique symbol;
  /** The method that is called for a listener's rejected promise when `captureRejections` is on. */
  export const captureRejectionSymbol: unique symbol;
  const kCapture: unique symbol;
  /**
   * @param {unknown} count
   * @param {string} name
   * @returns {number}
   */
  export function listenersMax(count: unknown, name: string): number;
  /** Calls functions by the name of what happened. */
  export class Emitter {
      /** @type {Record<Name, Entry> | undefined} */
      _events: Record<Name, Entry> | undefined;
      _eventsCount: number;
      /** @type {number | undefined} */
      _maxListeners: number | undefined;
      /** @type {boolean} */
      [kCapture]: boolean;
      /** @param {{ captureRejections?: boolean }} [_options] */
      constructor(_options?: {
          captureRejections?: boolean;
      });
      /**
       * @param {number} n 0 or Infinity: no warning
       * @returns {this}
       */
      setMaxListeners(n: number): this;
      /** @returns {number} beyond which a leak is suspected */
      getMaxListeners(): number;
      /**
       * Calls the listeners of an event in their order. An `error` without listeners is thrown.
       *
       * @param {Name} type
       * @param {...any} args
       * @returns {boolean} whether there were any
       */
      emit(type: Name, ...args: any[]): boolean;
      /**
       * @param {Name} type
       * @param {Listener} listener
       * @returns {this}
       */
      addListener(type: Name, listener: Listener): this;
      /**
       * @param {Name} type
       * @param {Listener} listener called before those that are there
       * @returns {this}
       */
      prependListener(type: Name, listener: Listener): this;
      /**
       * @param {Name} type
       * @param {Listener} listener called once
       * @returns {this}
       */
      once(type: Name, listener: Listener): this;
      /**
       * @param {Name} type
       * @param {Listener} listener called once, before those that are there
       * @returns {this}
       */
      prependOnceListener(type: Name, listener: Listener): this;
      /**
       * @param {Name} type
       * @param {Listener} listener the one that was added last is taken away
       * @returns {this}
       */
      removeListener(type: Name, listener: Listener): this;
      /**
       * @param {Name} [type] all when absent
       * @returns {this}
       */
      removeAllListeners(type?: Name): this;
      /**
       * @param {Name} type
       * @returns {Listener[]}
       */
      listeners(type: Name): Listener[];
      /**
       * @param {Name} type
       * @returns {Held[]} with the wrappers of those that are called once
       */
      rawListeners(type: Name): Held[];
      /**
       * @param {Name} type
       * @param {Listener} [listener] only how often this one is there
       * @returns {number}
       */
      listenerCount(type: Name, listener?: Listener): number;
      /** @returns {Name[]} those that have listeners */
      eventNames(): Name[];
  }
  export type EventEmitterShape = Emitter & {
      on: Emitter["addListener"];
      off: Emitter["removeListener"];
  };
  /**
   * Makes an emitter of `this`; the constructor does it, and classes written as functions may.
   *
   * @this {any}
   * @param {{ captureRejections?: boolean }} [options]
   */
  export function init(this: any, options?: {
      captureRejections?: boolean;
  }): void;
  /** A class that old code may also call as a function with `this`. */
  export const EventEmitter: EventEmitterClass;
  export type EventEmitterClass = {
      new (options?: {
          captureRejections?: boolean;
      }): EventEmitterShape;
      prototype: EventEmitterShape;
      defaultMaxListeners: number;
      captureRejections: boolean;
  } & Record<string, any>;
  export {};
  export {};
}

declare module "kith:internal/events/resource" {
  /**
   * An emitter that says which asynchronous resource it is. A page has no `async_hooks`: nobody can look at
   * contexts, so none are restored, and the numbers only tell resources apart.
   */
  import { EventEmitter } from "kith:internal/events/emitter";
  /** What stands for an emitter among asynchronous resources. */
  class ReferencingResource {
      #private;
      /**
       * @param {EventEmitterAsyncResource} emitter
       * @param {number} triggerId
       */
      constructor(emitter: EventEmitterAsyncResource, triggerId: number);
      /** The emitter it stands for. */
      get eventEmitter(): EventEmitterAsyncResource;
      /** @returns {number} of this resource */
      asyncId(): number;
      /** @returns {number} of the resource that made it */
      triggerAsyncId(): number;
      /**
       * Says that it is over.
       *
       * @returns {this}
       */
      emitDestroy(): this;
      /**
       * @param {(...args: any[]) => any} fn called at once
       * @param {any} [thisArg]
       * @param {...any} args
       */
      runInAsyncScope(fn: (...args: any[]) => any, thisArg?: any, ...args: any[]): any;
      /**
       * @param {(...args: any[]) => any} fn
       * @param {any} [thisArg] that of each call when absent
       * @returns {(...args: any[]) => any} that calls it
       */
      bind(fn: (...args: any[]) => any, thisArg?: any): (...args: any[]) => any;
  }
  /** An emitter that is an asynchronous resource too. */
  export class EventEmitterAsyncResource extends EventEmitter {
      #private;
      /** @param {string | { name?: string, captureRejections?: boolean, triggerAsyncId?: number, requireManualDestroy?: boolean }} [options] */
      constructor(options?: string | {
          name?: string;
          captureRejections?: boolean;
          triggerAsyncId?: number;
          requireManualDestroy?: boolean;
      });
      /** The number of this resource. */
      get asyncId(): number;
      /** The number of the resource that made it. */
      get triggerAsyncId(): number;
      /** What stands for it among asynchronous resources; its `eventEmitter` is this. */
      get asyncResource(): ReferencingResource;
      /** Says that it is over. */
      emitDestroy(): void;
  }
  export {};
  export {};
}

declare module "kith:internal/events/waiting" {
  /** Waiting for events: once, or one after another. */
  export type Name = import("kith:internal/events/emitter").Name;
  export type Listener = import("kith:internal/events/emitter").Listener;
  export type Emitter = import("kith:internal/events/emitter").EventEmitterShape;
  /** @typedef {import("kith:internal/events/emitter").Name} Name */
  /** @typedef {import("kith:internal/events/emitter").Listener} Listener */
  /** @typedef {import("kith:internal/events/emitter").EventEmitterShape} Emitter */
  /**
   * @param {any} emitter
   * @param {Name} name
   * @param {Listener} listener
   * @param {boolean} [isOnce]
   * @returns {() => void} takes the listener away
   */
  export function listen(emitter: any, name: Name, listener: Listener, isOnce?: boolean): () => void;
  /**
   * Waits for an event.
   *
   * @param {Emitter | EventTarget} emitter
   * @param {Name} name
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {Promise<any[]>} its arguments; rejected by an `error` event
   */
  export function once(emitter: Emitter | EventTarget, name: Name, options?: {
      signal?: AbortSignal;
  }): Promise<any[]>;
  export type OnOptions = {
      signal?: AbortSignal;
      /**
       * events that end the iteration
       */
      close?: Name[];
      /**
       * events that wait before the emitter is paused
       */
      highWaterMark?: number;
      /**
       * events that still wait when it is resumed
       */
      lowWaterMark?: number;
  };
  /**
   * Iterates over events as they come.
   *
   * @param {Emitter | EventTarget} emitter
   * @param {Name} name
   * @param {OnOptions} [options]
   * @returns {AsyncIterableIterator<any[]>} their arguments
   */
  export function on(emitter: Emitter | EventTarget, name: Name, options?: OnOptions): AsyncIterableIterator<any[]>;
  /**
   * Listens to the abortion of a signal, also when it is aborted already.
   *
   * @param {AbortSignal} signal
   * @param {Listener} listener
   * @returns {{ [Symbol.dispose](): void }}
   */
  export function addAbortListener(signal: AbortSignal, listener: Listener): {
      [Symbol.dispose](): void;
  };
  export {};
}

declare module "kith:internal/events" {
  /** Node's `events`. */
  import { EventEmitter, captureRejectionSymbol, errorMonitor, init } from "kith:internal/events/emitter";
  import { EventEmitterAsyncResource } from "kith:internal/events/resource";
  import { addAbortListener, on, once } from "kith:internal/events/waiting";
  export type Name = import("kith:internal/events/emitter").Name;
  export type Listener = import("kith:internal/events/emitter").Listener;
  export type Emitter = import("kith:internal/events/emitter").EventEmitterShape;
  /**
   * The listeners of an event, as `emitter.listeners(name)`. Of an EventTarget those that were added with
   * `addEventListener` since this module was loaded.
   *
   * @param {Emitter | EventTarget} emitter
   * @param {Name} name
   * @returns {any[]} functions, of an EventTarget maybe objects with `handleEvent`
   */
  function getEventListeners(emitter: Emitter | EventTarget, name: Name): any[];
  /**
   * How many listen to an event.
   *
   * @param {any} emitter
   * @param {Name} name
   * @returns {number}
   */
  function listenerCount(emitter: any, name: Name): number;
  /**
   * How many listeners of one event there may be before a warning.
   *
   * @param {Emitter | EventTarget} emitter
   * @returns {number}
   */
  function getMaxListeners(emitter: Emitter | EventTarget): number;
  /**
   * Says how many listeners of one event there may be before a warning.
   *
   * @param {number} [n]
   * @param {...(Emitter | EventTarget)} eventTargets those it is for; none: all made from now on
   */
  function setMaxListeners(n?: number, ...eventTargets: (Emitter | EventTarget)[]): void;
  /** Whether emitters handle rejected promises of listeners as errors, unless told otherwise; set it on the module. */
  const captureRejections: boolean;
  /** How many listeners of one event there may be before a warning; `setMaxListeners` changes it. */
  const defaultMaxListeners: number;
  /** Whether `domain` is in use: there is none. */
  const usingDomains = false;
  const _default: {
      new (options?: {
          captureRejections?: boolean;
      }): import("kith:internal/events/emitter").EventEmitterShape;
      prototype: import("kith:internal/events/emitter").EventEmitterShape;
      defaultMaxListeners: number;
      captureRejections: boolean;
  } & Record<string, any> & {
      EventEmitter: import("kith:internal/events/emitter").EventEmitterClass;
      EventEmitterAsyncResource: typeof EventEmitterAsyncResource;
      addAbortListener: typeof addAbortListener;
      captureRejectionSymbol: symbol;
      errorMonitor: symbol;
      getEventListeners: typeof getEventListeners;
      getMaxListeners: typeof getMaxListeners;
      init: typeof init;
      listenerCount: typeof listenerCount;
      on: typeof on;
      once: typeof once;
      setMaxListeners: typeof setMaxListeners;
      usingDomains: boolean;
  };
  export default _default;
  export { EventEmitter, EventEmitterAsyncResource, addAbortListener, captureRejectionSymbol, captureRejections, defaultMaxListeners, errorMonitor, getEventListeners, getMaxListeners, init, listenerCount, on, once, setMaxListeners, usingDomains, };
  export {};
}
