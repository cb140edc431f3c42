import util, { inspect } from "node:util";
import { assert, describe, test } from "kith:test";

class Foo {
  constructor() {
    this.x = 1;
  }
}
class Tagged extends Foo {
  get [Symbol.toStringTag]() {
    return "tag";
  }
}
const circular = { name: "c" };
circular.self = circular;
const lots = Array.from({ length: 30 }, (_, i) => i * 7);

/** [what, value, options, text] */
const CASES = [
  ["a string", "a", undefined, "'a'"],
  ["a string with an apostrophe", "it's", undefined, `"it's"`],
  ["a string with both quotes", `a'b"c`, undefined, "`a'b\"c`"],
  ["a string with all quotes", "a'b\"c`d", undefined, "'a\\'b\"c`d'"],
  ["control characters", "\0\x1b\n\t\\", undefined, "'\\x00\\x1B\\n\\t\\\\'"],
  ["a lone surrogate", "\ud83d", undefined, "'\\ud83d'"],
  ["an emoji", "😀", undefined, "'😀'"],
  ["minus zero", -0, undefined, "-0"],
  ["a BigInt", 10n, undefined, "10n"],
  ["a symbol", Symbol("s"), undefined, "Symbol(s)"],
  ["null", null, undefined, "null"],
  ["undefined", undefined, undefined, "undefined"],
  ["an empty object", {}, undefined, "{}"],
  ["an empty array", [], undefined, "[]"],
  ["names that need quotes", { "a b": 1, c_d: 2, 3: 3 }, undefined, "{ '3': 3, 'a b': 1, c_d: 2 }"],
  ["symbols as names", { [Symbol("k")]: 1 }, undefined, "{ [Symbol(k)]: 1 }"],
  ["three levels", { a: { b: { c: { d: 1 } } } }, undefined, "{ a: { b: { c: [Object] } } }"],
  ["depth 0", { a: { b: 1 }, c: [1], d: new Foo() }, { depth: 0 }, "{ a: [Object], c: [Array], d: [Foo] }"],
  ["depth null", [[[[[1]]]]], { depth: null }, "[\n  [\n    [ [ [ 1 ] ] ]\n  ]\n]"],
  ["depth of what is empty", { a: { b: { c: {}, d: [] } } }, undefined, "{ a: { b: { c: {}, d: [] } } }"],
  ["holes", [1, , 3, , ,], undefined, "[ 1, <1 empty item>, 3, <2 empty items> ]"],
  ["properties of arrays", Object.assign([1], { x: 2 }), undefined, "[ 1, x: 2 ]"],
  ["a Map", new Map([["a", { b: 1 }]]), undefined, "Map(1) { 'a' => { b: 1 } }"],
  ["a Set", new Set([1, "a"]), undefined, "Set(2) { 1, 'a' }"],
  ["empty collections", [new Map(), new Set()], undefined, "[ Map(0) {}, Set(0) {} ]"],
  ["a subclass of Map", new (class MyMap extends Map {})([[1, 2]]), undefined, "MyMap(1) { 1 => 2 }"],
  ["a subclass of Array", (class MyArray extends Array {}).of(1, 2), undefined, "MyArray(2) [ 1, 2 ]"],
  ["typed arrays", new Uint8Array([1, 2]), undefined, "Uint8Array(2) [ 1, 2 ]"],
  ["an instance", new Foo(), undefined, "Foo { x: 1 }"],
  ["a tag", new Tagged(), undefined, "Tagged [tag] { x: 1 }"],
  ["an instance without properties", new (class Empty {})(), undefined, "Empty {}"],
  ["no prototype", Object.assign(Object.create(null), { a: 1 }), undefined, "[Object: null prototype] { a: 1 }"],
  ["a function", function named() {}, undefined, "[Function: named]"],
  ["a function without a name", (() => () => {})(), undefined, "[Function (anonymous)]"],
  ["a function with properties", Object.assign(function f() {}, { a: 1 }), undefined, "[Function: f] { a: 1 }"],
  ["an async function", async function f() {}, undefined, "[AsyncFunction: f]"],
  ["a generator", function* f() {}, undefined, "[GeneratorFunction: f]"],
  ["an async generator", async function* f() {}, undefined, "[AsyncGeneratorFunction: f]"],
  ["a class", class A {}, undefined, "[class A]"],
  ["a class that extends", class B extends Foo {}, undefined, "[class B extends Foo]"],
  ["a class without a name", (() => class {})(), undefined, "[class (anonymous)]"],
  ["static properties", class C { static x = 1; }, undefined, "[class C] { x: 1 }"],
  ["a date", new Date(0), undefined, "1970-01-01T00:00:00.000Z"],
  ["an invalid date", new Date(NaN), undefined, "Invalid Date"],
  ["a regular expression", /a\/b/gi, undefined, "/a\\/b/gi"],
  ["boxed primitives", [new Number(3), new String("ab"), Object(true), Object(1n), Object(Symbol("q"))], undefined,
    "[\n  [Number: 3],\n  [String: 'ab'],\n  [Boolean: true],\n  [BigInt: 1n],\n  [Symbol: Symbol(q)]\n]"],
  ["a boxed string with properties", Object.assign(new String("ab"), { x: 1 }), undefined, "[String: 'ab'] { x: 1 }"],
  ["weak collections", [new WeakMap(), new WeakSet()], undefined, "[ WeakMap { <items unknown> }, WeakSet { <items unknown> } ]"],
  ["accessors", { get a() { return 1; }, set b(_) {}, get c() { return 1; }, set c(_) {} }, undefined, "{ a: [Getter], b: [Setter], c: [Getter/Setter] }"],
  ["getters that are called", { get a() { return 1; }, get o() { return { x: 1 }; } }, { getters: true }, "{ a: [Getter: 1], o: [Getter] { x: 1 } }"],
  ["getters: get", { get a() { return 1; }, get c() { return 1; }, set c(_) {} }, { getters: "get" }, "{ a: [Getter: 1], c: [Getter/Setter] }"],
  ["getters: set", { get a() { return 1; }, get c() { return 1; }, set c(_) {} }, { getters: "set" }, "{ a: [Getter], c: [Getter/Setter: 1] }"],
  ["a getter that throws", { get a() { throw new Error("no"); } }, { getters: true }, "{ a: [Getter: <Inspection threw (no)>] }"],
  ["a cycle", circular, undefined, "<ref *1> { name: 'c', self: [Circular *1] }"],
  ["arguments by tag", Object.assign(Object.create(null, { [Symbol.toStringTag]: { value: "T" } }), { a: 1 }), undefined, "[Object: null prototype] [T] { a: 1 }"],
  ["an own tag", { [Symbol.toStringTag]: "T" }, undefined, "{ [Symbol(Symbol.toStringTag)]: 'T' }"],
  ["__proto__ as a name", { ["__proto__"]: 1 }, undefined, "{ ['__proto__']: 1 }"],
  ["numbers in columns", lots, undefined,
    "[\n    0,   7,  14,  21,  28,  35,  42,  49,\n   56,  63,  70,  77,  84,  91,  98, 105,\n  112, 119, 126, 133, 140, 147, 154, 161,\n  168, 175, 182, 189, 196, 203\n]"],
  ["texts in columns", [..."abcdefgh"], undefined, "[\n  'a', 'b', 'c',\n  'd', 'e', 'f',\n  'g', 'h'\n]"],
  ["six items on a line", [1, 2, 3, 4, 5, 6], undefined, "[ 1, 2, 3, 4, 5, 6 ]"],
  ["maxArrayLength", [1, 2, 3], { maxArrayLength: 1 }, "[ 1, ... 2 more items ]"],
  ["maxArrayLength of a Set", new Set([1, 2]), { maxArrayLength: 1 }, "Set(2) { 1, ... 1 more item }"],
  ["maxArrayLength 0", [1, 2], { maxArrayLength: 0 }, "[ ... 2 more items ]"],
  ["more than a hundred", Array(101).fill(0), { breakLength: Infinity, compact: 1 }, undefined],
  ["maxStringLength", "abcdef", { maxStringLength: 2 }, "'ab'... 4 more characters"],
  ["maxStringLength by one", "abc", { maxStringLength: 2 }, "'ab'... 1 more character"],
  ["breakLength", { a: 1, b: "2" }, { breakLength: 10 }, "{\n  a: 1,\n  b: '2'\n}"],
  ["breakLength Infinity", { a: "x".repeat(90), b: 1 }, { breakLength: Infinity }, `{ a: '${"x".repeat(90)}', b: 1 }`],
  ["long texts of several lines", { a: `${"x".repeat(50)}\n${"y".repeat(50)}` }, undefined, `{\n  a: '${"x".repeat(50)}\\n' +\n    '${"y".repeat(50)}'\n}`],
  ["compact false", { a: [1], b: {} }, { compact: false }, "{\n  a: [\n    1\n  ],\n  b: {}\n}"],
  ["compact true", { a: { b: 1 }, c: [1] }, { compact: true }, "{ a: { b: 1 }, c: [ 1 ] }"],
  ["compact 1", { a: { b: { c: 1 } } }, { compact: 1 }, "{\n  a: {\n    b: { c: 1 }\n  }\n}"],
  ["sorted", { b: 1, a: 2 }, { sorted: true }, "{ a: 2, b: 1 }"],
  ["sorted by a function", { a: 1, b: 2 }, { sorted: (a, b) => (a < b ? 1 : -1) }, "{ b: 2, a: 1 }"],
  ["numericSeparator", [1234567, 1234.5678, 12345678n], { numericSeparator: true }, "[ 1_234_567, 1_234.567_8, 12_345_678n ]"],
  ["showHidden", [1], { showHidden: true }, "[ 1, [length]: 1 ]"],
  ["showHidden of properties", Object.defineProperty({ a: 1 }, "b", { value: 2 }), { showHidden: true }, "{ a: 1, [b]: 2 }"],
  ["an ArrayBuffer", new Uint8Array([1, 255]).buffer, undefined, "ArrayBuffer { [Uint8Contents]: <01 ff>, [byteLength]: 2 }"],
  ["a DataView", new DataView(new ArrayBuffer(1)), undefined,
    "DataView {\n  [byteLength]: 1,\n  [byteOffset]: 0,\n  [buffer]: ArrayBuffer { [Uint8Contents]: <00>, [byteLength]: 1 }\n}"],
  ["a Proxy", new Proxy({ a: 1 }, {}), undefined, "{ a: 1 }"],
  ["a Proxy with showProxy", new Proxy({ a: 1 }, { b: 2 }), { showProxy: true }, "Proxy [ { a: 1 }, { b: 2 } ]"],
  ["colours", { a: 1n, b: "x", c: null, d: undefined, e: true, f: Symbol("s") }, { colors: true },
    "{ a: \x1b[33m1n\x1b[39m, b: \x1b[32m'x'\x1b[39m, c: \x1b[1mnull\x1b[22m, d: \x1b[90mundefined\x1b[39m, e: \x1b[33mtrue\x1b[39m, f: \x1b[32mSymbol(s)\x1b[39m }"],
  ["colours of objects", [new Date(0), /x/, () => {}], { colors: true, breakLength: 200 },
    "[ \x1b[35m1970-01-01T00:00:00.000Z\x1b[39m, \x1b[31m/x/\x1b[39m, \x1b[36m[Function (anonymous)]\x1b[39m ]"],
  ["an error without a stack", Object.assign(new Error("m"), { stack: undefined }), undefined, "[Error: m]"],
  ["URLSearchParams", new URLSearchParams("a=1&b=2"), undefined, "URLSearchParams { 'a' => '1', 'b' => '2' }"],
  ["a prototype that leads to no class", Object.create(Object.create(null)), undefined, "Object <[Object: null prototype] {}> {}"],
  ["Math", Math, { depth: -1 }, undefined],
  ["a namespace with a tag", JSON, undefined, "Object [JSON] {}"],
];

