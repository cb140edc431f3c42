/** Node's own errors are the measure: the same wrong arguments are given to Node's functions. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { flagsOf, modeOf, optionsOf, pathOf } from "../../../main/js/fs/arguments.js";
import { readRequest, writeRequest } from "../../../main/js/fs/descriptors.js";

/** Older ones say the same in other words. */
const HAS_WORDS = Number(process.versions.node.split(".")[0]) >= 20;

/**
 * @param {() => unknown} run
 * @returns {any} what it throws
 */
function thrown(run) {
  try {
    run();
  } catch (error) {
    return error;
  }
  assert.fail("does not throw");
}

/**
 * @param {() => unknown} ours
 * @param {() => unknown} nodes
 */
function assertSameError(ours, nodes) {
  const actual = thrown(ours);
  const expected = thrown(nodes);
  if (HAS_WORDS) assert.equal(actual.message, expected.message);
  assert.equal(actual.code, expected.code);
  assert.equal(actual.name, expected.name);
  assert.equal(Object.getPrototypeOf(actual).constructor.name, expected.name);
}

class Thing {}
const WRONG = [undefined, null, 1, -0, 1.5, NaN, true, 12n, {}, [], [1], () => {}, function named() {}, Symbol("s"), new Thing(), new Date(0), Object.create(null), { href: 1 }];

test("refuses wrong paths as Node does", () => {
  for (const value of WRONG) {
    assertSameError(() => pathOf(value), () => fs.statSync(/** @type {any} */ (value)));
    assertSameError(() => pathOf(value, "oldPath"), () => fs.renameSync(/** @type {any} */ (value), "x"));
  }
});

test("refuses NUL in paths as Node does", () => {
  for (const value of ["a\0b", Buffer.from("a\0b"), new URL("file:///a%00b")]) {
    assertSameError(() => pathOf(value), () => fs.statSync(value));
  }
});

test("refuses URLs that are no files as Node does", () => {
  for (const url of ["http://x/y", "file://host/x", "file:///a%2Fb"]) {
    assertSameError(() => pathOf(new URL(url)), () => fs.statSync(new URL(url)));
  }
  assert.equal(pathOf(new URL("file:///a%20b/%C3%A4")), "/a b/ä");
});

test("takes bytes that are no UTF-8 as a path", () => {
  assert.equal(pathOf(Buffer.from("ä")), "ä");
  assert.equal(pathOf(Buffer.from([0x61, 0xff])), "\0a\xff");
});

test("reads flags as Node does", () => {
  const all = ["r", "rs", "sr", "r+", "rs+", "sr+", "w", "wx", "xw", "w+", "wx+", "xw+", "a", "ax", "xa", "as", "sa", "a+", "ax+", "xa+", "as+", "sa+"];
  for (const flag of all) assert.equal(typeof flagsOf(flag), "number", flag);
  const { O_APPEND, O_CREAT, O_EXCL, O_RDWR, O_TRUNC } = fs.constants;
  assert.equal(flagsOf("wx+"), O_TRUNC | O_CREAT | O_RDWR | O_EXCL);
  assert.equal(flagsOf("a+"), O_APPEND | O_CREAT | O_RDWR);
  for (const value of ["", "q", "R", true, {}]) {
    assertSameError(() => flagsOf(value), () => fs.openSync("/nothing", /** @type {any} */ (value)));
  }
});

test("reads modes as Node does", () => {
  assert.equal(modeOf("755", "mode"), 0o755);
  assert.equal(modeOf(undefined, "mode", 0o666), 0o666);
  for (const value of ["9", "x", -1, 1.5, 2 ** 33, {}, true]) {
    assertSameError(() => modeOf(value, "mode"), () => fs.chmodSync("/nothing", /** @type {any} */ (value)));
  }
});

test("refuses wrong options as Node does", () => {
  for (const value of [1, true, 3n, Symbol("s")]) {
    assertSameError(() => optionsOf(value, {}), () => fs.readFileSync("/nothing", /** @type {any} */ (value)));
  }
  for (const value of ["x", { encoding: "x" }, { encoding: 1 }]) {
    assertSameError(() => optionsOf(value, {}), () => fs.readFileSync("/nothing", /** @type {any} */ (value)));
  }
});

test("refuses wrong buffers, offsets and lengths as Node does", () => {
  const buffer = Buffer.alloc(4);
  const fd = fs.openSync("/dev/null", "r+");
  try {
    for (const args of [[buffer, 5], [buffer, 0, 5], [buffer, 2, 3], [buffer, -1], [buffer, 0, -1], [buffer, "0"], [buffer, 1.5], [buffer, 0, 1, 1.5], [Buffer.alloc(0), 0, 1, 0]]) {
      const [given, ...rest] = args;
      if (rest.length === 1 && !HAS_WORDS) continue; // Node 18 takes no offset without a length.
      assertSameError(() => readRequest(given, .../** @type {any} */ (rest)), () => fs.readSync(fd, /** @type {any} */ (given), .../** @type {any} */ (rest)));
    }
    for (const args of [[buffer, 5], [buffer, 0, 5], [buffer, 2, 3], [buffer, -1], [buffer, 0, -1], [buffer, 1.5], [1], [{}], [undefined]]) {
      const [given, ...rest] = args;
      assertSameError(() => writeRequest(given, .../** @type {any} */ (rest)), () => fs.writeSync(fd, /** @type {any} */ (given), .../** @type {any} */ (rest)));
    }
  } finally {
    fs.closeSync(fd);
  }
});
