/**
 * Notes which of Node's functions a test calls, with which options, and which error codes it asserts:
 *
 *     KITH_REACHED=FILE node --import ./modules.js --import ./record.js run-node.js …
 *
 * Every function and class of the modules is replaced where Node lets modules be changed
 * (`syncBuiltinESMExports`), so that imports by name and by default see the same. A call counts when it
 * comes from the file of a test: what Node calls by itself, or the folders of `conformance/support`, does
 * not. What this changes in Node may make tests fail, so nobody looks at the results of such a run.
 */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire, syncBuiltinESMExports } from "node:module";
import process from "node:process";
import { assert } from "kith:test";

const require = createRequire(import.meta.url);
const modules = JSON.parse(readFileSync(new URL("../../../main/js/modules.json", import.meta.url), "utf8"));

/** @type {Set<string>} */
const reached = new Set();

/** Functions that Node lets nobody replace. @type {string[]} */
const fixed = [];

/** What stands for a function, and under which names it is found. @type {Map<Function, { stand: Function, names: Set<string> }>} */
const stands = new Map();

const CODE = /^(ERR_[A-Z0-9_]+|ABORT_ERR|E[A-Z0-9_]+)$/;

/** Modules that make some of their exports when they are asked for them. */
const LATE = new Set(["events", "fs", "net", "util"]);

/** Modules that set their exports anew, when other name servers are to be asked. */
const REBOUND = new Set(["dns", "dns/promises"]);

/** Members that stay: streams of files look whether somebody has put another `open` in its place. */
const KEPT = new Set(["constructor", "open", "prototype"]);

/** Lines of a stack that name the file of a test, and lines that name no file. */
const OF_TEST = /\/conformance\/(?!support\/)/;
const OF_NO_FILE = /<anonymous>\)?$|^Error/;

/** @returns {boolean} whether a test called what called this */
function isByTest() {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 8;
  const lines = String(new Error().stack).split("\n");
  Error.stackTraceLimit = stackTraceLimit;
  const caller = lines.find((line) => !OF_NO_FILE.test(line) && !line.includes("/engines/record.js"));
  return caller !== undefined && OF_TEST.test(caller);
}

/**
 * @param {Set<string>} names
 * @param {unknown[]} args
 */
function note(names, args) {
  const options = args.filter(isPlain).flatMap((arg) => Object.keys(/** @type {object} */ (arg)));
  const found = [...names].flatMap((name) => [name, ...options.map((option) => `${name}{${option}}`)]);
  if (found.every((name) => reached.has(name)) || !isByTest()) return;
  for (const name of found) reached.add(name);
}

/** @param {unknown} value */
function isPlain(value) {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * @param {Function} original
 * @param {string} name
 * @returns {Function} what stands for it
 */
function standFor(original, name) {
  const known = stands.get(original);
  if (known) {
    known.names.add(name);
    watchAll(original, name);
    return known.stand;
  }
  const names = new Set([name]);
  const stand = new Proxy(original, {
    apply(target, self, args) {
      note(names, args);
      if (names.has("process.abort")) write();
      return Reflect.apply(target, self, args);
    },
    construct(target, args, made) {
      note(names, args);
      return Reflect.construct(target, args, made === stand ? target : made);
    },
  });
  stands.set(original, { stand, names });
  stands.set(stand, { stand, names });
  watchAll(original, name);
  return stand;
}

/**
 * Watches what an export holds, under each name it has; not what its members hold.
 *
 * @param {any} original
 * @param {string} name
 */
function watchAll(original, name) {
  if (!/^[^.#]+\.[^.#]+$/.test(name)) return;
  watchMembers(original, name, ".");
  for (let from = original.prototype; from && from !== Object.prototype; from = Object.getPrototypeOf(from)) {
    watchMembers(from, name, "#");
  }
}

/**
 * @param {any} holder a class or its prototype
 * @param {string} name
 * @param {"." | "#"} mark
 */
function watchMembers(holder, name, mark) {
  for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(holder))) {
    if (KEPT.has(key) || !property.configurable) continue;
    const id = `${name}${mark}${key}`;
    if (typeof property.value === "function") {
      Object.defineProperty(holder, key, { ...property, value: standFor(property.value, id) });
    } else if (property.get) {
      Object.defineProperty(holder, key, { ...property, get: /** @type {() => any} */ (standFor(property.get, id)) });
    }
  }
}

// It puts a chdir of its own before that of process, which has to stand behind ours.
require("node:worker_threads");

for (const [name, { schemes }] of Object.entries(modules)) {
  if (!schemes.includes("node")) continue;
  const module = require(`node:${name}`);
  for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(module))) {
    // Some are made at first use; outside of these modules such are the engine's own classes.
    const value = property.get && LATE.has(name) ? module[key] : property.value;
    if (typeof value !== "function") continue;
    if (!property.configurable && !property.writable) {
      fixed.push(`${name}.${key}`);
      continue;
    }
    let stand = standFor(value, `${name}.${key}`);
    const access = { get: () => stand, set: (/** @type {Function} */ other) => void (stand = standFor(other, `${name}.${key}`)) };
    const kept = REBOUND.has(name) ? access : { value: stand, writable: true };
    Object.defineProperty(module, key, { ...kept, configurable: true, enumerable: property.enumerable });
  }
}
syncBuiltinESMExports();

/** @param {unknown} value of which a test has asserted what it is */
function noteCodes(value) {
  if (typeof value === "string" && CODE.test(value)) reached.add(value);
  else if (Array.isArray(value)) value.forEach(noteCodes);
  else if (isPlain(value)) Object.values(/** @type {object} */ (value)).forEach(noteCodes);
}

let assertions = 0;
for (const [name, original] of Object.entries(assert)) {
  if (name === "AssertionError") continue;
  /** @type {any} */ (assert)[name] = (/** @type {any[]} */ ...args) => {
    assertions++;
    const result = original(...args);
    if (!(result instanceof Promise)) noteCodes(args[1]);
    return result instanceof Promise ? result.then(() => noteCodes(args[1])) : result;
  };
}

/** Adds to what other processes have written before. */
function write() {
  const file = String(process.env.KITH_REACHED);
  const before = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { reached: [], assertions: 0 };
  const known = [...stands.values()].flatMap(({ names }) => [...names]);
  const together = [...new Set([...before.reached, ...reached])];
  writeFileSync(file, JSON.stringify({ reached: together, assertions: before.assertions + assertions, known, fixed }));
}

process.on("exit", write);
