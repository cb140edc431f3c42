import fs from "node:fs";
import process from "node:process";
import { assert, describe, test } from "kith:test";
import { inFolder } from "./support/folder.js";

const { handleOfPath } = await import(`${location.origin}/_kith/filesystem.js`);

describe("file pickers", () => {
  test("are there, and demand an action of the person", async () => {
    for (const name of ["showOpenFilePicker", "showSaveFilePicker", "showDirectoryPicker"]) {
      assert.equal(typeof globalThis[name], "function");
      assert.equal(globalThis[name].name, name);
      await assert.rejects(globalThis[name](), { name: "SecurityError" });
    }
  });

  test("look at their options before they ask", async () => {
    const pickers = await import(`${location.origin}/_kith/filesystem.js`);
    await assert.rejects(pickers.showOpenFilePicker({ excludeAcceptAllOption: true }), { name: "TypeError" });
    await assert.rejects(pickers.showOpenFilePicker({ types: [{ accept: { "no type": ".a" } }] }), { name: "TypeError" });
    await assert.rejects(pickers.showSaveFilePicker({ types: [{ accept: { "text/plain": ["txt"] } }] }), { name: "TypeError" });
    await assert.rejects(pickers.showDirectoryPicker({ mode: "write" }), { name: "TypeError" });
  });

  test("handles are no one's to make", () => {
    assert.throws(() => new globalThis.FileSystemFileHandle(), { name: "TypeError", message: "Illegal constructor" });
    const fake = Object.create(globalThis.FileSystemFileHandle.prototype);
    assert.throws(() => fake.name, { name: "TypeError" });
  });
});

describe("FileSystemFileHandle", () => {
  test("reads a file", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a.txt`, "grüße");
    const handle = await handleOfPath(`${folder}/a.txt`);
    assert.ok(handle instanceof globalThis.FileSystemFileHandle && handle instanceof globalThis.FileSystemHandle);
    assert.deepEqual([handle.kind, handle.name, String(handle)], ["file", "a.txt", "[object FileSystemFileHandle]"]);
    const file = await handle.getFile();
    assert.ok(file instanceof File);
    assert.deepEqual([file.name, file.size, await file.text()], ["a.txt", 7, "grüße"]);
    assert.equal(file.lastModified, Math.floor(fs.statSync(`${folder}/a.txt`).mtimeMs));
    fs.unlinkSync(`${folder}/a.txt`);
    await assert.rejects(handle.getFile(), { name: "NotFoundError" });
  }));

  test("writes a file when it is closed", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "old contents");
    const handle = await handleOfPath(`${folder}/a`);
    const stream = await handle.createWritable();
    assert.ok(stream instanceof WritableStream && stream instanceof globalThis.FileSystemWritableFileStream);
    await stream.write("hello ");
    await stream.write(new TextEncoder().encode("world"));
    await stream.write(new Blob(["!"]));
    await stream.write({ type: "write", position: 0, data: "J" });
    await stream.seek(1);
    await stream.write(new Uint8Array([69]).buffer);
    assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "old contents");
    await stream.close();
    assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "JEllo world!");
    const keeping = await handle.createWritable({ keepExistingData: true });
    await keeping.truncate(5);
    await keeping.write({ type: "write", position: 7, data: "x" });
    await keeping.close();
    assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "JEllo\0\0x");
    const given = await handle.createWritable();
    await given.write("never");
    await given.abort();
    assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "JEllo\0\0x");
    await new Blob(["piped"]).stream().pipeTo(await handle.createWritable());
    assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "piped");
  }));

  test("refuses what is no data", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "");
    const handle = await handleOfPath(`${folder}/a`);
    for (const [wrong, name] of [[{ type: "write" }, "SyntaxError"], [{ type: "seek" }, "SyntaxError"], [{ type: "truncate", size: -1 }, "TypeError"], [{ type: "nothing" }, "TypeError"], [5, "TypeError"]]) {
      const stream = await handle.createWritable();
      await assert.rejects(stream.write(wrong), { name });
    }
  }));
});

describe("FileSystemDirectoryHandle", () => {
  test("finds, makes and removes", inFolder(async (folder) => {
    const top = await handleOfPath(folder);
    assert.equal(top.kind, "directory");
    const below = await top.getDirectoryHandle("below", { create: true });
    const file = await below.getFileHandle("a", { create: true });
    assert.ok(fs.statSync(`${folder}/below/a`).isFile());
    assert.equal(await (await below.getFileHandle("a")).isSameEntry(file), true);
    assert.equal(await file.isSameEntry(below), false);
    assert.deepEqual(await top.resolve(file), ["below", "a"]);
    assert.deepEqual(await top.resolve(top), []);
    assert.equal(await below.resolve(top), null);
    await assert.rejects(top.getFileHandle("x"), { name: "NotFoundError" });
    await assert.rejects(top.getFileHandle("below"), { name: "TypeMismatchError" });
    await assert.rejects(below.getDirectoryHandle("a"), { name: "TypeMismatchError" });
    for (const name of ["", ".", "..", "a/b", "a\0"]) await assert.rejects(top.getFileHandle(name), { name: "TypeError" });
    await assert.rejects(top.removeEntry("below"), { name: "InvalidModificationError" });
    await top.removeEntry("below", { recursive: true });
    await assert.rejects(top.removeEntry("below"), { name: "NotFoundError" });
  }));

  test("is iterated", inFolder(async (folder) => {
    const top = await handleOfPath(`${folder}/`);
    await top.getFileHandle("a", { create: true });
    await top.getDirectoryHandle("b", { create: true });
    fs.symlinkSync("a", `${folder}/l`);
    const found = [];
    for await (const [name, handle] of top) found.push(`${name} ${handle.kind}`);
    assert.deepEqual(found.sort(), ["a file", "b directory", "l file"]);
    const names = [];
    for await (const name of top.keys()) names.push(name);
    const kinds = [];
    for await (const handle of top.values()) kinds.push(handle.kind);
    assert.deepEqual([names.sort(), kinds.sort()], [["a", "b", "l"], ["directory", "file", "file"]]);
  }));

  test("tells what is granted", inFolder(async (folder) => {
    const top = await handleOfPath(folder);
    assert.equal(await top.queryPermission(), "granted");
    assert.equal(await top.queryPermission({ mode: "readwrite" }), "granted");
    assert.equal(await top.requestPermission({ mode: "readwrite" }), "granted");
    const own = await handleOfPath(process.argv[1]);
    assert.equal(await own.queryPermission({ mode: "readwrite" }), "prompt");
    await assert.rejects(own.requestPermission({ mode: "readwrite" }), { name: "SecurityError" });
    const page = await own.getFileHandle("index.html");
    await assert.rejects(page.createWritable(), { name: "SecurityError" });
    assert.match(await (await page.getFile()).text(), /</);
  }));
});
