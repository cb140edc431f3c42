import { Buffer } from "node:buffer";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { assert, test } from "kith:test";

test("says which system it is", () => {
  assert.equal(os.platform(), process.platform);
  assert.equal(os.arch(), process.arch);
  assert.equal(os.EOL, "\n");
  assert.equal(os.devNull, "/dev/null");
  assert.equal(os.type(), "Linux");
  assert.match(os.release(), /^\d+\.\d+/);
  assert.match(os.version(), /\S/);
  assert.match(os.machine(), /^(x86_64|aarch64)$/);
  assert.match(os.endianness(), /^(LE|BE)$/);
  assert.match(os.hostname(), /\S/);
});

test("functions stand for their values in text", () => {
  for (const name of ["arch", "homedir", "hostname", "platform", "release", "tmpdir", "type", "version", "endianness", "machine"]) {
    assert.equal(`${os[name]}`, os[name](), name);
  }
  assert.equal(Number(/** @type {any} */ (os.availableParallelism)), os.availableParallelism());
  assert.equal(`${os.uptime}`.includes("."), `${os.uptime()}`.includes("."));
  assert.equal(Number(/** @type {any} */ (os.totalmem)), os.totalmem());
  assert.ok(Number(/** @type {any} */ (os.freemem)) > 0);
});

test("measures memory and load", () => {
  assert.ok(Number.isInteger(os.totalmem()) && Number.isInteger(os.freemem()));
  assert.ok(os.totalmem() >= os.freemem());
  assert.equal(os.loadavg().length, 3);
  assert.ok(os.loadavg().every((load) => load >= 0));
  assert.ok(os.uptime() > 0);
  assert.ok(os.availableParallelism() >= 1);
});

test("lists processors", () => {
  const cpus = os.cpus();
  assert.ok(cpus.length >= 1);
  for (const { model, speed, times } of cpus) {
    assert.equal(typeof model, "string");
    assert.ok(Number.isInteger(speed) && speed >= 0);
    assert.deepEqual(Object.keys(times), ["user", "nice", "sys", "idle", "irq"]);
    assert.ok(Object.values(times).every((ms) => Number.isInteger(ms) && ms >= 0));
  }
});

test("lists addresses", () => {
  const interfaces = os.networkInterfaces();
  const all = Object.values(interfaces).flat();
  const loopback = all.find(({ address }) => address === "127.0.0.1");
  assert.deepEqual(loopback, {
    address: "127.0.0.1",
    netmask: "255.0.0.0",
    family: "IPv4",
    mac: "00:00:00:00:00:00",
    internal: true,
    cidr: "127.0.0.1/8",
  });
  for (const { family, cidr, address, scopeid } of all) {
    assert.match(family, /^IPv[46]$/);
    assert.ok(cidr.startsWith(`${address}/`));
    assert.equal(typeof scopeid, family === "IPv6" ? "number" : "undefined");
  }
});

test("knows folders and the user", () => {
  assert.ok(path.isAbsolute(os.homedir()) && path.isAbsolute(os.tmpdir()));
  const user = os.userInfo();
  assert.deepEqual(Object.keys(user).sort(), ["gid", "homedir", "shell", "uid", "username"]);
  assert.ok(Number.isInteger(user.uid) && Number.isInteger(user.gid));
  assert.equal(typeof user.username, "string");
  const asBuffer = os.userInfo({ encoding: "buffer" });
  assert.ok(Buffer.isBuffer(asBuffer.username));
  assert.equal(asBuffer.username.toString(), user.username);
  assert.ok(Buffer.isBuffer(asBuffer.homedir));
  assert.equal(os.userInfo({ encoding: "utf8" }).username, user.username);
});

