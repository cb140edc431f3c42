import { Buffer } from "node:buffer";
import fs from "node:fs";
import { assert, test } from "kith:test";
import { inFolder } from "../support/scratch.js";
import { inEachFace } from "./support/faces.js";

inEachFace("names", moving, linking, refusing);

/** @param {any} call a face of fs */
function moving(call) {
  test("rename moves and replaces", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "a");
    fs.writeFileSync(`${folder}/b`, "b");
    assert.equal(await call.rename(`${folder}/a`, `${folder}/b`), undefined);
    assert.equal(fs.readFileSync(`${folder}/b`, "utf8"), "a");
    await call.rename(Buffer.from(`${folder}/b`), new URL(`file://${folder}/c`));
    assert.ok(fs.existsSync(`${folder}/c`));
    const missing = { code: "ENOENT", errno: -2, syscall: "rename", path: `${folder}/x`, dest: `${folder}/y`, message: `ENOENT: no such file or directory, rename '${folder}/x' -> '${folder}/y'` };
    await assert.rejects(call.rename(`${folder}/x`, `${folder}/y`), missing);
    fs.mkdirSync(`${folder}/d/e`, { recursive: true });
    await assert.rejects(call.rename(`${folder}/c`, `${folder}/d`), { code: "EISDIR", syscall: "rename" });
    await assert.rejects(call.rename(`${folder}/d`, `${folder}/c`), { code: "ENOTDIR", syscall: "rename" });
    await assert.rejects(call.rename(`${folder}/d`, `${folder}/d/e/f`), { code: "EINVAL", syscall: "rename" });
    fs.mkdirSync(`${folder}/g`);
    await assert.rejects(call.rename(`${folder}/g`, `${folder}/d`), { code: "ENOTEMPTY", syscall: "rename" });
  }));

  test("copyFile copies contents and permissions", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "a", { mode: 0o640 });
    assert.equal(await call.copyFile(`${folder}/a`, `${folder}/b`), undefined);
    assert.equal(fs.readFileSync(`${folder}/b`, "utf8"), "a");
    assert.equal(fs.statSync(`${folder}/b`).mode & 0o777, 0o640);
    await call.copyFile(`${folder}/a`, `${folder}/b`, fs.constants.COPYFILE_FICLONE);
    const taken = { code: "EEXIST", errno: -17, syscall: "copyfile", path: `${folder}/a`, dest: `${folder}/b`, message: `EEXIST: file already exists, copyfile '${folder}/a' -> '${folder}/b'` };
    await assert.rejects(call.copyFile(`${folder}/a`, `${folder}/b`, fs.constants.COPYFILE_EXCL), taken);
    await assert.rejects(call.copyFile(`${folder}/x`, `${folder}/y`), { code: "ENOENT", syscall: "copyfile", dest: `${folder}/y` });
    await assert.rejects(call.copyFile(`${folder}/a`, folder), { code: "EISDIR", syscall: "copyfile" });
    await assert.rejects(call.copyFile(`${folder}/a`, `${folder}/y`, 8), { code: "ERR_OUT_OF_RANGE" });
    await assert.rejects(call.copyFile(`${folder}/a`, `${folder}/y`, "x"), { code: "ERR_INVALID_ARG_TYPE" });
  }));

  test("unlink removes files and links", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "");
    fs.symlinkSync("a", `${folder}/l`);
    assert.equal(await call.unlink(`${folder}/l`), undefined);
    assert.ok(fs.existsSync(`${folder}/a`));
    await call.unlink(`${folder}/a`);
    assert.equal(fs.existsSync(`${folder}/a`), false);
    await assert.rejects(call.unlink(`${folder}/a`), { code: "ENOENT", errno: -2, syscall: "unlink", path: `${folder}/a`, message: `ENOENT: no such file or directory, unlink '${folder}/a'` });
    await assert.rejects(call.unlink(folder), { code: "EISDIR", errno: -21, syscall: "unlink", message: `EISDIR: illegal operation on a directory, unlink '${folder}'` });
  }));

  test("truncate sets the length", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "12345");
    assert.equal(await call.truncate(`${folder}/a`, 3), undefined);
    assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "123");
    await call.truncate(`${folder}/a`, 5);
    assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "123\0\0");
    await call.truncate(`${folder}/a`, -3);
    assert.equal(fs.statSync(`${folder}/a`).size, 0);
    await call.truncate(`${folder}/a`);
    await assert.rejects(call.truncate(`${folder}/x`, 1), { code: "ENOENT", syscall: "open" });
    await assert.rejects(call.truncate(`${folder}/a`, "x"), { code: "ERR_INVALID_ARG_TYPE", message: /"len"/ });
    await assert.rejects(call.truncate(`${folder}/a`, 1.5), { code: "ERR_OUT_OF_RANGE", message: /"len".*an integer/ });
  }));
}

