import { Buffer, isAscii, isUtf8, transcode } from "node:buffer";
import events, { EventEmitter } from "node:events";
import path from "node:path";
import { assert, describe, test } from "kith:test";

describe("buffer", () => {
  const encodings = ["utf8", "hex", "base64", "base64url", "latin1", "ascii", "utf16le"];

  for (const encoding of encodings) {
    test(`${encoding} goes there and back, short and long`, () => {
      for (const length of [0, 1, 63, 64, 65, 1000]) {
        const text = Array.from({ length }, (_, i) => String.fromCharCode(97 + (i % 26))).join("");
        const encoded = Buffer.from(text).toString(encoding);
        const back = Buffer.from(encoded, encoding);
        const isText = ["utf8", "latin1", "ascii"].includes(encoding);
        if (encoding !== "utf16le" || length % 2 === 0) {
          assert.equal(isText ? back.toString() : back.toString("latin1"), text);
        }
        assert.equal(Buffer.byteLength(encoded, encoding), back.length);
      }
    });
  }

  test("knows what Node knows", () => {
    assert.equal(Buffer.from("grüße ".repeat(20)).toString("utf8", 3, 6), "\ufffdß");
    assert.equal(Buffer.from([255, 254, 253]).toString("base64url"), "__79");
    assert.equal(Buffer.from("__79", "base64url").toString("hex"), "fffefd");
    assert.ok(Buffer.isEncoding("base64url") && !Buffer.isEncoding("nonsense"));
    assert.equal(Buffer.from("\ufeffx".padEnd(100)).toString().length, 100);
    assert.deepEqual([isAscii(Buffer.from("a")), isAscii(Buffer.from("ä"))], [true, false]);
    assert.deepEqual([isUtf8(Buffer.from("ä")), isUtf8(Buffer.from([0xff]))], [true, false]);
    assert.equal(transcode(Buffer.from("ä"), "utf8", "latin1").toString("hex"), "e4");
    assert.equal(Buffer.copyBytesFrom(new Uint16Array([1, 2, 3]), 1, 1).toString("hex"), "0200");
    assert.ok(Buffer.concat([Buffer.from("a"), Buffer.from("b")]).equals(Buffer.from("ab")));
    assert.equal(Buffer.alloc(100, "ab").toString("latin1", 97), "bab");
  });
});

describe("events", () => {
  test("once waits, fails by error and is aborted", async () => {
    const emitter = new EventEmitter();
    setTimeout(() => emitter.emit("a", 1, 2));
    assert.deepEqual(await events.once(emitter, "a"), [1, 2]);
    setTimeout(() => emitter.emit("error", new Error("no")));
    await assert.rejects(events.once(emitter, "a"), /no/);
    await assert.rejects(events.once(emitter, "a", { signal: AbortSignal.abort() }), { code: "ABORT_ERR" });
    assert.equal(emitter.listenerCount("a"), 0);
    const target = new EventTarget();
    setTimeout(() => target.dispatchEvent(new Event("x")));
    assert.equal((await events.once(target, "x"))[0].type, "x");
  });

  test("on iterates until it is aborted or closed", async () => {
    const emitter = new EventEmitter();
    const controller = new AbortController();
    const seen = [];
    setTimeout(() => [1, 2, 3].forEach((number) => emitter.emit("n", number)));
    await assert.rejects(async () => {
      for await (const [number] of events.on(emitter, "n", { signal: controller.signal })) {
        seen.push(number);
        if (number === 3) controller.abort();
      }
    }, { name: "AbortError" });
    assert.deepEqual(seen, [1, 2, 3]);
    setTimeout(() => (emitter.emit("n", 4), emitter.emit("end")));
    for await (const [number] of events.on(emitter, "n", { close: ["end"] })) seen.push(number);
    assert.deepEqual(seen, [1, 2, 3, 4]);
    assert.deepEqual(emitter.eventNames(), []);
  });

  test("an error monitor sees errors and does not handle them", () => {
    const emitter = new EventEmitter();
    const seen = [];
    emitter.on(events.errorMonitor, (error) => seen.push(error.message));
    assert.throws(() => emitter.emit("error", new Error("mine")), /mine/);
    assert.deepEqual(seen, ["mine"]);
  });

  test("counts and limits listeners", () => {
    const emitter = new EventEmitter();
    const listener = () => {};
    emitter.on("a", listener);
    assert.deepEqual(events.getEventListeners(emitter, "a"), [listener]);
    assert.equal(events.listenerCount(emitter, "a"), 1);
    events.setMaxListeners(3, emitter);
    assert.equal(events.getMaxListeners(emitter), 3);
    const controller = new AbortController();
    let aborted = 0;
    events.addAbortListener(controller.signal, () => aborted++);
    controller.abort();
    assert.equal(aborted, 1);
  });
});

describe("path", () => {
  test("joins, resolves and takes apart", () => {
    assert.equal(path.join("/a", "../b", "c.txt"), "/b/c.txt");
    assert.equal(path.relative("/a/b/c", "/a/d"), "../../d");
    assert.deepEqual(path.parse("/x/y.tar.gz"), { root: "/", dir: "/x", base: "y.tar.gz", ext: ".gz", name: "y.tar" });
    assert.equal(path.toNamespacedPath("/a"), "/a");
    assert.equal(path.posix, path);
  });
});
