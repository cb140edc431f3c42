/**
 * The right side: the open note with its editor, preview, state and troubles.
 */
import { wordsOf } from "../model/search.js";
import { counted, t } from "../strings.js";
import { byId, el, icon } from "./dom.js";
import { Editor } from "./editor.js";
import { announce, announceNow } from "./live.js";
import { Preview } from "./preview.js";
import { showTrouble, troubleOf } from "./trouble.js";

/** 250 ms after the last letter the words are counted. */
const COUNT_MS = 250;
/**
 * 10 s between two times "saved" is told to a screen reader, which would else hear it at every
 * pause.
 */
const TELL_SAVED_MS = 10_000;

const TOOLS = ["heading", "bold", "italic", "code", "link", "bullet", "number", "task", "quote"];

/** Editor and preview side by side need this much; the same number is in the styles. */
const ROOM_FOR_BOTH = matchMedia("(min-width: 900px)");

/** @typedef {import("../model/session.js").Session} Session */
/** @typedef {"edit" | "split" | "read"} Layout */
/** @typedef {import("./trouble.js").Remedy} Remedy */

/**
 * @typedef {object} Actions
 * @property {(remedy: Remedy, session: Session) => void} remedy
 * @property {(note: string, anchor: string) => void} openNote
 * @property {import("./pictures.js").ReadFile} readFile
 * @property {(layout: Layout) => void} keepLayout
 */

export class Sheet {
  #sheet = byId("sheet", HTMLElement);
  #stateChip = byId("state", HTMLElement);
  #banner = byId("note-banner", HTMLElement);
  #foot = byId("sheet-foot", HTMLElement);
  #pane = byId("preview", HTMLElement);
  #area = byId("editor", HTMLTextAreaElement);
  #actions;
  /** @type {Layout} what the person chose */
  #layout;
  #editor;
  #preview;
  /** @type {Session | null} */
  #session = null;
  #listeners = new AbortController();
  #path = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #counting;
  #toldState = "";
  #toldSavedMs = 0;
  #scrolling = "";

