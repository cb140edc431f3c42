/**
 * What the web's file pickers do, loaded by `start/pickers.js` when one is first called. A picker is the
 * system's own dialog; what the person picks the page may use until it is loaded anew, as with the
 * dialogs of `window`. Handles cannot be stored or posted: they end with the page.
 */

import { choose } from "/_kith/routes/window.js";
import path from "./path.js";
import * as fs from "./fs/promises.js";
import { asOnTheWeb, handleFor } from "./filesystem/classes.js";
import { pathOfDropped } from "./filesystem/dropped.js";
import "./filesystem/handles.js";
import { FileSystemWritableFileStream } from "./filesystem/writable.js";

export { takeDropped } from "./filesystem/dropped.js";

/**
 * @typedef {object} PickerOptions
 * @property {{ description?: string, accept: Record<string, string | string[]> }[]} [types] checked, but
 *     the dialog shows all files
 * @property {boolean} [excludeAcceptAllOption]
 * @property {string} [id]
 * @property {unknown} [startIn] a handle or the web's name of a folder
 */

if (!("FileSystemWritableFileStream" in globalThis)) {
  const property = { value: FileSystemWritableFileStream, writable: true, configurable: true };
  Object.defineProperty(globalThis, "FileSystemWritableFileStream", property);
}

/**
 * Lets the person pick files to be read. To change one, ask `requestPermission({ mode: "readwrite" })`.
 *
 * @param {PickerOptions & { multiple?: boolean }} [options]
 * @returns {Promise<any[]>} FileSystemFileHandles
 */
export async function showOpenFilePicker(options = {}) {
  checkTypes(options);
  const paths = await pick({ kind: "open", many: Boolean(options.multiple), write: false, name: null });
  return paths.map((own) => handleFor({ kind: "file", path: own }));
}

/**
 * Lets the person say where to save. The file is there and empty when this is fulfilled.
 *
 * @param {PickerOptions & { suggestedName?: string | null }} [options]
 * @returns {Promise<any>} a FileSystemFileHandle
 */
export async function showSaveFilePicker(options = {}) {
  checkTypes(options);
  const name = options.suggestedName ? path.basename(String(options.suggestedName)) : null;
  const [own = ""] = await pick({ kind: "save", many: false, write: true, name });
  await asOnTheWeb(fs.writeFile(own, ""));
  return handleFor({ kind: "file", path: own });
}

/**
 * Lets the person pick a folder with all below it.
 *
 * @param {{ mode?: "read" | "readwrite", id?: string, startIn?: unknown }} [options]
 * @returns {Promise<any>} a FileSystemDirectoryHandle
 */
export async function showDirectoryPicker(options = {}) {
  const { mode = "read" } = options;
  if (mode !== "read" && mode !== "readwrite") {
    throw new TypeError(`The provided value '${mode}' is not a valid enum value of type FileSystemPermissionMode.`);
  }
  const [own = ""] = await pick({ kind: "folder", many: false, write: mode === "readwrite", name: null });
  return handleFor({ kind: "directory", path: own });
}

/**
 * @param {{ kind: "open" | "save" | "folder", many: boolean, write: boolean, name: string | null }} dialog
 * @returns {Promise<string[]>} absolute paths, at least one
 */
async function pick(dialog) {
  const paths = await choose({ ...dialog, title: null, folder: null });
  if (paths.length === 0) throw new DOMException("The user aborted a request.", "AbortError");
  return paths;
}

/**
 * The handle of a file or folder that the person dropped: `DataTransferItem.getAsFileSystemHandle`.
 *
 * @param {File} file of the drop
 * @returns {Promise<any>} a FileSystemFileHandle or FileSystemDirectoryHandle; null for a File that was not dropped
 */
export async function handleOfDropped(file) {
  const own = pathOfDropped(file);
  return own === undefined ? null : handleOfPath(own);
}

/** @param {PickerOptions} options */
function checkTypes({ types = [], excludeAcceptAllOption }) {
  if (excludeAcceptAllOption && types.length === 0) throw new TypeError("Need at least one accepted type.");
  for (const { accept } of types) {
    for (const [mime, endings] of Object.entries(accept)) {
      if (!/^[\w.+-]+\/[\w.+*-]+$/.test(mime)) throw new TypeError(`Invalid type: ${mime}`);
      for (const ending of [endings].flat()) {
        if (!/^\.[\w.+]{1,15}$/.test(ending)) throw new TypeError(`Extension '${ending}' must start with '.' and be short.`);
      }
    }
  }
}

/**
 * Handles of what the app was granted anyway: for what was dropped, and for tests.
 *
 * @param {string} own an absolute path
 * @returns {Promise<any>}
 */
export async function handleOfPath(own) {
  const stat = await asOnTheWeb(fs.stat(own));
  return handleFor({ kind: stat.isDirectory() ? "directory" : "file", path: own.replace(/(.)\/+$/, "$1") });
}
