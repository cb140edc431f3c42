import net from "node:net";
import { assert, test } from "kith:test";
import { all } from "../support/connections.js";
import { LOOPBACK } from "../support/ports.js";
import { inFolder, scratchFolder } from "../support/scratch.js";
import { called, event, thrown } from "../support/sockets.js";

/**
 * @param {any} t
 * @param {net.Server} server
 * @param {...any} args of listen
 * @returns {Promise<number>} its port
 */
async function listening(t, server, ...args) {
  t.after(() => void server.close());
  /** @type {any} */ (server).listen(...args);
  await event(server, "listening");
  return /** @type {net.AddressInfo} */ (server.address()).port;
}

/**
 * @param {any} t
 * @param {number} port
 */
async function connected(t, port) {
  const client = net.connect(port, LOOPBACK);
  client.on("error", () => {});
  t.after(() => void client.destroy());
  await event(client, "connect");
  return client;
}

test("a server tells where it listens", async (t) => {
  const server = net.createServer();
  assert.deepEqual([server.listening, server.address(), server.maxConnections], [false, null, undefined]);
  const port = await listening(t, server, 0, LOOPBACK);
  assert.equal(server.listening, true);
  assert.deepEqual(server.address(), { address: LOOPBACK, family: "IPv4", port });
});

/** @type {[string, (done: () => void) => any[]][]} */
const forms = [
  ["port, host, backlog, callback", (done) => [0, LOOPBACK, 5, done]],
  ["port, host, callback", (done) => [0, LOOPBACK, done]],
  ["options, callback", (done) => [{ port: 0, host: LOOPBACK }, done]],
  ["options with backlog and exclusive", (done) => [{ port: 0, host: LOOPBACK, backlog: 3, exclusive: true }, done]],
  ["a port as text", (done) => ["0", LOOPBACK, done]],
  ["localhost", (done) => [0, "localhost", done]],
];
for (const [what, make] of forms) {
  test(`listen takes ${what}`, async (t) => {
    const server = net.createServer();
    t.after(() => void server.close());
    await new Promise((resolve) => {
      assert.equal(/** @type {any} */ (server).listen(...make(() => resolve(undefined))), server);
    });
    assert.ok(/** @type {net.AddressInfo} */ (server.address()).port > 0);
  });
}

test("an address in use is EADDRINUSE", async (t) => {
  const port = await listening(t, net.createServer(), 0, LOOPBACK);
  const second = net.createServer();
  second.listen(port, LOOPBACK);
  const [error] = await event(second, "error");
  assert.equal(error.message, `listen EADDRINUSE: address already in use ${LOOPBACK}:${port}`);
  assert.deepEqual([error.code, error.errno, error.syscall, error.address, error.port], ["EADDRINUSE", -98, "listen", LOOPBACK, port]);
  assert.deepEqual(Object.keys(error), ["code", "errno", "syscall", "address", "port"]);
  assert.equal(second.listening, false);
});

test("an address that is not this machine's is EADDRNOTAVAIL", async () => {
  const server = net.createServer();
  server.listen(0, "::ffff:127.0.0.1");
  const [name] = await Promise.race([event(server, "listening").then(() => ["listening"]), event(server, "error").then(([error]) => [error.code])]);
  assert.equal(name, "listening");
  assert.equal(/** @type {net.AddressInfo} */ (server.address()).address, "::ffff:127.0.0.1");
  server.close();
});

test("a server that could not listen can listen again", async (t) => {
  const port = await listening(t, net.createServer(), 0, LOOPBACK);
  const server = net.createServer();
  server.listen(port, LOOPBACK);
  await event(server, "error");
  await listening(t, server, 0, LOOPBACK);
  assert.equal(server.listening, true);
});

test("connection gives a socket that knows its server", async (t) => {
  const server = net.createServer();
  const port = await listening(t, server, 0, LOOPBACK);
  const accepted = event(server, "connection");
  await connected(t, port);
  const [socket] = await accepted;
  assert.ok(socket instanceof net.Socket);
  assert.equal(socket.server, server);
  socket.destroy();
});

