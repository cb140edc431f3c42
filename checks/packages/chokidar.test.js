import { watch } from "chokidar";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { relative } from "node:path";
import { assert, test } from "kith:test";
import { folderWith } from "./folder.js";

test("chokidar tells what happens in a folder", async (t) => {
  const folder = await folderWith(t, { "there.txt": "1" });
  const watcher = watch(folder);
  t.after(() => watcher.close());
  const told = new Set();
  let check = () => {};
  watcher.on("all", (event, path) => {
    told.add(`${event} ${relative(folder, path)}`);
    check();
  });
  const heard = (/** @type {string} */ what) => new Promise((resolve) => {
    check = () => told.has(what) && resolve(undefined);
    check();
  });
  await new Promise((resolve) => watcher.on("ready", resolve));
  assert.ok(told.has("add there.txt"));
  await mkdir(`${folder}/sub`);
  await heard("addDir sub");
  await writeFile(`${folder}/sub/new.txt`, "a");
  await heard("add sub/new.txt");
  await writeFile(`${folder}/there.txt`, "changed now");
  await heard("change there.txt");
  await rm(`${folder}/sub/new.txt`);
  await heard("unlink sub/new.txt");
});
