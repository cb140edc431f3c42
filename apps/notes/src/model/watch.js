/**
 * Tells which files of the folder other programs changed. Events come in bursts (a save is
 * several of them), so they are gathered for a moment. Where the device cannot watch, the folder
 * is looked over from time to time.
 */
import path from "node:path";
import { codeOf } from "./replace.js";

/** 150 ms: a program that saves by renaming twice is done by then. */
const GATHER_MS = 150;
/** 15 s between two looks where watching is not possible. */
const LOOK_EVERY_MS = 15_000;
/** 200 names in one burst: from here one scan costs less than as many single looks. */
const NAMES_MAX = 200;

export class FolderWatch {
  #abort = new AbortController();
  /** @type {Set<string> | null} null: something unknown changed */
  #names = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #changed;

  /**
   * @param {(names: Set<string> | null) => void} changed relative paths; null: look at everything
   */
  constructor(changed) {
    this.#changed = changed;
  }

  /**
   * Watches until closed.
   *
   * @param {import("./replace.js").Fs} fs
   * @param {string} root
   * @returns {Promise<void>} ends when closed
   */
  async run(fs, root) {
    const signal = this.#abort.signal;
    while (!signal.aborted) {
      try {
        for await (const { filename } of fs.watch(root, { recursive: true, signal })) {
          this.#note(filename);
        }
      } catch (error) {
        if (signal.aborted) return;
        if (!codeOf(error)) throw error;
      }
      await pause(LOOK_EVERY_MS, signal);
      this.#note(null);
    }
  }

  /** Looks at everything now, for instance when the window comes to the front. */
  lookNow() {
    this.#note(null);
  }

  close() {
    this.#abort.abort();
    clearTimeout(this.#timer);
  }

  /** @param {string | Uint8Array | null} filename */
  #note(filename) {
    const name = typeof filename === "string" ? filename.split(path.sep).join("/") : null;
    if (name !== null && this.#names !== null && this.#names.size < NAMES_MAX) {
      this.#names.add(name);
    } else {
      this.#names = null;
    }
    this.#timer ??= setTimeout(() => {
      const names = this.#names;
      this.#names = new Set();
      this.#timer = undefined;
      this.#changed(names);
    }, GATHER_MS);
  }
}

/** @param {number} ms @param {AbortSignal} signal @returns {Promise<void>} */
function pause(ms, signal) {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
}
