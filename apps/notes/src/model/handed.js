/**
 * Notes that the person opens from outside: by a double click in the file manager, or as arguments.
 */
import path from "node:path";
import { codeOf } from "./replace.js";

/** @typedef {import("./replace.js").Fs} Fs */

/** 16 MiB: what is larger is not a note that somebody wrote. */
const BYTES_MAX = 16 * 1024 * 1024;

/** The same endings are in the manifest's `file_handlers`. */
const ENDINGS = [".md", ".markdown"];

/**
 * The files among the arguments as notes of the notebook. One that lies elsewhere is copied into it, unless its
 * copy is there already.
 *
 * @param {import("./folder.js").Folder} folder
 * @param {{args: readonly string[], cwd: string}} start
 * @returns {Promise<string[]>} relative paths
 */
export async function handedNotes(folder, { args, cwd }) {
  const notes = [];
  for (const arg of args) {
    const file = path.resolve(cwd, arg);
    if (await isNote(folder.fs, file)) notes.push(await noteFrom(folder, file));
  }
  return notes;
}

/**
 * @param {Fs} fs
 * @param {string} file
 * @returns {Promise<boolean>} whether it is a file that Notes opens; false as well if it is not there
 */
export async function isNote(fs, file) {
  if (!ENDINGS.includes(path.extname(file).toLowerCase())) return false;
  try {
    const stats = await fs.stat(file);
    return stats.isFile() && stats.size <= BYTES_MAX;
  } catch (error) {
    if (!codeOf(error)) throw error;
    return false;
  }
}

/** @param {import("./folder.js").Folder} folder @param {string} file @returns {Promise<string>} */
async function noteFrom(folder, file) {
  const note = folder.noteOf(file);
  if (!note.startsWith("../") && !path.isAbsolute(note)) return note;
  const bytes = await folder.fs.readFile(file);
  const name = path.basename(file);
  const there = folder.file(name);
  if ((await isNote(folder.fs, there)) && bytes.equals(await folder.fs.readFile(there))) return name;
  return folder.create(name, bytes);
}
