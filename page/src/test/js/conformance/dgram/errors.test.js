import dgram, { createSocket } from "node:dgram";
import net from "node:net";
import { assert, test } from "kith:test";
import { LOOPBACK } from "../support/ports.js";
import { boundSocket, called, closed, event, thrown } from "../support/sockets.js";

test("exports", () => {
  assert.equal(typeof dgram.Socket, "function");
  assert.equal(dgram.createSocket, createSocket);
  const socket = createSocket("udp4");
  assert.ok(socket instanceof dgram.Socket);
  assert.equal(socket.type, "udp4");
  socket.close();
});

/** @type {[string, any, string, string][]} */
const wrongOptions = [
  ["a type there is not", "udp9", "ERR_SOCKET_BAD_TYPE", "TypeError"],
  ["no type", undefined, "ERR_SOCKET_BAD_TYPE", "TypeError"],
  ["null", null, "ERR_SOCKET_BAD_TYPE", "TypeError"],
  ["options without a type", {}, "ERR_SOCKET_BAD_TYPE", "TypeError"],
  ["a lookup that is none", { type: "udp4", lookup: 1 }, "ERR_INVALID_ARG_TYPE", "TypeError"],
  ["a signal that is none", { type: "udp4", signal: 1 }, "ERR_INVALID_ARG_TYPE", "TypeError"],
  ["a buffer size that is none", { type: "udp4", recvBufferSize: "1" }, "ERR_INVALID_ARG_TYPE", "TypeError"],
  ["another buffer size that is none", { type: "udp4", sendBufferSize: {} }, "ERR_INVALID_ARG_TYPE", "TypeError"],
  ["a block list that is none", { type: "udp4", receiveBlockList: 1 }, "ERR_INVALID_ARG_TYPE", "TypeError"],
  ["another block list that is none", { type: "udp4", sendBlockList: [] }, "ERR_INVALID_ARG_TYPE", "TypeError"],
];
for (const [what, options, code, name] of wrongOptions) {
  test(`createSocket refuses ${what}`, () => {
    const error = thrown(() => createSocket(options));
    assert.deepEqual([error.code, error.name], [code, name]);
  });
}

/** @type {[string, (socket: any) => unknown, string][]} */
const unbound = [
  ["setTTL", (socket) => socket.setTTL(1), "setTTL"],
  ["setBroadcast", (socket) => socket.setBroadcast(true), "setBroadcast"],
  ["setMulticastTTL", (socket) => socket.setMulticastTTL(1), "setMulticastTTL"],
  ["setMulticastLoopback", (socket) => socket.setMulticastLoopback(true), "setMulticastLoopback"],
  ["setMulticastInterface", (socket) => socket.setMulticastInterface(LOOPBACK), "setMulticastInterface"],
  ["address", (socket) => socket.address(), "getsockname"],
];
for (const [what, act, syscall] of unbound) {
  test(`${what} of an unbound socket is EBADF`, async () => {
    const socket = createSocket("udp4");
    const error = thrown(() => act(socket));
    assert.deepEqual([error.code, error.errno, error.syscall], ["EBADF", -9, syscall]);
    assert.equal(error.message, `${syscall} EBADF`);
    await closed(socket);
  });
}

for (const name of ["getRecvBufferSize", "getSendBufferSize"]) {
  test(`${name} of an unbound socket is ERR_SOCKET_BUFFER_SIZE`, async () => {
    const socket = createSocket("udp4");
    const error = thrown(() => /** @type {any} */ (socket)[name]());
    const syscall = name === "getRecvBufferSize" ? "uv_recv_buffer_size" : "uv_send_buffer_size";
    assert.equal(error.code, "ERR_SOCKET_BUFFER_SIZE");
    assert.equal(error.name, "SystemError");
    assert.equal(error.syscall, syscall);
    assert.equal(error.errno, -9);
    assert.deepEqual(error.info, { errno: -9, code: "EBADF", message: "bad file descriptor", syscall });
    assert.equal(error.message, `Could not get or set buffer size: ${syscall} returned EBADF (bad file descriptor)`);
    await closed(socket);
  });
}

