/**
 * A place for files. Both engines are given one on the command line, after `--`; what a person names
 * there, Kith lets an app read and write without a permission in its manifest.
 */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import process from "node:process";

/** Where the folders of tests are; absolute, without links in it. */
export const root = process.argv[2];

/** An empty folder on another disk; a file that is always full; one that fails to be read at its beginning. */
export const [farFolder, fullFile, faultyFile] = process.argv.slice(3);

/** A FIFO that nobody has opened. */
export const fifo = `${root}/fifo`;

/**
 * An empty folder that is removed when the test has ended.
 *
 * @param {{ after: (cleanup: () => unknown) => void }} t
 * @returns {Promise<string>}
 */
export async function scratchFolder(t) {
  const folder = await mkdtemp(`${root}/t-`);
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A file in a folder of its own.
 *
 * @param {{ after: (cleanup: () => unknown) => void }} t
 * @param {string | Uint8Array} [contents]
 * @param {string} [name]
 * @returns {Promise<string>} its path
 */
export async function scratchFile(t, contents = "", name = "file.txt") {
  const file = `${await scratchFolder(t)}/${name}`;
  await writeFile(file, contents);
  return file;
}

/**
 * A test in an empty folder: `test("…", inFolder(async (folder, t) => …))`.
 *
 * @param {(folder: string, t: any) => unknown} run
 * @returns {(t: any) => Promise<void>}
 */
export function inFolder(run) {
  return async (t) => void (await run(await scratchFolder(t), t));
}
