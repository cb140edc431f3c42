/**
 * What each worker does: files in three ways, many calls at once, an error.
 *
 * @param {typeof import("node:fs")} fs
 * @param {any} paths
 * @param {boolean} isOneModule
 * @param {string} folder
 */
export async function run(fs, paths, isOneModule, folder) {
  try {
    const bytes = new Uint8Array(3_000_000).map((_, i) => i * 7);
    await fs.promises.writeFile(`${folder}/w`, bytes);
    const back = await fs.promises.readFile(`${folder}/w`);
    const sync = fs.readFileSync(`${folder}/w`);
    const many = await Promise.all(Array.from({ length: 500 }, () => fs.promises.stat(`${folder}/w`)));
    const refused = await fs.promises.readFile("/etc/passwd").catch((error) => error.code);
    postMessage({
      isOneModule,
      length: back.length,
      isSame: back.every((byte, i) => byte === bytes[i]) && sync.every((byte, i) => byte === bytes[i]),
      many: many.filter(({ size }) => size === bytes.length).length,
      refused,
      hasPaths: folder.startsWith(paths.data),
    });
  } catch (error) {
    postMessage({ error: `${error}\n${error.stack}` });
  }
}
