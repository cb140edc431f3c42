import net from "node:net";
import { Duplex } from "node:stream";
import { assert, test } from "kith:test";
import { LOOPBACK } from "../support/ports.js";
import { called, event, thrown } from "../support/sockets.js";

test("exports", () => {
  assert.equal(net.Stream, net.Socket);
  assert.equal(net.createConnection, net.connect);
  assert.ok(new net.Socket() instanceof Duplex);
  assert.ok(net.createServer() instanceof net.Server);
  for (const name of ["connect", "createServer", "isIP", "isIPv4", "isIPv6", "Server", "Socket", "BlockList", "SocketAddress"]) {
    assert.equal(typeof /** @type {any} */ (net)[name], "function", name);
  }
});

test("a socket that is not connected", () => {
  const socket = /** @type {any} */ (new net.Socket());
  assert.deepEqual([socket.readyState, socket.pending, socket.connecting, socket.destroyed], ["open", true, false, false]);
  assert.deepEqual([socket.bytesRead, socket.bytesWritten, socket.timeout, socket.bufferSize], [0, 0, undefined, undefined]);
  assert.deepEqual([socket.remoteAddress, socket.remoteFamily, socket.remotePort], [undefined, undefined, undefined]);
  assert.deepEqual([socket.localAddress, socket.localFamily, socket.localPort], [undefined, undefined, undefined]);
  assert.deepEqual([socket.address(), socket.allowHalfOpen, socket.autoSelectFamilyAttemptedAddresses], [{}, false, undefined]);
  assert.equal(socket.setNoDelay(), socket);
  assert.equal(socket.setKeepAlive(true, 5), socket);
  assert.equal(socket.ref(), socket);
  assert.equal(socket.unref(), socket);
});

/** @type {[string, any, string][]} */
const wrongSockets = [
  ["fd of -1", { fd: -1 }, "ERR_OUT_OF_RANGE"],
  ["fd that is a text", { fd: "a" }, "ERR_INVALID_ARG_TYPE"],
  ["object mode", { objectMode: true }, "ERR_INVALID_ARG_VALUE"],
  ["readable object mode", { readableObjectMode: true }, "ERR_INVALID_ARG_VALUE"],
  ["a signal that is none", { signal: 1 }, "ERR_INVALID_ARG_TYPE"],
];
for (const [what, options, code] of wrongSockets) {
  test(`a socket with ${what} is ${code}`, () => assert.equal(thrown(() => new net.Socket(options)).code, code));
}

/** @type {[string, any[], string, string?][]} */
const wrongTargets = [
  ["nothing", [], "ERR_MISSING_ARGS", 'The "options" or "port" or "path" argument must be specified'],
  ["no options", [{}], "ERR_MISSING_ARGS", 'The "options" or "port" or "path" argument must be specified'],
  ["port 65536", [65_536], "ERR_SOCKET_BAD_PORT", "Port should be >= 0 and < 65536. Received type number (65536)."],
  ["port -1", [{ port: -1 }], "ERR_SOCKET_BAD_PORT"],
  ["a port that is an object", [{ port: {} }], "ERR_INVALID_ARG_TYPE"],
  ["a local address that is none", [{ port: 1, localAddress: "x" }], "ERR_INVALID_IP_ADDRESS", "Invalid IP address: x"],
  ["a local port that is a text", [{ port: 1, localPort: "x" }], "ERR_INVALID_ARG_TYPE"],
  ["a host that is a number", [{ port: 1, host: 5 }], "ERR_INVALID_ARG_TYPE"],
  ["a lookup that is none", [{ port: 1, lookup: 5 }], "ERR_INVALID_ARG_TYPE"],
  ["hints there are not", [{ port: 1, hints: 5 }], "ERR_INVALID_ARG_VALUE"],
  ["a path that is a number", [{ path: 5 }], "ERR_INVALID_ARG_TYPE"],
  ["autoSelectFamily that is a number", [{ port: 1, autoSelectFamily: 5 }], "ERR_INVALID_ARG_TYPE"],
  ["an attempt timeout of 0", [{ port: 1, autoSelectFamilyAttemptTimeout: 0 }], "ERR_OUT_OF_RANGE"],
];
for (const [what, args, code, message] of wrongTargets) {
  test(`connect to ${what} is ${code}`, () => {
    const error = thrown(() => /** @type {any} */ (net).connect(...args));
    assert.equal(error.code, code);
    if (message !== undefined) assert.equal(error.message, message);
  });
}

