import net from "node:net";
import tls from "node:tls";
import { assert, test } from "kith:test";
import * as pem from "./certificates.js";
import { client, event, failure, listening, own, secured } from "./support.js";

const ca = pem.root;

test("versions that leave nothing are told when it connects", async (t) => {
  const { port } = await listening(t, own("server"));
  const socket = client(t, { port, ca, minVersion: "TLSv1.3", maxVersion: "TLSv1.2" });
  const error = await failure(socket);
  assert.equal(error.code, "ERR_SSL_NO_PROTOCOLS_AVAILABLE");
  assert.match(error.message, /SSL routines:.*:no protocols available/);
  assert.deepEqual([error.library, error.reason], ["SSL routines", "no protocols available"]);
});

test("says whether keys are being agreed on", async (t) => {
  const { port, server } = await listening(t, own("server"));
  const other = event(server, "secureConnection");
  const socket = client(t, { port, ca });
  assert.equal(socket.secureConnecting, true);
  await secured(socket);
  assert.equal(socket.secureConnecting, false);
  assert.equal((await other)[0].secureConnecting, false);
});

test("TLS 1.3 agrees on keys once", async (t) => {
  const { port } = await listening(t, own("server"));
  const socket = await secured(client(t, { port, ca }));
  const renegotiated = () => new Promise((resolve) => {
    const isBegun = socket.renegotiate({ rejectUnauthorized: true, requestCert: true }, (/** @type {any} */ error) => resolve({ isBegun, error }));
  });
  for (let i = 0; i < 2; i++) {
    const { isBegun, error } = /** @type {any} */ (await renegotiated());
    assert.equal(isBegun, false);
    assert.equal(error.code, "ERR_SSL_WRONG_SSL_VERSION");
    assert.deepEqual([error.library, error.reason], ["SSL routines", "wrong ssl version"]);
    assert.equal(socket.destroyed, false);
    socket.disableRenegotiation();
  }
  assert.throws(() => socket.renegotiate(), { code: "ERR_INVALID_ARG_TYPE", message: 'The "options" argument must be of type object. Received undefined' });
  assert.throws(() => socket.renegotiate({}, 1), { code: "ERR_INVALID_ARG_TYPE", message: 'The "callback" argument must be of type function. Received type number (1)' });
});

test("a client says which host it wants before it begins", async (t) => {
  const { port, server } = await listening(t, own("server"));
  const told = event(server, "secureConnection");
  const below = net.connect(port, "127.0.0.1");
  const socket = new tls.TLSSocket(below, /** @type {any} */ ({ ca, rejectUnauthorized: false }));
  t.after(() => socket.destroy());
  /** @type {any} */ (socket).setServername("chosen.example");
  socket.write("x");
  const [other] = await told;
  other.resume();
  assert.equal(other.servername, "chosen.example");
  assert.throws(() => other.setServername("x"), { code: "ERR_TLS_SNI_FROM_SERVER", message: "Cannot issue SNI from a TLS server-side socket" });
  assert.throws(() => /** @type {any} */ (socket).setServername(1), { code: "ERR_INVALID_ARG_TYPE", message: 'The "name" argument must be of type string. Received type number (1)' });
});

test("setSession resumes", async (t) => {
  const { port } = await listening(t, { ...own("server"), maxVersion: "TLSv1.2" });
  const first = client(t, { port, ca });
  const [session] = await event(first, "session");
  first.destroy();
  const again = client(t, { port, ca, maxVersion: "TLSv1.2" });
  again.setSession(session);
  await secured(again);
  assert.equal(again.isSessionReused(), true);
});
