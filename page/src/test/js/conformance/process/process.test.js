import { Buffer } from "node:buffer";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process, * as named from "node:process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { assert, describe, test } from "kith:test";
import { inFolder, root } from "../support/scratch.js";

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const nextWarning = (message) => new Promise((resolve) => {
  process.on("warning", function listener(warning) {
    if (warning.message !== message) return;
    process.off("warning", listener);
    resolve(warning);
  });
});

describe("what the program is", () => {
  test("names of system, engine and version", () => {
    assert.equal(process.platform, os.platform());
    assert.equal(process.arch, os.arch());
    assert.match(process.version, /^v22\.\d+\.\d+$/);
    assert.equal(process.versions.node, process.version.slice(1));
    assert.equal(process.release.name, "node");
    assert.ok(typeof process.title === "string" && process.title !== "");
    assert.deepEqual([typeof process.config.target_defaults, typeof process.config.variables], ["object", "object"]);
    const { inspector, ipv6, tls } = process.features;
    assert.deepEqual([typeof inspector, ipv6, tls], ["boolean", true, true]);
    assert.equal(Object.prototype.toString.call(process), "[object process]");
  });

  test("numbers of processes", () => {
    assert.ok(Number.isInteger(process.pid) && process.pid > 0);
    assert.ok(Number.isInteger(process.ppid) && process.ppid >= 0 && process.ppid !== process.pid);
  });

  test("what it was started with", () => {
    assert.deepEqual(process.argv.slice(2, 3), [root]);
    assert.equal(typeof process.argv[0], "string");
    assert.ok(path.isAbsolute(process.argv[1]));
    assert.equal(path.basename(process.argv[1]), "conformance");
    assert.ok(typeof process.argv0 === "string" && process.argv0 !== "");
    assert.ok(typeof process.execPath === "string" && process.execPath !== "");
    assert.ok(Array.isArray(process.execArgv));
  });

  test("names are exported by themselves too", () => {
    for (const name of ["abort", "arch", "argv", "cwd", "emitWarning", "env", "exit", "hrtime", "memoryUsage", "nextTick", "pid", "platform", "stdout", "stderr", "umask", "uptime", "version"]) {
      assert.equal(named[name], process[name], name);
    }
  });

  test("who runs it", () => {
    const { uid, gid } = os.userInfo();
    assert.deepEqual([process.getuid(), process.geteuid()], [uid, uid]);
    assert.deepEqual([process.getgid(), process.getegid()], [gid, gid]);
  });
});

describe("folder and files", () => {
  test("cwd is where relative paths begin", () => {
    assert.ok(path.isAbsolute(process.cwd()));
    assert.equal(path.resolve("x"), path.join(process.cwd(), "x"));
    assert.throws(() => process.chdir(5), { code: "ERR_INVALID_ARG_TYPE", name: "TypeError", message: 'The "directory" argument must be of type string. Received type number (5)' });
    assert.throws(() => process.chdir(), { code: "ERR_INVALID_ARG_TYPE" });
  });

  test("umask is what new files do not get", inFolder((folder) => {
    fs.writeFileSync(`${folder}/a`, "", { mode: 0o777 });
    assert.equal(fs.statSync(`${folder}/a`).mode & 0o777, 0o777 & ~process.umask());
    assert.throws(() => process.umask("9"), { code: "ERR_INVALID_ARG_VALUE", message: "The argument 'mask' must be a 32-bit unsigned integer or an octal string. Received '9'" });
    assert.throws(() => process.umask(-1), { code: "ERR_OUT_OF_RANGE", message: 'The value of "mask" is out of range. It must be >= 0 && <= 4294967295. Received -1' });
    assert.throws(() => process.umask({}), { code: "ERR_INVALID_ARG_TYPE" });
  }));
});

describe("env", () => {
  test("holds texts", () => {
    const { env } = process;
    assert.equal(env.KITH_NONE, undefined);
    assert.equal("KITH_NONE" in env, false);
    env.KITH_TEST = 5;
    assert.equal(env.KITH_TEST, "5");
    env.KITH_TEST = undefined;
    assert.equal(env.KITH_TEST, "undefined");
    assert.ok(Object.keys(env).includes("KITH_TEST"));
    assert.equal(delete env.KITH_TEST, true);
    assert.equal("KITH_TEST" in env, false);
    Object.assign(env, { KITH_TEST: true });
    assert.equal({ ...env }.KITH_TEST, "true");
    delete env.KITH_TEST;
  });

  test("and nothing else", () => {
    assert.throws(() => (process.env.KITH_TEST = Symbol("s")), { name: "TypeError", message: "Cannot convert a Symbol value to a string" });
    assert.throws(() => (process.env[Symbol("s")] = "x"), { name: "TypeError" });
    const define = (property) => () => Object.defineProperty(process.env, "KITH_TEST", property);
    const code = "ERR_INVALID_OBJECT_DEFINE_PROPERTY";
    assert.throws(define({ value: "x" }), { code, message: "'process.env' only accepts a configurable, writable, and enumerable data descriptor" });
    assert.throws(define({ get: () => "x" }), { code, message: "'process.env' does not accept an accessor(getter/setter) descriptor" });
    define({ value: "x", configurable: true, enumerable: true, writable: true })();
    assert.equal(process.env.KITH_TEST, "x");
    delete process.env.KITH_TEST;
  });
});