for (const size of [-1, 1.5, "10", Number.NaN, 2 ** 32]) {
  test(`a buffer of ${JSON.stringify(size)} bytes is refused`, async (t) => {
    const socket = /** @type {any} */ (await boundSocket(t));
    const error = thrown(() => socket.setRecvBufferSize(size));
    assert.deepEqual([error.code, error.name], ["ERR_SOCKET_BAD_BUFFER_SIZE", "TypeError"]);
    assert.equal(thrown(() => socket.setSendBufferSize(size)).code, "ERR_SOCKET_BAD_BUFFER_SIZE");
  });
}

/** @type {[string, (socket: any) => unknown, string, RegExp][]} */
const wrongArguments = [
  ["setTTL", (s) => s.setTTL("1"), "ERR_INVALID_ARG_TYPE", /"ttl" argument must be of type number/],
  ["setMulticastTTL", (s) => s.setMulticastTTL("1"), "ERR_INVALID_ARG_TYPE", /"ttl" argument/],
  ["setMulticastInterface", (s) => s.setMulticastInterface(1), "ERR_INVALID_ARG_TYPE", /"interfaceAddress" argument/],
  ["addMembership", (s) => s.addMembership(), "ERR_MISSING_ARGS", /"multicastAddress" argument must be specified/],
  ["dropMembership", (s) => s.dropMembership(), "ERR_MISSING_ARGS", /"multicastAddress" argument must be specified/],
  ["addSourceSpecificMembership", (s) => s.addSourceSpecificMembership(), "ERR_INVALID_ARG_TYPE", /"sourceAddress" argument/],
  ["dropSourceSpecificMembership", (s) => s.dropSourceSpecificMembership("a"), "ERR_INVALID_ARG_TYPE", /"groupAddress" argument/],
  ["send of a number", (s) => s.send(1, 9), "ERR_INVALID_ARG_TYPE", /"buffer" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number \(1\)/],
  ["send of null", (s) => s.send(null, 9), "ERR_INVALID_ARG_TYPE", /"buffer" argument/],
  ["send of a list with a number", (s) => s.send(["a", 1], 9), "ERR_INVALID_ARG_TYPE", /"buffer list arguments" argument/],
  ["send to a host that is a number", (s) => s.send("a", 9, 5), "ERR_INVALID_ARG_TYPE", /./],
  ["send to port 0", (s) => s.send("a", 0), "ERR_SOCKET_BAD_PORT", /^Port should be > 0 and < 65536. Received type number \(0\).$/],
  ["send to port 65536", (s) => s.send("a", 65536), "ERR_SOCKET_BAD_PORT", /65536/],
  ["send to port -1", (s) => s.send("a", -1), "ERR_SOCKET_BAD_PORT", /-1/],
  ["send without a port", (s) => s.send("a"), "ERR_SOCKET_BAD_PORT", /Received undefined/],
  ["send with an offset outside", (s) => s.send("abc", 5, 1, 9), "ERR_BUFFER_OUT_OF_BOUNDS", /"offset" is outside of buffer bounds/],
  ["send with a length outside", (s) => s.send("abc", 1, 3, 9), "ERR_BUFFER_OUT_OF_BOUNDS", /"length" is outside of buffer bounds/],
  ["send with an offset below 0", (s) => s.send("abc", -1, 1, 9), "ERR_BUFFER_OUT_OF_BOUNDS", /"offset"/],
  ["connect to port 0", (s) => s.connect(0), "ERR_SOCKET_BAD_PORT", /Port should be > 0/],
  ["connect to a name as port", (s) => s.connect("a"), "ERR_SOCKET_BAD_PORT", /Port should be > 0/],
  ["disconnect unconnected", (s) => s.disconnect(), "ERR_SOCKET_DGRAM_NOT_CONNECTED", /^Not connected$/],
  ["remoteAddress unconnected", (s) => s.remoteAddress(), "ERR_SOCKET_DGRAM_NOT_CONNECTED", /^Not connected$/],
  ["bind twice", (s) => s.bind(0, LOOPBACK), "ERR_SOCKET_ALREADY_BOUND", /^Socket is already bound$/],
];
for (const [what, act, code, message] of wrongArguments) {
  test(`${what} is ${code}`, async (t) => {
    const socket = await boundSocket(t);
    const error = thrown(() => act(socket));
    assert.equal(error.code, code);
    assert.match(error.message, message);
  });
}

