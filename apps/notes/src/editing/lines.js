/**
 * Edits of whole lines: continuing and indenting lists, quotes, tasks, headings. Pure functions
 * from text and selection to one replacement, so that the editor can apply it as a single step
 * that undo takes back.
 */

/**
 * @typedef {{from: number, to: number, insert: string, start: number, end: number}} Edit
 *     replaces text[from..to) by insert, then selects start..end
 * @typedef {'bullet' | 'number' | 'task' | 'quote'} LineKind
 */

/** 4 spaces: the one width that nests below "- " as well as below "1. ". */
const INDENT = "    ";

/** Groups: indentation and quote marks, list marker, space, task box with space. */
const ITEM = /^(\s*(?:>\s?)*\s*)([-*+]|\d{1,9}[.)])([ \t]+)(\[[ xX]\][ \t]+)?/;
const QUOTE = /^(\s*(?:>\s?)+)/;

/**
 * Enter within a list item or quote begins the next one; in an empty one it ends the list.
 *
 * @param {string} text
 * @param {number} caret
 * @returns {Edit | null} null for an ordinary new line
 */
export function continueLine(text, caret) {
  const from = lineStart(text, caret);
  const line = text.slice(from, lineEnd(text, caret));
  const prefix = prefixOf(line);
  if (prefix === null || caret - from < prefix.length || isInCode(text, from)) return null;
  if (line.length === prefix.length) return { from, to: caret, insert: "", start: from, end: from };
  const insert = `\n${nextPrefix(prefix)}`;
  return {
    from: caret,
    to: caret,
    insert,
    start: caret + insert.length,
    end: caret + insert.length,
  };
}

/**
 * Tab: indents the lines of the selection, or moves on to the next tab stop.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {Edit}
 */
export function indent(text, start, end) {
  const from = lineStart(text, start);
  const isItem = ITEM.test(text.slice(from, lineEnd(text, start)));
  if (start === end && !isItem) {
    const insert = " ".repeat(INDENT.length - ((start - from) % INDENT.length));
    return {
      from: start,
      to: start,
      insert,
      start: start + insert.length,
      end: start + insert.length,
    };
  }
  return mapLines(text, start, end, (line) => (line === "" ? line : INDENT + line));
}

/**
 * Shift+Tab: takes one level of indentation from the lines of the selection.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {Edit}
 */
export function outdent(text, start, end) {
  return mapLines(text, start, end, (line) => line.replace(/^(\t| {1,4})/, ""));
}

/**
 * Makes the lines of the selection list items, tasks or quotes, or plain again when all of them
 * are.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {LineKind} kind
 * @returns {Edit}
 */
export function toggleLines(text, start, end, kind) {
  const from = lineStart(text, start);
  const lines = text.slice(from, lineEnd(text, end)).split("\n");
  const content = lines.filter((line) => line.trim() !== "");
  const all = content.length > 0 && content.every((line) => kindOf(line) === kind);
  let number = 1;
  return mapLines(text, start, end, (line) => {
    if (line.trim() === "" && lines.length > 1) return line;
    const space = /^\s*/.exec(line)?.[0] ?? "";
    const words = line.replace(kind === "quote" ? /^\s*>\s?/ : ITEM, "").replace(/^\s+/, "");
    const mark = all
      ? ""
      : { bullet: "- ", number: `${number++}. `, task: "- [ ] ", quote: "> " }[kind];
    return space + mark + words;
  });
}

/**
 * Makes the line a heading, then one level deeper, then plain again.
 *
 * @param {string} text
 * @param {number} caret
 * @returns {Edit}
 */
export function cycleHeading(text, caret) {
  return mapLines(text, caret, caret, (line) => {
    const [, marks = "", words = ""] = /^(#{1,6})?\s*(.*)$/.exec(line) ?? [];
    return marks.length >= 3 ? words : `${"#".repeat(marks.length + 1)} ${words}`;
  });
}

/**
 * Checks or unchecks a task.
 *
 * @param {string} text
 * @param {number} line counted from 0
 * @returns {Edit | null} null when there is no task in this line
 */
export function toggleTask(text, line) {
  let from = 0;
  for (let i = 0; i < line; i++) {
    from = text.indexOf("\n", from) + 1;
    if (from === 0) return null;
  }
  const item = ITEM.exec(text.slice(from, lineEnd(text, from)));
  if (!item?.[4]) return null;
  const at = from + item[0].length - item[4].length + 1;
  const insert = text[at] === " " ? "x" : " ";
  return { from: at, to: at + 1, insert, start: at + 1, end: at + 1 };
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {number} where the line begins
 */
export function lineStart(text, at) {
  return text.lastIndexOf("\n", at - 1) + 1;
}

/** @param {string} text @param {number} at */
function lineEnd(text, at) {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** @param {string} line */
function prefixOf(line) {
  return ITEM.exec(line)?.[0] ?? QUOTE.exec(line)?.[0] ?? null;
}

/** @param {string} prefix */
function nextPrefix(prefix) {
  return prefix
    .replace(/(\d{1,9})([.)])/, (_, number, end) => `${Number(number) + 1}${end}`)
    .replace(/\[[xX]\]/, "[ ]");
}

/** @param {string} line @returns {LineKind | 'plain'} */
function kindOf(line) {
  const item = ITEM.exec(line);
  if (item) return item[4] ? "task" : /\d/.test(item[2] ?? "") ? "number" : "bullet";
  return QUOTE.test(line) ? "quote" : "plain";
}

/** @param {string} text @param {number} before start of a line */
function isInCode(text, before) {
  const fences = text.slice(0, before).match(/^ {0,3}(```|~~~)/gm);
  return (fences?.length ?? 0) % 2 === 1;
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {(line: string) => string} change
 * @returns {Edit}
 */
function mapLines(text, start, end, change) {
  const from = lineStart(text, start);
  // A selection that ends at the beginning of a line does not mean that line.
  const last = end > start && text[end - 1] === "\n" ? end - 1 : end;
  const to = lineEnd(text, last);
  const before = text.slice(from, to).split("\n");
  const after = before.map(change);
  const [firstBefore = ""] = before;
  const [firstAfter = ""] = after;
  const insert = after.join("\n");
  const firstDelta = firstAfter.length - firstBefore.length;
  const delta = insert.length - (to - from);
  const movedStart = start === from && end > start ? from : Math.max(from, start + firstDelta);
  return {
    from,
    to,
    insert,
    start: movedStart,
    end: start === end ? movedStart : Math.max(movedStart, end + delta),
  };
}
