import { createSocket } from "node:dgram";
import net from "node:net";
import { assert, test } from "kith:test";
import { LOOPBACK, LOOPBACK_6 } from "../support/ports.js";
import { boundSocket, called, closed, event } from "../support/sockets.js";

test("bind tells where", async (t) => {
  const socket = await boundSocket(t);
  const { address, family, port } = socket.address();
  assert.deepEqual([address, family], [LOOPBACK, "IPv4"]);
  assert.ok(port > 0 && port < 65_536);
});

/** @type {[string, (socket: any, callback: () => void) => any][]} */
const bindings = [
  ["port, address, callback", (s, callback) => s.bind(0, LOOPBACK, callback)],
  ["options, callback", (s, callback) => s.bind({ port: 0, address: LOOPBACK }, callback)],
  ["options with exclusive", (s, callback) => s.bind({ port: 0, address: LOOPBACK, exclusive: true }, callback)],
];
for (const [what, act] of bindings) {
  test(`bind takes ${what}`, async (t) => {
    const socket = createSocket("udp4");
    t.after(() => closed(socket));
    let self;
    await new Promise((resolve) => {
      const returned = act(socket, function () {
        self = this;
        resolve(undefined);
      });
      assert.equal(returned, socket);
    });
    assert.equal(self, socket);
    assert.equal(socket.address().address, LOOPBACK);
    assert.equal(socket.listenerCount("error"), 0);
    assert.equal(socket.listenerCount("listening"), 0);
  });
}

test("a message arrives with its origin", async (t) => {
  const [from, to] = [await boundSocket(t), await boundSocket(t)];
  from.send("grüße", to.address().port, LOOPBACK);
  const [message, origin] = await event(to, "message");
  assert.equal(message.toString(), "grüße");
  assert.ok(message instanceof Uint8Array && message.readUInt8(0) === 103);
  assert.deepEqual(origin, { address: LOOPBACK, family: "IPv4", port: from.address().port, size: 7 });
});

test("the listener of createSocket hears messages", async (t) => {
  const from = await boundSocket(t);
  const heard = new Promise((resolve) => {
    const to = createSocket("udp4", (message) => resolve(message.toString()));
    t.after(() => closed(to));
    to.bind(0, LOOPBACK, () => from.send("hello", to.address().port, LOOPBACK));
  });
  assert.equal(await heard, "hello");
});

/** @type {[string, (socket: any, port: number, done: any) => void, string][]} */
const forms = [
  ["msg, port, address, callback", (s, port, done) => s.send("abc", port, LOOPBACK, done), "abc"],
  ["msg, port, callback", (s, port, done) => s.send("abc", port, done), "abc"],
  ["msg, offset, length, port, address, callback", (s, port, done) => s.send("abcdef", 1, 3, port, LOOPBACK, done), "bcd"],
  ["msg, offset, length, port, callback", (s, port, done) => s.send("abcdef", 2, 2, port, done), "cd"],
  ["bytes", (s, port, done) => s.send(new Uint8Array([97, 98]), port, LOOPBACK, done), "ab"],
  ["a view of bytes with an offset", (s, port, done) => s.send(new Uint8Array([97, 98, 99, 100]).subarray(1), 1, 2, port, LOOPBACK, done), "cd"],
  ["a DataView", (s, port, done) => s.send(new DataView(new Uint8Array([97, 98, 99]).buffer, 1), port, LOOPBACK, done), "bc"],
  ["a Uint16Array", (s, port, done) => s.send(new Uint16Array([0x6261, 0x6463]), port, LOOPBACK, done), "abcd"],
  ["a list", (s, port, done) => s.send(["ab", new Uint8Array([99]), "d"], port, LOOPBACK, done), "abcd"],
  ["an empty list", (s, port, done) => s.send([], port, LOOPBACK, done), ""],
  ["an empty text", (s, port, done) => s.send("", port, LOOPBACK, done), ""],
  ["localhost", (s, port, done) => s.send("abc", port, "localhost", done), "abc"],
  ["a port as text", (s, port, done) => s.send("abc", String(port), LOOPBACK, done), "abc"],
];
for (const [what, act, expected] of forms) {
  test(`send takes ${what}`, async (t) => {
    const [from, to] = [await boundSocket(t), await boundSocket(t)];
    const arrived = event(to, "message");
    const [error, bytes] = await called((done) => act(from, to.address().port, done));
    assert.equal(error, null);
    assert.equal(bytes, expected.length);
    const [message, { size }] = await arrived;
    assert.equal(message.toString(), expected);
    assert.equal(size, expected.length);
  });
}

