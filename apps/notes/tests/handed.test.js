import * as fs from "node:fs/promises";
import path from "node:path";
import { assert, test } from "kith:test";
import { handedNotes } from "../src/model/handed.js";
import { placeOf } from "../src/model/place.js";
import { bytes, filesIn, folderOf, inFolder, textOf } from "./support/disk.js";

test(
  "opens notes of the notebook as they are and copies others into it, once",
  inFolder(async (root) => {
    const folder = folderOf(path.join(root, "book"));
    await folder.create("work/plan.md", bytes("plan"));
    await fs.writeFile(path.join(root, "letter.MD"), "dear");
    await fs.writeFile(path.join(root, "picture.png"), "x");
    const start = { args: ["book/work/plan.md", "letter.MD", "picture.png", "none.md", "book"], cwd: root };
    assert.deepEqual(await handedNotes(folder, start), ["work/plan.md", "letter.MD"]);
    assert.deepEqual(await handedNotes(folder, start), ["work/plan.md", "letter.MD"]);
    assert.deepEqual(await filesIn(folder.root), ["letter.MD", "work/plan.md"]);
    await fs.writeFile(path.join(root, "letter.MD"), "changed");
    assert.deepEqual(await handedNotes(folder, start), ["work/plan.md", "letter 2.MD"]);
    assert.equal(await textOf(folder.file("letter.MD")), "dear");
  }),
);

test(
  "a note among the arguments is not taken for the notebook's folder",
  inFolder(async (root) => {
    await fs.writeFile(path.join(root, "a.md"), "");
    const paths = { documents: root, data: root };
    assert.equal(await placeOf(fs, { args: ["a.md"], cwd: root, paths }), path.join(root, "Notes"));
    assert.equal(await placeOf(fs, { args: ["none"], cwd: root, paths }), path.join(root, "none"));
  }),
);