test("getConnections counts", async (t) => {
  const server = net.createServer((socket) => socket.on("error", () => {}));
  const port = await listening(t, server, 0, LOOPBACK);
  assert.deepEqual(await called((done) => server.getConnections(done)), [null, 0]);
  const accepted = event(server, "connection");
  const client = await connected(t, port);
  const [socket] = await accepted;
  assert.deepEqual(await called((done) => server.getConnections(done)), [null, 1]);
  client.destroy();
  socket.resume();
  await event(socket, "close");
  assert.deepEqual(await called((done) => server.getConnections(done)), [null, 0]);
});

test("beyond maxConnections connections are dropped", async (t) => {
  const server = net.createServer((socket) => socket.on("error", () => {}));
  server.maxConnections = 1;
  const port = await listening(t, server, 0, LOOPBACK);
  const accepted = event(server, "connection");
  await connected(t, port);
  await accepted;
  const dropped = event(server, "drop");
  const second = net.connect(port, LOOPBACK);
  second.on("error", () => {});
  second.resume();
  const [data] = await dropped;
  assert.deepEqual([data.localAddress, data.localPort, data.localFamily], [LOOPBACK, port, "IPv4"]);
  assert.deepEqual([data.remoteAddress, data.remoteFamily, typeof data.remotePort], [LOOPBACK, "IPv4", "number"]);
  if (!second.destroyed) await event(second, "close");
  assert.deepEqual(await called((done) => server.getConnections(done)), [null, 1]);
  server.once("connection", () => {});
  for (const one of [second]) one.destroy();
});

test("a block list refuses connections", async (t) => {
  const blockList = new net.BlockList();
  blockList.addAddress(LOOPBACK);
  const server = net.createServer({ blockList }, () => assert.fail("connected"));
  const port = await listening(t, server, 0, LOOPBACK);
  const client = net.connect(port, LOOPBACK);
  client.on("error", () => {});
  client.resume();
  await new Promise((resolve) => client.on("close", resolve));
});

test("pauseOnConnect gives paused sockets", async (t) => {
  const server = net.createServer({ pauseOnConnect: true });
  const port = await listening(t, server, 0, LOOPBACK);
  const accepted = event(server, "connection");
  const client = await connected(t, port);
  client.end("waits");
  const [socket] = await accepted;
  assert.equal(socket.isPaused(), true);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(socket.bytesRead, 0);
  let text = "";
  socket.setEncoding("utf8");
  socket.on("data", (/** @type {string} */ chunk) => void (text += chunk));
  socket.resume();
  await event(socket, "end");
  assert.equal(text, "waits");
});

test("close waits for the connections", async (t) => {
  const server = net.createServer((socket) => socket.resume());
  const port = await listening(t, server, 0, LOOPBACK);
  const accepted = event(server, "connection");
  const client = await connected(t, port);
  await accepted;
  let closed = false;
  server.close(() => void (closed = true));
  assert.deepEqual([server.listening, server.address()], [false, null]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(closed, false);
  client.end();
  await event(server, "close");
  assert.equal(closed, true);
});

test("a closed server takes nobody", async (t) => {
  const server = net.createServer();
  const port = await listening(t, server, 0, LOOPBACK);
  await called((done) => server.close(done));
  const [error] = await event(net.connect(port, LOOPBACK), "error");
  assert.equal(error.code, "ECONNREFUSED");
  await listening(t, server, 0, LOOPBACK);
  assert.equal(server.listening, true);
});

test("a signal closes", async (t) => {
  const controller = new AbortController();
  const server = net.createServer();
  await listening(t, server, { port: 0, host: LOOPBACK, signal: controller.signal });
  const closing = event(server, "close");
  controller.abort();
  await closing;
  assert.equal(server.listening, false);
});

test("asyncDispose closes", async (t) => {
  const server = /** @type {any} */ (net.createServer());
  await listening(t, server, 0, LOOPBACK);
  await server[Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")]();
  assert.equal(server.listening, false);
});

test("ref and unref answer with the server", () => {
  const server = net.createServer();
  assert.equal(server.ref(), server);
  assert.equal(server.unref(), server);
});

test("options of sockets are taken", async (t) => {
  const server = net.createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 2000, highWaterMark: 1234 });
  const port = await listening(t, server, 0, LOOPBACK);
  const accepted = event(server, "connection");
  await connected(t, port);
  const [socket] = await accepted;
  assert.equal(socket.readableHighWaterMark, 1234);
  assert.equal(socket.writableHighWaterMark, 1234);
  socket.destroy();
});

