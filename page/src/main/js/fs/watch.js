/** Watching files and folders: `fs.watch` and the iterator of `fs/promises`. */

import { openWatchSync, watched } from "/_kith/routes/fs.js";
import { abortError } from "../channel/failure.js";
import { EventEmitter } from "../events.js";
import { abortSignal, boolean, callable, invalidArgType, invalidArgValue, withCode } from "../node/codes.js";
import { nameIn, optionsOf, pathOf } from "./arguments.js";

/** @typedef {import("./arguments.js").PathLike} PathLike */

/**
 * @typedef {object} WatchOptions
 * @property {BufferEncoding | "buffer" | null} [encoding] of the names
 * @property {boolean} [persistent] without meaning here: a window stays open anyway
 * @property {boolean} [recursive] whether to watch the folders below too
 * @property {AbortSignal} [signal] ends the watching
 */

/**
 * @typedef {object} QueueOptions
 * @property {number} [maxQueue] changes that may wait for who reads them, 2048 by default
 * @property {"ignore" | "error"} [overflow] what one more does: it is dropped, or the iterator fails
 */

/** @typedef {"rename" | "change"} EventType */

/**
 * @param {WatchOptions | string | null | undefined} options
 */
function settingsOf(options) {
  const settings = optionsOf(options, { encoding: "utf8", persistent: true, recursive: false });
  boolean(settings.persistent, "options.persistent");
  boolean(settings.recursive, "options.recursive");
  return { ...settings, signal: abortSignal(settings.signal, "options.signal") };
}

/**
 * Passes events of the bridge on. When some were lost because there were too many, a change without
 * a name tells to look at everything again.
 *
 * @param {any} encoding of the names
 * @param {(type: EventType, filename: any) => void} onEvent
 * @returns {(event: { kind: string, filename: string }) => void}
 */
function passing(encoding, onEvent) {
  return ({ kind, filename }) => {
    if (kind === "ready") return;
    const type = kind === "rename" ? "rename" : "change";
    onEvent(type, filename === "" ? null : nameIn(filename, encoding));
  };
}

/** Emits `change` (type, filename), `error` and `close`. */
export class FSWatcher extends EventEmitter {
  #controller = new AbortController();

  /**
   * Watches when it returns, as Node's does.
   *
   * @param {string} path
   * @param {{ recursive: boolean, encoding: any }} settings
   */
  constructor(path, { recursive, encoding }) {
    super();
    const { signal } = this.#controller;
    const pass = passing(encoding, (type, filename) => void this.emit("change", type, filename));
    watched(begin(path, recursive), pass, { signal }).catch((error) => {
      if (signal.aborted) return;
      queueMicrotask(() => this.emit("error", Object.assign(error, { filename: path })));
    });
  }

  /** Ends the watching. */
  close() {
    if (this.#controller.signal.aborted) return;
    this.#controller.abort();
    queueMicrotask(() => this.emit("close"));
  }

  /** Without meaning here: a window stays open anyway. */
  ref() {
    return this;
  }

  /** Without meaning here: a window stays open anyway. */
  unref() {
    return this;
  }
}

/**
 * @param {string} path
 * @param {boolean} recursive
 * @returns {number} the handle of an open watch
 */
function begin(path, recursive) {
  try {
    return openWatchSync(path, recursive);
  } catch (error) {
    throw Object.assign(/** @type {Error} */ (error), { filename: path });
  }
}

/**
 * Tells what happens to a file or in a folder, by events of what it gives.
 *
 * @param {PathLike} filename
 * @param {WatchOptions | string | null | ((type: EventType, filename: any) => void)} [options]
 * @param {(type: EventType, filename: any) => void} [listener]
 * @returns {FSWatcher}
 */
export function watch(filename, options, listener) {
  const onChange = typeof options === "function" ? options : listener;
  const settings = settingsOf(typeof options === "function" ? undefined : options);
  const watcher = new FSWatcher(pathOf(filename, "filename"), settings);
  if (onChange !== undefined) watcher.on("change", callable(onChange, "listener"));
  if (settings.signal?.aborted) watcher.close();
  else settings.signal?.addEventListener("abort", () => watcher.close(), { once: true });
  return watcher;
}

/** 2048 changes: as in Node. */
const QUEUE_MAX = 2048;

/**
 * @param {any} options
 * @returns {{ maxQueue: number, overflow: "ignore" | "error" }}
 */
function queueOf(options) {
  const { maxQueue = QUEUE_MAX, overflow = "ignore" } = typeof options === "object" && options !== null ? options : {};
  if (typeof maxQueue !== "number") throw invalidArgType("options.maxQueue", "number", maxQueue);
  if (overflow !== "ignore" && overflow !== "error") throw invalidArgValue("options.overflow", overflow, "must be one of: 'ignore', 'error'");
  return { maxQueue, overflow };
}

/** @param {number} maxQueue */
function queueOverflow(maxQueue) {
  return withCode(new Error(`fs.watch() queued more than ${maxQueue} events`), "ERR_FS_WATCH_QUEUE_OVERFLOW");
}

/**
 * Changes as they happen; ends by `break` or with an AbortError.
 *
 * @param {PathLike} filename
 * @param {(WatchOptions & QueueOptions) | string | null} [options]
 * @returns {AsyncGenerator<{ eventType: EventType, filename: any }, void, void>}
 */
export async function* iterate(filename, options) {
  const settings = settingsOf(options);
  const { signal } = settings;
  const { maxQueue, overflow } = queueOf(options);
  if (signal?.aborted) throw abortError(signal);
  const path = pathOf(filename, "filename");
  const controller = new AbortController();
  /** @type {{ eventType: EventType, filename: any }[]} */
  const queue = [];
  let wake = () => {};
  let ended = false;
  /** @type {unknown} */
  let failure;
  const end = (/** @type {unknown} */ reason) => {
    ended = true;
    failure ??= reason;
    wake();
  };
  const onAbort = () => end(abortError(/** @type {AbortSignal} */ (signal)));
  signal?.addEventListener("abort", onAbort, { once: true });
  const pass = passing(settings.encoding, (eventType, name) => {
    if (queue.length < maxQueue) queue.push({ eventType, filename: name });
    else if (overflow === "error") end(queueOverflow(maxQueue));
    wake();
  });
  const handle = begin(path, settings.recursive);
  watched(handle, pass, { signal: controller.signal }).then(() => end(undefined), end);
  try {
    for (;;) {
      while (queue.length > 0 && failure === undefined) {
        yield /** @type {{ eventType: EventType, filename: any }} */ (queue.shift());
      }
      if (failure !== undefined) throw failure;
      if (ended) return;
      await new Promise((resolve) => (wake = () => resolve(undefined)));
    }
  } finally {
    signal?.removeEventListener("abort", onAbort);
    controller.abort();
  }
}
