import net from "node:net";
import { assert, test } from "kith:test";
import { all, pair, serve } from "../support/connections.js";
import { LOOPBACK, LOOPBACK_6, freeTcpPort } from "../support/ports.js";
import { scratchFolder } from "../support/scratch.js";
import { event } from "../support/sockets.js";

test("text goes there and back", async (t) => {
  const { port } = await serve(t, (socket) => socket.pipe(socket));
  const client = net.connect(port, LOOPBACK);
  await event(client, "connect");
  client.end("hello grüße");
  assert.equal(await all(client), "hello grüße");
  await event(client, "close").catch(() => {});
});

test("both ends know both addresses", async (t) => {
  const { client, peer, port } = await pair(t);
  assert.deepEqual([client.remoteAddress, client.remoteFamily, client.remotePort], [LOOPBACK, "IPv4", port]);
  assert.deepEqual([peer.localAddress, peer.localFamily, peer.localPort], [LOOPBACK, "IPv4", port]);
  assert.deepEqual([peer.remoteAddress, peer.remotePort], [client.localAddress, client.localPort]);
  assert.deepEqual(client.address(), { address: LOOPBACK, family: "IPv4", port: client.localPort });
  assert.deepEqual([client.readyState, client.pending, client.connecting], ["open", false, false]);
});

test("what is closed knows no address", async (t) => {
  const { client } = await pair(t);
  client.destroy();
  await event(client, "close");
  assert.deepEqual([client.remoteAddress, client.localPort, client.address()], [undefined, undefined, {}]);
  assert.deepEqual([client.readyState, client.destroyed, client.pending], ["closed", true, true]);
});

test("events of a connection come in their order", async (t) => {
  const { port } = await serve(t, (socket) => socket.end("x"));
  /** @type {string[]} */
  const events = [];
  const client = net.connect({ port, host: "localhost", family: 4 });
  assert.deepEqual([client.connecting, client.readyState, client.pending], [true, "opening", true]);
  for (const name of ["lookup", "connect", "ready", "data", "end", "finish", "close"]) {
    client.on(name, () => events.push(name));
  }
  await event(client, "close");
  assert.deepEqual(events, ["lookup", "connect", "ready", "data", "end", "finish", "close"]);
});

test("close says whether there was an error", async (t) => {
  const { client } = await pair(t);
  client.destroy();
  assert.deepEqual(await event(client, "close"), [false]);
  const { client: other } = await pair(t);
  const failed = event(other, "error");
  const closing = new Promise((resolve) => other.on("close", resolve));
  other.destroy(new Error("mine"));
  assert.equal((await failed)[0].message, "mine");
  assert.equal(await closing, true);
});

test("lookup tells what was found", async (t) => {
  const { port } = await serve(t);
  const client = net.connect({ port, host: "localhost", family: 4 });
  t.after(() => void client.destroy());
  assert.deepEqual(await event(client, "lookup"), [null, LOOPBACK, 4, "localhost"]);
});

test("a lookup of one's own is asked", async (t) => {
  const { port } = await serve(t);
  /** @type {any[]} */
  const asked = [];
  const lookup = (/** @type {string} */ name, /** @type {any} */ options, /** @type {any} */ callback) => {
    asked.push([name, options.all]);
    queueMicrotask(() => callback(null, [{ address: LOOPBACK, family: 4 }]));
  };
  const client = net.connect({ port, host: "any.name.invalid", lookup });
  t.after(() => void client.destroy());
  await event(client, "connect");
  assert.deepEqual(asked, [["any.name.invalid", true]]);
  assert.equal(client.remoteAddress, LOOPBACK);
});

test("a lookup that fails destroys", async () => {
  const failure = new Error("no such name");
  const client = net.connect({ port: 1, host: "x.invalid", lookup: (_, __, callback) => callback(failure, "", 0) });
  assert.equal((await event(client, "error"))[0], failure);
  assert.equal(client.destroyed, true);
});

test("nobody there is ECONNREFUSED with address and port", async () => {
  const port = await freeTcpPort();
  const client = net.connect(port, LOOPBACK);
  const [error] = await event(client, "error");
  assert.equal(error.message, `connect ECONNREFUSED ${LOOPBACK}:${port}`);
  assert.deepEqual([error.errno, error.code, error.syscall, error.address, error.port], [-111, "ECONNREFUSED", "connect", LOOPBACK, port]);
  assert.deepEqual(Object.keys(error), ["errno", "code", "syscall", "address", "port"]);
});

