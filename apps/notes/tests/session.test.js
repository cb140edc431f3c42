import * as fs from "node:fs/promises";
import * as fsSync from "node:fs";
import path from "node:path";
import { assert, test } from "kith:test";
import { readNote } from "../src/model/note-file.js";
import { scan } from "../src/model/scan.js";
import { Session } from "../src/model/session.js";
import {
  acting,
  bytes,
  failingAt,
  filesIn,
  folderOf,
  inFolder,
  sleep,
  textOf,
  until,
} from "./support/disk.js";

/** @param {string} root @param {{text?: string, on?: any, link?: boolean}} [options] */
async function opened(root, { text = "one\n", on = fs, link = false } = {}) {
  const file = path.join(root, "a.md");
  await fs.writeFile(file, text);
  const folder = folderOf(root);
  const keeper = {
    trash: (/** @type {string} */ note, /** @type {Uint8Array} */ kept) =>
      folder.trash.keep(folder.noteOf(note), kept),
    copy: async (/** @type {string} */ _, /** @type {Uint8Array} */ kept) => {
      await folder.create("a (mine).md", kept);
    },
  };
  const content = await readNote(fs, file, { link });
  return {
    file,
    folder,
    session: new Session(file, content, { fs: on, keeper, saveAfterMs: 5, link }),
  };
}

test(
  "saves by itself soon after a change",
  inFolder(async (root) => {
    const { session, file } = await opened(root);
    session.edit("two\n");
    assert.equal(session.state, "unsaved");
    await until(() => session.state === "saved", "saved");
    assert.equal(await textOf(file), "two\n");
    assert.ok(session.safe);
  }),
);

test(
  "saves what was typed while a save was under way",
  inFolder(async (root) => {
    const typing = { edits: 0 };
    const on = acting("handle.sync", async () => {
      if (typing.edits++ < 3) {
        session.edit(`typed ${typing.edits}\n`);
      }
    });
    const { session, file } = await opened(root, { on });
    session.edit("start\n");
    await until(() => session.state === "saved" && typing.edits >= 4, "the last save");
    assert.equal(await textOf(file), "typed 3\n");
    assert.deepEqual(await filesIn(root), ["a.md"]);
  }),
);

test(
  "takes over changes of other programs when nothing is unsaved",
  inFolder(async (root) => {
    const { session, file } = await opened(root);
    let told = 0;
    session.addEventListener("text", () => told++);
    await fs.writeFile(file, "theirs\n");
    await session.checkDisk();
    assert.equal(session.text, "theirs\n");
    assert.equal(session.state, "saved");
    assert.equal(told, 1);
  }),
);

test(
  "asks when both changed the note, and overwrites nothing meanwhile",
  inFolder(async (root) => {
    const { session, file } = await opened(root);
    await fs.writeFile(file, "theirs\n");
    session.edit("mine\n");
    await until(() => session.state === "conflict" && session.safe, "the conflict");
    session.edit("mine, continued\n");
    await session.flush();
    assert.equal(session.state, "conflict");
    assert.equal(await textOf(file), "theirs\n");
    const { leftovers } = await scan(fs, root);
    assert.equal(leftovers.length, 1);
    assert.equal(await textOf(path.join(root, leftovers[0]?.path ?? "")), "mine, continued\n");
  }),
);

for (const [choice, note, trashed, copies] of /** @type {const} */ ([
  ["mine", "mine\n", ["theirs\n"], []],
  ["theirs", "theirs\n", ["mine\n"], []],
  ["both", "theirs\n", [], ["mine\n"]],
])) {
  test(
    `ends a conflict with '${choice}' and loses neither text`,
    inFolder(async (root) => {
      const { session, file, folder } = await opened(root);
      await fs.writeFile(file, "theirs\n");
      session.edit("mine\n");
      await session.flush();
      await session.resolve(choice);
      assert.equal(session.state, "saved");
      assert.equal(session.text, note);
      assert.equal(await textOf(file), note);
      const kept = await Promise.all(
        (await folder.trash.list()).map(({ id }) => textOf(folder.trash.file(id))),
      );
      assert.deepEqual(kept, [...trashed]);
      assert.equal((await scan(fs, root)).leftovers.length, 0);
      const others = (await scan(fs, root)).notes.filter(({ path: name }) => name !== "a.md");
      assert.deepEqual(
        await Promise.all(others.map(({ path: name }) => textOf(path.join(root, name)))),
        [...copies],
      );
    }),
  );
}

test(
  "a conflict ends by itself when the other change is taken back",
  inFolder(async (root) => {
    const { session, file } = await opened(root);
    await fs.writeFile(file, "theirs\n");
    session.edit("mine\n");
    await session.flush();
    await fs.writeFile(file, "one\n");
    await session.checkDisk();
    assert.equal(session.state, "saved");
    assert.equal(await textOf(file), "mine\n");
    assert.deepEqual(await filesIn(root), ["a.md"]);
  }),
);

