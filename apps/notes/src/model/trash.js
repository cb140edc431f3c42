/**
 * The trash of a notebook: a hidden folder `.trash` in its root. Each thing thrown away keeps
 * its path below a folder named after the moment:
 * `.trash/2026-02-03T10-11-12-345Z/work/plan.md`.
 */
import path from "node:path";
import { codeOf, statOrNull } from "./replace.js";

const FOLDER = ".trash";
const STAMP = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z(-\d+)?$/;

/** @typedef {import("./replace.js").Fs} Fs */
/**
 * @typedef {{id: string, path: string, timeMs: number}} Trashed id: path below .trash; path: where it came from
 */

/**
 * Where text goes that loses a choice, so that nothing is ever lost.
 *
 * @typedef {object} Keeper
 * @property {(file: string, bytes: Uint8Array) => Promise<Trashed>} trash
 * @property {(file: string, bytes: Uint8Array) => Promise<void>} copy keeps it as a note of its
 *     own beside the file
 */

export class Trash {
  #fs;
  #root;

  /** @param {Fs} fs @param {string} root folder of the notebook */
  constructor(fs, root) {
    this.#fs = fs;
    this.#root = root;
  }

  /**
   * Moves a note to the trash.
   *
   * @param {string} note relative path
   * @returns {Promise<Trashed>}
   */
  async move(note) {
    const place = await this.#place(note);
    await this.#fs.rename(path.join(this.#root, note), place.file);
    return place.trashed;
  }

  /**
   * Puts text into the trash that is in no file of its own.
   *
   * @param {string} note relative path it belongs to
   * @param {Uint8Array} bytes
   * @returns {Promise<Trashed>}
   */
  async keep(note, bytes) {
    const place = await this.#place(note);
    await writeNew(this.#fs, place.file, bytes);
    return place.trashed;
  }

  /** @returns {Promise<Trashed[]>} newest first */
  async list() {
    const all = [];
    for (const stamp of await this.#stamps()) {
      for (const note of await this.#filesBelow(stamp)) {
        all.push({ id: `${stamp}/${note}`, path: note, timeMs: timeOf(stamp) });
      }
    }
    return all.sort((a, b) => b.timeMs - a.timeMs || a.path.localeCompare(b.path));
  }

  /**
   * @param {string} id
   * @returns {string} absolute path of a thing in the trash
   */
  file(id) {
    return path.join(this.#root, FOLDER, id);
  }

  /**
   * Removes the empty folders that a restored thing leaves.
   *
   * @param {string} id
   */
  async tidy(id) {
    const stamp = id.slice(0, id.indexOf("/"));
    if ((await this.#filesBelow(stamp)).length === 0) {
      await this.#fs.rm(path.join(this.#root, FOLDER, stamp), { recursive: true, force: true });
    }
  }

  /** Removes everything for good. */
  async empty() {
    for (const stamp of await this.#stamps()) {
      await this.#fs.rm(path.join(this.#root, FOLDER, stamp), { recursive: true, force: true });
    }
  }

  /** @param {string} note */
  async #place(note) {
    const base = new Date().toISOString().replace(/[:.]/g, "-");
    let stamp = base;
    for (let i = 2; await statOrNull(this.#fs, path.join(this.#root, FOLDER, stamp)); i++) {
      stamp = `${base}-${i}`;
    }
    const file = path.join(this.#root, FOLDER, stamp, note);
    await this.#fs.mkdir(path.dirname(file), { recursive: true });
    return { file, trashed: { id: `${stamp}/${note}`, path: note, timeMs: timeOf(stamp) } };
  }

  async #stamps() {
    try {
      const names = await this.#fs.readdir(path.join(this.#root, FOLDER));
      return names.filter((name) => STAMP.test(name));
    } catch (error) {
      if (codeOf(error) === "ENOENT") return [];
      throw error;
    }
  }

  /** @param {string} stamp @returns {Promise<string[]>} relative paths of the files below */
  async #filesBelow(stamp) {
    /** @type {string[]} */
    const files = [];
    const pending = [""];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      const below = path.join(this.#root, FOLDER, stamp, folder);
      for (const entry of await this.#fs.readdir(below, { withFileTypes: true })) {
        const name = folder ? `${folder}/${entry.name}` : entry.name;
        (entry.isDirectory() ? pending : files).push(name);
      }
    }
    return files;
  }
}

/**
 * Writes a file that must not exist yet, durably.
 *
 * @param {Fs} fs
 * @param {string} file
 * @param {Uint8Array} bytes
 * @throws errors of the file system; EEXIST when there is one
 */
export async function writeNew(fs, file, bytes) {
  const handle = await fs.open(file, "wx");
  try {
    for (let done = 0; done < bytes.length;) {
      done += (await handle.write(bytes, done, bytes.length - done, done)).bytesWritten;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** @param {string} stamp */
function timeOf(stamp) {
  return Date.parse(stamp.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z.*$/, "T$1:$2:$3.$4Z"));
}
