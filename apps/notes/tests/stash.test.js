import * as fs from "node:fs/promises";
import path from "node:path";
import { assert, test } from "kith:test";
import { restore } from "../src/model/recovery.js";
import { Stash } from "../src/model/stash.js";
import { folderOf, inFolder, textOf } from "./support/disk.js";

/** A storage with room for so many characters. @param {number} charsMax */
function storage(charsMax) {
  /** @type {Map<string, string>} */
  const items = new Map();
  return {
    get length() {
      return items.size;
    },
    key: (/** @type {number} */ i) => [...items.keys()][i] ?? null,
    getItem: (/** @type {string} */ key) => items.get(key) ?? null,
    removeItem: (/** @type {string} */ key) => void items.delete(key),
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => {
      if (value.length > charsMax) throw new DOMException("full", "QuotaExceededError");
      items.set(key, value);
    },
  };
}

test(
  "offers stashed text at the next start until it is settled",
  inFolder(async (root) => {
    const store = storage(1000);
    assert.ok(new Stash(store).keep(path.join(root, "a.md"), "unsaved"));
    assert.ok(new Stash(store).keep("/elsewhere/b.md", "of another folder"));
    assert.ok(new Stash(store).keep(path.join(root, "c.md"), "saved a moment later"));
    new Stash(store).forget(path.join(root, "c.md"));
    await fs.writeFile(path.join(root, "a.md"), "old");
    const folder = folderOf(root);
    const [offer, ...others] = await new Stash(store).offers(folder);
    assert.ok(offer);
    assert.deepEqual([offer.note, offer.text, others.length], ["a.md", "unsaved", 0]);
    await restore(folder, offer);
    assert.equal(await textOf(path.join(root, "a.md")), "unsaved");
    assert.deepEqual(await new Stash(store).offers(folder), []);
    assert.equal(store.length, 1);
  }),
);

test(
  "forgets stashed text that is in its note, whatever the line ends",
  inFolder(async (root) => {
    const store = storage(1000);
    new Stash(store).keep(path.join(root, "a.md"), "one\ntwo");
    await fs.writeFile(path.join(root, "a.md"), "one\r\ntwo");
    assert.deepEqual(await new Stash(store).offers(folderOf(root)), []);
    assert.equal(store.length, 0);
  }),
);

test("says when there is no room", () => {
  assert.equal(new Stash(storage(10)).keep("/a.md", "a text that is too long"), false);
});
