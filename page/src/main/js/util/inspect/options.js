/** The options of `util.inspect`, its colours, and which colour is for what. */

/** An object's method of this name says how it is shown. */
export const custom = Symbol.for("nodejs.util.inspect.custom");

/**
 * @typedef {object} InspectOptions
 * @property {boolean} [showHidden] also what is not enumerable
 * @property {number | null} [depth] how many levels of objects are shown; null or Infinity: all
 * @property {boolean} [colors] with ANSI escapes
 * @property {boolean} [customInspect] whether methods named {@link custom} are called
 * @property {boolean} [showProxy] a proxy's target and handler instead of what it lets see
 * @property {number | null} [maxArrayLength] items of arrays, sets and maps that are shown
 * @property {number | null} [maxStringLength] characters of strings that are shown
 * @property {number} [breakLength] characters of a line
 * @property {boolean | number} [compact] how many inner levels go on one line; false: none
 * @property {boolean | ((a: string, b: string) => number)} [sorted]
 * @property {boolean | "get" | "set"} [getters] whether getters are called; "get": those without a setter
 * @property {boolean} [numericSeparator] an underscore between groups of three digits
 */

/** @typedef {Required<InspectOptions>} Settings */

/** @type {Settings} */
export const DEFAULTS = {
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10_000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
};

/**
 * Codes that switch a colour or a font on and off.
 *
 * @type {Record<string, [number, number]>}
 */
export const colors = Object.assign(Object.create(null), {
  reset: [0, 0],
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
  blink: [5, 25],
  inverse: [7, 27],
  hidden: [8, 28],
  strikethrough: [9, 29],
  doubleunderline: [21, 24],
});
["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"].forEach((name, i) => {
  const background = `bg${name[0]?.toUpperCase()}${name.slice(1)}`;
  colors[name] = [30 + i, 39];
  colors[background] = [40 + i, 49];
  if (name === "black") return;
  colors[`${name}Bright`] = [90 + i, 39];
  colors[`${background}Bright`] = [100 + i, 49];
});
Object.assign(colors, { framed: [51, 54], overlined: [53, 55], gray: [90, 39], bgGray: [100, 49] });

/**
 * Other names, which have the same value as long as nobody gives them their own.
 *
 * @type {Record<string, string>}
 */
const ALIASES = {
  grey: "gray",
  blackBright: "gray",
  bgGrey: "bgGray",
  bgBlackBright: "bgGray",
  faint: "dim",
  crossedout: "strikethrough",
  strikeThrough: "strikethrough",
  crossedOut: "strikethrough",
  conceal: "hidden",
  swapColors: "inverse",
  swapcolors: "inverse",
  doubleUnderline: "doubleunderline",
};
for (const [alias, name] of Object.entries(ALIASES)) {
  Object.defineProperty(colors, alias, {
    get: () => colors[name],
    set(value) {
      colors[name] = value;
    },
    configurable: true,
    enumerable: false,
  });
}

/**
 * The colour of each kind of value.
 *
 * @type {Record<string, string>}
 */
export const styles = Object.assign(Object.create(null), {
  special: "cyan",
  number: "yellow",
  bigint: "yellow",
  boolean: "yellow",
  undefined: "grey",
  null: "bold",
  string: "green",
  symbol: "green",
  date: "magenta",
  regexp: "red",
  module: "underline",
});

/**
 * @param {string} text
 * @param {string} kind of the value, a key of {@link styles}
 * @returns {string} in the colour of that kind
 */
export function coloured(text, kind) {
  const codes = colors[styles[kind] ?? ""];
  return codes === undefined ? text : `\x1b[${codes[0]}m${text}\x1b[${codes[1]}m`;
}

/**
 * @param {string} text
 * @returns {string} as it is
 */
export function plain(text) {
  return text;
}