/** @type {[string, (socket: any) => unknown][]} */
const afterClose = [
  ["bind", (s) => s.bind()],
  ["send", (s) => s.send("a", 9, LOOPBACK)],
  ["close", (s) => s.close()],
  ["address", (s) => s.address()],
  ["remoteAddress", (s) => s.remoteAddress()],
  ["addMembership", (s) => s.addMembership("224.0.0.114")],
];
for (const [what, act] of afterClose) {
  test(`${what} of a closed socket is ERR_SOCKET_DGRAM_NOT_RUNNING`, async (t) => {
    const socket = await boundSocket(t);
    await closed(socket);
    const error = thrown(() => act(socket));
    assert.deepEqual([error.code, error.message], ["ERR_SOCKET_DGRAM_NOT_RUNNING", "Not running"]);
  });
}

test("an address in use is EADDRINUSE with address and port", async (t) => {
  const first = await boundSocket(t);
  const { port } = first.address();
  const second = createSocket("udp4");
  second.bind(port, LOOPBACK);
  const [error] = await event(second, "error");
  assert.equal(error.message, `bind EADDRINUSE ${LOOPBACK}:${port}`);
  assert.deepEqual(
    [error.errno, error.code, error.syscall, error.address, error.port],
    [-98, "EADDRINUSE", "bind", LOOPBACK, port],
  );
  assert.deepEqual(Object.keys(error), ["errno", "code", "syscall", "address", "port"]);
  await closed(second);
});

test("a socket that could not be bound can be bound again", async (t) => {
  const first = await boundSocket(t);
  const second = createSocket("udp4");
  t.after(() => closed(second));
  second.bind(first.address().port, LOOPBACK);
  await event(second, "error");
  second.bind(0, LOOPBACK);
  await event(second, "listening");
  assert.ok(second.address().port > 0);
});

test("an address of the other family is EINVAL", async () => {
  const socket = createSocket("udp4");
  socket.bind(0, "::1");
  const [error] = await event(socket, "error");
  assert.deepEqual([error.code, error.syscall, error.address], ["EINVAL", "bind", "::1"]);
  await closed(socket);
});

test("a TTL of 0 or 256 is EINVAL", async (t) => {
  const socket = await boundSocket(t);
  for (const ttl of [0, 256, -1]) {
    const error = thrown(() => socket.setTTL(ttl));
    assert.deepEqual([error.code, error.errno, error.message], ["EINVAL", -22, "setTTL EINVAL"]);
  }
  assert.equal(socket.setTTL(1), 1);
  assert.equal(socket.setTTL(255), 255);
});

test("a multicast TTL beyond 255 is EINVAL", async (t) => {
  const socket = await boundSocket(t);
  assert.equal(thrown(() => socket.setMulticastTTL(256)).message, "setMulticastTTL EINVAL");
  assert.equal(socket.setMulticastTTL(0), 0);
  assert.equal(socket.setMulticastTTL(255), 255);
});

test("what is no group is EINVAL", async (t) => {
  const socket = await boundSocket(t);
  const error = thrown(() => socket.dropMembership("192.0.2.1", LOOPBACK));
  assert.deepEqual([error.syscall, error.errno < 0], ["dropMembership", true]);
  assert.equal(thrown(() => socket.dropMembership("nonsense")).code, "EINVAL");
});

