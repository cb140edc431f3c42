import { Buffer } from "node:buffer";
import { once } from "node:events";
import { Duplex, PassThrough, Readable, Writable } from "node:stream";
import consumers from "node:stream/consumers";
import web from "node:stream/web";
import { assert, describe, test } from "kith:test";

const all = async (stream) => {
  const chunks = [];
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
  return chunks;
};

describe("Readable and the web", () => {
  test("toWeb gives bytes as Uint8Arrays", async () => {
    const source = new Readable({ read() {} });
    const stream = Readable.toWeb(source);
    assert.ok(stream instanceof ReadableStream);
    source.push("ab");
    source.push(null);
    const [chunk] = await all(stream);
    assert.equal(chunk.constructor, Uint8Array);
    assert.equal(Buffer.from(chunk).toString(), "ab");
  });

  test("toWeb keeps objects, and asks no more than it can hold", async () => {
    let asked = 0;
    const source = new Readable({ objectMode: true, highWaterMark: 2, read() { this.push({ number: ++asked }); } });
    const reader = Readable.toWeb(source).getReader();
    assert.deepEqual((await reader.read()).value, { number: 1 });
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok(asked < 10, `asked ${asked} times`);
    await reader.cancel();
    assert.equal(source.destroyed, true);
  });

  test("toWeb fails as the stream does", async () => {
    const source = new Readable({ read() {} });
    const reader = Readable.toWeb(source).getReader();
    source.destroy(new Error("mine"));
    await assert.rejects(reader.read(), { message: "mine" });
  });

  test("toWeb takes a strategy", async () => {
    const stream = Readable.toWeb(Readable.from(["a"]), { strategy: { highWaterMark: 1 } });
    assert.deepEqual(await all(stream), ["a"]);
  });

  test("fromWeb reads, with an encoding", async () => {
    const source = () => new ReadableStream({ start: (c) => (c.enqueue(new Uint8Array([97, 98])), c.close()) });
    const readable = Readable.fromWeb(source());
    assert.ok(readable instanceof Readable);
    assert.equal((await readable.toArray()).map(String).join(""), "ab");
    assert.deepEqual(await Readable.fromWeb(source(), { encoding: "hex" }).toArray(), ["6162"]);
    const objects = new ReadableStream({ start: (c) => (c.enqueue({ a: 1 }), c.close()) });
    assert.deepEqual(await Readable.fromWeb(objects, { objectMode: true }).toArray(), [{ a: 1 }]);
  });

  test("fromWeb cancels its source when it is destroyed", async () => {
    let reason;
    const readable = Readable.fromWeb(new ReadableStream({ cancel: (why) => void (reason = why) }));
    readable.on("error", () => {});
    const closed = new Promise((resolve) => readable.once("close", resolve));
    readable.destroy(new Error("enough"));
    await closed;
    assert.equal(reason.message, "enough");
  });

  test("fromWeb fails as its source does", async () => {
    const readable = Readable.fromWeb(new ReadableStream({ start: (c) => c.error(new Error("mine")) }));
    await assert.rejects(readable.toArray(), { message: "mine" });
  });

  for (const [what, run, message] of [
    ["Readable.fromWeb", () => Readable.fromWeb({}), /^The "readableStream" argument must be an instance of ReadableStream/],
    ["Writable.fromWeb", () => Writable.fromWeb({}), /^The "writableStream" argument must be an instance of WritableStream/],
    ["Duplex.fromWeb", () => Duplex.fromWeb({ readable: {} }), /^The "pair\.readable" property must be an instance of ReadableStream/],
    ["Readable.toWeb", () => Readable.toWeb({}), /^The "streamReadable" argument must be an stream\.Readable/],
    ["Writable.toWeb", () => Writable.toWeb({}), /^The "streamWritable" argument must be an stream\.Writable/],
    ["Duplex.toWeb", () => Duplex.toWeb({}), /^The "duplex" argument must be an stream\.Duplex/],
  ]) {
    test(`${what} refuses what is none`, () => assert.throws(run, { code: "ERR_INVALID_ARG_TYPE", message }));
  }
});

