import { assert, test } from "kith:test";
import {
  continueLine,
  cycleHeading,
  indent,
  outdent,
  toggleLines,
  toggleTask,
} from "../src/editing/lines.js";
import { insertLink, toggleMark } from "../src/editing/marks.js";

/** Takes "te|xt" or "te[xt]" for text with caret or selection. @param {string} shown */
function parsed(shown) {
  const caret = shown.indexOf("|");
  if (caret >= 0) {
    return { text: shown.replace("|", ""), start: caret, end: caret };
  }
  const start = shown.indexOf("«");
  const end = shown.indexOf("»") - 1;
  return { text: shown.replace(/[«»]/g, ""), start, end };
}

/** @param {string} text @param {import("../src/editing/lines.js").Edit | null} edit */
function applied(text, edit) {
  if (!edit) {
    return null;
  }
  const after = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  return edit.start === edit.end
    ? `${after.slice(0, edit.start)}|${after.slice(edit.start)}`
    : `${after.slice(0, edit.start)}«${after.slice(edit.start, edit.end)}»${after.slice(edit.end)}`;
}

/** @param {string} shown @param {(text: string, start: number, end: number) => any} run */
function after(shown, run) {
  const { text, start, end } = parsed(shown);
  return applied(text, run(text, start, end));
}

test("Enter continues lists, tasks and quotes", () => {
  for (const [before, expected] of [
    ["- milk|", "- milk\n- |"],
    ["* a|b", "* a\n* |b"],
    ["  9. nine|", "  9. nine\n  10. |"],
    ["1) one|", "1) one\n2) |"],
    ["- [x] done|", "- [x] done\n- [ ] |"],
    ["> quote|", "> quote\n> |"],
    ["> - a|", "> - a\n> - |"],
    ["- a\n- |", "- a\n|"],
    ["> |", "|"],
    ["plain|", null],
    ["|- a", null],
    ["-|", null],
    ["---|", null],
    ["```\n- code|", null],
    ["```\nx\n```\n- list|", "```\nx\n```\n- list\n- |"],
  ]) {
    assert.equal(after(/** @type {string} */ (before), continueLine), expected, String(before));
  }
});

test("Tab indents items and selections, and moves text to the next stop", () => {
  assert.equal(after("- a|", indent), "    - a|");
  assert.equal(after("ab|", indent), "ab  |");
  assert.equal(after("|", indent), "    |");
  assert.equal(after("«a\nb»\nc", indent), "«    a\n    b»\nc");
  assert.equal(after("«a\n»b", indent), "«    a\n»b");
  assert.equal(after("«a\n\nb»", indent), "«    a\n\n    b»");
});

test("Shift+Tab takes indentation back", () => {
  assert.equal(after("      - a|", outdent), "  - a|");
  assert.equal(after("\ta|", outdent), "a|");
  assert.equal(after("a|", outdent), "a|");
  assert.equal(after("  |a", outdent), "|a");
  assert.equal(after(" | a", outdent), "|a");
});

test("makes lists and plain lines of the selection", () => {
  assert.equal(
    after("«a\nb»", (t, s, e) => toggleLines(t, s, e, "bullet")),
    "«- a\n- b»",
  );
  assert.equal(
    after("«- a\n- b»", (t, s, e) => toggleLines(t, s, e, "bullet")),
    "«a\nb»",
  );
  assert.equal(
    after("«- a\nb»", (t, s, e) => toggleLines(t, s, e, "number")),
    "«1. a\n2. b»",
  );
  assert.equal(
    after("a|", (t, s, e) => toggleLines(t, s, e, "task")),
    "- [ ] a|",
  );
  assert.equal(
    after("- [x] a|", (t, s, e) => toggleLines(t, s, e, "task")),
    "a|",
  );
  assert.equal(
    after("|", (t, s, e) => toggleLines(t, s, e, "quote")),
    "> |",
  );
});

test("cycles headings", () => {
  assert.equal(after("a|", cycleHeading), "# a|");
  assert.equal(after("## a|", cycleHeading), "### a|");
  assert.equal(after("### a|", cycleHeading), "a|");
});

test("checks and unchecks the task of a line", () => {
  const text = "x\n- [ ] a\n  1. [X] b\n";
  assert.equal(applied(text, toggleTask(text, 1)), "x\n- [x|] a\n  1. [X] b\n");
  assert.equal(applied(text, toggleTask(text, 2)), "x\n- [ ] a\n  1. [ |] b\n");
  assert.equal(toggleTask(text, 0), null);
  assert.equal(toggleTask(text, 9), null);
});

test("puts marks around words and takes them away", () => {
  const bold = (/** @type {string} */ t, /** @type {number} */ s, /** @type {number} */ e) =>
    toggleMark(t, s, e, "**");
  const italic = (/** @type {string} */ t, /** @type {number} */ s, /** @type {number} */ e) =>
    toggleMark(t, s, e, "*");
  assert.equal(after("a «word» b", bold), "a **«word»** b");
  assert.equal(after("a **«word»** b", bold), "a «word» b");
  assert.equal(after("a «**word**» b", bold), "a «word» b");
  assert.equal(after("a «word »b", bold), "a **«word»** b");
  assert.equal(after("wo|rd", bold), "**wo|rd**");
  assert.equal(after("a |", bold), "a **|**");
  assert.equal(after("**«word»**", italic), "***«word»***");
  assert.equal(after("***«word»***", italic), "**«word»**");
  assert.equal(after("***«word»***", bold), "*«word»*");
});

test("makes links", () => {
  assert.equal(after("see «this»", insertLink), "see [this](|)");
  assert.equal(after("«https://example.com/x»", insertLink), "[|](https://example.com/x)");
  assert.equal(after("|", insertLink), "[|]()");
});
