/**
 * Keeps the catalog in step with the folder on disk, by looking at all of it or only at what a
 * watch named.
 */
import path from "node:path";
import { bytesOrNull } from "./recovery.js";
import { codeOf } from "./replace.js";
import { sameBytes } from "./text.js";
import { isFolderShown, isNoteName, look, scan } from "./scan.js";

/**
 * @typedef {object} Difference
 * @property {string[]} gone notes that are no longer there
 * @property {string[]} appeared notes that were not known
 * @property {string[]} changed notes to read again, the new ones included
 */

export class Mirror {
  /**
   * @param {import("./folder.js").Folder} folder
   * @param {import("./catalog.js").Catalog} catalog
   */
  constructor(folder, catalog) {
    this.folder = folder;
    this.catalog = catalog;
    /** @type {string[]} relative paths, sorted */
    this.folders = [];
    /** @type {{path: string, code: string}[]} folders and files that could not be looked at */
    this.unreadable = [];
    /** True when the folder holds more notes than are shown. */
    this.cut = false;
  }

  /**
   * Looks at everything.
   *
   * @param {() => void} [progress] called when some notes were found and are in the catalog
   * @returns {Promise<Difference & {leftovers: import("./scan.js").Found[]}>}
   * @throws errors of the file system when the folder itself cannot be read
   */
  async all(progress = () => undefined) {
    const before = [...this.catalog.paths()];
    /** @type {Difference} */
    const all = { gone: [], appeared: [], changed: [] };
    const seen = await scan(this.folder.fs, this.folder.root, "", (notes) => {
      const { appeared, changed } = this.#merge(notes, []);
      all.appeared.push(...appeared);
      all.changed.push(...changed);
      progress();
    });
    this.folders = seen.folders.sort();
    this.unreadable = seen.unreadable;
    this.cut = seen.cut;
    return { ...all, gone: this.#merge(seen.notes, before).gone, leftovers: seen.leftovers };
  }

  /**
   * Looks at what a watch named.
   *
   * @param {Set<string>} names relative paths of files and folders
   * @returns {Promise<Difference>}
   */
  async some(names) {
    /** @type {Difference} */
    const all = { gone: [], appeared: [], changed: [] };
    for (const name of names) {
      const base = path.posix.basename(name);
      if (base.startsWith(".") || !name.split("/").slice(0, -1).every(isFolderShown)) continue;
      const one = isNoteName(base) ? await this.#note(name) : await this.#folder(name);
      all.gone.push(...one.gone);
      all.appeared.push(...one.appeared);
      all.changed.push(...one.changed);
    }
    return all;
  }

  /**
   * @param {string} note that this program made or moved
   * @returns {Promise<void>}
   */
  async add(note) {
    await this.#note(note);
    await this.catalog.readOne(note);
    const folder = path.posix.dirname(note);
    if (folder !== "." && !this.folders.includes(folder)) {
      this.folders = [...this.folders, folder].sort();
    }
  }

  /**
   * @param {{size: number, bytes: Uint8Array}} content
   * @param {string[]} notes
   * @returns {Promise<string | null>} the first of them with the same content; an empty note
   *     is like no other
   */
  async findSame({ size, bytes }, notes) {
    const likely = notes.filter((note) => size > 0 && this.catalog.get(note)?.size === size);
    for (const note of likely) {
      const found = await bytesOrNull(this.folder.fs, this.folder.file(note));
      if (found && sameBytes(found, bytes)) return note;
    }
    return null;
  }

  /** @param {string} note */
  async #note(note) {
    const found = await look(this.folder.fs, this.folder.root, note);
    if (!found) return this.#merge([], this.catalog.get(note) ? [note] : []);
    return this.#merge([{ ...found, link: await this.#isLink(note) }], []);
  }

  /** @param {string} name of what may be a folder: new, changed or gone */
  async #folder(name) {
    const below = [...this.catalog.paths()].filter((note) => note.startsWith(`${name}/`));
    const others = this.folders.filter(
      (folder) => folder !== name && !folder.startsWith(`${name}/`),
    );
    try {
      const seen = await scan(this.folder.fs, this.folder.root, name);
      this.folders = [...others, name, ...seen.folders].sort();
      return this.#merge(seen.notes, below);
    } catch (error) {
      if (!codeOf(error)) throw error;
      this.folders = others;
      return this.#merge([], below);
    }
  }

  /**
   * @param {import("./scan.js").Found[]} seen
   * @param {string[]} before notes that were known where we looked
   * @returns {Difference}
   */
  #merge(seen, before) {
    const there = new Set(seen.map((found) => found.path));
    const gone = before.filter((note) => !there.has(note));
    gone.forEach((note) => this.catalog.remove(note));
    const appeared = seen
      .filter((found) => !this.catalog.get(found.path))
      .map((found) => found.path);
    const changed = seen.filter((found) => this.catalog.put(found)).map((found) => found.path);
    return { gone, appeared, changed };
  }

  /** @param {string} note */
  async #isLink(note) {
    const known = this.catalog.get(note);
    if (known) return known.link;
    const parent = path.dirname(this.folder.file(note));
    const entries = await this.folder.fs.readdir(parent, { withFileTypes: true });
    return entries.some(
      (entry) => entry.name === path.posix.basename(note) && entry.isSymbolicLink(),
    );
  }
}
