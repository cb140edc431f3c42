import { Buffer } from "node:buffer";
import fs from "node:fs";
import { Readable, Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { assert, test } from "kith:test";
import { inFolder } from "../support/scratch.js";

/**
 * @param {any} stream
 * @param {...string} names of events; the last ends the waiting
 * @returns {Promise<any[]>} what was emitted, in order
 */
function events(stream, ...names) {
  return new Promise((resolve) => {
    const seen = [];
    for (const name of names) {
      stream.on(name, (value) => {
        const shown = Buffer.isBuffer(value) ? String(value) : (value?.code ?? value);
        seen.push(shown === undefined || name === "open" ? name : `${name} ${shown}`);
        if (name === names.at(-1)) resolve(seen);
      });
    }
  });
}

/**
 * @param {any} stream
 * @returns {Promise<string>}
 */
async function text(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

test("ReadStream reads a file from its beginning to its end", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "hello world");
  const stream = fs.createReadStream(`${folder}/a`);
  assert.ok(stream instanceof fs.ReadStream && stream instanceof Readable);
  assert.deepEqual([stream.pending, stream["fd"], stream.path, stream.bytesRead], [true, null, `${folder}/a`, 0]);
  assert.equal(stream.readableHighWaterMark, 65_536);
  stream.on("open", (fd) => assert.equal(typeof fd, "number"));
  stream.on("ready", () => assert.equal(stream.pending, false));
  assert.deepEqual(await events(stream, "open", "ready", "data", "end", "close"), ["open", "ready", "data hello world", "end", "close"]);
  assert.deepEqual([stream.pending, stream.bytesRead, stream.destroyed, stream.closed], [true, 11, true, true]);
}));

test("ReadStream reads a part, in pieces", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "hello world");
  const stream = fs.createReadStream(`${folder}/a`, { start: 2, end: 6, highWaterMark: 3 });
  assert.deepEqual(await events(stream, "data", "end", "close"), ["data llo", "data  w", "end", "close"]);
  assert.equal(stream.bytesRead, 5);
  assert.equal(await text(fs.createReadStream(`${folder}/a`, { start: 6 })), "world");
  assert.equal(await text(fs.createReadStream(`${folder}/a`, { end: 4 })), "hello");
  assert.equal(await text(fs.createReadStream(`${folder}/a`, { start: 3, end: 3 })), "l");
  assert.equal(await text(fs.createReadStream(`${folder}/a`, { start: 20 })), "");
  assert.equal(await text(fs.createReadStream(Buffer.from(`${folder}/a`), { end: 1 })), "he");
  assert.equal(await text(fs.createReadStream(new URL(`file://${folder}/a`), { end: 1 })), "he");
}));

test("ReadStream gives strings in an encoding", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "grüße");
  assert.deepEqual(await events(fs.createReadStream(`${folder}/a`, "utf8"), "data", "close"), ["data grüße", "close"]);
  assert.deepEqual(await events(fs.createReadStream(`${folder}/a`, { encoding: "hex" }), "data", "close"), ["data 6772c3bcc39f65", "close"]);
  const stream = fs.createReadStream(`${folder}/a`, { encoding: "utf8", highWaterMark: 3 });
  let whole = "";
  for await (const piece of stream) whole += piece;
  assert.equal(whole, "grüße");
}));

test("ReadStream waits for its reader", inFolder(async (folder) => {
  const bytes = Buffer.alloc(1_000_000, "abcdefg");
  fs.writeFileSync(`${folder}/a`, bytes);
  const stream = fs.createReadStream(`${folder}/a`);
  await new Promise((resolve) => stream.once("readable", resolve));
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.ok(stream.readableLength <= 2 * 65_536, `holds ${stream.readableLength}`);
  assert.ok(stream.bytesRead <= 3 * 65_536, `has read ${stream.bytesRead}`);
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  assert.ok(Buffer.concat(chunks).equals(bytes));
}));