test("what is changed after send was called is not sent", async (t) => {
  const [from, to] = [await boundSocket(t), await boundSocket(t)];
  const bytes = Buffer8("before");
  const arrived = event(to, "message");
  await called((done) => from.send(bytes, to.address().port, LOOPBACK, done));
  bytes.fill(0);
  assert.equal((await arrived)[0].toString(), "before");
});

/** @param {string} text */
function Buffer8(text) {
  return new TextEncoder().encode(text);
}

test("the largest message arrives", async (t) => {
  const [from, to] = [await boundSocket(t), await boundSocket(t)];
  const bytes = new Uint8Array(65_507).map((_, i) => i * 7);
  const arrived = event(to, "message");
  await called((done) => from.send(bytes, to.address().port, LOOPBACK, done));
  const [message] = await arrived;
  assert.equal(message.length, bytes.length);
  assert.ok(bytes.every((byte, i) => byte === message[i]));
});

test("messages arrive in their order", async (t) => {
  const [from, to] = [await boundSocket(t), await boundSocket(t)];
  /** @type {number[]} */
  const heard = [];
  const all = new Promise((resolve) => {
    to.on("message", (message) => {
      heard.push(message.readUInt16LE(0));
      if (heard.length === 60) resolve(undefined);
    });
  });
  for (let i = 0; i < 60; i++) from.send(new Uint16Array([i]), to.address().port, LOOPBACK);
  await all;
  assert.deepEqual(heard, Array.from({ length: 60 }, (_, i) => i));
});

test("a socket that sends is bound by that", async (t) => {
  const to = await boundSocket(t);
  const from = createSocket("udp4");
  t.after(() => closed(from));
  const listening = event(from, "listening");
  from.send("a", to.address().port, LOOPBACK);
  const [, origin] = await event(to, "message");
  await listening;
  assert.deepEqual([from.address().address, from.address().port], ["0.0.0.0", origin.port]);
  to.send("answer", origin.port, LOOPBACK);
  assert.equal((await event(from, "message"))[0].toString(), "answer");
});

test("a connected socket sends without an address and hears one alone", async (t) => {
  const [socket, friend, stranger] = [await boundSocket(t), await boundSocket(t), await boundSocket(t)];
  const { port } = friend.address();
  await called((done) => socket.connect(port, LOOPBACK, done));
  assert.deepEqual(socket.remoteAddress(), { address: LOOPBACK, family: "IPv4", port });
  const first = event(friend, "message");
  const [error, bytes] = await called((done) => socket.send("hi", done));
  assert.deepEqual([error, bytes], [null, 2]);
  assert.equal((await first)[0].toString(), "hi");
  const second = event(friend, "message");
  await called((done) => socket.send("abcdef", 2, 3, done));
  assert.equal((await second)[0].toString(), "cde");
  const heard = event(socket, "message");
  await called((done) => stranger.send("stranger", socket.address().port, LOOPBACK, done));
  await called((done) => friend.send("friend", socket.address().port, LOOPBACK, done));
  assert.equal((await heard)[0].toString(), "friend");
});

test("a disconnected socket hears all again", async (t) => {
  const [socket, friend, other] = [await boundSocket(t), await boundSocket(t), await boundSocket(t)];
  // Linux gives back a port that it chose itself.
  socket.connect(friend.address().port, LOOPBACK);
  await event(socket, "connect");
  assert.equal(socket.disconnect(), undefined);
  await called((done) => socket.send("to", other.address().port, LOOPBACK, done));
  const { port } = socket.address();
  other.send("other", port, LOOPBACK);
  assert.equal((await event(socket, "message"))[0].toString(), "other");
});

