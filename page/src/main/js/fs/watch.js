/** Watching files and folders: `fs.watch` and the iterator of `fs/promises`. */

import { watch as subscribe } from "/_kith/routes/fs.js";
import { abortError } from "../channel/failure.js";
import { EventEmitter } from "../events.js";
import { abortSignal, boolean, callable } from "../node/codes.js";
import { nameIn, optionsOf, pathOf } from "./arguments.js";

/** @typedef {import("./arguments.js").PathLike} PathLike */

/**
 * @typedef {object} WatchOptions
 * @property {BufferEncoding | "buffer" | null} [encoding] of the names
 * @property {boolean} [persistent] without meaning here: a window stays open anyway
 * @property {boolean} [recursive] whether to watch the folders below too
 * @property {AbortSignal} [signal] ends the watching
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
 * Watches through the bridge. When events were lost because there were too many, a change without a
 * name tells to look at everything again.
 *
 * @param {string} path
 * @param {{ recursive: boolean, encoding: any }} settings
 * @param {AbortSignal} signal
 * @param {(type: EventType, filename: any) => void} onEvent
 * @returns {Promise<void>} rejected when watching is no longer possible
 */
function observe(path, { recursive, encoding }, signal, onEvent) {
  return subscribe(
    path,
    recursive,
    ({ kind, filename }) => {
      if (kind === "ready") return;
      const type = kind === "rename" ? "rename" : "change";
      onEvent(type, filename === "" ? null : nameIn(filename, encoding));
    },
    { signal },
  );
}

/** Emits `change` (type, filename), `error` and `close`. */
export class FSWatcher extends EventEmitter {
  #controller = new AbortController();

  /**
   * @param {string} path
   * @param {{ recursive: boolean, encoding: any }} settings
   */
  constructor(path, settings) {
    super();
    const { signal } = this.#controller;
    const onEvent = (/** @type {EventType} */ type, /** @type {unknown} */ filename) => {
      this.emit("change", type, filename);
    };
    observe(path, settings, signal, onEvent).catch((error) => {
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

/**
 * Changes as they happen; ends by `break` or with an AbortError.
 *
 * @param {PathLike} filename
 * @param {WatchOptions | string | null} [options]
 * @returns {AsyncGenerator<{ eventType: EventType, filename: any }, void, void>}
 */
export async function* iterate(filename, options) {
  const settings = settingsOf(options);
  const { signal } = settings;
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
  observe(path, settings, controller.signal, (eventType, name) => {
    queue.push({ eventType, filename: name });
    wake();
  }).then(() => end(undefined), end);
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
