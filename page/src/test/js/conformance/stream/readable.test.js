import { Buffer } from "node:buffer";
import { EventEmitter, once } from "node:events";
import stream, { Readable, Stream } from "node:stream";
import { assert, describe, test } from "kith:test";

const turn = () => new Promise((resolve) => setTimeout(resolve));

describe("Readable", () => {
  test("is an emitter of the very same class", () => {
    const readable = new Readable();
    assert.ok(readable instanceof EventEmitter);
    assert.ok(readable instanceof Stream);
    assert.equal(stream.Readable, Readable);
    assert.equal(stream, Stream);
    assert.equal(stream.Stream, Stream);
    assert.ok(Readable() instanceof Readable);
  });

  test("says what it is before anything is read", () => {
    const readable = new Readable({ read() {} });
    assert.equal(readable.readable, true);
    assert.equal(readable.destroyed, false);
    assert.equal(readable.closed, false);
    assert.equal(readable.errored, null);
    assert.equal(readable.readableEnded, false);
    assert.equal(readable.readableFlowing, null);
    assert.equal(readable.readableAborted, false);
    assert.equal(readable.readableDidRead, false);
    assert.equal(readable.readableEncoding, null);
    assert.equal(readable.readableHighWaterMark, 65536);
    assert.equal(readable.readableLength, 0);
    assert.equal(readable.readableObjectMode, false);
    assert.equal(new Readable({ objectMode: true }).readableHighWaterMark, 16);
    assert.equal(new Readable({ highWaterMark: 5 }).readableHighWaterMark, 5);
  });

  test("refuses a wrong highWaterMark", () => {
    assert.throws(() => new Readable({ highWaterMark: -1 }), {
      code: "ERR_INVALID_ARG_VALUE",
      name: "TypeError",
      message: "The property 'options.highWaterMark' is invalid. Received -1",
    });
  });

  test("emits readable, gives pieces and ends", async () => {
    const readable = new Readable({ read() {} });
    readable.push("abc");
    readable.push(Buffer.from("def"));
    readable.push(null);
    await once(readable, "readable");
    assert.equal(readable.readableLength, 6);
    assert.equal(readable.read(2).toString(), "ab");
    assert.equal(readable.read(100).toString(), "cdef");
    assert.equal(readable.readableDidRead, true);
    const closed = once(readable, "close");
    assert.equal(readable.read(), null);
    await once(readable, "end");
    assert.equal(readable.readableEnded, true);
    assert.equal(readable.readable, false);
    await closed;
    assert.equal(readable.closed, true);
    assert.equal(readable.destroyed, true);
  });

  test("flows when somebody listens to data, and pauses", async () => {
    const seen = [];
    const readable = Readable.from(["a", "b", "c"]);
    assert.equal(readable.isPaused(), false);
    readable.on("data", (chunk) => {
      seen.push(chunk);
      if (chunk === "a") {
        readable.pause();
        assert.equal(readable.readableFlowing, false);
        assert.equal(readable.isPaused(), true);
        setTimeout(() => readable.resume());
      }
    });
    assert.equal(readable.readableFlowing, true);
    await once(readable, "end");
    assert.deepEqual(seen, ["a", "b", "c"]);
  });

  test("decodes with setEncoding, also characters in two pieces", async () => {
    const readable = new Readable({ read() {} });
    assert.equal(readable.setEncoding("utf8"), readable);
    assert.equal(readable.readableEncoding, "utf8");
    const bytes = Buffer.from("a€b");
    readable.push(bytes.subarray(0, 2));
    readable.push(bytes.subarray(2));
    readable.push(null);
    assert.equal((await readable.toArray()).join(""), "a€b");
    const hex = new Readable({ encoding: "hex", read() {} });
    hex.push(Buffer.from([1, 255]));
    assert.equal(hex.read(), "01ff");
  });

  test("push and unshift have an order and a limit", async () => {
    const readable = new Readable({ highWaterMark: 4, read() {} });
    assert.equal(readable.push("ab"), true);
    assert.equal(readable.push("cd"), false);
    readable.unshift("xy");
    assert.equal(readable.read().toString(), "xyabcd");
    readable.push("6162", "hex");
    assert.equal(readable.read().toString(), "ab");
    readable.push(new Uint16Array([0x4241]));
    assert.equal(readable.read().toString(), "AB");
    const failed = new Promise((resolve) => readable.once("error", resolve));
    readable.push(5);
    const error = await failed;
    assert.equal(error.code, "ERR_INVALID_ARG_TYPE");
    assert.equal(error.message, 'The "chunk" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (5)');
  });

  for (const [code, message, provoke] of [
    ["ERR_STREAM_PUSH_AFTER_EOF", "stream.push() after EOF", (r) => (r.push(null), r.push("x"))],
    ["ERR_METHOD_NOT_IMPLEMENTED", "The _read() method is not implemented", () => {}],
  ]) {
    test(`fails with ${code}`, async () => {
      const readable = new Readable(code === "ERR_METHOD_NOT_IMPLEMENTED" ? {} : { read() {} });
      const failed = new Promise((resolve) => readable.once("error", resolve));
      provoke(readable);
      readable.resume();
      const error = await failed;
      assert.equal(error.code, code);
      assert.equal(error.message, message);
      assert.equal(readable.errored, error);
    });
  }

  test("unshift after the end fails", async () => {
    const readable = new Readable({ autoDestroy: false, read() { this.push(null); } });
    readable.resume();
    await once(readable, "end");
    const failed = new Promise((resolve) => readable.once("error", resolve));
    readable.unshift("x");
    const error = await failed;
    assert.equal(error.code, "ERR_STREAM_UNSHIFT_AFTER_END_EVENT");
    assert.equal(error.message, "stream.unshift() after end event");
  });

  test("destroy emits error and close, in this order", async () => {
    const seen = [];
    const readable = new Readable({
      read() {},
      destroy(error, callback) {
        seen.push(`destroy ${error.message}`);
        callback(error);
      },
    });
    readable.on("error", (error) => seen.push(`error ${error.message}`));
    readable.on("close", () => seen.push("close"));
    assert.equal(readable.destroy(new Error("mine")), readable);
    assert.equal(readable.destroyed, true);
    assert.deepEqual(seen, ["destroy mine"]);
    await turn();
    assert.deepEqual(seen, ["destroy mine", "error mine", "close"]);
    assert.equal(readable.readableAborted, true);
    assert.equal(readable.errored.message, "mine");
    assert.equal(readable.push("x"), false);
  });

  test("construct comes before reading", async () => {
    const seen = [];
    const readable = new Readable({
      construct(callback) {
        seen.push("construct");
        setTimeout(callback);
      },
      read() {
        seen.push("read");
        this.push(null);
      },
    });
    readable.resume();
    await once(readable, "end");
    assert.deepEqual(seen, ["construct", "read"]);
  });

  test("a signal destroys it", async () => {
    const controller = new AbortController();
    const readable = new Readable({ read() {}, signal: controller.signal });
    controller.abort(new Error("why"));
    const [error] = await once(readable, "error").catch((failure) => [failure]);
    assert.equal(error.name, "AbortError");
    assert.equal(error.code, "ABORT_ERR");
    assert.equal(error.message, "The operation was aborted");
    assert.equal(error.cause.message, "why");
  });

  test("pipes, unpipes, and ends the destination unless told otherwise", async () => {
    const seen = [];
    const sink = () => new stream.Writable({ write: (chunk, _, done) => (seen.push(String(chunk)), done()) });
    const one = sink();
    const events = [];
    one.on("pipe", (source) => events.push(["pipe", source === source1]));
    one.on("unpipe", (source) => events.push(["unpipe", source === source1]));
    const source1 = Readable.from(["a", "b"]);
    assert.equal(source1.pipe(one), one);
    await once(one, "finish");
    assert.deepEqual(seen, ["a", "b"]);
    assert.deepEqual(events, [["pipe", true], ["unpipe", true]]);
    const two = sink();
    const source2 = Readable.from(["c"]);
    source2.pipe(two, { end: false });
    await once(source2, "end");
    assert.equal(two.writableEnded, false);
    const source3 = new Readable({ read() {} });
    source3.pipe(two);
    source3.unpipe(two);
    source3.push("lost");
    await turn();
    assert.deepEqual(seen, ["a", "b", "c"]);
  });

  test("iterates, and is destroyed when the loop is left", async () => {
    const readable = Readable.from([1, 2, 3]);
    const seen = [];
    for await (const item of readable) seen.push(item);
    assert.deepEqual(seen, [1, 2, 3]);
    const left = Readable.from([1, 2, 3]);
    for await (const item of left) if (item === 1) break;
    assert.equal(left.destroyed, true);
    const kept = Readable.from([1, 2, 3]);
    for await (const item of kept.iterator({ destroyOnReturn: false })) if (item === 1) break;
    assert.equal(kept.destroyed, false);
    kept.destroy();
  });

  test("iterating fails when the stream is destroyed", async () => {
    const readable = new Readable({ read() {} });
    setTimeout(() => readable.destroy());
    await assert.rejects(async () => {
      for await (const chunk of readable) assert.fail(chunk);
    }, { code: "ERR_STREAM_PREMATURE_CLOSE", message: "Premature close" });
  });

  test("from takes what can be iterated", async () => {
    assert.deepEqual(await Readable.from("whole").toArray(), ["whole"]);
    assert.deepEqual((await Readable.from(Buffer.from("whole")).toArray()).map(String), ["whole"]);
    assert.deepEqual(await Readable.from(new Set([1, 2])).toArray(), [1, 2]);
    assert.deepEqual(await Readable.from((async function* () {
      yield 1;
      yield Promise.resolve(2);
    })()).toArray(), [1, 2]);
    assert.equal(Readable.from([1]).readableObjectMode, true);
    assert.equal(Readable.from(["a"], { objectMode: false }).readableObjectMode, false);
    assert.throws(() => Readable.from(5), {
      code: "ERR_INVALID_ARG_TYPE",
      message: 'The "iterable" argument must be an instance of Iterable. Received type number (5)',
    });
    await assert.rejects(Readable.from([1, null]).toArray(), { code: "ERR_STREAM_NULL_VALUES" });
  });

  test("wrap reads old streams", async () => {
    const old = new EventEmitter();
    Object.assign(old, { pause() {}, resume() {} });
    const readable = new Readable().wrap(old);
    setTimeout(() => (old.emit("data", Buffer.from("x")), old.emit("end")));
    assert.equal((await readable.toArray()).join(""), "x");
  });

  test("rejections of listeners destroy it with captureRejections", async () => {
    const readable = new Readable({ captureRejections: true, read() {} });
    readable.on("data", async () => {
      throw new Error("rejected");
    });
    const failed = new Promise((resolve) => readable.on("error", resolve));
    readable.push("x");
    assert.equal((await failed).message, "rejected");
  });
});
