/** A folder for one test: what was named on the command line after `--` may be read and written. */

import { mkdtemp, rm, writeFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";

/**
 * @param {{ after: (cleanup: () => unknown) => void }} t
 * @param {Record<string, string>} [files] contents by path
 * @returns {Promise<string>}
 */
export async function folderWith(t, files = {}) {
  const folder = await mkdtemp(`${process.argv[2]}/p-`);
  t.after(() => rm(folder, { recursive: true, force: true }));
  for (const [path, contents] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), contents);
  }
  return folder;
}
