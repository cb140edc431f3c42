import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { assert, describe, test } from "kith:test";
import { ask, HOST, pause, serve, serveRaw, text } from "../support/http.js";

/** Answers with what was asked. */
const mirror = async (/** @type {any} */ request, /** @type {any} */ response) => {
  const body = await text(request);
  const { method, url, rawHeaders } = request;
  response.end(JSON.stringify({ method, url, rawHeaders, body }));
};

/**
 * @param {any} options
 * @param {any} [body]
 */
const seen = async (options, body) => JSON.parse((await ask(options, body)).body);

describe("http: what a request sends", () => {
  test("sends GET by default", async (t) => {
    const { port } = await serve(t, mirror);
    const { method, url, rawHeaders, body } = await seen({ port });
    assert.deepEqual([method, url, body], ["GET", "/", ""]);
    assert.deepEqual(rawHeaders, ["Host", `${HOST}:${port}`, "Connection", "keep-alive"]);
  });

  test("sends a body with its length, or in chunks", async (t) => {
    const { port } = await serve(t, mirror);
    const known = await seen({ port, method: "post", path: "/a?b" }, "héllo");
    assert.deepEqual([known.method, known.url, known.body], ["POST", "/a?b", "héllo"]);
    assert.deepEqual(known.rawHeaders.slice(-2), ["Content-Length", "6"]);
    const parts = await new Promise((resolve, reject) => {
      const request = http.request({ port, host: HOST, method: "PUT" }, (response) => text(response).then(JSON.parse).then(resolve));
      request.on("error", reject);
      request.write("a");
      request.write(new Uint8Array([98]));
      request.write("63", "hex");
      request.end("d");
    });
    assert.equal(parts.body, "abcd");
    assert.deepEqual(parts.rawHeaders.slice(-2), ["Transfer-Encoding", "chunked"]);
    const empty = await seen({ port, method: "POST" });
    assert.deepEqual(empty.rawHeaders.slice(-2), ["Content-Length", "0"]);
    const bare = await seen({ port, method: "DELETE" });
    assert.equal(bare.rawHeaders.includes("Content-Length"), false);
  });

  test("sends headers as given", async (t) => {
    const { port } = await serve(t, mirror);
    const object = await seen({ port, headers: { "X-One": 1, "x-two": ["a", "b"], Cookie: ["c=1", "d=2"] } });
    assert.deepEqual(object.rawHeaders.slice(0, 8), ["X-One", "1", "x-two", "a", "x-two", "b", "Cookie", "c=1; d=2"]);
    const list = await seen({ port, headers: ["Host", "here", "A", "1", "A", "2"] });
    assert.deepEqual(list.rawHeaders.slice(0, 6), ["Host", "here", "A", "1", "A", "2"]);
    const host = await seen({ port, headers: { host: "elsewhere" } });
    assert.deepEqual(host.rawHeaders.slice(0, 2), ["host", "elsewhere"]);
    const auth = await seen({ port, auth: "ann:secret" });
    assert.equal(auth.rawHeaders[auth.rawHeaders.indexOf("Authorization") + 1], "Basic YW5uOnNlY3JldA==");
    const unique = await seen({ port, headers: { "X-U": ["a", "b"] }, uniqueHeaders: ["x-u"] });
    assert.deepEqual(unique.rawHeaders.slice(0, 2), ["X-U", "a; b"]);
  });

  test("leaves out what it is told to", async (t) => {
    const { port } = await serve(t, { requireHostHeader: false }, mirror);
    assert.equal((await seen({ port, setHost: false })).rawHeaders.includes("Host"), false);
    assert.deepEqual((await seen({ port, setDefaultHeaders: false })).rawHeaders, []);
  });

  test("takes URLs, texts and options", async (t) => {
    const { port } = await serve(t, mirror);
    const asked = (/** @type {any[]} */ ...args) => new Promise((resolve, reject) => {
      const request = /** @type {any} */ (http.get)(...args, (/** @type {any} */ response) => text(response).then(JSON.parse).then(resolve));
      request.on("error", reject);
    });
    assert.equal((await asked(`http://${HOST}:${port}/text?q=1#no`)).url, "/text?q=1");
    assert.equal((await asked(new URL(`http://${HOST}:${port}/url`))).url, "/url");
    assert.equal((await asked(`http://${HOST}:${port}/a`, { path: "/b" })).url, "/b");
    assert.equal((await asked({ hostname: HOST, host: "none.invalid", port: String(port), path: "/h" })).url, "/h");
    const withUser = await asked(`http://ann:pa%20ss@${HOST}:${port}/`);
    assert.equal(withUser.rawHeaders[withUser.rawHeaders.indexOf("Authorization") + 1], "Basic YW5uOnBhIHNz");
  });

  test("shows what it is about", async (t) => {
    const { port } = await serve(t, mirror);
    const request = http.request({ port, host: HOST, method: "POST", path: "/x" });
    assert.deepEqual([request.method, request.path, request.host, request.protocol], ["POST", "/x", HOST, "http:"]);
    assert.deepEqual([request.aborted, request.destroyed, request.finished, request.reusedSocket], [false, false, false, false]);
    assert.deepEqual([request.maxHeadersCount, request.writableEnded, request.headersSent], [null, false, false]);
    assert.ok(request.agent === http.globalAgent);
    assert.equal(request.getHeader("host"), `${HOST}:${port}`);
    request.flushHeaders();
    assert.equal(request.headersSent, true);
    assert.throws(() => request.setHeader("a", "b"), { code: "ERR_HTTP_HEADERS_SENT", message: "Cannot set headers after they are sent to the client" });
    assert.throws(() => request.removeHeader("a"), { code: "ERR_HTTP_HEADERS_SENT" });
    request.end();
    assert.equal(request.writableEnded, true);
    const [response] = await once(request, "response");
    assert.ok(response instanceof http.IncomingMessage);
    assert.ok(request.socket instanceof net.Socket);
    assert.equal(JSON.parse(await text(response)).rawHeaders.includes("Transfer-Encoding"), true);
  });

  test("sends trailers", async (t) => {
    /** @type {any} */
    let got;
    const { port } = await serve(t, async (request, response) => {
      await text(request);
      got = [request.trailers, request.rawTrailers, request.trailersDistinct["x-t"]];
      response.end();
    });
    const request = http.request({ port, host: HOST, method: "POST", headers: { Trailer: "X-T" } });
    request.addTrailers({ "X-T": "1" });
    request.write("a");
    request.end();
    const [response] = await once(request, "response");
    await text(response);
    assert.deepEqual(got, [{ "x-t": "1" }, ["X-T", "1"], ["1"]]);
  });

  test("waits for 100 Continue when it expects that", async (t) => {
    const { port } = await serve(t, mirror);
    const request = http.request({ port, host: HOST, method: "POST", headers: { Expect: "100-continue", "Content-Length": 2 } });
    await once(request, "continue");
    request.end("ok");
    const [response] = await once(request, "response");
    assert.equal(JSON.parse(await text(response)).body, "ok");
  });
});

