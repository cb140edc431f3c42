import fs from "node:fs";
import { assert, describe, test } from "kith:test";
import { inFolder } from "../support/scratch.js";

/**
 * @param {string} folder
 * @returns {string} it, with files to be found
 */
function furnished(folder) {
  fs.mkdirSync(`${folder}/d/e`, { recursive: true });
  for (const name of ["f", "g.js", "d/h.js", "d/e/i.js", "d/e/f", "d/.hidden", "ä b"]) fs.writeFileSync(`${folder}/${name}`, "");
  fs.symlinkSync("d", `${folder}/l`);
  return folder;
}

/** @type {Record<string, (pattern: any, options?: any) => Promise<any[]>>} */
const faces = {
  promise: (pattern, options) => collected(fs.promises["glob"](pattern, options)),
  callback: (pattern, options) => new Promise((resolve, reject) => fs["glob"](pattern, options, (error, found) => (error ? reject(error) : resolve(found)))),
  sync: async (pattern, options) => fs["globSync"](pattern, options),
};

async function collected(names) {
  const all = [];
  for await (const name of names) all.push(name);
  return all;
}

for (const [face, glob] of Object.entries(faces)) {
  describe(`glob by ${face}`, () => {
    test("finds what patterns match", inFolder(async (folder) => {
      const cwd = furnished(folder);
      /** @type {Record<string, string[]>} */
      const expected = {
        "*": ["d", "f", "g.js", "l", "ä b"],
        "*.js": ["g.js"],
        "**/*.js": ["d/e/i.js", "d/h.js", "g.js"],
        "d/**": ["d", "d/e", "d/e/f", "d/e/i.js", "d/h.js"],
        "**/f": ["d/e/f", "f"],
        "{f,g.js}": ["f", "g.js"],
        "[fg]*": ["f", "g.js"],
        "?": ["d", "f", "l"],
        "+(f|x)": ["f"],
        "!(f|*.js)": ["d", "l", "ä b"],
        "d/.*": ["d/.hidden"],
        "d/*": ["d/e", "d/h.js"],
        "l/*": ["l/e", "l/h.js"],
        "d/e/../e/f": ["d/e/f"],
        "./f": ["f"],
        "d//e/f": ["d/e/f"],
        "d/*/": ["d/e"],
        "nothing": [],
        "nothing/*": [],
        "*/nothing": [],
        "F": [],
      };
      for (const [pattern, names] of Object.entries(expected)) {
        const found = (await glob(pattern, { cwd })).map((name) => name.replace(/\/$/, ""));
        assert.deepEqual(found.sort(), names, pattern);
      }
    }));

    test("takes several patterns and absolute ones", inFolder(async (folder) => {
      const cwd = furnished(folder);
      assert.deepEqual((await glob(["f", "**/*.js", "f"], { cwd })).sort(), ["d/e/i.js", "d/h.js", "f", "g.js"]);
      assert.deepEqual(await glob(`${cwd}/d/*.js`, {}), [`${cwd}/d/h.js`]);
      assert.deepEqual(await glob("d/*.js", { cwd: new URL(`file://${cwd}/`) }), ["d/h.js"]);
      assert.deepEqual(await glob("*", { cwd: `${cwd}/nothing` }), []);
    }));

    test("leaves out what it is told", inFolder(async (folder) => {
      const cwd = furnished(folder);
      assert.deepEqual((await glob("**/*.js", { cwd, exclude: (name) => name === "e" })).sort(), ["d/h.js", "g.js"]);
      assert.deepEqual((await glob("**/*", { cwd, exclude: ["d/**"] })).filter((name) => name.startsWith("d/")), []);
      assert.deepEqual((await glob("d/*", { cwd, exclude: ["d/e"] })).sort(), ["d/h.js"]);
    }));

    test("gives types", inFolder(async (folder) => {
      const cwd = furnished(folder);
      const found = await glob("d/*", { cwd, withFileTypes: true });
      const shown = found.map((entry) => [entry.name, entry.parentPath, entry.isDirectory(), entry instanceof fs.Dirent]);
      assert.deepEqual(shown.sort(), [["e", `${cwd}/d`, true, true], ["h.js", `${cwd}/d`, false, true]]);
      const seen = [];
      await glob("d/**", { cwd, withFileTypes: true, exclude: (entry) => void seen.push(entry.parentPath) });
      assert.ok(seen.length > 0 && seen.every((path) => path.startsWith(cwd)));
    }));

    test("refuses wrong arguments", inFolder(async (folder) => {
      const attempts = [[5, {}, /"patterns"/], [["a", 5], {}, /"patterns/], ["*", { exclude: 5 }, /options\.exclude/], ["*", { exclude: [5] }, /options\.exclude/]];
      for (const [pattern, options, message] of attempts) {
        await assert.rejects(async () => glob(pattern, options), { code: "ERR_INVALID_ARG_TYPE", message });
      }
      await assert.rejects(async () => glob("*", { cwd: 5 }), { code: "ERR_INVALID_ARG_TYPE" });
      assert.ok(folder);
    }));
  });
}

test("glob takes its callback in place of options", async () => {
  const found = await new Promise((resolve, reject) => fs["glob"]("/nothing-there/*", (error, names) => (error ? reject(error) : resolve(names))));
  assert.deepEqual(found, []);
  assert.throws(() => fs["glob"]("*", {}), { code: "ERR_INVALID_ARG_TYPE" });
});