test("has constants that cannot be changed", () => {
  const { errno, signals, priority, dlopen, UV_UDP_REUSEADDR } = os.constants;
  assert.deepEqual([errno.ENOENT, errno.EACCES, errno.EEXIST, errno.EADDRINUSE, errno.ECONNREFUSED], [2, 13, 17, 98, 111]);
  assert.deepEqual([signals.SIGHUP, signals.SIGINT, signals.SIGKILL, signals.SIGTERM, signals.SIGSYS], [1, 2, 9, 15, 31]);
  assert.deepEqual({ ...priority }, {
    PRIORITY_LOW: 19,
    PRIORITY_BELOW_NORMAL: 10,
    PRIORITY_NORMAL: 0,
    PRIORITY_ABOVE_NORMAL: -7,
    PRIORITY_HIGH: -14,
    PRIORITY_HIGHEST: -20,
  });
  assert.deepEqual({ ...dlopen }, { RTLD_LAZY: 1, RTLD_NOW: 2, RTLD_GLOBAL: 256, RTLD_LOCAL: 0, RTLD_DEEPBIND: 8 });
  assert.equal(UV_UDP_REUSEADDR, 4);
  assert.ok(Object.isFrozen(signals));
  for (const part of [os.constants, errno, signals, priority, dlopen]) assert.equal(Object.getPrototypeOf(part), null);
});

test("asks the scheduler for less time", () => {
  const before = os.getPriority();
  assert.ok(Number.isInteger(before) && before >= os.constants.priority.PRIORITY_HIGHEST && before <= os.constants.priority.PRIORITY_LOW);
  assert.equal(os.getPriority(0), before);
  assert.equal(os.getPriority(process.pid), before);
  const lower = Math.min(before + 1, os.constants.priority.PRIORITY_LOW);
  assert.equal(os.setPriority(lower), undefined);
  assert.deepEqual([os.getPriority(), os.getPriority(process.pid)], [lower, lower]);
  os.setPriority(process.pid, lower);
  assert.equal(os.getPriority(), lower);
  try {
    os.setPriority(0, before);
  } catch (error) {
    // Who is not root may not ask for more again.
    assert.equal(error.info.code, "EACCES");
  }
});

test("of no such process the system says so", () => {
  for (const [syscall, run] of [["uv_os_getpriority", () => os.getPriority(2 ** 31 - 1)], ["uv_os_setpriority", () => os.setPriority(2 ** 31 - 1, 3)]]) {
    assert.throws(run, {
      name: "SystemError",
      code: "ERR_SYSTEM_ERROR",
      message: `A system error occurred: ${syscall} returned ESRCH (no such process)`,
      info: { errno: -3, code: "ESRCH", message: "no such process", syscall },
      errno: -3,
      syscall,
    });
  }
});

test("priorities are numbers in their range", () => {
  for (const [run, message] of [
    [() => os.setPriority(0, -21), 'The value of "priority" is out of range. It must be >= -20 && <= 19. Received -21'],
    [() => os.setPriority(20), 'The value of "priority" is out of range. It must be >= -20 && <= 19. Received 20'],
    [() => os.setPriority(1.5), 'The value of "priority" is out of range. It must be an integer. Received 1.5'],
    [() => os.getPriority(2 ** 31), 'The value of "pid" is out of range. It must be >= -2147483648 && <= 2147483647. Received 2147483648'],
    [() => os.setPriority(-(2 ** 31) - 1, 1), 'The value of "pid" is out of range. It must be >= -2147483648 && <= 2147483647. Received -2147483649'],
  ]) assert.throws(run, { code: "ERR_OUT_OF_RANGE", name: "RangeError", message });
  for (const [run, message] of [
    [() => os.getPriority("x"), `The "pid" argument must be of type number. Received type string ('x')`],
    [() => os.setPriority("x", 1), `The "pid" argument must be of type number. Received type string ('x')`],
    [() => os.setPriority(0, "x"), `The "priority" argument must be of type number. Received type string ('x')`],
    [() => os.setPriority(), 'The "priority" argument must be of type number. Received undefined'],
  ]) assert.throws(run, { code: "ERR_INVALID_ARG_TYPE", name: "TypeError", message });
});
