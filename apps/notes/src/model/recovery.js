/**
 * What a killed session left behind. A complete temporary file whose text is not in its note is
 * offered; a torn one goes to the trash; nothing that holds text is dropped silently.
 */
import path from "node:path";
import { codeOf, replaceFile, statOrNull } from "./replace.js";
import { decodeForShowing, sameBytes } from "./text.js";
import { isComplete, targetOf } from "./temp-name.js";

/** @typedef {import("./folder.js").Folder} Folder */
/** @typedef {import("./scan.js").Found} Found */

/**
 * @typedef {object} Offer unsaved text of an earlier session
 * @property {string} note relative path of the note it was written for
 * @property {Uint8Array} bytes
 * @property {string} text
 * @property {number} timeMs when it was written
 * @property {() => Promise<void>} forget removes it from where it was kept
 */

/** 3 s: a younger temporary file may belong to a save that another window is just doing. */
const SETTLED_MS = 3000;

/**
 * @param {Folder} folder
 * @param {Found[]} leftovers
 * @returns {Promise<Offer[]>} newest first, one for each note
 */
export async function recover(folder, leftovers) {
  const offers = [];
  const newestFirst = [...leftovers].sort((a, b) => b.mtimeMs - a.mtimeMs);
  const offered = new Set();
  for (const leftover of newestFirst) {
    const offer = await examine(folder, leftover);
    if (!offer) continue;
    if (offered.has(offer.note)) {
      await dismiss(folder, offer);
      continue;
    }
    offered.add(offer.note);
    offers.push(offer);
  }
  return offers;
}

/**
 * Makes the offered text the text of its note; what the note held goes to the trash.
 *
 * @param {Folder} folder
 * @param {Offer} offer
 */
export async function restore(folder, offer) {
  const file = folder.file(offer.note);
  await folder.fs.mkdir(path.dirname(file), { recursive: true });
  const current = await bytesOrNull(folder.fs, file);
  if (current !== null && current.length > 0 && !sameBytes(current, offer.bytes)) {
    await folder.trash.keep(offer.note, current);
  }
  await replaceFile(folder.fs, file, offer.bytes, [current]);
  await offer.forget();
}

/**
 * Makes the offered text a note of its own.
 *
 * @param {Folder} folder
 * @param {Offer} offer
 * @param {string} wanted relative path
 * @returns {Promise<string>} relative path got
 */
export async function keepAsCopy(folder, offer, wanted) {
  const note = await folder.create(wanted, offer.bytes);
  await offer.forget();
  return note;
}

/**
 * Puts the offered text into the trash.
 *
 * @param {Folder} folder
 * @param {Offer} offer
 */
export async function dismiss(folder, offer) {
  await folder.trash.keep(offer.note, offer.bytes);
  await offer.forget();
}

/** @param {Folder} folder @param {Found} leftover @returns {Promise<Offer | null>} */
async function examine(folder, leftover) {
  const temp = folder.file(leftover.path);
  if (!(await settled(folder, temp, leftover))) return null;
  const bytes = await bytesOrNull(folder.fs, temp);
  if (bytes === null) return null;
  const target = targetOf(temp);
  const note = folder.noteOf(target);
  const complete = isComplete(temp, bytes);
  const current = complete ? await bytesOrNull(folder.fs, target) : null;
  if (bytes.length === 0 || (current !== null && sameBytes(current, bytes))) {
    await folder.fs.rm(temp, { force: true });
    return null;
  }
  const forget = () => folder.fs.rm(temp, { force: true });
  const offer = { note, bytes, text: decodeForShowing(bytes), timeMs: leftover.mtimeMs, forget };
  if (!complete) {
    await dismiss(folder, offer);
    return null;
  }
  return offer;
}

/**
 * True once the temporary file is surely not of a save under way.
 *
 * @param {Folder} folder
 * @param {string} temp
 * @param {Found} leftover
 */
async function settled(folder, temp, leftover) {
  const ageMs = Date.now() - leftover.mtimeMs;
  if (ageMs >= 0 && ageMs < SETTLED_MS) {
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS - ageMs));
  }
  const stat = await statOrNull(folder.fs, temp);
  return stat !== null && stat.size === leftover.size && stat.mtimeMs === leftover.mtimeMs;
}

/**
 * @param {import("./replace.js").Fs} fs
 * @param {string} file
 * @returns {Promise<Uint8Array | null>} null when there is no such file
 */
export async function bytesOrNull(fs, file) {
  try {
    return await fs.readFile(file);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}