describe("inspect", () => {
  for (const [what, value, options, text] of CASES) {
    if (text !== undefined) test(what, () => assert.equal(inspect(value, options), text));
  }

  test("a hundred items and no more", () => {
    assert.match(inspect(Array(101).fill(0)), /\.\.\. 1 more item\n\]$/);
    assert.match(inspect(Array(101).fill(0), { maxArrayLength: null }), /0\n\]$/);
  });

  test("the old arguments: showHidden, depth, colors", () => {
    assert.equal(inspect({ a: { b: {} } }, false, 0), "{ a: [Object] }");
    assert.equal(inspect(1, false, 2, true), "\x1b[33m1\x1b[39m");
    assert.equal(inspect([1], true), "[ 1, [length]: 1 ]");
  });

  test("a URL shows its parts", () => {
    const text = inspect(new URL("http://u:p@h:1/p?q#h"));
    assert.match(text, /^URL \{\n {2}href: 'http:\/\/u:p@h:1\/p\?q#h',\n {2}origin: 'http:\/\/h:1',/);
    assert.match(text, /searchParams: URLSearchParams \{ 'q' => '' \},\n {2}hash: '#h'\n\}$/);
  });

  test("errors begin with their class and message", () => {
    const first = (error) => inspect(error).split("\n")[0];
    assert.equal(first(new TypeError("m")), "TypeError: m");
    assert.equal(first(new (class FooError extends Error {})("m")), "FooError: m");
    assert.equal(first(new (class Bar extends TypeError {})("m")), "Bar [TypeError]: m");
  });

  test("errors show what else they have", () => {
    const text = inspect(Object.assign(new Error("m"), { code: "X", list: [1] }));
    assert.match(text, / \{\n {2}code: 'X',\n {2}list: \[ 1 \]\n\}$/);
    assert.match(inspect(new Error("m", { cause: "why" })), / \{\n {2}\[cause\]: 'why'\n\}$/);
    assert.match(inspect(new AggregateError([1], "m")), /\[errors\]: \[ 1 \]/);
  });

  test("what an object says of itself", () => {
    const calls = [];
    const own = {
      [inspect.custom](depth, options, fn) {
        calls.push([depth, options.depth, typeof options.stylize, fn === inspect]);
        return "<own>";
      },
    };
    assert.equal(inspect(own), "<own>");
    assert.equal(inspect({ a: own }), "{ a: <own> }");
    assert.deepEqual(calls, [[2, 2, "function", true], [1, 2, "function", true]]);
    assert.equal(inspect({ [inspect.custom]: () => ({ a: 1 }) }), "{ a: 1 }");
    assert.equal(inspect({ [inspect.custom]: () => 5 }), "5");
    assert.match(inspect(own, { customInspect: false }), /^\{\n? *\[Symbol\(nodejs\.util\.inspect\.custom\)\]: \[Function/);
    assert.equal(inspect({ a: { [inspect.custom]: () => "1\n2" } }), "{\n  a: 1\n  2\n}");
  });

  test("custom is the well-known symbol", () => assert.equal(inspect.custom, Symbol.for("nodejs.util.inspect.custom")));

  test("its own colours and styles", () => {
    assert.deepEqual(inspect.colors.red, [31, 39]);
    assert.deepEqual(inspect.colors.grey, inspect.colors.gray);
    assert.deepEqual(inspect.colors.bgBlueBright, [104, 49]);
    assert.equal(inspect.styles.string, "green");
    assert.equal(inspect.styles.regexp, "red");
  });

  test("defaultOptions can be read and changed", () => {
    const before = inspect.defaultOptions.depth;
    assert.deepEqual([before, inspect.defaultOptions.breakLength, inspect.defaultOptions.compact, inspect.defaultOptions.maxArrayLength], [2, 80, 3, 100]);
    inspect.defaultOptions.depth = 0;
    try {
      assert.equal(inspect({ a: {} , b: { c: 1 } }), "{ a: {}, b: [Object] }");
    } finally {
      inspect.defaultOptions.depth = before;
    }
    assert.throws(() => (inspect.defaultOptions = null), { code: "ERR_INVALID_ARG_TYPE" });
  });

  test("a revoked Proxy", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    assert.equal(inspect(proxy), "<Revoked Proxy>");
  });

  test("a Buffer", async () => {
    const { Buffer } = await import("node:buffer");
    assert.equal(inspect(Buffer.from("ab")), "<Buffer 61 62>");
  });
});

