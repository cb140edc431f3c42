/**
 * What a link or image in a note leads to, and whether the app follows it.
 */
/**
 * - web: opened by the system (http, https, mailto)
 * - note: another note of the notebook
 * - file: another file below the folder
 * - anchor: a heading of this note
 * - none: anything else; shown, not followed
 *
 * @typedef {{kind: 'web', href: string} | {kind: 'note', path: string, anchor: string}
 *     | {kind: 'file', path: string} | {kind: 'anchor', anchor: string} | {kind: 'none'}} Target
 */

const WEB = /^(https?:\/\/[^/]|mailto:[^/])/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * @param {string} href as written, already percent-encoded
 * @param {string} note relative path of the note it is in
 * @returns {Target}
 */
export function targetOf(href, note) {
  const trimmed = href.trim();
  if (WEB.test(trimmed)) {
    return URL.canParse(trimmed) ? { kind: "web", href: trimmed } : { kind: "none" };
  }
  if (trimmed === "" || SCHEME.test(trimmed) || /^[/\\]{2}|\\/.test(trimmed)) {
    return { kind: "none" };
  }
  const [address = "", anchor = ""] = trimmed.split("#", 2);
  const place = decodedOrNull(address.replace(/\?.*$/s, ""));
  const heading = decodedOrNull(anchor);
  if (place === null || heading === null || place.includes("\0")) return { kind: "none" };
  return place === "" ? { kind: "anchor", anchor: heading } : inFolder(place, heading, note);
}

/**
 * The name under which a heading can be linked to, as other Markdown programs make it.
 *
 * @param {string} text of the heading
 * @returns {string}
 */
export function slug(text) {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

/** @param {string} place @param {string} anchor @param {string} note @returns {Target} */
function inFolder(place, anchor, note) {
  const target = resolved(place.startsWith("/") ? "" : note, place);
  if (target === null || target === "") return { kind: "none" };
  return /\.(md|markdown)$/i.test(target)
    ? { kind: "note", path: target, anchor }
    : { kind: "file", path: target };
}

/**
 * Text only, without `node:path`: this runs in a worker that otherwise needs nothing of the device.
 *
 * @param {string} from path of the note, '' for the root
 * @param {string} place relative to it
 * @returns {string | null} null when it leads out of the folder
 */
function resolved(from, place) {
  const parts = from.split("/").slice(0, -1);
  for (const part of place.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return null;
    } else if (part !== "" && part !== ".") {
      parts.push(part);
    }
  }
  return parts.join("/");
}

/** @param {string} text */
function decodedOrNull(text) {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
