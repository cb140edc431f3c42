import { Buffer } from "node:buffer";
import net from "node:net";
import tls from "node:tls";
import { assert, test } from "kith:test";
import * as pem from "./certificates.js";

/** @type {any} */
const any = tls;

/**
 * @param {string | undefined} code
 * @param {string | RegExp} message
 * @param {() => unknown} run
 */
function refuses(code, message, run) {
  assert.throws(run, (/** @type {any} */ error) => {
    assert.equal(error.code, code);
    if (typeof message === "string") assert.equal(error.message, message);
    else assert.match(error.message, message);
    return true;
  });
}

test("exports what Node documents", () => {
  for (const name of [
    "SecureContext", "Server", "TLSSocket", "checkServerIdentity", "connect", "createSecureContext", "createServer",
    "getCACertificates", "getCiphers", "setDefaultCACertificates", "convertALPNProtocols",
  ]) assert.equal(typeof any[name], "function", name);
  assert.equal(tls.DEFAULT_MIN_VERSION, "TLSv1.2");
  assert.equal(tls.DEFAULT_MAX_VERSION, "TLSv1.3");
  assert.equal(tls.DEFAULT_ECDH_CURVE, "auto");
  assert.match(tls.DEFAULT_CIPHERS, /^TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:/);
  assert.equal(any.CLIENT_RENEG_LIMIT, 3);
  assert.equal(any.CLIENT_RENEG_WINDOW, 600);
});

test("its classes are those of net", () => {
  assert.ok(new tls.Server() instanceof net.Server);
  const socket = new tls.TLSSocket(new net.Socket());
  assert.ok(socket instanceof net.Socket);
  assert.ok(socket instanceof tls.TLSSocket);
  assert.equal(socket.encrypted, true);
  assert.equal(socket.authorized, false);
  assert.equal(socket.alpnProtocol, null);
  assert.equal(socket.servername, null);
  socket.on("error", () => {});
  socket.destroy();
});

test("lists cipher suites in lower case, sorted", () => {
  const ciphers = tls.getCiphers();
  assert.ok(ciphers.length > 10);
  assert.ok(ciphers.includes("tls_aes_256_gcm_sha384"));
  assert.ok(ciphers.includes("ecdhe-rsa-aes128-gcm-sha256"));
  assert.deepEqual(ciphers, [...ciphers].sort());
  assert.ok(ciphers.every((name) => name === name.toLowerCase()));
});

test("lists the certificates that are trusted", () => {
  assert.ok(Array.isArray(tls.rootCertificates));
  assert.ok(tls.rootCertificates.length > 0);
  assert.match(tls.rootCertificates[0] ?? "", /^-----BEGIN CERTIFICATE-----\n/);
  assert.throws(() => /** @type {any} */ (tls.rootCertificates).push("x"), { name: "TypeError" });
  assert.ok(tls.getCACertificates().length > 0);
  assert.ok(tls.getCACertificates("system").length > 0);
  assert.ok(Array.isArray(tls.getCACertificates("extra")));
  refuses("ERR_INVALID_ARG_VALUE", /type/, () => any.getCACertificates("x"));
  refuses("ERR_INVALID_ARG_TYPE", 'The "type" argument must be of type string. Received type number (1)', () => any.getCACertificates(1));
});

test("createSecureContext takes keys in every form", () => {
  const { server, serverKey, sealedKey, sealedoldKey, pkcs1Key, curve, curveKey, sec1Key, serverPfx, root } = pem;
  assert.ok(tls.createSecureContext() instanceof any.SecureContext);
  for (const key of [serverKey, pkcs1Key, Buffer.from(serverKey)]) assert.ok(tls.createSecureContext({ key, cert: server }));
  for (const key of [curveKey, sec1Key]) assert.ok(tls.createSecureContext({ key, cert: curve }));
  for (const key of [sealedKey, sealedoldKey]) {
    assert.ok(tls.createSecureContext({ key, cert: server, passphrase: "secret" }));
    assert.ok(tls.createSecureContext({ key: [{ pem: key, passphrase: "secret" }], cert: server }));
  }
  assert.ok(tls.createSecureContext({ key: [serverKey, curveKey], cert: [server, curve] }));
  const pfx = Buffer.from(serverPfx, "base64");
  assert.ok(tls.createSecureContext({ pfx, passphrase: "secret" }));
  assert.ok(tls.createSecureContext({ pfx: [{ buf: pfx, passphrase: "secret" }] }));
  assert.ok(tls.createSecureContext({ ca: [root, Buffer.from(server)] }));
  assert.ok(tls.createSecureContext({ ca: "no certificate" }));
});

