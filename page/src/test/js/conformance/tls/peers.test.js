import { Buffer } from "node:buffer";
import tls from "node:tls";
import { assert, test } from "kith:test";
import * as pem from "./certificates.js";
import { client, failure, listening, own, secured } from "./support.js";

const ca = pem.root;

test("shows the other end's certificate as Node does", async (t) => {
  const { port } = await listening(t, own("server"));
  const socket = await secured(client(t, { port, ca }));
  const cert = socket.getPeerCertificate();
  assert.deepEqual({ ...cert.subject }, { C: "XX", ST: "State", L: "Town", O: "Kith tests", OU: ["One", "Two"], CN: "localhost" });
  assert.deepEqual({ ...cert.issuer }, { C: "XX", O: "Kith tests", CN: "Test root" });
  assert.equal(cert.subjectaltname, "DNS:localhost, DNS:*.wild.example, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1");
  assert.deepEqual({ ...cert.infoAccess }, { "OCSP - URI": ["http://ocsp.example/"], "CA Issuers - URI": ["http://ca.example/ca.crt"] });
  assert.equal(cert.ca, false);
  assert.equal(cert.bits, 2048);
  assert.equal(cert.exponent, "0x10001");
  assert.match(cert.modulus, /^[0-9A-F]{512}$/);
  assert.match(cert.valid_from, /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4} GMT$/);
  assert.ok(Date.parse(cert.valid_to) > Date.parse(cert.valid_from));
  assert.match(cert.fingerprint, /^(?:[0-9A-F]{2}:){19}[0-9A-F]{2}$/);
  assert.match(cert.fingerprint256, /^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  assert.match(cert.fingerprint512, /^(?:[0-9A-F]{2}:){63}[0-9A-F]{2}$/);
  assert.deepEqual(cert.ext_key_usage, ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]);
  assert.match(cert.serialNumber, /^[0-9A-F]+$/);
  const der = Buffer.from(pem.server.replace(/-----[A-Z ]+-----/g, ""), "base64");
  assert.ok(cert.raw.equals(der));
  assert.equal(cert.pubkey.length, 294);
  assert.equal(cert.issuerCertificate, undefined);
  const detailed = socket.getPeerCertificate(true);
  assert.equal(detailed.issuerCertificate.subject.CN, "Test root");
  assert.equal(detailed.issuerCertificate.ca, true);
});

test("shows keys of curves", async (t) => {
  const { port } = await listening(t, own("curve"));
  const cert = (await secured(client(t, { port, ca }))).getPeerCertificate();
  assert.equal(cert.asn1Curve, "prime256v1");
  assert.equal(cert.nistCurve, "P-256");
  assert.equal(cert.bits, 256);
  assert.equal(cert.pubkey.length, 65);
  assert.equal(cert.modulus, undefined);
});

test("trusts who is trusted by default", async (t) => {
  const { port } = await listening(t, own("server"));
  const before = tls.getCACertificates("default");
  t.after(() => /** @type {any} */ (tls).setDefaultCACertificates(before));
  /** @type {any} */ (tls).setDefaultCACertificates([ca]);
  assert.equal((await secured(client(t, { port }))).authorized, true);
  /** @type {any} */ (tls).setDefaultCACertificates([pem.middle]);
  assert.equal((await failure(client(t, { port }))).code, "UNABLE_TO_VERIFY_LEAF_SIGNATURE");
});

test("a chain may end below its root when told", async (t) => {
  const { port } = await listening(t, { key: pem.belowKey, cert: pem.below });
  const ends = { port, ca: pem.middle, servername: "localhost" };
  assert.equal((await failure(client(t, ends))).code, "UNABLE_TO_GET_ISSUER_CERT");
  assert.equal((await secured(client(t, { ...ends, allowPartialTrustChain: true }))).authorized, true);
});

/** What certificates of each kind of key have, in the words of Node's documentation. */
const PARTS = [
  "asn1Curve", "bits", "ca", "exponent", "ext_key_usage", "fingerprint", "fingerprint256", "fingerprint512", "infoAccess", "issuer",
  "issuerCertificate", "modulus", "nistCurve", "pubkey", "raw", "serialNumber", "subject", "subjectaltname", "valid_from", "valid_to",
];

test("a certificate that was shown says for whom it is", async (t) => {
  const seen = new Set();
  for (const name of ["server", "curve"]) {
    const { port } = await listening(t, own(name));
    const cert = (await secured(client(t, { port, ca }))).getPeerCertificate(true);
    for (const key of Object.keys(cert)) seen.add(key);
    assert.equal(tls.checkServerIdentity("localhost", cert), undefined);
    assert.equal(tls.checkServerIdentity("a.wild.example", { ...cert }), undefined);
    assert.equal(/** @type {any} */ (tls.checkServerIdentity("other.example", cert)).code, "ERR_TLS_CERT_ALTNAME_INVALID");
  }
  assert.deepEqual([...seen].sort(), PARTS);
});
