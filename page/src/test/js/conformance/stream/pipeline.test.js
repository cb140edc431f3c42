import { once } from "node:events";
import stream, { Duplex, PassThrough, Readable, Transform, Writable, addAbortSignal, finished, pipeline } from "node:stream";
import promises from "node:stream/promises";
import { assert, describe, test } from "kith:test";

const upper = () => new Transform({ transform: (chunk, _, done) => done(null, String(chunk).toUpperCase()) });
const sink = (seen = []) => Object.assign(new Writable({ write: (chunk, _, done) => (seen.push(String(chunk)), done()) }), { seen });

describe("pipeline", () => {
  test("calls back when all is through", async () => {
    const last = sink();
    const error = await new Promise((resolve) => {
      assert.equal(pipeline(Readable.from(["a", "b"]), upper(), last, resolve), last);
    });
    assert.equal(error, undefined);
    assert.deepEqual(last.seen, ["A", "B"]);
  });

  test("destroys all when one fails", async () => {
    const first = new Readable({ read() {} });
    const last = sink();
    const bad = new Transform({ transform: (_chunk, _encoding, done) => done(new Error("bad")) });
    first.push("x");
    const error = await new Promise((resolve) => pipeline(first, bad, last, resolve));
    assert.equal(error.message, "bad");
    assert.deepEqual([first.destroyed, bad.destroyed, last.destroyed], [true, true, true]);
  });

  test("promises: generators, iterables, functions and their results", async () => {
    const result = await promises.pipeline(
      ["a", "b"],
      async function* (source, { signal }) {
        assert.ok(signal instanceof AbortSignal);
        for await (const chunk of source) yield chunk.toUpperCase();
      },
      async (source) => {
        let text = "";
        for await (const chunk of source) text += chunk;
        return text;
      },
    );
    assert.equal(result, "AB");
  });

  test("promises: a signal ends it", async () => {
    const controller = new AbortController();
    const last = sink();
    const running = promises.pipeline(new Readable({ read() {} }), last, { signal: controller.signal });
    controller.abort();
    await assert.rejects(running, { name: "AbortError", code: "ABORT_ERR" });
    assert.equal(last.destroyed, true);
  });

  test("promises: end false leaves the last open", async () => {
    const last = sink();
    await promises.pipeline(Readable.from(["a"]), last, { end: false });
    assert.equal(last.writableEnded, false);
    assert.deepEqual(last.seen, ["a"]);
  });

  test("takes streams of the web", async () => {
    const seen = [];
    await promises.pipeline(
      new ReadableStream({ start: (c) => (c.enqueue("a"), c.close()) }),
      new TransformStream({ transform: (chunk, c) => c.enqueue(chunk.toUpperCase()) }),
      new WritableStream({ write: (chunk) => void seen.push(chunk) }),
    );
    assert.deepEqual(seen, ["A"]);
  });

  for (const [what, run, expected] of [
    ["no streams", () => pipeline(() => {}), { code: "ERR_MISSING_ARGS", message: 'The "streams" argument must be specified' }],
    ["one stream", () => pipeline(new PassThrough(), () => {}), { code: "ERR_MISSING_ARGS" }],
    ["no callback", () => pipeline(new PassThrough(), new PassThrough()), { code: "ERR_INVALID_ARG_TYPE" }],
    ["a source that is none", () => pipeline(5, new PassThrough(), () => {}), { code: "ERR_INVALID_ARG_TYPE" }],
  ]) {
    test(`refuses ${what}`, () => assert.throws(run, expected));
  }

  test("premature close", async () => {
    const first = new Readable({ read() {} });
    const running = promises.pipeline(first, sink());
    first.destroy();
    await assert.rejects(running, { code: "ERR_STREAM_PREMATURE_CLOSE", message: "Premature close" });
  });

  test("promisify finds the promises", async () => {
    const custom = Symbol.for("nodejs.util.promisify.custom");
    assert.equal(pipeline[custom], promises.pipeline);
    assert.equal(finished[custom], promises.finished);
    assert.equal(stream.promises.pipeline, promises.pipeline);
  });
});

