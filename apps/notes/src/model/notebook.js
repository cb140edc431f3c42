/**
 * The notebook: a folder of Markdown notes, what is known of them, and the notes that are open.
 *
 * Events: 'notes' (the list or the state of a note changed; at most every 200 ms while notes are
 * being read), 'offers' (unsaved text of an earlier session), 'problem' (the folder itself
 * cannot be read, or can again), 'moved' (detail: {from, to}), 'copied' (a second version was
 * kept; detail: {note}).
 */
import path from "node:path";
import { Catalog } from "./catalog.js";
import { Mirror } from "./mirror.js";
import { readNote } from "./note-file.js";
import { recover } from "./recovery.js";
import { codeOf } from "./replace.js";
import { Session } from "./session.js";
import { Untitled } from "./untitled.js";
import { FolderWatch } from "./watch.js";

/** 200 ms between two announcements of a changed list while thousands of notes are being read. */
const ANNOUNCE_MS = 200;

/** @typedef {import("./trash.js").Trashed} Trashed */

export class Notebook extends EventTarget {
  #abort = new AbortController();
  /** @type {Map<string, Promise<Session>>} */
  #opening = new Map();
  /** @type {Map<string, Session>} by relative path */
  #sessions = new Map();
  #untitled = new Untitled(this);
  /** @type {Promise<unknown>} */
  #tail = Promise.resolve();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #announcement;
  #watch = this.#newWatch();
  /** @type {import("./trash.js").Keeper} */
  #keeper;
  /** @type {import("./stash.js").Stash | undefined} */
  #stash;

