/**
 * The left side: search, folder, order and the list.
 */
import { NOTES_MAX } from "../model/scan.js";
import { rest } from "../model/slices.js";
import { counted, locale, t } from "../strings.js";
import { byId, el } from "./dom.js";
import { NoteList } from "./list.js";
import { announce } from "./live.js";

/** 120 ms: with a key held down the notes passed over are not opened. */
const FOLLOW_MS = 120;
/** 600 ms after the last letter the number of finds is told. */
const TELL_MS = 600;

/**
 * @typedef {object} Actions
 * @property {(path: string, how: {write: boolean, query: string}) => void} open
 * @property {(path: string) => void} remove
 * @property {(path: string) => void} rename
 * @property {() => boolean} isNarrow true when list and note do not fit side by side
 */

export class Shelf {
  #notebook;
  #actions;
  #search = byId("search", HTMLInputElement);
  #folder = byId("folder-filter", HTMLSelectElement);
  #sort = byId("sort", HTMLSelectElement);
  #list;
  #empty = byId("list-empty", HTMLElement);
  #foot = byId("shelf-foot", HTMLElement);
  /** @type {AbortController | null} */
  #selecting = null;
  /** True when something changed while the list was being selected. */
  #again = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #following;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #telling;
  /** @type {string | null} */
  #current = null;
  #folders = "";

  /**
   * @param {import("../model/notebook.js").Notebook} notebook
   * @param {Actions} actions
   * @param {{sort: string, keepSort: (sort: string) => void}} state
   */
  constructor(notebook, actions, { sort, keepSort }) {
    this.#notebook = notebook;
    this.#actions = actions;
    const box = byId("list", HTMLElement);
    this.#list = new NoteList(box, [box, this.#search], (path) => this.#open(path, false));
    this.#sort.value = sort === "title" ? "title" : "changed";
    this.#search.addEventListener("input", () => void this.update(true));
    this.#folder.addEventListener("change", () => void this.update(true));
    this.#sort.addEventListener("change", () => {
      keepSort(this.#sort.value);
      void this.update(true);
    });
    this.#search.addEventListener("keydown", (event) => this.#searchKey(event));
    box.addEventListener("keydown", (event) => this.#listKey(event));
    notebook.addEventListener("notes", () => void this.update(false));
  }

  /** The folder that is chosen; new notes go there. */
  get folder() {
    return this.#folder.value;
  }

  get query() {
    return this.#search.value.trim();
  }

  focusSearch() {
    this.#search.focus();
    this.#search.select();
  }

  focusList() {
    byId("list", HTMLElement).focus();
  }

  clearSearch() {
    this.#search.value = "";
    void this.update(true);
  }

  /** @param {string | null} path of the note that is open */
  mark(path) {
    this.#current = path;
    this.#list.activate(path, true);
  }

  /**
   * @param {string} path
   * @returns {string | null} the note after it, or before it when it is the last
   */
  neighbour(path) {
    const { notes } = this.#list;
    const index = notes.findIndex((note) => note.path === path);
    return (notes[index + 1] ?? notes[index - 1])?.path ?? null;
  }

