import { Buffer } from "node:buffer";
import fs from "node:fs";
import { assert, test } from "kith:test";
import { inFolder } from "../support/scratch.js";
import { inEachFace } from "./support/faces.js";

/**
 * @param {string} folder
 * @returns {string} it, with a file, a folder in a folder, a link and a dot file in it
 */
function furnished(folder) {
  fs.mkdirSync(`${folder}/b/c`, { recursive: true });
  fs.writeFileSync(`${folder}/a`, "a");
  fs.writeFileSync(`${folder}/b/c/d`, "d");
  fs.writeFileSync(`${folder}/.e`, "");
  fs.symlinkSync("a", `${folder}/l`);
  return folder;
}

inEachFace("folders", listing, making, removing, opening);

/**
 * @param {any} call a face of fs
 */
function listing(call) {
  test("readdir lists names", inFolder(async (folder) => {
    furnished(folder);
    assert.deepEqual((await call.readdir(folder)).sort(), [".e", "a", "b", "l"]);
    assert.deepEqual(await call.readdir(`${folder}/b/`), ["c"]);
    assert.deepEqual(await call.readdir(Buffer.from(`${folder}/b`)), ["c"]);
    assert.deepEqual(await call.readdir(new URL(`file://${folder}/b`)), ["c"]);
    assert.deepEqual(await call.readdir(`${folder}/b`, "buffer"), [Buffer.from("c")]);
    assert.deepEqual(await call.readdir(`${folder}/b`, { encoding: "buffer" }), [Buffer.from("c")]);
    assert.deepEqual(await call.readdir(`${folder}/b`, "hex"), ["63"]);
    assert.deepEqual(await call.readdir(`${folder}/b`, null), ["c"]);
  }));

  test("readdir lists what is below", inFolder(async (folder) => {
    furnished(folder);
    assert.deepEqual((await call.readdir(folder, { recursive: true })).sort(), [".e", "a", "b", "b/c", "b/c/d", "l"]);
    const entries = await call.readdir(folder, { recursive: true, withFileTypes: true });
    const deep = entries.find(({ name }) => name === "d");
    assert.equal(deep.parentPath, `${folder}/b/c`);
    assert.equal(deep.path, `${folder}/b/c`);
    assert.equal(deep.isFile(), true);
  }));

  test("readdir tells types", inFolder(async (folder) => {
    furnished(folder);
    const entries = await call.readdir(folder, { withFileTypes: true });
    assert.ok(entries.every((entry) => entry instanceof fs.Dirent));
    const types = Object.fromEntries(entries.map((entry) => [entry.name, entry]));
    assert.deepEqual([types.a.isFile(), types.a.isDirectory(), types.a.isSymbolicLink()], [true, false, false]);
    assert.deepEqual([types.b.isFile(), types.b.isDirectory(), types.b.isSymbolicLink()], [false, true, false]);
    assert.deepEqual([types.l.isFile(), types.l.isDirectory(), types.l.isSymbolicLink()], [false, false, true]);
    assert.deepEqual([types.a.isFIFO(), types.a.isSocket(), types.a.isBlockDevice(), types.a.isCharacterDevice()], [false, false, false, false]);
    assert.equal(types.a.parentPath, folder);
    const [entry] = await call.readdir(`${folder}/b`, { withFileTypes: true, encoding: "buffer" });
    assert.deepEqual([entry.name, entry.parentPath], [Buffer.from("c"), `${folder}/b`]);
    const [other] = await call.readdir(Buffer.from(`${folder}/b`), { withFileTypes: true });
    assert.deepEqual([other.name, other.parentPath], ["c", Buffer.from(`${folder}/b`)]);
  }));

  test("readdir fails as the system does", inFolder(async (folder) => {
    furnished(folder);
    await assert.rejects(call.readdir(`${folder}/x`), { code: "ENOENT", errno: -2, syscall: "scandir", path: `${folder}/x`, message: `ENOENT: no such file or directory, scandir '${folder}/x'` });
    await assert.rejects(call.readdir(`${folder}/a`), { code: "ENOTDIR", errno: -20, syscall: "scandir", message: `ENOTDIR: not a directory, scandir '${folder}/a'` });
    await assert.rejects(call.readdir(folder, "nonsense"), { code: "ERR_INVALID_ARG_VALUE" });
  }));
}

/**
 * @param {any} call a face of fs
 */