test("createSecureContext refuses what it cannot read", () => {
  refuses("ERR_OSSL_UNSUPPORTED", /unsupported/, () => tls.createSecureContext({ key: "bad" }));
  refuses("ERR_OSSL_PEM_NO_START_LINE", /no start line/, () => tls.createSecureContext({ cert: "bad" }));
  refuses("ERR_OSSL_BAD_DECRYPT", /bad decrypt/, () => tls.createSecureContext({ key: pem.sealedKey, passphrase: "no" }));
  refuses("ERR_OSSL_BAD_DECRYPT", /bad decrypt/, () => tls.createSecureContext({ key: pem.sealedKey }));
  const pfx = Buffer.from(pem.serverPfx, "base64");
  refuses(undefined, "mac verify failure", () => tls.createSecureContext({ pfx, passphrase: "no" }));
  refuses(undefined, "not enough data", () => tls.createSecureContext({ pfx: "x" }));
  refuses("ERR_SSL_NO_CIPHER_MATCH", /no cipher match/, () => tls.createSecureContext({ ciphers: "x" }));
  assert.throws(() => tls.createSecureContext({ key: "bad" }), { library: "DECODER routines", reason: "unsupported" });
  assert.throws(() => tls.createSecureContext({ cert: "bad" }), { library: "PEM routines", reason: "no start line" });
  assert.throws(() => tls.createSecureContext({ ciphers: "x" }), { library: "SSL routines", reason: "no cipher match" });
});

test("createSecureContext checks its options", () => {
  const make = (/** @type {any} */ options) => () => tls.createSecureContext(options);
  const TYPE = "ERR_INVALID_ARG_TYPE";
  for (const name of ["key", "cert", "ca", "crl"]) {
    const text = `The "options.${name}" property must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (1)`;
    refuses(TYPE, text, make({ [name]: 1 }));
  }
  refuses(TYPE, 'The "options.ciphers" property must be of type string. Received type number (1)', make({ ciphers: 1 }));
  refuses(TYPE, 'The "options.ecdhCurve" property must be of type string. Received type number (1)', make({ ecdhCurve: 1 }));
  refuses(TYPE, 'The "options.sigalgs" property must be of type string. Received type number (1)', make({ sigalgs: 1 }));
  refuses("ERR_INVALID_ARG_VALUE", "The property 'options.sigalgs' is invalid. Received ''", make({ sigalgs: "" }));
  refuses(TYPE, 'The "options.sessionIdContext" property must be of type string. Received type number (1)', make({ sessionIdContext: 1 }));
  refuses(TYPE, `The "options.sessionTimeout" property must be of type number. Received type string ('x')`, make({ sessionTimeout: "x" }));
  refuses(TYPE, 'The "options.ticketKeys" property must be an instance of Buffer, TypedArray, or DataView. Received type number (1)', make({ ticketKeys: 1 }));
  refuses("ERR_INVALID_ARG_VALUE", "The property 'options.ticketKeys' must be exactly 48 bytes. Received 3", make({ ticketKeys: Buffer.alloc(3) }));
  refuses(TYPE, 'The "options.passphrase" property must be of type string. Received type number (1)', make({ passphrase: 1, key: pem.sealedKey }));
  refuses("ERR_CRYPTO_OPERATION_FAILED", "Failed to set ECDH curve", make({ ecdhCurve: "x" }));
  refuses("ERR_TLS_INVALID_PROTOCOL_VERSION", '"x" is not a valid minimum TLS protocol version', make({ minVersion: "x" }));
  refuses("ERR_TLS_INVALID_PROTOCOL_VERSION", '"x" is not a valid maximum TLS protocol version', make({ maxVersion: "x" }));
  refuses("ERR_TLS_INVALID_PROTOCOL_METHOD", "Unknown method: x", make({ secureProtocol: "x" }));
  refuses("ERR_TLS_PROTOCOL_VERSION_CONFLICT", 'TLS protocol version "TLSv1.2" conflicts with secureProtocol "TLSv1_2_method"', make({ secureProtocol: "TLSv1_2_method", minVersion: "TLSv1.2" }));
  assert.ok(tls.createSecureContext({ secureProtocol: "TLSv1_2_method" }));
  assert.ok(tls.createSecureContext({ secureProtocol: "TLS_method", ecdhCurve: "P-256:X25519" }));
  assert.ok(tls.createSecureContext({ minVersion: "TLSv1.2", maxVersion: "TLSv1.2", ticketKeys: Buffer.alloc(48) }));
});

