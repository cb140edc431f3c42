import gracefulFs from "graceful-fs";
import fs from "node:fs";
import { assert, test } from "kith:test";
import { folderWith } from "./folder.js";

test("graceful-fs reads and writes many files at once", async (t) => {
  const folder = await folderWith(t);
  const names = Array.from({ length: 300 }, (_, index) => `${folder}/${index}`);
  const written = await Promise.all(names.map((name) => new Promise((resolve, reject) => {
    gracefulFs.writeFile(name, name, (error) => (error ? reject(error) : resolve(name)));
  })));
  assert.equal(written.length, 300);
  assert.equal(gracefulFs.readFileSync(names[7], "utf8"), names[7]);
  assert.equal((await new Promise((resolve) => gracefulFs.readdir(folder, (_error, found) => resolve(found)))).length, 300);
  const error = await new Promise((resolve) => gracefulFs.readFile(`${folder}/none`, resolve));
  assert.equal(error.code, "ENOENT");
});

test("graceful-fs has streams, and can take the place of fs", async (t) => {
  const folder = await folderWith(t, { a: "0123456789" });
  const copy = gracefulFs.gracefulify({ ...fs });
  const parts = [];
  for await (const part of copy.createReadStream(`${folder}/a`, { start: 2, end: 5, encoding: "utf8" })) parts.push(part);
  assert.equal(parts.join(""), "2345");
  await new Promise((resolve) => copy.createWriteStream(`${folder}/b`).end("bye", resolve));
  assert.equal(fs.readFileSync(`${folder}/b`, "utf8"), "bye");
});
