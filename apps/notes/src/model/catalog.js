/**
 * What is known of all notes: the records the list shows, their order, and the index that search
 * uses.
 */
import path from "node:path";
import { describe } from "./describe.js";
import { Order } from "./order.js";
import { inSlices } from "./slices.js";
import { locale } from "../strings.js";
import { readStart } from "./note-file.js";
import { codeOf } from "./replace.js";
import { SearchIndex } from "./search.js";
import { EDITABLE_BYTES_MAX, decodeForShowing } from "./text.js";

/**
 * @typedef {import("./scan.js").Found} Found
 * @typedef {'changed' | 'title'} Sort newest first, or by the alphabet
 *
 * @typedef {object} Note
 * @property {string} path relative, separated by "/"
 * @property {string} folder relative path of its folder, '' for the root
 * @property {string} title
 * @property {string} snippet
 * @property {number} mtimeMs
 * @property {number} size bytes
 * @property {boolean} link
 * @property {boolean} read true once title and snippet come from its text
 * @property {string} problem error code when it could not be read, else ''
 */

const COLLATOR = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });

/** 64 KiB of a huge note are enough for its title and a little search. */
const HUGE_START_BYTES = 64 * 1024;
/** 6 notes are read at once: enough to hide the way to the device and back. */
const READS_AT_ONCE = 6;

export class Catalog {
  /** @type {Map<string, Note>} */
  #notes = new Map();
  /** @type {Record<Sort, Order<Note>>} */
  #orders = {
    changed: new Order((a, b) => b.mtimeMs - a.mtimeMs || byPath(a, b)),
    title: new Order((a, b) => COLLATOR.compare(a.title, b.title) || byPath(a, b)),
  };
  #fs;
  #root;

  /** @param {import("./replace.js").Fs} fs @param {string} root */
  constructor(fs, root) {
    this.#fs = fs;
    this.#root = root;
    this.index = new SearchIndex();
  }

  get size() {
    return this.#notes.size;
  }

  /** @param {string} note @returns {Note | undefined} */
  get(note) {
    return this.#notes.get(note);
  }

  /** @returns {IterableIterator<string>} */
  paths() {
    return this.#notes.keys();
  }

  /**
   * @param {Found} found
   * @returns {boolean} true when it is new or changed, so should be read
   */
  put(found) {
    const known = this.#notes.get(found.path);
    if (known && !known.problem && known.size === found.size && known.mtimeMs === found.mtimeMs) {
      return false;
    }
    const fileName = path.posix.basename(found.path);
    const folder = path.posix.dirname(found.path);
    const note = {
      title: describe("", fileName).title,
      snippet: "",
      read: false,
      problem: "",
      ...known,
      ...found,
      folder: folder === "." ? "" : folder,
    };
    this.#notes.set(found.path, note);
    if (!known) {
      this.index.put(found.path, note.title, "");
    }
    return true;
  }

  /**
   * @param {string} note
   * @param {string} text
   */
  describe(note, text) {
    const known = this.#notes.get(note);
    if (known) {
      const { title, snippet } = describe(text, path.posix.basename(note));
      this.#notes.set(note, { ...known, title, snippet, read: true, problem: "" });
      this.index.put(note, title, text);
    }
  }

  /** @param {string} note @returns {boolean} true when it was there */
  remove(note) {
    this.index.remove(note);
    return this.#notes.delete(note);
  }

  /** @param {string} from @param {string} to */
  move(from, to) {
    const known = this.#notes.get(from);
    if (known) {
      this.index.move(from, to);
      this.#notes.delete(from);
      const folder = path.posix.dirname(to);
      this.#notes.set(to, { ...known, path: to, folder: folder === "." ? "" : folder });
    }
  }

  /**
   * Reads notes for the list and for search, newest first.
   *
   * @param {Iterable<string>} paths
   * @param {() => void} progress called after each note
   * @param {AbortSignal} signal
   */
  async read(paths, progress, signal) {
    const waiting = [...paths].sort((a, b) => this.#mtime(a) - this.#mtime(b));
    const reader = async () => {
      for (let note = waiting.pop(); note !== undefined && !signal.aborted; note = waiting.pop()) {
        await this.readOne(note);
        progress();
      }
    };
    await Promise.all(Array.from({ length: READS_AT_ONCE }, reader));
  }

  /** @param {string} note */
  async readOne(note) {
    const known = this.#notes.get(note);
    if (!known) return;
    const file = path.join(this.#root, note);
    try {
      const bytes =
        known.size > EDITABLE_BYTES_MAX
          ? await readStart(this.#fs, file, HUGE_START_BYTES)
          : await this.#fs.readFile(file);
      this.describe(note, decodeForShowing(bytes));
    } catch (error) {
      if (!codeOf(error)) throw error;
      this.#notes.set(note, { ...known, problem: codeOf(error) });
    }
  }

  /**
   * Notes to show: what was found best first, else in the order wanted.
   *
   * @param {{query: string, folder: string, sort: Sort}} wanted folder: '' for all
   * @param {AbortSignal} [signal]
   * @returns {Promise<Note[] | null>} null when aborted
   */
  async select({ query, folder, sort }, signal) {
    const searching = query.trim() !== "";
    const hits = searching ? await this.index.find(query, signal) : null;
    if (searching && hits === null) return null;
    const order = this.#orders[searching ? "changed" : sort];
    const all = await order.of(new Set(this.#notes.values()), signal);
    if (all === null) return null;
    /** @type {Map<number, Note[]>} in order, by score */
    const groups = new Map();
    const sortIn = (/** @type {Note} */ note) => {
      const score = hits ? hits.get(note.path) : 1;
      if (score === undefined || !isIn(note, folder)) return;
      const group = groups.get(score);
      if (group) group.push(note);
      else groups.set(score, [note]);
    };
    if (!(await inSlices(all, sortIn, signal))) return null;
    return [...groups].sort(([a], [b]) => b - a).flatMap(([, notes]) => notes);
  }

  /** @param {string} note */
  #mtime(note) {
    return this.#notes.get(note)?.mtimeMs ?? 0;
  }
}

/** @param {Note} a @param {Note} b */
function byPath(a, b) {
  return a.path < b.path ? -1 : 1;
}

/** @param {Note} note @param {string} folder '' for all */
function isIn(note, folder) {
  return folder === "" || note.folder === folder || note.folder.startsWith(`${folder}/`);
}
