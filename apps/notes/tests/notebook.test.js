import * as fs from "node:fs/promises";
import path from "node:path";
import { assert, test } from "kith:test";
import { Notebook } from "../src/model/notebook.js";
import { writeDraft } from "../src/model/replace.js";
import { bytes, filesIn, folderOf, inFolder, textOf, until } from "./support/disk.js";

/**
 * @typedef {{query: string, folder: string, sort: import("../src/model/catalog.js").Sort}} Wanted
 */

/** @type {Wanted} */
const ALL = { query: "", folder: "", sort: "changed" };

/**
 * @param {(root: string, notebook: Notebook) => Promise<void>} run
 * @param {Record<string, string>} [files]
 */
function inNotebook(run, files = {}) {
  return inFolder(async (root) => {
    for (const [name, text] of Object.entries(files)) {
      await fs.mkdir(path.dirname(path.join(root, name)), { recursive: true });
      await fs.writeFile(path.join(root, name), text);
    }
    const notebook = new Notebook(folderOf(root), { copyName: (name) => `${name} (mine)` });
    await notebook.start();
    await until(() => notebook.reading.total === 0, "all notes read");
    try {
      await run(root, notebook);
    } finally {
      await notebook.close();
    }
  });
}

/** @param {Notebook} notebook @param {Partial<Wanted>} [wanted] */
async function listed(notebook, wanted = {}) {
  return (await notebook.catalog.select({ ...ALL, ...wanted }))?.map((note) => note.path);
}

/** @param {Notebook} notebook */
async function titles(notebook) {
  return (await notebook.catalog.select({ ...ALL, sort: "title" }))?.map((note) => note.title);
}

const FILES = {
  "b.md": "# Beta\n\ntext of beta",
  "a.MD": "# alpha\n",
  "sub/c.markdown": "no heading",
  "sub/deeper/d.md": "# 10 things",
  "e.md": "# 9 things",
  "picture.png": "x",
  ".hidden/x.md": "# hidden",
  ".trash/y.md": "# trashed",
  "node_modules/p/README.md": "# package",
};

test(
  "lists the notes of all folders, but not hidden ones",
  inNotebook(async (_root, notebook) => {
    assert.deepEqual((await listed(notebook))?.sort(), [
      "a.MD",
      "b.md",
      "e.md",
      "sub/c.markdown",
      "sub/deeper/d.md",
    ]);
    assert.deepEqual(await titles(notebook), ["9 things", "10 things", "alpha", "Beta", "c"]);
    assert.deepEqual(notebook.mirror.folders, ["sub", "sub/deeper"]);
    assert.deepEqual((await listed(notebook, { folder: "sub" }))?.sort(), [
      "sub/c.markdown",
      "sub/deeper/d.md",
    ]);
    assert.deepEqual(await listed(notebook, { query: "text beta" }), ["b.md"]);
  }, FILES),
);

test(
  "orders by time of change",
  inNotebook(async (root, notebook) => {
    await fs.utimes(path.join(root, "e.md"), 2000, 2000);
    await fs.utimes(path.join(root, "b.md"), 3000, 3000);
    await fs.utimes(path.join(root, "a.MD"), 1000, 1000);
    await notebook.refresh(null);
    assert.deepEqual((await listed(notebook))?.slice(-3), ["b.md", "e.md", "a.MD"]);
  }, FILES),
);

test(
  "sees what other programs do",
  inNotebook(async (root, notebook) => {
    await fs.writeFile(path.join(root, "new.md"), "# Brand new");
    await until(async () => (await titles(notebook))?.includes("Brand new") ?? false, "a new note");
    await fs.writeFile(path.join(root, "b.md"), "# Beta changed");
    await until(
      async () => (await titles(notebook))?.includes("Beta changed") ?? false,
      "a changed note",
    );
    await fs.rename(path.join(root, "e.md"), path.join(root, "sub", "e.md"));
    await until(async () => {
      const notes = await listed(notebook);
      return notes?.includes("sub/e.md") === true && !notes.includes("e.md");
    }, "a moved note");
    await fs.rm(path.join(root, "sub"), { recursive: true });
    await until(async () => (await listed(notebook))?.length === 3, "a removed folder");
    await fs.mkdir(path.join(root, "fresh"));
    await fs.writeFile(path.join(root, "fresh", "z.md"), "# In a new folder");
    await until(
      async () => (await titles(notebook))?.includes("In a new folder") ?? false,
      "a note in a new folder",
    );
    await until(() => notebook.mirror.folders.join() === "fresh", "the folders");
  }, FILES),
);

test(
  "takes over changes of other programs into the open note",
  inNotebook(async (root, notebook) => {
    const session = await notebook.open("b.md");
    await fs.writeFile(path.join(root, "other.tmp"), "# From outside");
    await fs.rename(path.join(root, "other.tmp"), path.join(root, "b.md"));
    await until(() => session.text === "# From outside", "the new text");
    session.edit("# Mine");
    await fs.writeFile(path.join(root, "b.md"), "# Theirs");
    await until(() => session.state === "conflict", "the conflict");
    await session.resolve("both");
    assert.equal(session.text, "# Theirs");
    assert.equal(await textOf(path.join(root, "b (mine).md")), "# Mine");
    assert.ok((await listed(notebook))?.includes("b (mine).md"));
  }, FILES),
);

