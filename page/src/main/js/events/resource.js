/**
 * An emitter that says which asynchronous resource it is. A page has no `async_hooks`: nobody can look at
 * contexts, so none are restored, and the numbers only tell resources apart.
 */

import { callable, string, withCode } from "../node/codes.js";
import { EventEmitter } from "./emitter.js";

/** 1 is what runs from the beginning. */
const FIRST = 1;

let last = FIRST;

/** What stands for an emitter among asynchronous resources. */
class ReferencingResource {
  #emitter;
  #id = ++last;
  #triggerId;

  /**
   * @param {EventEmitterAsyncResource} emitter
   * @param {number} triggerId
   */
  constructor(emitter, triggerId) {
    this.#emitter = emitter;
    this.#triggerId = triggerId;
  }

  /** The emitter it stands for. */
  get eventEmitter() {
    return this.#emitter;
  }

  /** @returns {number} of this resource */
  asyncId() {
    return this.#id;
  }

  /** @returns {number} of the resource that made it */
  triggerAsyncId() {
    return this.#triggerId;
  }

  /**
   * Says that it is over.
   *
   * @returns {this}
   */
  emitDestroy() {
    return this;
  }

  /**
   * @param {(...args: any[]) => any} fn called at once
   * @param {any} [thisArg]
   * @param {...any} args
   */
  runInAsyncScope(fn, thisArg, ...args) {
    return Reflect.apply(fn, thisArg, args);
  }

  /**
   * @param {(...args: any[]) => any} fn
   * @param {any} [thisArg] that of each call when absent
   * @returns {(...args: any[]) => any} that calls it
   */
  bind(fn, thisArg) {
    callable(fn, "fn");
    const bound = thisArg === undefined
      ? /** @this {any} */ function (/** @type {any[]} */ ...args) { return Reflect.apply(fn, this, args); }
      : fn.bind(thisArg);
    return Object.defineProperty(bound, "length", { value: fn.length, configurable: true });
  }
}

/** An emitter that is an asynchronous resource too. */
export class EventEmitterAsyncResource extends EventEmitter {
  #resource;

  /** @param {string | { name?: string, captureRejections?: boolean, triggerAsyncId?: number, requireManualDestroy?: boolean }} [options] */
  constructor(options = {}) {
    const named = typeof options === "string" ? { name: options } : options;
    if (new.target === EventEmitterAsyncResource) string(named.name, "options.name");
    super(named);
    const { triggerAsyncId = FIRST } = /** @type {{ triggerAsyncId?: number }} */ (named);
    if (!Number.isSafeInteger(triggerAsyncId) || triggerAsyncId < -1) {
      throw withCode(new RangeError(`Invalid triggerAsyncId value: ${triggerAsyncId}`), "ERR_INVALID_ASYNC_ID");
    }
    this.#resource = new ReferencingResource(this, triggerAsyncId);
  }

  /** The number of this resource. */
  get asyncId() {
    return EventEmitterAsyncResource.#of(this).asyncId();
  }

  /** The number of the resource that made it. */
  get triggerAsyncId() {
    return EventEmitterAsyncResource.#of(this).triggerAsyncId();
  }

  /** What stands for it among asynchronous resources; its `eventEmitter` is this. */
  get asyncResource() {
    return EventEmitterAsyncResource.#of(this);
  }

  /** Says that it is over. */
  emitDestroy() {
    EventEmitterAsyncResource.#of(this).emitDestroy();
  }

  /** @param {object} emitter */
  static #of(emitter) {
    if (#resource in emitter) return emitter.#resource;
    throw withCode(new TypeError('Value of "this" must be of type EventEmitterAsyncResource'), "ERR_INVALID_THIS");
  }
}