test("connect without an address is to this machine", async (t) => {
  const friend = await boundSocket(t);
  const socket = createSocket("udp4");
  t.after(() => closed(socket));
  socket.connect(friend.address().port);
  await event(socket, "connect");
  assert.equal(socket.remoteAddress().address, LOOPBACK);
});

test("IPv6", async (t) => {
  const [from, to] = [await boundSocket(t, "udp6", LOOPBACK_6), await boundSocket(t, "udp6", LOOPBACK_6)];
  assert.deepEqual([to.address().address, to.address().family], ["::1", "IPv6"]);
  from.send("six", to.address().port, LOOPBACK_6);
  const [message, origin] = await event(to, "message");
  assert.equal(message.toString(), "six");
  assert.deepEqual(origin, { address: "::1", family: "IPv6", port: from.address().port, size: 3 });
  from.send("again", to.address().port);
  assert.equal((await event(to, "message"))[0].toString(), "again");
});

test("buffer sizes are the system's, doubled by Linux", async (t) => {
  const socket = await boundSocket(t, { type: "udp4", recvBufferSize: 10_000, sendBufferSize: 8000 });
  assert.equal(socket.getRecvBufferSize(), 20_000);
  assert.equal(socket.getSendBufferSize(), 16_000);
  socket.setRecvBufferSize(6000);
  socket.setSendBufferSize(7000);
  assert.equal(socket.getRecvBufferSize(), 12_000);
  assert.equal(socket.getSendBufferSize(), 14_000);
});

test("options that answer with what they were given", async (t) => {
  const socket = await boundSocket(t);
  assert.equal(socket.setBroadcast(true), undefined);
  assert.equal(socket.setTTL(64), 64);
  assert.equal(socket.setMulticastTTL(3), 3);
  assert.equal(socket.setMulticastLoopback(false), false);
  assert.equal(socket.setMulticastLoopback(true), true);
  assert.equal(socket.setMulticastInterface(LOOPBACK), undefined);
  assert.equal(socket.ref(), socket);
  assert.equal(socket.unref(), socket);
});

test("two sockets share an address with reuseAddr", async (t) => {
  const first = await boundSocket(t, { type: "udp4", reuseAddr: true });
  const second = createSocket({ type: "udp4", reuseAddr: true });
  t.after(() => closed(second));
  second.bind(first.address().port, LOOPBACK);
  await event(second, "listening");
  assert.equal(second.address().port, first.address().port);
});

test("two sockets share a port with reusePort", async (t) => {
  const first = await boundSocket(t, { type: "udp4", reusePort: true });
  const second = createSocket({ type: "udp4", reusePort: true });
  t.after(() => closed(second));
  second.bind(first.address().port, LOOPBACK);
  await event(second, "listening");
  assert.equal(second.address().port, first.address().port);
});

test("what is to be sent is counted", async (t) => {
  const [from, to] = [await boundSocket(t), await boundSocket(t)];
  assert.deepEqual([from.getSendQueueSize(), from.getSendQueueCount()], [0, 0]);
  await called((done) => from.send("abc", to.address().port, LOOPBACK, done));
  assert.deepEqual([from.getSendQueueSize(), from.getSendQueueCount()], [0, 0]);
});

test("a lookup of one's own is asked", async (t) => {
  const to = await boundSocket(t);
  /** @type {any[]} */
  const asked = [];
  const lookup = (/** @type {string} */ name, /** @type {any} */ options, /** @type {any} */ callback) => {
    asked.push([name, options]);
    queueMicrotask(() => callback(null, LOOPBACK, 4));
  };
  const from = await boundSocket(t, { type: "udp4", lookup });
  from.send("found", to.address().port, "some.name.invalid");
  assert.equal((await event(to, "message"))[0].toString(), "found");
  assert.deepEqual(asked.at(-1), ["some.name.invalid", 4]);
});

