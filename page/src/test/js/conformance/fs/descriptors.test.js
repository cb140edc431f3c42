import { Buffer } from "node:buffer";
import fs from "node:fs";
import { assert, test } from "kith:test";
import { inFolder } from "../support/scratch.js";
import { inEachFace } from "./support/faces.js";

/** What functions with a callback and those at once have in common; promises have FileHandle. */
const calls = {
  callback: (name) => (...args) => new Promise((resolve, reject) => {
    fs[name](...args, (error, value) => (error ? reject(error) : resolve(value)));
  }),
  sync: (name) => async (...args) => fs[`${name}Sync`](...args),
};

for (const [face, of] of Object.entries(calls)) {
  const call = new Proxy({}, { get: (_, name) => of(String(name)) });

  test(`open gives small numbers by ${face}`, inFolder(async (folder) => {
    const fd = await call.open(`${folder}/a`, "w+");
    assert.ok(Number.isInteger(fd) && fd > 2);
    await call.close(fd);
    await assert.rejects(call.open(`${folder}/x`), { code: "ENOENT", errno: -2, syscall: "open", path: `${folder}/x`, message: `ENOENT: no such file or directory, open '${folder}/x'` });
    await assert.rejects(call.open(`${folder}/a`, "wx"), { code: "EEXIST", errno: -17, syscall: "open" });
    await assert.rejects(call.open(`${folder}/a/b`, "r"), { code: "ENOTDIR", errno: -20, syscall: "open" });
    await assert.rejects(call.open(folder, "w"), { code: "EISDIR", errno: -21, syscall: "open" });
    fs.symlinkSync("loop", `${folder}/loop`);
    await assert.rejects(call.open(`${folder}/loop`), { code: "ELOOP", errno: -40, syscall: "open" });
    await assert.rejects(call.open(`${folder}/${"n".repeat(300)}`), { code: "ENAMETOOLONG", errno: -36, syscall: "open" });
  }));

  test(`reads and writes by ${face}`, inFolder(async (folder) => {
    const fd = await call.open(`${folder}/a`, "w+", 0o600);
    assert.equal(await call.write(fd, "hello "), 6);
    assert.equal(await call.write(fd, Buffer.from("_world"), 1, 5, null), 5);
    assert.equal(await call.write(fd, Buffer.from("W"), 0, 1, 6), 1);
    assert.equal(await call.write(fd, new Uint16Array([0x2121]), { position: 11 }), 2);
    assert.equal(await call.write(fd, "4f", 7, "hex"), 1);
    const buffer = Buffer.alloc(6, "-");
    assert.equal(await call.read(fd, buffer, 1, 4, 0), 4);
    assert.equal(String(buffer), "-hell-");
    assert.equal(await call.read(fd, buffer, { length: 5, position: 6 }), 5);
    assert.equal(String(buffer), "WOrld-");
    assert.equal(await call.read(fd, buffer, 0, 6, 1000n), 0);
    assert.equal(await call.read(fd, Buffer.alloc(0), 0, 0, 0), 0);
    assert.equal((await call.fstat(fd)).size, 13);
    assert.equal((await call.fstat(fd, { bigint: true })).size, 13n);
    await call.ftruncate(fd, 5);
    assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "hello");
    await call.ftruncate(fd);
    assert.equal((await call.fstat(fd)).size, 0);
    await call.fchmod(fd, 0o644);
    assert.equal((await call.fstat(fd)).mode & 0o777, 0o644);
    await call.futimes(fd, 1, 2);
    assert.equal((await call.fstat(fd)).mtimeMs, 2000);
    await call.fchown(fd, -1, -1);
    await call.fsync(fd);
    await call.fdatasync(fd);
    await call.close(fd);
  }));

  test(`reads and writes several buffers by ${face}`, inFolder(async (folder) => {
    const fd = await call.open(`${folder}/a`, "w+");
    assert.equal(await call.writev(fd, [Buffer.from("abc"), new Uint8Array([100, 101]), new DataView(new ArrayBuffer(1))]), 6);
    assert.equal(await call.writev(fd, [Buffer.from("X"), Buffer.from("Y")], 1), 2);
    const buffers = [Buffer.alloc(2), Buffer.alloc(10)];
    assert.equal(await call.readv(fd, buffers, 0), 6);
    assert.deepEqual(buffers.map(String), ["aX", "Yde\0\0\0\0\0\0\0"]);
    assert.equal(await call.readv(fd, [Buffer.alloc(1)]), 0);
    await assert.rejects(call.readv(fd, "x"), { code: "ERR_INVALID_ARG_TYPE", message: /"buffers" argument must be an ArrayBufferView\[\]/ });
    await assert.rejects(call.readv(fd, ["x"]), { code: "ERR_INVALID_ARG_TYPE" });
    await assert.rejects(call.writev(fd, ["x"]), { code: "ERR_INVALID_ARG_TYPE" });
    await assert.rejects(call.readv(fd, [], 0), { code: "EINVAL", errno: -22, syscall: "read", message: "EINVAL: invalid argument, read" });
    await call.close(fd);
    await assert.rejects(call.readv(fd, [Buffer.alloc(1)]), { code: "EBADF", syscall: "read" });
    await assert.rejects(call.writev(fd, [Buffer.alloc(1)]), { code: "EBADF", syscall: "write" });
  }));

  test(`closed descriptors fail by ${face}`, async () => {
    const fd = 999_999;
    const bytes = Buffer.alloc(1);
    const attempts = [
      ["read", [fd, bytes, 0, 1, 0], "read"], ["write", [fd, bytes, 0, 1, 0], "write"], ["fstat", [fd], "fstat"],
      ["fsync", [fd], "fsync"], ["fdatasync", [fd], "fdatasync"], ["ftruncate", [fd], "ftruncate"], ["fchmod", [fd, 0o600], "fchmod"],
      ["fchown", [fd, -1, -1], "fchown"], ["futimes", [fd, 1, 1], "futime"], ["close", [fd], "close"], ["writeFile", [fd, "x"], "write"], ["appendFile", [fd, "x"], "write"],
    ];
    for (const [name, args, syscall] of attempts) {
      const error = await call[name](...args).then(() => assert.fail(name), (reason) => reason);
      const shown = [error.code, error.errno, error.message];
      assert.deepEqual(shown, ["EBADF", -9, `EBADF: bad file descriptor, ${error.syscall}`], name);
      assert.ok(error.syscall.startsWith(syscall), `${name}: ${error.syscall}`);
    }
  });

  test(`opens for one purpose and refuses the other by ${face}`, inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "x");
    const reading = await call.open(`${folder}/a`, "r");
    await assert.rejects(call.write(reading, "x"), { code: "EBADF", syscall: "write" });
    await assert.rejects(call.ftruncate(reading, 0), { code: "EINVAL", errno: -22, syscall: "ftruncate" });
    const writing = await call.open(`${folder}/a`, "r+");
    await call.close(writing);
    const appending = await call.open(`${folder}/a`, "a");
    await assert.rejects(call.read(appending, Buffer.alloc(1), 0, 1, 0), { code: "EBADF", syscall: "read" });
    await call.write(appending, "y", 0);
    assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "xy");
    const dir = await call.open(folder, "r");
    await assert.rejects(call.read(dir, Buffer.alloc(1), 0, 1, 0), { code: "EISDIR", errno: -21, syscall: "read" });
    for (const fd of [reading, appending, dir]) await call.close(fd);
  }));
}