describe("time and memory", () => {
  test("hrtime counts on", async () => {
    const [before, start] = [process.hrtime(), process.hrtime.bigint()];
    await wait(20);
    const [seconds, nanoseconds] = process.hrtime(before);
    assert.ok(seconds === 0 && nanoseconds >= 15_000_000 && nanoseconds < 1e9, nanoseconds);
    const passed = process.hrtime.bigint() - start;
    assert.ok(passed >= 15_000_000n && passed < 30_000_000_000n, passed);
    assert.deepEqual(process.hrtime().map(Number.isInteger), [true, true]);
    assert.throws(() => process.hrtime(5), { code: "ERR_INVALID_ARG_TYPE", message: 'The "time" argument must be an instance of Array. Received type number (5)' });
    assert.throws(() => process.hrtime([1]), { code: "ERR_OUT_OF_RANGE", name: "RangeError", message: 'The value of "time" is out of range. It must be 2. Received 1' });
  });

  test("uptime counts on", async () => {
    const before = process.uptime();
    assert.ok(before > 0 && before < 600);
    await wait(10);
    assert.ok(process.uptime() > before);
  });

  test("memoryUsage tells bytes", () => {
    const usage = process.memoryUsage();
    assert.deepEqual(Object.keys(usage), ["rss", "heapTotal", "heapUsed", "external", "arrayBuffers"]);
    assert.ok(Object.values(usage).every((bytes) => Number.isInteger(bytes) && bytes >= 0));
    assert.ok(usage.rss > 1_000_000 && usage.heapTotal >= usage.heapUsed && usage.heapUsed > 0);
    assert.ok(process.memoryUsage.rss() > 1_000_000);
  });
});

describe("nextTick", () => {
  test("calls in order, with arguments, before timers", async () => {
    const order = [];
    await new Promise((resolve) => {
      setTimeout(() => (order.push("timer"), resolve()), 0);
      process.nextTick((...words) => order.push(...words), "a", "b");
      process.nextTick(() => {
        order.push("c");
        process.nextTick(() => order.push("inner"));
      });
      process.nextTick(() => order.push("d"));
      order.push("now");
    });
    assert.deepEqual(order, ["now", "a", "b", "c", "d", "inner", "timer"]);
  });

  test("wants a function", () => {
    assert.throws(() => process.nextTick(5), { code: "ERR_INVALID_ARG_TYPE", name: "TypeError", message: 'The "callback" argument must be of type function. Received type number (5)' });
  });
});

