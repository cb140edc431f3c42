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
