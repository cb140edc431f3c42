/**
 * Walks the folder: which notes, folders and leftovers of earlier sessions are there. Hidden
 * files and folders are not part of the notebook, nor are the packages of a project
 * (`node_modules`).
 */
import path from "node:path";
import { codeOf } from "./replace.js";
import { isTempName } from "./temp-name.js";

/** 20000 notes: four times what the list is measured with; more is a sign of a wrong folder. */
export const NOTES_MAX = 20_000;
/** 24 folders deep. */
const DEPTH_MAX = 24;
/** 32 stat calls at a time keep the bridge busy without filling it. */
const STATS_AT_ONCE = 32;

/**
 * @typedef {object} Found
 * @property {string} path relative to the root, separated by "/"
 * @property {number} size bytes
 * @property {number} mtimeMs milliseconds since 1970
 * @property {boolean} link a symbolic link to a file
 */

/** @typedef {{name: string, isDirectory: () => boolean, isSymbolicLink: () => boolean}} Entry */

/**
 * @typedef {object} Scan
 * @property {Found[]} notes
 * @property {string[]} folders relative paths, without the root
 * @property {Found[]} leftovers temporary files
 * @property {{path: string, code: string}[]} unreadable folders and files that could not be
 *     looked at
 * @property {boolean} cut true when there were more than NOTES_MAX notes
 */

/**
 * @param {import("./replace.js").Fs} fs
 * @param {string} root absolute path
 * @param {string} [from] relative path of the folder to begin with
 * @param {(notes: Found[]) => void} [tell] told of the notes as they are found
 * @returns {Promise<Scan>}
 * @throws errors of the file system for the first folder itself
 */
export async function scan(fs, root, from = "", tell = () => undefined) {
  /** @type {Scan} */
  const result = { notes: [], folders: [], leftovers: [], unreadable: [], cut: false };
  const pending = [from];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    let entries;
    try {
      entries = await fs.readdir(path.join(root, folder), { withFileTypes: true });
    } catch (error) {
      if (folder === from || !codeOf(error)) throw error;
      result.unreadable.push({ path: folder, code: codeOf(error) });
      continue;
    }
    for (const entry of entries) {
      if (entry.isDirectory() && isFolderShown(entry.name) && depth(folder) < DEPTH_MAX) {
        const sub = join(folder, entry.name);
        result.folders.push(sub);
        pending.push(sub);
      }
    }
    await statFiles({ fs, root, folder, entries }, result, tell);
    if (result.cut) break;
  }
  return result;
}

/**
 * @param {import("./replace.js").Fs} fs
 * @param {string} root
 * @param {string} note relative path
 * @returns {Promise<Found | null>} null when it is gone or not a file
 */
export async function look(fs, root, note) {
  try {
    const stat = await fs.stat(path.join(root, note));
    return stat.isFile()
      ? { path: note, size: stat.size, mtimeMs: stat.mtimeMs, link: false }
      : null;
  } catch (error) {
    if (codeOf(error)) return null;
    throw error;
  }
}

/** @param {string} name @returns {boolean} true for the name of a note */
export function isNoteName(name) {
  return !name.startsWith(".") && /\.(md|markdown)$/i.test(name);
}

/** @param {string} name @returns {boolean} true for the name of a folder that may hold notes */
export function isFolderShown(name) {
  return !name.startsWith(".") && name !== "node_modules";
}

/**
 * @param {{fs: import("./replace.js").Fs, root: string, folder: string, entries: Entry[]}} where
 * @param {Scan} result
 * @param {(notes: Found[]) => void} tell
 */
async function statFiles({ fs, root, folder, entries }, result, tell) {
  const files = entries.filter(
    (entry) => (isNoteName(entry.name) || isTempName(entry.name)) && !entry.isDirectory(),
  );
  for (let i = 0; i < files.length && !result.cut; i += STATS_AT_ONCE) {
    const before = result.notes.length;
    await Promise.all(
      files.slice(i, i + STATS_AT_ONCE).map(async (entry) => {
        const found = await look(fs, root, join(folder, entry.name));
        if (!found) {
          result.unreadable.push({ path: join(folder, entry.name), code: "ENOENT" });
        } else if (isTempName(entry.name)) {
          result.leftovers.push(found);
        } else if (result.notes.length < NOTES_MAX) {
          result.notes.push({ ...found, link: entry.isSymbolicLink() });
        } else {
          result.cut = true;
        }
      }),
    );
    tell(result.notes.slice(before));
  }
}

/** @param {string} folder @param {string} name */
function join(folder, name) {
  return folder ? `${folder}/${name}` : name;
}

/** @param {string} folder */
function depth(folder) {
  return folder === "" ? 0 : folder.split("/").length;
}
