/** Files of the disk as the web's Files. */

import path from "../path.js";
import { openAsBlob } from "../fs/blob.js";
import { stat } from "../fs/promises.js";

/**
 * @param {string} own an absolute path
 * @returns {Promise<File>} what the file holds now
 */
export async function fileAt(own) {
  const { mtimeMs } = await stat(own);
  const blob = await openAsBlob(own).catch((error) => Promise.reject(error.cause ?? error));
  return new File([blob], path.basename(own), { lastModified: Math.floor(mtimeMs) });
}
