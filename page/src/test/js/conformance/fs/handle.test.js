import { Buffer } from "node:buffer";
import fs from "node:fs";
import { open } from "node:fs/promises";
import { assert, test } from "kith:test";
import { inFolder } from "../support/scratch.js";

/**
 * @param {string} flags
 * @param {(handle: any, folder: string) => Promise<void>} run
 */
function withHandle(flags, run) {
  return inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "hello world");
    const handle = await open(`${folder}/a`, flags);
    try {
      await run(handle, folder);
    } finally {
      await handle.close();
    }
  });
}

test("FileHandle reads where it stands and where it is told", withHandle("r", async (handle) => {
  assert.equal(handle.constructor.name, "FileHandle");
  assert.ok(Number.isInteger(handle.fd) && handle.fd > 2);
  const buffer = Buffer.alloc(5);
  assert.deepEqual({ ...(await handle.read(buffer, 0, 5)) }, { bytesRead: 5, buffer });
  assert.equal(String(buffer), "hello");
  assert.equal((await handle.read(buffer, 0, 5, 6)).bytesRead, 5);
  assert.equal(String(buffer), "world");
  assert.equal((await handle.read(buffer, { offset: 1, length: 2, position: 0 })).bytesRead, 2);
  assert.equal(String(buffer), "wheld");
  assert.equal((await handle.read({ buffer, position: 6n })).bytesRead, 5);
  const own = await handle.read();
  assert.deepEqual([own.bytesRead, own.buffer.length, String(own.buffer.subarray(0, 6))], [6, 16_384, " world"]);
  assert.equal((await handle.read(buffer, 0, 5, null)).bytesRead, 0);
  assert.equal((await handle.read(Buffer.alloc(0))).bytesRead, 0);
  assert.equal((await handle.read(new Uint16Array(2), 0, 4, 0)).bytesRead, 4);
}));

test("FileHandle writes where it stands and where it is told", withHandle("w+", async (handle, folder) => {
  assert.deepEqual({ ...(await handle.write("hello ")) }, { bytesWritten: 6, buffer: "hello " });
  const bytes = Buffer.from("_world_");
  assert.deepEqual({ ...(await handle.write(bytes, 1, 5)) }, { bytesWritten: 5, buffer: bytes });
  assert.equal((await handle.write(bytes, { offset: 1, length: 1, position: 0 })).bytesWritten, 1);
  assert.equal((await handle.write("4f", 4, "hex")).bytesWritten, 1);
  assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "wellO world");
  assert.equal((await handle.write("")).bytesWritten, 0);
}));

test("FileHandle reads and writes several buffers", withHandle("w+", async (handle) => {
  const buffers = [Buffer.from("ab"), Buffer.from("cd")];
  assert.deepEqual({ ...(await handle.writev(buffers)) }, { bytesWritten: 4, buffers });
  assert.equal((await handle.writev(buffers, 2)).bytesWritten, 4);
  const into = [Buffer.alloc(3), Buffer.alloc(4)];
  assert.deepEqual({ ...(await handle.readv(into, 0)) }, { bytesRead: 6, buffers: into });
  assert.deepEqual(into.map(String), ["aba", "bcd\0"]);
  assert.equal((await handle.writev([])).bytesWritten, 0);
  await assert.rejects(handle.readv("x"), { code: "ERR_INVALID_ARG_TYPE" });
  await assert.rejects(handle.writev([5]), { code: "ERR_INVALID_ARG_TYPE" });
}));

