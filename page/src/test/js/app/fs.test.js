import { Buffer } from "node:buffer";
import fs from "node:fs";
import { assert, describe, test } from "kith:test";
import { paths } from "kith:application";
import { inFolder, noise, sameBytes } from "./support/folder.js";

const { promises } = fs;

describe("fs", () => {
  test("exists is false for what is refused", async () => {
    assert.equal(fs.existsSync("/etc/passwd"), false);
    assert.equal(fs.existsSync(paths.data), true);
    assert.equal(fs.existsSync(/** @type {any} */ (7)), false);
    assert.equal(await new Promise((resolve) => fs.exists("/etc/passwd", resolve)), false);
    assert.equal(fs.statSync(`${paths.data}/nothing`, { throwIfNoEntry: false }), undefined);
  });

  test("stops reading and writing by a signal", inFolder(async (folder) => {
    const data = noise(3_000_000);
    await assert.rejects(promises.writeFile(`${folder}/x`, data, { signal: AbortSignal.abort() }), { name: "AbortError", code: "ABORT_ERR" });
    assert.equal(fs.existsSync(`${folder}/x`), false);
    const controller = new AbortController();
    const writing = promises.writeFile(`${folder}/x`, noise(60_000_000), { signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    await assert.rejects(writing, { name: "AbortError" });
    await promises.writeFile(`${folder}/y`, data);
    const reading = new AbortController();
    const read = promises.readFile(`${folder}/y`, { signal: reading.signal });
    reading.abort();
    await assert.rejects(read, { name: "AbortError" });
  }));

  test("works with descriptors", inFolder(async (folder) => {
    const fd = fs.openSync(`${folder}/x`, "w+");
    assert.ok(Number.isInteger(fd) && fd >= 3);
    assert.equal(fs.writeSync(fd, "hello"), 5);
    assert.equal(fs.writeSync(fd, Buffer.from("XY"), 0, 1, 1), 1);
    const buffer = Buffer.alloc(8);
    assert.equal(fs.readSync(fd, buffer, 1, 5, 0), 5);
    assert.equal(buffer.toString("latin1"), "\0hXllo\0\0");
    assert.equal(fs.readSync(fd, buffer), 0);
    assert.equal(fs.fstatSync(fd).size, 5);
    fs.ftruncateSync(fd, 1);
    fs.fsyncSync(fd);
    assert.equal(fs.readFileSync(`${folder}/x`, "utf8"), "h");
    const counted = await new Promise((resolve) => fs.read(fd, { buffer, position: 0 }, (...args) => resolve(args)));
    assert.deepEqual(counted, [null, 1, buffer]);
    fs.closeSync(fd);
    assert.throws(() => fs.closeSync(fd), { code: "EBADF", syscall: "close" });
    assert.throws(() => fs.readSync(fd, buffer), { code: "EBADF" });
    assert.throws(() => fs.readSync(1.5, buffer), { code: "ERR_OUT_OF_RANGE" });
  }));

  test("throws in the callback are uncaught errors, not rejections", async () => {
    const error = await new Promise((resolve) => {
      const onError = (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        removeEventListener("error", onError, true);
        resolve(event.error);
      };
      addEventListener("error", onError, true);
      fs.stat(paths.data, () => {
        throw new Error("mine");
      });
    });
    assert.equal(error.message, "mine");
  });

  test("needs a callback", () => {
    assert.throws(() => /** @type {any} */ (fs).stat("x"), { code: "ERR_INVALID_ARG_TYPE", message: /"cb" argument/ });
  });
});

describe("FileHandle", () => {
  test("reads and writes where it stands and where it is told", inFolder(async (folder) => {
    const handle = await promises.open(`${folder}/x`, "w+");
    assert.deepEqual(await handle.write("hello "), { bytesWritten: 6, buffer: "hello " });
    const world = Buffer.from("world");
    assert.equal((await handle.write(world, 0, 5)).bytesWritten, 5);
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(5), 0, 5, 6);
    assert.deepEqual([bytesRead, buffer.toString()], [5, "world"]);
    assert.equal(await handle.readFile("utf8"), "");
    await handle.truncate(5);
    await handle.datasync();
    await handle.sync();
    assert.equal((await handle.stat()).size, 5);
    await handle.appendFile("!");
    await handle.writev([Buffer.from("a"), Buffer.from("b")], 0);
    await handle.chmod(0o600);
    await handle.utimes(1, 2);
    assert.equal((await handle.stat()).mtimeMs, 2000);
    const [one, two] = [Buffer.alloc(1), Buffer.alloc(2)];
    assert.equal((await handle.readv([one, two], 0)).bytesRead, 3);
    assert.equal(one.toString() + two.toString(), "abl");
    let closed = 0;
    handle.on("close", () => closed++);
    await Promise.all([handle.close(), handle.close()]);
    assert.equal(closed, 1);
    assert.equal(handle.fd, -1);
    await assert.rejects(handle.read(), { code: "EBADF" });
  }));

  test("is closed by await using", inFolder(async (folder) => {
    const handle = await promises.open(`${folder}/x`, "w");
    await handle[Symbol.asyncDispose]();
    assert.equal(handle.fd, -1);
  }));

  test("can be given to readFile and writeFile", inFolder(async (folder) => {
    const handle = await promises.open(`${folder}/x`, "w+");
    await promises.writeFile(handle, noise(2_500_000));
    assert.equal((await handle.stat()).size, 2_500_000);
    await handle.close();
    const again = await promises.open(`${folder}/x`);
    assert.ok(sameBytes(await promises.readFile(again), noise(2_500_000)));
    await again.close();
  }));
});

describe("fs.watch from its first moment", () => {
  test("sees what happens right after it returned", inFolder(async (folder) => {
    for (let i = 0; i < 20; i++) {
      const seen = [];
      const watcher = fs.watch(folder, (type, name) => seen.push(name));
      fs.writeFileSync(`${folder}/first${i}`, "");
      fs.rmSync(`${folder}/first${i}`);
      await until(() => seen.includes(`first${i}`));
      watcher.close();
    }
  }));

  test("says that it lost count of what happened in the turn it returned in", inFolder(async (folder) => {
    const seen = [];
    const watcher = fs.watch(folder, (type, name) => seen.push(name));
    // Something happens each time, and 1024 are kept.
    for (let i = 0; i < 1500; i++) fs.writeFileSync(`${folder}/many${i % 10}`, `${i}`);
    await until(() => seen.includes(null));
    await promises.writeFile(`${folder}/later`, "");
    await until(() => seen.includes("later"));
    watcher.close();
  }));

  test("throws for what is not there", () => {
    assert.throws(() => fs.watch(`${paths.data}/nothing`), (error) => {
      assert.equal(error.code, "ENOENT");
      assert.equal(error.syscall, "watch");
      assert.equal(error.filename, `${paths.data}/nothing`);
      return true;
    });
  });
});

describe("fs.watch", () => {
  test("tells what others change", inFolder(async (folder) => {
    const seen = [];
    const watcher = fs.watch(folder, (type, name) => seen.push(`${type} ${name}`));
    await promises.writeFile(`${folder}/a`, "1");
    await until(() => seen.includes("rename a"));
    await promises.writeFile(`${folder}/a`, "2");
    await until(() => seen.includes("change a"));
    const closed = new Promise((resolve) => watcher.on("close", resolve));
    watcher.close();
    await closed;
    const count = seen.length;
    await promises.writeFile(`${folder}/b`, "");
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(seen.length, count);
  }));

  test("watches below too", inFolder(async (folder) => {
    await promises.mkdir(`${folder}/deep`);
    const seen = [];
    const watcher = fs.watch(folder, { recursive: true }, (type, name) => seen.push(name));
    await promises.writeFile(`${folder}/deep/a`, "1");
    await until(() => seen.includes("deep/a"));
    watcher.close();
  }));

  test("iterates until its signal", inFolder(async (folder) => {
    const controller = new AbortController();
    const names = [];
    const timer = setInterval(() => promises.writeFile(`${folder}/a`, "1"), 20);
    await assert.rejects(async () => {
      for await (const { filename } of promises.watch(folder, { signal: controller.signal })) {
        names.push(filename);
        if (names.length === 3) controller.abort();
      }
    }, { name: "AbortError" });
    clearInterval(timer);
    assert.deepEqual(names, ["a", "a", "a"]);
  }));
});

async function until(isSo) {
  for (let i = 0; i < 100 && !isSo(); i++) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(isSo());
}
