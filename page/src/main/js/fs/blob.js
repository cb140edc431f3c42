/** `openAsBlob` of Node's `fs`. */

import { invalidArgValue, string } from "../node/codes.js";
import { pathOf } from "./arguments.js";
import { constants } from "./constants.js";
import { readFile } from "./contents.js";
import { asyncIo } from "./device.js";
import { canTakeFiles, takeFile } from "./given.js";
import { run, wait } from "./plan.js";

const { S_IFMT, S_IFREG } = constants;

/** 4 MiB: below, a file is read at once, which takes less time than to ask for it later. */
const SMALL_BYTES = 4 * 1024 * 1024;

/**
 * A Blob of a file. In a page the contents of a large file stay on the disk and are read when they are
 * asked for; the file is open until the page is loaded anew. When it has changed by then, reading fails
 * with a `NotReadableError` or `NotFoundError`. Files below 4 MiB, and all in a worker, are read at once.
 *
 * @param {import("./arguments.js").PathLike} path
 * @param {{ type?: string }} [options] `type` is the Blob's
 * @returns {Promise<Blob>}
 */
export function openAsBlob(path, options = {}) {
  const name = pathOf(path);
  const type = string(options?.type ?? "", "options.type");
  return Promise.resolve(run(opening(name, type)));
}

/**
 * @param {string} name
 * @param {string} type
 * @returns {Generator<any, Blob, any>}
 */
function* opening(name, type) {
  try {
    const { mode, size } = yield* wait(asyncIo.stat(name));
    if (canTakeFiles() && size >= SMALL_BYTES && (mode & S_IFMT) === S_IFREG) {
      const file = yield* wait(takeFile(name));
      if (file) return new Blob([file], { type });
    }
    const bytes = yield* wait(Promise.resolve(readFile(asyncIo, name)));
    return new Blob([/** @type {BlobPart} */ (bytes)], { type });
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code === "ERR_ACCESS_DENIED") throw error;
    const wrong = invalidArgValue("path", name);
    throw Object.assign(wrong, { message: "Unable to open file as blob", cause: error });
  }
}