test("leaving a group that was not joined is EADDRNOTAVAIL", async (t) => {
  const socket = await boundSocket(t);
  const error = thrown(() => socket.dropMembership("224.0.0.114", LOOPBACK));
  assert.equal(error.message, "dropMembership EADDRNOTAVAIL");
  assert.deepEqual([error.code, error.errno, error.syscall], ["EADDRNOTAVAIL", -99, "dropMembership"]);
});

test("a multicast interface that is no address is an error", async (t) => {
  const socket = await boundSocket(t);
  const error = thrown(() => socket.setMulticastInterface("nonsense"));
  assert.deepEqual([error.code, error.syscall], ["EINVAL", "setMulticastInterface"]);
});

test("a message that is too long is EMSGSIZE", async (t) => {
  const socket = await boundSocket(t);
  const { port } = socket.address();
  for (const length of [65_508, 100_000]) {
    const [error] = await called((done) => socket.send(new Uint8Array(length), port, LOOPBACK, done));
    assert.equal(error.message, `send EMSGSIZE ${LOOPBACK}:${port}`);
    assert.deepEqual([error.errno, error.code, error.syscall], [-90, "EMSGSIZE", "send"]);
  }
});

test("sending to the other family fails", async (t) => {
  const socket = await boundSocket(t);
  const [error] = await called((done) => socket.send("a", 9, "::1", done));
  assert.ok(error instanceof Error);
  assert.equal(error.code, "EINVAL");
});

test("sending to a broadcast address without leave is EACCES", async (t) => {
  const socket = await boundSocket(t);
  const [error] = await called((done) => socket.send("a", 9, "127.255.255.255", done));
  assert.deepEqual([error.code, error.errno, error.syscall], ["EACCES", -13, "send"]);
  socket.setBroadcast(true);
  const [none, bytes] = await called((done) => socket.send("ab", 9, "127.255.255.255", done));
  assert.deepEqual([none, bytes], [null, 2]);
});

test("connecting twice is ERR_SOCKET_DGRAM_IS_CONNECTED", async (t) => {
  const socket = await boundSocket(t);
  socket.connect(9, LOOPBACK);
  assert.equal(thrown(() => socket.connect(9, LOOPBACK)).code, "ERR_SOCKET_DGRAM_IS_CONNECTED");
  assert.equal(thrown(() => socket.disconnect()).code, "ERR_SOCKET_DGRAM_NOT_CONNECTED");
  await event(socket, "connect");
  const error = thrown(() => socket.connect(9, LOOPBACK));
  assert.deepEqual([error.code, error.message], ["ERR_SOCKET_DGRAM_IS_CONNECTED", "Already connected"]);
  assert.equal(thrown(() => socket.send("a", 0, 1, 9, LOOPBACK)).code, "ERR_SOCKET_DGRAM_IS_CONNECTED");
});

test("nobody at the other end is told to a connected socket", async (t) => {
  const socket = await boundSocket(t);
  const gone = await boundSocket(t);
  const { port } = gone.address();
  await closed(gone);
  socket.connect(port, LOOPBACK);
  await event(socket, "connect");
  const failed = event(socket, "error");
  socket.send("a");
  const [error] = await failed;
  assert.deepEqual([error.code, error.errno, error.syscall], ["ECONNREFUSED", -111, "recvmsg"]);
  assert.equal(error.message, "recvmsg ECONNREFUSED");
});

test("a block list keeps what it names from being sent to", async (t) => {
  const sendBlockList = new net.BlockList();
  sendBlockList.addAddress(LOOPBACK);
  const socket = await boundSocket(t, { type: "udp4", sendBlockList });
  const [error] = await called((done) => socket.send("a", 9, LOOPBACK, done));
  assert.equal(error.code, "ERR_IP_BLOCKED");
  const [failed] = await called((done) => socket.connect(9, LOOPBACK, done));
  assert.equal(failed.code, "ERR_IP_BLOCKED");
});