function making(call) {
  test("mkdir makes folders", inFolder(async (folder) => {
    assert.equal(await call.mkdir(`${folder}/a`), undefined);
    assert.equal(fs.statSync(`${folder}/a`).isDirectory(), true);
    assert.equal(await call.mkdir(`${folder}/b/c/d`, { recursive: true }), `${folder}/b`);
    assert.equal(await call.mkdir(`${folder}/b/c/d`, { recursive: true }), undefined);
    await call.mkdir(`${folder}/m`, 0o700);
    assert.equal(fs.statSync(`${folder}/m`).mode & 0o777, 0o700);
    await call.mkdir(`${folder}/n`, { mode: "0500" });
    assert.equal(fs.statSync(`${folder}/n`).mode & 0o777, 0o500);
    await assert.rejects(call.mkdir(`${folder}/a`), { code: "EEXIST", errno: -17, syscall: "mkdir", path: `${folder}/a`, message: `EEXIST: file already exists, mkdir '${folder}/a'` });
    await assert.rejects(call.mkdir(`${folder}/x/y`), { code: "ENOENT", syscall: "mkdir" });
    fs.writeFileSync(`${folder}/f`, "");
    await assert.rejects(call.mkdir(`${folder}/f/y`), { code: "ENOTDIR", syscall: "mkdir" });
    await assert.rejects(call.mkdir(`${folder}/f`, { recursive: true }), { code: "EEXIST" });
    await assert.rejects(call.mkdir(`${folder}/f/y`, { recursive: true }), { code: "ENOTDIR" });
    await assert.rejects(call.mkdir(`${folder}/z`, { recursive: 1 }), { code: "ERR_INVALID_ARG_TYPE", message: 'The "options.recursive" property must be of type boolean. Received type number (1)' });
    await assert.rejects(call.mkdir(`${folder}/z`, { mode: "9" }), { code: "ERR_INVALID_ARG_VALUE" });
  }));

  test("mkdtemp makes a folder of its own", inFolder(async (folder) => {
    const first = await call.mkdtemp(`${folder}/t-`);
    assert.match(first.slice(folder.length), /^\/t-[A-Za-z0-9]{6}$/);
    assert.notEqual(await call.mkdtemp(`${folder}/t-`), first);
    assert.equal(fs.statSync(first).mode & 0o777, 0o700);
    assert.ok(Buffer.isBuffer(await call.mkdtemp(`${folder}/t-`, "buffer")));
    assert.match(await call.mkdtemp(`${folder}/t-`, { encoding: "hex" }), /^[0-9a-f]+$/);
    assert.match(await call.mkdtemp(Buffer.from(`${folder}/u-`)), /u-/);
    await assert.rejects(call.mkdtemp(`${folder}/x/t-`), { code: "ENOENT", errno: -2, syscall: "mkdtemp", message: /^ENOENT: no such file or directory, mkdtemp '.*\/x\/t-\w{6}'$/ });
  }));
}

/**
 * @param {any} call a face of fs
 */
function removing(call) {
  test("rmdir removes empty folders", inFolder(async (folder) => {
    furnished(folder);
    await call.rmdir(fs.mkdtempSync(`${folder}/t-`));
    await call.rmdir(fs.mkdtempSync(`${folder}/t-`), { recursive: false });
    await assert.rejects(call.rmdir(`${folder}/b`), { code: "ENOTEMPTY", errno: -39, syscall: "rmdir", message: `ENOTEMPTY: directory not empty, rmdir '${folder}/b'` });
    await assert.rejects(call.rmdir(`${folder}/a`), { code: "ENOTDIR", syscall: "rmdir" });
    await assert.rejects(call.rmdir(`${folder}/x`), { code: "ENOENT", syscall: "rmdir" });
    await assert.rejects(call.rmdir(folder, "x"), { code: "ERR_INVALID_ARG_TYPE" });
  }));

  test("rm removes files and folders", inFolder(async (folder) => {
    furnished(folder);
    await call.rm(`${folder}/a`);
    assert.equal(fs.existsSync(`${folder}/a`), false);
    await assert.rejects(call.rm(`${folder}/b`), { code: "ERR_FS_EISDIR", name: "SystemError", syscall: "rm", errno: 21, path: `${folder}/b`, message: `Path is a directory: rm returned EISDIR (is a directory) ${folder}/b` });
    await call.rm(`${folder}/b`, { recursive: true, maxRetries: 2, retryDelay: 1 });
    assert.equal(fs.existsSync(`${folder}/b`), false);
    await assert.rejects(call.rm(`${folder}/x`), { code: "ENOENT" });
    await call.rm(`${folder}/x`, { force: true });
    await call.rm(`${folder}/x`, { force: true, recursive: true });
    await call.rm(`${folder}/l`);
    await assert.rejects(call.rm(folder, { recursive: "yes" }), { code: "ERR_INVALID_ARG_TYPE", message: /options\.recursive/ });
    await assert.rejects(call.rm(folder, { force: 1 }), { code: "ERR_INVALID_ARG_TYPE", message: /options\.force/ });
    await assert.rejects(call.rm(folder, { maxRetries: -1 }), { code: "ERR_OUT_OF_RANGE", message: /options\.maxRetries/ });
    await assert.rejects(call.rm(folder, { retryDelay: -1 }), { code: "ERR_OUT_OF_RANGE", message: /options\.retryDelay/ });
    await assert.rejects(call.rm(folder, "x"), { code: "ERR_INVALID_ARG_TYPE" });
  }));
}

/**
 * @param {any} call a face of fs
 * @param {string} face
 */
function opening(call, face) {
  test("opendir opens a folder", inFolder(async (folder) => {
    furnished(folder);
    const dir = await call.opendir(folder);
    assert.ok(dir instanceof fs.Dir);
    assert.equal(dir.path, folder);
    const names = [];
    for await (const entry of dir) names.push(entry.name);
    assert.deepEqual(names.sort(), [".e", "a", "b", "l"]);
    await assert.rejects(call.opendir(`${folder}/x`), { code: "ENOENT", errno: -2, syscall: "opendir" });
    await assert.rejects(call.opendir(`${folder}/a`), { code: "ENOTDIR", errno: -20, syscall: "opendir" });
    if (face === "sync") await assert.rejects(call.opendir(folder, { bufferSize: 0 }), { code: "ERR_OUT_OF_RANGE", message: /options\.bufferSize/ });
    if (face === "sync") await assert.rejects(call.opendir(folder, { bufferSize: "x" }), { code: "ERR_INVALID_ARG_TYPE" });
    await assert.rejects(call.opendir(folder, { encoding: "x" }), { code: "ERR_INVALID_ARG_VALUE" });
  }));
}
