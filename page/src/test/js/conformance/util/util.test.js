import { Buffer } from "node:buffer";
import { Writable } from "node:stream";
import util from "node:util";
import types from "node:util/types";
import { assert, describe, test } from "kith:test";

const refused = (run, code, message) => assert.throws(run, message === undefined ? { code } : { code, message });

describe("promisify and callbackify", () => {
  test("promisify resolves, rejects and keeps this", async () => {
    const twice = util.promisify(function (x, done) {
      if (x < 0) done(new Error("negative"));
      else done(null, x * this.factor);
    });
    assert.equal(await twice.call({ factor: 2 }, 21), 42);
    await assert.rejects(twice.call({ factor: 2 }, -1), { message: "negative" });
  });

  test("promisify gives what the custom symbol names", () => {
    const own = () => Promise.resolve(1);
    assert.equal(util.promisify.custom, Symbol.for("nodejs.util.promisify.custom"));
    assert.equal(util.promisify(Object.assign(() => {}, { [util.promisify.custom]: own })), own);
    refused(() => util.promisify(Object.assign(() => {}, { [util.promisify.custom]: 5 })), "ERR_INVALID_ARG_TYPE");
    const once = util.promisify((done) => done());
    assert.equal(util.promisify(once), once);
  });

  test("promisify keeps properties", () => {
    const promised = util.promisify(Object.assign((a, b, done) => done(), { x: 1 }));
    assert.equal(promised.x, 1);
  });

  test("callbackify calls back", async () => {
    const run = util.callbackify(async (x) => {
      if (x === undefined) throw null;
      if (x < 0) throw new Error("negative");
      return x + 1;
    });
    const result = (...args) => new Promise((resolve) => run(...args, (error, value) => resolve([error, value])));
    assert.deepEqual(await result(1), [null, 2]);
    assert.equal((await result(-1))[0].message, "negative");
    const [error] = await result();
    assert.equal(error.code, "ERR_FALSY_VALUE_REJECTION");
    assert.equal(error.reason, null);
    refused(() => run(1), "ERR_INVALID_ARG_TYPE", /^The last argument must be of type function/);
  });

  test("both want functions", () => {
    refused(() => util.promisify(1), "ERR_INVALID_ARG_TYPE", 'The "original" argument must be of type function. Received type number (1)');
    refused(() => util.callbackify("x"), "ERR_INVALID_ARG_TYPE", `The "original" argument must be of type function. Received type string ('x')`);
  });
});

describe("inherits, deprecate, debuglog", () => {
  test("inherits makes a subclass", () => {
    function Base() {}
    Base.prototype.hello = () => "hello";
    function Derived() {}
    util.inherits(Derived, Base);
    assert.equal(Derived.super_, Base);
    assert.ok(new Derived() instanceof Base);
    assert.equal(new Derived().hello(), "hello");
    refused(() => util.inherits(null, Base), "ERR_INVALID_ARG_TYPE", 'The "ctor" argument must be of type function. Received null');
    refused(() => util.inherits(Derived, null), "ERR_INVALID_ARG_TYPE", 'The "superCtor" argument must be of type function. Received null');
    refused(() => util.inherits(Derived, {}), "ERR_INVALID_ARG_TYPE", 'The "superCtor.prototype" property must be of type object. Received undefined');
  });

  test("deprecate keeps what the function does", () => {
    const old = util.deprecate(function (a, b) {
      return [this?.x, a, b, new.target !== undefined];
    }, "old() is old", "KITH_TEST_1");
    assert.deepEqual(old.call({ x: 1 }, 2, 3), [1, 2, 3, false]);
    assert.equal(old.length, 2);
    class Shape {}
    const Old = util.deprecate(Shape, "Shape is old", "KITH_TEST_1");
    assert.ok(new Old() instanceof Shape);
    refused(() => util.deprecate(() => {}, "m", 1), "ERR_INVALID_ARG_TYPE", 'The "code" argument must be of type string. Received type number (1)');
  });

  test("debuglog is off unless it is asked for", () => {
    const log = util.debuglog("kith-nothing");
    assert.equal(log.enabled, false);
    assert.equal(log("nothing %d", 1), undefined);
    assert.equal(util.debug, util.debuglog);
  });
});

