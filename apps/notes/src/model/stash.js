/**
 * The last resort at the end of the page: text that could not be written beside its note (disk
 * full, folder gone) is put into the storage of the browser, and offered at the next start.
 */
import { bytesOrNull } from "./recovery.js";
import { decode } from "./text.js";

const PREFIX = "kith-notes:unsaved:";

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Store */

export class Stash {
  #store;

  /** @param {Store} store such as localStorage */
  constructor(store) {
    this.#store = store;
  }

  /**
   * @param {string} file absolute path of the note
   * @param {string} text
   * @returns {boolean} false when there was no room
   */
  keep(file, text) {
    try {
      this.#store.setItem(PREFIX + file, JSON.stringify({ text, timeMs: Date.now() }));
      return true;
    } catch (error) {
      if (error instanceof DOMException) return false;
      throw error;
    }
  }

  /** The text is in its note after all. @param {string} file */
  forget(file) {
    this.#store.removeItem(PREFIX + file);
  }

  /**
   * @param {import("./folder.js").Folder} folder
   * @returns {Promise<import("./recovery.js").Offer[]>} what was kept of this folder and is
   *     not in its note
   */
  async offers(folder) {
    const offers = [];
    for (const key of this.#keysBelow(`${folder.root}/`)) {
      const offer = await this.#offer(folder, key);
      if (offer) offers.push(offer);
    }
    return offers;
  }

  /** @param {import("./folder.js").Folder} folder @param {string} key */
  async #offer(folder, key) {
    const forget = async () => this.#store.removeItem(key);
    const { text, timeMs } = JSON.parse(this.#store.getItem(key) ?? "{}");
    const file = key.slice(PREFIX.length);
    const current = await bytesOrNull(folder.fs, file);
    const held = current && decode(current);
    if (typeof text !== "string" || held?.text === text) {
      await forget();
      return null;
    }
    const bytes = new TextEncoder().encode(text);
    return { note: folder.noteOf(file), bytes, text, timeMs: Number(timeMs), forget };
  }

  /** @param {string} start of the path */
  #keysBelow(start) {
    const keys = Array.from({ length: this.#store.length }, (_, i) => this.#store.key(i) ?? "");
    return keys.filter((key) => key.startsWith(PREFIX + start));
  }
}