test("FileHandle reads and writes the rest", withHandle("r+", async (handle, folder) => {
  await handle.read(Buffer.alloc(6), 0, 6);
  assert.equal(await handle.readFile("utf8"), "world");
  assert.equal((await handle.readFile()).length, 0);
  await handle.writeFile("!");
  await handle.appendFile("3f", "hex");
  await handle.appendFile(["a", Buffer.from("b")]);
  await handle.writeFile(new Uint8Array([99]), { flush: true });
  assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "hello world!?abc");
  await assert.rejects(handle.writeFile(5), { code: "ERR_INVALID_ARG_TYPE" });
  await assert.rejects(handle.readFile("zz"), { code: "ERR_INVALID_ARG_VALUE" });
  await assert.rejects(handle.readFile({ signal: AbortSignal.abort() }), { name: "AbortError" });
  await assert.rejects(handle.writeFile("x", { signal: AbortSignal.abort() }), { name: "AbortError" });
}));

test("FileHandle tells and changes attributes", withHandle("r+", async (handle, folder) => {
  assert.equal((await handle.stat()).size, 11);
  assert.equal((await handle.stat({ bigint: true })).size, 11n);
  await handle.truncate(5);
  assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "hello");
  await handle.truncate(-5);
  assert.equal((await handle.stat()).size, 0);
  await handle.chmod(0o600);
  assert.equal((await handle.stat()).mode & 0o777, 0o600);
  await handle.utimes(1, new Date(2000));
  assert.equal((await handle.stat()).mtimeMs, 2000);
  assert.equal(await handle.chown(-1, -1), undefined);
  assert.equal(await handle.sync(), undefined);
  assert.equal(await handle.datasync(), undefined);
  await assert.rejects(handle.truncate("x"), { code: "ERR_INVALID_ARG_TYPE" });
  await assert.rejects(handle.chmod("zz"), { code: "ERR_INVALID_ARG_VALUE" });
  await assert.rejects(handle.utimes("zz", 1), { code: "ERR_INVALID_ARG_TYPE" });
  await assert.rejects(handle.chown("zz", 1), { code: "ERR_INVALID_ARG_TYPE" });
}));

test("FileHandle refuses wrong places", withHandle("r+", async (handle) => {
  const three = Buffer.alloc(3);
  const wrong = [
    [["x"], "ERR_INVALID_ARG_TYPE"], [[three, 0, 4], "ERR_OUT_OF_RANGE"], [[three, 1, 5], "ERR_OUT_OF_RANGE"], [[three, 0, -1], "ERR_OUT_OF_RANGE"],
    [[three, -1, 1], "ERR_OUT_OF_RANGE"], [[three, 0, 1, "x"], "ERR_INVALID_ARG_TYPE"], [[three, 0, 1, 1.5], "ERR_OUT_OF_RANGE"],
    [[three, 0, 1, -2], "ERR_OUT_OF_RANGE"], [[three, 0, 1, 2n ** 64n], "ERR_OUT_OF_RANGE"], [[three, "x", 1, 0], "ERR_INVALID_ARG_TYPE"],
  ];
  for (const [args, code] of wrong) await assert.rejects(handle.read(...args), { code }, JSON.stringify(args, (_, value) => String(value)));
  for (const args of [[], [5], [{}], [null]]) await assert.rejects(handle.write(...args), { code: "ERR_INVALID_ARG_TYPE", message: /"buffer"/ });
  for (const args of [[three, 4], [three, 0, 4], [three, 1, 3], [three, 0, -1]]) await assert.rejects(handle.write(...args), { code: "ERR_OUT_OF_RANGE" });
}));

test("FileHandle is closed once and tells it", withHandle("r", async (handle) => {
  let told = 0;
  handle.on("close", () => told++);
  const [first, second] = [handle.close(), handle.close()];
  assert.deepEqual(await Promise.all([first, second]), [undefined, undefined]);
  assert.equal(handle.fd, -1);
  assert.equal(told, 1);
  const calls = { read: [Buffer.alloc(1)], write: ["x"], stat: [], readFile: [], writeFile: ["x"], appendFile: ["x"], truncate: [], sync: [], datasync: [], chmod: [0o600], chown: [-1, -1], utimes: [1, 1], readv: [[Buffer.alloc(1)]], writev: [[Buffer.alloc(1)]] };
  for (const [name, args] of Object.entries(calls)) await assert.rejects(handle[name](...args), { code: "EBADF", message: "file closed" }, name);
  assert.throws(() => handle.readableWebStream(), { code: "ERR_INVALID_STATE", message: "Invalid state: The FileHandle is closed" });
  assert.throws(() => handle.createReadStream(), { code: "ERR_OUT_OF_RANGE" });
}));