/** @type {[string, (socket: any) => unknown, string][]} */
const wrongTimeouts = [
  ["a text", (socket) => socket.setTimeout("1"), "ERR_INVALID_ARG_TYPE"],
  ["-1", (socket) => socket.setTimeout(-1), "ERR_OUT_OF_RANGE"],
  ["Infinity", (socket) => socket.setTimeout(Infinity), "ERR_OUT_OF_RANGE"],
  ["a callback that is none", (socket) => socket.setTimeout(5, 1), "ERR_INVALID_ARG_TYPE"],
];
for (const [what, act, code] of wrongTimeouts) {
  test(`setTimeout with ${what} is ${code}`, () => {
    const socket = new net.Socket();
    assert.equal(thrown(() => act(socket)).code, code);
    socket.destroy();
  });
}

test("writing to a socket that was never connected is ERR_SOCKET_CLOSED", async () => {
  const socket = new net.Socket();
  const failed = event(socket, "error");
  const [error] = await called((done) => socket.write("x", done));
  assert.equal(error.code, "ERR_SOCKET_CLOSED");
  assert.equal((await failed)[0].code, "ERR_SOCKET_CLOSED");
});

test("resetting a socket that was never connected is ERR_SOCKET_CLOSED", async () => {
  const socket = new net.Socket();
  const failed = event(socket, "error");
  assert.equal(socket.resetAndDestroy(), socket);
  const [error] = await failed;
  assert.deepEqual([error.code, error.message], ["ERR_SOCKET_CLOSED", "Socket is closed"]);
});

for (const options of [5, "a", true]) {
  test(`createServer with ${JSON.stringify(options)} is ERR_INVALID_ARG_TYPE`, () => {
    assert.equal(thrown(() => net.createServer(/** @type {any} */ (options))).code, "ERR_INVALID_ARG_TYPE");
  });
}

/** @type {[string, any[], string][]} */
const wrongListens = [
  ["port 65536", [65_536], "ERR_SOCKET_BAD_PORT"],
  ["port -1", [{ port: -1 }], "ERR_SOCKET_BAD_PORT"],
  ["a port that is no number", [{ port: "a" }], "ERR_SOCKET_BAD_PORT"],
  ["no port and no path", [{}], "ERR_INVALID_ARG_VALUE"],
  ["true", [true], "ERR_INVALID_ARG_VALUE"],
  ["a path that is an object", [{ path: {} }], "ERR_INVALID_ARG_VALUE"],
];
for (const [what, args, code] of wrongListens) {
  test(`listen at ${what} is ${code}`, () => {
    const error = thrown(() => /** @type {any} */ (net.createServer()).listen(...args));
    assert.equal(error.code, code);
  });
}

test("listening twice is ERR_SERVER_ALREADY_LISTEN", async (t) => {
  const server = net.createServer();
  t.after(() => server.close());
  server.listen(0, LOOPBACK);
  await event(server, "listening");
  const error = thrown(() => server.listen(0, LOOPBACK));
  assert.equal(error.code, "ERR_SERVER_ALREADY_LISTEN");
  assert.equal(error.message, "Listen method has been called more than once without closing.");
});

test("closing a server that does not listen is ERR_SERVER_NOT_RUNNING", async () => {
  const server = net.createServer();
  const [error] = await called((done) => assert.equal(server.close(done), server));
  assert.deepEqual([error.code, error.message], ["ERR_SERVER_NOT_RUNNING", "Server is not running."]);
});
