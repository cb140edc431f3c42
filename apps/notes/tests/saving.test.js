import * as fs from "node:fs/promises";
import * as fsSync from "node:fs";
import path from "node:path";
import { assert, test } from "kith:test";
import { recover, restore } from "../src/model/recovery.js";
import { ChangedOnDisk, replaceFile, replaceFileSync, writeDraft } from "../src/model/replace.js";
import { scan } from "../src/model/scan.js";
import { isComplete, isTempName, targetOf, tempPath } from "../src/model/temp-name.js";
import {
  acting,
  bytes,
  failingAt,
  filesIn,
  folderOf,
  inFolder,
  killedAfter,
  recording,
  textOf,
} from "./support/disk.js";

const OLD = "old text of the note\n";
const NEW = "new text that is a little longer than the old one\n";

test(
  "replaces the content and leaves nothing else",
  inFolder(async (root) => {
    const file = path.join(root, "a.md");
    await fs.writeFile(file, OLD);
    await replaceFile(fs, file, bytes(NEW), [bytes(OLD)]);
    assert.equal(await textOf(file), NEW);
    assert.deepEqual(await filesIn(root), ["a.md"]);
  }),
);

test(
  "makes the bytes durable before they take the place of the old ones",
  inFolder(async (root) => {
    const file = path.join(root, "a.md");
    await fs.writeFile(file, OLD);
    /** @type {string[]} */
    const calls = [];
    await replaceFile(recording(calls), file, bytes(NEW), [bytes(OLD)]);
    const order = ["open", "handle.write", "handle.sync", "handle.close", "readFile", "rename"];
    const positions = order.map((name) => calls.indexOf(name));
    assert.ok(
      positions.every((position) => position >= 0),
      calls.join(),
    );
    assert.deepEqual(
      positions,
      [...positions].sort((a, b) => a - b),
      calls.join(),
    );
    assert.ok(!calls.includes("writeFile"), calls.join());
  }),
);

test(
  "keeps the mode of the file",
  inFolder(async (root) => {
    const file = path.join(root, "a.md");
    await fs.writeFile(file, OLD, { mode: 0o600 });
    await replaceFile(fs, file, bytes(NEW), [bytes(OLD)]);
    assert.equal((await fs.stat(file)).mode & 0o777, 0o600);
  }),
);

test(
  "does not overwrite what another program wrote, and keeps the new text as a draft",
  inFolder(async (root) => {
    const file = path.join(root, "a.md");
    await fs.writeFile(file, "theirs");
    const error = await replaceFile(fs, file, bytes(NEW), [bytes(OLD)]).catch((e) => e);
    assert.ok(error instanceof ChangedOnDisk);
    assert.equal(await textOf(file), "theirs");
    assert.equal(await textOf(error.draft), NEW);
  }),
);

test(
  "sees a change of the same length in the last moment",
  inFolder(async (root) => {
    const file = path.join(root, "a.md");
    await fs.writeFile(file, OLD);
    const theirs = OLD.toUpperCase();
    const racing = acting("handle.sync", () => fs.writeFile(file, theirs));
    await assert.rejects(replaceFile(racing, file, bytes(NEW), [bytes(OLD)]));
    assert.equal(await textOf(file), theirs);
  }),
);

test(
  "does not bring back a file that was removed",
  inFolder(async (root) => {
    const file = path.join(root, "a.md");
    await assert.rejects(replaceFile(fs, file, bytes(NEW), [bytes(OLD)]));
    assert.ok(!(await filesIn(root)).includes("a.md"));
    await replaceFile(fs, file, bytes(NEW), [null]);
    assert.equal(await textOf(file), NEW);
  }),
);

test(
  "removes the temporary file when the disk is full",
  inFolder(async (root) => {
    const file = path.join(root, "a.md");
    await fs.writeFile(file, OLD);
    for (const step of ["handle.write", "handle.sync", "rename"]) {
      const error = await replaceFile(failingAt(step, "ENOSPC"), file, bytes(NEW), [
        bytes(OLD),
      ]).catch((e) => e);
      assert.equal(error.code, "ENOSPC", step);
      assert.equal(await textOf(file), OLD, step);
      assert.deepEqual(await filesIn(root), ["a.md"], step);
    }
  }),
);

test("a kill at any step leaves the old or the new text, and the next start finds what is unsaved", async () => {
  let kills = 0;
  for (let step = 0, done = false; !done; step++) {
    await inFolder(async (root) => {
      const file = path.join(root, "a.md");
      await fs.writeFile(file, OLD);
      const { fs: dying, killed } = killedAfter(step);
      const saved = replaceFile(dying, file, bytes(NEW), [bytes(OLD)]).then(() => "saved");
      done = (await Promise.race([saved, killed])) === "saved";
      kills += done ? 0 : 1;
      await checkAfterKill(root, file, step);
    })();
  }
  assert.ok(kills >= 6, `only ${kills} steps`);
});

