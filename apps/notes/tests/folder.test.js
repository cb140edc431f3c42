import * as fs from "node:fs/promises";
import path from "node:path";
import { assert, test } from "kith:test";
import { placeOf } from "../src/model/place.js";
import { bytes, failingAt, filesIn, folderOf, inFolder, textOf } from "./support/disk.js";

test(
  "gives a new note a free name",
  inFolder(async (root) => {
    const folder = folderOf(root);
    assert.equal(await folder.create("Idea.md", bytes("1")), "Idea.md");
    assert.equal(await folder.create("Idea.md", bytes("2")), "Idea 2.md");
    assert.equal(await folder.create("sub/deep/Idea.md", bytes("3")), "sub/deep/Idea.md");
    assert.equal(await textOf(path.join(root, "Idea.md")), "1");
  }),
);

test(
  "does not rename over another note",
  inFolder(async (root) => {
    const folder = folderOf(root);
    await folder.create("a.md", bytes("a"));
    await folder.create("b.md", bytes("b"));
    const error = await folder.rename("a.md", "b.md").catch((e) => e);
    assert.equal(error.code, "EEXIST");
    assert.equal(await textOf(path.join(root, "b.md")), "b");
    await folder.rename("a.md", "new/c.md");
    assert.deepEqual(await filesIn(root), ["b.md", "new/c.md"]);
  }),
);

test(
  "a rename that fails leaves no empty file under the new name",
  inFolder(async (root) => {
    await folderOf(root).create("a.md", bytes("a"));
    const error = await folderOf(root, failingAt("rename", "EIO"))
      .rename("a.md", "b.md")
      .catch((e) => e);
    assert.equal(error.code, "EIO");
    assert.deepEqual(await filesIn(root), ["a.md"]);
  }),
);

test(
  "brings notes back from the trash, also when their name is taken",
  inFolder(async (root) => {
    const folder = folderOf(root);
    await folder.create("work/plan.md", bytes("first"));
    const trashed = await folder.trash.move("work/plan.md");
    assert.ok(!(await filesIn(root)).includes("work/plan.md"));
    await folder.create("work/plan.md", bytes("second"));
    assert.equal(await folder.restore(trashed), "work/plan 2.md");
    assert.equal(await textOf(path.join(root, "work/plan 2.md")), "first");
    assert.deepEqual(await folder.trash.list(), []);
    assert.deepEqual(await filesIn(root), ["work/plan 2.md", "work/plan.md"]);
  }),
);

test(
  "keeps apart what was thrown away in the same moment, newest first",
  inFolder(async (root) => {
    const folder = folderOf(root);
    for (const text of ["1", "2", "3"]) {
      await folder.trash.keep("a.md", bytes(text));
    }
    const all = await folder.trash.list();
    assert.equal(all.length, 3);
    assert.ok(Math.abs((all[0]?.timeMs ?? 0) - Date.now()) < 5000);
    const texts = await Promise.all(all.map(({ id }) => textOf(folder.trash.file(id))));
    assert.deepEqual(texts.sort(), ["1", "2", "3"]);
    await folder.trash.empty();
    assert.deepEqual(await folder.trash.list(), []);
  }),
);

test(
  "emptying the trash touches only what it made itself",
  inFolder(async (root) => {
    await fs.mkdir(path.join(root, ".trash"));
    await fs.writeFile(path.join(root, ".trash", "foreign.txt"), "x");
    await folderOf(root).trash.empty();
    assert.deepEqual(await filesIn(root), [".trash/foreign.txt"]);
  }),
);

test(
  "opens the folder of the command line, else Notes in the documents, else one of its own",
  inFolder(async (root) => {
    const documents = path.join(root, "documents");
    const data = path.join(root, "data");
    await fs.mkdir(documents);
    const paths = { documents, data };
    assert.equal(await placeOf(fs, { args: ["docs"], cwd: "/work/dir", paths }), "/work/dir/docs");
    assert.equal(await placeOf(fs, { args: ["/abs"], cwd: "/work/dir", paths }), "/abs");
    assert.equal(await placeOf(fs, { args: [], cwd: "/", paths }), path.join(documents, "Notes"));
    assert.ok((await fs.stat(path.join(documents, "Notes"))).isDirectory());
    const without = await placeOf(fs, { args: [], cwd: "/", paths: { documents: null, data } });
    assert.equal(without, path.join(data, "Notes"));
    assert.ok((await fs.stat(without)).isDirectory());
  }),
);

test(
  "uses its own folder when the documents are not granted, and reports any other trouble",
  inFolder(async (root) => {
    const paths = { documents: path.join(root, "documents"), data: path.join(root, "data") };
    const from = { args: [], cwd: "/", paths };
    let calls = 0;
    const refusing = failingAt("mkdir", "ERR_ACCESS_DENIED", () => calls++ === 0);
    assert.equal(await placeOf(refusing, from), path.join(root, "data", "Notes"));
    const error = await placeOf(failingAt("mkdir", "EROFS"), from).catch((e) => e);
    assert.equal(error.code, "EROFS");
  }),
);
