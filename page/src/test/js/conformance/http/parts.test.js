import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { assert, describe, test } from "kith:test";
import { ask, HOST, listening, pause, serve, talk, text } from "../support/http.js";

describe("http: parts that others are made of", () => {
  test("a response is given a connection, and gives it back", async (t) => {
    const server = net.createServer((socket) => {
      const request = new http.IncomingMessage(socket);
      request.method = "GET";
      request.httpVersionMajor = 1;
      request.httpVersionMinor = 1;
      const response = new http.ServerResponse(request);
      assert.equal(response.useChunkedEncodingByDefault, true);
      assert.equal(response.shouldKeepAlive, true);
      response.assignSocket(/** @type {any} */ (socket));
      assert.throws(() => new http.ServerResponse(request).assignSocket(/** @type {any} */ (socket)), { code: "ERR_HTTP_SOCKET_ASSIGNED" });
      response.on("finish", () => {
        response.detachSocket(/** @type {any} */ (socket));
        assert.equal(response.socket, null);
        socket.end();
      });
      response.end("by hand");
    });
    t.after(() => server.close());
    assert.match(await talk(await listening(server), "x"), /by hand$/);
  });

  test("a server may tell the client to go on by itself", async (t) => {
    const { server, port } = await serve(t);
    server.on("checkContinue", async (/** @type {any} */ request, /** @type {any} */ response) => {
      await new Promise((resolve) => response.writeContinue(resolve));
      response.end(await text(request));
    });
    const asked = "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nok";
    assert.match(await talk(port, asked), /^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 OK\r\n[^]*ok$/);
  });

  test("messages tell that a connection is idle", async (t) => {
    const { port } = await serve(t, (request, response) => {
      assert.ok(request.setTimeout(10_000) === request);
      assert.ok(response.setTimeout(30, () => response.end("late")) === response);
    });
    const request = http.get({ port, host: HOST, timeout: 5000 });
    const [response] = await once(request, "response");
    assert.ok(response.setTimeout(5000) === response);
    assert.equal(await text(response), "late");
    request.clearTimeout();
    assert.equal(new http.OutgoingMessage().setTimeout(10).timeout, undefined);
  });

  test("an outgoing message takes its bounds from its options", () => {
    const options = { highWaterMark: 7, uniqueHeaders: new Set(["x"]), rejectNonStandardBodyWrites: true };
    const message = new http.OutgoingMessage(/** @type {any} */ (options));
    assert.equal(message.writableHighWaterMark, 7);
    const { chunkedEncoding, shouldKeepAlive, useChunkedEncodingByDefault, outputData, outputSize } = /** @type {any} */ (message);
    assert.deepEqual([chunkedEncoding, shouldKeepAlive, useChunkedEncodingByDefault, outputData, outputSize], [false, true, true, [], 0]);
    assert.equal(/** @type {any} */ (message).maxRequestsOnConnectionReached, false);
  });

  test("an agent hands requests their connections", async (t) => {
    const { port } = await serve(t, (_request, response) => response.end("x"));
    const agent = /** @type {any} */ (new http.Agent({ keepAlive: true }));
    t.after(() => agent.destroy());
    assert.equal(agent.agentKeepAliveTimeoutBuffer, 1000);
    assert.equal(http.Agent.defaultMaxSockets, Infinity);
    const options = { host: HOST, port };
    const [request] = await Promise.all([new Promise((resolve) => {
      const sent = new http.ClientRequest(/** @type {any} */ ({ ...options, agent }));
      sent.on("response", (response) => response.resume().on("end", () => resolve(sent)));
      sent.end();
    })]);
    assert.ok(request.res instanceof http.IncomingMessage);
    assert.deepEqual([request.shouldKeepAlive, request.useChunkedEncodingByDefault, request.timeoutCb], [true, false, null]);
    await pause(20);
    assert.equal(agent.totalSocketCount, 1);
    const socket = await new Promise((resolve, reject) => {
      agent.createSocket(request, { ...options, path: null }, (/** @type {any} */ error, /** @type {any} */ made) => (error ? reject(error) : resolve(made)));
    });
    assert.equal(agent.totalSocketCount, 2);
    agent.removeSocket(socket, options);
    const direct = agent.createConnection(options);
    await once(direct, "connect");
    const own = new http.ClientRequest(/** @type {any} */ ({ ...options, createConnection: () => direct }));
    own.end();
    const [response] = await once(own, "response");
    assert.equal(await text(response), "x");
    socket.destroy();
    direct.destroy();
    const again = http.request({ ...options, agent: /** @type {any} */ ({ addRequest: (/** @type {any} */ asked) => asked.onSocket(net.connect(port, HOST)), protocol: "http:" }) });
    again.end();
    assert.equal(await text((await once(again, "response"))[0]), "x");
    const given = { addRequest: (/** @type {any} */ one, /** @type {any} */ its) => agent.addRequest(one, its), protocol: "http:" };
    const led = http.request({ ...options, agent: /** @type {any} */ (given) });
    led.end();
    assert.equal(await text((await once(led, "response"))[0]), "x");
    agent.reuseSocket(net.connect(port, HOST).on("connect", function () { this.destroy(); }), again);
    assert.equal(again.reusedSocket, true);
    assert.equal(typeof new https.Agent().createConnection, "function");
    assert.equal((await ask({ port, agent: false })).body, "x");
  });
});
