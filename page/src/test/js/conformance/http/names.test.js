import http from "node:http";
import * as names from "node:http";
import { EventEmitter } from "node:events";
import net from "node:net";
import { Readable, Stream } from "node:stream";
import { assert, describe, test } from "kith:test";

describe("http: names and checks", () => {
  test("has Node's exports", () => {
    assert.deepEqual(Object.keys(http).sort(), [
      "Agent", "ClientRequest", "CloseEvent", "IncomingMessage", "METHODS", "MessageEvent", "OutgoingMessage",
      "STATUS_CODES", "Server", "ServerResponse", "WebSocket", "_connectionListener", "createServer", "get",
      "globalAgent", "maxHeaderSize", "request", "setMaxIdleHTTPParsers", "validateHeaderName", "validateHeaderValue",
    ]);
    for (const name of Object.keys(http)) assert.ok(/** @type {any} */ (names)[name] === /** @type {any} */ (http)[name], name);
  });

  test("has classes that extend those of Node's documentation", () => {
    assert.ok(new http.IncomingMessage(/** @type {any} */ (undefined)) instanceof Readable);
    assert.ok(new http.OutgoingMessage() instanceof Stream);
    assert.ok(http.ClientRequest.prototype instanceof http.OutgoingMessage);
    assert.ok(http.ServerResponse.prototype instanceof http.OutgoingMessage);
    assert.ok(http.createServer() instanceof net.Server);
    assert.ok(http.createServer() instanceof http.Server);
    assert.ok(new http.Agent() instanceof EventEmitter);
    assert.ok(http.globalAgent instanceof http.Agent);
  });

  test("lists methods in order and reasons by status", () => {
    assert.equal(http.METHODS.length, 35);
    assert.deepEqual([...http.METHODS], [...http.METHODS].sort());
    for (const method of ["GET", "M-SEARCH", "QUERY", "SOURCE", "UNSUBSCRIBE"]) assert.ok(http.METHODS.includes(method), method);
    assert.equal(Object.keys(http.STATUS_CODES).length, 63);
    assert.equal(http.STATUS_CODES[404], "Not Found");
    assert.equal(http.STATUS_CODES[418], "I'm a Teapot");
    assert.equal(http.STATUS_CODES[511], "Network Authentication Required");
    assert.equal(http.STATUS_CODES[299], undefined);
    assert.equal(http.maxHeaderSize, 16_384);
  });

  test("checks names of headers", () => {
    for (const name of ["a", "X-Y_z", "!#$%&'*+-.^_`|~9"]) http.validateHeaderName(name);
    for (const name of ["", "a b", "a:b", "ä", "a\r", "("]) {
      const error = { name: "TypeError", code: "ERR_INVALID_HTTP_TOKEN", message: `Header name must be a valid HTTP token ["${name}"]` };
      assert.throws(() => http.validateHeaderName(name), error);
    }
    const error = { code: "ERR_INVALID_HTTP_TOKEN", message: 'Label must be a valid HTTP token ["a b"]' };
    assert.throws(() => /** @type {any} */ (http).validateHeaderName("a b", "Label"), error);
  });

  test("checks values of headers", () => {
    for (const value of ["", "a", "a\tb", "\xff", /** @type {any} */ (1), /** @type {any} */ (null)]) http.validateHeaderValue("x", value);
    const absent = { name: "TypeError", code: "ERR_HTTP_INVALID_HEADER_VALUE", message: 'Invalid value "undefined" for header "x"' };
    assert.throws(() => http.validateHeaderValue("x", /** @type {any} */ (undefined)), absent);
    for (const value of ["a\nb", "a\rb", "\0", "\u0100", "\x7f"]) {
      assert.throws(() => http.validateHeaderValue("x", value), { name: "TypeError", code: "ERR_INVALID_CHAR", message: 'Invalid character in header content ["x"]' });
    }
  });

  test("checks the number of idle parsers", () => {
    http.setMaxIdleHTTPParsers(10);
    assert.throws(() => http.setMaxIdleHTTPParsers(0), { name: "RangeError", code: "ERR_OUT_OF_RANGE" });
    assert.throws(() => http.setMaxIdleHTTPParsers(/** @type {any} */ ("a")), { name: "TypeError", code: "ERR_INVALID_ARG_TYPE" });
  });
});

