import { Buffer } from "node:buffer";
import fs from "node:fs";
import { assert, describe, test } from "kith:test";
import { paths } from "kith:application";
import { inFolder, noise, sameBytes } from "./support/folder.js";

const { promises } = fs;

/** Each function in its three faces, so that a test says once what all of them do. */
const faces = {
  promise: (/** @type {string} */ name) => promises[name],
  callback: (/** @type {string} */ name) => (...args) => {
    return new Promise((resolve, reject) => {
      fs[name](...args, (error, value) => (error ? reject(error) : resolve(value)));
    });
  },
  sync: (/** @type {string} */ name) => async (...args) => fs[`${name}Sync`](...args),
};

for (const [face, of] of Object.entries(faces)) {
  const call = new Proxy({}, { get: (_, name) => of(name) });
  describe(`fs by ${face}`, () => {
    for (const tests of [contents, attributes, folders, names, refusals]) tests(call);
  });
}

/** @param {any} call a face of fs */
function contents(call) {
  test("writes and reads text and bytes", inFolder(async (folder) => {
    const file = `${folder}/ä b.txt`;
    assert.equal(await call.writeFile(file, "grüße"), undefined);
    assert.equal(await call.readFile(file, "utf8"), "grüße");
    const bytes = await call.readFile(file);
    assert.ok(Buffer.isBuffer(bytes));
    assert.equal(bytes.toString("hex"), "6772c3bcc39f65");
    await call.writeFile(file, new Uint16Array([0x4142, 0x4344]));
    assert.equal(await call.readFile(file, { encoding: "latin1" }), "BADC");
    await call.writeFile(file, "6869", "hex");
    await call.appendFile(file, "!");
    assert.equal(await call.readFile(file, { encoding: "base64" }), "aGkh");
    await call.writeFile(file, "");
    assert.equal((await call.readFile(file)).length, 0);
  }));

  for (const size of [1, 100_000, 262_144, 262_145, 1_048_576, 1_048_577, 5_000_000]) {
    test(`${size} bytes come back unchanged`, inFolder(async (folder) => {
      const bytes = noise(size, size);
      await call.writeFile(`${folder}/x`, bytes);
      assert.equal((await call.stat(`${folder}/x`)).size, size);
      assert.ok(sameBytes(await call.readFile(`${folder}/x`), bytes));
      await call.appendFile(`${folder}/x`, bytes);
      const twice = await call.readFile(`${folder}/x`);
      assert.equal(twice.length, 2 * size);
      assert.ok(sameBytes(twice.slice(size), bytes));
    }));
  }
}

/** @param {any} call a face of fs */
function attributes(call) {
  test("tells what is known of a file", inFolder(async (folder) => {
    await call.writeFile(`${folder}/x`, "12345", { mode: 0o640 });
    const stats = await call.stat(`${folder}/x`);
    assert.ok(stats instanceof fs.Stats);
    assert.deepEqual([stats.isFile(), stats.isDirectory(), stats.isSymbolicLink()], [true, false, false]);
    assert.equal(stats.size, 5);
    assert.equal(stats.mode, 0o100640);
    assert.ok(Math.abs(stats.mtimeMs - Date.now()) < 60_000);
    assert.equal(stats.mtime.getTime(), Math.round(stats.mtimeMs));
    const big = await call.stat(`${folder}/x`, { bigint: true });
    assert.equal(big.size, 5n);
    assert.equal(Number(big.mtimeNs / 1_000_000n), Math.floor(stats.mtimeMs));
    assert.equal((await call.stat(folder)).isDirectory(), true);
  }));

  test("changes length, permissions and times", inFolder(async (folder) => {
    const file = `${folder}/x`;
    await call.writeFile(file, "12345");
    await call.truncate(file, 2);
    assert.equal(await call.readFile(file, "utf8"), "12");
    await call.chmod(file, 0o600);
    assert.equal((await call.stat(file)).mode & 0o777, 0o600);
    await call.utimes(file, 1_000_000_000, new Date(1_500_000_000_500));
    const { atimeMs, mtimeMs } = await call.stat(file);
    assert.deepEqual([atimeMs, mtimeMs], [1_000_000_000_000, 1_500_000_000_500]);
    await call.access(file, fs.constants.R_OK);
  }));
}

