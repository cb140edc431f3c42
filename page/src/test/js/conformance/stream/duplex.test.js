import { Buffer } from "node:buffer";
import { once } from "node:events";
import { Duplex, PassThrough, Readable, Transform, Writable, compose, duplexPair } from "node:stream";
import { assert, describe, test } from "kith:test";

const failure = (emitter) => new Promise((resolve) => emitter.once("error", resolve));
const upper = () => new Transform({ transform: (chunk, _, done) => done(null, String(chunk).toUpperCase()) });

describe("Duplex", () => {
  test("has two sides of their own", async () => {
    const seen = [];
    const duplex = new Duplex({
      read() {
        this.push("out");
        this.push(null);
      },
      write: (chunk, _, done) => (seen.push(String(chunk)), done()),
      readableHighWaterMark: 3,
      writableHighWaterMark: 5,
    });
    assert.equal(duplex.readableHighWaterMark, 3);
    assert.equal(duplex.writableHighWaterMark, 5);
    assert.equal(duplex.allowHalfOpen, true);
    duplex.end("in");
    assert.deepEqual((await duplex.toArray()).map(String), ["out"]);
    assert.deepEqual(seen, ["in"]);
  });

  test("modes of objects differ", () => {
    const duplex = new Duplex({ readableObjectMode: true, writableObjectMode: false });
    assert.equal(duplex.readableObjectMode, true);
    assert.equal(duplex.writableObjectMode, false);
    const both = new Duplex({ objectMode: true });
    assert.deepEqual([both.readableObjectMode, both.writableObjectMode], [true, true]);
  });

  test("without allowHalfOpen the end of reading is the end of writing", async () => {
    const duplex = new Duplex({ allowHalfOpen: false, read() { this.push(null); }, write: (_chunk, _encoding, done) => done() });
    duplex.resume();
    await once(duplex, "finish");
    assert.equal(duplex.writableFinished, true);
  });

  test("is constructed before it is used, and destroyed as it says", async () => {
    const seen = [];
    const duplex = new Duplex({
      construct(callback) {
        seen.push("construct");
        setTimeout(callback, 5);
      },
      write(chunk, _encoding, callback) {
        seen.push(String(chunk));
        callback();
      },
      read() {},
      destroy(error, callback) {
        seen.push(error.message);
        callback(new Error("mine"));
      },
    });
    duplex.write("a");
    assert.deepEqual(seen, []);
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.deepEqual(seen, ["construct", "a"]);
    duplex.destroy(new Error("why"));
    assert.equal((await failure(duplex)).message, "mine");
    assert.deepEqual(seen, ["construct", "a", "why"]);
  });

  test("a side may be closed from the beginning", () => {
    assert.equal(new Duplex({ readable: false }).readable, false);
    assert.equal(new Duplex({ writable: false }).writable, false);
  });

  test("from makes one of anything", async () => {
    assert.deepEqual((await Duplex.from(["a", "b"]).toArray()), ["a", "b"]);
    assert.deepEqual((await Duplex.from(Promise.resolve("x")).toArray()), ["x"]);
    assert.deepEqual((await Duplex.from(new Blob(["blob"])).toArray()).map((b) => Buffer.from(b).toString()), ["blob"]);
    const seen = [];
    const fromFunction = Duplex.from(async function (source) {
      for await (const chunk of source) seen.push(String(chunk));
    });
    fromFunction.end("in");
    await once(fromFunction, "finish");
    assert.deepEqual(seen, ["in"]);
    const generator = Duplex.from(async function* (source) {
      for await (const chunk of source) yield String(chunk).toUpperCase();
    });
    generator.end("abc");
    assert.deepEqual(await generator.toArray(), ["ABC"]);
    const pair = Duplex.from({ readable: Readable.from(["r"]), writable: new Writable({ write: (chunk, _, done) => (seen.push(String(chunk)), done()) }) });
    pair.end("w");
    assert.deepEqual((await pair.toArray()).map(String), ["r"]);
    assert.deepEqual(seen, ["in", "w"]);
    assert.equal(Duplex.from(generator), generator);
    assert.throws(() => Duplex.from(5), { code: "ERR_INVALID_ARG_TYPE" });
    assert.throws(() => Duplex.from(() => 5), { code: "ERR_INVALID_RETURN_VALUE" });
  });
});

