import nodeAssert from "node:assert";
import strict from "node:assert/strict";
import { assert, describe, test } from "kith:test";

/** @param {() => unknown} run */
function failureOf(run) {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

const boom = () => {
  throw new Error("abc");
};
const shared = { a: 1 };
const long = (change) => Array.from({ length: 60 }, (_, i) => (i === 30 ? change : i));

/** [what, run, operator, generated, message] */
const FAILURES = [
  ["ok()", () => nodeAssert.ok(), "==", true, "No value argument passed to `assert.ok()`"],
  ["ok with a message", () => nodeAssert(0, "m"), "==", false, "m"],
  ["ok", () => nodeAssert.ok(0), "==", true, /^The expression evaluated to a falsy value/],
  ["equal", () => nodeAssert.equal(1, 2), "==", true, "1 == 2"],
  ["notEqual", () => nodeAssert.notEqual(1, "1"), "!=", true, "1 != '1'"],
  ["strictEqual of short values", () => nodeAssert.strictEqual(1, 2), "strictEqual", true, "Expected values to be strictly equal:\n\n1 !== 2\n"],
  ["strictEqual of NaN", () => nodeAssert.strictEqual(NaN, 0), "strictEqual", true, "Expected values to be strictly equal:\n\nNaN !== 0\n"],
  ["strictEqual of long texts", () => nodeAssert.strictEqual("a".repeat(20), "b".repeat(20)), "strictEqual", true,
    "Expected values to be strictly equal:\n+ actual - expected\n\n+ 'aaaaaaaaaaaaaaaaaaaa'\n- 'bbbbbbbbbbbbbbbbbbbb'\n"],
  ["strictEqual of texts of several lines", () => nodeAssert.strictEqual("a\nb\nc", "a\nx\nc"), "strictEqual", true,
    "Expected values to be strictly equal:\n+ actual - expected\n\n+ 'a\\nb\\nc'\n- 'a\\nx\\nc'\n      ^\n"],
  ["strictEqual of like objects", () => nodeAssert.strictEqual({ a: 1 }, { a: 1 }), "strictEqual", true, "Values have same structure but are not reference-equal:\n\n{\n  a: 1\n}\n"],
  ["strictEqual of objects", () => nodeAssert.strictEqual([1, 2, 3], [1, 2, 4]), "strictEqual", true,
    'Expected "actual" to be reference-equal to "expected":\n+ actual - expected\n\n  [\n    1,\n    2,\n+   3\n-   4\n  ]\n'],
  ["notStrictEqual", () => nodeAssert.notStrictEqual(1, 1), "notStrictEqual", true, 'Expected "actual" to be strictly unequal to: 1'],
  ["notStrictEqual of an object", () => nodeAssert.notStrictEqual(shared, shared), "notStrictEqual", true, 'Expected "actual" not to be reference-equal to "expected":\n\n{\n  a: 1\n}\n'],
  ["deepEqual", () => nodeAssert.deepEqual({ a: 1 }, { a: 2 }), "deepEqual", true,
    "Expected values to be loosely deep-equal:\n\n{\n  a: 1\n}\n\nshould loosely deep-equal\n\n{\n  a: 2\n}"],
  ["notDeepEqual", () => nodeAssert.notDeepEqual({ a: 1 }, { a: 1 }), "notDeepEqual", true, 'Expected "actual" not to be loosely deep-equal to:\n\n{\n  a: 1\n}'],
  ["notDeepEqual of values that look different", () => nodeAssert.notDeepEqual([1], ["1"]), "notDeepEqual", true,
    "Expected values not to be loosely deep-equal:\n\n[\n  1\n]\n\nshould not loosely deep-equal\n\n[\n  '1'\n]"],
  ["deepStrictEqual", () => nodeAssert.deepStrictEqual({ a: 1, b: { c: [1, 2, 3] } }, { a: 1, b: { c: [1, 2, 4] } }), "deepStrictEqual", true,
    "Expected values to be strictly deep-equal:\n+ actual - expected\n\n  {\n    a: 1,\n    b: {\n      c: [\n        1,\n        2,\n+       3\n-       4\n      ]\n    }\n  }\n"],
  ["deepStrictEqual of other classes", () => nodeAssert.deepStrictEqual([1], { 0: 1 }), "deepStrictEqual", true,
    "Expected values to be strictly deep-equal:\n+ actual - expected\n\n+ [\n+   1\n+ ]\n- {\n-   '0': 1\n- }\n"],
  ["deepStrictEqual of much", () => nodeAssert.deepStrictEqual(long(30), long(-1)), "deepStrictEqual", true,
    /^Expected values to be strictly deep-equal:\n\+ actual - expected\n\.\.\. Skipped lines\n\n {2}\[\n {4}0,\n[^]*\n\.\.\.\n[^]*\n\+ {3}30,\n- {3}-1,\n/],
  ["notDeepStrictEqual", () => nodeAssert.notDeepStrictEqual({ a: 1 }, { a: 1 }), "notDeepStrictEqual", true, 'Expected "actual" not to be strictly deep-equal to:\n\n{\n  a: 1\n}\n'],
  ["partialDeepStrictEqual", () => nodeAssert.partialDeepStrictEqual({ a: 1 }, { b: 1 }), "partialDeepStrictEqual", true,
    "Expected values to be partially and strictly deep-equal:\n+ actual - expected\n\n  {\n+   a: 1\n-   b: 1\n  }\n"],
  ["fail", () => nodeAssert.fail(), "fail", true, "Failed"],
  ["fail with a message", () => nodeAssert.fail("boom"), "fail", false, "boom"],
  ["ifError of a value", () => nodeAssert.ifError(0), "ifError", false, "ifError got unwanted exception: 0"],
  ["ifError of a text", () => nodeAssert.ifError("error"), "ifError", false, "ifError got unwanted exception: 'error'"],
  ["ifError of an error", () => nodeAssert.ifError(new Error("x")), "ifError", false, "ifError got unwanted exception: x"],
  ["match", () => nodeAssert.match("abc", /x/), "match", true, "The input did not match the regular expression /x/. Input:\n\n'abc'\n"],
  ["match of no text", () => nodeAssert.match(1, /x/), "match", true, 'The "string" argument must be of type string. Received type number (1)'],
  ["doesNotMatch", () => nodeAssert.doesNotMatch("abc", /a/), "doesNotMatch", true, "The input was expected to not match the regular expression /a/. Input:\n\n'abc'\n"],
  ["match with a message", () => nodeAssert.match("abc", /x/, "mine"), "match", false, "mine"],
  ["throws", () => nodeAssert.throws(() => {}), "throws", false, "Missing expected exception."],
  ["throws with a message", () => nodeAssert.throws(() => {}, "msg"), "throws", false, "Missing expected exception: msg"],
  ["throws of a class", () => nodeAssert.throws(() => {}, TypeError), "throws", false, "Missing expected exception (TypeError)."],
  ["throws of a class with a message", () => nodeAssert.throws(() => {}, TypeError, "msg"), "throws", false, "Missing expected exception (TypeError): msg"],
  ["throws by a pattern", () => nodeAssert.throws(boom, /x/), "throws", true, "The input did not match the regular expression /x/. Input:\n\n'Error: abc'\n"],
  ["throws another class", () => nodeAssert.throws(boom, TypeError), "throws", true, 'The error is expected to be an instance of "TypeError". Received "Error"\n\nError message:\n\nabc'],
  ["throws by an object", () => nodeAssert.throws(boom, { message: "x" }), "throws", true,
    "Expected values to be strictly deep-equal:\n+ actual - expected\n\n  Comparison {\n+   message: 'abc'\n-   message: 'x'\n  }\n"],
  ["throws by an error", () => nodeAssert.throws(boom, new Error("abd")), "throws", true,
    "Expected values to be strictly deep-equal:\n+ actual - expected\n\n  Comparison {\n+   message: 'abc',\n-   message: 'abd',\n    name: 'Error'\n  }\n"],
  ["throws without a property", () => nodeAssert.throws(boom, { foo: 1 }), "throws", true,
    "Expected values to be strictly deep-equal:\n+ actual - expected\n\n+ Comparison {}\n- Comparison {\n-   foo: 1\n- }\n"],
  ["throws by a function", () => nodeAssert.throws(boom, () => false), "throws", true, 'The validation function is expected to return "true". Received false\n\nCaught error:\n\nError: abc'],
  ["throws by a named function", () => nodeAssert.throws(boom, function check() { return 1; }), "throws", true,
    'The "check" validation function is expected to return "true". Received 1\n\nCaught error:\n\nError: abc'],
  ["doesNotThrow", () => nodeAssert.doesNotThrow(boom), "doesNotThrow", false, 'Got unwanted exception.\nActual message: "abc"'],
  ["doesNotThrow with a message", () => nodeAssert.doesNotThrow(boom, "msg"), "doesNotThrow", false, 'Got unwanted exception: msg\nActual message: "abc"'],
  ["doesNotThrow of a class", () => nodeAssert.doesNotThrow(boom, Error, "Whoops"), "doesNotThrow", false, 'Got unwanted exception: Whoops\nActual message: "abc"'],
];

describe("what a failure says", () => {
  for (const [what, run, operator, generated, message] of FAILURES) {
    test(what, () => {
      const error = failureOf(run);
      assert.ok(error instanceof nodeAssert.AssertionError);
      assert.ok(error instanceof Error);
      assert.deepEqual([error.name, error.code, error.operator, error.generatedMessage], ["AssertionError", "ERR_ASSERTION", operator, generated]);
      if (message instanceof RegExp) assert.match(error.message, message);
      else assert.equal(error.message, message);
    });
  }

  test("actual and expected are kept", () => {
    const error = failureOf(() => nodeAssert.strictEqual(1, 2));
    assert.deepEqual([error.actual, error.expected], [1, 2]);
    assert.match(String(error), /^AssertionError \[ERR_ASSERTION\]: Expected values to be strictly equal:/);
  });

  test("an error as message is thrown itself", () => {
    const own = new TypeError("own");
    for (const run of [() => nodeAssert(0, own), () => nodeAssert.equal(1, 2, own), () => nodeAssert.deepStrictEqual(1, 2, own), () => nodeAssert.fail(own), () => nodeAssert.match("a", /b/, own)]) {
      assert.equal(failureOf(run), own);
    }
  });
});

describe("what passes", () => {
  for (const [what, run] of [
    ["ok", () => nodeAssert.ok("x")], ["equal", () => nodeAssert.equal(1, "1")], ["equal of NaN", () => nodeAssert.equal(NaN, NaN)],
    ["notEqual", () => nodeAssert.notEqual(1, 2)], ["strictEqual", () => nodeAssert.strictEqual(NaN, NaN)], ["notStrictEqual", () => nodeAssert.notStrictEqual(0, -0)],
    ["deepEqual", () => nodeAssert.deepEqual({ a: [1, "2"] }, { a: ["1", 2] })], ["deepStrictEqual", () => nodeAssert.deepStrictEqual(new Map([[1, { a: 1 }]]), new Map([[1, { a: 1 }]]))],
    ["notDeepEqual", () => nodeAssert.notDeepEqual({ a: 1 }, { a: 2 })], ["notDeepStrictEqual", () => nodeAssert.notDeepStrictEqual({ a: 1 }, { a: "1" })],
    ["partialDeepStrictEqual", () => nodeAssert.partialDeepStrictEqual({ a: 1, b: [1, 2, 3] }, { b: [1, 3] })],
    ["partial of sets and maps", () => nodeAssert.partialDeepStrictEqual([new Set([1, 2]), new Map([[1, 2], [3, 4]])], [new Set([2]), new Map([[3, 4]])])],
    ["throws", () => nodeAssert.throws(boom)], ["throws of a class", () => nodeAssert.throws(boom, Error)], ["throws by a pattern", () => nodeAssert.throws(boom, /^Error: abc$/)],
    ["throws by an object", () => nodeAssert.throws(boom, { message: /b/, name: "Error" })], ["throws by a function", () => nodeAssert.throws(boom, (error) => error.message === "abc")],
    ["throws with a message", () => nodeAssert.throws(boom, "not shown")], ["doesNotThrow", () => nodeAssert.doesNotThrow(() => {})],
    ["match", () => nodeAssert.match("abc", /b/)], ["doesNotMatch", () => nodeAssert.doesNotMatch("abc", /x/)], ["ifError", () => (nodeAssert.ifError(null), nodeAssert.ifError(undefined))],
  ]) {
    test(what, run);
  }
});

describe("wrong arguments", () => {
  for (const [what, run, code, message] of [
    ["strictEqual of one", () => nodeAssert.strictEqual(1), "ERR_MISSING_ARGS", 'The "actual" and "expected" arguments must be specified'],
    ["equal of none", () => nodeAssert.equal(), "ERR_MISSING_ARGS", undefined],
    ["deepEqual of one", () => nodeAssert.deepEqual(1), "ERR_MISSING_ARGS", undefined],
    ["throws without a function", () => nodeAssert.throws(1), "ERR_INVALID_ARG_TYPE", 'The "fn" argument must be of type function. Received type number (1)'],
    ["throws with a number", () => nodeAssert.throws(() => {}, 1), "ERR_INVALID_ARG_TYPE", 'The "error" argument must be of type function or an instance of Error, RegExp, or Object. Received type number (1)'],
    ["throws with two texts", () => nodeAssert.throws(() => {}, "a", "b"), "ERR_INVALID_ARG_TYPE", undefined],
    ["throws with an ambiguous text", () => nodeAssert.throws(boom, "abc"), "ERR_AMBIGUOUS_ARGUMENT", 'The "error/message" argument is ambiguous. The error message "abc" is identical to the message.'],
    ["throws with an empty object", () => nodeAssert.throws(boom, {}), "ERR_INVALID_ARG_VALUE", "The argument 'error' may not be an empty object. Received {}"],
    ["match without a pattern", () => nodeAssert.match("a", "a"), "ERR_INVALID_ARG_TYPE", `The "regexp" argument must be an instance of RegExp. Received type string ('a')`],
    ["AssertionError without options", () => new nodeAssert.AssertionError(), "ERR_INVALID_ARG_TYPE", 'The "options" argument must be of type object. Received undefined'],
  ]) {
    test(what, () => assert.throws(run, message === undefined ? { code } : { code, message }));
  }
});

describe("promises", () => {
  const rejected = () => Promise.reject(new Error("abc"));

  test("rejects passes", async () => {
    await nodeAssert.rejects(rejected());
    await nodeAssert.rejects(rejected, /abc/);
    await nodeAssert.rejects(rejected, { message: "abc" });
    await nodeAssert.doesNotReject(Promise.resolve(1));
    await nodeAssert.doesNotReject(async () => 1);
  });

  for (const [what, run, expected] of [
    ["nothing", () => nodeAssert.rejects(Promise.resolve()), { code: "ERR_ASSERTION", operator: "rejects", message: "Missing expected rejection." }],
    ["nothing, with a class", () => nodeAssert.rejects(Promise.resolve(), TypeError), { message: "Missing expected rejection (TypeError)." }],
    ["nothing, with a message", () => nodeAssert.rejects(Promise.resolve(), "m"), { message: "Missing expected rejection: m" }],
    ["another error", () => nodeAssert.rejects(rejected(), /x/), { code: "ERR_ASSERTION", message: /^The input did not match the regular expression \/x\// }],
    ["no promise", () => nodeAssert.rejects(1), { code: "ERR_INVALID_ARG_TYPE", message: 'The "promiseFn" argument must be of type function or an instance of Promise. Received type number (1)' }],
    ["a function that gives none", () => nodeAssert.rejects(() => 1), { code: "ERR_INVALID_RETURN_VALUE", message: 'Expected instance of Promise to be returned from the "promiseFn" function but got type number (1).' }],
    ["doesNotReject", () => nodeAssert.doesNotReject(rejected()), { code: "ERR_ASSERTION", operator: "doesNotReject", message: 'Got unwanted rejection.\nActual message: "abc"' }],
  ]) {
    test(what, () => assert.rejects(run(), expected));
  }
});

describe("strict", () => {
  test("names without strict are strict", () => {
    assert.equal(nodeAssert.strict, strict);
    assert.equal(strict.strict, strict);
    for (const name of ["equal", "deepEqual", "notStrictEqual", "match", "throws", "ok"]) assert.equal(nodeAssert[name].name, name);
    for (const [name, other] of [["equal", "strictEqual"], ["notEqual", "notStrictEqual"], ["deepEqual", "deepStrictEqual"], ["notDeepEqual", "notDeepStrictEqual"]]) {
      assert.equal(strict[name], nodeAssert[other]);
    }
    assert.throws(() => strict.equal(1, "1"), { code: "ERR_ASSERTION" });
    assert.throws(() => strict(0), { code: "ERR_ASSERTION" });
    assert.equal(nodeAssert.ok, nodeAssert);
  });

  test("AssertionError makes its own message", () => {
    const error = new nodeAssert.AssertionError({ actual: 1, expected: 2, operator: "strictEqual" });
    assert.equal(error.message, "Expected values to be strictly equal:\n\n1 !== 2\n");
    assert.equal(new nodeAssert.AssertionError({ message: "own" }).message, "own");
    assert.equal(new nodeAssert.AssertionError({ actual: 1, expected: 2, operator: "foo" }).message, "1 foo 2");
    assert.equal(nodeAssert.AssertionError.name, "AssertionError");
  });

  test("CallTracker counts", () => {
    const tracker = new nodeAssert.CallTracker();
    const tracked = tracker.calls((x) => x + 1, 2);
    assert.equal(tracked(1), 2);
    assert.deepEqual(tracker.getCalls(tracked).map((call) => call.arguments), [[1]]);
    const [{ message, actual, expected }] = tracker.report();
    assert.deepEqual([message, actual, expected], ["Expected the calls function to be executed 2 time(s) but was executed 1 time(s).", 1, 2]);
    assert.throws(() => tracker.verify(), { code: "ERR_ASSERTION" });
    tracked(1);
    assert.equal(tracker.verify(), undefined);
    tracker.reset(tracked);
    assert.deepEqual(tracker.getCalls(tracked), []);
    assert.throws(() => tracker.calls(() => {}, 0), { code: "ERR_OUT_OF_RANGE" });
    assert.throws(() => tracker.getCalls(() => {}), { code: "ERR_INVALID_ARG_VALUE", message: "The argument 'tracked' is not a tracked function. Received [Function (anonymous)]" });
  });
});

describe("Assert", () => {
  const { Assert, AssertionError } = nodeAssert;
  const told = (run) => {
    try {
      run();
    } catch (error) {
      return error;
    }
  };

  test("is strict unless it is told otherwise", () => {
    assert.equal(strict.Assert, Assert);
    const own = new Assert();
    assert.throws(() => own.equal(1, "1"), { code: "ERR_ASSERTION", operator: "strictEqual", diff: "simple", message: "Expected values to be strictly equal:\n\n1 !== '1'\n" });
    assert.throws(() => own.notDeepEqual([1], [1]), { operator: "notDeepStrictEqual" });
    assert.deepEqual(Object.keys(own), ["AssertionError", "equal", "deepEqual", "notEqual", "notDeepEqual"]);
    assert.equal(own.AssertionError, AssertionError);
    const loose = new Assert({ strict: false });
    assert.equal(loose.equal(1, "1"), undefined);
    assert.equal(loose.deepEqual([1], ["1"]), undefined);
    assert.throws(() => loose.strictEqual(1, "1"), { operator: "strictEqual" });
    for (const name of ["ok", "fail", "throws", "doesNotThrow", "rejects", "doesNotReject", "match", "doesNotMatch", "ifError", "partialDeepStrictEqual"]) {
      assert.equal(typeof own[name], "function", name);
      assert.equal(own[name].name, name);
    }
    assert.throws(() => own.ok(0), { code: "ERR_ASSERTION" });
  });

  test("shows all there is when it is told to", () => {
    const long = "x".repeat(700);
    const [simple, full] = ["simple", "full"].map((diff) => new Assert({ strict: false, diff }));
    const compare = (own) => told(() => own.deepEqual({ a: long }, { a: `${long}y` }));
    assert.ok(compare(simple).message.length < 1100 && compare(full).message.length > 1400);
    assert.deepEqual([compare(simple).diff, compare(full).diff], ["simple", "full"]);
    const list = Array.from({ length: 60 }, (_, i) => i);
    const lines = (own) => told(() => own.notDeepStrictEqual(list, list)).message.split("\n").length;
    assert.deepEqual([lines(simple), lines(full)], [50, 65]);
    assert.equal(told(() => full.deepEqual(1, 2, "mine")).message, "mine");
    assert.equal(new AssertionError({ message: "m", diff: "full" }).diff, "full");
  });

  test("refuses other differences", () => {
    assert.throws(() => new Assert({ diff: "x" }), { code: "ERR_INVALID_ARG_VALUE", name: "TypeError", message: "The property 'options.diff' must be one of: 'simple', 'full'. Received 'x'" });
    assert.throws(() => Reflect.apply(Assert, undefined, []), { name: "TypeError" });
  });

  test("a stack begins above what it is told", () => {
    const fails = () => {
      throw new AssertionError({ message: "m", stackStartFn: helper });
    };
    const helper = () => {
      fails();
      return "no call at the end: engines may forget who made that";
    };
    assert.ok(!/\bhelper\b|\bfails\b/.test(told(() => helper()).stack));
  });
});
