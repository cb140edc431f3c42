/** The npm package `events`, which brings no types of its own. */

declare module "npm-events" {
  type Name = string | symbol;
  type Listener = (...args: any[]) => void;

  class EventEmitter {
    static EventEmitter: typeof EventEmitter;
    static defaultMaxListeners: number;
    static init(this: EventEmitter): void;
    addListener(name: Name, listener: Listener): this;
    emit(name: Name, ...args: any[]): boolean;
    eventNames(): Name[];
    getMaxListeners(): number;
    listenerCount(name: Name): number;
    listeners(name: Name): Listener[];
    off(name: Name, listener: Listener): this;
    on(name: Name, listener: Listener): this;
    once(name: Name, listener: Listener): this;
    prependListener(name: Name, listener: Listener): this;
    prependOnceListener(name: Name, listener: Listener): this;
    rawListeners(name: Name): Listener[];
    removeAllListeners(name?: Name): this;
    removeListener(name: Name, listener: Listener): this;
    setMaxListeners(count: number): this;
  }

  export default EventEmitter;
}
