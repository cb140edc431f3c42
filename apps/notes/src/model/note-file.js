/**
 * Reads one note from disk and says whether it may be edited, and if not, why.
 */
import { EDITABLE_BYTES_MAX, EXCERPT_BYTES_MAX, decode, decodeForShowing } from "./text.js";

/** @typedef {import("./replace.js").Fs} Fs */

/**
 * Why a note is shown but not edited: too big, not UTF-8 text, a symbolic link (saving would
 * replace the link), or marked read-only by its owner.
 *
 * @typedef {'huge' | 'not-text' | 'link' | 'locked'} ReadOnlyReason
 */

/**
 * @typedef {object} NoteContent
 * @property {Uint8Array} bytes what is on disk; for a huge note only its beginning
 * @property {import("./text.js").Decoded} decoded
 * @property {ReadOnlyReason | null} readOnly
 * @property {number} size bytes on disk
 */

/**
 * @param {Fs} fs
 * @param {string} file
 * @param {{link?: boolean}} [options] link: the note is a symbolic link
 * @returns {Promise<NoteContent>}
 * @throws errors of the file system; code EISDIR when it is not a file
 */
export async function readNote(fs, file, { link = false } = {}) {
  const stat = await fs.stat(file);
  if (!stat.isFile()) {
    throw Object.assign(new Error(`EISDIR: not a file, '${file}'`), { code: "EISDIR", path: file });
  }
  if (stat.size > EDITABLE_BYTES_MAX) {
    return forShowing(await readStart(fs, file, EXCERPT_BYTES_MAX), "huge", stat.size);
  }
  const bytes = await fs.readFile(file);
  const decoded = decode(bytes);
  if (decoded === null) return forShowing(bytes, "not-text", stat.size);
  const locked = (stat.mode & 0o222) === 0;
  return { bytes, decoded, readOnly: link ? "link" : locked ? "locked" : null, size: stat.size };
}

/**
 * @param {Fs} fs
 * @param {string} file
 * @param {number} bytesMax
 * @returns {Promise<Uint8Array>} the first bytes of the file
 */
export async function readStart(fs, file, bytesMax) {
  const handle = await fs.open(file, "r");
  try {
    const buffer = new Uint8Array(bytesMax);
    let filled = 0;
    while (filled < bytesMax) {
      const { bytesRead } = await handle.read(buffer, filled, bytesMax - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {ReadOnlyReason} readOnly
 * @param {number} size
 * @returns {NoteContent}
 */
function forShowing(bytes, readOnly, size) {
  return {
    bytes,
    decoded: { text: decodeForShowing(bytes), bom: false, eol: "\n" },
    readOnly,
    size,
  };
}
