import { Buffer } from "node:buffer";
import fs from "node:fs";
import { assert, test } from "kith:test";
import { inFolder } from "../support/scratch.js";

/**
 * @param {any} emitter
 * @param {string} name
 * @returns {Promise<any[]>}
 */
const next = (emitter, name) => new Promise((resolve) => emitter.once(name, (...args) => resolve(args)));

test("watch tells of changes in a folder", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "");
  const heard = [];
  const watcher = fs.watch(folder, (type, name) => heard.push(`${type} ${name}`));
  assert.equal(watcher.constructor.name, "FSWatcher");
  const changed = next(watcher, "change");
  fs.writeFileSync(`${folder}/a`, "x");
  assert.deepEqual(await changed, ["change", "a"]);
  const made = new Promise((resolve) => watcher.on("change", (type, name) => name === "b" && resolve(type)));
  fs.writeFileSync(`${folder}/b`, "");
  assert.equal(await made, "rename");
  const closed = next(watcher, "close");
  watcher.close();
  await closed;
  watcher.close();
  const count = heard.length;
  fs.writeFileSync(`${folder}/c`, "");
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(heard.length, count);
}));

test("watch tells of a file", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "");
  const watcher = fs.watch(`${folder}/a`);
  const changed = next(watcher, "change");
  fs.appendFileSync(`${folder}/a`, "x");
  assert.deepEqual(await changed, ["change", "a"]);
  watcher.close();
}));

test("watch gives names in an encoding", inFolder(async (folder) => {
  for (const [encoding, name] of [["buffer", Buffer.from("ä")], ["hex", "c3a4"], [{ encoding: "base64" }, "w6Q="]]) {
    const watcher = fs.watch(folder, /** @type {any} */ (encoding));
    const changed = next(watcher, "change");
    fs.writeFileSync(`${folder}/ä`, `${name}`);
    assert.deepEqual((await changed)[1], name);
    watcher.close();
    fs.unlinkSync(`${folder}/ä`);
  }
}));

test("watch looks below when it is told", inFolder(async (folder) => {
  fs.mkdirSync(`${folder}/b/c`, { recursive: true });
  const watcher = fs.watch(folder, { recursive: true });
  const seen = new Promise((resolve) => watcher.on("change", (_, name) => name === "b/c/d" && resolve(true)));
  await new Promise((resolve) => setTimeout(resolve, 100));
  fs.writeFileSync(`${folder}/b/c/d`, "x");
  assert.equal(await seen, true);
  watcher.close();
}));

test("watch is ended by a signal", inFolder(async (folder) => {
  const controller = new AbortController();
  const watcher = fs.watch(folder, { signal: controller.signal, persistent: false });
  assert.equal(watcher.ref(), watcher);
  assert.equal(watcher.unref(), watcher);
  const closed = next(watcher, "close");
  controller.abort();
  await closed;
}));

test("watch refuses wrong arguments", inFolder(async (folder) => {
  assert.throws(() => fs.watch(`${folder}/x`), { code: "ENOENT", errno: -2, syscall: "watch", path: `${folder}/x`, filename: `${folder}/x`, message: `ENOENT: no such file or directory, watch '${folder}/x'` });
  const wrong = { recursive: "ERR_INVALID_ARG_TYPE", signal: "ERR_INVALID_ARG_TYPE", encoding: "ERR_INVALID_ARG_VALUE" };
  for (const [name, code] of Object.entries(wrong)) assert.throws(() => fs.watch(folder, /** @type {any} */ ({ [name]: name === "encoding" ? "zz" : 5 })), { code }, name);
  assert.throws(() => fs.watch(folder, {}, /** @type {any} */ (5)), { code: "ERR_INVALID_ARG_TYPE", message: /"listener"/ });
  assert.throws(() => fs.watch(/** @type {any} */ (5)), { code: "ERR_INVALID_ARG_TYPE" });
  assert.throws(() => fs.watch("a\0b"), { code: "ERR_INVALID_ARG_VALUE" });
}));

test("promises.watch gives changes one after another", inFolder(async (folder) => {
  const controller = new AbortController();
  const names = [];
  const writing = setInterval(() => fs.writeFileSync(`${folder}/a`, "x"), 20);
  await assert.rejects(async () => {
    for await (const { eventType, filename } of fs.promises.watch(folder, { signal: controller.signal })) {
      names.push(eventType, filename);
      controller.abort();
    }
  }, { name: "AbortError", code: "ABORT_ERR" });
  clearInterval(writing);
  assert.ok(["rename", "change"].includes(names[0]));
  assert.equal(names[1], "a");
  await assert.rejects(async () => {
    for await (const event of fs.promises.watch(`${folder}/x`)) assert.fail(event.eventType);
  }, { code: "ENOENT", syscall: "watch" });
}));

test("watchFile tells what was and what is", inFolder(async (folder) => {
  const file = `${folder}/a`;
  fs.writeFileSync(file, "1");
  /** @type {any} */
  let watcher;
  const changed = new Promise((resolve) => (watcher = fs.watchFile(file, { interval: 20 }, (...args) => resolve(args))));
  assert.equal(watcher.constructor.name, "StatWatcher");
  assert.equal(watcher.ref(), watcher);
  assert.equal(watcher.unref(), watcher);
  await new Promise((resolve) => setTimeout(resolve, 60));
  fs.writeFileSync(file, "123");
  const [now, before] = await changed;
  assert.ok(now instanceof fs.Stats && before instanceof fs.Stats);
  assert.deepEqual([now.size, before.size], [3, 1]);
  fs.unwatchFile(file);
}));

test("watchFile tells at once what is not there, with zeros", inFolder(async (folder) => {
  const file = `${folder}/x`;
  const told = await new Promise((resolve) => fs.watchFile(file, { interval: 20, bigint: true, persistent: true }, (...args) => resolve(args)));
  assert.deepEqual(told.map(({ size, ino, mtimeMs }) => [size, ino, mtimeMs]), [[0n, 0n, 0n], [0n, 0n, 0n]]);
  fs.unwatchFile(file);
}));

test("unwatchFile forgets one listener or all", inFolder(async (folder) => {
  const file = `${folder}/a`;
  fs.writeFileSync(file, "1");
  let first = 0;
  const one = () => void first++;
  const watcher = fs.watchFile(file, { interval: 10 }, one);
  let second = 0;
  assert.equal(fs.watchFile(file, { interval: 10 }, () => void second++), watcher);
  await new Promise((resolve) => setTimeout(resolve, 30));
  fs.unwatchFile(file, one);
  fs.writeFileSync(file, "12");
  for (let tries = 0; second === 0 && tries < 500; tries++) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual([first, second], [0, 1]);
  const stopped = next(watcher, "stop");
  fs.unwatchFile(file);
  await stopped;
  fs.unwatchFile(`${folder}/never`);
}));

test("watchFile refuses wrong arguments", () => {
  assert.throws(() => /** @type {any} */ (fs).watchFile("/x"), { code: "ERR_INVALID_ARG_TYPE", message: 'The "listener" argument must be of type function. Received undefined' });
  assert.throws(() => fs.watchFile("/x", { interval: /** @type {any} */ ("x") }, () => {}), { code: "ERR_INVALID_ARG_TYPE", message: /"interval"/ });
  assert.throws(() => fs.watchFile(/** @type {any} */ (5), () => {}), { code: "ERR_INVALID_ARG_TYPE" });
  assert.throws(() => fs.unwatchFile(/** @type {any} */ (5)), { code: "ERR_INVALID_ARG_TYPE" });
});
