/**
 * Bytes of a note to text and back, without changing what the person did not touch: byte order
 * mark and line ends of the file survive a round trip through the editor, which knows only "\n".
 */

/**
 * 2 MiB: up to here a text area and the preview answer quickly; bigger notes are shown, not
 * edited.
 */
export const EDITABLE_BYTES_MAX = 2 * 1024 * 1024;

/** 128 KiB of a note that is too big to edit are shown. */
export const EXCERPT_BYTES_MAX = 128 * 1024;

const BOM = "\uFEFF";

/**
 * @typedef {'\n' | '\r\n' | '\r'} LineEnd
 * @typedef {{text: string, bom: boolean, eol: LineEnd}} Decoded text with "\n" only, and what to
 *     restore when writing
 */

/**
 * Reads UTF-8 strictly.
 *
 * @param {Uint8Array} bytes
 * @returns {Decoded | null} null when the bytes are not UTF-8 or hold a NUL, so are not a text
 *     to edit
 */
export function decode(bytes) {
  const raw = strictUtf8(bytes);
  if (raw === null || raw.includes("\0")) return null;
  const bom = raw.startsWith(BOM);
  const eol = lineEnd(raw);
  return { text: plain(bom ? raw.slice(1) : raw), bom, eol };
}

/**
 * @param {Decoded} decoded
 * @returns {Uint8Array}
 */
export function encode({ text, bom, eol }) {
  const lines = eol === "\n" ? text : text.replaceAll("\n", eol);
  return new TextEncoder().encode(bom ? BOM + lines : lines);
}

/**
 * Reads anything for showing only: UTF-16 when marked so, else UTF-8 with replacement characters.
 *
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function decodeForShowing(bytes) {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  return plain(new TextDecoder(encoding).decode(bytes)).replaceAll("\0", "\uFFFD");
}

/**
 * @param {Uint8Array | null} a
 * @param {Uint8Array | null} b
 * @returns {boolean} true when both hold the same bytes, or both are null
 */
export function sameBytes(a, b) {
  if (a === null || b === null || a.length !== b.length) return a === b;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return false;
  }
  return true;
}

/** @param {Uint8Array} bytes */
function strictUtf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** @param {string} raw */
function plain(raw) {
  return raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
}

/**
 * The line end most lines have.
 *
 * @param {string} raw
 * @returns {LineEnd}
 */
function lineEnd(raw) {
  if (!raw.includes("\r")) return "\n";
  const windows = raw.match(/\r\n/g)?.length ?? 0;
  const unix = (raw.match(/\n/g)?.length ?? 0) - windows;
  const classic = (raw.match(/\r/g)?.length ?? 0) - windows;
  if (windows >= unix && windows >= classic) return "\r\n";
  return classic > unix ? "\r" : "\n";
}
