import fs from "node:fs";
import { assert, test } from "kith:test";
import { inFolder } from "../support/scratch.js";
import { inEachFace } from "./support/faces.js";

const NUMBERS = ["dev", "mode", "nlink", "uid", "gid", "rdev", "blksize", "ino", "size", "blocks", "atimeMs", "mtimeMs", "ctimeMs", "birthtimeMs"];

inEachFace("attributes", telling, changing);

/** @param {any} call a face of fs */
function telling(call) {
  test("stat tells numbers and dates", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "12345", { mode: 0o640 });
    const stats = await call.stat(`${folder}/a`);
    assert.ok(stats instanceof fs.Stats);
    assert.deepEqual(Object.keys(stats).slice(0, 14), NUMBERS);
    for (const name of NUMBERS) assert.equal(typeof stats[name], "number", name);
    assert.deepEqual([stats.size, stats.mode, stats.nlink, stats.rdev], [5, 0o100640, 1, 0]);
    for (const name of ["atime", "mtime", "ctime", "birthtime"]) {
      assert.ok(stats[name] instanceof Date);
      assert.equal(stats[name].getTime(), Math.round(stats[`${name}Ms`]), name);
    }
    assert.ok(Math.abs(stats.mtimeMs - Date.now()) < 60_000);
    const kinds = ["isFile", "isDirectory", "isSymbolicLink", "isFIFO", "isSocket", "isBlockDevice", "isCharacterDevice"];
    assert.deepEqual(kinds.map((kind) => stats[kind]()), [true, false, false, false, false, false, false]);
    assert.deepEqual(kinds.map((kind) => fs.statSync(folder)[kind]()), [false, true, false, false, false, false, false]);
  }));

  test("stat tells big numbers", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "12345");
    fs.utimesSync(`${folder}/a`, 1_000_000_000.25, 1_100_000_000.5);
    const stats = await call.stat(`${folder}/a`, { bigint: true });
    for (const name of NUMBERS) assert.equal(typeof stats[name], "bigint", name);
    assert.deepEqual([stats.size, stats.mtimeMs, stats.mtimeNs, stats.atimeNs], [5n, 1_100_000_000_500n, 1_100_000_000_500_000_000n, 1_000_000_000_250_000_000n]);
    assert.equal(stats.mtime.getTime(), 1_100_000_000_500);
    assert.equal(stats.isFile(), true);
    for (const name of ["ctimeNs", "birthtimeNs"]) assert.equal(typeof stats[name], "bigint");
    assert.equal((await call.lstat(`${folder}/a`, { bigint: true })).ino, stats.ino);
  }));

  test("lstat looks at links themselves", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "12345");
    fs.symlinkSync("a", `${folder}/l`);
    assert.equal((await call.lstat(`${folder}/l`)).isSymbolicLink(), true);
    assert.equal((await call.lstat(`${folder}/l`)).size, 1);
    assert.equal((await call.stat(`${folder}/l`)).size, 5);
    for (const name of ["stat", "lstat"]) {
      await assert.rejects(call[name](`${folder}/x`), { code: "ENOENT", errno: -2, syscall: name, path: `${folder}/x`, message: `ENOENT: no such file or directory, ${name} '${folder}/x'` });
      await assert.rejects(call[name](`${folder}/a/b`), { code: "ENOTDIR", errno: -20, syscall: name });
      await assert.rejects(call[name](""), { code: "ENOENT", syscall: name, path: "" });
    }
  }));

  test("statfs tells of the file system", inFolder(async (folder) => {
    const stats = await call.statfs(folder);
    const names = ["type", "bsize", "blocks", "bfree", "bavail", "files", "ffree"];
    assert.deepEqual(Object.keys(stats), names);
    for (const name of names) assert.equal(typeof stats[name], "number", name);
    assert.ok(stats.blocks >= stats.bfree && stats.bsize > 0);
    assert.equal(stats.constructor.name, "StatFs");
    const big = await call.statfs(folder, { bigint: true });
    for (const name of names) assert.equal(typeof big[name], "bigint", name);
    await assert.rejects(call.statfs(`${folder}/x`), { code: "ENOENT", errno: -2, syscall: "statfs", path: `${folder}/x` });
  }));

  test("access asks what is allowed", inFolder(async (folder) => {
    const { F_OK, R_OK, W_OK, X_OK } = fs.constants;
    fs.writeFileSync(`${folder}/a`, "", { mode: 0o600 });
    for (const mode of [undefined, F_OK, R_OK, W_OK, R_OK | W_OK]) assert.equal(await call.access(`${folder}/a`, ...(mode === undefined ? [] : [mode])), undefined);
    await assert.rejects(call.access(`${folder}/a`, X_OK), { code: "EACCES", errno: -13, syscall: "access", path: `${folder}/a`, message: `EACCES: permission denied, access '${folder}/a'` });
    await call.access(folder, X_OK);
    await assert.rejects(call.access(`${folder}/x`), { code: "ENOENT", errno: -2, syscall: "access" });
    await assert.rejects(call.access(`${folder}/a`, 8), { code: "ERR_OUT_OF_RANGE" });
    await assert.rejects(call.access(`${folder}/a`, -1), { code: "ERR_OUT_OF_RANGE" });
    await assert.rejects(call.access(`${folder}/a`, "x"), { code: "ERR_INVALID_ARG_TYPE" });
  }));
}