describe("http: what a request refuses", () => {
  test("checks its arguments", () => {
    const cases = /** @type {const} */ ([
      [{ method: 1 }, "ERR_INVALID_ARG_TYPE", 'The "options.method" property must be of type string. Received type number (1)'],
      [{ method: "a b" }, "ERR_INVALID_HTTP_TOKEN", 'Method must be a valid HTTP token ["a b"]'],
      [{ path: "/a b" }, "ERR_UNESCAPED_CHARACTERS", "Request path contains unescaped characters"],
      [{ path: "/\u0100" }, "ERR_UNESCAPED_CHARACTERS", "Request path contains unescaped characters"],
      [{ protocol: "x:" }, "ERR_INVALID_PROTOCOL", 'Protocol "x:" not supported. Expected "http:"'],
      [{ agent: 1 }, "ERR_INVALID_ARG_TYPE", 'The "options.agent" property must be one of Agent-like Object, undefined, or false. Received type number (1)'],
      [{ host: 1 }, "ERR_INVALID_ARG_TYPE", 'The "options.host" property must be of type string or one of undefined or null. Received type number (1)'],
      [{ hostname: true }, "ERR_INVALID_ARG_TYPE", 'The "options.hostname" property must be of type string or one of undefined or null. Received type boolean (true)'],
      [{ insecureHTTPParser: 1 }, "ERR_INVALID_ARG_TYPE", 'The "options.insecureHTTPParser" property must be of type boolean. Received type number (1)'],
      [{ maxHeaderSize: -1 }, "ERR_OUT_OF_RANGE", 'The value of "maxHeaderSize" is out of range. It must be >= 0 && <= 9007199254740991. Received -1'],
      [{ timeout: "a" }, "ERR_INVALID_ARG_TYPE", "The \"timeout\" argument must be of type number. Received type string ('a')"],
      [{ headers: ["a"] }, "ERR_INVALID_ARG_VALUE", "The argument 'headers' is invalid. Received [ 'a' ]"],
      [{ headers: { "a b": "c" } }, "ERR_INVALID_HTTP_TOKEN", 'Header name must be a valid HTTP token ["a b"]'],
      [{ headers: { a: "b\nc" } }, "ERR_INVALID_CHAR", 'Invalid character in header content ["a"]'],
      [{ signal: 1 }, "ERR_INVALID_ARG_TYPE", 'The "signal" argument must be an instance of AbortSignal. Received type number (1)'],
      [{ joinDuplicateHeaders: 1 }, "ERR_INVALID_ARG_TYPE", 'The "options.joinDuplicateHeaders" property must be of type boolean. Received type number (1)'],
    ]);
    for (const [options, code, message] of cases) {
      assert.throws(() => http.request(/** @type {any} */ (options)), { code, message });
    }
    assert.throws(() => http.request("https://localhost/"), { code: "ERR_INVALID_PROTOCOL" });
    assert.throws(() => http.request("nowhere"), { name: "TypeError", code: "ERR_INVALID_URL" });
  });

  test("tells that nobody listens", async () => {
    const request = http.get({ port: 1, host: HOST });
    const [error] = await once(request, "error").catch((failure) => [failure]);
    assert.equal(error.code, "ECONNREFUSED");
    assert.equal(error.syscall, "connect");
    assert.equal(error.address, HOST);
    assert.equal(error.port, 1);
  });

  test("tells that the connection ended without an answer", async (t) => {
    const port = await serveRaw(t, (socket) => socket.destroy());
    await assert.rejects(ask({ port }), { code: "ECONNRESET", message: "socket hang up" });
  });

  test("tells that the connection ended in the middle of the answer", async (t) => {
    const port = await serveRaw(t, (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"));
    const request = http.get({ port, host: HOST });
    const [response] = await once(request, "response");
    let isAborted = false;
    response.on("aborted", () => (isAborted = true));
    await assert.rejects(text(response), { code: "ECONNRESET", message: "aborted" });
    assert.deepEqual([isAborted, response.aborted, response.complete], [true, true, false]);
  });

  test("tells what is wrong with an answer", async (t) => {
    const cases = [
      ["nonsense\r\n\r\n", "HPE_INVALID_CONSTANT"],
      ["HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", "HPE_INVALID_CONTENT_LENGTH"],
      ["HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", "HPE_INVALID_TRANSFER_ENCODING"],
      ["HTTP/1.1 200 OK\r\nA b: c\r\n\r\n", "HPE_INVALID_HEADER_TOKEN"],
      ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", "HPE_INVALID_CHUNK_SIZE"],
      [`HTTP/1.1 200 OK\r\nA: ${"x".repeat(20_000)}\r\n\r\n`, "HPE_HEADER_OVERFLOW"],
    ];
    for (const [answer, code] of cases) {
      const port = await serveRaw(t, (socket) => socket.write(answer));
      const request = http.get({ port, host: HOST, agent: false });
      request.on("response", (response) => response.on("error", () => {}).resume());
      const error = await new Promise((resolve) => request.on("error", resolve));
      assert.equal(error.code, code);
      assert.match(error.message, /^Parse Error: /);
    }
  });

  test("takes more headers when told to", async (t) => {
    const answer = `HTTP/1.1 200 OK\r\nContent-Length: 0\r\nA: ${"x".repeat(20_000)}\r\n\r\n`;
    const port = await serveRaw(t, (socket) => socket.write(answer));
    const { response } = await ask({ port, maxHeaderSize: 40_000 });
    assert.equal(response.headers.a.length, 20_000);
    await assert.rejects(ask({ port: await serveRaw(t, (socket) => socket.write(answer)), maxHeaderSize: 500 }), { code: "HPE_HEADER_OVERFLOW" });
  });
});

describe("http: what a response tells", () => {
  test("has status, version and headers", async (t) => {
    const port = await serveRaw(t, (socket) => socket.end([
      "HTTP/1.1 299 Quite Good", "X-A: 1", "x-a: 2", "Set-Cookie: a", "set-cookie: b", "Cookie: c", "Cookie: d",
      "Age: 1", "Age: 2", "__proto__: x", "Content-Length: 2", "", "ok",
    ].join("\r\n")));
    const { response, body, request } = await ask({ port });
    assert.equal(body, "ok");
    assert.deepEqual([response.statusCode, response.statusMessage, response.httpVersion], [299, "Quite Good", "1.1"]);
    assert.deepEqual([response.httpVersionMajor, response.httpVersionMinor, response.complete, response.aborted], [1, 1, true, false]);
    assert.equal(response.headers["x-a"], "1, 2");
    assert.deepEqual(response.headers["set-cookie"], ["a", "b"]);
    assert.equal(response.headers["cookie"], "c; d");
    assert.equal(response.headers["age"], "1");
    assert.deepEqual(response.headersDistinct["age"], ["1", "2"]);
    assert.deepEqual(response.headersDistinct["x-a"], ["1", "2"]);
    assert.equal(Object.getPrototypeOf(response.headersDistinct), null);
    assert.deepEqual(response.rawHeaders.slice(0, 4), ["X-A", "1", "x-a", "2"]);
    assert.ok(response.req === request);
    assert.ok(response.connection === response.socket);
  });

  test("joins what is repeated when told to", async (t) => {
    const port = await serveRaw(t, (socket) => socket.end("HTTP/1.1 200 OK\r\nAge: 1\r\nAge: 2\r\nContent-Length: 0\r\n\r\n"));
    const { response } = await ask({ port, joinDuplicateHeaders: true });
    assert.equal(response.headers["age"], "1, 2");
  });

  test("ends with the connection when no length is told", async (t) => {
    const port = await serveRaw(t, (socket) => socket.end("HTTP/1.0 200 OK\r\n\r\nuntil the end"));
    const { response, body } = await ask({ port });
    assert.deepEqual([body, response.httpVersion, response.complete], ["until the end", "1.0", true]);
  });

  test("tells of hints that come before", async (t) => {
    const { port } = await serve(t, (_request, response) => {
      response.writeProcessing();
      response.writeEarlyHints({ link: "</a.css>; rel=preload", "x-hint": "1" });
      response.end("done");
    });
    const request = http.get({ port, host: HOST });
    /** @type {any[]} */
    const hints = [];
    request.on("information", (hint) => hints.push(hint));
    const [response] = await once(request, "response");
    assert.equal(await text(response), "done");
    assert.deepEqual(hints.map((hint) => hint.statusCode), [102, 103]);
    assert.deepEqual(hints[1].headers, { link: "</a.css>; rel=preload", "x-hint": "1" });
    assert.equal(hints[1].statusMessage, "Early Hints");
    assert.deepEqual([hints[1].httpVersion, hints[1].httpVersionMajor, hints[1].httpVersionMinor], ["1.1", 1, 1]);
    assert.deepEqual(hints[1].rawHeaders.slice(0, 2), ["Link", "</a.css>; rel=preload"]);
  });

  test("has no body after HEAD, 204 and 304", async (t) => {
    const { port } = await serve(t, (request, response) => {
      response.statusCode = Number(request.url.slice(1));
      response.end(response.statusCode === 200 ? "body" : undefined);
    });
    const head = await ask({ port, method: "HEAD", path: "/200" });
    assert.deepEqual([head.body, head.response.headers["content-length"]], ["", undefined]);
    for (const status of [204, 304]) assert.equal((await ask({ port, path: `/${status}` })).body, "");
  });

  test("reads trailers", async (t) => {
    const { port } = await serve(t, (_request, response) => {
      response.setHeader("Trailer", "X-Sum");
      response.write("abc");
      response.addTrailers({ "X-Sum": "6" });
      response.end();
    });
    const { response, body } = await ask({ port });
    assert.deepEqual([body, response.trailers, response.rawTrailers], ["abc", { "x-sum": "6" }, ["X-Sum", "6"]]);
  });

  test("changes the protocol", async (t) => {
    const { server, port } = await serve(t);
    server.on("upgrade", (/** @type {any} */ request, /** @type {any} */ socket, /** @type {any} */ head) => {
      assert.equal(request.headers.upgrade, "echo");
      assert.equal(head.length, 0);
      socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\nfirst");
      socket.on("data", (/** @type {any} */ bytes) => socket.end(`got ${bytes}`));
    });
    const request = http.get({ port, host: HOST, headers: { Connection: "Upgrade", Upgrade: "echo" } });
    const [response, socket, head] = await once(request, "upgrade");
    assert.equal(response.statusCode, 101);
    socket.write("hello");
    assert.equal(String(head) + (await text(socket)), "firstgot hello");
  });

  test("connects through a proxy", async (t) => {
    const { server, port } = await serve(t);
    server.on("connect", (/** @type {any} */ request, /** @type {any} */ socket) => {
      socket.end(`HTTP/1.1 200 Connection Established\r\n\r\nto ${request.url}`);
    });
    const request = http.request({ port, host: HOST, method: "CONNECT", path: "example.test:443" });
    request.end();
    const [response, socket, head] = await once(request, "connect");
    assert.equal(response.statusCode, 200);
    assert.equal(String(head) + (await text(socket)), "to example.test:443");
  });
});

describe("http: requests that are given up", () => {
  const silent = () => {};

  test("by abort", async (t) => {
    const { port } = await serve(t, silent);
    const request = http.get({ port, host: HOST });
    let isAbortTold = false;
    request.on("abort", () => (isAbortTold = true));
    request.on("socket", () => setTimeout(() => request.abort(), 20));
    const closed = new Promise((resolve) => request.on("close", resolve));
    const error = await new Promise((resolve) => request.on("error", resolve));
    assert.deepEqual([error.code, error.message], ["ECONNRESET", "socket hang up"]);
    await closed;
    assert.deepEqual([isAbortTold, request.aborted, request.destroyed], [true, true, true]);
  });

  test("by destroy, with and without a reason", async (t) => {
    const { port } = await serve(t, silent);
    for (const reason of [undefined, new Error("enough")]) {
      const request = http.get({ port, host: HOST });
      request.on("socket", () => setTimeout(() => assert.ok(request.destroy(reason) === request), 20));
      const error = await new Promise((resolve) => request.on("error", resolve));
      assert.equal(error.message, reason?.message ?? "socket hang up");
      assert.equal(request.destroyed, true);
    }
  });

  test("before they begin", async () => {
    const request = http.get({ port: 1, host: HOST });
    request.destroy();
    const error = await new Promise((resolve) => request.on("error", resolve));
    assert.deepEqual([error.code, error.message], ["ECONNRESET", "socket hang up"]);
    assert.equal(request.destroyed, true);
  });

  test("by a signal", async (t) => {
    const { port } = await serve(t, silent);
    const controller = new AbortController();
    const request = http.get({ port, host: HOST, signal: controller.signal });
    request.on("socket", () => setTimeout(() => controller.abort(), 20));
    const error = await new Promise((resolve) => request.on("error", resolve));
    assert.deepEqual([error.name, error.code], ["AbortError", "ABORT_ERR"]);
    const late = http.get({ port, host: HOST, signal: AbortSignal.abort() });
    assert.equal((await new Promise((resolve) => late.on("error", resolve))).name, "AbortError");
  });

  test("after a time", async (t) => {
    const { port } = await serve(t, silent);
    const request = http.get({ port, host: HOST, timeout: 30 });
    await once(request, "timeout");
    assert.equal(request.destroyed, false);
    request.on("error", () => {});
    request.destroy();
    const other = http.get({ port, host: HOST });
    await new Promise((resolve) => assert.ok(other.setTimeout(30, () => resolve(undefined)) === other));
    other.on("error", () => {});
    other.destroy();
    assert.throws(() => other.setTimeout(/** @type {any} */ ("x")), { code: "ERR_INVALID_ARG_TYPE" });
  });

  test("while the response is read", async (t) => {
    const { port } = await serve(t, (_request, response) => void response.write("some"));
    const request = http.get({ port, host: HOST });
    const [response] = await once(request, "response");
    response.once("data", () => request.destroy());
    await assert.rejects(text(response), { code: "ECONNRESET", message: "aborted" });
    assert.equal(response.destroyed, true);
  });

  test("writing after the end is an error", async (t) => {
    const { port } = await serve(t, mirror);
    const request = http.request({ port, host: HOST, method: "POST" }, (response) => response.resume());
    request.end("a");
    const error = await new Promise((resolve) => {
      request.on("error", resolve);
      request.write("b");
    });
    assert.equal(error.code, "ERR_STREAM_WRITE_AFTER_END");
  });

  test("large bodies wait for room", async (t) => {
    const { port } = await serve(t, async (request, response) => {
      await pause(50);
      let length = 0;
      for await (const part of request) length += part.length;
      response.end(String(length));
    });
    const request = http.request({ port, host: HOST, method: "POST" });
    const part = new Uint8Array(1 << 20);
    let waited = 0;
    for (let count = 0; count < 16; count++) {
      if (request.write(part)) continue;
      waited++;
      assert.equal(request.writableNeedDrain, true);
      await once(request, "drain");
    }
    request.end();
    const [response] = await once(request, "response");
    assert.equal(await text(response), String(16 << 20));
    assert.ok(waited > 0);
  });

  test("sets options of the connection", async (t) => {
    const { port } = await serve(t, mirror);
    const request = http.request({ port, host: HOST });
    request.setNoDelay(true);
    request.setSocketKeepAlive(true, 1000);
    request.end();
    const closed = once(request, "close");
    const [response] = await once(request, "response");
    assert.match(await text(response), /GET/);
    await closed;
    assert.equal(request.closed, true);
  });
});
