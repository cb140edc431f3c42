/**
 * Which folder the notebook is over: the one named on the command line (not a note, which is opened in the
 * notebook), else "Notes" in the person's documents, else one of the app's own.
 */
import path from "node:path";
import { isNote } from "./handed.js";
import { codeOf } from "./replace.js";

/**
 * @param {import("./replace.js").Fs} fs
 * @param {{args: string[], cwd: string, paths: {documents?: string | null, data: string}}} from
 *     args: what followed "--" on the command line
 * @returns {Promise<string>} absolute path; the default folders are created, a named one must be
 *     there
 * @throws errors of the file system
 */
export async function placeOf(fs, { args, cwd, paths }) {
  const named = args[0] === undefined ? "" : path.resolve(cwd, args[0]);
  if (named && !(await isNote(fs, named))) return named;
  if (paths.documents) {
    const folder = path.join(paths.documents, "Notes");
    try {
      await fs.mkdir(folder, { recursive: true });
      return folder;
    } catch (error) {
      // The documents folder is configured but is not there or not granted: the app's own
      // folder always is.
      if (!["ENOENT", "ERR_ACCESS_DENIED"].includes(codeOf(error))) throw error;
    }
  }
  const own = path.join(paths.data, "Notes");
  await fs.mkdir(own, { recursive: true });
  return own;
}
