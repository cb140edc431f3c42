/**
 * The notebook's folder on disk: creates, moves and removes notes without ever writing over
 * another file.
 */
import path from "node:path";
import { codeOf, statOrNull } from "./replace.js";
import { Trash, writeNew } from "./trash.js";

/** @typedef {import("./replace.js").Fs} Fs */
/** @typedef {import("./trash.js").Trashed} Trashed */

/** 999 notes of one name: whoever has more names them better. */
const SAME_NAME_MAX = 999;

export class Folder {
  /** @param {string} root absolute path @param {Fs} fs */
  constructor(root, fs) {
    this.root = root;
    this.fs = fs;
    this.trash = new Trash(fs, root);
  }

  /** @param {string} note relative path @returns {string} absolute path */
  file(note) {
    return path.join(this.root, note);
  }

  /** @param {string} file absolute path below the root @returns {string} relative path with "/" */
  noteOf(file) {
    return path.relative(this.root, file).split(path.sep).join("/");
  }

  /**
   * Creates a note; when the name is taken, "Name 2", "Name 3" and so on.
   *
   * @param {string} note relative path wanted, with suffix
   * @param {Uint8Array} bytes
   * @returns {Promise<string>} relative path got
   */
  async create(note, bytes) {
    await this.fs.mkdir(path.dirname(this.file(note)), { recursive: true });
    for (let i = 1; ; i++) {
      const candidate = i === 1 ? note : numbered(note, i);
      try {
        await writeNew(this.fs, this.file(candidate), bytes);
        return candidate;
      } catch (error) {
        if (codeOf(error) !== "EEXIST" || i >= SAME_NAME_MAX) throw error;
      }
    }
  }

  /**
   * Moves a note to another name. The new name is reserved by an empty file first: a rename
   * alone would silently replace a file another program made in this moment.
   *
   * @param {string} from relative path
   * @param {string} to relative path
   * @throws EEXIST when there is already something else
   */
  async rename(from, to) {
    if (from === to) return;
    const target = this.file(to);
    await this.fs.mkdir(path.dirname(target), { recursive: true });
    if (await this.#isSameFile(from, to)) {
      await this.fs.rename(this.file(from), target);
      return;
    }
    await writeNew(this.fs, target, new Uint8Array());
    await this.#over(this.file(from), target);
  }

  /**
   * Brings a thing back from the trash, under a new name when the old one is taken.
   *
   * @param {Trashed} trashed
   * @returns {Promise<string>} relative path of the note
   */
  async restore(trashed) {
    const reserved = await this.create(trashed.path, new Uint8Array());
    await this.#over(this.trash.file(trashed.id), this.file(reserved));
    await this.trash.tidy(trashed.id);
    return reserved;
  }

  /**
   * "Plan.md" and "plan.md" are one file on file systems that ignore case.
   *
   * @param {string} a
   * @param {string} b
   */
  async #isSameFile(a, b) {
    if (a.toLowerCase() !== b.toLowerCase()) return false;
    const [one, other] = [
      await statOrNull(this.fs, this.file(a)),
      await statOrNull(this.fs, this.file(b)),
    ];
    return one !== null && other !== null && one.ino === other.ino && one.ino !== 0;
  }

  /**
   * @param {string} from
   * @param {string} reserved an empty file of ours, removed when the rename fails
   */
  async #over(from, reserved) {
    try {
      await this.fs.rename(from, reserved);
    } catch (error) {
      const stat = await statOrNull(this.fs, reserved);
      if (stat?.size === 0) {
        await this.fs.rm(reserved, { force: true });
      }
      throw error;
    }
  }
}

/** @param {string} note @param {number} number */
function numbered(note, number) {
  const { dir, name, ext } = path.posix.parse(note);
  return path.posix.join(dir, `${name} ${number}${ext}`);
}
