/**
 * Edits within a line: bold, italic, code and links.
 */

/** @typedef {import("./lines.js").Edit} Edit */

/**
 * Puts marks around the selection, or takes them away.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {'**' | '*' | '`' | '~~'} mark
 * @returns {Edit}
 */
export function toggleMark(text, start, end, mark) {
  const [from, to] = start === end ? wordAt(text, start) : trimmed(text, start, end);
  const inner = text.slice(from, to);
  const size = mark.length;
  if (isMarked(text.slice(0, from), text.slice(to), mark)) {
    return {
      from: from - size,
      to: to + size,
      insert: inner,
      start: start - size,
      end: end - size,
    };
  }
  if (inner.length > 2 * size && isMarked(inner.slice(0, size), inner.slice(-size), mark)) {
    const bare = inner.slice(size, -size);
    return { from, to, insert: bare, start: from, end: from + bare.length };
  }
  const insert = mark + inner + mark;
  return start === end
    ? { from, to, insert, start: start + size, end: start + size }
    : { from, to, insert, start: from + size, end: to + size };
}

/**
 * Makes the selection a link and puts the caret where the missing part belongs.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {Edit}
 */
export function insertLink(text, start, end) {
  const words = text.slice(start, end);
  if (/^(https?:\/\/|mailto:)\S+$/i.test(words)) {
    return { from: start, to: end, insert: `[](${words})`, start: start + 1, end: start + 1 };
  }
  const insert = `[${words}]()`;
  const caret = words === "" ? start + 1 : start + insert.length - 1;
  return { from: start, to: end, insert, start: caret, end: caret };
}

/**
 * True when the texts before and after end and begin with exactly this mark ("**" is not twice
 * "*").
 *
 * @param {string} before
 * @param {string} after
 * @param {string} mark
 */
function isMarked(before, after, mark) {
  const char = mark.charAt(0);
  const left = runLength(Array.from(before.slice(-4)).reverse(), char);
  const right = runLength(Array.from(after.slice(0, 4)), char);
  const fits = (/** @type {number} */ count) =>
    mark === "*"
      ? count === 1 || count === 3
      : mark === "**"
        ? count === 2 || count === 3
        : count === mark.length;
  return fits(left) && fits(right);
}

/** @param {string[]} chars @param {string} char */
function runLength(chars, char) {
  const end = chars.findIndex((other) => other !== char);
  return end < 0 ? chars.length : end;
}

/** @param {string} text @param {number} at @returns {[number, number]} */
function wordAt(text, at) {
  const before = /[\p{L}\p{N}_]*$/u.exec(text.slice(Math.max(0, at - 100), at))?.[0].length ?? 0;
  const after = /^[\p{L}\p{N}_]*/u.exec(text.slice(at, at + 100))?.[0].length ?? 0;
  return before > 0 && after > 0 ? [at - before, at + after] : [at, at];
}

/**
 * Spaces at the ends stay outside: "**word **" would not be bold.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {[number, number]}
 */
function trimmed(text, start, end) {
  const selected = text.slice(start, end);
  if (selected.trim() === "") return [start, end];
  return [
    start + selected.length - selected.trimStart().length,
    end - (selected.length - selected.trimEnd().length),
  ];
}
