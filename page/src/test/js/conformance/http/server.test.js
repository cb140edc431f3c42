import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { assert, describe, test } from "kith:test";
import { ask, HOST, pause, serve, talk, text } from "../support/http.js";

const CLOSE = "Host: a\r\nConnection: close\r\n\r\n";

describe("http: what a server answers", () => {
  test("sends status, reason and headers", async (t) => {
    const { port } = await serve(t, (request, response) => {
      response.sendDate = false;
      if (request.url === "/1") response.writeHead(201, "Made", { "X-A": "1", "x-b": ["2", "3"] });
      if (request.url === "/2") response.writeHead(202, ["X-A", "1", "X-A", "2"]);
      if (request.url === "/3") {
        response.statusCode = 203;
        response.statusMessage = "Mine";
        response.setHeader("X-C", "4");
      }
      if (request.url === "/4") response.setHeader("X-D", "old").writeHead(299, { "x-d": "new" });
      response.end("!");
    });
    const at = (/** @type {string} */ path) => talk(port, `GET ${path} HTTP/1.1\r\n${CLOSE}`);
    assert.equal(await at("/1"), "HTTP/1.1 201 Made\r\nX-A: 1\r\nx-b: 2\r\nx-b: 3\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n!\r\n0\r\n\r\n");
    assert.equal(await at("/2"), "HTTP/1.1 202 Accepted\r\nX-A: 1\r\nX-A: 2\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n!\r\n0\r\n\r\n");
    assert.equal(await at("/3"), "HTTP/1.1 203 Mine\r\nX-C: 4\r\nConnection: close\r\nContent-Length: 1\r\n\r\n!");
    assert.equal(await at("/4"), "HTTP/1.1 299 unknown\r\nx-d: new\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n!\r\n0\r\n\r\n");
  });

  test("dates its answers", async (t) => {
    const { port } = await serve(t, (_request, response) => response.end());
    const { response } = await ask({ port });
    assert.ok(Math.abs(Date.parse(response.headers.date) - Date.now()) < 5000);
  });

  test("answers HTTP/1.0 without chunks and ends", async (t) => {
    const { port } = await serve(t, (_request, response) => {
      response.sendDate = false;
      response.write("a");
      response.end("b");
    });
    assert.equal(await talk(port, "GET / HTTP/1.0\r\n\r\n"), "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nab");
  });

  test("answers one after another, in order", async (t) => {
    const { port } = await serve(t, async (request, response) => {
      await pause(request.url === "/1" ? 40 : 0);
      response.end(`at ${request.url}`);
    });
    const answers = await talk(port, `GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET /3 HTTP/1.1\r\n${CLOSE}`);
    assert.deepEqual(answers.match(/at \/\d/g), ["at /1", "at /2", "at /3"]);
  });

  test("refuses what is no HTTP", async (t) => {
    const { port } = await serve(t, (_request, response) => response.end());
    const BAD = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";
    for (const bytes of ["nonsense\r\n\r\n", "GET /a b HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nA b: c\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"]) {
      assert.equal(await talk(port, bytes), BAD);
    }
    assert.equal(await talk(port, `GET /${"x".repeat(20_000)} HTTP/1.1\r\n\r\n`), "HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n");
    assert.match(await talk(port, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"), /^HTTP\/1.1 400 Bad Request\r\n/);
    assert.match(await talk(port, `GET / HTTP/1.1\r\nExpect: wonders\r\n${CLOSE}`), /^HTTP\/1.1 417 Expectation Failed\r\n/);
  });

  test("tells of clients' errors", async (t) => {
    const { server, port } = await serve(t);
    server.on("clientError", (/** @type {any} */ error, /** @type {any} */ socket) => {
      socket.end(`HTTP/1.1 400 ${error.code} ${error.bytesParsed} ${error.rawPacket.length}\r\n\r\n`);
    });
    assert.equal(await talk(port, "GET / HTTP/1.1\r\nA b: c\r\n\r\n"), "HTTP/1.1 400 HPE_INVALID_HEADER_TOKEN 17 26\r\n\r\n");
  });

  test("takes longer heads when told to", async (t) => {
    const { port } = await serve(t, { maxHeaderSize: 30_000 }, (request, response) => response.end(String(request.url.length)));
    assert.match(await talk(port, `GET /${"x".repeat(20_000)} HTTP/1.1\r\n${CLOSE}`), /20001$/);
  });

  test("takes as many headers as it is told", async (t) => {
    const { server, port } = await serve(t, (request, response) => response.end(JSON.stringify(request.rawHeaders)));
    server.maxHeadersCount = 3;
    assert.match(await talk(port, `GET / HTTP/1.1\r\nA: 1\r\n${CLOSE}`), /\["A","1","Host","a","Connection","close"\]$/);
    assert.match(await talk(port, `GET / HTTP/1.1\r\nA: 1\r\nB: 2\r\n${CLOSE}`), /^HTTP\/1.1 431 /);
  });

  test("continues, or asks the app whether to", async (t) => {
    const { server, port } = await serve(t, (request, response) => text(request).then((body) => response.end(body)));
    const asked = `POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n${CLOSE}ok`;
    assert.match(await talk(port, asked), /^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 OK\r\n[^]*ok$/);
    server.on("checkContinue", (/** @type {any} */ _request, /** @type {any} */ response) => {
      response.writeHead(403);
      response.end();
    });
    assert.match(await talk(port, asked), /^HTTP\/1.1 403 Forbidden\r\n/);
    server.on("checkExpectation", (/** @type {any} */ request, /** @type {any} */ response) => response.end(request.headers.expect));
    assert.match(await talk(port, `GET / HTTP/1.1\r\nExpect: wonders\r\n${CLOSE}`), /wonders$/);
  });

  test("may refuse bodies where none may be", async (t) => {
    const { port } = await serve(t, { rejectNonStandardBodyWrites: true }, (_request, response) => {
      response.statusCode = 204;
      try {
        response.write("x");
      } catch (/** @type {any} */ error) {
        response.setHeader ||= undefined;
        response.destroy(error);
        assert.equal(error.code, "ERR_HTTP_BODY_NOT_ALLOWED");
      }
    });
    await assert.rejects(ask({ port }), { code: "ECONNRESET" });
  });

  test("checks the length of bodies when told to", async (t) => {
    /** @type {any[]} */
    const codes = [];
    const { port } = await serve(t, (_request, response) => {
      response.strictContentLength = true;
      response.setHeader("Content-Length", 2);
      for (const body of ["abc", "a"]) {
        try {
          response.end(body);
        } catch (/** @type {any} */ error) {
          codes.push(error.code);
        }
      }
      response.destroy();
    });
    await assert.rejects(ask({ port }), { code: "ECONNRESET" });
    assert.equal(codes[0], "ERR_HTTP_CONTENT_LENGTH_MISMATCH");
  });

  test("refuses heads that cannot be", async (t) => {
    const { port } = await serve(t, (_request, response) => {
      const wrong = (/** @type {any} */ call, /** @type {any} */ error) => assert.throws(call, error);
      wrong(() => response.writeHead(99), { name: "RangeError", code: "ERR_HTTP_INVALID_STATUS_CODE", message: "Invalid status code: 99" });
      wrong(() => response.writeHead(1000), { code: "ERR_HTTP_INVALID_STATUS_CODE" });
      wrong(() => response.writeHead("a"), { code: "ERR_HTTP_INVALID_STATUS_CODE" });
      wrong(() => response.writeHead(200, "a\nb"), { name: "TypeError", code: "ERR_INVALID_CHAR", message: "Invalid character in statusMessage" });
      response.statusMessage = undefined;
      wrong(() => response.writeEarlyHints({ link: "x" }), { name: "TypeError", code: "ERR_INVALID_ARG_VALUE" });
      wrong(() => response.writeHead(200, { "a b": "c" }), { code: "ERR_INVALID_HTTP_TOKEN" });
      response.writeHead(200, { "Content-Length": "2" });
      wrong(() => response.writeHead(200), { code: "ERR_HTTP_HEADERS_SENT", message: "Cannot write headers after they are sent to the client" });
      wrong(() => response.setHeader("a", "b"), { code: "ERR_HTTP_HEADERS_SENT" });
      wrong(() => response.appendHeader("a", "b"), { code: "ERR_HTTP_HEADERS_SENT", message: "Cannot append headers after they are sent to the client" });
      assert.equal(response.headersSent, true);
      response.end("ok");
    });
    assert.equal((await ask({ port })).body, "ok");
  });

  test("tells when a response is finished and closed", async (t) => {
    /** @type {string[]} */
    const events = [];
    const { port } = await serve(t, (request, response) => {
      response.on("prefinish", () => events.push("prefinish"));
      response.on("finish", () => events.push(`finish ${response.writableFinished}`));
      response.on("close", () => events.push("close"));
      assert.ok(response.req === request);
      assert.ok(response.socket === request.socket);
      response.end("a", () => events.push("callback"));
      assert.deepEqual([response.writableEnded, response.finished], [true, true]);
      response.end(() => {});
    });
    await ask({ port });
    await pause(20);
    assert.deepEqual(events, ["prefinish", "finish true", "callback", "close"]);
  });

  test("tells when the client has gone", async (t) => {
    /** @type {(value: any) => void} */
    let told = () => {};
    const gone = new Promise((resolve) => (told = resolve));
    const { port } = await serve(t, (request, response) => {
      /** @type {string[]} */
      const events = [];
      request.on("aborted", () => events.push("aborted"));
      request.on("error", (/** @type {any} */ error) => events.push(`${error.code} ${error.message}`));
      const closed = [request, response].map((one) => new Promise((resolve) => one.on("close", resolve)));
      Promise.all(closed).then(() => told([events, request.aborted, response.destroyed]));
      request.resume();
    });
    const socket = net.connect(port, HOST);
    socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
    setTimeout(() => socket.destroy(), 40);
    const [events, isAborted, isDestroyed] = await gone;
    assert.deepEqual(events, ["aborted", "ECONNRESET aborted"]);
    assert.deepEqual([isAborted, isDestroyed], [true, true]);
  });
});

describe("http: a server's settings", () => {
  test("has Node's defaults", () => {
    const server = http.createServer();
    assert.deepEqual([server.headersTimeout, server.requestTimeout, server.keepAliveTimeout, server.timeout], [60_000, 300_000, 5000, 0]);
    assert.deepEqual([server.maxHeadersCount, server.maxRequestsPerSocket, server.listening], [null, 0, false]);
    assert.equal(/** @type {any} */ (server).connectionsCheckingInterval, 30_000);
    assert.ok(server.setTimeout(100) === server);
    assert.equal(server.timeout, 100);
  });

  test("checks its options", () => {
    const cases = [
      [{ headersTimeout: -1 }, "ERR_OUT_OF_RANGE"], [{ requestTimeout: 1, headersTimeout: 2 }, "ERR_OUT_OF_RANGE"],
      [{ requestTimeout: "a" }, "ERR_INVALID_ARG_TYPE"], [{ keepAliveTimeout: -1 }, "ERR_OUT_OF_RANGE"],
      [{ maxHeaderSize: -1 }, "ERR_OUT_OF_RANGE"], [{ maxHeaderSize: "1" }, "ERR_INVALID_ARG_TYPE"],
      [{ insecureHTTPParser: 1 }, "ERR_INVALID_ARG_TYPE"], [{ requireHostHeader: 1 }, "ERR_INVALID_ARG_TYPE"],
      [{ joinDuplicateHeaders: 1 }, "ERR_INVALID_ARG_TYPE"], [{ connectionsCheckingInterval: -1 }, "ERR_OUT_OF_RANGE"],
      [{ rejectNonStandardBodyWrites: 1 }, "ERR_INVALID_ARG_TYPE"], [1, "ERR_INVALID_ARG_TYPE"],
    ];
    for (const [options, code] of cases) assert.throws(() => http.createServer(/** @type {any} */ (options)), { code });
  });

  test("uses classes of the app", async (t) => {
    class Request extends http.IncomingMessage {
      asked = true;
    }
    class Response extends http.ServerResponse {
      done() {
        this.end("mine");
      }
    }
    const options = { IncomingMessage: Request, ServerResponse: Response };
    const { port } = await serve(t, options, (request, response) => {
      assert.equal(request.asked, true);
      response.done();
    });
    assert.equal((await ask({ port })).body, "mine");
  });

  test("answers so many requests on a connection", async (t) => {
    const { server, port } = await serve(t, (_request, response) => response.end("x"));
    server.maxRequestsPerSocket = 2;
    let dropped = 0;
    server.on("dropRequest", () => dropped++);
    const one = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    const answers = await talk(port, one + one + one);
    assert.match(answers, /Keep-Alive: timeout=5, max=2/);
    assert.equal(answers.match(/HTTP\/1.1 200 OK/g)?.length, 2);
    assert.match(answers, /Connection: close/);
    assert.ok(dropped <= 1);
  });

  test("ends slow requests", async (t) => {
    const { port } = await serve(t, { headersTimeout: 60, requestTimeout: 120, connectionsCheckingInterval: 20 }, (request) => request.resume());
    assert.equal(await talk(port, "GET / HT"), "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
    assert.equal(await talk(port, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nslow"), "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
  });

  test("tells of slow requests", async (t) => {
    const { server, port } = await serve(t, { headersTimeout: 60, requestTimeout: 120, connectionsCheckingInterval: 20 }, (request) => request.resume());
    const told = new Promise((resolve) => server.on("clientError", (error, socket) => (socket.destroy(), resolve(error))));
    assert.equal(await talk(port, "GET / HT"), "");
    const error = await told;
    assert.ok(error instanceof Error);
    assert.deepEqual([error.code, error.message], ["ERR_HTTP_REQUEST_TIMEOUT", "Request timeout"]);
  });

  test("trailers need chunks", async (t) => {
    let thrown;
    const { port } = await serve(t, (_request, response) => {
      response.setHeader("Trailer", "X-Sum");
      response.setHeader("Content-Length", "1");
      try {
        response.end("x");
      } catch (error) {
        thrown = error;
        response.destroy();
      }
    });
    await talk(port, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assert.deepEqual([thrown.code, thrown.message], ["ERR_HTTP_TRAILER_INVALID", "Trailers are invalid with this transfer encoding"]);
  });

  test("ends idle connections", async (t) => {
    const { port } = await serve(t, { keepAliveTimeout: 40, keepAliveTimeoutBuffer: 20 }, (_request, response) => response.end("x"));
    const began = Date.now();
    await talk(port, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assert.ok(Date.now() - began < 3000);
  });

  test("tells of connections that are idle too long", async (t) => {
    const { server, port } = await serve(t, () => {});
    const told = new Promise((resolve) => server.setTimeout(40, resolve));
    const socket = net.connect(port, HOST);
    socket.on("error", () => {});
    const idle = await told;
    assert.ok(idle instanceof net.Socket);
    socket.destroy();
  });

  test("closes when the last connection has ended", async (t) => {
    const { server, port } = await serve(t, (_request, response) => response.end("x"));
    const agent = new http.Agent({ keepAlive: true });
    await ask({ port, agent });
    assert.equal(server.listening, true);
    await new Promise((resolve) => server.close(resolve));
    assert.equal(server.listening, false);
    agent.destroy();
    const error = await new Promise((resolve) => server.close(resolve));
    assert.equal(error.code, "ERR_SERVER_NOT_RUNNING");
  });

  test("ends all connections when told to", async (t) => {
    const { server, port } = await serve(t, () => {});
    const request = http.get({ port, host: HOST });
    const closed = new Promise((resolve) => request.on("error", () => {}).on("close", resolve));
    await once(server, "request");
    server.closeAllConnections();
    await closed;
    assert.equal(request.destroyed, true);
    await server[Symbol.asyncDispose]();
    assert.equal(server.listening, false);
  });

  test("speaks on connections of another server", async (t) => {
    const { server, port } = await serve(t, (_request, response) => response.end("handed over"));
    const front = net.createServer((socket) => void server.emit("connection", socket));
    t.after(() => front.close());
    front.listen(0, HOST);
    await once(front, "listening");
    const { body } = await ask({ port: /** @type {any} */ (front.address()).port, headers: { connection: "close" } });
    assert.equal(body, "handed over");
    assert.ok(port > 0);
  });

  test("reads large bodies", async (t) => {
    const { port } = await serve(t, async (request, response) => {
      let length = 0;
      for await (const part of request) length += part.length;
      response.end(new Uint8Array(length));
    });
    const { response, body } = await ask({ port, method: "POST" }, new Uint8Array(3_000_000));
    assert.equal(response.headers["content-length"], "3000000");
    assert.equal(body.length, 3_000_000);
  });
});
