/**
 * The running app: which note is open, and what the person can do.
 */
import { describe, nameWithoutSuffix } from "../model/describe.js";
import { codeOf } from "../model/replace.js";
import { t } from "../strings.js";
import { showBlank, showFolderProblem, showNoteProblem } from "./blank.js";
import { askName, showShortcuts, showText, showTrash } from "./dialogs.js";
import { byId } from "./dom.js";
import { commandOf, shortcuts } from "./keys.js";
import { announce } from "./live.js";
import { showOffers } from "./offers.js";
import { reason } from "./reason.js";
import { Sheet } from "./sheet.js";
import { Shelf } from "./shelf.js";
import { keepLast, keepState, loadState } from "./state.js";
import { toast } from "./toast.js";

/** @typedef {import("../model/notebook.js").Notebook} Notebook */
/** @typedef {import("../model/session.js").Session} Session */

/** Below this width list and note are shown one at a time; the same number is in the styles. */
const NARROW = matchMedia("(max-width: 699px)");

export class App {
  #notebook;
  #shelf;
  #sheet;
  /** @type {string | null} */
  #current = null;
  /** Counts the notes asked for: an older one that comes late is not shown. */
  #asked = 0;

  /** @param {Notebook} notebook that is started */
  constructor(notebook) {
    this.#notebook = notebook;
    const { layout, sort } = loadState();
    this.#shelf = new Shelf(
      notebook,
      {
        open: (path, { write, query }) => void this.open(path, { write, query }),
        remove: (path) => void this.#remove(path),
        rename: (path) => void this.#rename(path),
        isNarrow: () => NARROW.matches,
      },
      { sort, keepSort: (order) => keepState({ sort: order }) },
    );
    this.#sheet = new Sheet(layout, {
      remedy: (remedy, session) => void this.#attempt(() => this.#remedy(remedy, session)),
      openNote: (note, anchor) => void this.#follow(note, anchor),
      readFile: (file, bytesMax) => this.#readFile(file, bytesMax),
      keepLayout: (kept) => keepState({ layout: kept }),
    });
    this.#listen();
  }

  /**
   * Shows the note of last time at once and the list as it is found.
   *
   * @param {Promise<void>} started the notebook has looked at its folder
   */
  async begin(started) {
    const last = loadState().last[this.#notebook.folder.root];
    const early = last && !NARROW.matches ? this.#openIfThere(last) : undefined;
    await started;
    await early;
    await this.#shelf.update(true);
    const all = await this.#notebook.catalog.select({ query: "", folder: "", sort: "changed" });
    if (!this.#current && all?.[0] && !NARROW.matches) await this.open(all[0].path, {});
    else if (!this.#current) this.#showNothing();
  }

  /**
   * @param {string} path relative
   * @param {{write?: boolean, query?: string, anchor?: string, turn?: boolean}} how write: put
   *     the caret into the text;
   *     query: show its first find; turn: where only one fits, show the note
   */
  async open(path, { write = false, query = "", anchor, turn = true }) {
    const asked = ++this.#asked;
    if (turn) byId("app", HTMLElement).dataset.pane = "note";
    if (path !== this.#current || !this.#sheet.session) {
      const before = this.#current;
      let session;
      try {
        session = await this.#notebook.open(path);
      } catch (error) {
        if (!codeOf(error)) throw error;
        if (asked === this.#asked) this.#cannotOpen(error, path);
        return;
      }
      if (asked !== this.#asked) return;
      this.#current = path;
      this.#sheet.open(session, path, { title: this.#titleOf(path), anchor: anchor ?? "" });
      if (before && before !== path) void this.#notebook.leave(before);
      keepLast(this.#notebook.folder.root, path);
    } else if (anchor) {
      this.#sheet.open(this.#sheet.session, path, { title: this.#titleOf(path), anchor });
    }
    this.#shelf.mark(path);
    this.#showTitle();
    if (write) {
      this.#sheet.focus();
      if (query) this.#sheet.find(query);
    } else if (NARROW.matches) {
      byId("back-button", HTMLElement).focus();
    }
  }

  /** @param {string} path of a note that may be gone meanwhile */
  async #openIfThere(path) {
    try {
      await this.#notebook.open(path);
    } catch (error) {
      if (codeOf(error)) return;
      throw error;
    }
    await this.open(path, {});
  }

  #listen() {
    const notebook = this.#notebook;
    notebook.addEventListener("notes", () => this.#showTitle());
    notebook.addEventListener("offers", () => showOffers(notebook, this.#offerActions()));
    notebook.addEventListener("moved", (event) => {
      const { from, to } = /** @type {CustomEvent} */ (event).detail;
      if (this.#current === from) {
        this.#current = to;
        keepLast(notebook.folder.root, to);
        void this.#shelf.update(false).then(() => this.#shelf.mark(to));
        this.#showTitle();
      }
    });
    notebook.addEventListener("copied", (event) => {
      const { note } = /** @type {CustomEvent} */ (event).detail;
      const action = { label: t("open"), run: () => void this.open(note, {}) };
      toast(t("keptAs", { name: nameWithoutSuffix(note) }), action);
    });
    notebook.addEventListener("problem", () => this.#showProblem());
    const click = (/** @type {string} */ id, /** @type {() => void} */ run) =>
      byId(id, HTMLButtonElement).addEventListener("click", run);
    click("new-button", () => this.run("new"));
    click("trash-button", () => this.run("trash"));
    click("help-button", () => this.run("help"));
    click("rename-button", () => this.run("rename"));
    click("delete-button", () => this.run("delete"));
    click("back-button", () => this.#back());
    addEventListener("keydown", (event) => {
      const command = commandOf(event);
      if (command && !document.querySelector("dialog[open]")) {
        event.preventDefault();
        this.run(command);
      }
    });
    addEventListener("focus", () => notebook.lookNow());
  }

  /** @param {string} command */
  run(command) {
    const path = this.#current;
    /** @type {Record<string, () => unknown>} */
    const commands = {
      new: () => this.#attempt(() => this.#create()),
      search: () => {
        byId("app", HTMLElement).dataset.pane = "list";
        this.#shelf.focusSearch();
      },
      save: () => this.#attempt(() => this.#save()),
      rename: () => path && this.#rename(path),
      delete: () => path && this.#remove(path),
      trash: () => this.#attempt(() => this.#showTrash()),
      help: () => showShortcuts(shortcuts()),
      layoutEdit: () => (this.#sheet.layout = "edit"),
      layoutSplit: () => (this.#sheet.layout = "split"),
      layoutRead: () => (this.#sheet.layout = "read"),
      list: () => this.#shelf.focusList(),
    };
    const run = commands[command] ?? (() => this.#sheet.format(command));
    void run();
  }

  async #create() {
    const note = await this.#notebook.create(this.#shelf.folder, t("untitled"));
    this.#shelf.clearSearch();
    if (this.#sheet.layout === "read") this.#sheet.layout = "edit";
    await this.open(note, { write: true });
  }

  async #save() {
    const session = this.#sheet.session;
    await session?.flush();
    if (session?.state === "saved") announce(t("savedNow"));
  }

  /** @param {string} path */
  async #rename(path) {
    const suffix = /\.(md|markdown)$/i.exec(path)?.[0] ?? ".md";
    await askName(path.slice(0, -suffix.length), this.#notebook.mirror.folders, async (wanted) => {
      const name = wanted.trim().replace(/\.(md|markdown)$/i, "");
      if (!isGoodName(name)) return t("renameBad");
      try {
        await this.#notebook.rename(path, name + suffix);
        return null;
      } catch (error) {
        if (!codeOf(error)) throw error;
        return reason(error);
      }
    });
  }

  /** @param {string} path */
  async #remove(path) {
    await this.#attempt(async () => {
      const next = this.#shelf.neighbour(path);
      const name = this.#titleOf(path);
      const trashed = await this.#notebook.remove(path);
      if (this.#current === path) {
        this.#current = null;
        this.#sheet.close();
        if (next && !NARROW.matches) await this.open(next, {});
        else this.#back();
      }
      const undo = () =>
        void this.#attempt(async () => this.open(await this.#notebook.restore(trashed), {}));
      toast(t("trashed", { name }), { label: t("undo"), run: undo });
    });
  }

  async #showTrash() {
    const { trash } = this.#notebook.folder;
    await showTrash({
      list: () => trash.list(),
      empty: () => this.#attempt(() => trash.empty()),
      restore: (trashed) =>
        this.#attempt(async () => {
          const note = await this.#notebook.restore(trashed);
          announce(t("restored", { name: note }));
        }),
    });
  }

  /** @param {import("./trouble.js").Remedy} remedy @param {Session} session */
  async #remedy(remedy, session) {
    const { trouble } = session;
    if (remedy === "save") {
      await session.checkDisk();
      await session.flush();
    } else if (remedy === "copy") {
      await navigator.clipboard.writeText(session.text);
      toast(t("copied"));
    } else if (remedy === "show") {
      if (trouble?.kind === "conflict") {
        const { text } = trouble.theirs.decoded;
        await showText(t("otherVersion"), this.#notebook.folder.noteOf(session.file), text, [
          { value: "", label: t("close"), style: "strong" },
        ]);
      }
    } else {
      const gone = trouble?.kind === "missing" && remedy === "theirs";
      await session.resolve(remedy);
      if (gone) {
        this.#notebook.drop(this.#notebook.folder.noteOf(session.file));
        this.#current = null;
        this.#sheet.close();
        this.#back();
      }
    }
  }

  /** A link in the preview. @param {string} note @param {string} anchor */
  async #follow(note, anchor) {
    const known =
      [...this.#notebook.catalog.paths()].find((path) => path === note) ??
      [...this.#notebook.catalog.paths()].find((path) => path.toLowerCase() === note.toLowerCase());
    if (known) await this.open(known, { anchor });
    else toast(t("noteNotFound", { name: note }));
  }

  /** @param {string} file relative @param {number} bytesMax */
  async #readFile(file, bytesMax) {
    const { folder } = this.#notebook;
    const { size } = await folder.fs.stat(folder.file(file));
    if (size > bytesMax) throw Object.assign(new Error(`too big: ${file}`), { code: "EFBIG" });
    return folder.fs.readFile(folder.file(file));
  }

  #back() {
    byId("app", HTMLElement).dataset.pane = "list";
    this.#shelf.mark(this.#current);
    if (!this.#current) this.#showNothing();
    this.#shelf.focusList();
  }

  #showNothing() {
    const create = { label: t("newNote"), run: () => this.run("new") };
    if (this.#notebook.catalog.size > 0) {
      showBlank({ title: t("blankTitle"), text: t("blankText"), action: create });
    } else {
      showBlank({
        title: t("firstTitle"),
        text: t("firstText"),
        detail: this.#notebook.folder.root,
        action: create,
      });
    }
    document.title = t("notes");
  }

  /** @param {unknown} error @param {string} path */
  #cannotOpen(error, path) {
    const before = this.#current;
    this.#current = null;
    this.#sheet.close();
    if (before) void this.#notebook.leave(before);
    showNoteProblem(error, path, () => void this.open(path, {}));
  }

  #showProblem() {
    const { problem, folder } = this.#notebook;
    // An open note has its own banner; without one the whole sheet tells.
    if (this.#sheet.session) return;
    if (problem) showFolderProblem(problem, folder.root, () => void this.#notebook.refresh(null));
    else this.#showNothing();
  }

  #showTitle() {
    const path = this.#current;
    if (!path) return;
    const title = this.#titleOf(path);
    this.#sheet.name(path, title);
    document.title = `${title} – ${t("notes")}`;
  }

  /** @param {string} path */
  #titleOf(path) {
    const known = this.#notebook.catalog.get(path)?.title;
    // A note whose file is gone is no longer in the catalog.
    const text = this.#notebook.session(path)?.text ?? "";
    return known ?? describe(text, path.slice(path.lastIndexOf("/") + 1)).title;
  }

  #offerActions() {
    return {
      open: (/** @type {string} */ note) => void this.open(note, {}),
      attempt: (/** @type {() => Promise<void>} */ work) => this.#attempt(work),
    };
  }

  /** Says what went wrong with something the person asked for. @param {() => Promise<void>} work */
  async #attempt(work) {
    try {
      await work();
    } catch (error) {
      if (!codeOf(error) && !(error instanceof DOMException)) throw error;
      toast(t("actionFailed", { reason: reason(error) }));
    }
  }
}

/** @param {string} name relative path without suffix */
function isGoodName(name) {
  return (
    name !== "" &&
    name
      .split("/")
      .every(
        (part) =>
          part.trim() !== "" && !part.startsWith(".") && !part.includes("\0") && part.length <= 200,
      )
  );
}