test("ReadStream fails as the system does", inFolder(async (folder) => {
  assert.deepEqual(await events(fs.createReadStream(`${folder}/x`), "open", "error", "close"), ["error ENOENT", "close"]);
  assert.deepEqual(await events(fs.createReadStream(folder).resume(), "open", "error", "close"), ["open", "error EISDIR", "close"]);
  assert.deepEqual(await events(fs.createReadStream(`${folder}/x`, { flags: "zz" }), "error"), ["error ERR_INVALID_ARG_VALUE"]);
}));

test("ReadStream leaves the file open when it is told", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "hello");
  const stream = fs.createReadStream(`${folder}/a`, { autoClose: false });
  stream.resume();
  await new Promise((resolve) => stream.on("end", resolve));
  assert.equal(stream.destroyed, false);
  assert.equal(fs.fstatSync(stream["fd"]).size, 5);
  stream.destroy();
  await new Promise((resolve) => stream.on("close", resolve));
}));

test("ReadStream takes an open file", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "hello world");
  const fd = fs.openSync(`${folder}/a`);
  fs.readSync(fd, Buffer.alloc(6));
  assert.deepEqual(await events(fs.createReadStream("", { fd }), "open", "data", "end", "close"), ["data world", "end", "close"]);
  assert.throws(() => fs.fstatSync(fd), { code: "EBADF" });
  const handle = await fs.promises.open(`${folder}/a`);
  const closed = new Promise((resolve) => handle.on("close", resolve));
  assert.equal(await text(fs.createReadStream("", { fd: handle, start: 6 })), "world");
  await closed;
  assert.equal(handle.fd, -1);
}));

test("ReadStream is ended by a signal and by destroy", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "hello");
  const controller = new AbortController();
  const stream = fs.createReadStream(`${folder}/a`, { signal: controller.signal });
  controller.abort();
  assert.deepEqual(await events(stream, "error", "close"), ["error ABORT_ERR", "close"]);
  const other = fs.createReadStream(`${folder}/a`);
  other.destroy();
  assert.deepEqual((await events(other, "error", "close")), ["close"]);
  const third = fs.createReadStream(`${folder}/a`);
  await new Promise((resolve) => third.close(resolve));
  assert.equal(third.destroyed, true);
  const silent = fs.createReadStream(`${folder}/a`, { emitClose: false });
  silent.on("close", () => assert.fail("emitted close"));
  silent.resume();
  await new Promise((resolve) => silent.on("end", resolve));
  await new Promise((resolve) => setTimeout(resolve, 20));
}));

test("ReadStream uses functions of the app's own", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "hello");
  const called = [];
  const own = {
    open: (path, flags, mode, callback) => fs.open(path, flags, mode, (...answer) => (called.push(`open ${flags}`), callback(...answer))),
    read: (fd, buffer, ...rest) => (called.push(`read ${rest[1]}`), /** @type {any} */ (fs.read)(fd, buffer, ...rest)),
    close: (fd, callback) => (called.push("close"), fs.close(fd, callback)),
  };
  assert.equal(await text(fs.createReadStream(`${folder}/a`, { fs: own, highWaterMark: 100 })), "hello");
  assert.deepEqual(called, ["open r", "read 100", "read 100", "close"]);
  assert.throws(() => fs.createReadStream(`${folder}/a`, { fs: {} }), { code: "ERR_INVALID_ARG_TYPE", message: /options\.fs\.open/ });
  const handle = await fs.promises.open(`${folder}/a`);
  assert.throws(() => fs.createReadStream("", { fs: own, fd: handle }), { code: "ERR_METHOD_NOT_IMPLEMENTED" });
  await handle.close();
}));

test("ReadStream can be derived from in the old way", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "hello");
  const Base = /** @type {any} */ (fs.ReadStream);
  assert.ok(Base(`${folder}/a`) instanceof Base);
  /** @this {any} */
  function Own(...args) {
    Base.apply(this, args);
  }
  Own.prototype = Object.create(Base.prototype);
  Own.prototype.open = function () {
    fs.open(this.path, this.flags, this.mode, (error, fd) => {
      if (error) {
        this.destroy(error);
        return;
      }
      this.fd = fd;
      this.emit("open", fd);
    });
  };
  assert.equal(await text(new Own(`${folder}/a`)), "hello");
}));