  /**
   * @param {import("./folder.js").Folder} folder
   * @param {{copyName: (name: string) => string, stash?: import("./stash.js").Stash}} options
   *     copyName: what a kept second version is called; stash: where text may have been kept
   * outside of the folder
   */
  constructor(folder, { copyName, stash }) {
    super();
    this.folder = folder;
    this.catalog = new Catalog(folder.fs, folder.root);
    this.mirror = new Mirror(folder, this.catalog);
    /** @type {import("./recovery.js").Offer[]} */
    this.offers = [];
    /** @type {Error | null} why the folder cannot be read now */
    this.problem = null;
    /** True until the folder was looked at for the first time. */
    this.looking = true;
    this.reading = { done: 0, total: 0 };
    this.copyName = copyName;
    this.#stash = stash;
    this.#keeper = {
      trash: (file, bytes) => folder.trash.keep(folder.noteOf(file), bytes),
      copy: async (file, bytes) => {
        const note = await folder.create(this.copyOf(folder.noteOf(file)), bytes);
        await this.#add(note);
        this.dispatchEvent(new CustomEvent("copied", { detail: { note } }));
      },
    };
  }

  /**
   * Looks at the folder, then reads the notes and watches for changes in the background.
   *
   * @throws errors of the file system when the folder cannot be read
   */
  async start() {
    const { changed, leftovers } = await this.mirror.all(() => this.#announce());
    this.looking = false;
    this.#announce();
    void this.#read(changed);
    void this.#watch.run(this.folder.fs, this.folder.root);
    void this.#recover(leftovers);
  }

  /** The window came to the front: look for what a watch may have missed. */
  lookNow() {
    this.#watch.lookNow();
  }

  async close() {
    this.#abort.abort();
    this.#watch.close();
    clearTimeout(this.#announcement);
    await this.flush();
    this.#sessions.forEach((session) => session.stop());
  }

  /**
   * @param {string} note relative path
   * @returns {Promise<Session>} the one session of this note
   */
  open(note) {
    const open = this.#sessions.get(note);
    if (open) return Promise.resolve(open);
    const opening =
      this.#opening.get(note) ?? this.#open(note).finally(() => this.#opening.delete(note));
    this.#opening.set(note, opening);
    return opening;
  }

  /** @param {string} note @returns {Session | undefined} */
  session(note) {
    return this.#sessions.get(note);
  }

  /** Open notes. @returns {Session[]} */
  get sessions() {
    return [...this.#sessions.values()];
  }

  /** Writes what is unsaved. @returns {Promise<void>} */
  async flush() {
    await Promise.all(this.sessions.map((session) => session.flush()));
  }

  /**
   * The person turns to another note: saves, and forgets the session when all is well.
   *
   * @param {string} note
   */
  async leave(note) {
    const session = this.#sessions.get(note);
    if (!session) return;
    await session.flush();
    await this.#untitled.left(session);
    if (session.state === "saved" || session.state === "read-only") {
      this.#sessions.delete(this.folder.noteOf(session.file));
      session.stop();
    }
  }

  /**
   * @param {string} folder relative path, '' for the root
   * @param {string} name of the file, without suffix
   * @returns {Promise<string>} relative path
   */
  async create(folder, name) {
    const note = await this.folder.create(path.posix.join(folder, `${name}.md`), new Uint8Array());
    await this.#add(note);
    this.#untitled.add(note);
    return note;
  }

  /**
   * @param {string} from relative path
   * @param {string} to relative path
   * @throws EEXIST when there is another note of that name; UNSAVED when it has text that
   *     cannot be saved
   */
  async rename(from, to) {
    const move = async () => {
      await this.folder.rename(from, to);
      return this.folder.file(to);
    };
    const session = this.#sessions.get(from);
    await (session ? session.move(move) : move());
    this.#untitled.forget(from);
    await this.#moved(from, to);
  }

  /**
   * Moves a note to the trash, with what is unsaved of it.
   *
   * @param {string} note relative path
   * @returns {Promise<Trashed>}
   */
  async remove(note) {
    const session = this.#sessions.get(note);
    const kept = await session?.abandon();
    this.drop(note);
    return kept ?? this.folder.trash.move(note);
  }

  /**
   * @param {Trashed} trashed
   * @returns {Promise<string>} relative path
   */
  async restore(trashed) {
    const note = await this.folder.restore(trashed);
    await this.#add(note);
    return note;
  }

  /** Forgets a note that is gone from the disk. @param {string} note */
  drop(note) {
    this.#sessions.get(note)?.stop();
    this.#sessions.delete(note);
    this.catalog.remove(note);
    this.#announce();
  }

  /** @param {string} note @returns {string} name for a second version of it */
  copyOf(note) {
    const { dir, name, ext } = path.posix.parse(note);
    return path.posix.join(dir, `${this.copyName(name)}${ext}`);
  }

  /**
   * @param {import("./recovery.js").Offer} offer that the person has decided
   * @param {string | null} note that came of it
   */
  async settle(offer, note) {
    this.offers = this.offers.filter((other) => other !== offer);
    if (note !== null) {
      await this.#add(note);
      await this.#sessions.get(note)?.checkDisk();
    }
    this.dispatchEvent(new Event("offers"));
  }

  /**
   * Looks at what changed on disk.
   *
   * @param {Set<string> | null} names relative paths; null for everything
   * @returns {Promise<void>}
   */
  refresh(names) {
    const run = this.#tail.then(() => this.#refresh(names));
    this.#tail = run.catch(() => undefined);
    return run;
  }

  /** @param {Set<string> | null} names */
  async #refresh(names) {
    if (this.#abort.signal.aborted) return;
    const difference = await this.#difference(names);
    if (difference) {
      await this.#followMoves(difference.gone, difference.appeared);
      void this.#read(difference.changed);
    }
    const touched = [...this.#sessions].filter(([note]) => names === null || isNamed(note, names));
    await Promise.all(touched.map(([, session]) => session.checkDisk()));
    this.#announce();
  }

  /**
   * @param {Set<string> | null} names
   * @returns {Promise<import("./mirror.js").Difference | null>} null when the folder cannot be read
   */
  async #difference(names) {
    try {
      const difference = names ? await this.mirror.some(names) : await this.mirror.all();
      this.#tellProblem(null);
      return difference;
    } catch (error) {
      if (!(error instanceof Error) || !codeOf(error)) throw error;
      // What was named may be gone again; only the whole folder tells whether something is wrong.
      if (names) return this.#difference(null);
      this.#tellProblem(error);
      return null;
    }
  }

  /**
   * An open note that another program moved is the same note under its new name.
   *
   * @param {string[]} gone
   * @param {string[]} appeared
   */
  async #followMoves(gone, appeared) {
    for (const from of gone) {
      const session = this.#sessions.get(from);
      const free = appeared.filter((note) => !this.#sessions.has(note));
      const to = session && !session.dirty ? await this.mirror.findSame(session, free) : null;
      if (session && to) {
        await session.move(() => Promise.resolve(this.folder.file(to)));
        await this.#moved(from, to);
      }
    }
  }

  /** @param {Error | null} problem */
  #tellProblem(problem) {
    if (problem && !this.problem) {
      // The watch was on a folder that is gone; a new one finds it when it is back.
      this.#watch.close();
      this.#watch = this.#newWatch();
      void this.#watch.run(this.folder.fs, this.folder.root);
    }
    const changed = problem !== this.problem;
    this.problem = problem;
    if (changed) {
      this.dispatchEvent(new Event("problem"));
    }
  }

  /** @param {string[]} notes */
  async #read(notes) {
    this.reading.total += notes.length;
    await this.catalog.read(
      notes,
      () => {
        this.reading.done++;
        this.#announce();
      },
      this.#abort.signal,
    );
    if (this.reading.done >= this.reading.total) {
      this.reading = { done: 0, total: 0 };
    }
    this.#announce();
  }

  /** @param {import("./scan.js").Found[]} leftovers */
  async #recover(leftovers) {
    try {
      const stashed = (await this.#stash?.offers(this.folder)) ?? [];
      this.offers.push(...stashed, ...(await recover(this.folder, leftovers)));
    } catch (error) {
      // They stay where they are and are looked at again at the next start.
      if (!codeOf(error)) throw error;
    }
    if (this.offers.length > 0) {
      this.dispatchEvent(new Event("offers"));
    }
  }

  /** @param {string} note */
  async #open(note) {
    const link = this.catalog.get(note)?.link ?? false;
    const { fs } = this.folder;
    const content = await readNote(fs, this.folder.file(note), { link });
    const session = new Session(this.folder.file(note), content, {
      fs,
      keeper: this.#keeper,
      link,
    });
    session.addEventListener("written", () => this.#written(session));
    session.addEventListener("state", () => this.#announce());
    this.#sessions.set(note, session);
    return session;
  }

  /** @param {Session} session */
  #written(session) {
    const note = this.folder.noteOf(session.file);
    this.catalog.put({ path: note, size: session.size, mtimeMs: Date.now(), link: session.link });
    this.catalog.describe(note, session.text);
    this.#announce();
    void this.#untitled.written(session);
  }

  /** @param {string} from @param {string} to */
  async #moved(from, to) {
    const session = this.#sessions.get(from);
    if (session) {
      this.#sessions.delete(from);
      this.#sessions.set(to, session);
    }
    this.catalog.move(from, to);
    await this.#add(to);
    this.dispatchEvent(new CustomEvent("moved", { detail: { from, to } }));
  }

  /** @param {string} note that this program made or moved */
  async #add(note) {
    await this.mirror.add(note);
    this.#announce();
  }

  #newWatch() {
    return new FolderWatch((names) => void this.refresh(names));
  }

  #announce() {
    this.#announcement ??= setTimeout(
      () => {
        this.#announcement = undefined;
        this.dispatchEvent(new Event("notes"));
      },
      this.looking || this.reading.total > 0 ? ANNOUNCE_MS : 0,
    );
  }
}

/** @param {string} note @param {Set<string>} names of files and folders */
function isNamed(note, names) {
  return [...names].some((name) => note === name || note.startsWith(`${name}/`));
}