describe("texts", () => {
  test("styleText", () => {
    const always = { validateStream: false };
    assert.equal(util.styleText("red", "x", always), "\x1b[31mx\x1b[39m");
    assert.equal(util.styleText(["red", "bold"], "x", always), "\x1b[31m\x1b[1mx\x1b[22m\x1b[39m");
    assert.equal(util.styleText("none", "x", always), "x");
    refused(() => util.styleText("nope", "x"), "ERR_INVALID_ARG_VALUE", /^The argument 'format' must be one of: 'reset', 'bold'.* Received 'nope'$/);
    refused(() => util.styleText("red", 1), "ERR_INVALID_ARG_TYPE", 'The "text" argument must be of type string. Received type number (1)');
  });

  for (const [text, expected] of [
    ["\x1b[31mx\x1b[39m", "x"],
    ["a\x1b]8;;http://x\x07link\x1b]8;;\x07b", "alinkb"],
    ["\x9b1mx", "x"],
    ["plain", "plain"],
  ]) {
    test(`stripVTControlCharacters ${JSON.stringify(text)}`, () => assert.equal(util.stripVTControlCharacters(text), expected));
  }

  test("stripVTControlCharacters wants a text", () => {
    refused(() => util.stripVTControlCharacters(1), "ERR_INVALID_ARG_TYPE", 'The "str" argument must be of type string. Received type number (1)');
  });

  test("toUSVString", () => assert.equal(util.toUSVString("a\ud800b"), "a\ufffdb"));

  test("parseEnv", () => {
    const text = `A=1\n# comment\nB="x y" # rest\nexport C='q'\nD=\`a\nb\`\nE= sp aced \nF\nG=a#b\nH="a\\nb"\nI=`;
    assert.deepEqual({ ...util.parseEnv(text) }, { A: "1", B: "x y", C: "q", D: "a\nb", E: "sp aced", G: "a", H: "a\nb", I: "" });
    refused(() => util.parseEnv(1), "ERR_INVALID_ARG_TYPE");
  });

  test("diff", () => {
    assert.deepEqual(util.diff("abc", "axc"), [[0, "a"], [1, "b"], [-1, "x"], [0, "c"]]);
    assert.deepEqual(util.diff(["a", "b"], ["a"]), [[0, "a"], [1, "b"]]);
    assert.deepEqual(util.diff("a", "a"), []);
    refused(() => util.diff(["a", 1], ["a"]), "ERR_INVALID_ARG_TYPE");
  });

  test("encoders are the engine's", () => {
    assert.equal(util.TextEncoder, TextEncoder);
    assert.equal(util.TextDecoder, TextDecoder);
  });
});

describe("the system's errors", () => {
  test("names and messages", () => {
    assert.equal(util.getSystemErrorName(-2), "ENOENT");
    assert.equal(util.getSystemErrorMessage(-2), "no such file or directory");
    assert.deepEqual(util.getSystemErrorMap().get(-13), ["EACCES", "permission denied"]);
    assert.ok(util.getSystemErrorMap().size > 80);
    assert.equal(util.getSystemErrorName(-99999), "Unknown system error -99999");
  });

  const range = 'The value of "err" is out of range. It must be a negative integer. Received';
  const type = `The "err" argument must be of type number. Received type string ('x')`;
  for (const [value, code, message] of [
    [0, "ERR_OUT_OF_RANGE", `${range} 0`], [1, "ERR_OUT_OF_RANGE", `${range} 1`], [-1.5, "ERR_OUT_OF_RANGE", `${range} -1.5`],
    ["x", "ERR_INVALID_ARG_TYPE", type],
  ]) {
    test(`refuses ${value}`, () => {
      refused(() => util.getSystemErrorName(value), code, message);
      refused(() => util.getSystemErrorMessage(value), code, message);
    });
  }
});

describe("signals", () => {
  test("aborted waits for the abortion", async () => {
    const controller = new AbortController();
    const waiting = util.aborted(controller.signal, controller);
    controller.abort();
    await waiting;
    await util.aborted(AbortSignal.abort(), {});
    await assert.rejects(util.aborted(controller.signal, 1), { code: "ERR_INVALID_ARG_TYPE" });
  });
});

describe("getCallSites", () => {
  test("has an old name", () => {
    assert.equal(util.getCallSite(1).length, 1);
    assert.equal(util.getCallSite(1, { sourceMap: false }).length, 1);
  });

  test("names this file first", () => {
    const [site] = util.getCallSites(1);
    assert.match(site.scriptName, /util\.test\.js/);
    assert.ok(site.lineNumber > 0 && site.columnNumber > 0);
    refused(() => util.getCallSites(0), "ERR_OUT_OF_RANGE");
    refused(() => util.getCallSites("x"), "ERR_INVALID_ARG_TYPE");
    refused(() => util.getCallSites(201), "ERR_OUT_OF_RANGE", 'The value of "frameCount" is out of range. It must be >= 1 && <= 200. Received 201');
    assert.ok(util.getCallSites(200).length <= 200);
    assert.equal(util.getCallSites(1, { sourceMap: false }).length, 1);
    refused(() => util.getCallSites({ sourceMap: 5 }), "ERR_INVALID_ARG_TYPE", 'The "options.sourceMap" property must be of type boolean. Received type number (5)');
  });
});

