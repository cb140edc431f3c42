/** What the person dropped on the page. */

import { dropped } from "/_kith/routes/window.js";
import path from "../path.js";
import { fileAt } from "./file.js";

/** @typedef {import("/_kith/routes/window.js").DroppedPath} DroppedPath */

/** @type {WeakMap<File, string>} where each file or folder of a drop is */
const places = new WeakMap();

/**
 * @param {File} file
 * @returns {string | undefined} its absolute path, if it was dropped
 */
export function pathOfDropped(file) {
  return places.get(file);
}

/**
 * Asks the host for what was dropped last, which allows the page to read it.
 *
 * @returns {Promise<DataTransfer>} with a File for each; that of a folder is empty
 */
export async function takeDropped() {
  const { drop, files } = await ask();
  const data = new DataTransfer();
  for (const { path: own, folder } of drop) {
    const file = folder ? new File([], path.basename(own)) : (files.shift() ?? await fileAt(own).catch(() => undefined));
    if (file === undefined) continue;
    places.set(file, own);
    data.items.add(file);
  }
  return data;
}

/**
 * The Files may come before the answer that says what they are; while a dialog is open they do not come.
 *
 * @returns {Promise<{ drop: DroppedPath[], files: File[] }>}
 */
async function ask() {
  /** @type {Promise<DroppedPath[]> | undefined} */
  let answer;
  const files = await Reflect.get(globalThis, Symbol.for("kith.hostFiles"))(async (/** @type {string} */ ticket) => {
    answer = dropped(ticket);
    if ((await answer).every(({ folder }) => folder)) throw new Error("only folders");
  }).catch(() => []);
  const drop = (await answer) ?? [];
  const isWhole = files.length === drop.filter(({ folder }) => !folder).length;
  return { drop, files: isWhole ? files : [] };
}
