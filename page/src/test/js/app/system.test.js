import application from "kith:application";
import { currentWindow } from "kith:window";
import { assert, describe, test } from "kith:test";
import os from "node:os";
import path from "node:path";
import process from "node:process";

describe("process", () => {
  test("tells what the app was started with", () => {
    assert.equal(process.platform, "linux");
    assert.ok(["x64", "arm64"].includes(process.arch));
    assert.ok(Number.isInteger(process.pid) && process.pid > 1);
    assert.ok(process.ppid >= 0);
    assert.match(process.version, /^v\d+\.\d+\.\d+$/);
    assert.equal(process.argv[1], application.paths.resources);
    assert.ok(path.isAbsolute(process.cwd()));
    assert.equal(path.resolve("x"), path.join(process.cwd(), "x"));
    assert.equal(process.env.PATH, undefined);
    process.env.NUMBER = /** @type {any} */ (5);
    assert.equal(process.env.NUMBER, "5");
    const inWorkers = (/** @type {string} */ what) => ({ code: "ERR_WORKER_UNSUPPORTED_OPERATION", name: "TypeError", message: `${what} is not supported in workers` });
    assert.throws(() => process.chdir("/"), inWorkers("process.chdir()"));
    assert.throws(() => process.umask(0o77), inWorkers("Setting process.umask()"));
  });

  test("measures time and memory", async () => {
    const before = process.hrtime();
    const start = process.hrtime.bigint();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const [seconds, nanoseconds] = process.hrtime(before);
    assert.ok(seconds === 0 && nanoseconds > 15_000_000);
    assert.ok(process.hrtime.bigint() - start > 15_000_000n);
    assert.ok(process.uptime() > 0);
    const { rss, heapTotal, heapUsed } = process.memoryUsage();
    assert.ok(rss > 1_000_000 && heapTotal >= heapUsed);
  });

  test("runs a next tick before timers, with its arguments", async () => {
    const order = [];
    setTimeout(() => order.push("timer"));
    process.nextTick((word) => order.push(word), "tick");
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.deepEqual(order, ["tick", "timer"]);
    assert.throws(() => process.nextTick(/** @type {any} */ (1)), { code: "ERR_INVALID_ARG_TYPE" });
  });

  test("writes to standard output in order, and says when it is written", async () => {
    const written = [];
    await new Promise((resolve) => {
      process.stdout.write("# one, ", () => written.push(1));
      process.stdout.write(new TextEncoder().encode("two\n"), () => {
        written.push(2);
        resolve(undefined);
      });
    });
    assert.deepEqual(written, [1, 2]);
  });
});

describe("os", () => {
  test("tells about the machine", () => {
    assert.equal(os.platform(), "linux");
    assert.equal(`${os.platform}`, "linux");
    assert.equal(os.type(), "Linux");
    assert.match(os.release(), /^\d+\./);
    assert.equal(os.EOL, "\n");
    assert.equal(os.endianness(), "LE");
    assert.ok(os.totalmem() >= os.freemem() && os.freemem() > 0);
    assert.equal(os.loadavg().length, 3);
    assert.ok(os.uptime() > 0);
    assert.ok(os.cpus().length >= 1 && os.cpus()[0].times.user >= 0);
    assert.equal(os.availableParallelism() >= 1, true);
    assert.equal(os.constants.signals.SIGKILL, 9);
    assert.equal(os.constants.errno.ENOENT, 2);
    assert.equal(os.devNull, "/dev/null");
    assert.ok(path.isAbsolute(os.tmpdir()) && path.isAbsolute(os.homedir()));
  });
});

describe("what the person runs", () => {
  test("keeps its priority", () => {
    assert.throws(() => os.setPriority(process.ppid, 5), { code: "ERR_SYSTEM_ERROR", message: "A system error occurred: uv_os_setpriority returned EPERM (operation not permitted)" });
  });
});

describe("the window", () => {
  test("tells how it stands and changes size and title", async () => {
    const frames = [];
    const onChange = (frame) => frames.push(frame);
    currentWindow.on("change", onChange);
    await currentWindow.setSize({ width: 640, height: 480 });
    for (let i = 0; i < 100 && !frames.some(({ width, height }) => width === 640 && height === 480); i++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.deepEqual(await currentWindow.getSize(), { width: 640, height: 480 });
    assert.ok(frames.some(({ width, height }) => width === 640 && height === 480));
    currentWindow.off("change", onChange);
    await currentWindow.setTitle("Another title");
    await assert.rejects(currentWindow.setSize({ width: 0, height: 5 }), { code: "ERR_OUT_OF_RANGE", name: "RangeError" });
    assert.equal(application.getCurrentWindow(), currentWindow);
  });

  test("says which addresses it does not open outside", async () => {
    await assert.rejects(application.openExternal("file:///etc/passwd"), { code: "ERR_INVALID_URL_SCHEME" });
    await assert.rejects(application.openExternal("nonsense"), { code: "ERR_INVALID_URL" });
  });
});
