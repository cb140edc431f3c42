import net from "node:net";
import tls from "node:tls";
import { assert, test } from "kith:test";
import * as pem from "./certificates.js";
import { client, event, failure, listening, own, secured } from "./support.js";

const ca = pem.root;

test("knows clients by their certificates", async (t) => {
  const { port, server } = await listening(t, { ...own("server"), ca, requestCert: true });
  const connected = event(server, "secureConnection");
  await secured(client(t, { port, ca, ...own("client") }));
  const [socket] = await connected;
  assert.equal(socket.authorized, true);
  assert.equal(socket.authorizationError, null);
  assert.equal(socket.getPeerCertificate().subject.CN, "ann");
  assert.equal(socket.getProtocol(), "TLSv1.3");
  assert.equal(socket.getCertificate().subject.CN, "localhost");
  assert.equal(socket.getEphemeralKeyInfo(), null);
});

test("refuses clients without a certificate", async (t) => {
  for (const [maxVersion, alert] of [
    ["TLSv1.2", "ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE"],
    ["TLSv1.3", "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED"],
  ]) {
    const { port, server } = await listening(t, { ...own("server"), ca, requestCert: true, maxVersion });
    const told = event(server, "tlsClientError");
    const error = await failure(client(t, { port, ca }));
    const [clientError, socket] = await told;
    assert.equal(clientError.code, "ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE");
    assert.ok(socket instanceof tls.TLSSocket);
    assert.match(error.code, maxVersion === "TLSv1.2" ? /^ERR_SSL_/ : new RegExp(`^${alert}$`));
  }
});

test("refuses clients whose certificate it does not trust", async (t) => {
  const { port, server } = await listening(t, { ...own("server"), ca, requestCert: true });
  const told = event(server, "tlsClientError");
  const socket = client(t, { port, ca, ...own("self") });
  socket.on("error", () => {});
  const [error] = await told;
  assert.equal(error.code, "ECONNRESET");
  await event(socket, "close");
});

test("lets them in when told, and says what is wrong", async (t) => {
  const { port, server } = await listening(t, { ...own("server"), ca, requestCert: true, rejectUnauthorized: false });
  for (const [options, fault] of /** @type {const} */ ([
    [{}, "UNABLE_TO_GET_ISSUER_CERT"],
    [own("self"), "DEPTH_ZERO_SELF_SIGNED_CERT"],
  ])) {
    const connected = event(server, "secureConnection");
    await secured(client(t, { port, ca, ...options }));
    const [socket] = await connected;
    assert.equal(socket.authorized, false);
    assert.equal(socket.authorizationError, fault);
  }
});

test("chooses by the name that a client asks for", async (t) => {
  /** @type {string[]} */
  const names = [];
  const SNICallback = (/** @type {string} */ name, /** @type {any} */ done) => {
    names.push(name);
    setTimeout(() => done(null, name === "other.example" ? tls.createSecureContext(own("other")) : null), 5);
  };
  const { port } = await listening(t, { ...own("server"), SNICallback });
  const other = await secured(client(t, { port, ca, servername: "other.example" }));
  assert.equal(other.getPeerCertificate().subject.CN, "other.example");
  const usual = await secured(client(t, { port, ca, servername: "localhost" }));
  assert.equal(usual.getPeerCertificate().subject.CN, "localhost");
  await secured(client(t, { port, ca }));
  assert.deepEqual(names, ["other.example", "localhost"]);
});

test("an error of the choice ends the connection", async (t) => {
  const SNICallback = (/** @type {string} */ _, /** @type {any} */ done) => done(new Error("no such host"));
  const { port, server } = await listening(t, { ...own("server"), SNICallback });
  const told = event(server, "tlsClientError");
  const error = await failure(client(t, { port, ca, servername: "x.example" }));
  assert.equal((await told)[0].message, "no such host");
  assert.equal(error.code, "ECONNRESET");
  assert.equal(error.message, "Client network socket disconnected before secure TLS connection was established");
});

test("contexts can be added for names, the last one first", async (t) => {
  const { port, server } = await listening(t, own("server"));
  server.addContext("*.example", own("curve"));
  server.addContext("other.example", own("other"));
  const shown = async (/** @type {string} */ servername) => {
    const socket = await secured(client(t, { port, ca, servername, rejectUnauthorized: false }));
    return socket.getPeerCertificate();
  };
  assert.equal((await shown("other.example")).subject.CN, "other.example");
  assert.equal((await shown("a.example")).asn1Curve, "prime256v1");
  assert.equal((await shown("b.a.example")).bits, 2048);
});

test("setSecureContext counts for connections from then on", async (t) => {
  const { port, server } = await listening(t, own("server"));
  assert.equal((await secured(client(t, { port, ca }))).getPeerCertificate().bits, 2048);
  server.setSecureContext(own("curve"));
  assert.equal((await secured(client(t, { port, ca }))).getPeerCertificate().bits, 256);
});

test("shows the certificate that a client can read", async (t) => {
  const { port } = await listening(t, { key: [pem.serverKey, pem.curveKey], cert: [pem.server, pem.curve], maxVersion: "TLSv1.2" });
  const rsa = await secured(client(t, { port, ca, ciphers: "ECDHE-RSA-AES128-GCM-SHA256" }));
  assert.equal(rsa.getPeerCertificate().bits, 2048);
  const curve = await secured(client(t, { port, ca, ciphers: "ECDHE-ECDSA-AES128-GCM-SHA256" }));
  assert.equal(curve.getPeerCertificate().bits, 256);
});

