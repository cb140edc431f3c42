/**
 * Names of the temporary files that autosave writes beside a note. The name holds length and
 * checksum of the whole content, so that after a crash a complete temporary file can be told
 * from a torn one without any other record.
 */
import path from "node:path";

const SUFFIX = ".kith-tmp";

/** 210 bytes: what is left of the 255 bytes a file name may have once our parts are added. */
const BASE_BYTES_MAX = 210;

const PATTERN = /^\.(.+)\.([0-9a-z]+)-([0-9a-z]+)-[0-9a-z]+\.kith-tmp$/s;

/**
 * @param {string} file the note
 * @param {Uint8Array} bytes the whole content that will be written
 * @returns {string} a path in the same folder, different at each call
 */
export function tempPath(file, bytes) {
  const base = shortened(path.basename(file));
  const random = crypto.getRandomValues(new Uint32Array(1)).join("");
  const name = `.${base}.${bytes.length.toString(36)}-${checksum(bytes)}-${random}${SUFFIX}`;
  return path.join(path.dirname(file), name);
}

/**
 * @param {string} name
 * @returns {boolean} true for the name of a temporary file of ours
 */
export function isTempName(name) {
  return name.endsWith(SUFFIX) && PATTERN.test(name);
}

/**
 * @param {string} temp path of a temporary file
 * @returns {string} path of the note it was written for
 */
export function targetOf(temp) {
  return path.join(path.dirname(temp), parsed(temp).name);
}

/**
 * @param {string} temp path of a temporary file
 * @param {Uint8Array} bytes what it holds
 * @returns {boolean} true when every byte that should be there is there
 */
export function isComplete(temp, bytes) {
  const { length, sum } = parsed(temp);
  return bytes.length === parseInt(length, 36) && checksum(bytes) === sum;
}

/** @param {string} temp */
function parsed(temp) {
  const [, name = "", length = "", sum = ""] = PATTERN.exec(path.basename(temp)) ?? [];
  if (name === "") throw new Error(`not the name of a temporary file: ${temp}`);
  return { name, length, sum };
}

/**
 * FNV-1a, 32 bits: finds a torn file, is no defence against a forger (who could as well write
 * the note itself).
 *
 * @param {Uint8Array} bytes
 */
function checksum(bytes) {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}

/** @param {string} name */
function shortened(name) {
  const encoder = new TextEncoder();
  let short = name;
  while (encoder.encode(short).length > BASE_BYTES_MAX) {
    short = Array.from(short).slice(0, -1).join("");
  }
  return short;
}