test("WriteStream writes a file", inFolder(async (folder) => {
  const stream = fs.createWriteStream(`${folder}/a`);
  assert.ok(stream instanceof fs.WriteStream && stream instanceof Writable);
  assert.deepEqual([stream.pending, stream["fd"], stream.path, stream.bytesWritten, stream.writableHighWaterMark], [true, null, `${folder}/a`, 0, 65_536]);
  const seen = events(stream, "open", "ready", "finish", "close");
  stream.write("abc");
  stream.write(Buffer.from("def"));
  stream.write("676869", "hex");
  stream.end("xyz");
  assert.deepEqual(await seen, ["open", "ready", "finish", "close"]);
  assert.deepEqual([stream.bytesWritten, stream.pending], [12, true]);
  assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "abcdefghixyz");
}));

test("WriteStream writes where and how it is told", inFolder(async (folder) => {
  const write = async (options, content) => {
    const stream = fs.createWriteStream(`${folder}/a`, options);
    stream.end(content);
    await finished(stream);
    return fs.readFileSync(`${folder}/a`, "utf8");
  };
  assert.equal(await write({ mode: 0o600 }, "abcdef"), "abcdef");
  assert.equal(fs.statSync(`${folder}/a`).mode & 0o777, 0o600);
  assert.equal(await write({ flags: "r+", start: 2 }, "__"), "ab__ef");
  assert.equal(await write({ flags: "a" }, "gh"), "ab__efgh");
  assert.equal(await write("hex", "6162"), "ab");
  assert.equal(await write({ flush: true }, "x"), "x");
  assert.equal(await write({ encoding: "base64" }, "YWI="), "ab");
  const failing = fs.createWriteStream(`${folder}/a`, { flags: "wx" });
  assert.deepEqual(await events(failing, "open", "error", "close"), ["error EEXIST", "close"]);
  assert.deepEqual(await events(fs.createWriteStream(`${folder}/no/a`), "open", "error", "close"), ["error ENOENT", "close"]);
}));

test("WriteStream asks to wait and says when to go on", inFolder(async (folder) => {
  const stream = fs.createWriteStream(`${folder}/a`, { highWaterMark: 10 });
  assert.equal(stream.write("123456789"), true);
  assert.equal(stream.write("0"), false);
  assert.equal(stream.writableNeedDrain, true);
  await new Promise((resolve) => stream.once("drain", resolve));
  assert.equal(stream.writableLength, 0);
  assert.equal(stream.bytesWritten, 10);
  await new Promise((resolve) => stream.close(resolve));
  assert.equal(stream.closed, true);
  assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "1234567890");
}));

test("streams have older names too", inFolder(async (folder) => {
  const writing = new fs["FileWriteStream"](`${folder}/a`, { defaultEncoding: "hex" });
  writing.write("6869");
  writing.destroySoon();
  await finished(writing);
  const other = new fs["FileWriteStream"](`${folder}/b`);
  await new Promise((resolve) => other.close(resolve));
  const reading = new fs["FileReadStream"](`${folder}/a`);
  assert.equal(await text(reading), "hi");
  reading.close();
  const encoded = fs.createWriteStream(`${folder}/c`, { defaultEncoding: "base64" });
  encoded.end("aGk=");
  await finished(encoded);
  assert.equal(fs.readFileSync(`${folder}/c`, "utf8"), "hi");
}));

