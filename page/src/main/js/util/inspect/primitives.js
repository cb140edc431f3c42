/** Strings, numbers and the like, as `util.inspect` shows them. */

/** @typedef {import("./options.js").Settings} Settings */
/** @typedef {(text: string, kind: string) => string} Style */

/** @type {Record<string, string>} */
const ESCAPES = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "\v": "\\x0B", "\\": "\\\\" };

// eslint-disable-next-line no-control-regex
const UNSEEN = /[\0-\x1f\x7f-\x9f\\]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** 16 characters: a text that is not longer stays on one line. */
const LINE_TEXT_MIN = 16;

/**
 * @param {string} text
 * @returns {string} in the quotes that need no escape, if there are any
 */
export function quoted(text) {
  const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !/`|\$\{/.test(text) ? "`" : "'";
  const shown = text.replace(UNSEEN, (character) => {
    const code = character.charCodeAt(0);
    if (code > 0xff) return `\\u${code.toString(16)}`;
    return ESCAPES[character] ?? `\\x${code.toString(16).toUpperCase().padStart(2, "0")}`;
  });
  return mark + (mark === "'" ? shown.replaceAll("'", "\\'") : shown) + mark;
}

/**
 * @param {string} digits
 * @returns {string} with underscores between groups of three, counted from the right
 */
function grouped(digits) {
  return digits.replace(/\B(?=(\d{3})+$)/g, "_");
}

/**
 * @param {number} value
 * @param {boolean} isSeparated whether groups of digits are set apart
 * @returns {string}
 */
export function numberText(value, isSeparated) {
  if (Object.is(value, -0)) return "-0";
  const text = String(value);
  if (!isSeparated || !/^-?\d+(\.\d+)?$/.test(text)) return text;
  const [whole = "", fraction] = text.split(".");
  if (fraction === undefined) return grouped(whole);
  return `${grouped(whole)}.${fraction.replace(/\d{3}(?=\d)/g, "$&_")}`;
}

/**
 * @param {bigint} value
 * @param {boolean} isSeparated
 * @returns {string}
 */
export function bigintText(value, isSeparated) {
  return `${isSeparated ? grouped(String(value)) : value}n`;
}

/**
 * @param {number} count of items that are not shown
 * @returns {string}
 */
export function remaining(count) {
  return `... ${count} more item${count === 1 ? "" : "s"}`;
}

/**
 * @param {string} value
 * @param {Settings} settings
 * @param {Style} style
 * @param {number} indent in characters; a text of several lines is broken there
 * @returns {string}
 */
function stringText(value, settings, style, indent) {
  const max = settings.maxStringLength ?? Infinity;
  const cut = value.length - max;
  const text = cut > 0 ? value.slice(0, max) : value;
  const rest = cut > 0 ? `... ${cut} more character${cut === 1 ? "" : "s"}` : "";
  const isLong = text.length > LINE_TEXT_MIN && text.length > settings.breakLength - indent - 4;
  if (settings.compact === true || !isLong) return style(quoted(text), "string") + rest;
  const lines = text.split(/(?<=\n)/).map((line) => style(quoted(line), "string"));
  return lines.join(` +\n${" ".repeat(indent + 2)}`) + rest;
}

/**
 * @param {unknown} value no object and no function
 * @param {Settings} settings
 * @param {Style} style
 * @param {number} [indent]
 * @returns {string}
 */
export function primitiveText(value, settings, style, indent = 0) {
  switch (typeof value) {
    case "string":
      return stringText(value, settings, style, indent);
    case "number":
      return style(numberText(value, settings.numericSeparator), "number");
    case "bigint":
      return style(bigintText(value, settings.numericSeparator), "bigint");
    case "symbol":
      return style(String(value), "symbol");
    case "boolean":
      return style(String(value), "boolean");
    default:
      return value === null ? style("null", "null") : style("undefined", "undefined");
  }
}