  /**
   * Shows what fits search, folder and order now.
   *
   * @param {boolean} fromTop the person asked for something else, so the list begins at its top
   */
  async update(fromTop) {
    if (this.#selecting && !fromTop) {
      // What changes all the time (notes being read) must not keep the list from ever being shown.
      this.#again = true;
      return;
    }
    this.#selecting?.abort();
    const selecting = new AbortController();
    this.#selecting = selecting;
    await this.#select(fromTop, selecting.signal);
    if (this.#selecting !== selecting) return;
    this.#selecting = null;
    if (this.#again) {
      this.#again = false;
      await this.update(false);
    }
  }

  /** @param {boolean} fromTop @param {AbortSignal} signal */
  async #select(fromTop, signal) {
    this.#fillFolders();
    const wanted = {
      query: this.query,
      folder: this.folder,
      sort: /** @type {import("../model/catalog.js").Sort} */ (this.#sort.value),
    };
    // What was typed is drawn first.
    if (fromTop) await rest();
    const notes = await this.#notebook.catalog.select(wanted, signal);
    await rest();
    if (notes === null || signal.aborted) return;
    const { index } = this.#notebook.catalog;
    this.#list.show({
      notes,
      query: wanted.query,
      excerpt: (path) => index.around(path, wanted.query),
      unsaved: this.#unsaved(),
    });
    if (fromTop) {
      byId("list", HTMLElement).scrollTop = 0;
      this.#list.activate(wanted.query ? (notes[0]?.path ?? null) : this.#current);
    } else if (!this.#list.active && !wanted.query) {
      this.#list.activate(this.#current);
    }
    this.#tell(notes.length, wanted.query);
  }

  #unsaved() {
    const troubled = this.#notebook.sessions.filter((session) => session.trouble !== null);
    return new Set(troubled.map((session) => this.#notebook.folder.noteOf(session.file)));
  }

  /** @param {number} count @param {string} query */
  #tell(count, query) {
    const { catalog, mirror, reading } = this.#notebook;
    const numbers = query
      ? counted("oneFound", "manyFound", count)
      : counted("oneNote", "manyNotes", count);
    const more = [
      ...(reading.total > 20
        ? [t("readingNotes", { done: reading.done, total: reading.total })]
        : []),
      ...(mirror.unreadable.length > 0
        ? [t("someUnreadable", { count: mirror.unreadable.length })]
        : []),
      ...(mirror.cut ? [t("listCut", { count: NOTES_MAX.toLocaleString(locale) })] : []),
    ];
    this.#foot.textContent = [numbers, ...more].join(" · ");
    this.#empty.hidden = count > 0;
    this.#empty.textContent = query
      ? t("noneFound", { query })
      : catalog.size === 0 || this.folder
        ? t("noneHere")
        : "";
    clearTimeout(this.#telling);
    if (query && document.activeElement === this.#search) {
      this.#telling = setTimeout(() => announce(numbers), TELL_MS);
    }
  }

  #fillFolders() {
    const { folders } = this.#notebook.mirror;
    const chosen = this.#folder.value;
    if (folders.join("\n") !== this.#folders || this.#folder.options.length === 0) {
      this.#folders = folders.join("\n");
      this.#folder.replaceChildren(
        el("option", { value: "", text: t("allFolders") }),
        ...folders.map((folder) => el("option", { value: folder, text: folder })),
      );
      this.#folder.value = folders.includes(chosen) ? chosen : "";
    }
    this.#folder.hidden = folders.length === 0;
  }

  /** @param {KeyboardEvent} event */
  #searchKey(event) {
    if (event.isComposing) return;
    if (event.key === "Escape" && this.#search.value !== "") {
      event.preventDefault();
      this.clearSearch();
    } else if (event.key === "Enter" && this.#list.active) {
      event.preventDefault();
      this.#open(this.#list.active.path, true);
    } else if (["ArrowDown", "ArrowUp", "PageDown", "PageUp"].includes(event.key)) {
      this.#step(event);
    }
  }

  /** @param {KeyboardEvent} event */
  #listKey(event) {
    const note = this.#list.active;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && note) {
      event.preventDefault();
      this.#open(note.path, true);
    } else if (event.key === "Delete" && note) {
      event.preventDefault();
      this.#actions.remove(note.path);
    } else if (event.key === "F2" && note) {
      event.preventDefault();
      event.stopPropagation();
      this.#actions.rename(note.path);
    } else {
      this.#step(event);
    }
  }

  /** @param {KeyboardEvent} event */
  #step(event) {
    const note = this.#list.step(event.key);
    if (!note) return;
    event.preventDefault();
    clearTimeout(this.#following);
    if (this.#actions.isNarrow()) return;
    this.#following = setTimeout(
      () => this.#actions.open(note.path, { write: false, query: this.query }),
      FOLLOW_MS,
    );
  }

  /** @param {string} path @param {boolean} write */
  #open(path, write) {
    clearTimeout(this.#following);
    this.#actions.open(path, { write, query: this.query });
  }
}
