/**
 * One open note: holds the text being edited, writes it soon after each change, and never
 * overwrites what another program wrote. All work on the file runs one task after another; the
 * text may change meanwhile.
 *
 * States: 'saved', 'unsaved' (will be written soon), 'saving', 'failed' (could not be written,
 * tried again), 'conflict' (the file changed while there was unsaved text), 'missing' (the file
 * is gone), 'read-only'.
 *
 * Events: 'state' after each change of state; 'text' when the text changed other than by edit().
 */
import { Draft } from "./draft.js";
import { ChangedOnDisk, codeOf, replaceFile, replaceFileSync } from "./replace.js";
import { readNote } from "./note-file.js";
import { encode, sameBytes } from "./text.js";

/**
 * @typedef {import("./note-file.js").NoteContent} NoteContent
 * @typedef {import("./trash.js").Trashed} Trashed
 * @typedef {import("./trash.js").Keeper} Keeper
 * @typedef {'mine' | 'theirs' | 'both'} Choice
 * @typedef {{kind: 'conflict', theirs: NoteContent} | {kind: 'missing'} | {kind: 'failed',
 *     error: Error}} Trouble
 */

/** 300 ms: about the pause between two words. */
const SAVE_AFTER_MS = 300;
/** 1 s: who types without a pause is saved this often; a kill loses at most what was typed since. */
const SAVE_AT_LATEST_MS = 1000;
const RETRY_MS = [2000, 5000, 15_000];
/** 30 s: soon enough after a disk has room again, rare enough to cost nothing. */
const RETRY_LAST_MS = 30_000;

export class Session extends EventTarget {
  #fs;
  #keeper;
  #saveAfterMs;
  /** @type {Promise<unknown>} */
  #tail = Promise.resolve();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #dirtySinceMs = 0;
  #saving = false;
  #retries = 0;
  /** Counts the synchronous writes: an asynchronous one that began before must not finish. */
  #epoch = 0;
  #closed = false;
  /** @type {Uint8Array | null} what a running save is writing */
  #inFlight = null;
  #draft;
  /** @type {Trouble | null} */
  #trouble = null;
  /**
   * @type {NoteContent} what the file held when last read or written; `decoded.text` is the saved text
   */
  #base;

  /**
   * @param {string} file absolute path
   * @param {NoteContent} content
   * @param {{fs: import("./replace.js").Fs, keeper: Keeper, saveAfterMs?: number, link?:
   *     boolean}} options
   */
  constructor(file, content, { fs, keeper, saveAfterMs = SAVE_AFTER_MS, link = false }) {
    super();
    this.file = file;
    this.link = link;
    this.#fs = fs;
    this.#draft = new Draft(fs);
    this.#keeper = keeper;
    this.#saveAfterMs = saveAfterMs;
    this.#base = content;
    this.text = content.decoded.text;
  }

  get state() {
    return this.readOnly
      ? "read-only"
      : this.#trouble
        ? this.#trouble.kind
        : this.#saving
          ? "saving"
          : this.dirty
            ? "unsaved"
            : "saved";
  }

  get dirty() {
    return this.text !== this.#base.decoded.text;
  }

  get readOnly() {
    return this.#base.readOnly;
  }

  get trouble() {
    return this.#trouble;
  }

  /** What the file held when last read or written; of a huge note only the beginning. */
  get bytes() {
    return this.#base.bytes;
  }

  /** Bytes in the file when last read or written. */
  get size() {
    return this.#base.size;
  }

  /** True when leaving now loses nothing: the text is in the note or in a draft beside it. */
  get safe() {
    return !this.dirty || this.#draft.holds(this.text);
  }

