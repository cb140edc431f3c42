// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/timers/immediate" {
  /** `setImmediate`: as soon as the engine has done what waits already. */
  const dispose: any;
  /** What `setImmediate` gives. */
  export class Immediate {
      #private;
      [dispose]: () => void;
      /**
       * @param {(...args: any[]) => void} callback
       * @param {any[]} args
       */
      constructor(callback: (...args: any[]) => void, args: any[]);
      /** Calls it, unless it was cleared. */
      run(): void;
      /** It will not be called. */
      clear(): void;
      /** @returns {this} counts towards what keeps a program alive */
      ref(): this;
      /** @returns {this} does not count */
      unref(): this;
      /** @returns {boolean} */
      hasRef(): boolean;
  }
  export {};
  export {};
}

declare module "kith:internal/timers/timeout" {
  /** Timers that are objects, as Node's are. */
  /** 2^31 - 1 ms: what is longer is 1 ms, as in Node. */
  export const DELAY_MAX_MS: number;
  const dispose: any;
  /** What `setTimeout` and `setInterval` give. A page lives as long as its window, so `ref` changes nothing. */
  export class Timeout {
      #private;
      [dispose]: () => void;
      /**
       * @param {(...args: any[]) => void} callback
       * @param {unknown} delay in milliseconds
       * @param {any[]} args
       * @param {boolean} isRepeated
       */
      constructor(callback: (...args: any[]) => void, delay: unknown, args: any[], isRepeated: boolean);
      /** @returns {this} counts towards what keeps a program alive */
      ref(): this;
      /** @returns {this} does not count */
      unref(): this;
      /** @returns {boolean} */
      hasRef(): boolean;
      /** @returns {this} which begins anew, also when it has ended */
      refresh(): this;
      /** @returns {this} which has ended */
      close(): this;
      /** @returns {number} by which it can be cleared too */
      [Symbol.toPrimitive](): number;
  }
  /**
   * @param {Timeout | string | number | null | undefined} timer anything else is ignored
   */
  export function clear(timer: Timeout | string | number | null | undefined): void;
  export {};
  export {};
}

declare module "kith:internal/timers/promises" {
  /** Node's `timers/promises`. */
  export type TimerOptions = {
      signal?: AbortSignal;
      ref?: boolean;
  };
  /**
   * @template [T=void]
   * @param {number} [delay] in milliseconds; 1 when absent
   * @param {T} [value]
   * @param {TimerOptions} [options]
   * @returns {Promise<T>} fulfilled with the value
   */
  function setTimeout<T = void>(delay?: number, value?: T, options?: TimerOptions): Promise<T>;
  /**
   * @template [T=void]
   * @param {T} [value]
   * @param {TimerOptions} [options]
   * @returns {Promise<T>} fulfilled with the value
   */
  function setImmediate<T = void>(value?: T, options?: TimerOptions): Promise<T>;
  /**
   * @template [T=void]
   * @param {number} [delay] in milliseconds; 1 when absent
   * @param {T} [value]
   * @param {TimerOptions} [options]
   * @returns {AsyncGenerator<T, void, void>} gives the value again and again
   */
  function setInterval<T = void>(delay?: number, value?: T, options?: TimerOptions): AsyncGenerator<T, void, void>;
  /** The interface of the web's Scheduling APIs. */
  const scheduler: {
      /**
       * @param {number} delay in milliseconds
       * @param {TimerOptions} [options]
       * @returns {Promise<void>}
       */
      wait: (delay: number, options?: TimerOptions) => Promise<void>;
      /** @returns {Promise<void>} */
      yield: () => Promise<void>;
  };
  const _default: {
      scheduler: {
          /**
           * @param {number} delay in milliseconds
           * @param {TimerOptions} [options]
           * @returns {Promise<void>}
           */
          wait: (delay: number, options?: TimerOptions) => Promise<void>;
          /** @returns {Promise<void>} */
          yield: () => Promise<void>;
      };
      setImmediate: typeof setImmediate;
      setInterval: typeof setInterval;
      setTimeout: typeof setTimeout;
  };
  export default _default;
  export { scheduler, setImmediate, setInterval, setTimeout };
  export {};
}

