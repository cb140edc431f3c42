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

/** @returns {typeof currentWindow} the window of this page */
function getCurrentWindow() {
  return currentWindow;
}

export default {
  args,
  currentWindow,
  debug,
  exit,
  getCurrentWindow,
  id,
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
  manifest,
  name,
  openExternal,
  paths,
  setTheme,
  version,
};
