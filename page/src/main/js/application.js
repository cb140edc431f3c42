/** The app as a whole: who it is, what it was started with, its end. */

import * as routes from "/_kith/routes/application.js";
import { app } from "/_kith/session.js";
import process from "./process.js";
import { currentWindow } from "./window.js";

/** The `kith.id` of the manifest. */
const { id } = app;

/** The `name` of the manifest. */
const name = app.name;

/** The `kith.version` of the manifest. */
const { version } = app;

/** What the person wrote after `--`. */
const { args } = app;

/** Whether the app was started with `--debug`. */
const { debug } = app;

/** The manifest as it was read. */
const { manifest } = app;

/**
 * The folders that permissions name with a `$`, as absolute paths: `resources`, `data`, `home`,
 * `temp`, `documents`, `downloads`, … One that this person does not have is absent.
 */
const { paths } = app;

/**
 * Ends the app when all is written that was given to `process.stdout` and `process.stderr`.
 *
 * @param {number} [code]
 */
function exit(code) {
  process.exit(code);
}

/**
 * Opens a web page in the person's browser, or a letter in their mail program. At most ten a minute.
 *
 * @param {string | URL} url http, https or mailto
 * @returns {Promise<void>}
 */
function openExternal(url) {
  return routes.openExternal(String(url));
}

/**
 * Chooses the colours that `prefers-color-scheme` tells the app's pages.
 *
 * @param {"system" | "light" | "dark"} theme
 * @returns {Promise<void>}
 */
function setTheme(theme) {
  return routes.theme(theme);
}

/**
 * One start of the app. All of it comes from outside: a link may come from any web page.
 *
 * @typedef {object} LaunchParams
 * @property {string | undefined} targetURL the first argument that begins with the app's id and a colon, or the
 *     address of the page that opens it, if its scheme is one of the manifest's `protocol_handlers`
 * @property {any[]} files FileSystemHandles of the files and folders among the arguments
 * @property {readonly string[]} args what stood after `--`
 * @property {string} cwd where relative paths among them begin
 */

/** Says how the app was started, as an event: `launch`. */
export class LaunchEvent extends Event {
  #params;

  /** @param {LaunchParams} params */
  constructor(params) {
    super("launch");
    this.#params = params;
  }

  /** @returns {LaunchParams} how it was started */
  get params() {
    return this.#params;
  }
}

/**
 * How the app was started, and each later start while it runs: the web's `launchQueue`, with all
 * arguments. Starts wait until somebody asks; the last one is told again to a page loaded anew.
 * Emits `launch` (a {@link LaunchEvent}) too.
 */
export class LaunchQueue extends EventTarget {
  /** @type {((params: LaunchParams) => void) | undefined} */
  #consumer;

  #listening = false;

  /**
   * Calls a function with each start, beginning with those that wait.
   *
   * @param {(params: LaunchParams) => void} consumer takes the place of the one before
   */
  setConsumer(consumer) {
    if (typeof consumer !== "function") throw new TypeError("The consumer is not a function");
    this.#consumer = consumer;
    this.#listen();
  }

  /**
   * Listens to `launch`: once somebody does, starts are told.
   *
   * @override
   * @param {string} type
   * @param {EventListenerOrEventListenerObject | null} listener
   * @param {boolean | AddEventListenerOptions} [options]
   */
  addEventListener(type, listener, options) {
    super.addEventListener(type, listener, options);
    if (type === "launch") this.#listen();
  }

  #listen() {
    if (this.#listening) return;
    if (!("document" in globalThis)) throw new Error("launchQueue is for pages, not for workers");
    this.#listening = true;
    let told = Promise.resolve();
    routes
      .launches((launched) => {
        // In their order, though handles take a while.
        told = told.then(() => this.#tell(launched));
      })
      .catch((error) => reportError(error));
  }

  /** @param {import("/_kith/routes/application.js").Launched} launched */
  async #tell({ targetUrl, files, args: words, folder }) {
    const { handleOfPath } = await import("./filesystem.js");
    const found = await Promise.allSettled(files.map((file) => handleOfPath(file)));
    const handles = found.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    const params = { targetURL: targetUrl ?? undefined, files: handles, args: words, cwd: folder };
    try {
      this.#consumer?.(params);
    } catch (error) {
      reportError(error);
    }
    this.dispatchEvent(new LaunchEvent(params));
  }
}

/** How the app was started, and each later start. */
const launchQueue = new LaunchQueue();

/** @returns {typeof currentWindow} the window of this page */
function getCurrentWindow() {
  return currentWindow;
}

export default {
  LaunchEvent,
  LaunchQueue,
  args,
  currentWindow,
  debug,
  exit,
  getCurrentWindow,
  id,
  launchQueue,
  manifest,
  name,
  openExternal,
  paths,
  setTheme,
  version,
};
export {
  args,
  currentWindow,
  debug,
  exit,
  getCurrentWindow,
  id,
  launchQueue,
  manifest,
  name,
  openExternal,
  paths,
  setTheme,
  version,
};
