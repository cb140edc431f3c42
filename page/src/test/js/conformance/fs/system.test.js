import { Buffer } from "node:buffer";
import fs from "node:fs";
import { assert, test } from "kith:test";
import { farFolder, faultyFile, fullFile, inFolder } from "../support/scratch.js";
import { inEachFace } from "./support/faces.js";

/** 2 GiB: from here on nothing is read at once. */
const TOO_LARGE = 2 ** 31;

/** 70 000: more than either engine lets a program open. */
const OPEN_MAX = 70_000;

inEachFace("what the system refuses", refusing);

/** @param {any} call a face of fs */
function refusing(call) {
  test("a full disk", async () => {
    const full = (/** @type {string} */ message, more = {}) => ({ code: "ENOSPC", errno: -28, syscall: "write", message, ...more });
    await assert.rejects(call.writeFile(fullFile, "x"), full("ENOSPC: no space left on device, write"));
    await assert.rejects(call.appendFile(fullFile, "x"), full("ENOSPC: no space left on device, write"));
  });

  test("a name on another disk", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "a");
    const there = `${farFolder}/a`;
    for (const name of ["rename", "link"]) {
      await assert.rejects(call[name](`${folder}/a`, there), {
        code: "EXDEV",
        errno: -18,
        syscall: name,
        path: `${folder}/a`,
        dest: there,
        message: `EXDEV: cross-device link not permitted, ${name} '${folder}/a' -> '${there}'`,
      });
    }
    await call.copyFile(`${folder}/a`, there);
    assert.equal(fs.readFileSync(there, "utf8"), "a");
    await call.unlink(there);
  }));

  test("a file that is too large to be read at once", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "");
    fs.truncateSync(`${folder}/a`, TOO_LARGE);
    await assert.rejects(call.readFile(`${folder}/a`), { name: "RangeError", code: "ERR_FS_FILE_TOO_LARGE", message: "File size (2147483648) is greater than 2 GiB" });
  }));

  test("a link of no type there is", inFolder(async (folder) => {
    await assert.rejects(call.symlink("a", `${folder}/b`, "x"), {
      name: "Error",
      code: "ERR_FS_INVALID_SYMLINK_TYPE",
      message: 'Symlink type must be one of "dir", "file", or "junction". Received "x"',
    });
  }));
}

test("a disk that fails", async () => {
  const failure = { code: "EIO", errno: -5, syscall: "read", message: "EIO: i/o error, read" };
  const fd = fs.openSync(faultyFile);
  assert.throws(() => fs.readSync(fd, Buffer.alloc(1), 0, 1, 0), failure);
  await assert.rejects(new Promise((resolve, reject) => {
    fs.read(fd, { buffer: Buffer.alloc(1), position: 0 }, (error, count) => (error ? reject(error) : resolve(count)));
  }), failure);
  fs.closeSync(fd);
  const handle = await fs.promises.open(faultyFile);
  await assert.rejects(handle.read(Buffer.alloc(1), 0, 1, 0), failure);
  await handle.close();
});

test("more open files than there may be", { timeout: 60_000 }, inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "a");
  const open = [];
  const opening = () => {
    while (open.length < OPEN_MAX) open.push(fs.openSync(`${folder}/a`));
  };
  assert.throws(opening, { code: "EMFILE", errno: -24, syscall: "open", path: `${folder}/a`, message: `EMFILE: too many open files, open '${folder}/a'` });
  for (const fd of open) fs.closeSync(fd);
  assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "a");
}));
