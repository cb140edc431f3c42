/** What a failed assertion says: the values, or how they differ. */

import { difference } from "../util/diff.js";
import { inspect } from "../util/inspect.js";

/** @type {Record<string, string>} by operator */
const HEADS = {
  deepStrictEqual: "Expected values to be strictly deep-equal:",
  partialDeepStrictEqual: "Expected values to be partially and strictly deep-equal:",
  strictEqual: "Expected values to be strictly equal:",
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: "Expected values to be loosely deep-equal:",
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
};

/** 12 characters: two values that are shorter together stand on one line. */
const SHORT_MAX = 12;
/** 50 lines: what is longer is shortened to what differs. */
const LINES_MAX = 50;
/** 46 lines are left of what is longer and only told. */
const TOLD_LINES = 46;
/** 5 lines that are equal are shown around what differs. */
const CONTEXT = 5;
/** 512 characters: of the values that are only told. */
const TEXT_MAX = 512;

/** What is shown of values that are only told: `full` all, `simple` their beginning. @typedef {"simple" | "full"} Diff */

/** @param {unknown} value */
const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";

/**
 * @param {unknown} value
 * @returns {string} whole, with each property on its line
 */
function whole(value) {
  return inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Infinity,
    breakLength: Infinity,
    sorted: true,
    getters: true,
  });
}

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} operator
 * @param {Diff} diff
 * @returns {string}
 */
export function assertionMessage(actual, expected, operator, diff) {
  const told = (/** @type {unknown} */ value) => (diff === "full" ? whole(value) : shortened(whole(value)));
  switch (operator) {
    case "deepStrictEqual":
    case "partialDeepStrictEqual":
    case "strictEqual":
      return differing(actual, expected, operator);
    case "notDeepStrictEqual":
    case "notStrictEqual":
      return unexpected(actual, operator, diff);
    case "deepEqual":
      return `${HEADS[operator]}\n\n${told(actual)}\n\nshould loosely deep-equal\n\n${told(expected)}`;
    case "notDeepEqual":
      if (whole(actual) === whole(expected)) return `${HEADS[operator]}\n\n${told(actual)}`;
      return `Expected values not to be loosely deep-equal:\n\n${told(actual)}\n\nshould not loosely deep-equal\n\n${told(expected)}`;
    default:
      return `${told(actual)} ${operator} ${told(expected)}`;
  }
}

/**
 * @param {string} text
 * @returns {string}
 */
function shortened(text) {
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX - 3)}...` : text;
}

/**
 * @param {unknown} actual
 * @param {string} operator
 * @param {Diff} diff
 * @returns {string}
 */
function unexpected(actual, operator, diff) {
  const head = HEADS[operator === "notStrictEqual" && isObject(actual) ? "notStrictEqualObject" : operator] ?? "";
  const lines = whole(actual).split("\n");
  if (lines.length === 1) return `${head}${(lines[0] ?? "").length > 5 ? "\n\n" : " "}${lines[0]}`;
  const isCut = lines.length > LINES_MAX && diff === "simple";
  return `${head}\n\n${(isCut ? [...lines.slice(0, TOLD_LINES), "..."] : lines).join("\n")}\n`;
}

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} operator
 * @returns {string}
 */
function differing(actual, expected, operator) {
  const [a, e] = [whole(actual), whole(expected)];
  const areObjects = isObject(actual) && isObject(expected);
  if (a === e && operator === "strictEqual" && areObjects) {
    return `Values have same structure but are not reference-equal:\n\n${a}\n`;
  }
  const head = HEADS[operator === "strictEqual" && areObjects ? "strictEqualObject" : operator] ?? "";
  const isShort = !a.includes("\n") && !e.includes("\n");
  const areTold = isShort && (a.length + e.length <= SHORT_MAX || isObject(actual) !== isObject(expected)) && !areObjects;
  if (areTold && !(actual === 0 && expected === 0)) return `${head}\n\n${a} !== ${e}\n`;
  const lines = difference(a.split("\n"), e.split("\n"), (one, other) => one === other || withoutComma(one) === withoutComma(other));
  const shown = lines.map(([operation, line]) => `${operation === 0 ? " " : operation > 0 ? "+" : "-"} ${line}`);
  const [text, isCut] = shown.length > LINES_MAX ? [cut(shown), true] : [shown, false];
  const mark = isShort && typeof actual === "string" && typeof expected === "string" ? pointer(a, e) : "";
  return `${head}\n+ actual - expected${isCut ? "\n... Skipped lines" : ""}\n\n${text.join("\n")}\n${mark}`;
}

/** @param {string} line */
const withoutComma = (line) => (line.endsWith(",") ? line.slice(0, -1) : line);

/**
 * @param {string} a
 * @param {string} b
 * @returns {string} a mark below the first character that differs
 */
function pointer(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at > 2 ? `${" ".repeat(at + 2)}^\n` : "";
}

/**
 * @param {string[]} lines that begin with what they are
 * @returns {string[]} with points for those that are far from any difference
 */
function cut(lines) {
  const isNear = (/** @type {number} */ i) => {
    return i < CONTEXT || lines.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some((line) => !line.startsWith(" "));
  };
  /** @type {string[]} */
  const result = [];
  for (let i = 0; i < lines.length && result.length < LINES_MAX; i++) {
    if (isNear(i)) result.push(/** @type {string} */ (lines[i]));
    else if (result.at(-1) !== "...") result.push("...");
  }
  return result;
}