test("the name of a Unix domain socket goes with the server", async (t) => {
  const path = `${await scratchFolder(t)}/s`;
  const server = net.createServer();
  server.listen({ path, readableAll: true, writableAll: true });
  await event(server, "listening");
  const second = net.createServer();
  second.listen(path);
  const [error] = await event(second, "error");
  assert.equal(error.message, `listen EADDRINUSE: address already in use ${path}`);
  await called((done) => server.close(done));
  const [gone] = await event(net.connect(path), "error");
  assert.equal(gone.code, "ENOENT");
});

test("two servers share a port with reusePort", async (t) => {
  const port = await listening(t, net.createServer(), { port: 0, host: LOOPBACK, reusePort: true });
  const second = net.createServer();
  await listening(t, second, { port, host: LOOPBACK, reusePort: true });
  assert.equal(/** @type {net.AddressInfo} */ (second.address()).port, port);
});

test("a hundred connections at once", async (t) => {
  const server = net.createServer((socket) => socket.pipe(socket));
  const port = await listening(t, server, 0, LOOPBACK);
  const answers = await Promise.all(
    Array.from({ length: 100 }, async (_, i) => {
      const client = net.connect(port, LOOPBACK);
      client.end(String(i));
      let text = "";
      for await (const chunk of client) text += chunk;
      return text;
    }),
  );
  assert.deepEqual(answers, Array.from({ length: 100 }, (_, i) => String(i)));
});

test("allowHalfOpen is for each connection", async (t) => {
  for (const allowHalfOpen of [true, false, undefined]) {
    const server = new net.Server({ allowHalfOpen });
    t.after(() => void server.close());
    server.listen(0, LOOPBACK);
    await event(server, "listening");
    const accepted = event(server, "connection");
    const client = net.connect(/** @type {any} */ (server.address()).port, LOOPBACK);
    t.after(() => void client.destroy());
    const [peer] = await accepted;
    t.after(() => void peer.destroy());
    const finished = event(peer, "finish");
    client.end();
    peer.resume();
    await (allowHalfOpen ? event(peer, "end") : finished);
    assert.equal(peer.allowHalfOpen, allowHalfOpen === true);
    assert.equal(peer.writable, allowHalfOpen === true, String(allowHalfOpen));
    if (allowHalfOpen) peer.end("said after the end");
    assert.equal(await all(client), allowHalfOpen ? "said after the end" : "");
  }
});

test("a Unix domain socket carries bytes, and cannot be reset", inFolder(async (folder, t) => {
  const path = `${folder}/socket`;
  const server = net.createServer((socket) => socket.pipe(socket));
  t.after(() => new Promise((resolve) => void server.close(() => resolve(undefined))));
  server.listen(path);
  await event(server, "listening");
  assert.equal(server.address(), path);
  const client = net.connect(path);
  t.after(() => void client.destroy());
  await event(client, "connect");
  const error = thrown(() => client.resetAndDestroy());
  assert.equal(error.code, "ERR_INVALID_HANDLE_TYPE");
  assert.equal(error.message, "This handle type cannot be sent");
  assert.equal(client.destroyed, false);
  client.end("by file");
  assert.equal(await all(client), "by file");
}));
