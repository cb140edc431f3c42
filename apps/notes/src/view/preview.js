/**
 * The preview: keeps the page in step with the text by patches from the worker, shows pictures
 * of the folder, follows links between notes, checks tasks.
 */
import { rest } from "../model/slices.js";
import { t } from "../strings.js";
import { build } from "./build.js";
import { el } from "./dom.js";
import { Pictures } from "./pictures.js";

/** 4 s: a note that takes longer to parse is hostile or huge; the worker is started anew. */
const PATIENCE_MS = 4000;
/** 8 ms of building at a time leave room for a keystroke within a 16 ms frame. */
const BUILD_MS = 8;

/**
 * @typedef {object} Actions
 * @property {(note: string, anchor: string) => void} openNote
 * @property {(line: number) => void} check
 * @property {import("./pictures.js").ReadFile} readFile
 */

export class Preview {
  #pane;
  #prose;
  #notice;
  #actions;
  #pictures;
  /** @type {Worker | null} */
  #worker = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watchdog;
  /** @type {{text: string, note: string} | null} the newest text that waits for the worker */
  #wanted = null;
  #busy = false;
  #fresh = true;
  #id = 0;
  #note = "";
  #anchor = "";
  #editable = true;

  /**
   * @param {{pane: HTMLElement, prose: HTMLElement, notice: HTMLElement}} parts
   * @param {Actions} actions
   */
  constructor({ pane, prose, notice }, actions) {
    this.#pane = pane;
    this.#prose = prose;
    this.#notice = notice;
    this.#actions = actions;
    this.#pictures = new Pictures(actions.readFile);
    prose.addEventListener("click", (event) => this.#click(event));
    prose.addEventListener("change", ({ target }) => {
      const line = target instanceof HTMLInputElement ? target.getAttribute("data-line") : null;
      if (line !== null) actions.check(Number(line));
    });
  }

  /**
   * @param {string} text
   * @param {string} note relative path
   * @param {{editable?: boolean, anchor?: string}} [options] anchor: heading to show when it
   *     is a new note
   */
  show(text, note, { editable = true, anchor = "" } = {}) {
    if (note !== this.#note) {
      this.#note = note;
      this.#anchor = anchor;
      this.#fresh = true;
      this.#pane.scrollTop = 0;
    }
    this.#editable = editable;
    this.#wanted = { text, note };
    this.#next();
  }

  /** Scrolls to a heading of the note that is shown. @param {string} anchor */
  goTo(anchor) {
    const heading = document.getElementById(`note:${anchor}`);
    if (heading && this.#prose.contains(heading)) {
      heading.scrollIntoView({ block: "start" });
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
  }

  #next() {
    if (this.#busy || !this.#wanted) return;
    this.#busy = true;
    const { text, note } = this.#wanted;
    this.#wanted = null;
    this.#worker ??= this.#startWorker();
    this.#worker.postMessage({ id: ++this.#id, text, note, fresh: this.#fresh });
    this.#watchdog = setTimeout(() => this.#giveUp("previewSlow"), PATIENCE_MS);
  }

  #startWorker() {
    const worker = new Worker(new URL("../markdown/worker.js", import.meta.url), {
      type: "module",
    });
    worker.addEventListener("message", ({ data }) => {
      if (worker === this.#worker && data.id === this.#id) void this.#apply(data.patch);
    });
    worker.addEventListener("error", (event) => {
      console.error(`preview: ${event.message}`);
      this.#giveUp("previewFails");
    });
    return worker;
  }

  /** @param {string} why words to tell */
  #giveUp(why) {
    clearTimeout(this.#watchdog);
    this.#worker?.terminate();
    this.#worker = null;
    this.#busy = false;
    this.#fresh = true;
    this.#prose.replaceChildren();
    this.#tell(t(why));
    this.#next();
  }

  /** @param {import("../markdown/patch.js").Patch} patch */
  async #apply(patch) {
    clearTimeout(this.#watchdog);
    if (this.#fresh) {
      this.#prose.replaceChildren();
      this.#pictures.clear();
      this.#fresh = false;
    }
    this.#tell("");
    for (const child of [...this.#prose.children].slice(patch.from, patch.from + patch.removed)) {
      child.remove();
    }
    const before = this.#prose.children[patch.from] ?? null;
    let endMs = performance.now() + BUILD_MS;
    for (const { node } of patch.added) {
      this.#prose.insertBefore(build(node), before);
      if (performance.now() >= endMs) {
        await rest();
        endMs = performance.now() + BUILD_MS;
      }
    }
    this.#finish();
    this.#busy = false;
    this.#next();
  }

  #finish() {
    for (const box of this.#prose.querySelectorAll("input")) {
      box.disabled = !this.#editable;
      box.setAttribute("aria-label", box.parentElement?.textContent?.trim() || t("task"));
    }
    for (const wide of this.#prose.querySelectorAll("pre:not([tabindex]), table:not([tabindex])")) {
      // What scrolls sideways must be reachable by keyboard.
      if (wide.scrollWidth > wide.clientWidth) wide.setAttribute("tabindex", "0");
    }
    void this.#pictures.load(this.#prose);
    if (this.#anchor) {
      this.goTo(this.#anchor);
      this.#anchor = "";
    }
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || link.getAttribute("href") !== "#") return;
    event.preventDefault();
    const note = link.getAttribute("data-note");
    const anchor = link.getAttribute("data-anchor") ?? "";
    if (note !== null && note !== this.#note) this.#actions.openNote(note, anchor);
    else this.goTo(anchor);
  }

  /** @param {string} text '' for nothing to tell */
  #tell(text) {
    this.#notice.hidden = text === "";
    this.#notice.replaceChildren(...(text ? [el("span", { text })] : []));
  }
}