describe("Writable and the web", () => {
  test("toWeb writes and closes", async () => {
    const seen = [];
    const writable = new Writable({ write: (chunk, _, done) => (seen.push(String(chunk)), done()) });
    const writer = Writable.toWeb(writable).getWriter();
    await writer.write("a");
    await writer.write(new Uint8Array([98]));
    await writer.close();
    assert.deepEqual(seen, ["a", "b"]);
    assert.equal(writable.writableFinished, true);
  });

  test("toWeb waits for drain", async () => {
    let release;
    const writable = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => (release = done) });
    const writer = Writable.toWeb(writable).getWriter();
    let isWritten = false;
    const writing = writer.write("ab").then(() => (isWritten = true));
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(isWritten, false);
    release();
    await writing;
    writable.destroy();
    await writer.closed.catch(() => {});
  });

  test("toWeb fails as the stream does, and aborts it", async () => {
    const writable = new Writable({ write: (_chunk, _encoding, done) => done(new Error("disk")) });
    const writer = Writable.toWeb(writable).getWriter();
    writer.write("x").catch(() => {});
    await assert.rejects(writer.closed, { message: "disk" });
    const other = new Writable({ write() {} });
    await Writable.toWeb(other).abort(new Error("enough"));
    assert.equal(other.destroyed, true);
  });

  test("fromWeb writes and closes", async () => {
    const seen = [];
    const writable = Writable.fromWeb(new WritableStream({ write: (chunk) => void seen.push(String(chunk)), close: () => void seen.push("close") }));
    writable.write("a");
    writable.end("b");
    await once(writable, "close");
    assert.deepEqual(seen, ["a", "b", "close"]);
  });

  test("fromWeb aborts its sink when it is destroyed by an error", async () => {
    let reason;
    const writable = Writable.fromWeb(new WritableStream({ abort: (why) => void (reason = why) }));
    writable.on("error", () => {});
    const closed = new Promise((resolve) => writable.once("close", resolve));
    writable.destroy(new Error("enough"));
    await closed;
    assert.equal(reason.message, "enough");
  });
});

describe("Duplex and the web", () => {
  test("toWeb gives both sides", async () => {
    const { readable, writable } = Duplex.toWeb(new PassThrough());
    const writer = writable.getWriter();
    writer.write("a");
    writer.close();
    assert.equal((await all(readable)).map((chunk) => Buffer.from(chunk).toString()).join(""), "a");
  });

  test("fromWeb takes both sides", async () => {
    const duplex = Duplex.fromWeb(new TransformStream({ transform: (chunk, c) => c.enqueue(String(chunk).toUpperCase()) }), { encoding: "utf8", decodeStrings: false });
    assert.ok(duplex instanceof Duplex);
    duplex.end("a");
    assert.deepEqual(await duplex.toArray(), ["A"]);
  });
});

describe("stream/web and stream/consumers", () => {
  for (const name of ["ReadableStream", "WritableStream", "TransformStream", "ByteLengthQueuingStrategy", "CountQueuingStrategy", "TextEncoderStream", "TextDecoderStream", "ReadableStreamDefaultReader", "WritableStreamDefaultWriter", "CompressionStream", "DecompressionStream"]) {
    test(`stream/web has the engine's ${name}`, () => assert.equal(web[name], globalThis[name]));
  }

  test("a stream of the web is iterated, and cancelled when the loop is left", async () => {
    let cancelled = 0;
    const source = () => new ReadableStream({ start: (c) => [1, 2, 3].forEach((n) => c.enqueue(n)), cancel: () => void cancelled++ });
    for await (const chunk of source()) if (chunk === 2) break;
    assert.equal(cancelled, 1);
    const kept = source();
    for await (const chunk of kept.values({ preventCancel: true })) if (chunk === 2) break;
    assert.deepEqual([cancelled, kept.locked], [1, false]);
    assert.deepEqual(await all(web.ReadableStream.from(["a", "b"])), ["a", "b"]);
    assert.throws(() => web.ReadableStream.from(5), { name: "TypeError", code: "ERR_ARG_NOT_ITERABLE", message: "5 must be iterable" });
    assert.throws(() => web.ReadableStream.from({}), { code: "ERR_ARG_NOT_ITERABLE", message: "{} must be iterable" });
  });

  for (const [name, check] of [
    ["text", (value) => assert.equal(value, "[1,€]")],
    ["buffer", (value) => assert.ok(Buffer.isBuffer(value) && value.toString() === "[1,€]")],
    ["arrayBuffer", (value) => assert.ok(value instanceof ArrayBuffer && value.byteLength === 7)],
    ["blob", (value) => assert.ok(value instanceof Blob && value.size === 7)],
  ]) {
    test(`consumers.${name}`, async () => {
      const bytes = Buffer.from("[1,€]");
      check(await consumers[name](Readable.from([bytes.subarray(0, 4), bytes.subarray(4)])));
    });
  }

  test("consumers.json", async () => {
    assert.deepEqual(await consumers.json(Readable.from(['{"a":', "1}"])), { a: 1 });
    await assert.rejects(consumers.json(Readable.from(["{"])), { name: "SyntaxError" });
  });
});

describe("classes of the web", () => {
  const SHOWN = {
    ReadableStreamDefaultController: () => new Promise((resolve) => new web.ReadableStream({ start: resolve })),
    ReadableStreamDefaultReader: () => new web.ReadableStream().getReader(),
    WritableStreamDefaultController: () => new Promise((resolve) => new web.WritableStream({ start: resolve })),
    WritableStreamDefaultWriter: () => new web.WritableStream().getWriter(),
    TransformStreamDefaultController: () => new Promise((resolve) => new web.TransformStream({ start: resolve })),
  };
  for (const [name, show] of Object.entries(SHOWN)) {
    test(`${name} is what streams give`, async () => {
      const shown = await show();
      assert.ok(shown instanceof web[name]);
      assert.equal(web[name], globalThis[name]);
    });
  }
});