test("a lookup that fails is told to the callback, or else by an event", async (t) => {
  const failure = new Error("no such name");
  const lookup = (/** @type {string} */ name, /** @type {any} */ _, /** @type {any} */ callback) => {
    if (name === LOOPBACK) queueMicrotask(() => callback(null, LOOPBACK, 4));
    else queueMicrotask(() => callback(failure));
  };
  const socket = await boundSocket(t, { type: "udp4", lookup });
  assert.equal((await called((done) => socket.send("a", 9, "x", done)))[0], failure);
  const failed = event(socket, "error");
  socket.send("a", 9, "x");
  assert.equal((await failed)[0], failure);
  assert.equal((await called((done) => socket.connect(9, "x", done)))[0], failure);
});

test("a block list drops what it names", async (t) => {
  const receiveBlockList = new net.BlockList();
  receiveBlockList.addAddress("127.0.0.2");
  const to = await boundSocket(t, { type: "udp4", receiveBlockList });
  const [bad, good] = [await boundSocket(t, "udp4", "127.0.0.2"), await boundSocket(t)];
  const heard = event(to, "message");
  await called((done) => bad.send("bad", to.address().port, LOOPBACK, done));
  await called((done) => good.send("good", to.address().port, LOOPBACK, done));
  assert.equal((await heard)[0].toString(), "good");
});

test("close is told, and answers with the socket", async (t) => {
  const socket = await boundSocket(t);
  let told = 0;
  socket.on("close", () => told++);
  await new Promise((resolve) => assert.equal(socket.close(() => resolve(undefined)), socket));
  assert.equal(told, 1);
});

test("close while it is being bound", async () => {
  const socket = createSocket("udp4");
  socket.on("listening", () => assert.fail("listening"));
  socket.bind(0, LOOPBACK);
  await closed(socket);
});

test("a signal closes", async () => {
  const controller = new AbortController();
  const socket = createSocket({ type: "udp4", signal: controller.signal });
  const closing = event(socket, "close");
  socket.bind(0, LOOPBACK);
  await event(socket, "listening");
  controller.abort();
  await closing;
});

test("a signal that was aborted before closes", async () => {
  const socket = createSocket({ type: "udp4", signal: AbortSignal.abort() });
  await event(socket, "close");
});

test("asyncDispose closes, also what is closed", async (t) => {
  const socket = /** @type {any} */ (await boundSocket(t));
  const symbol = Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose");
  const dispose = socket[symbol];
  assert.equal(typeof dispose, "function");
  let told = 0;
  socket.on("close", () => told++);
  await dispose.call(socket);
  assert.equal(told, 1);
  await dispose.call(socket);
  assert.equal(told, 1);
});

test("a port is free again after close", async (t) => {
  const first = await boundSocket(t);
  const { port } = first.address();
  await closed(first);
  const second = createSocket("udp4");
  t.after(() => closed(second));
  second.bind(port, LOOPBACK);
  await event(second, "listening");
  assert.equal(second.address().port, port);
});

test("ipv6Only leaves the port of IPv4 to others", async (t) => {
  const six = createSocket({ type: "udp6", ipv6Only: true });
  t.after(() => closed(six));
  six.bind(0, "::");
  await event(six, "listening");
  const { port } = six.address();
  const four = createSocket("udp4");
  t.after(() => closed(four));
  four.bind(port, LOOPBACK);
  await event(four, "listening");
  const heard = event(four, "message");
  await called((done) => four.send("four", port, LOOPBACK, done));
  assert.equal((await heard)[0].toString(), "four");
});

test("without ipv6Only it hears IPv4 too", async (t) => {
  const both = createSocket("udp6");
  t.after(() => closed(both));
  both.bind(0, "::");
  await event(both, "listening");
  const heard = event(both, "message");
  const four = await boundSocket(t);
  await called((done) => four.send("four", both.address().port, LOOPBACK, done));
  const [message, from] = await heard;
  assert.deepEqual([message.toString(), from.address, from.family], ["four", `::ffff:${LOOPBACK}`, "IPv6"]);
});