describe("isDeepStrictEqual", () => {
  class A {}
  for (const [a, b, expected] of [
    [1, 1, true], [1, "1", false], [NaN, NaN, true], [0, -0, false], [null, undefined, false],
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, true], [{ a: 1, b: 2 }, { b: 2, a: 1 }, true], [{ a: undefined }, {}, false],
    [[1, , 3], [1, undefined, 3], false], [new A(), {}, false], [new Date(0), new Date(0), true], [new Date(0), new Date(1), false],
    [/a/g, /a/g, true], [/a/g, /a/, false], [new Map([[{ a: 1 }, 2]]), new Map([[{ a: 1 }, 2]]), true],
    [new Map([[1, 2]]), new Map([[1, 3]]), false], [new Set([{ a: 1 }]), new Set([{ a: 1 }]), true], [new Set([1]), new Set([2]), false],
    [new Uint8Array([1]), new Uint8Array([1]), true], [new Uint8Array([1]), new Uint8Array([2]), false], [new Uint8Array([1]), new Int8Array([1]), false],
    [new Error("a"), new Error("a"), true], [new Error("a"), new Error("b"), false], [new Error("a"), new TypeError("a"), false],
    [new Error("a", { cause: 1 }), new Error("a"), false], [new Number(1), new Number(1), true], [new Number(1), new Number(2), false],
    [Object(Symbol.iterator), Object(Symbol.iterator), true], [{ [Symbol.iterator]: 1 }, { [Symbol.iterator]: 1 }, true],
    [{ [Symbol.iterator]: 1 }, {}, false], [new WeakSet(), new WeakSet(), false], [Object.create(null), {}, false],
    [new ArrayBuffer(1), new ArrayBuffer(1), true], [new Float32Array([0]), new Float32Array([-0]), false],
  ]) {
    const [one, other] = [a, b].map((value) => (value instanceof Error ? `${value}` : util.inspect(value)));
    test(`${one} and ${other}: ${expected}`, () => {
      assert.equal(util.isDeepStrictEqual(a, b), expected);
    });
  }

  test("cycles", () => {
    const make = () => {
      const it = { list: [] };
      it.list.push(it);
      return it;
    };
    assert.equal(util.isDeepStrictEqual(make(), make()), true);
  });
});

const VALUES = {
  isAnyArrayBuffer: new ArrayBuffer(1),
  isArgumentsObject: (function () { return arguments; })(),
  isArrayBuffer: new ArrayBuffer(1),
  isArrayBufferView: new DataView(new ArrayBuffer(1)),
  isAsyncFunction: async () => {},
  isBigInt64Array: new BigInt64Array(1),
  isBigIntObject: Object(1n),
  isBigUint64Array: new BigUint64Array(1),
  isBooleanObject: new Boolean(false),
  isBoxedPrimitive: new Number(1),
  isDataView: new DataView(new ArrayBuffer(1)),
  isDate: new Date(),
  isFloat32Array: new Float32Array(1),
  isFloat64Array: new Float64Array(1),
  isGeneratorFunction: function* () {},
  isGeneratorObject: (function* () {})(),
  isInt16Array: new Int16Array(1),
  isInt32Array: new Int32Array(1),
  isInt8Array: new Int8Array(1),
  isMap: new Map(),
  isMapIterator: new Map().keys(),
  isNativeError: new RangeError(),
  isNumberObject: new Number(0),
  isPromise: Promise.resolve(),
  isProxy: new Proxy({}, {}),
  isRegExp: /x/,
  isSet: new Set(),
  isSetIterator: new Set().values(),
  isStringObject: new String(""),
  isSymbolObject: Object(Symbol("s")),
  isTypedArray: new Uint8Array(1),
  isUint16Array: new Uint16Array(1),
  isUint32Array: new Uint32Array(1),
  isUint8Array: new Uint8Array(1),
  isUint8ClampedArray: new Uint8ClampedArray(1),
  isWeakMap: new WeakMap(),
  isWeakSet: new WeakSet(),
};