/** [arguments, text] */
const FORMATS = [
  [[], ""],
  [["a"], "a"],
  [["a", "b", 1], "a b 1"],
  [[1, 2, "3"], "1 2 3"],
  [["%s", "x"], "x"],
  [["%s", 1n], "1n"],
  [["%s", -0], "-0"],
  [["%s", Symbol("a")], "Symbol(a)"],
  [["%s", undefined], "undefined"],
  [["%s", { a: { b: 1 } }], "{ a: [Object] }"],
  [["%s", { toString: () => "own" }], "own"],
  [["%s", new (class A { toString() { return "A!"; } })()], "A!"],
  [["%s", Object.create(null)], "[Object: null prototype] {}"],
  [["%s", [1, [2]]], "[ 1, [Array] ]"],
  [["%d", "42"], "42"],
  [["%d", {}], "NaN"],
  [["%d", 1n], "1n"],
  [["%d", -0], "-0"],
  [["%d", Symbol("a")], "NaN"],
  [["%i", 42.9], "42"],
  [["%i", "0x10"], "16"],
  [["%i", 1n], "1n"],
  [["%i", Symbol("a")], "NaN"],
  [["%f", "1.5x"], "1.5"],
  [["%f", Symbol("a")], "NaN"],
  [["%j", { a: 1 }], '{"a":1}'],
  [["%j", undefined], "undefined"],
  [["%j", circular], "[Circular]"],
  [["%o", [1]], "[ 1, [length]: 1 ]"],
  [["%O", { a: { b: { c: { d: 1 } } } }], "{ a: { b: { c: [Object] } } }"],
  [["%c", "css"], ""],
  [["a%cb", "color: red"], "ab"],
  [["%%"], "%%"],
  [["%% %s", "a"], "% a"],
  [["%s"], "%s"],
  [["%s %s", "a"], "a %s"],
  [["%x", "a"], "%x a"],
  [["%s", "a", "b", { c: 1 }], "a b { c: 1 }"],
  [["100%", 1], "100% 1"],
];

describe("format", () => {
  for (const [args, text] of FORMATS) {
    test(`${args.length ? inspect(args, { breakLength: Infinity, depth: 9 }).replaceAll("\n", " ") : "nothing"}`, () => {
      assert.equal(util.format(...args), text);
    });
  }

  test("formatWithOptions passes its options on", () => {
    assert.equal(util.formatWithOptions({ colors: true }, "%O", 1), "\x1b[33m1\x1b[39m");
    assert.equal(util.formatWithOptions({ numericSeparator: true }, "%d", 12345), "12_345");
    assert.throws(() => util.formatWithOptions("x", "%s"), {
      code: "ERR_INVALID_ARG_TYPE",
      message: `The "inspectOptions" argument must be of type object. Received type string ('x')`,
    });
  });
});
