import fg from "fast-glob";
import { assert, test } from "kith:test";
import { folderWith } from "./folder.js";

test("fast-glob finds files by patterns", async (t) => {
  const cwd = await folderWith(t, { "a.js": "", "b/c.js": "", "b/d.txt": "", "b/e/f.js": "", ".h.js": "" });
  assert.deepEqual((await fg("**/*.js", { cwd })).sort(), ["a.js", "b/c.js", "b/e/f.js"]);
  assert.deepEqual(fg.sync(["**/*.js", "!b/e/**"], { cwd, dot: true }).sort(), [".h.js", "a.js", "b/c.js"]);
  const streamed = [];
  for await (const path of fg.stream("b/*", { cwd })) streamed.push(String(path));
  assert.deepEqual(streamed.sort(), ["b/c.js", "b/d.txt"]);
  const [entry] = await fg("b/d.txt", { cwd, stats: true, objectMode: true });
  assert.equal(entry.stats.size, 0);
  assert.equal(entry.dirent.isFile(), true);
});
