import { Buffer } from "node:buffer";
import fs from "node:fs";
import { assert, test } from "kith:test";

/** Arguments of each function that takes a callback, without the callback. */
const CALLS = {
  access: ["/x"], appendFile: ["/x", ""], chmod: ["/x", 0o600], chown: ["/x", 1, 1], copyFile: ["/x", "/y"], cp: ["/x", "/y"],
  exists: ["/x"], fchmod: [9999, 0o600], fchown: [9999, 1, 1], fdatasync: [9999], fstat: [9999], fsync: [9999],
  ftruncate: [9999, 1], futimes: [9999, 1, 1], lchown: ["/x", 1, 1], link: ["/x", "/y"], lstat: ["/x"], lutimes: ["/x", 1, 1],
  mkdir: ["/x"], mkdtemp: ["/x"], open: ["/x"], opendir: ["/x"], read: [9999, Buffer.alloc(1)], readFile: ["/x"],
  readdir: ["/x"], readlink: ["/x"], readv: [9999, [Buffer.alloc(1)]], realpath: ["/x"], rename: ["/x", "/y"], rm: ["/x"],
  rmdir: ["/x"], stat: ["/x"], statfs: ["/x"], symlink: ["/x", "/y"], truncate: ["/x", 1], unlink: ["/x"], utimes: ["/x", 1, 1],
  write: [9999, "x"], writeFile: ["/x", ""], writev: [9999, [Buffer.alloc(1)]],
};

test("functions with a callback need one", () => {
  for (const [name, args] of Object.entries(CALLS)) {
    if (name !== "rm") assert.throws(() => fs[name](...args), { code: "ERR_INVALID_ARG_TYPE", name: "TypeError" }, name);
  }
});

test("wrong arguments are thrown, not told to the callback", () => {
  const unused = () => assert.fail("called");
  for (const name of Object.keys(CALLS).filter((other) => !["exists", "realpath"].includes(other))) {
    assert.throws(() => fs[name](true, ...CALLS[name].slice(1), unused), { code: "ERR_INVALID_ARG_TYPE", name: "TypeError" }, name);
  }
});

const DESCRIPTORS = ["close", "fchmod", "fchown", "fdatasync", "fstat", "fsync", "ftruncate", "futimes", "read", "readv", "write", "writev"];

test("a descriptor is a number from 0 to 2147483647", () => {
  for (const name of DESCRIPTORS) {
    const rest = (CALLS[name] ?? [0]).slice(1);
    for (const fd of ["3", null, undefined, {}, true]) {
      assert.throws(() => fs[`${name}Sync`](fd, ...rest), { code: "ERR_INVALID_ARG_TYPE", message: /The "fd" argument must be of type number\. Received/ }, `${name} ${fd}`);
      assert.throws(() => fs[name](fd, ...rest, () => {}), { code: "ERR_INVALID_ARG_TYPE" }, `${name} ${fd}`);
    }
    for (const fd of [-1, 2 ** 31, Infinity, NaN, 1.5]) {
      assert.throws(() => fs[`${name}Sync`](fd, ...rest), { code: "ERR_OUT_OF_RANGE", name: "RangeError", message: /The value of "fd" is out of range\./ }, `${name} ${fd}`);
    }
  }
});

test("a callback is called later, once, with null for no error", async () => {
  let called = 0;
  const told = new Promise((resolve) => fs.exists("/", () => resolve(++called)));
  assert.equal(called, 0);
  assert.equal(await told, 1);
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(called, 1);
});

test("promises are rejected, nothing is thrown", async () => {
  for (const name of Object.keys(CALLS)) {
    if (typeof fs.promises[name] !== "function") continue;
    const promise = fs.promises[name](Symbol("s"), ...CALLS[name].slice(1));
    assert.ok(promise instanceof Promise, name);
    await assert.rejects(promise, { code: "ERR_INVALID_ARG_TYPE" }, name);
  }
});

test("an error has what Node's has", async () => {
  const error = await fs.promises.stat("/nothing-there").catch((reason) => reason);
  // What an app may not see fails otherwise than what is not there; both are told alike.
  assert.ok(["ENOENT", "ERR_ACCESS_DENIED"].includes(error.code));
  assert.ok(error instanceof Error);
  assert.equal(typeof error.stack, "string");
});
