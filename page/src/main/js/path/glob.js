/** Patterns of paths, as `path.matchesGlob` takes them. */

/**
 * @param {string} pattern
 * @returns {string[]} without braces: one for each choice
 */
function alternatives(pattern) {
  const match = /^(.*?)\{([^{}]*)\}(.*)$/.exec(pattern);
  if (match === null) return [pattern];
  const [, before = "", choices = "", after = ""] = match;
  const range = /^(-?\d+)\.\.(-?\d+)$/.exec(choices);
  const texts = range ? numbers(Number(range[1]), Number(range[2])) : choices.split(",");
  if (texts.length === 1 && !range) return alternatives(`${before}\u0001${choices}\u0002${after}`).map(restored);
  return texts.flatMap((choice) => alternatives(before + choice + after));
}

/**
 * @param {string} text
 * @returns {string} with the braces that are no choice
 */
const restored = (text) => text.replaceAll("\u0001", "{").replaceAll("\u0002", "}");

/**
 * @param {number} first
 * @param {number} last
 * @returns {string[]}
 */
function numbers(first, last) {
  const step = first <= last ? 1 : -1;
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, i) => String(first + i * step));
}

/**
 * @param {string} part of a pattern between slashes
 * @returns {string} as a regular expression
 */
function partSource(part) {
  let source = part.startsWith("*") || part.startsWith("?") || part.startsWith("[") ? "(?!\\.)" : "";
  for (let i = 0; i < part.length; i++) {
    const character = part[i] ?? "";
    const close = character === "[" ? part.indexOf("]", i + 2) : -1;
    if (character === "*") source += "[^/]*?";
    else if (character === "?") source += "[^/]";
    else if (close > 0) {
      source += `[${part.slice(i + 1, close).replace(/^!/, "^").replaceAll("\\", "\\\\")}]`;
      i = close;
    } else source += character.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  }
  return /^\*+$/.test(part) ? "(?!\\.)[^/]+?" : source;
}

/**
 * @param {string} pattern with `*`, `?`, `[…]`, `**` for any number of folders, and `{a,b}`
 * @param {boolean} isWindows whether a backslash is a slash
 * @returns {RegExp}
 */
export function globPattern(pattern, isWindows) {
  const text = isWindows ? pattern.replaceAll("\\", "/") : pattern;
  const sources = alternatives(text).map((one) => {
    const parts = one.split("/");
    return parts
      .map((part, i) => {
        const isLast = i === parts.length - 1;
        if (part === "**") return isLast ? "(?:(?!\\.)[^/]+(?:/(?!\\.)[^/]+)*)?" : "(?:(?!\\.)[^/]+/)*";
        return partSource(part) + (isLast ? "" : "/");
      })
      .join("");
  });
  return new RegExp(`^(?:${sources.join("|")})/?$`);
}