test("servers check their options", () => {
  const TYPE = "ERR_INVALID_ARG_TYPE";
  refuses(TYPE, 'The "options" argument must be of type object. Received type number (1)', () => any.createServer(1));
  refuses(TYPE, 'The "options.SNICallback" property must be of type function. Received type number (1)', () => any.createServer({ SNICallback: 1 }));
  refuses(TYPE, `The "options.handshakeTimeout" property must be of type number. Received type string ('x')`, () => any.createServer({ handshakeTimeout: "x" }));
  refuses("ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS", "The ALPNCallback and ALPNProtocols TLS options are mutually exclusive", () => any.createServer({ ALPNProtocols: ["a"], ALPNCallback() {} }));
  const server = any.createServer();
  refuses("ERR_TLS_REQUIRED_SERVER_NAME", '"servername" is required parameter for Server.addContext', () => server.addContext());
  refuses(TYPE, 'The "options" argument must be of type object. Received type number (1)', () => server.setSecureContext(1));
  refuses(TYPE, 'The "buffer" argument must be an instance of Buffer, TypedArray, or DataView. Received type number (1)', () => server.setTicketKeys(1));
  assert.equal(server.getTicketKeys().length, 48);
  server.setTicketKeys(Buffer.alloc(48, 7));
  assert.deepEqual(server.getTicketKeys(), Buffer.alloc(48, 7));
});

test("writes lists of protocols", () => {
  /** @type {any} */
  const out = {};
  any.convertALPNProtocols(["a", "bc"], out);
  assert.deepEqual(out.ALPNProtocols, Buffer.from([1, 0x61, 2, 0x62, 0x63]));
  any.convertALPNProtocols(Buffer.from([1, 0x78]), out);
  assert.deepEqual(out.ALPNProtocols, Buffer.from([1, 0x78]));
  const text = "The byte length of the protocol at index 0 exceeds the maximum length. It must be <= 255. Received 256";
  refuses("ERR_OUT_OF_RANGE", text, () => any.convertALPNProtocols(["x".repeat(256)], {}));
});

test("createSecureContext takes a chain that ends below its root when told", () => {
  assert.ok(tls.createSecureContext(/** @type {any} */ ({ ca: pem.middle, allowPartialTrustChain: true })));
});

test("ticket keys have 48 bytes", () => {
  refuses("ERR_INTERNAL_ASSERTION", /Session ticket keys must be a 48-byte buffer/, () => any.createServer().setTicketKeys(Buffer.alloc(47)));
});

test("certificates can be trusted by default", () => {
  const before = tls.getCACertificates("default");
  refuses("ERR_INVALID_ARG_TYPE", 'The "certs" argument must be an instance of Array. Received type number (1)', () => any.setDefaultCACertificates(1));
  refuses("ERR_INVALID_ARG_TYPE", /^The "certs\[1\]" argument must be of type string or an instance of ArrayBufferView\. Received type number \(1\)$/, () => any.setDefaultCACertificates([pem.root, 1]));
  assert.deepEqual(tls.getCACertificates("default"), before);
  try {
    any.setDefaultCACertificates([pem.root.trim(), Buffer.from(pem.middle), pem.root]);
    assert.deepEqual([...tls.getCACertificates("default")].sort(), [pem.root, pem.middle].sort());
    any.setDefaultCACertificates([`# both\r\n${pem.root.replaceAll("\n", "\r\n")}${pem.middle}`]);
    assert.deepEqual([...tls.getCACertificates("default")].sort(), [pem.root, pem.middle].sort());
    assert.ok(Object.isFrozen(tls.getCACertificates()));
    refuses("ERR_CRYPTO_OPERATION_FAILED", "No valid certificates found in the provided array", () => any.setDefaultCACertificates(["none"]));
    any.setDefaultCACertificates([]);
    assert.deepEqual([...tls.getCACertificates()], []);
  } finally {
    any.setDefaultCACertificates(before);
  }
});