test("WriteStream takes an open file", inFolder(async (folder) => {
  const fd = fs.openSync(`${folder}/a`, "w");
  const stream = fs.createWriteStream("", { fd, autoClose: false });
  stream.end("hello");
  await new Promise((resolve) => stream.on("finish", resolve));
  assert.equal(fs.fstatSync(fd).size, 5);
  fs.closeSync(fd);
  const handle = await fs.promises.open(`${folder}/b`, "w");
  const other = handle.createWriteStream();
  other.end("hi");
  await finished(other);
  assert.equal(handle.fd, -1);
  assert.equal(fs.readFileSync(`${folder}/b`, "utf8"), "hi");
}));

test("WriteStream uses functions of the app's own", inFolder(async (folder) => {
  const called = [];
  const write = (fd, buffer, ...rest) => (called.push(rest[1]), /** @type {any} */ (fs.write)(fd, buffer, ...rest));
  const stream = fs.createWriteStream(`${folder}/a`, { fs: { open: fs.open, close: fs.close, write } });
  stream.end("hello");
  await finished(stream);
  assert.deepEqual(called, [5]);
  assert.throws(() => fs.createWriteStream(`${folder}/a`, { fs: {} }), { code: "ERR_INVALID_ARG_TYPE", message: /options\.fs\.open/ });
}));

test("streams go into each other", inFolder(async (folder) => {
  const bytes = Buffer.alloc(3_000_000, "0123456789abcdef");
  fs.writeFileSync(`${folder}/a`, bytes);
  await pipeline(fs.createReadStream(`${folder}/a`), fs.createWriteStream(`${folder}/b`));
  assert.ok(fs.readFileSync(`${folder}/b`).equals(bytes));
  await pipeline(Readable.from(["a", "b"]), fs.createWriteStream(`${folder}/c`));
  assert.equal(fs.readFileSync(`${folder}/c`, "utf8"), "ab");
  await assert.rejects(pipeline(fs.createReadStream(`${folder}/x`), fs.createWriteStream(`${folder}/d`)), { code: "ENOENT" });
}));

test("streams refuse wrong arguments", inFolder((folder) => {
  const wrong = [
    [5, "ERR_INVALID_ARG_TYPE"], ["zz", "ERR_INVALID_ARG_VALUE"], [{ encoding: "zz" }, "ERR_INVALID_ARG_VALUE"],
    [{ start: "x" }, "ERR_INVALID_ARG_TYPE"], [{ start: -1 }, "ERR_OUT_OF_RANGE"], [{ start: 1.5 }, "ERR_OUT_OF_RANGE"],
    [{ start: NaN }, "ERR_OUT_OF_RANGE"], [{ fd: "x" }, "ERR_INVALID_ARG_TYPE"], [{ fd: -1 }, "ERR_OUT_OF_RANGE"],
    [{ signal: 5 }, "ERR_INVALID_ARG_TYPE"], [{ highWaterMark: -1 }, "ERR_INVALID_ARG_VALUE"], [{ highWaterMark: "x" }, "ERR_INVALID_ARG_VALUE"],
  ];
  for (const [options, code] of wrong) {
    assert.throws(() => fs.createReadStream(`${folder}/a`, options), { code }, JSON.stringify(options));
    assert.throws(() => fs.createWriteStream(`${folder}/a`, options), { code }, JSON.stringify(options));
  }
  assert.throws(() => fs.createReadStream(`${folder}/a`, { end: "x" }), { code: "ERR_INVALID_ARG_TYPE" });
  assert.throws(() => fs.createReadStream(`${folder}/a`, { start: 5, end: 2 }), { code: "ERR_OUT_OF_RANGE", message: 'The value of "start" is out of range. It must be <= "end" (here: 2). Received 5' });
  assert.throws(() => fs.createWriteStream(`${folder}/a`, { flush: 5 }), { code: "ERR_INVALID_ARG_TYPE", message: /options\.flush/ });
  assert.throws(() => fs.createReadStream(/** @type {any} */ (5)), { code: "ERR_INVALID_ARG_TYPE" });
  assert.throws(() => fs.createWriteStream(/** @type {any} */ (undefined)), { code: "ERR_INVALID_ARG_TYPE" });
  assert.equal(fs.existsSync(`${folder}/a`), false);
}));