test("nobody at any address is an AggregateError", async () => {
  const port = await freeTcpPort();
  const lookup = (/** @type {string} */ _, /** @type {any} */ __, /** @type {any} */ callback) => {
    queueMicrotask(() => callback(null, [{ address: LOOPBACK, family: 4 }, { address: LOOPBACK_6, family: 6 }]));
  };
  const client = net.connect({ port, host: "two.invalid", lookup });
  /** @type {any[]} */
  const attempts = [];
  client.on("connectionAttempt", (...args) => attempts.push(["attempt", ...args]));
  client.on("connectionAttemptFailed", (address, _, __, error) => attempts.push(["failed", address, error.code]));
  const [error] = await event(client, "error");
  assert.ok(error instanceof AggregateError);
  assert.equal(error.code, "ECONNREFUSED");
  assert.deepEqual(error.errors.map((/** @type {any} */ one) => one.address), [LOOPBACK, LOOPBACK_6]);
  assert.deepEqual(attempts, [
    ["attempt", LOOPBACK, port, 4],
    ["failed", LOOPBACK, "ECONNREFUSED"],
    ["attempt", LOOPBACK_6, port, 6],
    ["failed", LOOPBACK_6, "ECONNREFUSED"],
  ]);
  assert.deepEqual(client.autoSelectFamilyAttemptedAddresses, [`${LOOPBACK}:${port}`, `${LOOPBACK_6}:${port}`]);
});

test("the second address is tried where the first fails", async (t) => {
  const { port } = await serve(t);
  const lookup = (/** @type {string} */ _, /** @type {any} */ __, /** @type {any} */ callback) => {
    callback(null, [{ address: LOOPBACK_6, family: 6 }, { address: LOOPBACK, family: 4 }]);
  };
  const client = net.connect({ port, host: "two.invalid", lookup });
  t.after(() => void client.destroy());
  await event(client, "connect");
  assert.equal(client.remoteAddress, LOOPBACK);
});

test("with autoSelectFamily false the first address is the only one", async (t) => {
  const { port } = await serve(t);
  const lookup = (/** @type {string} */ _, /** @type {any} */ options, /** @type {any} */ callback) => {
    assert.ok(!options.all);
    callback(null, LOOPBACK, 4);
  };
  const client = net.connect({ port, host: "one.invalid", lookup, autoSelectFamily: false });
  t.after(() => void client.destroy());
  await event(client, "connect");
});

test("what is written before it is connected is sent", async (t) => {
  const { port } = await serve(t, (socket) => socket.pipe(socket));
  const client = net.connect(port, LOOPBACK);
  client.write("be");
  client.end("fore");
  assert.equal(await all(client), "before");
});

test("localAddress and localPort are used", async (t) => {
  const { port } = await serve(t);
  const localPort = await freeTcpPort("127.0.0.2");
  const client = net.connect({ port, host: LOOPBACK, localAddress: "127.0.0.2", localPort });
  t.after(() => void client.resetAndDestroy());
  await event(client, "connect");
  assert.deepEqual([client.localAddress, client.localPort], ["127.0.0.2", localPort]);
});

test("IPv6", async (t) => {
  const { port } = await serve(t, (socket) => socket.end("six"), {}, LOOPBACK_6);
  const client = net.connect(port, LOOPBACK_6);
  assert.equal(await all(client), "six");
  const again = net.connect({ port, host: LOOPBACK_6, family: 6 });
  t.after(() => void again.destroy());
  await event(again, "connect");
  assert.deepEqual([again.remoteAddress, again.remoteFamily], ["::1", "IPv6"]);
});

test("Unix domain sockets", async (t) => {
  const path = `${await scratchFolder(t)}/socket`;
  const server = net.createServer((socket) => socket.pipe(socket));
  t.after(() => server.close());
  server.listen(path);
  await event(server, "listening");
  assert.equal(server.address(), path);
  const client = net.connect(path);
  await event(client, "connect");
  assert.deepEqual([client.remoteAddress, client.remotePort, client.address()], [undefined, undefined, {}]);
  client.end("by a file");
  assert.equal(await all(client), "by a file");
});

test("a Unix domain socket that is not there is ENOENT", async (t) => {
  const path = `${await scratchFolder(t)}/none`;
  const [error] = await event(net.connect({ path }), "error");
  assert.equal(error.message, `connect ENOENT ${path}`);
  assert.deepEqual([error.errno, error.code, error.syscall, error.address], [-2, "ENOENT", "connect", path]);
});

test("iterating over a socket", async (t) => {
  const { port } = await serve(t, (socket) => {
    socket.write("a");
    socket.end("b");
  });
  assert.equal(await all(net.connect(port, LOOPBACK)), "ab");
});
