import dgram, { createSocket } from "node:dgram";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import kithDgram from "kith:dgram";
import socketNet from "socket:net";
import { assert, test } from "kith:test";

// The manifest of these tests grants nothing of the network.

const HOST = "127.0.0.1";

/**
 * @param {any} emitter
 * @returns {Promise<any>} its error
 */
function failure(emitter) {
  return new Promise((resolve) => emitter.once("error", resolve));
}

test("modules are the same under each name", () => {
  assert.equal(kithDgram.Socket, dgram.Socket);
  assert.equal(socketNet.Socket, net.Socket);
});

test("connecting is refused with the line that would allow it", async () => {
  const error = await failure(net.connect(80, HOST));
  assert.equal(error.code, "ERR_ACCESS_DENIED");
  assert.equal(error.permission, "Net");
  assert.equal(error.resource, `${HOST}:80`);
  assert.match(error.message, /"kith": \{"permissions": \{"tcp": \{"connect": \["127\.0\.0\.1:80"\]\}\}\}$/);
});

test("other spellings of an address are refused as what they lead to", async () => {
  for (const host of ["0.0.0.0", "::", "::1", "::ffff:127.0.0.1"]) {
    assert.equal((await failure(net.connect(80, host))).code, "ERR_ACCESS_DENIED", host);
  }
});

test("listening is refused", async () => {
  const server = net.createServer();
  server.listen(0, HOST);
  const error = await failure(server);
  assert.deepEqual([error.code, error.resource, server.listening], ["ERR_ACCESS_DENIED", `${HOST}:0`, false]);
  const open = net.createServer();
  open.listen(8080);
  assert.match((await failure(open)).message, /all networks of this machine reach it.*"listen": \["lan:8080"\]/);
});

test("binding and sending are refused", async () => {
  const bound = createSocket("udp4");
  bound.bind(0, HOST);
  assert.equal((await failure(bound)).code, "ERR_ACCESS_DENIED");
  const sending = createSocket("udp4");
  sending.send("x", 9, HOST);
  assert.equal((await failure(sending)).code, "ERR_ACCESS_DENIED");
});

test("a Unix domain socket is a file, and refused like one", async () => {
  const error = await failure(net.connect("/run/nothing.sock"));
  assert.deepEqual([error.code, error.permission], ["ERR_ACCESS_DENIED", "FileSystemRead"]);
});

test("what only the host's descriptors could do is unavailable", () => {
  for (const act of [() => new net.Socket({ fd: 3 }), () => net.createServer().listen({ fd: 3 }), () => createSocket("udp4").bind(/** @type {any} */ ({ fd: 3 }))]) {
    assert.throws(act, { code: "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM" });
  }
});

test("openAsBlob of a path that is not granted is refused, not unable", async () => {
  await assert.rejects(async () => fs.openAsBlob("/etc/passwd"), { code: "ERR_ACCESS_DENIED", permission: "FileSystemRead" });
});

// Node checks neither.
test("early hints cannot split an answer", () => {
  const response = new http.ServerResponse(new http.IncomingMessage(/** @type {any} */ (undefined)));
  for (const hints of [
    { link: "</a\r\nSet-Cookie: a=b>; rel=preload" }, { link: ['</a>; title="\r\nSet-Cookie: a=b"'] }, { link: "</a>; rel=preload", b: "\r\nc: d" },
  ]) assert.throws(() => response.writeEarlyHints(hints), { code: "ERR_INVALID_CHAR" });
  assert.throws(() => response.writeEarlyHints({ link: "</a>; rel=preload", "b\r\nc": "d" }), { code: "ERR_INVALID_HTTP_TOKEN" });
});
