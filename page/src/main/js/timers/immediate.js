/** `setImmediate`: as soon as the engine has done what waits already. */

import { callable } from "../node/codes.js";

const dispose = /** @type {any} */ (Symbol).dispose ?? Symbol.for("Symbol.dispose");

/** @type {Immediate[]} */
let queue = [];
/** @type {MessageChannel | undefined} a message comes sooner than a timeout of 0, which engines stretch */
let channel;

function run() {
  const due = queue;
  queue = [];
  channel?.port1.close();
  channel = undefined;
  for (let i = 0; i < due.length; i++) {
    try {
      due[i]?.run();
    } catch (error) {
      // The others are not to blame.
      queue.unshift(...due.slice(i + 1));
      if (queue.length > 0) ask();
      throw error;
    }
  }
}

function ask() {
  if (channel !== undefined) return;
  channel = new MessageChannel();
  channel.port1.onmessage = run;
  channel.port2.postMessage(0);
}

/** What `setImmediate` gives. */
export class Immediate {
  /** @type {((...args: any[]) => void) | undefined} */
  #callback;
  #args;
  #isRef = true;

  /**
   * @param {(...args: any[]) => void} callback
   * @param {any[]} args
   */
  constructor(callback, args) {
    this.#callback = callable(callback, "callback");
    this.#args = args;
    queue.push(this);
    ask();
  }

  /** Calls it, unless it was cleared. */
  run() {
    const callback = this.#callback;
    this.#callback = undefined;
    if (callback) Reflect.apply(callback, this, this.#args);
  }

  /** It will not be called. */
  clear() {
    this.#callback = undefined;
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

  [dispose]() {
    this.clear();
  }
}
