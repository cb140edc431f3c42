/** An emitter that says which asynchronous resource it is. A page has no contexts to restore. */

import { string } from "../node/codes.js";
import { EventEmitter } from "./emitter.js";

/** 1 is what runs from the beginning. */
let last = 1;

export class EventEmitterAsyncResource extends EventEmitter {
  #id = ++last;
  #triggerId;

  /** @param {string | { name?: string, captureRejections?: boolean, triggerAsyncId?: number, requireManualDestroy?: boolean }} [options] */
  constructor(options = {}) {
    const named = typeof options === "string" ? { name: options } : options;
    if (new.target === EventEmitterAsyncResource) string(named.name, "options.name");
    super(named);
    this.#triggerId = /** @type {{ triggerAsyncId?: number }} */ (named).triggerAsyncId ?? 0;
  }

  /** The number of this resource. */
  get asyncId() {
    return this.#id;
  }

  /** The number of the resource that made it. */
  get triggerAsyncId() {
    return this.#triggerId;
  }

  /** What stands for it among asynchronous resources: itself. */
  get asyncResource() {
    return this;
  }

  /** Says that it is over. */
  emitDestroy() {}
}