test("FileHandle can be disposed of", withHandle("r", async (handle) => {
  await handle[Symbol.asyncDispose]();
  assert.equal(handle.fd, -1);
}));

test("FileHandle reads lines", inFolder(async (folder) => {
  const lines = async (text, options) => {
    fs.writeFileSync(`${folder}/a`, text);
    const handle = await open(`${folder}/a`);
    const all = [];
    for await (const line of handle.readLines(options)) all.push(line);
    if (options?.autoClose === false) await handle.close();
    return all;
  };
  assert.deepEqual(await lines("a\nb\r\nc"), ["a", "b", "c"]);
  assert.deepEqual(await lines("a\n\nb\n"), ["a", "", "b"]);
  assert.deepEqual(await lines(""), []);
  assert.deepEqual(await lines("grüße\n", { encoding: "latin1" }), ["grÃ¼Ã\u009fe"]);
  assert.deepEqual(await lines("abc\ndef", { start: 2, end: 4 }), ["c", "d"]);
  assert.deepEqual(await lines("a\nb", { autoClose: false }), ["a", "b"]);
  const many = Array.from({ length: 30_000 }, (_, i) => `line ${i} ü`);
  assert.deepEqual(await lines(many.join("\n")), many);
  const handle = await open(`${folder}/a`);
  const reader = handle.readLines();
  let count = 0;
  reader.on("line", () => count++);
  await new Promise((resolve) => reader.on("close", resolve));
  assert.equal(count, 30_000);
}));

test("FileHandle is a web stream", withHandle("r", async (handle) => {
  const stream = handle.readableWebStream();
  assert.ok(stream instanceof ReadableStream);
  assert.throws(() => handle.readableWebStream(), { code: "ERR_INVALID_STATE", message: "Invalid state: The FileHandle is locked" });
  const reader = stream.getReader();
  let text = "";
  for (let step = await reader.read(); !step.done; step = await reader.read()) text += Buffer.from(step.value);
  assert.equal(text, "hello world");
}));

test("FileHandle makes streams", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "hello world");
  let text = "";
  const reading = await open(`${folder}/a`);
  for await (const piece of reading.createReadStream({ encoding: "utf8", start: 6 })) text += piece;
  assert.equal(text, "world");
  const handle = await open(`${folder}/a`, "r+");
  const writing = handle.createWriteStream({ start: 0 });
  writing.end("HELLO");
  await new Promise((resolve) => writing.on("close", resolve));
  assert.equal(handle.fd, -1);
  assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "HELLO world");
}));

test("open takes flags and modes", inFolder(async (folder) => {
  await assert.rejects(open(`${folder}/x`), { code: "ENOENT", errno: -2, syscall: "open", path: `${folder}/x` });
  await assert.rejects(open(`${folder}/x`, "zz"), { code: "ERR_INVALID_ARG_VALUE", message: "The argument 'flags' is invalid. Received 'zz'" });
  await assert.rejects(open(`${folder}/x`, "w", "zz"), { code: "ERR_INVALID_ARG_VALUE" });
  await assert.rejects(open(`${folder}/x`, 1.5), { code: "ERR_OUT_OF_RANGE" });
  await assert.rejects(open(`${folder}/x`, 2 ** 40), { code: "ERR_OUT_OF_RANGE" });
  const handle = await open(`${folder}/x`, fs.constants.O_CREAT | fs.constants.O_WRONLY, "0600");
  assert.equal((await handle.stat()).mode & 0o777, 0o600);
  await handle.close();
}));
