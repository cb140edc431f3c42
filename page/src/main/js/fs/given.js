/**
 * Large files by way of a disk-backed File that the host puts into the page (`start/hostfile.js`):
 * twice as fast as any other way in. Only in the page itself; workers read in pieces.
 */

import { close } from "/_kith/routes/file.js";
import { give } from "/_kith/routes/fs.js";

/** @typedef {(ask: (ticket: string) => Promise<unknown>) => Promise<File>} HostFile */

/** @returns {HostFile | undefined} left there by the start script */
function hostFile() {
  return Reflect.get(globalThis, Symbol.for("kith.hostFile"));
}

/** @returns {boolean} */
export function canTakeFiles() {
  return hostFile() !== undefined;
}

/**
 * @param {string} path
 * @returns {Promise<Uint8Array | undefined>} undefined when the file does not come or changes while
 *     it is read, so that it has to be read otherwise
 */
export async function readAsFile(path) {
  /** @type {Promise<number> | undefined} */
  let given;
  try {
    const file = await hostFile()?.((ticket) => (given = give(path, ticket)));
    return file && new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  } finally {
    given?.then(close).catch(() => {});
  }
}

/**
 * @param {string} path
 * @returns {Promise<File | undefined>} readable until this page load ends; undefined when it does not come
 */
export async function takeFile(path) {
  /** @type {Promise<number> | undefined} */
  let given;
  try {
    return await hostFile()?.((ticket) => (given = give(path, ticket)));
  } catch {
    given?.then(close).catch(() => {});
    return undefined;
  }
}
