/** What strangers send to confuse a server, a client, or whoever stands between them (RFC 9112, 11). */

import { Buffer } from "node:buffer";
import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { assert, describe, test } from "kith:test";
import { ask, HOST, pause, serve, serveRaw } from "../support/http.js";

const HOST_FIELD = "Host: a\r\n";
const OK = "HTTP/1.1 200 OK\r\n";
const EXTENSIONS = "HPE_CHUNK_EXTENSIONS_OVERFLOW";
const NO_BODY = "Content-Length: 0\r\n\r\n";

const get = (/** @type {string} */ fields) => `GET / HTTP/1.1\r\n${HOST_FIELD}${fields}\r\n`;
const post = (/** @type {string} */ fields, body = "") => `POST / HTTP/1.1\r\n${HOST_FIELD}${fields}\r\n${body}`;
const chunked = (/** @type {string} */ body) => post("Transfer-Encoding: chunked\r\n", body);
const line = (/** @type {string} */ text) => `${text}\r\n${HOST_FIELD}\r\n`;

/**
 * Sends each row to one server and compares what it made of it: the error's code and where in the bytes it is,
 * then the requests with their bodies.
 *
 * @param {any} t
 * @param {[name: string, bytes: string, expected: string][]} rows
 */
async function judged(t, rows) {
  /** @type {string[]} */
  let seen = [];
  const { server, port } = await serve(t, (request, response) => {
    let body = "";
    request.setEncoding("latin1");
    request.on("data", (/** @type {string} */ part) => (body += part));
    request.on("error", () => seen.push("cut"));
    request.on("end", () => {
      seen.push([request.method, request.url, body].filter(Boolean).join(" "));
      response.end();
    });
  });
  server.on("clientError", (/** @type {any} */ error, /** @type {any} */ socket) => {
    // Where the extensions of chunks end is not Node's to tell.
    seen.unshift(error.code === EXTENSIONS ? EXTENSIONS : `${error.code} ${error.bytesParsed}`);
    socket.destroy();
  });
  /** @type {Record<string, string>} */
  const results = {};
  for (const [name, bytes] of rows) {
    seen = [];
    const accepted = once(server, "connection");
    const socket = net.connect(port, HOST);
    socket.on("error", () => {}).resume();
    socket.end(bytes, "latin1");
    const [peer] = await accepted;
    await Promise.all([socket, peer].map((one) => one.closed || new Promise((resolve) => one.on("close", resolve))));
    await pause(0);
    results[name] = seen.join(", ");
  }
  assert.deepEqual(results, Object.fromEntries(rows.map(([name, , expected]) => [name, expected])));
}

