/** Wrong types, huge sizes, NUL, and use after the end: streams, watchers and Stats. */

import { Buffer } from "node:buffer";
import fs from "node:fs";
import { once } from "node:events";
import { assert, describe, test } from "kith:test";
import { inFolder } from "../support/scratch.js";

const TYPE = "ERR_INVALID_ARG_TYPE";
const VALUE = "ERR_INVALID_ARG_VALUE";
const RANGE = "ERR_OUT_OF_RANGE";
const NUL = /The argument 'path' must be a string, Uint8Array, or URL without null bytes\. Received/;

/** @param {any} stream */
const closed = (stream) => new Promise((resolve) => (stream.closed ? resolve(undefined) : stream.on("close", resolve)));

describe("fs: hostile use of streams", () => {
  test("wrong options are told at once", inFolder((folder) => {
    fs.writeFileSync(`${folder}/a`, "0123456789");
    /** @type {[any, string][]} */
    const both = [
      [{ start: -1 }, RANGE], [{ start: 1.5 }, RANGE], [{ start: NaN }, RANGE], [{ start: 2 ** 53 }, RANGE], [{ start: "a" }, TYPE],
      [{ highWaterMark: -1 }, VALUE], [{ highWaterMark: "a" }, VALUE], [{ highWaterMark: NaN }, VALUE],
      [{ fd: {} }, TYPE], [{ fd: "1" }, TYPE], [{ fd: -1 }, RANGE], [{ fs: {} }, TYPE], [{ encoding: "x" }, VALUE],
      [{ encoding: 5 }, VALUE], [{ signal: {} }, TYPE], [5, TYPE], ["x", VALUE],
    ];
    for (const [options, code] of both) {
      assert.throws(() => fs.createReadStream(`${folder}/a`, options), { code });
      assert.throws(() => fs.createWriteStream(`${folder}/b`, options), { code });
    }
    /** @type {[any, string][]} */
    const reading = [[{ end: -1 }, RANGE], [{ end: "a" }, TYPE], [{ end: 1.5 }, RANGE], [{ start: 5, end: 2 }, RANGE]];
    for (const [options, code] of reading) assert.throws(() => fs.createReadStream(`${folder}/a`, options), { code });
    assert.throws(() => fs.createWriteStream(`${folder}/b`, /** @type {any} */ ({ flush: 5 })), { code: TYPE });
    const fd = fs.openSync(`${folder}/a`);
    assert.throws(() => fs.readSync(fd, Buffer.alloc(1), { position: 1.5 }), { code: RANGE, message: 'The value of "position" is out of range. It must be an integer. Received 1.5' });
    fs.closeSync(fd);
    assert.deepEqual(fs.readdirSync(folder), ["a"]);
  }));

  test("so are paths that cannot be", () => {
    for (const open of [fs.createReadStream, fs.createWriteStream]) {
      for (const path of ["a\0b", Buffer.from("a\0b")]) assert.throws(() => open(path), { code: VALUE, message: NUL });
      for (const path of [5, undefined, null, {}, []]) assert.throws(() => open(/** @type {any} */ (path)), { code: TYPE });
    }
  });

  test("what only the opening shows is told by an event", inFolder(async (folder) => {
    /** @type {[any, any, string][]} */
    const cases = [
      [`${folder}/b`, { flags: "zz" }, VALUE], [`${folder}/b`, { mode: -1 }, RANGE], [`${folder}/b`, { mode: "zz" }, VALUE],
      [`${folder}/${"x".repeat(300)}`, {}, "ENAMETOOLONG"], [folder, {}, "EISDIR"], [`${folder}/none/b`, {}, "ENOENT"],
    ];
    for (const [path, options, code] of cases) {
      const stream = fs.createWriteStream(path, options);
      const [error] = await once(stream, "error");
      assert.equal(error.code, code);
    }
    const reading = fs.createReadStream(folder);
    const [error] = await once(reading.resume(), "error");
    assert.equal(error.code, "EISDIR");
  }));

  test("a start beyond the end gives nothing, a huge mark no more than there is", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "0123456789");
    for (const [options, text] of /** @type {[any, string][]} */ ([
      [{ start: 2 ** 52, end: 2 ** 53 - 1 }, ""], [{ highWaterMark: 2 ** 28 }, "0123456789"], [{ start: 10 }, ""], [{ end: Infinity }, "0123456789"],
    ])) {
      let read = "";
      for await (const part of fs.createReadStream(`${folder}/a`, options)) read += part;
      assert.equal(read, text);
    }
  }));

  test("a reader that is closed stays so", inFolder(async (folder) => {
    fs.writeFileSync(`${folder}/a`, "text");
    const stream = fs.createReadStream(`${folder}/a`);
    await new Promise((resolve) => stream.close(resolve));
    assert.deepEqual([stream.read(), stream.destroyed, stream.closed], [null, true, true]);
    assert.ok(stream.pause() === stream && stream.resume() === stream && stream.destroy() === stream);
    await new Promise((resolve) => stream.close(resolve));
    await assert.rejects(async () => {
      for await (const part of stream) assert.fail(part);
    }, { code: "ERR_STREAM_PREMATURE_CLOSE" });
  }));

  test("a writer that has ended takes nothing more", inFolder(async (folder) => {
    const stream = fs.createWriteStream(`${folder}/a`);
    /** @type {string[]} */
    const told = [];
    const tell = (/** @type {string} */ name) => (/** @type {any} */ error) => told.push(`${name} ${error?.code}`);
    stream.on("error", () => {});
    await new Promise((resolve) => stream.end("x", () => resolve(undefined)));
    stream.write("y", tell("write"));
    stream.end("z", tell("end"));
    await closed(stream);
    stream.cork();
    stream.write("q", tell("write"));
    stream.uncork();
    stream.end(tell("end"));
    await new Promise((resolve) => stream.close(resolve));
    assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "x");
    assert.equal(stream.bytesWritten, 1);
    const AFTER = "ERR_STREAM_WRITE_AFTER_END";
    assert.deepEqual(told.slice(0, 3), [`write ${AFTER}`, `end ${AFTER}`, `write ${AFTER}`]);
  }));

  test("a writer takes text and bytes alone", inFolder(async (folder) => {
    const stream = fs.createWriteStream(`${folder}/a`);
    stream.on("error", () => {});
    for (const chunk of [undefined, 5, {}, [1], Symbol("x")]) assert.throws(() => stream.write(chunk), { code: TYPE });
    assert.throws(() => stream.write(null), { code: "ERR_STREAM_NULL_VALUES" });
    assert.throws(() => stream.write("x", /** @type {any} */ ("zz")), { code: "ERR_UNKNOWN_ENCODING" });
    stream.destroy();
    await closed(stream);
  }));
});

