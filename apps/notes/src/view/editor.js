/**
 * The text area with what a Markdown writer expects of it. Every change goes through the
 * browser's own editing, so that undo works as everywhere.
 */
import {
  continueLine,
  cycleHeading,
  indent,
  lineStart,
  outdent,
  toggleLines,
  toggleTask,
} from "../editing/lines.js";
import { insertLink, toggleMark } from "../editing/marks.js";
import { t } from "../strings.js";
import { announce } from "./live.js";

/** @typedef {import("../editing/lines.js").Edit} Edit */

/** @type {Record<string, (text: string, start: number, end: number) => Edit | null>} */
const COMMANDS = {
  heading: (text, start) => cycleHeading(text, start),
  bold: (text, start, end) => toggleMark(text, start, end, "**"),
  italic: (text, start, end) => toggleMark(text, start, end, "*"),
  code: (text, start, end) => toggleMark(text, start, end, "`"),
  link: insertLink,
  bullet: (text, start, end) => toggleLines(text, start, end, "bullet"),
  number: (text, start, end) => toggleLines(text, start, end, "number"),
  task: (text, start, end) => toggleLines(text, start, end, "task"),
  quote: (text, start, end) => toggleLines(text, start, end, "quote"),
  check: (text, start) =>
    toggleTask(text, text.slice(0, lineStart(text, start)).split("\n").length - 1),
};

export class Editor {
  #area;
  /** After Escape, Tab leaves the text instead of indenting. */
  #tabLeaves = false;

  /**
   * @param {HTMLTextAreaElement} area
   * @param {(text: string) => void} changed
   */
  constructor(area, changed) {
    this.#area = area;
    area.placeholder = t("placeholder");
    area.addEventListener("input", () => changed(area.value));
    area.addEventListener("keydown", (event) => this.#key(event));
    area.addEventListener("blur", () => {
      this.#tabLeaves = false;
    });
  }

  get text() {
    return this.#area.value;
  }

  /** @param {string} text of another note @param {boolean} readOnly */
  load(text, readOnly) {
    this.#area.value = text;
    this.#area.readOnly = readOnly;
    this.#area.setSelectionRange(0, 0);
    this.#area.scrollTop = 0;
  }

  /** The same note has another text now: caret and scroll position stay. @param {string} text */
  update(text) {
    const before = this.#area.value;
    const most = Math.min(before.length, text.length);
    let from = 0;
    while (from < most && before[from] === text[from]) from++;
    let same = 0;
    while (same < most - from && before.at(-1 - same) === text.at(-1 - same)) same++;
    const { scrollTop } = this.#area;
    this.#area.setRangeText(
      text.slice(from, text.length - same),
      from,
      before.length - same,
      "preserve",
    );
    this.#area.scrollTop = scrollTop;
  }

  /** @param {boolean} readOnly */
  lock(readOnly) {
    this.#area.readOnly = readOnly;
  }

  focus() {
    this.#area.focus();
  }

  /** Selects the first of these words, as a search leads here. @param {string[]} words folded */
  select(words) {
    const text = this.#area.value.toLowerCase();
    const at = words.map((word) => text.indexOf(word)).find((index) => index >= 0);
    if (at === undefined) return;
    const word = words.find((candidate) => text.startsWith(candidate, at)) ?? "";
    this.#area.focus();
    this.#area.setSelectionRange(at, at + word.length);
    // Neither engine scrolls to a selection by itself; a share of the height is near enough.
    const share = text.slice(0, at).split("\n").length / text.split("\n").length;
    this.#area.scrollTop = share * this.#area.scrollHeight - this.#area.clientHeight / 2;
  }

  /** @param {string} command a key of the formatting toolbar */
  run(command) {
    if (this.#area.readOnly) return;
    const { value, selectionStart, selectionEnd } = this.#area;
    this.#apply(COMMANDS[command]?.(value, selectionStart, selectionEnd) ?? null);
  }

  /** @param {number} line of a task in the preview, counted from 0 */
  check(line) {
    const edit = this.#area.readOnly ? null : toggleTask(this.#area.value, line);
    if (edit) {
      // The focus stays where it is, on the box in the preview.
      this.#area.setRangeText(edit.insert, edit.from, edit.to, "preserve");
      this.#area.dispatchEvent(new Event("input"));
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { key, shiftKey, isComposing } = event;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isComposing || this.#area.readOnly || !plain) return;
    if (key === "Escape") {
      this.#tabLeaves = true;
      announce(t("tabLeaves"));
      return;
    }
    const { value, selectionStart: start, selectionEnd: end } = this.#area;
    if (key === "Tab" && !this.#tabLeaves) {
      event.preventDefault();
      this.#apply(shiftKey ? outdent(value, start, end) : indent(value, start, end));
    } else if (key === "Enter" && !shiftKey && start === end) {
      const edit = continueLine(value, start);
      if (edit) {
        event.preventDefault();
        this.#apply(edit);
      }
    }
    if (key !== "Tab" && key !== "Shift") this.#tabLeaves = false;
  }

  /** @param {Edit | null} edit */
  #apply(edit) {
    if (!edit) return;
    const area = this.#area;
    area.focus();
    if (area.value.slice(edit.from, edit.to) !== edit.insert) {
      area.setSelectionRange(edit.from, edit.to);
      // The only way to change a text area that undo knows of.
      const done =
        edit.insert === ""
          ? document.execCommand("delete")
          : document.execCommand("insertText", false, edit.insert);
      if (!done) {
        area.setRangeText(edit.insert, edit.from, edit.to, "end");
        area.dispatchEvent(new Event("input"));
      }
    }
    area.setSelectionRange(edit.start, edit.end);
  }
}