test("chooses the protocol inside by a function", async (t) => {
  /** @type {any[]} */
  const asked = [];
  const ALPNCallback = (/** @type {any} */ arg) => {
    asked.push(arg);
    return arg.protocols.includes("b") ? "b" : undefined;
  };
  const { port } = await listening(t, { ...own("server"), ALPNCallback });
  const socket = await secured(client(t, { port, ca, servername: "localhost", ALPNProtocols: ["a", "b"] }));
  assert.equal(socket.alpnProtocol, "b");
  assert.deepEqual(asked, [{ servername: "localhost", protocols: ["a", "b"] }]);
  const error = await failure(client(t, { port, ca, ALPNProtocols: ["a"] }));
  assert.equal(error.code, "ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL");
});

test("tells of clients that cannot agree", async (t) => {
  const { port, server } = await listening(t, { ...own("server"), minVersion: "TLSv1.3" });
  const told = event(server, "tlsClientError");
  await failure(client(t, { port, ca, maxVersion: "TLSv1.2" }));
  const [error] = await told;
  assert.equal(error.code, "ERR_SSL_UNSUPPORTED_PROTOCOL");
  assert.equal(error.library, "SSL routines");
  assert.equal(error.reason, "unsupported protocol");
});

test("tells of clients that do not speak TLS", async (t) => {
  const { port, server } = await listening(t, own("server"));
  const told = event(server, "tlsClientError");
  const socket = net.connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const [error] = await told;
  assert.match(error.code, /^ERR_SSL_(?:HTTP_REQUEST|WRONG_VERSION_NUMBER)$/);
  socket.destroy();
});

test("tells of clients that hang up", async (t) => {
  const { port, server } = await listening(t, own("server"));
  const told = event(server, "tlsClientError");
  const socket = net.connect(port, "127.0.0.1", () => socket.end());
  socket.resume();
  const [error] = await told;
  assert.equal(error.code, "ECONNRESET");
  assert.equal(error.message, "socket hang up");
});

test("does not wait for a handshake for ever", async (t) => {
  const { port, server } = await listening(t, { ...own("server"), handshakeTimeout: 50 });
  const told = event(server, "tlsClientError");
  const socket = net.connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.resume();
  const [error] = await told;
  assert.equal(error.code, "ERR_TLS_HANDSHAKE_TIMEOUT");
  assert.equal(error.message, "TLS handshake timeout");
  socket.destroy();
});

test("a server without a certificate cannot agree with anybody", async (t) => {
  const { port, server } = await listening(t, {});
  const told = event(server, "tlsClientError");
  const error = await failure(client(t, { port, ca }));
  assert.equal(error.code, "ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE");
  assert.match((await told)[0].code, /^ERR_SSL_NO_(?:SUITABLE_SIGNATURE_ALGORITHM|SHARED_CIPHER)$/);
});

test("an end without a word is an end", async (t) => {
  const { port, server } = await listening(t, own("server"));
  const connected = event(server, "secureConnection");
  const below = net.connect(port, "127.0.0.1");
  await event(below, "connect");
  const socket = tls.connect({ socket: below, ca, servername: "localhost" });
  await secured(socket);
  const [other] = await connected;
  other.resume();
  const ended = event(other, "end");
  below.end();
  await ended;
  socket.destroy();
});

test("what is no context is refused", async (t) => {
  const SNICallback = (/** @type {string} */ _, /** @type {any} */ done) => done(null, {});
  const { port, server } = await listening(t, { ...own("server"), SNICallback });
  const told = event(server, "tlsClientError");
  assert.equal((await failure(client(t, { port, ca, servername: "x.example" }))).code, "ECONNRESET");
  const [error] = await told;
  assert.ok(error instanceof TypeError);
  assert.deepEqual([error.message, /** @type {any} */ (error).code], ["Invalid SNI context", undefined]);
});

test("setKeyCert changes what a connection shows", async (t) => {
  /** @this {any} */
  function choose(/** @type {string} */ name) {
    assert.ok(this instanceof tls.TLSSocket);
    assert.throws(() => this.setKeyCert(1), { code: "ERR_INVALID_ARG_TYPE", message: 'The "options" argument must be of type object. Received type number (1)' });
    if (name !== "localhost") this.setKeyCert(name === "curve.example" ? own("curve") : tls.createSecureContext(own("other")));
  }
  /** @type {any[]} */
  const choices = [
    { SNICallback(/** @type {string} */ name, /** @type {any} */ done) { done(null, choose.call(this, name) ?? null); } },
    { ALPNCallback({ servername = "" }) { choose.call(this, servername); return "x"; } },
  ];
  for (const choice of choices) {
    const { port } = await listening(t, { ...own("server"), ...choice });
    const shown = async (/** @type {string} */ servername) => {
      const socket = await secured(client(t, { port, ca, servername, ALPNProtocols: ["x"], rejectUnauthorized: false }));
      const { subject, bits } = socket.getPeerCertificate();
      return [subject.CN, bits];
    };
    assert.deepEqual(await shown("other.example"), ["other.example", 256]);
    assert.deepEqual(await shown("curve.example"), ["localhost", 256]);
    assert.deepEqual(await shown("localhost"), ["localhost", 2048]);
  }
});