describe("types", () => {
  for (const [name, value] of Object.entries(VALUES)) {
    test(`${name} knows its own, and no other`, () => {
      assert.equal(types[name](value), true);
      for (const other of [{}, [], null, undefined, 1, "a", 1n, () => {}]) assert.equal(types[name](other), false);
    });
  }

  test("prototypes and tags do not deceive", () => {
    assert.equal(types.isMap(Object.create(Map.prototype)), false);
    assert.equal(types.isDate(Object.setPrototypeOf(new Date(), null)), true);
    assert.equal(types.isNativeError(Object.create(Error.prototype)), false);
    assert.equal(types.isSet({ [Symbol.toStringTag]: "Set" }), false);
    assert.equal(types.isUint8Array(Object.create(Uint8Array.prototype)), false);
  });

  test("what a page has none of", () => {
    for (const name of ["isExternal", "isKeyObject", "isCryptoKey"]) assert.equal(types[name]({}), false);
    for (const value of [{ type: "secret" }, null, 1, new Uint8Array(1)]) assert.equal(types.isKeyObject(value), false);
    assert.equal(types.isModuleNamespaceObject({}), false);
    assert.equal(util.types, types);
  });

  test("a module's namespace", async () => assert.equal(types.isModuleNamespaceObject(await import("node:path")), true));

  test("memory that threads share", () => {
    const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    assert.deepEqual([types.isSharedArrayBuffer(buffer), types.isAnyArrayBuffer(buffer), types.isArrayBuffer(buffer)], [true, true, false]);
    assert.equal(types.isSharedArrayBuffer(new ArrayBuffer(1)), false);
  });

  test("numbers of 16 bits, where the engine has them", () => {
    const { Float16Array } = /** @type {any} */ (globalThis);
    for (const value of [new Uint16Array(1), new Float32Array(1), {}, null]) assert.equal(types.isFloat16Array(value), false);
    assert.equal(Float16Array === undefined || types.isFloat16Array(new Float16Array(1)), true);
  });

  test("keys of the web", async () => {
    if (globalThis.crypto?.subtle === undefined) return assert.equal(types.isCryptoKey({}), false);
    const key = await crypto.subtle.importKey("raw", new Uint8Array(16), "AES-GCM", false, ["encrypt"]);
    assert.deepEqual([types.isCryptoKey(key), types.isCryptoKey({ type: "secret" }), types.isKeyObject(key)], [true, false, false]);
  });
});

/** What old code asks of a value, and for which of {@link OLD_VALUES} the answer is yes. */
const OLD = {
  isArray: "1000000000000001",
  isBoolean: "0100000000000000",
  isBuffer: "0010000000000000",
  isDate: "0001000000000000",
  isError: "0000100000000100",
  isFunction: "0000010000000000",
  isNull: "0000001000000000",
  isNullOrUndefined: "0000001100000000",
  isNumber: "0000000010000000",
  isObject: "1011100001100111",
  isPrimitive: "0100001110011000",
  isRegExp: "0000000000100000",
  isString: "0000000000010000",
  isSymbol: "0000000000001000",
  isUndefined: "0000000100000000",
};
const OLD_VALUES = [
  [], true, Buffer.alloc(1), new Date(), new Error(), () => {}, null, undefined, 1, {}, /x/, "s", Symbol("x"),
  Object.create(Error.prototype), Object.create(Date.prototype), new Proxy([], {}),
];

describe("old code", () => {
  const asked = (name) => OLD_VALUES.map((value) => Number(util[name](value))).join("");
  test("asks what a value is", () => {
    for (const [name, answers] of Object.entries(OLD)) assert.equal(asked(name), answers, name);
  });

  test("logs with the time", () => {
    const { log } = console;
    const lines = [];
    console.log = (...args) => lines.push(util.format(...args));
    try {
      util.log("a %s", 1);
    } finally {
      console.log = log;
    }
    assert.match(lines.join("\n"), /^\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d\d:\d\d:\d\d - a 1$/);
  });
});

describe("options of texts", () => {
  const own = { [util.inspect.custom]: () => "custom" };

  test("customInspect", () => {
    assert.equal(util.formatWithOptions({ customInspect: true }, "%o", 1), "1");
    assert.equal(util.formatWithOptions({ customInspect: true }, own), "custom");
    assert.match(util.formatWithOptions({ customInspect: false }, own), /^\{\s*\[Symbol\(nodejs\.util\.inspect\.custom\)\]: \[Function/);
  });

  test("styleText asks its stream", () => {
    const stream = (isTTY) => Object.assign(new Writable(), { isTTY });
    assert.equal(util.styleText("red", "x", { stream: stream(false) }), "x");
    assert.equal(util.styleText("red", "x", { stream: stream(false), validateStream: false }), "\x1b[31mx\x1b[39m");
    refused(() => util.styleText("red", "x", { stream: 5 }), "ERR_INVALID_ARG_TYPE", 'The "stream" argument must be an instance of ReadableStream, WritableStream, or Stream. Received type number (5)');
    refused(() => util.styleText("red", "x", { validateStream: 5 }), "ERR_INVALID_ARG_TYPE", 'The "options.validateStream" property must be of type boolean. Received type number (5)');
  });

  test("MIMEType takes what has a text", () => {
    assert.equal(new util.MIMEType({ toString: () => "text/plain;charset=utf-8" }).essence, "text/plain");
  });
});