describe("emitWarning", () => {
  for (const [what, args, expected] of [
    ["a text", [], { name: "Warning", code: undefined, detail: undefined }],
    ["a type", ["Custom"], { name: "Custom", code: undefined }],
    ["a type and a code", ["Custom", "KITH001"], { name: "Custom", code: "KITH001" }],
    ["options", [{ type: "Custom", code: "KITH002", detail: "more" }], { name: "Custom", code: "KITH002", detail: "more" }],
    ["options with a detail that is no text", [{ detail: 5 }], { name: "Warning", detail: undefined }],
    ["options with a function above which its stack begins", [{ type: "Custom", ctor: () => {} }], { name: "Custom" }],
    ["a function", [() => {}], { name: "Warning", code: undefined }],
    ["a type, a code and a function", ["Custom", "KITH003", () => {}], { name: "Custom", code: "KITH003" }],
  ]) {
    test(`tells ${what}`, async () => {
      const told = nextWarning(`of ${what}`);
      assert.equal(process.emitWarning(`of ${what}`, ...args), undefined);
      const warning = await told;
      assert.ok(warning instanceof Error);
      for (const [name, value] of Object.entries(expected)) assert.equal(warning[name], value, name);
    });
  }

  test("hands an error on as it is", async () => {
    const error = new TypeError("handed on");
    const told = nextWarning("handed on");
    process.emitWarning(error, "Ignored", "IGNORED");
    assert.equal(await told, error);
    assert.deepEqual([error.name, error.code], ["TypeError", undefined]);
  });

  test("is not heard at once, and deprecations not at all when nobody wants to", async () => {
    const heard = [];
    const listener = ({ message }) => heard.push(message);
    process.on("warning", listener);
    process.emitWarning("late");
    assert.deepEqual(heard, []);
    process.noDeprecation = true;
    process.emitWarning("old", "DeprecationWarning");
    process.noDeprecation = false;
    await wait(5);
    process.off("warning", listener);
    assert.deepEqual(heard.filter((message) => message === "late" || message === "old"), ["late"]);
  });

  for (const [what, args, message] of [
    ["no text", [5], 'The "warning" argument must be of type string or an instance of Error. Received type number (5)'],
    ["nothing", [], 'The "warning" argument must be of type string or an instance of Error. Received undefined'],
    ["a type that is no text", ["x", 5], 'The "type" argument must be of type string. Received type number (5)'],
    ["an option that is no text", ["x", { type: 5 }], 'The "type" argument must be of type string. Received type number (5)'],
    ["a code that is no text", ["x", "T", 5], 'The "code" argument must be of type string. Received type number (5)'],
    ["a code that is no text among options", ["x", { code: 5 }], 'The "code" argument must be of type string. Received type number (5)'],
  ]) {
    test(`refuses ${what}`, () => assert.throws(() => process.emitWarning(...args), { code: "ERR_INVALID_ARG_TYPE", name: "TypeError", message }));
  }
});

describe("exitCode", () => {
  test("is a number, or one as a text", () => {
    const refused = (value, expected) => assert.throws(() => (process.exitCode = value), expected);
    assert.equal(process.exitCode, undefined);
    for (const [value, kept] of [[3, 3], ["4", 4], [0, 0], [null, undefined], [undefined, undefined]]) {
      process.exitCode = value;
      assert.equal(process.exitCode, kept);
    }
    refused("x", { code: "ERR_INVALID_ARG_TYPE", name: "TypeError", message: `The "code" argument must be of type number. Received type string ('x')` });
    refused({}, { code: "ERR_INVALID_ARG_TYPE" });
    refused(1.5, { code: "ERR_OUT_OF_RANGE", name: "RangeError", message: 'The value of "code" is out of range. It must be an integer. Received 1.5' });
    assert.equal(process.exitCode, undefined);
  });

  test("exit wants one too", () => {
    assert.throws(() => process.exit("x"), { code: "ERR_INVALID_ARG_TYPE" });
    assert.throws(() => process.exit(1.5), { code: "ERR_OUT_OF_RANGE" });
  });
});

for (const [name, fd] of [["stdout", 1], ["stderr", 2]]) {
  describe(name, () => {
    const stream = process[name];

    test("is a descriptor that can be written", () => {
      assert.equal(stream.fd, fd);
      assert.equal(stream.writable, true);
      assert.ok(!stream.isTTY);
    });

    test("calls when it has written", async () => {
      const written = [];
      await new Promise((resolve) => {
        assert.equal(stream.write("# one, ", () => written.push(1)), true);
        stream.write(Buffer.from("two, "), () => written.push(2));
        stream.write("74687265652c20", "hex", () => written.push(3));
        stream.write(new Uint16Array([0x0a78]), () => {
          written.push(4);
          resolve();
        });
      });
      assert.deepEqual(written, [1, 2, 3, 4]);
    });

    test("takes what is piped", async () => {
      await new Promise((resolve) => Readable.from(["# pi", "ped\n"]).on("end", () => setTimeout(resolve)).pipe(stream, { end: false }));
      await pipeline(Readable.from(["# by pipeline\n"]), stream, { end: false });
      assert.equal(stream.writable, true);
    });

    for (const [what, chunk, expected] of [
      ["a number", 5, { code: "ERR_INVALID_ARG_TYPE", message: 'The "chunk" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (5)' }],
      ["nothing", undefined, { code: "ERR_INVALID_ARG_TYPE" }],
      ["null", null, { code: "ERR_STREAM_NULL_VALUES", message: "May not write null values to stream" }],
    ]) {
      test(`refuses ${what}`, () => assert.throws(() => stream.write(chunk), { name: "TypeError", ...expected }));
    }

    test("refuses an encoding there is not", () => {
      assert.throws(() => stream.write("x", "nonsense"), { code: "ERR_UNKNOWN_ENCODING", name: "TypeError", message: "Unknown encoding: nonsense" });
    });
  });
}