describe("http: header fields of what goes out", () => {
  test("sets, gets and removes", () => {
    const message = new http.OutgoingMessage();
    assert.ok(message.setHeader("X-Foo", "1") === message);
    message.setHeader("x-bar", ["a", "b"]);
    message.setHeader("X-Number", 7);
    assert.equal(message.getHeader("x-foo"), "1");
    assert.equal(message.getHeader("X-NUMBER"), 7);
    assert.deepEqual(message.getHeader("X-Bar"), ["a", "b"]);
    assert.equal(message.getHeader("none"), undefined);
    assert.deepEqual(message.getHeaderNames(), ["x-foo", "x-bar", "x-number"]);
    assert.deepEqual(message.getRawHeaderNames(), ["X-Foo", "x-bar", "X-Number"]);
    assert.deepEqual({ ...message.getHeaders() }, { "x-foo": "1", "x-bar": ["a", "b"], "x-number": 7 });
    assert.equal(Object.getPrototypeOf(message.getHeaders()), null);
    assert.equal(message.hasHeader("X-foo"), true);
    message.removeHeader("x-FOO");
    assert.equal(message.hasHeader("x-foo"), false);
    message.setHeader("X-BAR", "c");
    assert.deepEqual(message.getRawHeaderNames(), ["X-BAR", "X-Number"]);
    assert.equal(message.headersSent, false);
  });

  test("appends", () => {
    const message = new http.OutgoingMessage();
    assert.ok(message.appendHeader("a", "1") === message);
    assert.equal(message.getHeader("a"), "1");
    message.appendHeader("A", "2").appendHeader("a", ["3", "4"]);
    assert.deepEqual(message.getHeader("a"), ["1", "2", "3", "4"]);
    assert.throws(() => message.appendHeader("a", /** @type {any} */ (undefined)), { code: "ERR_HTTP_INVALID_HEADER_VALUE" });
  });

  test("takes Headers and Maps", () => {
    const message = new http.OutgoingMessage();
    assert.ok(message.setHeaders(new Map([["foo", "1"], ["Bar", "2"]])) === message);
    assert.equal(message.getHeader("bar"), "2");
    const headers = new Headers({ baz: "3" });
    headers.append("set-cookie", "a=1");
    headers.append("set-cookie", "b=2");
    message.setHeaders(headers);
    assert.equal(message.getHeader("baz"), "3");
    assert.deepEqual(message.getHeader("set-cookie"), ["a=1", "b=2"]);
    for (const wrong of [1, "a", null, [["a", "b"]], {}]) {
      assert.throws(() => message.setHeaders(/** @type {any} */ (wrong)), { name: "TypeError", code: "ERR_INVALID_ARG_TYPE" });
    }
  });

  test("refuses wrong names and values", () => {
    const message = new http.OutgoingMessage();
    assert.throws(() => message.setHeader("a b", "c"), { code: "ERR_INVALID_HTTP_TOKEN" });
    assert.throws(() => message.setHeader("a", "b\r\nc: d"), { code: "ERR_INVALID_CHAR" });
    assert.throws(() => message.setHeader("a", ["b", "\n"]), { code: "ERR_INVALID_CHAR" });
    assert.throws(() => message.setHeader("a", /** @type {any} */ (undefined)), { code: "ERR_HTTP_INVALID_HEADER_VALUE" });
    for (const call of ["getHeader", "hasHeader", "removeHeader"]) {
      const error = { name: "TypeError", code: "ERR_INVALID_ARG_TYPE", message: 'The "name" argument must be of type string. Received type number (1)' };
      assert.throws(() => /** @type {any} */ (message)[call](1), error);
    }
    assert.throws(() => message.addTrailers({ "a b": "c" }), { code: "ERR_INVALID_HTTP_TOKEN", message: 'Trailer name must be a valid HTTP token ["a b"]' });
    assert.throws(() => message.addTrailers({ a: "b\n" }), { code: "ERR_INVALID_CHAR", message: 'Invalid character in trailer content ["a"]' });
  });

  test("waits for a connection", async () => {
    const message = new http.OutgoingMessage();
    assert.equal(message.writable, true);
    assert.equal(message.writableEnded, false);
    assert.equal(message.writableFinished, false);
    assert.equal(message.writableObjectMode, false);
    assert.equal(message.writableHighWaterMark, 65_536);
    assert.equal(message.writableLength, 0);
    assert.equal(message.writableCorked, 0);
    assert.equal(message.errored, null);
    assert.equal(message.closed, false);
    message.cork();
    assert.equal(message.writableCorked, 1);
    message.uncork();
    assert.equal(message.writableCorked, 0);
    assert.equal(message.socket, null);
    assert.equal(message.connection, null);
    assert.throws(() => message.write(/** @type {any} */ (1)), { name: "TypeError", code: "ERR_INVALID_ARG_TYPE", message: 'The "chunk" argument must be of type string or an instance of Buffer or Uint8Array. Received type number (1)' });
    assert.throws(() => message.write(/** @type {any} */ (null)), { name: "TypeError", code: "ERR_STREAM_NULL_VALUES" });
    assert.throws(() => message.flushHeaders(), { code: "ERR_METHOD_NOT_IMPLEMENTED", message: "The _implicitHeader() method is not implemented" });
    const error = await new Promise((resolve) => {
      message.on("error", resolve);
      /** @type {any} */ (message).pipe();
    });
    assert.equal(error.code, "ERR_STREAM_CANNOT_PIPE");
  });
});
