import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import * as names from "node:https";
import tls from "node:tls";
import { assert, describe, test } from "kith:test";
import { pem } from "../support/certificates.js";
import { HOST, listening, pause, text } from "../support/http.js";

/**
 * @param {any} t
 * @param {any} listener
 * @param {any} [options]
 * @returns {Promise<{ server: any, port: number }>}
 */
async function serve(t, listener, options) {
  const server = https.createServer({ key: pem["server-key"], cert: pem["server"], ...options }, listener);
  t.after(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { server, port: await listening(server) };
}

/**
 * @param {any} options
 * @param {any} [body]
 * @returns {Promise<{ socket: any, body: string, request: any }>}
 */
function ask(options, body) {
  return new Promise((resolve, reject) => {
    const request = https.request({ host: HOST, ca: pem["ca"], ...options }, (response) => {
      const { socket } = response;
      text(response).then((read) => resolve({ socket, body: read, request }), reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

const echo = (/** @type {any} */ request, /** @type {any} */ response) => response.end(`${request.method} ${request.socket.encrypted}`);

describe("https", () => {
  test("has Node's exports", () => {
    assert.deepEqual(Object.keys(https).sort(), ["Agent", "Server", "createServer", "get", "globalAgent", "request"]);
    for (const name of Object.keys(https)) assert.ok(/** @type {any} */ (names)[name] === /** @type {any} */ (https)[name], name);
    assert.ok(https.Agent.prototype instanceof http.Agent);
    assert.ok(https.createServer() instanceof tls.Server);
    assert.ok(https.globalAgent instanceof https.Agent);
    const agent = /** @type {any} */ (new https.Agent());
    assert.deepEqual([agent.defaultPort, agent.protocol, agent.maxCachedSessions, agent.keepAlive], [443, "https:", 100, false]);
  });

  test("names what may share a connection", () => {
    const agent = new https.Agent();
    assert.equal(agent.getName(), `localhost::${":".repeat(20)}`);
    assert.notEqual(agent.getName({ host: "a", ca: "x" }), agent.getName({ host: "a", ca: "y" }));
    assert.notEqual(agent.getName({ host: "a", rejectUnauthorized: false }), agent.getName({ host: "a" }));
    assert.notEqual(agent.getName({ host: "a", servername: "b" }), agent.getName({ host: "a", servername: "a" }));
  });

  test("asks and answers", async (t) => {
    const { server, port } = await serve(t, echo);
    assert.deepEqual([server.headersTimeout, server.requestTimeout, server.keepAliveTimeout], [60_000, 300_000, 5000]);
    const { body, socket, request } = await ask({ port });
    assert.equal(body, "GET true");
    assert.equal(request.protocol, "https:");
    assert.equal(socket.authorized, true);
    assert.ok(socket instanceof tls.TLSSocket);
    const posted = await ask({ port, method: "POST" }, "x".repeat(300_000));
    assert.equal(posted.body, "POST true");
  });

  test("takes URLs and get", async (t) => {
    const { port } = await serve(t, echo);
    const request = https.get(`https://localhost:${port}/`, { ca: pem["ca"], lookup: toLoopback });
    const [response] = await once(request, "response");
    assert.equal(await text(response), "GET true");
    assert.throws(() => https.get("http://localhost/"), { code: "ERR_INVALID_PROTOCOL", message: 'Protocol "http:" not supported. Expected "https:"' });
  });

  test("refuses servers that it cannot trust", async (t) => {
    const { port } = await serve(t, echo);
    await assert.rejects(ask({ port, ca: undefined }), { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" });
    await assert.rejects(ask({ port, servername: "other.test" }), { code: "ERR_TLS_CERT_ALTNAME_INVALID" });
    const careless = await ask({ port, ca: undefined, rejectUnauthorized: false });
    assert.equal(careless.socket.authorized, false);
  });

  test("asks clients for certificates", async (t) => {
    const subject = (/** @type {any} */ request, /** @type {any} */ response) => response.end(request.socket.getPeerCertificate().subject?.CN ?? "nobody");
    const { port } = await serve(t, subject, { requestCert: true, ca: pem["ca"], rejectUnauthorized: false });
    assert.equal((await ask({ port, agent: false })).body, "nobody");
    assert.equal((await ask({ port, agent: false, key: pem["client-key"], cert: pem["client"] })).body, "ann");
  });

  test("keeps connections", async (t) => {
    const { port } = await serve(t, (/** @type {any} */ request, /** @type {any} */ response) => response.end(String(request.socket.remotePort)));
    const agent = new https.Agent({ keepAlive: true });
    t.after(() => agent.destroy());
    const first = await ask({ port, agent });
    await pause(20);
    const second = await ask({ port, agent });
    assert.deepEqual([second.body, second.request.reusedSocket], [first.body, true]);
  });

  test("ends connections that speak no TLS", async (t) => {
    const { server, port } = await serve(t, echo);
    const told = once(server, "tlsClientError");
    const request = http.get({ port, host: HOST });
    const error = await new Promise((resolve) => request.on("error", resolve));
    assert.match(error.code, /^(ECONNRESET|HPE_INVALID_CONSTANT|EPIPE)$/);
    assert.ok((await told)[0] instanceof Error);
  });

  test("closes", async (t) => {
    const { server, port } = await serve(t, echo);
    const agent = new https.Agent({ keepAlive: true });
    await ask({ port, agent });
    assert.ok(server.setTimeout(100, () => {}) === server);
    assert.equal(server.timeout, 100);
    await new Promise((resolve) => server.close(resolve));
    assert.equal(server.listening, false);
    agent.destroy();
  });
});

/**
 * @param {string} _name
 * @param {any} options
 * @param {any} callback
 */
function toLoopback(_name, options, callback) {
  if (options.all) callback(null, [{ address: HOST, family: 4 }]);
  else callback(null, HOST, 4);
}
