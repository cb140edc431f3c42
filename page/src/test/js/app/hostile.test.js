import { Buffer } from "node:buffer";
import { EventEmitter } from "node:events";
import fs from "node:fs";
import process from "node:process";
import { assert, test } from "kith:test";
import { inFolder } from "./support/folder.js";

/** 20 000 attempts of each kind: enough to fill every queue and table there is. */
const ATTEMPTS = 20_000;

/** 2000: more at once than the host has threads, fewer than it has room for. */
const AT_ONCE = 2000;

/** @param {string} folder of the test */
function strangeThings(folder) {
  const loop = /** @type {any} */ ({});
  loop.loop = loop;
  return [
    undefined, null, true, 0, -1, -0, 1.5, NaN, Infinity, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 63), 1n, -1n, 2n ** 64n, Symbol("s"), "", "a\0b",
    "\0", "..", "/", "/etc/shadow", "//../..//", "a/".repeat(3000), "n".repeat(70_000), "\ud800", "\ufffe", folder, `${folder}/x`, `${folder}/\n`,
    [], [[]], {}, loop, () => {}, async () => {}, new Proxy({}, {}), new Date(NaN), /x/, new Map(), Buffer.alloc(0), Buffer.alloc(3),
    Buffer.from([0xff, 0xfe]), new ArrayBuffer(8), new SharedThing(), new URL("file:///etc/passwd"), new URL("file://h/x"), new URL("http://x/"),
    { encoding: "x" }, { encoding: {} }, { flag: {} }, { mode: {} }, { signal: {} }, { recursive: {} }, { position: {} }, { toString: null },
    { get encoding() { throw new Error("mine"); } }, Object.create(null),
  ];
}

/** Looks like a view of bytes and is none. */
class SharedThing {
  byteLength = 5;
  buffer = new ArrayBuffer(5);
}

/**
 * The same things in another order for the same seed.
 *
 * @param {number} seed
 * @returns {(count: number) => number}
 */
function dice(seed) {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
}

/** @param {unknown} error */
function isNodeError(error) {
  if (!(error instanceof Error)) return false;
  const { code } = /** @type {{ code?: unknown }} */ (error);
  // Without a code: what a getter of the app throws, and what minimatch says of 70 000 letters, in Node too.
  return typeof code === "string" || ["mine", "pattern is too long"].includes(error.message);
}

const SKIPPED = new Set(["promises", "constants", "watchFile", "unwatchFile", "FSWatcher", "_toUnixTimestamp", "Dir", "Dirent", "Stats"]);

test("every function with everything fails as Node's do", inFolder(async (folder) => {
  const things = strangeThings(folder);
  const roll = dice(1);
  const late = [];
  const unexpected = [];
  const look = (/** @type {string} */ name, /** @type {unknown} */ error) => {
    if (!isNodeError(error)) unexpected.push(`${name}: ${error}`);
  };
  let calls = 0;
  for (const [kind, functions] of Object.entries({ fs, promises: fs.promises })) {
    for (const [name, value] of Object.entries(functions)) {
      if (typeof value !== "function" || SKIPPED.has(name)) continue;
      for (let round = 0; round < 60; round++) {
        const args = Array.from({ length: roll(5) }, () => things[roll(things.length)]);
        if (kind === "fs" && !name.endsWith("Sync") && roll(2)) args.push((/** @type {any} */ error) => error && look(name, error));
        calls++;
        try {
          const result = Reflect.apply(value, undefined, args);
          if (result instanceof Promise) late.push(result.catch((error) => look(name, error)));
          else result?.on?.("error", (/** @type {unknown} */ error) => look(name, error));
          for (const end of ["close", "return", "destroy"]) if (typeof result?.[end] === "function") Promise.resolve(result[end]()).catch(() => {});
        } catch (error) {
          look(name, error);
        }
      }
    }
  }
  await Promise.all(late);
  assert.deepEqual(unexpected.slice(0, 10), []);
  assert.ok(calls > 6000, `${calls} calls`);
  assert.ok(fs.statSync(process.argv[1]).isDirectory(), "Kith answers");
}));

/** Methods of emitters: they take any name. */
const OF_EMITTERS = new Set(Object.getOwnPropertyNames(EventEmitter.prototype));

test("every method of open and closed handles and folders fails as Node's do", inFolder(async (folder) => {
  const things = strangeThings(folder);
  const roll = dice(2);
  const unexpected = [];
  const late = [];
  let calls = 0;
  fs.writeFileSync(`${folder}/a`, "text");
  for (const state of ["open", "closed"]) {
    for (const open of [() => fs.promises.open(`${folder}/a`, "r+"), () => fs.promises.opendir(folder)]) {
      const kind = Object.getPrototypeOf(await open().then((one) => one.close().then(() => one)));
      const methods = Object.getOwnPropertyNames(kind).filter((name) => !OF_EMITTERS.has(name) && typeof Object.getOwnPropertyDescriptor(kind, name)?.value === "function");
      for (const name of methods) {
        const look = (/** @type {unknown} */ error) => {
          if (!isNodeError(error)) unexpected.push(`${name} of one that is ${state}: ${error}`);
        };
        // A method may close what it is asked of: each gets one of its own.
        const one = /** @type {any} */ (await open());
        if (state === "closed") await one.close();
        for (let round = 0; round < 40; round++) {
          calls++;
          try {
            const result = one[name](...Array.from({ length: roll(5) }, () => things[roll(things.length)]));
            if (typeof result?.then === "function") late.push(result.then(undefined, look));
            else result?.on?.("error", look);
            if (typeof result?.destroy === "function") result.destroy();
          } catch (error) {
            look(error);
          }
        }
        if (state === "open") late.push(one.close().catch(look));
      }
    }
  }
  await Promise.all(late);
  assert.deepEqual(unexpected.slice(0, 10), []);
  assert.ok(calls > 1900, `${calls} calls`);
  assert.ok(fs.readdirSync(folder).includes("a"), "Kith answers");
}));

// 7 s on a quiet machine, 30 s on one that does ten other things.
test("as many attempts to open as one likes end with an error each", { timeout: 90_000 }, inFolder(async (folder) => {
  const counts = {};
  const attempt = (/** @type {string} */ path) => fs.promises.open(path).then(() => "opened", ({ code }) => code);
  for (const path of [`${folder}/none`, "/etc/shadow", `${folder}/a\0`, `${folder}/none/below`, `${folder}/${"n".repeat(300)}`]) {
    for (let done = 0; done < ATTEMPTS; done += AT_ONCE) {
      for (const code of await Promise.all(Array.from({ length: AT_ONCE }, () => attempt(path)))) counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  assert.deepEqual(counts, { ENOENT: 2 * ATTEMPTS, ERR_ACCESS_DENIED: ATTEMPTS, ERR_INVALID_ARG_VALUE: ATTEMPTS, ENAMETOOLONG: ATTEMPTS });
}));

test("more open files than there may be fail, and the others close", inFolder(async (folder) => {
  fs.writeFileSync(`${folder}/a`, "x");
  const open = [];
  let code;
  while (code === undefined && open.length < 100_000) {
    const results = await Promise.allSettled(Array.from({ length: 500 }, () => fs.promises.open(`${folder}/a`)));
    for (const result of results) {
      if (result.status === "fulfilled") open.push(result.value);
      else code = result.reason.code;
    }
  }
  assert.equal(code, "EMFILE");
  await Promise.all(open.map((handle) => handle.close()));
  assert.equal(fs.readFileSync(`${folder}/a`, "utf8"), "x");
}));
