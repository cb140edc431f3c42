import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { assert, describe, test } from "kith:test";
import { ask, HOST, pause, serve } from "../support/http.js";

const echo = (/** @type {any} */ request, /** @type {any} */ response) => response.end(String(request.socket.remotePort));

describe("http.Agent", () => {
  test("has Node's defaults", () => {
    const agent = new http.Agent();
    assert.deepEqual(
      [agent.maxSockets, agent.maxTotalSockets, agent.maxFreeSockets, /** @type {any} */ (agent).keepAlive, /** @type {any} */ (agent).scheduling],
      [Infinity, Infinity, 256, false, "lifo"],
    );
    assert.deepEqual([/** @type {any} */ (agent).defaultPort, /** @type {any} */ (agent).protocol, /** @type {any} */ (agent).keepAliveMsecs], [80, "http:", 1000]);
    assert.deepEqual([{ ...agent.sockets }, { ...agent.freeSockets }, { ...agent.requests }], [{}, {}, {}]);
    assert.equal(/** @type {any} */ (http.globalAgent).keepAlive, true);
    assert.equal(/** @type {any} */ (http.globalAgent).options.timeout, 5000);
  });

  test("checks its options", () => {
    assert.throws(() => new http.Agent({ maxTotalSockets: /** @type {any} */ ("a") }), { code: "ERR_INVALID_ARG_TYPE", message: "The \"maxTotalSockets\" argument must be of type number. Received type string ('a')" });
    assert.throws(() => new http.Agent({ maxTotalSockets: -1 }), { code: "ERR_OUT_OF_RANGE" });
    assert.throws(() => new http.Agent({ scheduling: /** @type {any} */ ("x") }), { code: "ERR_INVALID_ARG_VALUE", message: "The argument 'scheduling' must be one of: 'fifo', 'lifo'. Received 'x'" });
  });

  test("names what may share a connection", () => {
    const agent = new http.Agent();
    assert.equal(agent.getName(), "localhost::");
    assert.equal(agent.getName({ host: "a", port: 80, localAddress: "b" }), "a:80:b");
    assert.equal(agent.getName({ host: "a", port: 80, family: 6 }), "a:80::6");
    assert.equal(agent.getName({ socketPath: "/s" }), "localhost:::/s");
  });

  test("uses a connection again", async (t) => {
    const { port } = await serve(t, echo);
    const agent = new http.Agent({ keepAlive: true });
    t.after(() => agent.destroy());
    const first = await ask({ port, agent });
    assert.equal(first.request.reusedSocket, false);
    await pause(10);
    const name = `${HOST}:${port}:`;
    assert.deepEqual(Object.keys(agent.freeSockets), [name]);
    assert.equal(agent.freeSockets[name]?.length, 1);
    const second = await ask({ port, agent });
    assert.equal(second.request.reusedSocket, true);
    assert.equal(second.body, first.body);
  });

  test("does not keep connections without keepAlive", async (t) => {
    const { port } = await serve(t, echo);
    const agent = new http.Agent();
    const { response } = await ask({ port, agent });
    assert.equal(response.headers.connection, "close");
    const one = await ask({ port, agent: false });
    assert.equal(one.response.headers.connection, "close");
    await pause(10);
    assert.deepEqual(Object.keys(agent.sockets), []);
  });

  test("lets requests wait for a connection", async (t) => {
    let most = 0;
    let now = 0;
    const { port } = await serve(t, async (_request, response) => {
      most = Math.max(most, ++now);
      await pause(15);
      now--;
      response.end("x");
    });
    const agent = new http.Agent({ maxSockets: 2, keepAlive: true });
    t.after(() => agent.destroy());
    const all = Promise.all(Array.from({ length: 6 }, () => ask({ port, agent })));
    await pause(5);
    assert.equal(agent.requests[`${HOST}:${port}:`]?.length, 4);
    assert.equal((await all).length, 6);
    assert.equal(most, 2);
    assert.deepEqual(Object.keys(agent.requests), []);
  });

  test("bounds all connections together", async (t) => {
    let most = 0;
    let now = 0;
    const listener = async (/** @type {any} */ _request, /** @type {any} */ response) => {
      most = Math.max(most, ++now);
      await pause(15);
      now--;
      response.end("x");
    };
    const [one, two] = [await serve(t, listener), await serve(t, listener)];
    const agent = new http.Agent({ maxTotalSockets: 1 });
    t.after(() => agent.destroy());
    await Promise.all([one, two, one, two].map(({ port }) => ask({ port, agent })));
    assert.equal(most, 1);
  });

  test("keeps so many free connections", async (t) => {
    const { port } = await serve(t, async (_request, response) => {
      await pause(10);
      response.end("x");
    });
    const agent = new http.Agent({ keepAlive: true, maxFreeSockets: 1 });
    t.after(() => agent.destroy());
    await Promise.all([ask({ port, agent }), ask({ port, agent }), ask({ port, agent })]);
    await pause(20);
    assert.equal(agent.freeSockets[`${HOST}:${port}:`]?.length, 1);
  });

  test("takes the connection that was used first, or last", async (t) => {
    const { port } = await serve(t, async (request, response) => {
      await pause(request.url === "/slow" ? 30 : 0);
      echo(request, response);
    });
    for (const [scheduling, index] of /** @type {const} */ ([["fifo", 0], ["lifo", 1]])) {
      const agent = new http.Agent({ keepAlive: true, scheduling });
      const ports = await Promise.all([ask({ port, agent }), ask({ port, agent, path: "/slow" })]);
      await pause(10);
      assert.equal((await ask({ port, agent })).body, ports[index]?.body);
      agent.destroy();
    }
  });

  test("believes what the server promises", async (t) => {
    const { port } = await serve(t, (_request, response) => {
      response.setHeader("Keep-Alive", "timeout=1");
      response.end("x");
    });
    const agent = new http.Agent({ keepAlive: true });
    t.after(() => agent.destroy());
    await ask({ port, agent });
    await pause(10);
    assert.deepEqual(Object.keys(agent.freeSockets), []);
  });

  test("may be made to connect in another way", async (t) => {
    const { port } = await serve(t, echo);
    class Mine extends http.Agent {
      made = 0;
      /** @param {any} options */
      createConnection(options) {
        this.made++;
        return net.connect({ ...options, port, host: HOST });
      }
      /** @param {any} socket */
      keepSocketAlive(socket) {
        return super.keepSocketAlive(socket);
      }
      /**
       * @param {any} socket
       * @param {any} request
       */
      reuseSocket(socket, request) {
        super.reuseSocket(socket, request);
      }
    }
    const agent = new Mine({ keepAlive: true });
    t.after(() => agent.destroy());
    assert.match((await ask({ host: "none.invalid", port: 9, agent })).body, /^\d+$/);
    assert.equal(agent.made, 1);
    const direct = { port: 9, createConnection: () => net.connect(port, HOST) };
    assert.match((await ask({ ...direct, host: "none.invalid" })).body, /^\d+$/);
  });

  test("tells errors of connecting", async () => {
    class Broken extends http.Agent {
      /**
       * @param {any} _options
       * @param {any} callback
       */
      createConnection(_options, callback) {
        queueMicrotask(() => callback(new Error("no way")));
        return /** @type {any} */ (undefined);
      }
    }
    await assert.rejects(ask({ port: 1, agent: new Broken() }), { message: "no way" });
  });

  test("drops free connections that end", async (t) => {
    const { server, port } = await serve(t, echo);
    const agent = new http.Agent({ keepAlive: true });
    t.after(() => agent.destroy());
    await ask({ port, agent });
    await pause(10);
    server.closeIdleConnections();
    await pause(30);
    assert.deepEqual([Object.keys(agent.freeSockets), Object.keys(agent.sockets)], [[], []]);
  });

  test("ends everything", async (t) => {
    const { port } = await serve(t, () => {});
    const agent = new http.Agent({ keepAlive: true });
    const request = http.get({ port, host: HOST, agent });
    const closed = new Promise((resolve) => request.on("error", () => {}).on("close", resolve));
    await once(request, "socket");
    await pause(20);
    agent.destroy();
    await closed;
    assert.equal(request.destroyed, true);
  });
});