describe("fs: hostile use of watchers", () => {
  test("watch refuses what it does not know", inFolder((folder) => {
    /** @type {[any[], string][]} */
    const cases = [
      [["a\0b"], VALUE], [[5], TYPE], [[`${folder}/none`], "ENOENT"], [[folder, { recursive: "x" }], TYPE], [[folder, { encoding: "zz" }], VALUE],
      [[folder, 5], TYPE], [[folder, "zz"], VALUE], [[folder, {}, 5], TYPE], [[folder, { signal: {} }], TYPE],
    ];
    for (const [args, code] of cases) assert.throws(() => Reflect.apply(fs.watch, fs, args), { code });
  }));

  test("a watcher that is closed hears nothing and stays so", inFolder(async (folder) => {
    const watcher = fs.watch(folder);
    let heard = 0;
    watcher.on("change", () => heard++);
    watcher.close();
    watcher.close();
    assert.ok(watcher.ref() === watcher && watcher.unref() === watcher);
    const other = fs.watch(folder);
    const change = once(other, "change");
    fs.writeFileSync(`${folder}/a`, "");
    await change;
    other.close();
    assert.equal(heard, 0);
  }));

  test("watchFile and unwatchFile too", inFolder((folder) => {
    const listener = () => {};
    /** @type {[any[], string][]} */
    const cases = [
      [["a\0b", listener], VALUE], [[5, listener], TYPE], [[folder], TYPE], [[folder, 5], TYPE], [[folder, { interval: "a" }, listener], TYPE],
      [[folder, { interval: -1 }, listener], RANGE], [[folder, { interval: 2 ** 32 }, listener], RANGE], [[folder, { interval: 1.5 }, listener], RANGE],
      [[folder, {}, 5], TYPE],
    ];
    for (const [args, code] of cases) assert.throws(() => Reflect.apply(fs.watchFile, fs, args), { code });
    assert.throws(() => fs.unwatchFile("a\0b"), { code: VALUE });
    assert.throws(() => fs.unwatchFile(/** @type {any} */ (5)), { code: TYPE });
    fs.unwatchFile(`${folder}/none`);
  }));

  test("and the iterator of promises.watch", inFolder(async (folder) => {
    /** @type {[any[], string][]} */
    const cases = [
      [["a\0b"], VALUE], [[5], TYPE], [[`${folder}/none`], "ENOENT"], [[folder, { recursive: "x" }], TYPE], [[folder, { persistent: 1 }], TYPE],
      [[folder, { encoding: "zz" }], VALUE], [[folder, { signal: {} }], TYPE], [[folder, { maxQueue: "a" }], TYPE], [[folder, { overflow: "x" }], VALUE],
    ];
    for (const [args, code] of cases) {
      await assert.rejects(async () => {
        for await (const event of Reflect.apply(fs.promises.watch, fs.promises, args)) assert.fail(String(event));
      }, { code });
    }
  }));
  test("more changes than may wait are dropped, or end the iterator", inFolder(async (folder) => {
    const watching = (/** @type {any} */ overflow) => fs.promises.watch(folder, /** @type {any} */ ({ maxQueue: 1, overflow }));
    const [quiet, loud] = [watching("ignore"), watching("error")];
    const first = [quiet.next(), loud.next()];
    first[1]?.catch(() => {});
    const other = fs.watch(folder);
    const last = new Promise((resolve) => other.on("change", (_type, name) => name === "z" && resolve(undefined)));
    for (const name of ["a", "b", "c", "d", "z"]) fs.writeFileSync(`${folder}/${name}`, "x");
    await Promise.all([last, first[0]]);
    other.close();
    await assert.rejects(async () => {
      await first[1];
      for await (const event of loud) assert.equal(typeof event.filename, "string");
    }, { code: "ERR_FS_WATCH_QUEUE_OVERFLOW", message: "fs.watch() queued more than 1 events" });
    const next = quiet.next();
    fs.writeFileSync(`${folder}/later`, "");
    assert.equal((await next).done, false);
    await quiet.return?.();
  }));
});

test("Stats made of anything are of no kind and of no time", () => {
  const { Stats } = /** @type {any} */ (fs);
  const KINDS = ["isFile", "isDirectory", "isFIFO", "isSocket", "isBlockDevice", "isCharacterDevice", "isSymbolicLink"];
  for (const stats of [new Stats(), new Stats({}, null, undefined, NaN), Object.create(Stats.prototype), new Stats(..."abcdefghijklmn")]) {
    assert.deepEqual(KINDS.map((kind) => stats[kind]()), KINDS.map(() => false));
    assert.equal(String(stats.mtime), "Invalid Date");
  }
});
