/** A folder of its own for each test. */
import { mkdir, rm } from "node:fs/promises";
import { paths } from "kith:application";

/**
 * Runs a test in an empty folder and removes it afterwards.
 *
 * @param {(folder: string, t: any) => unknown} run
 * @returns {(t: any) => Promise<void>}
 */
export function inFolder(run) {
  return async (t) => {
    const folder = `${paths.data}/${crypto.randomUUID()}`;
    await mkdir(folder, { recursive: true });
    t.after(() => rm(folder, { recursive: true, force: true }));
    await run(folder, t);
  };
}

/**
 * Bytes that look random and are the same for the same seed.
 *
 * @param {number} length
 * @param {number} [seed]
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function noise(length, seed = 1) {
  const words = new Uint32Array(Math.ceil(length / 4));
  let state = seed;
  for (let i = 0; i < words.length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    words[i] = state;
  }
  return new Uint8Array(words.buffer, 0, length);
}

/**
 * @param {Uint8Array} a
 * @param {Uint8Array} b
 * @returns {boolean} whether they hold the same bytes; told quickly for large ones
 */
export function sameBytes(a, b) {
  if (a.length !== b.length) return false;
  if (a.byteOffset % 4 !== 0 || b.byteOffset % 4 !== 0) return a.every((byte, i) => byte === b[i]);
  const count = a.length >>> 2;
  const left = new Uint32Array(a.buffer, a.byteOffset, count);
  const right = new Uint32Array(b.buffer, b.byteOffset, count);
  for (let i = 0; i < count; i++) if (left[i] !== right[i]) return false;
  for (let i = count * 4; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
