import { Buffer } from "node:buffer";
import net from "node:net";
import tls from "node:tls";
import { assert, test } from "kith:test";
import * as pem from "./certificates.js";
import { client, event, failure, listening, own, secured, text } from "./support.js";

const ca = pem.root;

test("connects, talks and ends", async (t) => {
  const { port, server } = await listening(t, own("server"), (socket) => {
    socket.on("data", (/** @type {Buffer} */ piece) => socket.end(`heard ${piece}`));
  });
  const connected = event(server, "secureConnection");
  const socket = client(t, { port, ca, servername: "localhost" });
  assert.equal(socket.connecting, true);
  assert.equal(socket.encrypted, true);
  assert.equal(socket.getSession(), undefined);
  await secured(socket);
  assert.equal(socket.connecting, false);
  assert.equal(socket.authorized, true);
  assert.equal(socket.authorizationError, null);
  assert.equal(socket.servername, "localhost");
  assert.equal(socket.alpnProtocol, false);
  assert.equal(socket.getProtocol(), "TLSv1.3");
  assert.deepEqual(Object.keys(socket.getCipher()).sort(), ["name", "standardName", "version"]);
  assert.equal(socket.getCipher().version, "TLSv1.3");
  assert.equal(socket.isSessionReused(), false);
  assert.equal(socket.remoteAddress, "127.0.0.1");
  assert.equal(socket.remotePort, port);
  assert.equal(socket.remoteFamily, "IPv4");
  assert.equal(socket.address().address, "127.0.0.1");
  socket.write("hello");
  assert.equal(await text(socket), "heard hello");
  const [other] = await connected;
  assert.ok(other instanceof tls.TLSSocket);
  assert.equal(other.servername, "localhost");
  assert.equal(other.authorized, false);
});

test("emits in Node's order", async (t) => {
  const { port } = await listening(t, own("server"), (socket) => socket.end("bye"));
  /** @type {string[]} */
  const events = [];
  const socket = client(t, { port, ca });
  for (const name of ["connect", "ready", "secureConnect", "data", "end", "close"]) socket.on(name, () => events.push(name));
  await event(socket, "close");
  assert.deepEqual(events, ["connect", "ready", "secureConnect", "data", "end", "close"]);
  assert.equal(socket.getProtocol(), null);
  assert.equal(socket.getCipher(), null);
  assert.equal(socket.getPeerCertificate(), null);
});

test("takes port, host, options and a listener", async (t) => {
  const { port } = await listening(t, own("server"), (socket) => socket.end());
  await new Promise((resolve) => {
    const socket = tls.connect(port, "127.0.0.1", { ca }, () => resolve(undefined));
    t.after(() => socket.destroy());
  });
  await new Promise((resolve) => {
    const socket = tls.connect(port, { ca, host: "127.0.0.1" }, () => resolve(undefined));
    t.after(() => socket.destroy());
  });
});

test("sends what was written before it was secure", async (t) => {
  const { port } = await listening(t, own("server"), (socket) => socket.pipe(socket));
  const socket = client(t, { port, ca });
  socket.write("a");
  socket.write("b");
  socket.end("c");
  assert.equal(await text(socket), "abc");
});

test("carries a megabyte each way, with back-pressure", async (t) => {
  const { port } = await listening(t, own("server"), (socket) => socket.pipe(socket));
  const socket = client(t, { port, ca });
  const block = Buffer.alloc(1 << 20, "0123456789abcdef");
  let length = 0;
  let isSame = true;
  socket.on("data", (/** @type {Buffer} */ piece) => {
    isSame &&= piece.equals(block.subarray(length, length + piece.length));
    length += piece.length;
  });
  socket.end(block);
  await event(socket, "end");
  assert.equal(length, block.length);
  assert.ok(isSame);
});

