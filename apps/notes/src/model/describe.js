/**
 * What the list shows of a note: a title (the first heading, else the file name) and a few words.
 */

/** 8 KiB: a title further down is no title. */
const LOOK_CHARS_MAX = 8 * 1024;
/**
 * 400 characters of a line: more than is shown, and little enough for any pattern of markup to
 * end quickly.
 */
const LINE_CHARS_MAX = 400;
const TITLE_CHARS_MAX = 120;
const SNIPPET_CHARS_MAX = 180;

/**
 * @typedef {{title: string, snippet: string, heading: boolean}} Description heading: the title is from a heading
 */

/**
 * @param {string} text the note
 * @param {string} fileName used when the text has no heading
 * @returns {Description}
 */
export function describe(text, fileName) {
  const lines = text.slice(0, LOOK_CHARS_MAX).split("\n");
  let heading = "";
  let snippet = "";
  let fence = "";
  for (
    let i = frontMatterLines(lines);
    i < lines.length && snippet.length < SNIPPET_CHARS_MAX;
    i++
  ) {
    const line = (lines[i] ?? "").slice(0, LINE_CHARS_MAX);
    const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1] ?? "";
    if (mark && (!fence || mark.startsWith(fence))) {
      fence = fence ? "" : mark;
      continue;
    }
    if (!fence && !heading) {
      heading = headingAt(lines, i);
      if (heading) {
        i += isUnderline(lines[i + 1]) && !line.startsWith("#") ? 1 : 0;
        continue;
      }
    }
    const words = fence ? line.trim() : withoutMarkup(line);
    snippet += words ? (snippet ? " " : "") + words : "";
  }
  return {
    title: shortened(heading || nameWithoutSuffix(fileName), TITLE_CHARS_MAX),
    snippet: shortened(snippet, SNIPPET_CHARS_MAX),
    heading: heading !== "",
  };
}

/**
 * @param {string} fileName
 * @returns {string} the name without .md or .markdown
 */
export function nameWithoutSuffix(fileName) {
  return fileName.replace(/\.(md|markdown)$/i, "") || fileName;
}

/**
 * A name for a file that any file system takes.
 *
 * @param {string} title
 * @returns {string} '' when nothing usable is left
 */
export function fileNameFor(title) {
  const cleaned = title
    .normalize("NFC")
    // eslint-disable-next-line no-control-regex -- control characters are what is removed
    .replace(/[\u0000-\u001f\u007f/\\:*?"<>|]+/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  return Array.from(cleaned).slice(0, 60).join("").trim();
}

/**
 * Where a note belongs that is to be named after its heading.
 *
 * @param {string} note relative path
 * @param {string} text
 * @returns {string | null} null when there is no heading to name it by
 */
export function pathByHeading(note, text) {
  const { title, heading } = describe(text, "");
  const name = heading ? fileNameFor(title) : "";
  return name === "" ? null : `${note.slice(0, note.lastIndexOf("/") + 1)}${name}.md`;
}

/** @param {string[]} lines @returns {number} how many lines a YAML head at the start takes */
function frontMatterLines(lines) {
  if (lines[0]?.trimEnd() !== "---") return 0;
  const end = lines.findIndex((line, i) => i > 0 && /^(---|\.\.\.)\s*$/.test(line));
  return end > 0 ? end + 1 : 0;
}

/** @param {string[]} lines @param {number} i */
function headingAt(lines, i) {
  const line = (lines[i] ?? "").slice(0, LINE_CHARS_MAX);
  const atx = /^ {0,3}#{1,6}[ \t]+(.*)$/.exec(line);
  if (atx) return withoutMarkup((atx[1] ?? "").replace(/[ \t]+#+[ \t]*$/, ""));
  return /^ {0,3}[^\s>#*+-]/.test(line) && isUnderline(lines[i + 1]) ? withoutMarkup(line) : "";
}

/** @param {string | undefined} line */
function isUnderline(line) {
  return line !== undefined && /^ {0,3}(=+|-{2,})[ \t]*$/.test(line);
}

/** @param {string} line */
function withoutMarkup(line) {
  return line
    .replace(/^\s*(>\s*)+/, "")
    .replace(/^\s*#{1,6}\s+/, "")
    .replace(/^\s*([-*+]|\d{1,9}[.)])\s+(\[[ xX]\]\s+)?/, "")
    .replace(/^\s*([-*_]\s*){3,}$/, "")
    .replace(/^\s*\[[^\]]+\]:\s.*$/, "")
    .replace(/<!--.*?-->/g, "")
    .replace(/!?\[([^\]]*)\]\([^)\s]*(\s+"[^"]*")?\)/g, "$1")
    .replace(/(`+)(.+?)\1/g, "$2")
    .replace(/(\*\*|__)(?=\S)(.+?)\1/g, "$2")
    .replace(/(^|[^\w*])[*_](?=\S)([^*_]+)[*_](?!\w)/g, "$1$2")
    .replace(/~~(.+?)~~/g, "$1")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/\s*\|\s*/g, " ")
    .replace(/^[\s:|-]+$/, "")
    .trim();
}

/** @param {string} text @param {number} charsMax */
function shortened(text, charsMax) {
  return text.length > charsMax ? `${text.slice(0, charsMax).trimEnd()}…` : text;
}