test("read has more forms", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "hello");
  const fd = fs.openSync(`${folder}/a`);
  const asked = (...args) => new Promise((resolve, reject) => {
    /** @type {any} */ (fs.read)(fd, ...args, (error, count, buffer) => (error ? reject(error) : resolve([count, buffer.length, buffer.subarray(0, count).toString()])));
  });
  assert.deepEqual(await asked(), [5, 16_384, "hello"]);
  assert.deepEqual(await asked({ position: 1, length: 2 }), [2, 16_384, "el"]);
  assert.deepEqual(await asked({ buffer: Buffer.alloc(3), position: 0 }), [3, 3, "hel"]);
  assert.deepEqual(await asked(Buffer.alloc(4), { position: 2, offset: 0 }), [3, 4, "llo"]);
  fs.closeSync(fd);
}));

test("readSync and writeSync take options", inFolder((folder) => {
  const fd = fs.openSync(`${folder}/a`, "w+");
  assert.equal(fs.writeSync(fd, Buffer.from("hello"), /** @type {any} */ ({ offset: 1, length: 3 })), 3);
  assert.equal(fs.writeSync(fd, Buffer.from("XY"), /** @type {any} */ ({ position: 0, length: 1 })), 1);
  const buffer = Buffer.alloc(4, "-");
  assert.equal(fs.readSync(fd, buffer, { offset: 1, position: 0 }), 3);
  assert.equal(String(buffer), "-Xll");
  assert.equal(fs.readSync(fd, buffer, { length: 1, position: 2 }), 1);
  assert.throws(() => fs.readSync(fd, buffer, /** @type {any} */ ({ offset: 5 })), { code: "ERR_OUT_OF_RANGE" });
  fs.closeSync(fd);
}));

inEachFace("flags", (call) => {
  test("open files as they say", inFolder(async (folder) => {
    const file = `${folder}/a`;
    const write = async (flag) => {
      fs.writeFileSync(file, "0123456789");
      await call.writeFile(file, "ab", { flag });
      return fs.readFileSync(file, "utf8");
    };
    for (const flag of ["w", "w+"]) assert.equal(await write(flag), "ab", flag);
    for (const flag of ["a", "a+", "as", "sa", "as+", "sa+"]) assert.equal(await write(flag), "0123456789ab", flag);
    for (const flag of ["r+", "rs+", "sr+"]) assert.equal(await write(flag), "ab23456789", flag);
    for (const flag of ["wx", "xw", "wx+", "xw+", "ax", "xa", "ax+", "xa+"]) {
      await assert.rejects(write(flag), { code: "EEXIST", syscall: "open" }, flag);
      fs.unlinkSync(file);
      await call.writeFile(file, "new", { flag });
      assert.equal(fs.readFileSync(file, "utf8"), "new", flag);
    }
    assert.equal(await write(fs.constants.O_WRONLY | fs.constants.O_APPEND), "0123456789ab");
    for (const flag of ["r", "rs", "sr", fs.constants.O_RDONLY]) assert.equal(await call.readFile(file, { flag, encoding: "utf8" }), "0123456789ab");
    await assert.rejects(call.readFile(file, { flag: "zz" }), { code: "ERR_INVALID_ARG_VALUE", message: "The argument 'flags' is invalid. Received 'zz'" });
    fs.symlinkSync("a", `${folder}/l`);
    await assert.rejects(call.readFile(`${folder}/l`, { flag: fs.constants.O_NOFOLLOW }), { code: "ELOOP" });
    await assert.rejects(call.readFile(file, { flag: fs.constants.O_DIRECTORY }), { code: "ENOTDIR" });
  }));
});