/** Who shows what to whom, and what Node says of it. */
const VERDICTS = /** @type {const} */ ([
  ["server", [], "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "unable to verify the first certificate"],
  ["self", [], "DEPTH_ZERO_SELF_SIGNED_CERT", "self-signed certificate"],
  ["server root", [], "SELF_SIGNED_CERT_IN_CHAIN", "self-signed certificate in certificate chain"],
  ["expired", ["root"], "CERT_HAS_EXPIRED", "certificate has expired"],
  ["future", ["root"], "CERT_NOT_YET_VALID", "certificate is not yet valid"],
  ["below", ["root"], "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "unable to verify the first certificate"],
  ["below middle", [], "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "unable to get local issuer certificate"],
  ["wronguse", ["root"], "INVALID_PURPOSE", "unsuitable certificate purpose"],
  ["bynoauthority noauthority", ["root"], "INVALID_PURPOSE", "unsuitable certificate purpose"],
]);

for (const [shown, trusted, code, message] of VERDICTS) {
  test(`refuses ${shown} with ${code}`, async (t) => {
    const all = /** @type {Record<string, string>} */ (/** @type {unknown} */ (pem));
    const [name = "", ...more] = shown.split(" ");
    const cert = [all[name], ...more.map((other) => all[other])].join("");
    const { port } = await listening(t, { key: all[`${name}Key`], cert });
    const own = trusted.length > 0 ? { ca: trusted.map((one) => all[one]) } : {};
    const error = await failure(client(t, { port, ...own }));
    assert.equal(error.code, code);
    assert.equal(error.message, message);
    const lenient = await secured(client(t, { port, ...own, rejectUnauthorized: false }));
    assert.equal(lenient.authorized, false);
    assert.equal(lenient.authorizationError, code);
  });
}

test("trusts a chain through an intermediate certificate", async (t) => {
  const { port } = await listening(t, { key: pem.belowKey, cert: pem.below + pem.middle });
  assert.equal((await secured(client(t, { port, ca }))).authorized, true);
});

test("checks the name, and lets it be checked otherwise", async (t) => {
  const { port } = await listening(t, own("other"));
  const error = await failure(client(t, { port, ca, servername: "localhost" }));
  assert.equal(error.code, "ERR_TLS_CERT_ALTNAME_INVALID");
  assert.equal(error.reason, "Host: localhost. is not in the cert's altnames: DNS:other.example");
  assert.equal(error.host, "localhost");
  assert.equal(error.cert.subject.CN, "other.example");
  assert.equal((await secured(client(t, { port, ca, servername: "other.example" }))).authorized, true);
  /** @type {any[]} */
  const asked = [];
  const checkServerIdentity = (/** @type {any[]} */ ...args) => void asked.push(args);
  await secured(client(t, { port, ca, servername: "x.example", checkServerIdentity }));
  assert.equal(asked[0][0], "x.example");
  assert.equal(asked[0][1].subject.CN, "other.example");
  const own2 = new Error("not today");
  assert.equal(await failure(client(t, { port, ca, checkServerIdentity: () => own2 })), own2);
});

test("no name that goes on after a NUL is the one before it", async (t) => {
  const { port } = await listening(t, own("nul"));
  const error = await failure(client(t, { port, ca, servername: "localhost" }));
  assert.equal(error.code, "ERR_TLS_CERT_ALTNAME_INVALID");
});

test("agrees on a protocol inside", async (t) => {
  const { port, server } = await listening(t, { ...own("server"), ALPNProtocols: ["h2", "http/1.1"] });
  const other = event(server, "secureConnection");
  const socket = await secured(client(t, { port, ca, ALPNProtocols: ["http/1.1", "h2"] }));
  assert.equal(socket.alpnProtocol, "h2", "the server's choice");
  assert.equal((await other)[0].alpnProtocol, "h2");
  const error = await failure(client(t, { port, ca, ALPNProtocols: ["x"] }));
  assert.equal(error.code, "ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL");
  assert.equal((await secured(client(t, { port, ca }))).alpnProtocol, false);
});

test("keeps to the versions that are set", async (t) => {
  const { port } = await listening(t, { ...own("server"), maxVersion: "TLSv1.2" });
  const socket = await secured(client(t, { port, ca }));
  assert.equal(socket.getProtocol(), "TLSv1.2");
  assert.match(socket.getCipher().standardName, /^TLS_ECDHE_RSA_WITH_/);
  assert.match(socket.getCipher().name, /^ECDHE-RSA-/);
  const error = await failure(client(t, { port, ca, minVersion: "TLSv1.3" }));
  assert.equal(error.code, "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION");
  assert.equal(error.library, "SSL routines");
  assert.equal(error.reason, "tlsv1 alert protocol version");
});

test("keeps to the cipher suites that are set", async (t) => {
  const { port } = await listening(t, { ...own("server"), maxVersion: "TLSv1.2", ciphers: "ECDHE-RSA-AES128-GCM-SHA256" });
  const socket = await secured(client(t, { port, ca }));
  assert.equal(socket.getCipher().name, "ECDHE-RSA-AES128-GCM-SHA256");
  const error = await failure(client(t, { port, ca, ciphers: "ECDHE-RSA-AES256-GCM-SHA384" }));
  assert.equal(error.code, "ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE");
});

test("takes a stream that is there", async (t) => {
  const { port } = await listening(t, own("server"), (socket) => socket.end("by hand"));
  const below = net.connect(port, "127.0.0.1");
  await event(below, "connect");
  const socket = tls.connect({ socket: below, ca, servername: "localhost" });
  t.after(() => socket.destroy());
  await secured(socket);
  assert.equal(await text(socket), "by hand");
});

test("takes any duplex", async (t) => {
  const { Duplex } = await import("node:stream");
  const { port } = await listening(t, own("server"), (socket) => socket.pipe(socket));
  const below = net.connect(port, "127.0.0.1");
  await event(below, "connect");
  const duplex = new Duplex({
    read() {},
    write(chunk, _, done) {
      below.write(chunk, () => done());
    },
    final(done) {
      below.end(() => done());
    },
  });
  below.on("data", (piece) => duplex.push(piece));
  below.on("end", () => duplex.push(null));
  t.after(() => below.destroy());
  const socket = tls.connect({ socket: duplex, ca, servername: "localhost" });
  t.after(() => socket.destroy());
  await secured(socket);
  socket.end("round");
  assert.equal(await text(socket), "round");
});

test("a secure context can be shared", async (t) => {
  const { port } = await listening(t, own("server"));
  const context = tls.createSecureContext({ ca });
  for (let i = 0; i < 3; i++) {
    assert.equal((await secured(client(t, { port, secureContext: context }))).authorized, true);
  }
});

test("gives a session that can be resumed", async (t) => {
  const { port } = await listening(t, own("server"), (socket) => {
    socket.on("error", () => {});
    socket.write("x");
  });
  const first = client(t, { port, ca, servername: "localhost" });
  first.resume();
  const [session] = await event(first, "session");
  assert.ok(Buffer.isBuffer(session));
  assert.ok(session.length > 0);
  assert.equal(first.isSessionReused(), false);
  first.end();
  await event(first, "close");
  const second = await secured(client(t, { port, ca, servername: "localhost", session }));
  assert.equal(second.isSessionReused(), true);
  assert.equal(second.authorized, true);
});

test("exports key material, the same at both ends", async (t) => {
  const { port, server } = await listening(t, own("server"));
  const connected = event(server, "secureConnection");
  const socket = client(t, { port, ca });
  const early = { code: "ERR_TLS_INVALID_STATE", message: "TLS socket connection must be securely established" };
  assert.throws(() => socket.exportKeyingMaterial(8, "EXPORTER-test", Buffer.from("a")), early);
  await secured(socket);
  const [other] = await connected;
  const mine = socket.exportKeyingMaterial(32, "EXPORTER-test", Buffer.from("a"));
  assert.equal(mine.length, 32);
  assert.ok(mine.equals(other.exportKeyingMaterial(32, "EXPORTER-test", Buffer.from("a"))));
  assert.ok(!mine.equals(socket.exportKeyingMaterial(32, "EXPORTER-other", Buffer.from("a"))));
});

test("has the lesser methods", async (t) => {
  const { port } = await listening(t, own("server"));
  const socket = await secured(client(t, { port, ca }));
  assert.equal(socket.setMaxSendFragment(511), false);
  assert.equal(socket.setMaxSendFragment(512), true);
  assert.equal(socket.setMaxSendFragment(16_384), true);
  assert.equal(socket.setMaxSendFragment(16_385), false);
  assert.ok(Array.isArray(socket.getSharedSigalgs()));
  assert.equal(socket.disableRenegotiation(), undefined);
  assert.deepEqual({ ...socket.getCertificate() }, {});
  assert.equal(socket.setNoDelay(), socket);
  assert.equal(socket.setKeepAlive(true), socket);
  assert.throws(() => socket.renegotiate(1), { code: "ERR_INVALID_ARG_TYPE" });
});

test("fails when nobody listens", async (t) => {
  const { port, server } = await listening(t, own("server"));
  await new Promise((resolve) => void server.close(() => resolve(undefined)));
  const error = await failure(client(t, { port, ca }));
  assert.equal(error.code, "ECONNREFUSED");
  assert.equal(error.syscall, "connect");
  server.listen(0, "127.0.0.1");
});

test("fails when the other end hangs up in between", async (t) => {
  const server = net.createServer((socket) => socket.on("error", () => {}).destroy());
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  t.after(() => server.close());
  const { port } = /** @type {any} */ (server.address());
  const error = await failure(client(t, { port, ca }));
  assert.equal(error.code, "ECONNRESET");
});

test("fails when the other end does not speak TLS", async (t) => {
  const server = net.createServer((socket) => socket.on("error", () => {}).end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  t.after(() => server.close());
  const { port } = /** @type {any} */ (server.address());
  const error = await failure(client(t, { port, ca }));
  assert.match(error.code, /^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)$/);
});
