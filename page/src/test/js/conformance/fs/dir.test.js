import { Buffer } from "node:buffer";
import fs from "node:fs";
import { assert, test } from "kith:test";
import { inFolder } from "../support/scratch.js";

test("Dir reads with promises, callbacks and at once", inFolder(async (folder) => {
  for (const name of ["a", "b", "c"]) fs.writeFileSync(`${folder}/${name}`, "");
  const dir = fs.opendirSync(folder, { bufferSize: 1 });
  const first = await dir.read();
  assert.ok(first instanceof fs.Dirent);
  const second = await new Promise((resolve, reject) => dir.read((error, entry) => (error ? reject(error) : resolve(entry))));
  const third = dir.readSync();
  assert.deepEqual([first.name, second.name, third.name].sort(), ["a", "b", "c"]);
  assert.equal(first.parentPath, folder);
  assert.equal(await dir.read(), null);
  assert.equal(dir.readSync(), null);
  assert.equal(await dir.close(), undefined);
}));

test("Dir reads one after another though asked at once", inFolder(async (folder) => {
  for (const name of ["a", "b", "c"]) fs.writeFileSync(`${folder}/${name}`, "");
  const dir = await fs.promises.opendir(folder);
  const entries = await Promise.all([dir.read(), dir.read(), dir.read(), dir.read()]);
  assert.deepEqual(entries.map((entry) => entry?.name ?? "").sort(), ["", "a", "b", "c"]);
  assert.equal(entries[3], null);
  dir.closeSync();
}));

test("Dir does nothing at once while something is under way", inFolder(async (folder) => {
  const dir = fs.opendirSync(folder);
  const reading = dir.read();
  const error = { code: "ERR_DIR_CONCURRENT_OPERATION", message: "Cannot do synchronous work on directory handle with concurrent asynchronous operations" };
  assert.throws(() => dir.readSync(), error);
  assert.throws(() => dir.closeSync(), error);
  await reading;
  dir.closeSync();
}));

test("Dir is closed once", inFolder(async (folder) => {
  const closed = { code: "ERR_DIR_CLOSED", message: "Directory handle was closed" };
  const dir = fs.opendirSync(folder);
  await dir.close();
  await assert.rejects(dir.close(), closed);
  await assert.rejects(dir.read(), closed);
  assert.throws(() => dir.readSync(), closed);
  assert.throws(() => dir.closeSync(), closed);
  assert.throws(() => dir.read(() => {}), closed);
  const told = await new Promise((resolve) => dir.close(resolve));
  assert.equal(told.code, "ERR_DIR_CLOSED");
  const other = fs.opendirSync(folder);
  assert.equal(await new Promise((resolve) => other.close(resolve)), null);
}));

test("Dir is closed by its iterator", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "");
  const dir = fs.opendirSync(folder);
  for await (const entry of dir) {
    assert.equal(entry.name, "a");
    break;
  }
  await assert.rejects(dir.read(), { code: "ERR_DIR_CLOSED" });
  const other = fs.opendirSync(folder);
  const names = [];
  for await (const entry of other.entries()) names.push(entry.name);
  assert.deepEqual(names, ["a"]);
  await assert.rejects(other.close(), { code: "ERR_DIR_CLOSED" });
}));

test("Dir reads folders below", inFolder(async (folder) => {
  fs.mkdirSync(`${folder}/a/b`, { recursive: true });
  fs.writeFileSync(`${folder}/a/b/c`, "");
  const found = [];
  for await (const entry of fs.opendirSync(folder, { recursive: true })) found.push(`${entry.parentPath}/${entry.name}`);
  assert.deepEqual(found.sort(), [`${folder}/a`, `${folder}/a/b`, `${folder}/a/b/c`]);
  const dir = fs.opendirSync(folder, { recursive: true });
  const names = [];
  for (let entry = dir.readSync(); entry; entry = dir.readSync()) names.push(entry.name);
  assert.deepEqual(names.sort(), ["a", "b", "c"]);
  dir.closeSync();
}));

test("Dir gives names in an encoding", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/ä`, "");
  const read = (encoding) => {
    const dir = fs.opendirSync(folder, { encoding });
    const entry = dir.readSync();
    dir.closeSync();
    return entry.name;
  };
  assert.deepEqual(read("buffer"), Buffer.from("ä"));
  assert.equal(read("hex"), "c3a4");
  assert.equal(read("utf8"), "ä");
  const dir = fs.opendirSync(folder, "latin1");
  assert.equal(dir.readSync().name, "Ã¤");
  dir.closeSync();
}));

test("Dir can be disposed of", inFolder(async (folder) => {
  const dir = fs.opendirSync(folder);
  await dir[Symbol.asyncDispose]();
  await assert.rejects(dir.close(), { code: "ERR_DIR_CLOSED" });
  await dir[Symbol.asyncDispose]();
}));

test("Dir needs a handle", () => {
  assert.throws(() => new /** @type {any} */ (fs.Dir)(), { code: "ERR_MISSING_ARGS", message: 'The "handle" argument must be specified' });
});

test("Dir wants functions as callbacks", inFolder((folder) => {
  const dir = fs.opendirSync(folder);
  assert.throws(() => dir.read(/** @type {any} */ (5)), { code: "ERR_INVALID_ARG_TYPE" });
  assert.throws(() => dir.close(/** @type {any} */ (5)), { code: "ERR_INVALID_ARG_TYPE" });
  dir.closeSync();
}));

test("Dirent tells its type", () => {
  const { constants } = fs;
  const Dirent = /** @type {any} */ (fs.Dirent);
  const types = { isFile: "FILE", isDirectory: "DIR", isSymbolicLink: "LINK", isFIFO: "FIFO", isSocket: "SOCKET", isCharacterDevice: "CHAR", isBlockDevice: "BLOCK" };
  for (const [ask, name] of Object.entries(types)) {
    const entry = new Dirent("n", constants[`UV_DIRENT_${name}`], "p");
    for (const other of Object.keys(types)) assert.equal(entry[other](), other === ask, `${name} ${other}`);
    assert.deepEqual([entry.name, entry.parentPath, entry.path], ["n", "p", "p"]);
  }
});