test(
  "follows an open note that another program moves",
  inNotebook(async (root, notebook) => {
    const session = await notebook.open("b.md");
    /** @type {any} */
    let moved = null;
    notebook.addEventListener("moved", (event) => {
      moved = /** @type {CustomEvent} */ (event).detail;
    });
    await fs.rename(path.join(root, "b.md"), path.join(root, "renamed.md"));
    await until(() => moved !== null, "the move");
    assert.deepEqual(moved, { from: "b.md", to: "renamed.md" });
    session.edit("# Goes on");
    await notebook.flush();
    assert.equal(await textOf(path.join(root, "renamed.md")), "# Goes on");
    assert.equal(notebook.session("renamed.md"), session);
  }, FILES),
);

test(
  "says when an open note is gone",
  inNotebook(async (root, notebook) => {
    const session = await notebook.open("b.md");
    await fs.rm(path.join(root, "b.md"));
    await until(() => session.state === "missing", "missing");
    await fs.writeFile(path.join(root, "b.md"), FILES["b.md"]);
    await until(() => session.state === "saved", "back again");
  }, FILES),
);

test(
  "lists a saved note with its new title at once",
  inNotebook(async (_root, notebook) => {
    const session = await notebook.open("b.md");
    session.edit("# Gamma\n\nfresh words");
    await session.flush();
    assert.ok((await titles(notebook))?.includes("Gamma"));
    assert.deepEqual(await listed(notebook, { query: "fresh" }), ["b.md"]);
    assert.equal((await listed(notebook))?.[0], "b.md");
  }, FILES),
);

test(
  "names a new note after its heading once that is written",
  inNotebook(async (root, notebook) => {
    const note = await notebook.create("sub", "Untitled");
    const session = await notebook.open(note);
    session.edit("# A good");
    await session.flush();
    assert.ok((await filesIn(root)).includes("sub/Untitled.md"));
    session.edit("# A good: name?\n");
    await session.flush();
    await until(() => notebook.session("sub/A good name.md") === session, "the new name");
    session.edit("# Another title\n");
    await session.flush();
    assert.ok((await filesIn(root)).includes("sub/A good name.md"));
    assert.ok(!(await filesIn(root)).includes("sub/Untitled.md"));
  }, FILES),
);

test(
  "forgets a new note that stayed empty, and names one that is left with a heading",
  inNotebook(async (root, notebook) => {
    const empty = await notebook.create("", "Untitled");
    await notebook.open(empty);
    await notebook.leave(empty);
    assert.ok(!(await filesIn(root)).includes("Untitled.md"));
    const note = await notebook.create("", "Untitled");
    (await notebook.open(note)).edit("# Left");
    await notebook.leave(note);
    assert.ok((await filesIn(root)).includes("Left.md"));
    assert.equal(notebook.sessions.length, 0);
  }, FILES),
);

test(
  "keeps a note open whose text could not be saved",
  inNotebook(async (root, notebook) => {
    const session = await notebook.open("b.md");
    session.edit("# Mine");
    await fs.writeFile(path.join(root, "b.md"), "# Theirs");
    await notebook.leave("b.md");
    assert.equal(await notebook.open("b.md"), session);
    assert.equal(session.text, "# Mine");
  }, FILES),
);

test(
  "throws notes away with what is unsaved of them, and brings them back",
  inNotebook(async (root, notebook) => {
    const session = await notebook.open("b.md");
    session.edit("# Last version");
    const trashed = await notebook.remove("b.md");
    session.edit("# Too late");
    await session.flush();
    assert.ok(!(await filesIn(root)).includes("b.md"));
    assert.ok(!(await listed(notebook))?.includes("b.md"));
    assert.equal(await notebook.restore(trashed), "b.md");
    assert.equal(await textOf(path.join(root, "b.md")), "# Last version");
    assert.ok((await titles(notebook))?.includes("Last version"));
  }, FILES),
);

test(
  "renames an open note",
  inNotebook(async (root, notebook) => {
    const session = await notebook.open("b.md");
    session.edit("# Beta 2");
    await notebook.rename("b.md", "sub/beta.md");
    assert.equal(notebook.session("sub/beta.md"), session);
    assert.ok((await listed(notebook))?.includes("sub/beta.md"));
    const error = await notebook.rename("sub/beta.md", "e.md").catch((e) => e);
    assert.equal(error.code, "EEXIST");
    assert.equal(await textOf(path.join(root, "sub/beta.md")), "# Beta 2");
  }, FILES),
);

test(
  "offers what a killed session left",
  inFolder(async (root) => {
    await fs.writeFile(path.join(root, "a.md"), "old");
    await fs.utimes(await writeDraft(fs, path.join(root, "a.md"), bytes("unsaved")), 1000, 1000);
    const notebook = new Notebook(folderOf(root), { copyName: (name) => name });
    await notebook.start();
    await until(() => notebook.offers.length === 1, "the offer");
    assert.equal(notebook.offers[0]?.text, "unsaved");
    assert.equal(await textOf(path.join(root, "a.md")), "old");
    await notebook.close();
  }),
);

test(
  "says so when the folder goes away, and goes on when it is back",
  inNotebook(async (root, notebook) => {
    await fs.rename(root, `${root}-away`);
    await notebook.refresh(null);
    assert.equal(/** @type {any} */ (notebook.problem)?.code, "ENOENT");
    await fs.rename(`${root}-away`, root);
    await notebook.refresh(null);
    assert.equal(notebook.problem, null);
    assert.equal((await listed(notebook))?.length, 5);
  }, FILES),
);

test(
  "opening a note twice at once gives one session",
  inNotebook(async (_root, notebook) => {
    const [one, other] = await Promise.all([notebook.open("b.md"), notebook.open("b.md")]);
    assert.equal(one, other);
  }, FILES),
);