/** @param {any} call a face of fs */
function changing(call) {
  test("chmod changes permissions", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "");
    for (const [mode, expected] of [[0o600, 0o600], ["0640", 0o640], ["777", 0o777], [0o1644, 0o1644]]) {
      assert.equal(await call.chmod(`${folder}/a`, mode), undefined);
      assert.equal(fs.statSync(`${folder}/a`).mode & 0o7777, expected);
    }
    await assert.rejects(call.chmod(`${folder}/x`, 0o600), { code: "ENOENT", errno: -2, syscall: "chmod", path: `${folder}/x` });
    await assert.rejects(call.chmod(`${folder}/a`, "9"), { code: "ERR_INVALID_ARG_VALUE", message: "The argument 'mode' must be a 32-bit unsigned integer or an octal string. Received '9'" });
    await assert.rejects(call.chmod(`${folder}/a`, -1), { code: "ERR_OUT_OF_RANGE", message: 'The value of "mode" is out of range. It must be >= 0 && <= 4294967295. Received -1' });
    await assert.rejects(call.chmod(`${folder}/a`, 1.5), { code: "ERR_OUT_OF_RANGE", message: /an integer/ });
    await assert.rejects(call.chmod(`${folder}/a`, undefined), { code: "ERR_INVALID_ARG_TYPE", message: /"mode" argument must be of type number/ });
  }));

  test("chown and lchown leave owners as they are with -1", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "");
    const { uid, gid } = fs.statSync(`${folder}/a`);
    for (const name of ["chown", "lchown"]) {
      assert.equal(await call[name](`${folder}/a`, -1, -1), undefined);
      await call[name](`${folder}/a`, uid, gid);
      await assert.rejects(call[name](`${folder}/x`, uid, gid), { code: "ENOENT", syscall: name });
      await assert.rejects(call[name](`${folder}/a`, "x", gid), { code: "ERR_INVALID_ARG_TYPE", message: /"uid"/ });
      await assert.rejects(call[name](`${folder}/a`, uid, "x"), { code: "ERR_INVALID_ARG_TYPE", message: /"gid"/ });
      await assert.rejects(call[name](`${folder}/a`, -2, gid), { code: "ERR_OUT_OF_RANGE", message: /"uid".*>= -1 && <= 4294967295/ });
    }
    const after = fs.statSync(`${folder}/a`);
    assert.deepEqual([after.uid, after.gid], [uid, gid]);
  }));

  test("utimes and lutimes change times", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "");
    fs.symlinkSync("a", `${folder}/l`);
    const times = (path) => [fs.lstatSync(path).atimeMs, fs.lstatSync(path).mtimeMs];
    for (const [atime, mtime] of [[1, 2], ["1", "2"], [new Date(1000), new Date(2000)]]) {
      assert.equal(await call.utimes(`${folder}/a`, atime, mtime), undefined);
      assert.deepEqual(times(`${folder}/a`), [1000, 2000]);
      fs.utimesSync(`${folder}/a`, 9, 9);
    }
    await call.utimes(`${folder}/a`, 1.5, 2.25);
    assert.deepEqual(times(`${folder}/a`), [1500, 2250]);
    await call.lutimes(`${folder}/l`, 3, 4);
    assert.deepEqual(times(`${folder}/l`), [3000, 4000]);
    assert.deepEqual(times(`${folder}/a`), [1500, 2250]);
    await call.utimes(`${folder}/l`, 5, 6);
    assert.deepEqual(times(`${folder}/a`), [5000, 6000]);
    await assert.rejects(call.utimes(`${folder}/x`, 1, 1), { code: "ENOENT", syscall: "utime", path: `${folder}/x` });
    await assert.rejects(call.lutimes(`${folder}/x`, 1, 1), { code: "ENOENT", syscall: "lutime" });
    for (const wrong of ["x", NaN, {}, undefined, null]) await assert.rejects(call.utimes(`${folder}/a`, wrong, 1), { code: "ERR_INVALID_ARG_TYPE" });
  }));
}

test("what is not there is undefined or false when it is told", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "");
  assert.equal(fs.statSync(`${folder}/x`, { throwIfNoEntry: false }), undefined);
  assert.equal(fs.lstatSync(`${folder}/x`, { throwIfNoEntry: false }), undefined);
  assert.equal(fs.statSync(`${folder}/a/b`, { throwIfNoEntry: false }), undefined);
  assert.throws(() => fs.statSync(`${folder}/x`, { throwIfNoEntry: true }), { code: "ENOENT" });
  assert.deepEqual([fs.existsSync(`${folder}/a`), fs.existsSync(`${folder}/x`), fs.existsSync(/** @type {any} */ (undefined)), fs.existsSync("a\0b")], [true, false, false, false]);
  assert.equal(await new Promise((resolve) => fs.exists(`${folder}/a`, resolve)), true);
  assert.equal(await new Promise((resolve) => fs.exists(`${folder}/x`, resolve)), false);
  assert.equal(await new Promise((resolve) => fs.exists(/** @type {any} */ (5), resolve)), false);
  assert.throws(() => /** @type {any} */ (fs).exists(folder), { code: "ERR_INVALID_ARG_TYPE" });
}));

test("links have no permissions of their own", async () => {
  await assert.rejects(fs.promises["lchmod"]("/x", 0o600), { code: "ERR_METHOD_NOT_IMPLEMENTED", message: "The lchmod() method is not implemented" });
});

test("truncate takes a descriptor", inFolder((folder) => {
  const fd = fs.openSync(`${folder}/a`, "w");
  fs.writeSync(fd, "12345");
  fs.truncateSync(/** @type {any} */ (fd), 2);
  assert.equal(fs.fstatSync(fd).size, 2);
  fs.closeSync(fd);
}));
