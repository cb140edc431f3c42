/** `watchFile` of Node's `fs`: looks at a file again and again. */

import path from "../path.js";
import { EventEmitter } from "../events.js";
import { boolean, callable, integer } from "../node/codes.js";
import { pathOf } from "./arguments.js";
import { asyncIo } from "./device.js";
import { BigIntStats, Stats } from "./stats.js";

/** @typedef {import("./arguments.js").PathLike} PathLike */
/** @typedef {import("./stats.js").RawStat} RawStat */
/** @typedef {(current: Stats & BigIntStats, previous: Stats & BigIntStats) => void} StatListener */

/**
 * @typedef {object} WatchFileOptions
 * @property {boolean} [bigint] whether the numbers of the Stats are BigInts
 * @property {boolean} [persistent] without meaning here: a window stays open anyway
 * @property {number} [interval] how long to wait between two looks, in milliseconds; 5007 when absent
 */

/** What is told of a file that is not there. @type {RawStat} */
const NOTHING = {
  dev: 0n,
  ino: 0n,
  mode: 0,
  nlink: 0,
  uid: 0,
  gid: 0,
  rdev: 0n,
  size: 0,
  blksize: 0,
  blocks: 0,
  atimeSeconds: 0,
  atimeNanos: 0,
  mtimeSeconds: 0,
  mtimeNanos: 0,
  ctimeSeconds: 0,
  ctimeNanos: 0,
  birthtimeSeconds: 0,
  birthtimeNanos: 0,
};

/** What makes a difference. A mere reading does not. */
const TELLING = /** @type {const} */ ([
  "ctimeNanos",
  "ctimeSeconds",
  "mtimeNanos",
  "mtimeSeconds",
  "birthtimeNanos",
  "birthtimeSeconds",
  "size",
  "mode",
  "uid",
  "gid",
  "ino",
  "dev",
]);

/** @type {Map<string, StatWatcher>} by absolute path */
const watchers = new Map();

/** Emits `change` with the Stats now and before, and `stop`. */
export class StatWatcher extends EventEmitter {
  #path;
  #Stats;
  #interval;
  /** @type {RawStat | undefined} */
  #previous;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #stopped = false;

  /**
   * @param {string} name
   * @param {{ bigint: boolean, interval: number }} options
   */
  constructor(name, { bigint, interval }) {
    super();
    this.#path = name;
    this.#Stats = /** @type {new (raw: RawStat) => any} */ (bigint ? BigIntStats : Stats);
    this.#interval = interval;
    this.#look();
  }

  /** Ends the watching. */
  stop() {
    if (this.#stopped) return;
    this.#stopped = true;
    clearTimeout(this.#timer);
    queueMicrotask(() => this.emit("stop"));
  }

  /** Without meaning here: a window stays open anyway. */
  ref() {
    return this;
  }

  /** Without meaning here: a window stays open anyway. */
  unref() {
    return this;
  }

  async #look() {
    let current = NOTHING;
    try {
      current = await asyncIo.stat(this.#path);
    } catch (error) {
      const { code } = /** @type {{ code?: string }} */ (error);
      if (code === "ERR_ACCESS_DENIED") {
        this.#stopped = true;
        queueMicrotask(() => this.emit("error", error));
      }
    }
    if (this.#stopped) return;
    this.#compare(current);
    this.#timer = setTimeout(() => void this.#look(), this.#interval);
  }

  /** @param {RawStat} current */
  #compare(current) {
    const previous = this.#previous;
    this.#previous = current;
    // A file that is not there at the beginning is told at once, with zeros twice.
    const isFirst = previous === undefined;
    if (isFirst && current !== NOTHING) return;
    if (!isFirst && TELLING.every((name) => current[name] === previous[name])) return;
    this.emit("change", new this.#Stats(current), new this.#Stats(previous ?? NOTHING));
  }
}

/**
 * Tells a listener whenever a file has changed, also when it comes or goes.
 *
 * @param {PathLike} filename
 * @param {WatchFileOptions | StatListener} options
 * @param {StatListener} [listener]
 * @returns {StatWatcher} one for all listeners of a file
 */
export function watchFile(filename, options, listener) {
  const name = path.resolve(pathOf(filename, "filename"));
  const isShort = typeof options === "function";
  const { bigint = false, persistent = true, interval = 5007 } = isShort ? {} : (options ?? {});
  const onChange = callable(isShort ? options : listener, "listener");
  boolean(persistent, "options.persistent");
  const watcher = watchers.get(name) ?? new StatWatcher(name, { bigint, interval: integer(interval, "interval", 0, 2 ** 32 - 1) });
  watchers.set(name, watcher);
  watcher.on("change", onChange);
  return watcher;
}

/**
 * Ends what {@link watchFile} began.
 *
 * @param {PathLike} filename
 * @param {StatListener} [listener] all of the file when absent
 * @returns {void}
 */
export function unwatchFile(filename, listener) {
  const name = path.resolve(pathOf(filename, "filename"));
  const watcher = watchers.get(name);
  if (watcher === undefined) return;
  if (listener) watcher.removeListener("change", listener);
  else watcher.removeAllListeners("change");
  if (watcher.listenerCount("change") > 0) return;
  watcher.stop();
  watchers.delete(name);
}