/** @param {any} call a face of fs */
function linking(call) {
  test("symlink and readlink", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "a");
    assert.equal(await call.symlink("a", `${folder}/l`), undefined);
    assert.equal(await call.readlink(`${folder}/l`), "a");
    assert.deepEqual(await call.readlink(`${folder}/l`, "buffer"), Buffer.from("a"));
    assert.equal(await call.readlink(`${folder}/l`, { encoding: "hex" }), "61");
    assert.equal(fs.readFileSync(`${folder}/l`, "utf8"), "a");
    await call.symlink("missing", `${folder}/m`, "file");
    assert.equal(fs.existsSync(`${folder}/m`), false);
    assert.ok(fs.lstatSync(`${folder}/m`).isSymbolicLink());
    await assert.rejects(call.symlink("a", `${folder}/l`), { code: "EEXIST", errno: -17, syscall: "symlink", path: "a", dest: `${folder}/l`, message: `EEXIST: file already exists, symlink 'a' -> '${folder}/l'` });
    await assert.rejects(call.readlink(`${folder}/a`), { code: "EINVAL", errno: -22, syscall: "readlink", path: `${folder}/a`, message: `EINVAL: invalid argument, readlink '${folder}/a'` });
    await assert.rejects(call.readlink(`${folder}/x`), { code: "ENOENT", syscall: "readlink" });
    await assert.rejects(call.symlink("a", `${folder}/n`, "nonsense"), { code: /^ERR_(FS_INVALID_SYMLINK_TYPE|INVALID_ARG_VALUE)$/ });
  }));

  test("link gives a second name", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "a");
    assert.equal(await call.link(`${folder}/a`, `${folder}/b`), undefined);
    assert.equal(fs.statSync(`${folder}/a`).nlink, 2);
    assert.equal(fs.statSync(`${folder}/a`).ino, fs.statSync(`${folder}/b`).ino);
    await assert.rejects(call.link(`${folder}/a`, `${folder}/b`), { code: "EEXIST", syscall: "link", path: `${folder}/a`, dest: `${folder}/b` });
    await assert.rejects(call.link(`${folder}/x`, `${folder}/c`), { code: "ENOENT", syscall: "link" });
    await assert.rejects(call.link(folder, `${folder}/c`), { code: "EPERM", errno: -1, syscall: "link" });
  }));

  test("realpath follows links", inFolder(async (folder) => {
    fs.mkdirSync(`${folder}/d`);
    fs.symlinkSync("d", `${folder}/l`);
    assert.equal(await call.realpath(`${folder}/l/../l/./`), `${folder}/d`);
    assert.deepEqual(await call.realpath(`${folder}/l`, "buffer"), Buffer.from(`${folder}/d`));
    assert.equal(await call.realpath(`${folder}/l`, { encoding: "hex" }), Buffer.from(`${folder}/d`).toString("hex"));
    await assert.rejects(call.realpath(`${folder}/x`), { code: "ENOENT" });
    fs.symlinkSync("loop", `${folder}/loop`);
    await assert.rejects(call.realpath(`${folder}/loop`), { code: "ELOOP" });
  }));
}

/** @param {any} call a face of fs */
function refusing(call) {
  test("two paths are both looked at", async () => {
    for (const [name, first, second] of [["rename", "oldPath", "newPath"], ["copyFile", "src", "dest"], ["link", "existingPath", "newPath"], ["symlink", "target", "path"]]) {
      for (const value of [5, null, undefined, {}, true, Symbol("s")]) {
        await assert.rejects(call[name](value, "b"), { code: "ERR_INVALID_ARG_TYPE", message: new RegExp(`"${first}" argument`) }, `${name} ${String(value)}`);
        await assert.rejects(call[name]("a", value), { code: "ERR_INVALID_ARG_TYPE", message: new RegExp(`"${second}" argument`) }, `${name} ${String(value)}`);
      }
      await assert.rejects(call[name]("a\0", "b"), { code: "ERR_INVALID_ARG_VALUE", message: new RegExp(`'${first}'`) });
      await assert.rejects(call[name]("a", "b\0"), { code: "ERR_INVALID_ARG_VALUE", message: new RegExp(`'${second}'`) });
      await assert.rejects(call[name](Buffer.from("a\0"), "b"), { code: "ERR_INVALID_ARG_VALUE" });
    }
  });

  test("a path is a string, bytes or a URL", async () => {
    const more = { chmod: [0o600], chown: [1, 1], lchown: [1, 1], utimes: [1, 1], lutimes: [1, 1] };
    for (const name of ["access", "chmod", "chown", "lchown", "lstat", "lutimes", "mkdir", "open", "opendir", "readdir", "readlink", "rm", "rmdir", "stat", "statfs", "unlink", "utimes"]) {
      for (const value of [5, null, undefined, {}, true, Symbol("s"), []]) {
        await assert.rejects(call[name](value, ...(more[name] ?? [])), { code: "ERR_INVALID_ARG_TYPE", name: "TypeError", message: /"(path|oldPath)" argument/ }, `${name} ${String(value)}`);
      }
      await assert.rejects(call[name]("a\0b", ...(more[name] ?? [])), { code: "ERR_INVALID_ARG_VALUE" }, name);
      await assert.rejects(call[name](Buffer.from("a\0b"), ...(more[name] ?? [])), { code: "ERR_INVALID_ARG_VALUE" }, name);
      await assert.rejects(call[name](new URL("http://a/b"), ...(more[name] ?? [])), { code: "ERR_INVALID_URL_SCHEME" }, name);
    }
  });
}

test("realpath has a native form", inFolder(async (folder) => {
  assert.equal(fs.realpathSync.native(`${folder}/.`), folder);
  assert.equal(await new Promise((resolve, reject) => fs.realpath.native(folder, (error, path) => (error ? reject(error) : resolve(path)))), folder);
}));
