/**
 * Unsaved text kept on disk beside its note while the note itself may not be written. The next
 * start finds it there.
 */
import { codeOf, writeDraft } from "./replace.js";

export class Draft {
  #fs;
  /** @type {{file: string, text: string} | null} */
  #kept = null;

  /** @param {import("./replace.js").Fs} fs */
  constructor(fs) {
    this.#fs = fs;
  }

  /** @param {string} text @returns {boolean} true when exactly this text is kept */
  holds(text) {
    return this.#kept?.text === text;
  }

  /** A save left its complete temporary file. @param {string} file @param {string} text */
  adopt(file, text) {
    this.#kept = { file, text };
  }

  /**
   * Keeps a text in place of the one before. When it cannot be written the one before stays,
   * and `holds` says so.
   *
   * @param {string} note file it belongs to
   * @param {string} text
   * @param {Uint8Array} bytes the text as the note would hold it
   */
  async keep(note, text, bytes) {
    if (this.holds(text)) return;
    try {
      const file = await writeDraft(this.#fs, note, bytes);
      await this.forget();
      this.#kept = { file, text };
    } catch (error) {
      if (!codeOf(error)) throw error;
    }
  }

  async forget() {
    const kept = this.#kept;
    this.#kept = null;
    if (!kept) return;
    try {
      await this.#fs.rm(kept.file, { force: true });
    } catch (error) {
      // It stays behind and is offered at the next start; that is no reason to fail.
      if (!codeOf(error)) throw error;
    }
  }
}
