import tar from "tar-fs";
import { createReadStream, createWriteStream } from "node:fs";
import { readFile, readlink, stat, symlink } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { assert, test } from "kith:test";
import { folderWith } from "./folder.js";

test("tar-fs packs a folder and unpacks it again", async (t) => {
  const folder = await folderWith(t, { "in/a.txt": "a".repeat(100_000), "in/b/c.txt": "c", "in/ä.txt": "umlaut" });
  await symlink("a.txt", `${folder}/in/link`);
  await pipeline(tar.pack(`${folder}/in`), createWriteStream(`${folder}/all.tar`));
  assert.equal((await stat(`${folder}/all.tar`)).size % 512, 0);
  const seen = [];
  const extract = tar.extract(`${folder}/out`, { map: (header) => (seen.push(header.name), header) });
  await pipeline(createReadStream(`${folder}/all.tar`), extract);
  assert.deepEqual(seen.sort(), [".", "a.txt", "b", "b/c.txt", "link", "ä.txt"]);
  assert.equal((await readFile(`${folder}/out/a.txt`)).length, 100_000);
  assert.equal(await readFile(`${folder}/out/ä.txt`, "utf8"), "umlaut");
  assert.equal(await readlink(`${folder}/out/link`), "a.txt");
});
