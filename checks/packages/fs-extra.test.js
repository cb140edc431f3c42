import fse from "fs-extra";
import { assert, test } from "kith:test";
import { folderWith } from "./folder.js";

test("fs-extra copies, moves, empties and removes", async (t) => {
  const folder = await folderWith(t, { "from/a/b.txt": "b", "from/c.txt": "c" });
  await fse.copy(`${folder}/from`, `${folder}/to`);
  assert.equal(await fse.readFile(`${folder}/to/a/b.txt`, "utf8"), "b");
  await fse.move(`${folder}/to`, `${folder}/moved`);
  assert.equal(await fse.pathExists(`${folder}/to`), false);
  fse.copySync(`${folder}/moved/c.txt`, `${folder}/deep/er/c.txt`, { preserveTimestamps: true });
  assert.equal(fse.readFileSync(`${folder}/deep/er/c.txt`, "utf8"), "c");
  await fse.emptyDir(`${folder}/moved`);
  assert.deepEqual(await fse.readdir(`${folder}/moved`), []);
  await fse.remove(`${folder}/from`);
  assert.equal(fse.existsSync(`${folder}/from`), false);
});

test("fs-extra makes files, folders and links, and speaks JSON", async (t) => {
  const folder = await folderWith(t);
  await fse.outputJson(`${folder}/x/y.json`, { a: [1] }, { spaces: 2 });
  assert.deepEqual(await fse.readJson(`${folder}/x/y.json`), { a: [1] });
  assert.equal(fse.readFileSync(`${folder}/x/y.json`, "utf8"), '{\n  "a": [\n    1\n  ]\n}\n');
  await fse.ensureFile(`${folder}/e/f`);
  await fse.ensureSymlink(`${folder}/e/f`, `${folder}/l`);
  assert.equal((await fse.lstat(`${folder}/l`)).isSymbolicLink(), true);
  await assert.rejects(fse.copy(`${folder}/x`, `${folder}/x/inside`), { message: /subdirectory of itself/ });
});
