import querystring from "node:querystring";
import { assert, describe, test } from "kith:test";

describe("querystring", () => {
  for (const [text, expected] of [
    ["a=b&c=d", { a: "b", c: "d" }], ["a=1&a=2&a=3", { a: ["1", "2", "3"] }], ["a", { a: "" }], ["a=", { a: "" }], ["=b", { "": "b" }],
    ["&&", {}], ["a%20b=c+d", { "a b": "c d" }], ["a=b=c", { a: "b=c" }], ["%zz=1", { "%zz": "1" }], ["a=%E4", { a: "\ufffd" }], ["", {}],
  ]) {
    test(`parse ${text}`, () => {
      const result = querystring.parse(text);
      assert.deepEqual({ ...result }, expected);
      assert.equal(Object.getPrototypeOf(result), null);
    });
  }

  test("parse with other separators and options", () => {
    assert.deepEqual({ ...querystring.parse("a:1;b:2", ";", ":") }, { a: "1", b: "2" });
    assert.deepEqual(Object.keys(querystring.parse("a&b&c", null, null, { maxKeys: 2 })), ["a", "b"]);
    assert.equal(Object.keys(querystring.parse("a&".repeat(1) + Array.from({ length: 1200 }, (_, i) => `k${i}`).join("&"))).length, 1000);
    assert.equal(Object.keys(querystring.parse(Array.from({ length: 1200 }, (_, i) => `k${i}`).join("&"), null, null, { maxKeys: 0 })).length, 1200);
    assert.deepEqual({ ...querystring.parse("a=b", null, null, { decodeURIComponent: (s) => `<${s}>` }) }, { "<a>": "<b>" });
    assert.deepEqual({ ...querystring.parse("a=%41", null, null, { decodeURIComponent() { throw new Error("no"); } }) }, { a: "A" });
    assert.deepEqual({ ...querystring.parse(5) }, {});
  });

  for (const [object, text] of [
    [{ a: 1, b: [1, "x"], c: true, d: null, e: undefined, f: {}, g: NaN }, "a=1&b=1&b=x&c=true&d=&e=&f=&g="],
    [{ "ü ": "~!*()'" }, "%C3%BC%20=~!*()'"], [{ h: 1n }, "h=1"], [{ i: [] }, ""], [{ a: Infinity }, "a="], ["x", ""], [null, ""], [1, ""],
  ]) {
    test(`stringify ${text || typeof object}`, () => assert.equal(querystring.stringify(object), text));
  }

  test("stringify with other separators and options", () => {
    assert.equal(querystring.stringify({ a: 1, b: 2 }, ";", ":"), "a:1;b:2");
    assert.equal(querystring.stringify({ a: "b" }, null, null, { encodeURIComponent: (s) => `<${s}>` }), "<a>=<b>");
    assert.throws(() => querystring.stringify({ a: "\ud800" }), { code: "ERR_INVALID_URI", name: "URIError", message: "URI malformed" });
  });

  test("escape and unescape", () => {
    assert.equal(querystring.escape("a b&c/ü"), "a%20b%26c%2F%C3%BC");
    assert.equal(querystring.escape(5), "5");
    assert.equal(querystring.unescape("a%20b"), "a b");
    assert.equal(querystring.unescape("%zz"), "%zz");
    assert.equal(querystring.unescapeBuffer("a%20b").toString(), "a b");
    assert.equal(querystring.unescapeBuffer("a+b", true).toString(), "a b");
  });

  test("encode and decode are other names", () => {
    assert.equal(querystring.encode, querystring.stringify);
    assert.equal(querystring.decode, querystring.parse);
  });
});