describe("http: requests that two readers would read in two ways", () => {
  test("a length and chunks", (t) => judged(t, [
    ["length, then chunks", post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), "HPE_INVALID_TRANSFER_ENCODING 63"],
    ["chunks, then length", post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "0\r\n\r\n"), "HPE_INVALID_CONTENT_LENGTH 69"],
    ["two lengths", post("Content-Length: 1\r\nContent-Length: 2\r\n", "ab"), "HPE_UNEXPECTED_CONTENT_LENGTH 61"],
    ["the same twice", post("Content-Length: 1\r\nContent-Length: 1\r\n", "a"), "HPE_UNEXPECTED_CONTENT_LENGTH 61"],
    ["a list", post("Content-Length: 1, 1\r\n", "a"), "HPE_INVALID_CONTENT_LENGTH 43"],
    ["a plus", post("Content-Length: +1\r\n", "a"), "HPE_INVALID_CONTENT_LENGTH 42"],
    ["a minus", post("Content-Length: -1\r\n", "a"), "HPE_INVALID_CONTENT_LENGTH 42"],
    ["hexadecimal", post("Content-Length: 0x1\r\n", "a"), "HPE_INVALID_CONTENT_LENGTH 43"],
    ["beyond 64 bits", post("Content-Length: 99999999999999999999999\r\n", "a"), "HPE_INVALID_CONTENT_LENGTH 62"],
    ["none", post("Content-Length: \r\n"), "HPE_INVALID_CONTENT_LENGTH 44"],
    ["a space within", post("Content-Length: 1 1\r\n", "a"), "HPE_INVALID_CONTENT_LENGTH 44"],
    ["a short body", post("Content-Length: 5\r\n", "ab"), "HPE_INVALID_EOF_STATE 0, cut"],
    ["a second request behind a body of none", post(NO_BODY.slice(0, -2), line("GET /second HTTP/1.1")), "POST /, GET /second"],
    ["a second request behind the last", get("Connection: close\r\n") + line("GET /second HTTP/1.1"), "HPE_CLOSED_CONNECTION 47, GET /"],
    ["a body where none is usual", get("Content-Length: 1\r\n").concat("x"), "GET / x"],
  ]));

  test("encodings", (t) => judged(t, [
    ["identity", post("Transfer-Encoding: identity\r\n", "x"), "HPE_INVALID_TRANSFER_ENCODING 57, cut"],
    ["like chunked", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), "HPE_INVALID_TRANSFER_ENCODING 57, cut"],
    ["chunked, not last", post("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n"), "HPE_INVALID_TRANSFER_ENCODING 53"],
    ["chunked, last", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), "POST /"],
    ["twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), "HPE_INVALID_TRANSFER_ENCODING 74"],
    ["taken back", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n"), "HPE_INVALID_TRANSFER_ENCODING 74"],
    ["a control character before", post("Transfer-Encoding: \x0bchunked\r\n", "0\r\n\r\n"), "HPE_INVALID_HEADER_TOKEN 45"],
    ["on a line of its own", post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"), "HPE_INVALID_HEADER_TOKEN 47"],
    ["a tab before the colon", post("Transfer-Encoding\t: chunked\r\n", "0\r\n\r\n"), "HPE_INVALID_HEADER_TOKEN 43"],
  ]));

  test("lines", (t) => judged(t, [
    ["a folded field", get("A: b\r\n c\r\n"), "HPE_INVALID_HEADER_TOKEN 31"],
    ["a folded first field", `GET / HTTP/1.1\r\n ${HOST_FIELD}\r\n`, "HPE_UNEXPECTED_SPACE 17"],
    ["LF alone after the first line", `GET / HTTP/1.1\n${HOST_FIELD}\r\n`, "HPE_INVALID_VERSION 15"],
    ["LF alone after a field", "GET / HTTP/1.1\r\nHost: a\nA: b\r\n\r\n", "HPE_CR_EXPECTED 23"],
    ["LF alone at the end", `GET / HTTP/1.1\r\n${HOST_FIELD}\n`, "HPE_INVALID_HEADER_TOKEN 26"],
    ["CR alone in a value", get("A: b\rC: d\r\n"), "HPE_LF_EXPECTED 30"],
    ["two CR", get("A: b\r\r\n"), "HPE_LF_EXPECTED 30"],
    ["empty lines before", `\r\n\r\n${get("")}`, "GET /"],
  ]));

  test("fields", (t) => judged(t, [
    ["a space before the colon", post("Content-Length : 1\r\n", "a"), "HPE_INVALID_HEADER_TOKEN 41"],
    ["NUL in a value", get("A: b\0c\r\n"), "HPE_INVALID_HEADER_TOKEN 29"],
    ["NUL in a name", get("A\0: b\r\n"), "HPE_INVALID_HEADER_TOKEN 26"],
    ["DEL in a value", get("A: b\x7fc\r\n"), "HPE_INVALID_HEADER_TOKEN 29"],
    ["no colon", get("Abc\r\n"), "HPE_INVALID_HEADER_TOKEN 28"],
    ["no name", get(": b\r\n"), "HPE_INVALID_HEADER_TOKEN 25"],
    ["eight bits in a value", get("A: \xe4\r\n"), "GET /"],
    ["two hosts: the first counts", get("Host: b\r\n"), "GET /"],
    ["names of JavaScript's own", get("__proto__: x\r\nconstructor: y\r\n"), "GET /"],
    ["an upgrade nobody takes", get("Connection: Upgrade\r\nUpgrade: x\r\n"), "GET /"],
  ]));

  test("chunks", (t) => judged(t, [
    ["an extension", chunked("1;a=b\r\nx\r\n0\r\n\r\n"), "POST / x"],
    ["a quoted extension", chunked('1;a="b;c"\r\nx\r\n0\r\n\r\n'), "POST / x"],
    ["an extension with LF alone", chunked("1;a\nx\r\n0\r\n\r\n"), "HPE_CR_EXPECTED 59, cut"],
    ["17 000 bytes of extension", chunked(`1;${"a".repeat(17_000)}\r\nx\r\n0\r\n\r\n`), "HPE_CHUNK_EXTENSIONS_OVERFLOW, cut"],
    ["30 000 bytes of extensions of 30 chunks", chunked(`${`1;${"a".repeat(1000)}\r\nx\r\n`.repeat(30)}0\r\n\r\n`), `POST / ${"x".repeat(30)}`],
    ["a space after the size", chunked("1 \r\nx\r\n0\r\n\r\n"), "HPE_INVALID_CHUNK_SIZE 58, cut"],
    ["0x before the size", chunked("0x1\r\nx\r\n0\r\n\r\n"), "HPE_INVALID_CHUNK_SIZE 57, cut"],
    ["a size below 0", chunked("-1\r\nx\r\n0\r\n\r\n"), "HPE_INVALID_CHUNK_SIZE 56, cut"],
    ["a size beyond 64 bits", chunked("fffffffffffffffff\r\nx\r\n0\r\n\r\n"), "HPE_INVALID_CHUNK_SIZE 73, cut"],
    ["no size", chunked("\r\nx\r\n0\r\n\r\n"), "HPE_INVALID_CHUNK_SIZE 56, cut"],
    ["more than the size", chunked("1\r\nxx\r\n0\r\n\r\n"), "HPE_STRICT 60, cut"],
    ["LF alone after the size", chunked("1\nx\r\n0\r\n\r\n"), "HPE_CR_EXPECTED 58, cut"],
    ["LF alone after the bytes", chunked("1\r\nx\n0\r\n\r\n"), "HPE_CR_EXPECTED 61, cut"],
    ["a length among the trailers", chunked("0\r\nContent-Length: 5\r\n\r\n"), "HPE_INVALID_CONTENT_LENGTH 74, cut"],
    ["an encoding among the trailers", chunked("0\r\nTransfer-Encoding: chunked\r\n\r\n"), "HPE_INVALID_TRANSFER_ENCODING 79, cut"],
    ["a wrong trailer", chunked("0\r\nA b: c\r\n\r\n"), "HPE_INVALID_HEADER_TOKEN 60, cut"],
    ["20 000 bytes of trailers", chunked(`0\r\nA: ${"b".repeat(20_000)}\r\n\r\n`), "HPE_HEADER_OVERFLOW 20063, cut"],
  ]));

  test("first lines", (t) => judged(t, [
    ["NUL in the path", line("GET /\0 HTTP/1.1"), "HPE_INVALID_URL 5"],
    ["CR in the path", line("GET /a\rb HTTP/1.1"), "HPE_INVALID_URL 7"],
    ["a space in the path", line("GET /a b HTTP/1.1"), "HPE_INVALID_CONSTANT 7"],
    ["eight bits in the path", line("GET /\xe4 HTTP/1.1"), "HPE_INVALID_URL 5"],
    ["no slash", line("GET a HTTP/1.1"), "HPE_INVALID_URL 6"],
    ["a whole address", line("GET http://b/c HTTP/1.1"), "GET http://b/c"],
    ["a tab", line("GET\t/ HTTP/1.1"), "HPE_INVALID_METHOD 3"],
    ["a strange method", line("WONDER / HTTP/1.1"), "HPE_INVALID_METHOD 0"],
    ["small letters", line("get / HTTP/1.1"), "HPE_INVALID_METHOD 0"],
    ["small letters of the version", line("GET / http/1.1"), "HPE_INVALID_CONSTANT 6"],
    ["HTTP/1.2", line("GET / HTTP/1.2"), "HPE_INVALID_VERSION 14"],
    ["the first words of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "HPE_PAUSED_H2_UPGRADE 24"],
    ["the first bytes of TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "HPE_INVALID_METHOD 0"],
  ]));

  test("sizes", (t) => judged(t, [
    ["a field of 17 000 bytes", get(`A: ${"b".repeat(17_000)}\r\n`), "HPE_HEADER_OVERFLOW 17029"],
    ["a name of 17 000 bytes", get(`${"b".repeat(17_000)}: a\r\n`), "HPE_HEADER_OVERFLOW 17026"],
    ["one byte less than the bound, twice", get(`A: ${"b".repeat(16_376)}\r\n`).repeat(2), "GET /, GET /"],
    ["the bound", get(`A: ${"b".repeat(16_377)}\r\n`), "HPE_HEADER_OVERFLOW 16406"],
    ["1000 fields", get("A: b\r\n".repeat(999)), "GET /"],
    ["1001 fields", get("A: b\r\n".repeat(1000)), "HPE_HEADER_OVERFLOW 6021"],
  ]));
});

describe("http: clients that want a server's memory or time", () => {
  test("a thousand requests at once are answered in order", async (t) => {
    const { port } = await serve(t, async (request, response) => {
      await pause(0);
      response.end(request.url.padEnd(1000));
    });
    const socket = net.connect(port, HOST);
    t.after(() => socket.destroy());
    socket.setEncoding("latin1");
    for (let i = 0; i < 1000; i++) socket.write(line(`GET /${i} HTTP/1.1`));
    let read = "";
    for await (const part of socket) {
      read += part;
      if (read.includes("/999")) break;
    }
    assert.deepEqual(Array.from(read.matchAll(/\/(\d+) /g), ([, path]) => Number(path)), Array.from({ length: 1000 }, (_, i) => i));
    assert.equal(read.match(/HTTP\/1.1 200 OK/g)?.length, 1000);
  });

  test("a byte now and then keeps no head open", async (t) => {
    const { port } = await serve(t, { headersTimeout: 100, requestTimeout: 5000, connectionsCheckingInterval: 20 }, () => {});
    const socket = net.connect(port, HOST);
    socket.on("error", () => {});
    socket.setEncoding("latin1");
    socket.write("GET / HTTP/1.1\r\n");
    const timer = setInterval(() => socket.write("A: b\r\n"), 10);
    t.after(() => (clearInterval(timer), socket.destroy()));
    let read = "";
    socket.on("data", (part) => (read += part));
    // What is still written after the server's end is an error, which `once` would throw.
    await new Promise((resolve) => socket.once("close", resolve));
    assert.equal(read, "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
  });

  test("what was sent with an earlier request does not count for the next", async (t) => {
    const { port } = await serve(t, (request, response) => response.end(`${request.headers.a}`));
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    t.after(() => agent.destroy());
    const sizes = await Promise.all(["x", "y", "z"].map((a) => ask({ port, agent, headers: { a: a.repeat(7000) } })));
    assert.deepEqual(sizes.map(({ body }) => body), ["x", "y", "z"].map((a) => a.repeat(7000)));
  });

  test("a body nobody reads stops at the server's bounds", async (t) => {
    const { server, port } = await serve(t, () => {});
    const accepted = once(server, "request");
    const socket = net.connect(port, HOST);
    socket.on("error", () => {});
    t.after(() => socket.destroy());
    socket.write(post("Content-Length: 50000000\r\n"));
    const [request] = await accepted;
    for (let i = 0; i < 100; i++) socket.write(Buffer.alloc(500_000));
    await pause(50);
    assert.ok(request.readableLength < 1_000_000, `${request.readableLength} bytes`);
  });
});

/**
 * What a client makes of each answer: status and body, and what goes wrong.
 *
 * @param {any} t
 * @param {[name: string, bytes: string, expected: string][]} rows
 */
async function answered(t, rows) {
  let bytes = "";
  const port = await serveRaw(t, (socket) => socket.end(bytes, "latin1"));
  /** @type {Record<string, string>} */
  const results = {};
  for (const [name, answer] of rows) {
    bytes = answer;
    /** @type {string[]} */
    const seen = [];
    const request = http.get({ host: HOST, port }, (response) => {
      let body = "";
      response.setEncoding("latin1");
      response.on("data", (part) => (body += part));
      response.on("error", (/** @type {any} */ error) => seen.push(`cut ${error.code}`));
      response.on("end", () => seen.push(`${response.statusCode} ${body}`.trim()));
    });
    request.on("error", (/** @type {any} */ error) => seen.unshift(error.code));
    await new Promise((resolve) => request.on("close", resolve));
    await pause(0);
    results[name] = seen.join(", ");
  }
  assert.deepEqual(results, Object.fromEntries(rows.map(([name, , expected]) => [name, expected])));
}

describe("http: answers that two readers would read in two ways", () => {
  test("heads", (t) => answered(t, [
    ["a length and chunks", `${OK}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, "HPE_INVALID_TRANSFER_ENCODING"],
    ["two lengths", `${OK}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, "HPE_UNEXPECTED_CONTENT_LENGTH"],
    ["a plus", `${OK}Content-Length: +1\r\n\r\nab`, "HPE_INVALID_CONTENT_LENGTH"],
    ["chunked, not last: until the end", `${OK}Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n`, "200 0"],
    ["a folded field", `${OK}A: b\r\n c\r\n${NO_BODY}`, "HPE_INVALID_HEADER_TOKEN"],
    ["LF alone", `HTTP/1.1 200 OK\n${NO_BODY}`, "HPE_CR_EXPECTED"],
    ["LF alone after a field", `${OK}A: b\n${NO_BODY}`, "HPE_CR_EXPECTED"],
    ["CR alone in a value", `${OK}A: b\rc\r\n${NO_BODY}`, "HPE_LF_EXPECTED"],
    ["NUL in a value", `${OK}A: b\0c\r\n${NO_BODY}`, "HPE_INVALID_HEADER_TOKEN"],
    ["a space before the colon", `${OK}A : b\r\n${NO_BODY}`, "HPE_INVALID_HEADER_TOKEN"],
    ["a status of two digits", `HTTP/1.1 99 OK\r\n${NO_BODY}`, "HPE_INVALID_STATUS"],
    ["a status of four digits", `HTTP/1.1 1000 OK\r\n${NO_BODY}`, "HPE_INVALID_STATUS"],
    ["HTTP/3.0", `HTTP/3.0 200 OK\r\n${NO_BODY}`, "HPE_INVALID_VERSION"],
    ["no HTTP", "nonsense\r\n\r\n", "HPE_INVALID_CONSTANT"],
    ["a field of 17 000 bytes", `${OK}A: ${"b".repeat(17_000)}\r\n${NO_BODY}`, "HPE_HEADER_OVERFLOW"],
    ["nothing", "", "ECONNRESET"],
    ["half a head", `${OK}Content-Le`, "ECONNRESET"],
    ["2000 answers that announce one", `${"HTTP/1.1 102 P\r\n\r\n".repeat(2000)}${OK}${NO_BODY}`, "200"],
  ]));

  test("bodies", (t) => answered(t, [
    ["no chunk", `${OK}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`, "HPE_INVALID_CHUNK_SIZE, cut ECONNRESET"],
    ["17 000 bytes of extension", `${OK}Transfer-Encoding: chunked\r\n\r\n1;${"a".repeat(17_000)}\r\na\r\n0\r\n\r\n`, "HPE_CHUNK_EXTENSIONS_OVERFLOW, cut ECONNRESET"],
    ["half a chunk", `${OK}Transfer-Encoding: chunked\r\n\r\n5\r\nab`, "cut ECONNRESET"],
    ["half a body", `${OK}Content-Length: 5\r\n\r\nab`, "cut ECONNRESET"],
    ["a second answer nobody asked for", `${OK}${NO_BODY}${OK}Content-Length: 1\r\n\r\nx`, "200"],
    ["bytes behind the answer", `${OK}${NO_BODY}more`, "HPE_INVALID_CONSTANT, 200"],
    ["a body of 204", "HTTP/1.1 204 No\r\nContent-Length: 2\r\n\r\nab", "HPE_INVALID_CONSTANT, 204"],
    ["a body of 304", "HTTP/1.1 304 No\r\nContent-Length: 2\r\n\r\nab", "HPE_INVALID_CONSTANT, 304"],
  ]));

  test("an answer nobody asked for is not the next request's", async (t) => {
    let count = 0;
    const port = await serveRaw(t, (socket) => {
      socket.write(`${OK}Content-Length: 1\r\n\r\n${++count}${OK}Content-Length: 6\r\n\r\nforged`);
    });
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    t.after(() => agent.destroy());
    assert.equal((await ask({ port, agent })).body, "1");
    await pause(5);
    assert.equal((await ask({ port, agent })).body, "2");
  });
});

describe("http: lines and fields that an app did not mean to send", () => {
  test("a request", () => {
    const TOKEN = "ERR_INVALID_HTTP_TOKEN";
    const CHAR = "ERR_INVALID_CHAR";
    /** @type {[any, string][]} */
    const rows = [
      [{ path: "/a\r\nb" }, "ERR_UNESCAPED_CHARACTERS"], [{ path: "/\0" }, "ERR_UNESCAPED_CHARACTERS"], [{ path: "/a\tb" }, "ERR_UNESCAPED_CHARACTERS"],
      [{ method: "GET\r\n" }, TOKEN], [{ method: "GÄT" }, TOKEN], [{ method: "G\0T" }, TOKEN],
      [{ headers: { "a\r\nb": "c" } }, TOKEN], [{ headers: { "": "c" } }, TOKEN], [{ headers: { "a:": "c" } }, TOKEN],
      [{ headers: { a: "c\r\nd: e" } }, CHAR], [{ headers: { a: "c\0" } }, CHAR], [{ headers: { a: ["c", "d\r"] } }, CHAR],
      [{ headers: ["a", "b\r\n"] }, CHAR], [{ headers: ["a"] }, "ERR_INVALID_ARG_VALUE"], [{ headers: { a: undefined } }, "ERR_HTTP_INVALID_HEADER_VALUE"],
      [{ headers: { host: "a\r\nb" } }, CHAR], [{ hostname: "a\r\nb" }, CHAR], [{ host: "a\0" }, CHAR],
    ];
    for (const [options, code] of rows) assert.throws(() => http.request(options), { name: "TypeError", code });
  });

  test("an answer cannot be split", async (t) => {
    /** @type {string[]} */
    const codes = [];
    const { port } = await serve(t, (_request, response) => {
      const given = "x\r\nSet-Cookie: a=b\r\n\r\n<html>";
      for (const act of [
        () => response.setHeader("Location", given), () => response.setHeader(given, "x"), () => response.appendHeader("a", given),
        () => response.writeHead(302, { Location: given }), () => response.writeHead(302, given), () => response.writeHead(302, ["Location", given]),
        () => response.addTrailers({ a: given }),
        () => {
          response.statusMessage = given;
          response.writeHead(302);
        },
      ]) {
        try {
          act();
        } catch (/** @type {any} */ error) {
          codes.push(error.code);
        }
      }
      response.statusMessage = "Fine";
      response.end("ok");
    });
    const { response, body } = await ask({ port });
    assert.deepEqual([response.statusMessage, body, response.headers["set-cookie"]], ["Fine", "ok", undefined]);
    assert.deepEqual(codes, [
      "ERR_INVALID_CHAR", "ERR_INVALID_HTTP_TOKEN", "ERR_INVALID_CHAR", "ERR_INVALID_CHAR", "ERR_INVALID_CHAR",
      "ERR_INVALID_CHAR", "ERR_INVALID_CHAR", "ERR_INVALID_CHAR",
    ]);
  });
});
