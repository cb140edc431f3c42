/**
 * New notes get a name by themselves: "Untitled" until the heading is written, then that. A new
 * note that stays empty is not kept.
 */
import { pathByHeading } from "./describe.js";
import { codeOf } from "./replace.js";
import { look } from "./scan.js";

/** @typedef {import("./session.js").Session} Session */

export class Untitled {
  #notebook;
  /** @type {Set<string>} notes that still have the name they got when they were made */
  #notes = new Set();

  /** @param {import("./notebook.js").Notebook} notebook */
  constructor(notebook) {
    this.#notebook = notebook;
  }

  /** @param {string} note that was made just now */
  add(note) {
    this.#notes.add(note);
  }

  /** @param {string} note that the person named */
  forget(note) {
    this.#notes.delete(note);
  }

  /**
   * A note was saved: its heading is finished once there is a line after it.
   *
   * @param {Session} session
   */
  async written(session) {
    const note = this.#notebook.folder.noteOf(session.file);
    if (this.#notes.has(note) && /^\s*#{1,6}[ \t]+\S.*\n/.test(session.text)) {
      await this.#name(note, session.text);
    }
  }

  /** The person turns to another note. @param {Session} session that is saved */
  async left(session) {
    const note = this.#notebook.folder.noteOf(session.file);
    if (!this.#notes.has(note) || session.state !== "saved") return;
    if (session.text !== "") await this.#name(note, session.text);
    else await this.#drop(note);
  }

  /** @param {string} note @param {string} text */
  async #name(note, text) {
    this.#notes.delete(note);
    const to = pathByHeading(note, text);
    if (to === null || to === note) return;
    try {
      await this.#notebook.rename(note, to);
    } catch (error) {
      // A note of that name is there, or it cannot be moved now: it keeps the name it has.
      if (!codeOf(error)) throw error;
    }
  }

  /** @param {string} note */
  async #drop(note) {
    this.#notes.delete(note);
    const { fs, root } = this.#notebook.folder;
    const found = await look(fs, root, note);
    // Another program may have written to it.
    if (found?.size !== 0) return;
    await fs.rm(this.#notebook.folder.file(note), { force: true });
    this.#notebook.drop(note);
  }
}
