import { EventEmitter, once } from "node:events";
import { Readable, Stream, Writable } from "node:stream";
import { assert, describe, test } from "kith:test";

const turn = () => new Promise((resolve) => setTimeout(resolve));
const failure = (emitter) => new Promise((resolve) => emitter.once("error", resolve));

describe("Writable", () => {
  test("says what it is before anything is written", () => {
    const writable = new Writable({ write() {} });
    assert.ok(writable instanceof Stream && writable instanceof EventEmitter);
    assert.ok(!(writable instanceof Readable));
    assert.equal(writable.writable, true);
    assert.equal(writable.writableHighWaterMark, 65536);
    assert.equal(writable.writableLength, 0);
    assert.equal(writable.writableCorked, 0);
    assert.equal(writable.writableEnded, false);
    assert.equal(writable.writableFinished, false);
    assert.equal(writable.writableNeedDrain, false);
    assert.equal(writable.writableObjectMode, false);
    assert.equal(writable.writableAborted, false);
    assert.equal(writable.errored, null);
    assert.equal(writable.closed, false);
    assert.equal(new Writable({ objectMode: true }).writableHighWaterMark, 16);
    assert.ok(Writable() instanceof Writable);
  });

  test("a Duplex is an instance of it", async () => {
    const { Duplex, Transform } = await import("node:stream");
    assert.ok(new Duplex() instanceof Writable);
    assert.ok(new Transform() instanceof Writable);
    assert.ok(!(new Readable() instanceof Writable));
  });

  test("gives strings as bytes, unless told otherwise", async () => {
    const seen = [];
    const write = (chunk, encoding, done) => (seen.push([typeof chunk === "string" ? chunk : chunk.toString("hex"), encoding]), done());
    const bytes = new Writable({ write });
    bytes.write("ab");
    bytes.write("6364", "hex");
    bytes.write(new Uint8Array([1]));
    bytes.write(new DataView(new ArrayBuffer(2)));
    const texts = new Writable({ write, decodeStrings: false });
    texts.write("ab");
    texts.setDefaultEncoding("latin1");
    texts.write("ä");
    const objects = new Writable({ write: (chunk, _, done) => (seen.push(chunk), done()), objectMode: true });
    objects.write({ a: 1 });
    await turn();
    assert.deepEqual(seen, [["6162", "buffer"], ["6364", "buffer"], ["01", "buffer"], ["0000", "buffer"], ["ab", "utf8"], ["ä", "latin1"], { a: 1 }]);
  });

  test("asks to wait, and says when to go on", async () => {
    const done = [];
    const writable = new Writable({ highWaterMark: 3, write: (_chunk, _encoding, callback) => done.push(callback) });
    assert.equal(writable.write("ab"), true);
    assert.equal(writable.write("cd"), false);
    assert.equal(writable.writableNeedDrain, true);
    assert.equal(writable.writableLength, 4);
    const drained = once(writable, "drain");
    done.shift()();
    await turn();
    done.shift()();
    await drained;
    assert.equal(writable.writableNeedDrain, false);
    assert.equal(writable.writableLength, 0);
  });

  test("calls back in order", async () => {
    const seen = [];
    const writable = new Writable({ write: (chunk, _, done) => setTimeout(() => (seen.push(`write ${chunk}`), done())) });
    writable.write("a", () => seen.push("callback a"));
    writable.write("b", "utf8", () => seen.push("callback b"));
    writable.end("c", () => seen.push("callback end"));
    writable.on("finish", () => seen.push("finish"));
    assert.equal(writable.writableEnded, true);
    assert.equal(writable.writableFinished, false);
    await once(writable, "close");
    assert.deepEqual(seen, ["write a", "callback a", "write b", "callback b", "write c", "callback end", "finish"]);
    assert.equal(writable.writableFinished, true);
    assert.equal(writable.writable, false);
  });

  test("cork collects for writev", async () => {
    const seen = [];
    const writable = new Writable({ writev: (chunks, done) => (seen.push(chunks.map(({ chunk, encoding }) => `${chunk} ${encoding}`)), done()) });
    writable.cork();
    writable.cork();
    writable.write("a");
    writable.write("b");
    assert.equal(writable.writableCorked, 2);
    writable.uncork();
    assert.deepEqual(seen, []);
    writable.uncork();
    await turn();
    assert.deepEqual(seen, [["a buffer", "b buffer"]]);
  });

  test("final comes before finish", async () => {
    const seen = [];
    const writable = new Writable({
      write: (_chunk, _encoding, done) => done(),
      final(done) {
        seen.push("final");
        setTimeout(done);
      },
      destroy(error, done) {
        seen.push(`destroy ${error}`);
        done(error);
      },
    });
    writable.on("finish", () => seen.push("finish"));
    writable.end("x");
    await once(writable, "close");
    assert.deepEqual(seen, ["final", "finish", "destroy null"]);
  });

  test("a failed write destroys it and fails those behind by the same error", async () => {
    const writable = new Writable({ write: (_chunk, _encoding, done) => setTimeout(() => done(new Error("disk"))) });
    const results = [];
    writable.write("a", (error) => results.push(error.message));
    writable.write("b", (error) => results.push(error.message));
    const error = await failure(writable);
    await turn();
    assert.equal(error.message, "disk");
    assert.equal(writable.errored, error);
    assert.equal(writable.destroyed, true);
    assert.equal(writable.writableAborted, true);
    assert.deepEqual(results, ["disk", "disk"]);
  });

  test("write after end", async () => {
    const writable = new Writable({ write: (_chunk, _encoding, done) => done(), autoDestroy: false });
    writable.end();
    const failed = failure(writable);
    let given;
    assert.equal(writable.write("x", (error) => (given = error)), false);
    const error = await failed;
    assert.equal(error.code, "ERR_STREAM_WRITE_AFTER_END");
    assert.equal(error.message, "write after end");
    assert.equal(given, error);
  });

  test("end twice", async () => {
    const writable = new Writable({ write: (_chunk, _encoding, done) => done() });
    writable.end();
    await once(writable, "finish");
    await new Promise((resolve) => writable.end((error) => resolve(assert.equal(error.code, "ERR_STREAM_ALREADY_FINISHED"))));
  });

  test("write after destroy", async () => {
    const writable = new Writable({ write: (_chunk, _encoding, done) => done() });
    writable.destroy();
    const error = await new Promise((resolve) => writable.write("x", resolve));
    assert.equal(error.code, "ERR_STREAM_DESTROYED");
    assert.equal(error.message, "Cannot call write after a stream was destroyed");
  });

  for (const [what, act, expected] of [
    ["null", (w) => w.write(null), { code: "ERR_STREAM_NULL_VALUES", name: "TypeError", message: "May not write null values to stream" }],
    ["a number", (w) => w.write(1), { code: "ERR_INVALID_ARG_TYPE", message: 'The "chunk" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (1)' }],
    ["an object", (w) => w.write({}), { code: "ERR_INVALID_ARG_TYPE", message: /Received an instance of Object$/ }],
    ["an unknown encoding", (w) => w.write("x", "nonsense"), { code: "ERR_UNKNOWN_ENCODING", message: "Unknown encoding: nonsense" }],
    ["an unknown default encoding", (w) => w.setDefaultEncoding("nonsense"), { code: "ERR_UNKNOWN_ENCODING" }],
  ]) {
    test(`${what} is thrown at once`, () => {
      assert.throws(() => act(new Writable({ write: (_chunk, _encoding, done) => done() })), expected);
    });
  }

  test("without write it says so", async () => {
    const writable = new Writable();
    const failed = failure(writable);
    try {
      writable.write("x");
      assert.equal((await failed).code, "ERR_METHOD_NOT_IMPLEMENTED");
    } catch (error) {
      assert.equal(error.code, "ERR_METHOD_NOT_IMPLEMENTED");
      assert.equal(error.message, "The _write() method is not implemented");
    }
  });

  test("cannot be piped from", async () => {
    const writable = new Writable({ write() {} });
    const failed = failure(writable);
    writable.pipe(writable);
    const error = await failed;
    assert.equal(error.code, "ERR_STREAM_CANNOT_PIPE");
    assert.equal(error.message, "Cannot pipe, not readable");
  });

  test("a callback that is called twice fails", async () => {
    const writable = new Writable({ write: (_chunk, _encoding, done) => (done(), done()) });
    const failed = failure(writable);
    writable.write("x");
    const error = await failed;
    assert.equal(error.code, "ERR_MULTIPLE_CALLBACK");
    assert.equal(error.message, "Callback called multiple times");
  });

  test("disposing destroys it", async () => {
    if (Symbol.asyncDispose === undefined) return;
    const writable = new Writable({ write() {} });
    writable.on("error", () => {});
    await writable[Symbol.asyncDispose]();
    assert.equal(writable.destroyed, true);
    const { name, code, message } = writable.errored;
    assert.deepEqual([name, code, message], ["AbortError", "ABORT_ERR", "The operation was aborted"]);
  });

  test("construct comes before writing", async () => {
    const seen = [];
    const writable = new Writable({
      construct: (done) => setTimeout(() => (seen.push("construct"), done())),
      write: (chunk, _, done) => (seen.push(String(chunk)), done()),
    });
    writable.end("x");
    await once(writable, "close");
    assert.deepEqual(seen, ["construct", "x"]);
  });
});