declare module "kith:internal/timers" {
  /** Node's `timers`. The global functions of the page stay the engine's, which give numbers. */
  import { Immediate } from "kith:internal/timers/immediate";
  import { Timeout } from "kith:internal/timers/timeout";
  /** The same as promises: `timers/promises`. */
  const promises: {
      scheduler: {
          wait: (delay: number, options?: import("kith:internal/timers/promises").TimerOptions) => Promise<void>;
          yield: () => Promise<void>;
      };
      setImmediate: typeof import("kith:internal/timers/promises").setImmediate;
      setInterval: typeof import("kith:internal/timers/promises").setInterval;
      setTimeout: typeof import("kith:internal/timers/promises").setTimeout;
  };
  /**
   * Calls a function once, after a delay.
   *
   * @param {(...args: any[]) => void} callback
   * @param {number} [delay] in milliseconds; 1 when absent
   * @param {...any} args
   * @returns {Timeout}
   */
  function setTimeout(callback: (...args: any[]) => void, delay?: number, ...args: any[]): Timeout;
  /**
   * Calls a function again and again.
   *
   * @param {(...args: any[]) => void} callback
   * @param {number} [delay] in milliseconds; 1 when absent
   * @param {...any} args
   * @returns {Timeout}
   */
  function setInterval(callback: (...args: any[]) => void, delay?: number, ...args: any[]): Timeout;
  /**
   * Calls a function as soon as the engine has done what waits already.
   *
   * @param {(...args: any[]) => void} callback
   * @param {...any} args
   * @returns {Immediate}
   */
  function setImmediate(callback: (...args: any[]) => void, ...args: any[]): Immediate;
  /**
   * Stops a timeout; what is none is ignored.
   *
   * @param {Timeout | string | number | null} [timeout]
   */
  function clearTimeout(timeout?: Timeout | string | number | null): void;
  /**
   * Stops an interval; what is none is ignored.
   *
   * @param {Timeout | string | number | null} [interval]
   */
  function clearInterval(interval?: Timeout | string | number | null): void;
  /**
   * Calls an immediate off; what is none is ignored.
   *
   * @param {Immediate | null} [immediate]
   */
  function clearImmediate(immediate?: Immediate | null): void;
  /**
   * Deprecated: gives an object of old code its delay.
   *
   * @param {any} item
   * @param {number} msecs 2^31 - 1 for what is longer
   */
  function enroll(item: any, msecs: number): void;
  /**
   * Deprecated: takes an object's delay away.
   *
   * @param {any} item
   */
  function unenroll(item: any): void;
  /**
   * Deprecated: calls the object's `_onTimeout` after its delay, from now.
   *
   * @param {any} item
   */
  function active(item: any): void;
  /** Deprecated: the same as {@link active}. */
  const _unrefActive: typeof active;
  const _default: {
      _unrefActive: typeof active;
      active: typeof active;
      clearImmediate: typeof clearImmediate;
      clearInterval: typeof clearInterval;
      clearTimeout: typeof clearTimeout;
      enroll: typeof enroll;
      promises: {
          scheduler: {
              wait: (delay: number, options?: import("kith:internal/timers/promises").TimerOptions) => Promise<void>;
              yield: () => Promise<void>;
          };
          setImmediate: typeof import("kith:internal/timers/promises").setImmediate;
          setInterval: typeof import("kith:internal/timers/promises").setInterval;
          setTimeout: typeof import("kith:internal/timers/promises").setTimeout;
      };
      setImmediate: typeof setImmediate;
      setInterval: typeof setInterval;
      setTimeout: typeof setTimeout;
      unenroll: typeof unenroll;
  };
  export default _default;
  export { _unrefActive, active, clearImmediate, clearInterval, clearTimeout, enroll, promises, setImmediate, setInterval, setTimeout, unenroll, };
  export {};
}