test(
  "says that the note is gone and writes it again only when told",
  inFolder(async (root) => {
    const { session, file } = await opened(root);
    await fs.rm(file);
    session.edit("still here\n");
    await session.flush();
    assert.equal(session.state, "missing");
    assert.ok(session.safe);
    assert.ok(!(await filesIn(root)).includes("a.md"));
    await session.resolve("mine");
    assert.equal(session.state, "saved");
    assert.equal(await textOf(file), "still here\n");
    assert.deepEqual(await filesIn(root), ["a.md"]);
  }),
);

test(
  "a note that is let go of when it is gone ends in the trash",
  inFolder(async (root) => {
    const { session, file, folder } = await opened(root);
    await fs.rm(file);
    session.edit("last words\n");
    await session.flush();
    await session.resolve("theirs");
    const [trashed] = await folder.trash.list();
    assert.ok(trashed);
    assert.equal(await textOf(folder.trash.file(trashed.id)), "last words\n");
    assert.deepEqual((await scan(fs, root)).leftovers, []);
  }),
);

test(
  "keeps the text and tries again when the disk is full",
  inFolder(async (root) => {
    let full = true;
    const { session, file } = await opened(root, {
      on: failingAt("handle.write", "ENOSPC", () => full),
    });
    session.edit("two\n");
    await session.flush();
    assert.equal(session.state, "failed");
    assert.ok(!session.safe);
    assert.equal(await textOf(file), "one\n");
    full = false;
    await session.flush();
    assert.equal(session.state, "saved");
    assert.equal(await textOf(file), "two\n");
  }),
);

test(
  "shows a note it must not change, and does not change it",
  inFolder(async (root) => {
    const { session, file } = await opened(root, { link: true });
    session.edit("changed");
    await session.flush();
    assert.equal(session.state, "read-only");
    assert.equal(await textOf(file), "one\n");
  }),
);

test(
  "tells huge, binary and locked notes",
  inFolder(async (root) => {
    const file = path.join(root, "x.md");
    await fs.writeFile(file, "x".repeat(2 * 1024 * 1024 + 1));
    const huge = await readNote(fs, file);
    assert.equal(huge.readOnly, "huge");
    assert.ok(huge.decoded.text.length < huge.size);
    await fs.writeFile(file, new Uint8Array([0x89, 0x50, 0xff]));
    assert.equal((await readNote(fs, file)).readOnly, "not-text");
    await fs.writeFile(path.join(root, "y.md"), "y", { mode: 0o444 });
    assert.equal((await readNote(fs, path.join(root, "y.md"))).readOnly, "locked");
    const error = await readNote(fs, root).catch((e) => e);
    assert.equal(error.code, "EISDIR");
  }),
);

test(
  "writes line ends and byte order mark back as they were",
  inFolder(async (root) => {
    const { session, file } = await opened(root, { text: "\uFEFFone\r\ntwo\r\n" });
    session.edit(`${session.text}three\n`);
    await session.flush();
    assert.deepEqual(
      Array.from(await fs.readFile(file)),
      Array.from(bytes("\uFEFFone\r\ntwo\r\nthree\r\n")),
    );
  }),
);

test(
  "saves at once when the page goes away",
  inFolder(async (root) => {
    const { session, file } = await opened(root);
    session.edit("typed in the last moment\n");
    session.flushSync(fsSync);
    assert.equal(fsSync.readFileSync(file, "utf8"), "typed in the last moment\n");
    assert.equal(session.state, "saved");
    await sleep(20);
    assert.deepEqual(await filesIn(root), ["a.md"]);
  }),
);

test("saves at once also in the middle of any step of a slower save, which then does not undo it", async () => {
  for (const step of [
    "stat",
    "open",
    "handle.write",
    "handle.sync",
    "handle.close",
    "readFile",
    "rename",
  ]) {
    await inFolder(async (root) => {
      let hit = 0;
      const on = acting(step, async () => {
        if (hit++ === 0) {
          session.edit("the last\n");
          session.flushSync(fsSync);
        }
      });
      const { session, file } = await opened(root, { on });
      session.edit("the first\n");
      await session.flush();
      await session.flush();
      assert.ok(hit > 0, step);
      assert.equal(await textOf(file), "the last\n", step);
      assert.equal(session.state, "saved", step);
      assert.deepEqual(await filesIn(root), ["a.md"], step);
    })();
  }
});

test(
  "at the end of the page a changed file is left alone and the text kept as a draft",
  inFolder(async (root) => {
    const { session, file } = await opened(root);
    await fs.writeFile(file, "theirs\n");
    session.edit("mine\n");
    session.flushSync(fsSync);
    assert.ok(session.safe);
    session.stop();
    assert.equal(await textOf(file), "theirs\n");
    assert.equal((await scan(fs, root)).leftovers.length, 1);
  }),
);

test(
  "moving the file saves first and goes on under the new name",
  inFolder(async (root) => {
    const { session, folder } = await opened(root);
    session.edit("two\n");
    await session.move(async () => {
      await folder.rename("a.md", "b.md");
      return folder.file("b.md");
    });
    session.edit("three\n");
    await session.flush();
    assert.deepEqual(await filesIn(root), ["b.md"]);
    assert.equal(await textOf(path.join(root, "b.md")), "three\n");
  }),
);