  /** @param {string} text the whole new text, lines ended by "\n" */
  edit(text) {
    if (this.readOnly || this.#closed || text === this.text) return;
    const before = this.state;
    this.text = text;
    this.#schedule(this.#saveAfterMs);
    if (this.state !== before) {
      this.#changed();
    }
  }

  /** Writes what is unsaved, after what is already running. @returns {Promise<void>} */
  flush() {
    clearTimeout(this.#timer);
    return this.#enqueue(() => this.#save());
  }

  /**
   * Writes what is unsaved before it returns. For the end of the page.
   *
   * @param {import("./replace.js").FsSync} fs
   * @returns {void}
   */
  flushSync(fs) {
    if (this.safe || this.#trouble?.kind === "missing" || this.#trouble?.kind === "conflict") {
      return;
    }
    clearTimeout(this.#timer);
    this.#epoch++;
    const bytes = this.#encoded(this.text);
    const expected = this.#inFlight ? [this.#base.bytes, this.#inFlight] : [this.#base.bytes];
    try {
      replaceFileSync(fs, this.file, bytes, expected);
      this.#written(this.text, bytes);
    } catch (error) {
      if (!(error instanceof ChangedOnDisk)) throw error;
      this.#draft.adopt(error.draft, this.text);
    }
  }

  /**
   * Looks at the file again, after another program may have changed it.
   *
   * @returns {Promise<void>}
   */
  checkDisk() {
    return this.#enqueue(() => this.#checkDisk());
  }

  /**
   * Ends a conflict or a missing file. 'mine': the note becomes the text here; 'theirs': the
   * note stays as it is on disk (or absent); 'both': the text here becomes a note of its own.
   * What loses goes to the trash.
   *
   * @param {Choice} choice
   * @returns {Promise<void>}
   */
  resolve(choice) {
    return this.#enqueue(async () => {
      await this.#checkDisk();
      if (this.#trouble?.kind === "conflict") {
        await this.#resolveConflict(choice, this.#trouble.theirs);
      } else if (this.#trouble?.kind === "missing") {
        await this.#resolveMissing(choice);
      }
      this.#changed();
    });
  }

  /**
   * Runs a task while no save is under way and nothing is unsaved, such as moving the file.
   *
   * @param {() => Promise<string>} move gives the path of the file from now on
   * @returns {Promise<void>}
   */
  move(move) {
    return this.#enqueue(async () => {
      await this.#save();
      if (this.#trouble) {
        throw Object.assign(new Error("the note has unsaved text"), { code: "UNSAVED" });
      }
      this.file = await move();
    });
  }

  /**
   * The note is about to be thrown away: saves it once more; what cannot be saved goes to the
   * trash by itself.
   *
   * @returns {Promise<Trashed | null>} null when the file still has to be moved to the trash
   */
  abandon() {
    return this.#enqueue(async () => {
      await this.#save();
      const gone = this.#trouble?.kind === "missing";
      const kept =
        this.dirty || gone ? await this.#keeper.trash(this.file, this.#encoded(this.text)) : null;
      await this.#draft.forget();
      this.#closed = true;
      return gone ? kept : null;
    });
  }

  /** Stops the timers; what is unsaved stays in `text`. */
  stop() {
    clearTimeout(this.#timer);
  }

  async #save() {
    this.#dirtySinceMs = 0;
    if (!this.dirty || this.readOnly || this.#closed) return;
    if (this.#trouble && this.#trouble.kind !== "failed") {
      await this.#draft.keep(this.file, this.text, this.#encoded(this.text));
      return;
    }
    const text = this.text;
    const epoch = this.#epoch;
    const bytes = this.#encoded(text);
    this.#saving = true;
    this.#inFlight = bytes;
    this.#changed();
    try {
      // A rename that was on its way when flushSync ran may have undone it: then `dirty`
      // is true again.
      const wanted = () => epoch === this.#epoch;
      if (await replaceFile(this.#fs, this.file, bytes, [this.#base.bytes], wanted)) {
        this.#written(text, bytes);
        await this.#draft.forget();
      }
    } catch (error) {
      await this.#saveFailed(error, text);
    } finally {
      this.#saving = false;
      this.#inFlight = null;
    }
    if (this.dirty && !this.#trouble) {
      this.#schedule(this.#saveAfterMs);
    }
    this.#changed();
  }

  /** @param {unknown} error @param {string} text */
  async #saveFailed(error, text) {
    if (error instanceof ChangedOnDisk) {
      await this.#draft.forget();
      this.#draft.adopt(error.draft, text);
      await this.#checkDisk();
    } else if (error instanceof Error && codeOf(error)) {
      this.#trouble = { kind: "failed", error };
      this.#schedule(RETRY_MS[this.#retries++] ?? RETRY_LAST_MS);
    } else {
      throw error;
    }
  }

  async #checkDisk() {
    /** @type {NoteContent} */
    let found;
    try {
      found = await readNote(this.#fs, this.file, { link: this.link });
    } catch (error) {
      await this.#unreadable(error);
      return;
    }
    if (sameBytes(found.bytes, this.#base.bytes) && found.size === this.#base.size) {
      this.#base = { ...this.#base, readOnly: found.readOnly };
      if (this.#trouble) {
        this.#trouble = null;
        await this.#save();
      }
    } else if (!this.dirty || this.readOnly || found.decoded.text === this.text) {
      await this.#take(found);
    } else {
      this.#trouble = { kind: "conflict", theirs: found };
      await this.#draft.keep(this.file, this.text, this.#encoded(this.text));
    }
    this.#changed();
  }

  /** @param {unknown} error */
  async #unreadable(error) {
    if (!(error instanceof Error) || !codeOf(error)) throw error;
    if (codeOf(error) === "ENOENT") {
      this.#trouble = { kind: "missing" };
      if (this.dirty) {
        await this.#draft.keep(this.file, this.text, this.#encoded(this.text));
      }
    } else {
      this.#trouble = { kind: "failed", error };
    }
    this.#changed();
  }

  /** @param {Choice} choice @param {NoteContent} theirs */
  async #resolveConflict(choice, theirs) {
    // A huge note is not copied to the trash, so it cannot lose either.
    if (choice === "mine" && theirs.readOnly !== "huge") {
      await this.#keeper.trash(this.file, theirs.bytes);
      const decoded = { ...this.#base.decoded, text: theirs.decoded.text };
      this.#base = { ...this.#base, bytes: theirs.bytes, size: theirs.size, decoded };
      this.#trouble = null;
      await this.#save();
      return;
    }
    await this.#keeper[choice === "theirs" ? "trash" : "copy"](this.file, this.#encoded(this.text));
    await this.#take(theirs);
  }

  /** @param {Choice} choice */
  async #resolveMissing(choice) {
    const text = this.text;
    const bytes = this.#encoded(text);
    if (choice !== "mine") {
      await this.#keeper.trash(this.file, bytes);
      this.#base = { ...this.#base, decoded: { ...this.#base.decoded, text } };
      this.#trouble = null;
      await this.#draft.forget();
      return;
    }
    try {
      await replaceFile(this.#fs, this.file, bytes, [null]);
      this.#written(text, bytes);
      await this.#draft.forget();
    } catch (error) {
      await this.#saveFailed(error, text);
    }
  }

  /** @param {NoteContent} found */
  async #take(found) {
    const changed = found.decoded.text !== this.text;
    this.#base = found;
    this.#trouble = null;
    this.text = found.decoded.text;
    clearTimeout(this.#timer);
    await this.#draft.forget();
    if (changed) {
      this.dispatchEvent(new Event("text"));
    }
  }

  /** @param {string} text @param {Uint8Array} bytes */
  #written(text, bytes) {
    this.#base = {
      ...this.#base,
      bytes,
      size: bytes.length,
      decoded: { ...this.#base.decoded, text },
    };
    this.#trouble = null;
    this.#retries = 0;
    this.dispatchEvent(new Event("written"));
  }

  /** @param {string} text */
  #encoded(text) {
    return encode({ ...this.#base.decoded, text });
  }

  /** @param {number} delayMs */
  #schedule(delayMs) {
    const nowMs = Date.now();
    this.#dirtySinceMs ||= nowMs;
    const latestMs =
      this.#trouble?.kind === "failed" ? Infinity : this.#dirtySinceMs + SAVE_AT_LATEST_MS - nowMs;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), Math.max(0, Math.min(delayMs, latestMs)));
  }

  #changed() {
    this.dispatchEvent(new Event("state"));
  }

  /**
   * @template T
   * @param {() => Promise<T>} task
   * @returns {Promise<T>}
   */
  #enqueue(task) {
    const run = this.#tail.then(task);
    this.#tail = run.catch(() => undefined);
    return run;
  }
}
