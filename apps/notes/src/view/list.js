/**
 * The list of notes as a listbox. Only the rows in sight are in the page, so 20000 notes scroll
 * like 20. The keyboard focus stays on the list or on the search field; `aria-activedescendant`
 * tells which row is meant.
 */
import { wordsOf, fold } from "../model/search.js";
import { shortTime, t } from "../strings.js";
import { el } from "./dom.js";

/** 6 rows above and below the visible ones are made, so that scrolling shows no gaps. */
const ROWS_AROUND = 6;

/** @typedef {import("../model/catalog.js").Note} Note */
/**
 * @typedef {{notes: Note[], query: string, excerpt: (path: string) => string | null, unsaved: Set<string>}} Shown
 */

export class NoteList {
  #box;
  #rail = el("div", { class: "rail", role: "presentation" });
  #owners;
  /** @type {Shown} */
  #shown = { notes: [], query: "", excerpt: () => null, unsaved: new Set() };
  /** @type {Map<string, {row: HTMLElement, look: string}>} rows in the page, by path */
  #rows = new Map();
  #rowHeight = 0;
  #active = -1;
  #ids = 0;
  #drawing = false;

  /**
   * @param {HTMLElement} box the listbox
   * @param {HTMLElement[]} owners elements that take the keys for it
   * @param {(path: string, how: "click" | "keys") => void} activated a row was chosen
   */
  constructor(box, owners, activated) {
    this.#box = box;
    this.#owners = owners;
    box.append(this.#rail);
    box.addEventListener("scroll", () => this.#drawSoon(), { passive: true });
    box.addEventListener("click", (event) => {
      const row = event.target instanceof Element ? event.target.closest("[role=option]") : null;
      const path = row?.getAttribute("data-path");
      if (path) {
        this.activate(path);
        activated(path, "click");
      }
    });
    new ResizeObserver(() => {
      this.#rowHeight = 0;
      this.#draw();
    }).observe(box);
  }

  /** @returns {Note | undefined} the row that is meant */
  get active() {
    return this.#shown.notes[this.#active];
  }

  /** @returns {Note[]} */
  get notes() {
    return this.#shown.notes;
  }

  /** @param {Shown} shown */
  show(shown) {
    const path = this.active?.path;
    this.#shown = shown;
    this.#active = path === undefined ? -1 : shown.notes.findIndex((note) => note.path === path);
    this.#draw();
  }

  /**
   * @param {string | null} path
   * @param {boolean} [inSight] scrolls to it
   */
  activate(path, inSight = false) {
    this.#active = path === null ? -1 : this.#shown.notes.findIndex((note) => note.path === path);
    if (inSight) this.#scrollTo(this.#active);
    this.#draw();
  }

  /**
   * Moves by a key.
   *
   * @param {string} key
   * @returns {Note | null} the row that is meant now; null when it is no key of the list
   */
  step(key) {
    const last = this.#shown.notes.length - 1;
    const page = Math.max(1, Math.floor(this.#box.clientHeight / this.#height()) - 1);
    /** @type {Record<string, number>} */
    const targets = {
      ArrowDown: this.#active + 1,
      ArrowUp: this.#active < 0 ? last : this.#active - 1,
      PageDown: this.#active + page,
      PageUp: this.#active - page,
      Home: 0,
      End: last,
    };
    const target = targets[key];
    if (last < 0 || target === undefined) return null;
    this.#active = Math.min(last, Math.max(0, target));
    this.#scrollTo(this.#active);
    this.#draw();
    return this.active ?? null;
  }

  #drawSoon() {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.#draw();
    });
  }

  #draw() {
    const { notes } = this.#shown;
    const height = this.#height();
    this.#rail.style.height = `${notes.length * height}px`;
    const first = Math.max(0, Math.floor(this.#box.scrollTop / height) - ROWS_AROUND);
    const visible = Math.ceil(this.#box.clientHeight / height);
    const end = Math.min(notes.length, first + visible + 2 * ROWS_AROUND);
    const wanted = new Set();
    for (let i = first; i < end; i++) wanted.add(i);
    // The meant row is always there, because aria-activedescendant points at it.
    if (this.#active >= 0) wanted.add(this.#active);
    const kept = new Set();
    for (const i of wanted) {
      const note = notes[i];
      if (!note) continue;
      kept.add(note.path);
      this.#place(note, i, height);
    }
    for (const [path, { row }] of this.#rows) {
      if (!kept.has(path)) {
        row.remove();
        this.#rows.delete(path);
      }
    }
    const id = this.active ? this.#rows.get(this.active.path)?.row.id : undefined;
    for (const owner of this.#owners) {
      if (id) owner.setAttribute("aria-activedescendant", id);
      else owner.removeAttribute("aria-activedescendant");
    }
  }

  /** @param {Note} note @param {number} index @param {number} height */
  #place(note, index, height) {
    const { query, excerpt, unsaved } = this.#shown;
    const text = (query && excerpt(note.path)) || note.snippet;
    const look = JSON.stringify([
      note.title,
      text,
      note.mtimeMs,
      note.problem,
      query,
      unsaved.has(note.path),
    ]);
    let known = this.#rows.get(note.path);
    if (!known) {
      const row = el("div", {
        role: "option",
        class: "row",
        id: `row-${this.#ids++}`,
        "data-path": note.path,
      });
      known = { row, look: "" };
      this.#rows.set(note.path, known);
      this.#rail.append(row);
    }
    if (known.look !== look) {
      known.look = look;
      known.row.replaceChildren(...content(note, text, query, unsaved.has(note.path)));
    }
    const { row } = known;
    row.style.transform = `translateY(${index * height}px)`;
    row.setAttribute("aria-posinset", String(index + 1));
    row.setAttribute("aria-setsize", String(this.#shown.notes.length));
    row.setAttribute("aria-selected", String(index === this.#active));
  }

  /** @param {number} index */
  #scrollTo(index) {
    const height = this.#height();
    const top = index * height;
    if (index < 0) return;
    if (top < this.#box.scrollTop) {
      this.#box.scrollTop = top;
    } else if (top + height > this.#box.scrollTop + this.#box.clientHeight) {
      this.#box.scrollTop = top + height - this.#box.clientHeight;
    }
  }

  /** Rows are as high as the style says, in the person's own font size. */
  #height() {
    if (this.#rowHeight === 0) {
      const probe = el("div", { class: "row" });
      this.#rail.append(probe);
      this.#rowHeight = probe.offsetHeight || 1;
      probe.remove();
    }
    return this.#rowHeight;
  }
}

/** @param {Note} note @param {string} text @param {string} query @param {boolean} unsaved */
function content(note, text, query, unsaved) {
  const words = query ? wordsOf(query) : [];
  const snippet = note.problem ? t("rowUnreadable", { code: note.problem }) : text;
  const snippetClass = note.problem ? "row-text problem" : "row-text";
  return [
    el("span", { class: "row-title" }, ...marked(note.title, words)),
    el(
      "span",
      { class: snippetClass },
      ...marked(snippet || (note.size === 0 ? t("emptyNote") : ""), words),
    ),
    el(
      "span",
      { class: "row-meta" },
      ...(unsaved ? [el("span", { class: "row-unsaved", text: t("rowUnsaved") })] : []),
      el("time", { text: shortTime(note.mtimeMs, Date.now()) }),
      ...(note.folder ? [el("span", { class: "row-folder", text: note.folder })] : []),
    ),
  ];
}

/**
 * @param {string} text
 * @param {string[]} words folded
 * @returns {(string | HTMLElement)[]} the text with the words marked
 */
function marked(text, words) {
  const folded = fold(text);
  if (words.length === 0 || folded.length !== text.length) return [text];
  const parts = [];
  let done = 0;
  for (let at = 0; at < text.length;) {
    const word = words.find((candidate) => folded.startsWith(candidate, at));
    if (!word) {
      at++;
      continue;
    }
    parts.push(text.slice(done, at), el("mark", { text: text.slice(at, at + word.length) }));
    at += word.length;
    done = at;
  }
  return [...parts, text.slice(done)];
}