/** @param {string} root @param {string} file @param {number} step */
async function checkAfterKill(root, file, step) {
  const content = await textOf(file);
  assert.ok(content === OLD || content === NEW, `step ${step}: ${content}`);
  const folder = folderOf(root);
  for (const leftover of (await scan(fs, root)).leftovers) {
    await fs.utimes(path.join(root, leftover.path), 1000, 1000);
  }
  const { leftovers } = await scan(fs, root);
  const torn = await Promise.all(
    leftovers.map(
      async ({ path: temp, size }) =>
        size > 0 && !isComplete(temp, await fs.readFile(path.join(root, temp))),
    ),
  );
  const offers = await recover(folder, leftovers);
  const [offer] = offers;
  if (offer) {
    assert.deepEqual(
      offers.map((offer) => [offer.note, offer.text]),
      [["a.md", NEW]],
      `step ${step}`,
    );
    await restore(folder, offer);
    assert.equal(await textOf(file), NEW, `step ${step}`);
  }
  const trashed = await folder.trash.list();
  assert.equal(trashed.length, torn.filter(Boolean).length + offers.length, `step ${step}`);
  assert.equal((await scan(fs, root)).leftovers.length, 0, `step ${step}`);
}

test(
  "saves synchronously under the same rules",
  inFolder(async (root) => {
    const file = path.join(root, "a.md");
    await fs.writeFile(file, OLD);
    replaceFileSync(fsSync, file, bytes(NEW), [bytes(OLD)]);
    assert.equal(await textOf(file), NEW);
    assert.deepEqual(await filesIn(root), ["a.md"]);
    assert.throws(() => replaceFileSync(fsSync, file, bytes("x"), [bytes(OLD)]));
    assert.equal(await textOf(file), NEW);
    assert.equal((await scan(fs, root)).leftovers.length, 1);
  }),
);

test("names of temporary files tell note and completeness", () => {
  const temp = tempPath("/n/über.md", bytes(NEW));
  assert.ok(isTempName(path.basename(temp)));
  assert.equal(targetOf(temp), "/n/über.md");
  assert.ok(isComplete(temp, bytes(NEW)));
  assert.ok(!isComplete(temp, bytes(NEW).subarray(1)));
  assert.ok(!isComplete(temp, bytes(NEW.replace("n", "m"))));
  assert.ok(!isTempName("a.md") && !isTempName(".kith-tmp") && !isTempName(".a.md.kith-tmp"));
});

test(
  "names of temporary files fit when the name of the note is as long as can be",
  inFolder(async (root) => {
    const file = path.join(root, `${"ü".repeat(126)}.md`);
    await fs.writeFile(file, OLD);
    await replaceFile(fs, file, bytes(NEW), [bytes(OLD)]);
    assert.equal(await textOf(file), NEW);
  }),
);

test(
  "offers the newest of several drafts and trashes the others",
  inFolder(async (root) => {
    const file = path.join(root, "a.md");
    await fs.writeFile(file, OLD);
    await fs.utimes(await writeDraft(fs, file, bytes("first")), 1000, 1000);
    await fs.utimes(await writeDraft(fs, file, bytes("second")), 2000, 2000);
    await fs.utimes(await writeDraft(fs, file, bytes(OLD)), 3000, 3000);
    const folder = folderOf(root);
    const offers = await recover(folder, (await scan(fs, root)).leftovers);
    assert.deepEqual(
      offers.map((offer) => offer.text),
      ["second"],
    );
    assert.equal((await folder.trash.list()).length, 1);
  }),
);

test(
  "restoring a draft puts what the note held into the trash",
  inFolder(async (root) => {
    const file = path.join(root, "sub", "a.md");
    await fs.mkdir(path.dirname(file));
    await fs.writeFile(file, OLD);
    await fs.utimes(await writeDraft(fs, file, bytes(NEW)), 1000, 1000);
    const folder = folderOf(root);
    const [offer] = await recover(folder, (await scan(fs, root)).leftovers);
    assert.ok(offer);
    await restore(folder, offer);
    assert.equal(await textOf(file), NEW);
    const [trashed] = await folder.trash.list();
    assert.ok(trashed);
    assert.equal(trashed.path, "sub/a.md");
    assert.equal(await textOf(folder.trash.file(trashed.id)), OLD);
  }),
);

test(
  "leaves the temporary file of a save that is under way alone",
  inFolder(async (root) => {
    const file = path.join(root, "a.md");
    await fs.writeFile(file, OLD);
    const temp = await writeDraft(fs, file, bytes(NEW));
    const { leftovers } = await scan(fs, root);
    const recovering = recover(folderOf(root), leftovers);
    await fs.rename(temp, file);
    assert.deepEqual(await recovering, []);
    assert.deepEqual(await filesIn(root), ["a.md"]);
  }),
);
