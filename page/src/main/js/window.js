/**
 * The window of this page, and the system's dialogs for files. Sizes and places are in CSS pixels.
 * What a person picks in a dialog or drops on the page it may use, until it is loaded anew.
 */

import * as routes from "/_kith/routes/window.js";
import { EventEmitter } from "./events.js";
import { pathOfDropped } from "./filesystem/dropped.js";

/** @typedef {import("/_kith/routes/window.js").WindowFrame} WindowFrame how a window stands on the screen */

/**
 * @typedef {object} PickOptions
 * @property {string} [title] of the dialog; the system's words when absent
 * @property {string} [folder] the absolute path of the folder in which it begins
 * @property {boolean} [write] whether what is picked may be changed too
 */

/** Emits `change` with the new {@link WindowFrame} whenever place, size or state change. */
export class ApplicationWindow extends EventEmitter {
  /** @type {AbortController | undefined} */
  #watching;

  constructor() {
    super();
    this.on("newListener", (name) => {
      if (name === "change") this.#watch();
    });
    this.on("removeListener", (name) => {
      if (name === "change" && this.listenerCount("change") === 0) this.#watching?.abort();
    });
  }

  /** @returns {Promise<WindowFrame>} how the window stands on the screen now */
  frame() {
    return routes.frame();
  }

  /**
   * Changes what the frame of the window says.
   *
   * @param {string} title at most 4096 characters
   * @returns {Promise<void>}
   */
  setTitle(title) {
    return routes.title(String(title));
  }

  /** @returns {Promise<{ width: number, height: number }>} of the page */
  async getSize() {
    const { width, height } = await routes.frame();
    return { width, height };
  }

  /**
   * Changes how large the page is.
   *
   * @param {{ width: number, height: number }} size in CSS pixels
   * @returns {Promise<void>}
   */
  setSize({ width, height }) {
    return routes.resize(Math.round(width), Math.round(height));
  }

  /** @returns {Promise<{ x: number, y: number }>} 0 where the system keeps it secret */
  async getPosition() {
    const { x, y } = await routes.frame();
    return { x, y };
  }

  /**
   * Moves the window, where the system lets programs do that.
   *
   * @param {{ x: number, y: number }} position
   * @returns {Promise<void>}
   */
  setPosition({ x, y }) {
    return routes.move(Math.round(x), Math.round(y));
  }

  /**
   * Makes the window an icon.
   *
   * @returns {Promise<void>}
   */
  minimize() {
    return routes.state("minimised", true);
  }

  /**
   * Makes the window as large as the screen allows.
   *
   * @returns {Promise<void>}
   */
  maximize() {
    return routes.state("maximised", true);
  }

  /**
   * Undoes {@link ApplicationWindow#minimize} and {@link ApplicationWindow#maximize}.
   *
   * @returns {Promise<void>}
   */
  async restore() {
    await Promise.all([routes.state("minimised", false), routes.state("maximised", false)]);
  }

  /**
   * Lets the window fill the whole screen, without a frame.
   *
   * @param {boolean} [on] false for the size it had before
   * @returns {Promise<void>}
   */
  setFullscreen(on = true) {
    return routes.state("fullscreen", on);
  }

  /**
   * Shows a hidden window.
   *
   * @returns {Promise<void>}
   */
  show() {
    return routes.visible(true);
  }

  /**
   * Hides the window; its page goes on running.
   *
   * @returns {Promise<void>}
   */
  hide() {
    return routes.visible(false);
  }

  /**
   * Raises the window and gives it the keyboard, if the system agrees.
   *
   * @returns {Promise<void>}
   */
  focus() {
    return routes.focus();
  }

  /**
   * Closes the window.
   *
   * @param {{ force?: boolean }} [options] with `force` the page's `beforeunload` is not asked
   * @returns {Promise<void>}
   */
  close({ force = false } = {}) {
    return routes.close(force);
  }

  /**
   * Lets the person pick files.
   *
   * @param {PickOptions & { multiple?: boolean }} [options]
   * @returns {Promise<string[]>} absolute paths; none when the person cancels
   */
  pickFiles({ multiple = false, ...options } = {}) {
    return choose("open", multiple, options);
  }

  /**
   * Lets the person pick a folder with all below it.
   *
   * @param {PickOptions} [options]
   * @returns {Promise<string | undefined>} its absolute path; undefined when the person cancels
   */
  async pickFolder(options = {}) {
    const [path] = await choose("folder", false, options);
    return path;
  }

  /**
   * Lets the person say where to save a file.
   *
   * @param {Omit<PickOptions, "write"> & { name?: string }} [options] `name` is proposed
   * @returns {Promise<string | undefined>} an absolute path; undefined when the person cancels
   */
  async pickSaveFile(options = {}) {
    const [path] = await choose("save", false, { ...options, write: true });
    return path;
  }

  /**
   * Where a file or folder is that the person dropped on the page out of another program. The page may read
   * it with `fs`, and all below a folder, until it is loaded anew.
   *
   * @param {File} file of `event.dataTransfer.files` of a `drop`
   * @returns {string | undefined} an absolute path; undefined for any other File
   */
  droppedPath(file) {
    return pathOfDropped(file);
  }

  #watch() {
    if (this.#watching && !this.#watching.signal.aborted) return;
    const controller = new AbortController();
    this.#watching = controller;
    const onEvent = (/** @type {WindowFrame} */ frame) => this.emit("change", frame);
    routes.changes(onEvent, { signal: controller.signal }).catch((error) => {
      if (!controller.signal.aborted) queueMicrotask(() => this.emit("error", error));
    });
  }
}

/**
 * @param {"open" | "save" | "folder"} kind
 * @param {boolean} many
 * @param {PickOptions & { name?: string }} options
 * @returns {Promise<string[]>}
 */
function choose(kind, many, { title, folder, name, write = false }) {
  return routes.choose({
    kind,
    many,
    write,
    title: title ?? null,
    folder: folder ?? null,
    name: name ?? null,
  });
}

/** The window of this page. */
const currentWindow = new ApplicationWindow();

export default Object.assign(ApplicationWindow, { ApplicationWindow, currentWindow });
export { currentWindow };