describe("Transform", () => {
  test("transforms and flushes", async () => {
    const transform = new Transform({
      transform(chunk, _encoding, callback) {
        this.push(`<${chunk}>`);
        callback();
      },
      flush(callback) {
        callback(null, "!");
      },
    });
    transform.write("a");
    transform.end("b");
    assert.equal((await transform.toArray()).map(String).join(""), "<a><b>!");
  });

  test("fails by the error it is given", async () => {
    const transform = new Transform({ transform: (_chunk, _encoding, callback) => callback(new Error("bad")) });
    transform.write("x");
    assert.equal((await failure(transform)).message, "bad");
  });

  test("without _transform it says so", async () => {
    const transform = new Transform();
    const failed = failure(transform);
    try {
      transform.write("x");
      assert.equal((await failed).code, "ERR_METHOD_NOT_IMPLEMENTED");
    } catch (error) {
      assert.equal(error.message, "The _transform() method is not implemented");
    }
  });

  test("can be extended by classes and by functions", async () => {
    class Doubling extends Transform {
      _transform(chunk, _encoding, callback) {
        callback(null, Buffer.concat([chunk, chunk]));
      }
    }
    const doubling = new Doubling();
    doubling.end("ab");
    assert.equal((await doubling.toArray()).join(""), "abab");
    function Old(options) {
      Transform.call(this, options);
    }
    Object.setPrototypeOf(Old.prototype, Transform.prototype);
    Old.prototype._transform = (chunk, _encoding, callback) => callback(null, chunk);
    const old = new Old({ readableHighWaterMark: 7 });
    assert.equal(old.readableHighWaterMark, 7);
    old.end("x");
    assert.equal((await old.toArray()).join(""), "x");
  });

  test("PassThrough changes nothing", async () => {
    const pass = new PassThrough();
    assert.ok(pass instanceof Transform);
    pass.end("same");
    assert.equal((await pass.toArray()).join(""), "same");
  });
});

describe("compose and pairs", () => {
  test("compose makes one stream of several", async () => {
    const both = compose(upper(), async function* (source) {
      for await (const chunk of source) yield `${chunk}!`;
    });
    both.end("a");
    assert.equal((await both.toArray()).map(String).join(""), "A!");
    assert.equal((await Readable.from(["b"]).compose(upper()).toArray()).map(String).join(""), "B");
  });

  test("compose refuses what cannot follow", () => {
    assert.throws(() => compose(), { code: "ERR_MISSING_ARGS" });
    assert.throws(() => compose(new Writable({ write() {} }), new PassThrough()), { code: "ERR_INVALID_ARG_VALUE" });
    assert.throws(() => compose(new PassThrough(), Readable.from(["a"])), { code: "ERR_INVALID_ARG_VALUE" });
  });

  test("what is written to one end of a pair is read at the other", async () => {
    const [left, right] = duplexPair({ encoding: "utf8" });
    assert.ok(left instanceof Duplex && right instanceof Duplex);
    left.end("to the right");
    right.end("to the left");
    assert.deepEqual(await right.toArray(), ["to the right"]);
    assert.deepEqual(await left.toArray(), ["to the left"]);
  });

  test("a pair waits for its reader", async () => {
    const [left, right] = duplexPair({ highWaterMark: 2 });
    let isWritten = false;
    left.write("abcd", () => (isWritten = true));
    await new Promise((resolve) => setTimeout(resolve, 5));
    const before = isWritten;
    right.resume();
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual([before, isWritten], [false, true]);
    right.destroy();
    left.destroy();
  });
});