/** @param {any} call a face of fs */
function folders(call) {
  test("lists folders", inFolder(async (folder) => {
    await call.mkdir(`${folder}/b/c`, { recursive: true });
    await call.writeFile(`${folder}/a`, "");
    await call.writeFile(`${folder}/b/c/d`, "");
    assert.deepEqual(await call.readdir(folder), ["a", "b"]);
    assert.deepEqual((await call.readdir(folder, { recursive: true })).sort(), ["a", "b", "b/c", "b/c/d"]);
    const entries = await call.readdir(folder, { withFileTypes: true });
    assert.ok(entries.every((entry) => entry instanceof fs.Dirent && entry.parentPath === folder));
    assert.deepEqual(entries.map((entry) => [entry.name, entry.isFile(), entry.isDirectory()]), [["a", true, false], ["b", false, true]]);
    const deep = await call.readdir(folder, { withFileTypes: true, recursive: true });
    const found = deep.find((entry) => entry.name === "d");
    assert.equal(found.parentPath, `${folder}/b/c`);
    const [first] = await call.readdir(folder, "buffer");
    assert.ok(Buffer.isBuffer(first) && first.toString() === "a");
    assert.deepEqual(await call.readdir(folder, "hex"), ["61", "62"]);
  }));

  test("makes and removes folders", inFolder(async (folder) => {
    assert.equal(await call.mkdir(`${folder}/a`), undefined);
    assert.equal(await call.mkdir(`${folder}/b/c/d`, { recursive: true }), `${folder}/b`);
    assert.equal(await call.mkdir(`${folder}/b/c/d`, { recursive: true }), undefined);
    await assert.rejects(call.mkdir(`${folder}/a`), { code: "EEXIST", syscall: "mkdir", path: `${folder}/a`, errno: -17 });
    await assert.rejects(call.rmdir(`${folder}/b`), { code: "ENOTEMPTY" });
    await call.rmdir(`${folder}/a`);
    await assert.rejects(call.rm(`${folder}/b`), { code: "ERR_FS_EISDIR", name: "SystemError" });
    await call.rm(`${folder}/b`, { recursive: true });
    assert.deepEqual(await call.readdir(folder), []);
    await assert.rejects(call.rm(`${folder}/b`), { code: "ENOENT" });
    await call.rm(`${folder}/b`, { force: true });
    assert.match(await call.mkdtemp(`${folder}/tmp-`), /\/tmp-[A-Za-z0-9]{6}$/);
  }));
}

/** @param {any} call a face of fs */
function names(call) {
  test("moves, copies, links and removes files", inFolder(async (folder) => {
    await call.writeFile(`${folder}/a`, "a");
    await call.rename(`${folder}/a`, `${folder}/b`);
    await assert.rejects(call.stat(`${folder}/a`), { code: "ENOENT", syscall: "stat" });
    await call.copyFile(`${folder}/b`, `${folder}/c`);
    assert.equal(await call.readFile(`${folder}/c`, "utf8"), "a");
    const exclusive = call.copyFile(`${folder}/b`, `${folder}/c`, fs.constants.COPYFILE_EXCL);
    await assert.rejects(exclusive, { code: "EEXIST", syscall: "copyfile", dest: `${folder}/c` });
    await call.symlink("b", `${folder}/l`);
    assert.equal(await call.readlink(`${folder}/l`), "b");
    assert.equal((await call.lstat(`${folder}/l`)).isSymbolicLink(), true);
    assert.equal(await call.realpath(`${folder}/l`), `${await call.realpath(folder)}/b`);
    await call.link(`${folder}/b`, `${folder}/h`);
    assert.equal((await call.stat(`${folder}/h`)).nlink, 2);
    await call.unlink(`${folder}/l`);
    assert.equal(fs.existsSync(`${folder}/l`), false);
  }));

  test("takes URLs and buffers as paths", inFolder(async (folder) => {
    await call.writeFile(new URL(`file://${folder}/a%20b`), "x");
    assert.equal(await call.readFile(Buffer.from(`${folder}/a b`), "utf8"), "x");
  }));
}

/** @param {any} call a face of fs */
function refusals(call) {
  test("refuses wrong arguments as Node does", async () => {
    const wrong = [
      ["readFile", [{}], "ERR_INVALID_ARG_TYPE"],
      ["stat", ["a\0b"], "ERR_INVALID_ARG_VALUE"],
      ["readFile", ["x", "nonsense"], "ERR_INVALID_ARG_VALUE"],
      ["writeFile", ["x", {}], "ERR_INVALID_ARG_TYPE"],
      ["mkdir", ["x", { recursive: 1 }], "ERR_INVALID_ARG_TYPE"],
      ["access", ["x", 99], "ERR_OUT_OF_RANGE"],
      ["readFile", [new URL("http://x/")], "ERR_INVALID_URL_SCHEME"],
    ];
    for (const [name, args, code] of wrong) await assert.rejects(async () => call[name](...args), { code });
  });

  test("says which line of the manifest would allow it", async () => {
    const denied = { code: "ERR_ACCESS_DENIED", permission: "FileSystemRead", resource: "/etc/passwd", message: /"kith".*"permissions".*"fs".*"read"/ };
    await assert.rejects(call.readFile("/etc/passwd"), denied);
    await assert.rejects(call.writeFile(`${paths.resources}/x`, ""), { code: "ERR_ACCESS_DENIED", permission: "FileSystemWrite" });
    await assert.rejects(call.readFile(`${paths.data}/../../../etc/passwd`), { code: "ERR_ACCESS_DENIED" });
  });
}