  /** @param {Layout} layout @param {Actions} actions */
  constructor(layout, actions) {
    this.#actions = actions;
    this.#editor = new Editor(this.#area, (text) => this.#session?.edit(text));
    this.#area.addEventListener("input", () => this.#draw());
    const parts = {
      pane: this.#pane,
      prose: byId("prose", HTMLElement),
      notice: byId("preview-note", HTMLElement),
    };
    this.#preview = new Preview(parts, {
      openNote: actions.openNote,
      readFile: actions.readFile,
      check: (line) => this.#editor.check(line),
    });
    this.#makeTools();
    this.#followScrolling();
    this.#layout = layout;
    this.#showLayout();
    ROOM_FOR_BOTH.addEventListener("change", () => this.#showLayout());
    byId("layout", HTMLElement).addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) this.layout = /** @type {Layout} */ (target.value);
    });
  }

  /**
   * What is to be seen; without room for both, the editor alone stands for "split".
   *
   * @returns {Layout}
   */
  get layout() {
    return this.#layout === "split" && !ROOM_FOR_BOTH.matches ? "edit" : this.#layout;
  }

  set layout(layout) {
    this.#layout = layout;
    this.#actions.keepLayout(layout);
    this.#showLayout();
  }

  get session() {
    return this.#session;
  }

  /**
   * @param {Session} session
   * @param {string} path relative
   * @param {{title: string, anchor?: string}} how anchor: a heading to show
   */
  open(session, path, { title, anchor = "" }) {
    this.#listeners.abort();
    this.#listeners = new AbortController();
    this.#session = session;
    this.#path = path;
    this.#toldState = session.state;
    this.#sheet.dataset.state = "note";
    const { signal } = this.#listeners;
    session.addEventListener("state", () => this.#showState(), { signal });
    session.addEventListener(
      "text",
      () => {
        this.#editor.update(session.text);
        this.#draw();
      },
      { signal },
    );
    this.#editor.load(session.text, session.readOnly !== null);
    this.name(path, title);
    this.#showState();
    this.#draw(anchor);
  }

  /** No note is open any more. */
  close() {
    this.#listeners.abort();
    this.#session = null;
    this.#path = "";
    this.#sheet.dataset.state = "empty";
  }

  /** @param {string} path @param {string} title */
  name(path, title) {
    this.#path = path;
    byId("note-title", HTMLElement).textContent = title;
    byId("note-path", HTMLElement).textContent = path;
  }

  /** Puts the caret into the text, or the focus on the preview where that is what is to be seen. */
  focus() {
    if (this.#area.offsetParent) this.#editor.focus();
    else this.#pane.focus();
  }

  /** @param {string} query */
  find(query) {
    if (this.#area.offsetParent) this.#editor.select(wordsOf(query));
  }

  /** @param {string} command */
  format(command) {
    if (this.#session && this.#area.offsetParent) this.#editor.run(command);
  }

  /** @param {string} [anchor] */
  #draw(anchor) {
    const session = this.#session;
    if (!session) return;
    if (this.#pane.offsetParent) {
      const editable = session.readOnly === null;
      this.#preview.show(this.#editor.text, this.#path, {
        editable,
        ...(anchor === undefined ? {} : { anchor }),
      });
    }
    clearTimeout(this.#counting);
    this.#counting = setTimeout(() => {
      const words =
        this.#editor.text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
      this.#foot.textContent = counted("oneWord", "manyWords", words);
    }, COUNT_MS);
  }

  #showLayout() {
    this.#sheet.dataset.layout = this.layout;
    for (const input of byId("layout", HTMLElement).querySelectorAll("input")) {
      input.checked = input.value === this.layout;
    }
    this.#draw();
  }

  #showState() {
    const session = this.#session;
    if (!session) return;
    const { state } = session;
    const words = t(state === "read-only" ? "readOnly" : state);
    this.#stateChip.dataset.state = state;
    this.#stateChip.textContent = words;
    this.#editor.lock(session.readOnly !== null);
    const trouble = troubleOf(session);
    showTrouble(this.#banner, trouble, (remedy) => this.#actions.remedy(remedy, session));
    this.#tell(state, trouble?.text ?? "");
  }

  /** @param {string} state @param {string} trouble */
  #tell(state, trouble) {
    const before = this.#toldState;
    if (state === "saving" || state === "unsaved" || state === before) return;
    this.#toldState = state;
    if (trouble) {
      announceNow(trouble);
    } else if (state === "saved" && Date.now() - this.#toldSavedMs > TELL_SAVED_MS) {
      this.#toldSavedMs = Date.now();
      announce(t("savedNow"));
    }
  }

  #makeTools() {
    const bar = byId("tools", HTMLElement);
    const buttons = TOOLS.map((name, index) =>
      el(
        "button",
        {
          type: "button",
          class: "icon-button",
          title: t(name),
          "aria-label": t(name),
          tabindex: index === 0 ? "0" : "-1",
          onclick: () => this.#editor.run(name),
        },
        icon(name),
      ),
    );
    bar.append(...buttons);
    bar.addEventListener("keydown", (event) => {
      const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (at < 0 || !step) return;
      event.preventDefault();
      const next = buttons[(at + step + buttons.length) % buttons.length];
      buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
      next?.focus();
    });
  }

  /** Editor and preview show about the same place; the one that is scrolled leads. */
  #followScrolling() {
    const pairs = /** @type {[HTMLElement, HTMLElement][]} */ ([
      [this.#area, this.#pane],
      [this.#pane, this.#area],
    ]);
    for (const [leader, follower] of pairs) {
      leader.addEventListener(
        "scroll",
        () => {
          if (this.#scrolling === leader.id) {
            this.#scrolling = "";
            return;
          }
          const share = leader.scrollTop / Math.max(1, leader.scrollHeight - leader.clientHeight);
          const top = Math.round(share * (follower.scrollHeight - follower.clientHeight));
          if (this.layout === "split" && Math.abs(follower.scrollTop - top) > 1) {
            this.#scrolling = follower.id;
            follower.scrollTop = top;
          }
        },
        { passive: true },
      );
    }
  }
}
