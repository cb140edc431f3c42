/** Puts shown parts on one line, or on several. */

/** @typedef {import("./options.js").Settings} Settings */

/** 6: an array of that many items or fewer is not set in columns. */
const COLUMN_ITEMS_MIN = 6;
/** 15: never more columns. */
const COLUMNS_MAX = 15;
/** 2.5: how much higher than wide a character is, so that a block of columns is about square. */
const CHARACTER_HEIGHT = 2.5;

// eslint-disable-next-line no-control-regex
const ESCAPES = /\x1b\[\d+m/g;

/**
 * @param {string} text
 * @param {boolean} colors
 * @returns {number} its width in characters, without escapes
 */
export function widthOf(text, colors) {
  const bare = colors ? text.replace(ESCAPES, "") : text;
  // Wide characters take two columns of a terminal.
  return bare.length + (bare.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g)?.length ?? 0);
}

/**
 * @param {string[]} items shown items of an array
 * @param {{ settings: Settings, indent: number, values?: readonly unknown[] | undefined, more: boolean }} context
 *   `more`: whether the last says that there are more
 * @returns {string[]} the lines of a block, or the items as they were
 */
export function inColumns(items, { settings, indent, values, more }) {
  const count = more ? items.length - 1 : items.length;
  const widths = items.slice(0, count).map((item) => widthOf(item, settings.colors));
  const total = widths.reduce((sum, width) => sum + width + 2, 0);
  const widest = Math.max(0, ...widths) + 2;
  const fits = widest * 3 + indent < settings.breakLength && (total / widest > 5 || widest <= COLUMN_ITEMS_MIN + 2);
  if (!fits) return items;
  const bias = Math.sqrt(widest - total / items.length);
  const biased = Math.max(widest - 3 - bias, 1);
  const columns = Math.min(
    Math.round(Math.sqrt(CHARACTER_HEIGHT * biased * count) / biased),
    Math.floor((settings.breakLength - indent) / widest),
    Number(settings.compact) * 4,
    COLUMNS_MAX,
  );
  if (columns <= 1) return items;
  const columnWidths = Array.from({ length: columns }, (_, column) => {
    return Math.max(...widths.filter((_width, i) => i % columns === column)) + 2;
  });
  const isNumeric = values !== undefined && values.every((value) => typeof value === "number" || typeof value === "bigint");
  const lines = [];
  for (let start = 0; start < count; start += columns) {
    lines.push(row(items, { start, end: Math.min(start + columns, count), columnWidths, widths, isNumeric }));
  }
  return more ? [...lines, items[count] ?? ""] : lines;
}

/**
 * @param {string[]} items
 * @param {{ start: number, end: number, columnWidths: number[], widths: number[], isNumeric: boolean }} part
 * @returns {string}
 */
function row(items, { start, end, columnWidths, widths, isNumeric }) {
  let line = "";
  for (let i = start; i < end; i++) {
    const isLast = i === end - 1;
    const text = isLast ? (items[i] ?? "") : `${items[i]}, `;
    const space = " ".repeat(Math.max(0, (columnWidths[i - start] ?? 0) - (widths[i] ?? 0) - 2));
    if (isNumeric) line += space + text;
    else line += isLast ? text : text + space;
  }
  return line;
}

/**
 * @param {string[]} items
 * @param {object} frame
 * @param {string} frame.base what stands before the braces, empty for none
 * @param {[string, string]} frame.braces
 * @param {Settings} frame.settings
 * @param {number} frame.indent
 * @param {boolean} frame.isShallow whether not too many levels are below
 * @returns {string}
 */
export function joined(items, { base, braces, settings, indent, isShallow }) {
  const head = base === "" ? "" : `${base} `;
  const { compact } = settings;
  if (compact === true) {
    if (fitsLine(items, 0, base, settings)) {
      const [open, close] = braces;
      return `${open}${base === "" ? "" : ` ${base}`} ${items.join(", ")} ${close}`;
    }
    const line = `\n${" ".repeat(indent)}`;
    const start = base === "" && braces[0].length === 1 ? " " : `${base === "" ? "" : ` ${base}`}${line}  `;
    return `${braces[0]}${start}${items.join(`,${line}  `)} ${braces[1]}`;
  }
  if (isShallow) {
    const taken = items.length + indent + bare(braces[0]).length + base.length + 10;
    if (fitsLine(items, taken, base, settings)) {
      const line = items.join(", ");
      if (!line.includes("\n")) return `${head}${braces[0]} ${line} ${braces[1]}`;
    }
  }
  const line = `\n${" ".repeat(indent)}`;
  return `${head}${braces[0]}${line}  ${items.join(`,${line}  `)}${line}${braces[1]}`;
}

/**
 * @param {string} text
 * @returns {string} without colours
 */
function bare(text) {
  return text.replace(ESCAPES, "");
}

/**
 * @param {string[]} items
 * @param {number} taken characters of the line that are not items
 * @param {string} base
 * @param {Settings} settings
 * @returns {boolean}
 */
function fitsLine(items, taken, base, settings) {
  let width = items.length + taken;
  if (width + items.length > settings.breakLength) return false;
  for (const item of items) {
    width += settings.colors ? item.replace(ESCAPES, "").length : item.length;
    if (width > settings.breakLength) return false;
  }
  return base === "" || !base.includes("\n");
}