describe("finished", () => {
  test("of reading and of writing", async () => {
    const readable = Readable.from(["a"]);
    readable.resume();
    await promises.finished(readable);
    const writable = sink();
    writable.end("x");
    await promises.finished(writable);
    // Also when it is long over.
    await promises.finished(writable);
  });

  test("calls back with the error", async () => {
    const readable = new Readable({ read() {} });
    const error = new Promise((resolve) => finished(readable, resolve));
    readable.destroy(new Error("mine"));
    assert.equal((await error).message, "mine");
  });

  test("can be called off", async () => {
    const readable = Readable.from(["a"]);
    let count = 0;
    const off = finished(readable, () => count++);
    off();
    readable.resume();
    await once(readable, "close");
    assert.equal(count, 0);
  });

  test("waits for the sides that are asked for", async () => {
    const duplex = new Duplex({ read() { this.push(null); }, write() {} });
    duplex.resume();
    await promises.finished(duplex, { writable: false });
    assert.equal(duplex.writableFinished, false);
  });

  test("a signal calls it off", async () => {
    await assert.rejects(promises.finished(new PassThrough(), { signal: AbortSignal.abort() }), { name: "AbortError" });
  });

  test("cleanup takes the listeners away", async () => {
    const writable = sink();
    const before = writable.listenerCount("error");
    const done = promises.finished(writable, { cleanup: true });
    writable.end();
    await done;
    assert.equal(writable.listenerCount("error"), before);
  });

  test("an error that is emitted only may be let pass", async () => {
    const stream = new PassThrough({ autoDestroy: false });
    stream.on("error", () => {});
    let seen = "nothing";
    const off = finished(stream, { error: false }, (error) => (seen = error));
    stream.emit("error", new Error("mine"));
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(seen, "nothing");
    off();
    stream.destroy();
  });

  test("the end of reading need not be waited for", async () => {
    const duplex = new PassThrough();
    const waiting = promises.finished(duplex, { readable: false });
    duplex.end("never read");
    assert.equal(await waiting, undefined);
    assert.equal(duplex.readableEnded, false);
  });

  for (const [what, run, code] of [
    ["no stream", () => finished({}, () => {}), "ERR_INVALID_ARG_TYPE"],
    ["no callback", () => finished(new PassThrough(), {}), "ERR_INVALID_ARG_TYPE"],
    ["wrong options", () => finished(new PassThrough(), "x", () => {}), "ERR_INVALID_ARG_TYPE"],
  ]) {
    test(`refuses ${what}`, () => assert.throws(run, { code }));
  }
});

describe("what streams are", () => {
  test("isReadable, isWritable, isErrored, isDisturbed, isDestroyed", async () => {
    const readable = Readable.from(["a"]);
    assert.equal(stream.isReadable(readable), true);
    assert.equal(stream.isWritable(readable), null);
    assert.equal(stream.isDisturbed(readable), false);
    await readable.toArray();
    await new Promise((resolve) => setTimeout(resolve));
    assert.equal(stream.isReadable(readable), false);
    const read = new Readable({ read() {} });
    read.push("x");
    read.read();
    assert.equal(stream.isDisturbed(read), true);
    assert.equal(stream.isErrored(readable), false);
    assert.equal(stream.isDestroyed(readable), true);
    const failed = sink();
    failed.on("error", () => {});
    failed.destroy(new Error("x"));
    await new Promise((resolve) => setTimeout(resolve));
    assert.equal(stream.isErrored(failed), true);
    assert.equal(stream.isWritable(failed), false);
    assert.equal(stream.isWritable(sink()), true);
    assert.equal(stream.isReadable(new PassThrough()), true);
  });

  test("default high water marks can be read and set", () => {
    assert.equal(stream.getDefaultHighWaterMark(false), 65536);
    assert.equal(stream.getDefaultHighWaterMark(true), 16);
    stream.setDefaultHighWaterMark(false, 1000);
    try {
      assert.equal(new PassThrough().readableHighWaterMark, 1000);
    } finally {
      stream.setDefaultHighWaterMark(false, 65536);
    }
    assert.throws(() => stream.setDefaultHighWaterMark(false, -1), { code: "ERR_OUT_OF_RANGE" });
  });

  test("addAbortSignal destroys the stream", async () => {
    const controller = new AbortController();
    const readable = new Readable({ read() {} });
    assert.equal(addAbortSignal(controller.signal, readable), readable);
    const failed = new Promise((resolve) => readable.once("error", resolve));
    controller.abort();
    assert.equal((await failed).code, "ABORT_ERR");
    assert.throws(() => addAbortSignal({}, readable), { code: "ERR_INVALID_ARG_TYPE", message: /^The "signal" argument must be an instance of AbortSignal/ });
    assert.throws(() => addAbortSignal(controller.signal, {}), { code: "ERR_INVALID_ARG_TYPE", message: /^The "stream" argument must be an instance of ReadableStream, WritableStream, or Stream/ });
  });

  test("destroy ends anything", async () => {
    const readable = new Readable({ read() {} });
    stream.destroy(readable, new Error("mine"));
    const error = await new Promise((resolve) => readable.once("error", resolve));
    assert.equal(error.message, "mine");
  });

  test("classes have their names", () => {
    for (const name of ["Stream", "Readable", "Writable", "Duplex", "Transform", "PassThrough"]) {
      assert.equal(stream[name].name, name);
      assert.equal(stream[name].prototype.constructor, stream[name]);
    }
  });
});

describe("Stream", () => {
  test("the oldest of them pipes what is emitted", async () => {
    const source = Object.assign(new stream.Stream(), { readable: true, paused: 0, pause() { this.paused++; }, resume() {} });
    const seen = [];
    const sink = new Writable({ highWaterMark: 1, write: (chunk, _, done) => (seen.push(String(chunk)), setTimeout(done, 1)) });
    assert.equal(source.pipe(sink), sink);
    source.emit("data", "a");
    assert.equal(source.paused, 1);
    source.emit("data", "b");
    source.emit("end");
    await once(sink, "finish");
    assert.deepEqual(seen, ["a", "b"]);
  });

  test("and leaves its destination open when it is told", () => {
    const source = new stream.Stream();
    const sink = new PassThrough();
    source.pipe(sink, { end: false });
    source.emit("end");
    assert.equal(sink.writableEnded, false);
  });
});
