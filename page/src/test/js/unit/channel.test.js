import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Writer } from "../../../main/js/codec.js";
import { answerSyncCalls, beAPage, errorPayload, frame, framesOf, reported, string, u32 } from "./support/host.js";
import { token } from "./support/session.js";

const host = await beAPage();
const { call, callSync, subscribe } = await import("../../../main/js/channel.js");

const RESULT = 1;
const ERROR = 2;
const EVENT = 3;
const ORDER = 4;
const text = (/** @type {import("../../../main/js/codec.js").Reader} */ r) => r.string();

/** @param {string} [argument] */
function payload(argument = "x") {
  const writer = new Writer();
  writer.string(argument);
  return writer.finish();
}

/** @param {number} bytes */
function largePayload(bytes) {
  const writer = new Writer();
  writer.bytes(new Uint8Array(bytes));
  return writer.finish();
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(async () => {
  await turn();
  // Slots that are left over stay open, as they do in the host; they take the next answers.
  host.frames.length = 0;
  host.requests.length = 0;
  reported.length = 0;
});

/** Answers the last call that came in. */
function lastId() {
  return /** @type {{ id: number }} */ (host.frames.at(-1)).id;
}

test("sends token, channel and frame in one message", async () => {
  const result = call(0x1234, payload("hello"), { decode: text });
  await turn();
  assert.equal(host.requests[0]?.headers["X-Kith"], token);
  assert.match(host.requests[0]?.headers["X-Kith-Channel"] ?? "", /^[1-9]\d*$/);
  const [sent] = host.frames;
  assert.equal(sent?.kind, 1);
  assert.equal(sent?.route, 0x1234);
  assert.deepEqual(sent?.payload, string("hello"));
  host.answer(frame(RESULT, lastId(), string("back")));
  assert.equal(await result, "back");
});

test("sends the calls of one turn as one batch and matches answers in any order", async () => {
  const results = ["a", "b", "c"].map((argument) => call(1, payload(argument), { decode: text }));
  await turn();
  assert.equal(host.requests.length, 1);
  const [a, b, c] = host.frames.map(({ id }) => id);
  host.answer(frame(RESULT, c ?? 0, string("C")), frame(RESULT, a ?? 0, string("A")), frame(RESULT, b ?? 0, string("B")));
  assert.deepEqual(await Promise.all(results), ["A", "B", "C"]);
});

test("cuts a large batch into pieces of a mebibyte and sends them by fetch", async () => {
  const count = 60;
  const results = Array.from({ length: count }, () => call(1, largePayload(30_000)));
  await turn();
  assert.equal(host.frames.length, count);
  assert.ok(host.requests.length > 1);
  for (const { url, headers, bytes } of host.requests) {
    assert.equal(url, "kith://test.app/_kith/call");
    assert.equal(headers["X-Kith-Mode"], "slot");
    assert.ok(bytes <= 1024 * 1024);
  }
  host.answer(...host.frames.map(({ id }) => frame(RESULT, id)));
  await Promise.all(results);
});

test("keeps a slot open while a call is pending, and no longer", async () => {
  while (host.slots.length > 0) host.answer();
  await turn();
  assert.equal(host.slots.length, 0);
  const result = call(1, payload());
  await turn();
  const id = lastId();
  host.answer();
  await turn();
  assert.equal(host.slots.length, 1, "asks again after an empty answer");
  host.answer(frame(RESULT, id));
  await result;
  await turn();
  assert.equal(host.slots.length, 0);
});

test("rejects with the error of the device, as Node has it", async () => {
  const failing = call(1, payload());
  await turn();
  const fields = { message: "ENOENT: no such file or directory, open '/a'", code: "ENOENT", errno: -2, syscall: "open", path: "/a" };
  host.answer(frame(ERROR, lastId(), errorPayload(fields)));
  const error = await failing.catch((/** @type {any} */ reason) => reason);
  assert.ok(error instanceof Error);
  assert.deepEqual(Object.entries(error), [
    ["errno", -2],
    ["code", "ENOENT"],
    ["syscall", "open"],
    ["path", "/a"],
  ]);
  assert.equal(error.message, fields.message);
  assert.match(String(error.stack), /channel\.test\.js/);
});

test("makes errors of the class that the device names", async () => {
  for (const [name, Class] of /** @type {[string, any][]} */ ([["TypeError", TypeError], ["RangeError", RangeError], ["SystemError", Error]])) {
    const failing = call(1, payload());
    await turn();
    host.answer(frame(ERROR, lastId(), errorPayload({ name, message: "m", permission: "FileSystemRead", resource: "/x" })));
    const error = await failing.catch((/** @type {any} */ reason) => reason);
    assert.ok(error instanceof Class);
    assert.equal(error.name, name);
    assert.equal(error.permission, "FileSystemRead");
    assert.equal(error.resource, "/x");
  }
});

test("rejects at once when the signal is aborted already", async () => {
  await assert.rejects(call(1, payload(), { signal: AbortSignal.abort("why") }), {
    name: "AbortError",
    code: "ABORT_ERR",
    cause: "why",
  });
  await turn();
  assert.equal(host.frames.length, 0);
});

test("tells the device when a call is cancelled, and ignores its late answer", async () => {
  const controller = new AbortController();
  const cancelled = call(1, payload(), { signal: controller.signal });
  await turn();
  const id = lastId();
  controller.abort();
  await assert.rejects(cancelled, { name: "AbortError" });
  await turn();
  assert.deepEqual([host.frames.at(-1)?.kind, lastId()], [2, id]);
  const other = call(1, payload(), { decode: text });
  await turn();
  host.answer(frame(RESULT, id), frame(RESULT, lastId(), string("other")));
  assert.equal(await other, "other");
});

test("forgets the signal of a call that has ended", async () => {
  const controller = new AbortController();
  const done = call(1, payload(), { signal: controller.signal });
  await turn();
  host.answer(frame(RESULT, lastId()));
  await done;
  host.frames.length = 0;
  controller.abort();
  await turn();
  assert.equal(host.frames.length, 0);
});

test("delivers events until the subscription ends", async () => {
  /** @type {string[]} */
  const events = [];
  const ended = subscribe(1, payload(), { decode: text, onEvent: (event) => void events.push(event) });
  await turn();
  const id = lastId();
  host.answer(frame(EVENT, id, string("one")), frame(EVENT, id, string("two")));
  await turn();
  assert.deepEqual(events, ["one", "two"]);
  await host.opened(1);
  host.answer(frame(EVENT, id, string("three")), frame(RESULT, id));
  assert.equal(await ended, undefined);
  assert.deepEqual(events, ["one", "two", "three"]);
});

test("holds back an answer that overtook another", async () => {
  /** @type {string[]} */
  const events = [];
  const ended = subscribe(1, payload(), { decode: text, onEvent: (event) => void events.push(event) });
  await turn();
  const id = lastId();
  // Two more calls open two more slots.
  const calls = [];
  for (let i = 0; i < 2; i++) {
    calls.push(call(1, payload()));
    await turn();
  }
  const others = host.frames.slice(-2).map((sent) => sent.id);
  const [first, second, third] = [1, 2, 3].map((number) => frame(ORDER, 0, u32(number)));
  const [slotA, slotB, slotC] = host.slots.splice(0, 3);
  slotB?.answer(Buffer.concat([second ?? first, frame(EVENT, id, string("two"))]));
  await turn();
  assert.deepEqual(events, []);
  slotA?.answer(Buffer.concat([first ?? second, frame(EVENT, id, string("one"))]));
  await turn();
  assert.deepEqual(events, ["one", "two"]);
  slotC?.answer(Buffer.concat([third ?? first, frame(RESULT, id), ...others.map((other) => frame(RESULT, other))]));
  await ended;
  await Promise.all(calls);
});

test("counts answers anew when the host begins at 1, having forgotten the idle channel", async () => {
  for (const round of ["before", "after"]) {
    /** @type {string[]} */
    const events = [];
    const ended = subscribe(1, payload(), { decode: text, onEvent: (event) => void events.push(event) });
    await turn();
    const id = lastId();
    for (const number of [1, 2]) {
      await host.opened(1);
      host.answer(frame(ORDER, 0, u32(number)), frame(EVENT, id, string(`${round} ${number}`)));
      await turn();
    }
    assert.deepEqual(events, [`${round} 1`, `${round} 2`]);
    host.answer(frame(ORDER, 0, u32(3)), frame(RESULT, id));
    await ended;
  }
});

test("reports what a listener throws and goes on", async () => {
  const bad = new Error("bad listener");
  const ended = subscribe(1, payload(), {
    decode: text,
    onEvent: () => {
      throw bad;
    },
  });
  await turn();
  host.answer(frame(EVENT, lastId(), string("one")), frame(RESULT, lastId()));
  await ended;
  assert.deepEqual(reported, [bad]);
});

test("rejects a call whose result cannot be read, and no other", async () => {
  const results = [call(1, payload(), { decode: text }), call(1, payload(), { decode: text })];
  await turn();
  const [a, b] = host.frames.map(({ id }) => id);
  host.answer(frame(RESULT, a ?? 0, u32(999)), frame(RESULT, b ?? 0, string("fine")));
  await assert.rejects(/** @type {any} */ (results[0]), RangeError);
  assert.equal(await results[1], "fine");
});

test("sends a large call alone and answers it from its own exchange", async () => {
  const large = call(1, largePayload(1_000_000), { decode: text });
  const small = call(1, payload(), { large: true, decode: text });
  await turn();
  assert.deepEqual(host.requests.map(({ headers }) => headers["X-Kith-Mode"]), ["one", "one"]);
  const [first, second] = host.slots.splice(-2);
  second?.answer(frame(RESULT, host.frames[1]?.id ?? 0, string("small")));
  first?.answer(frame(RESULT, host.frames[0]?.id ?? 0, string("large")));
  assert.deepEqual(await Promise.all([large, small]), ["large", "small"]);
});

test("rejects a large call that is refused or answered with nothing", async () => {
  const refused = call(1, payload(), { large: true });
  const dropped = call(1, payload(), { large: true });
  const malformed = call(1, payload(), { large: true });
  await turn();
  const [first, second, third] = host.slots.splice(-3);
  first?.refuse("this page load has ended");
  second?.answer(Buffer.alloc(0));
  third?.answer(frame(ERROR, 0, errorPayload({ message: "no", code: "ERR_BRIDGE_MALFORMED" })));
  await assert.rejects(refused, { code: "ERR_KITH_REFUSED", message: /this page load has ended/ });
  await assert.rejects(dropped, { code: "ERR_BRIDGE_CLOSED" });
  await assert.rejects(malformed, { code: "ERR_BRIDGE_MALFORMED" });
});

test("cancels a large call on both ways", async () => {
  const controller = new AbortController();
  const large = call(1, payload(), { large: true, signal: controller.signal });
  await turn();
  const id = lastId();
  // Its own exchange, which nobody listens to any more.
  host.slots.pop();
  controller.abort();
  await assert.rejects(large, { name: "AbortError", code: "ABORT_ERR" });
  await turn();
  assert.deepEqual([host.frames.at(-1)?.kind, lastId()], [2, id]);
});

test("rejects all that is pending when answers were lost", async () => {
  const results = [call(1, payload()), call(1, payload())];
  await turn();
  host.answer(frame(ERROR, 0, errorPayload({ message: "lost", code: "ERR_BRIDGE_MALFORMED" })));
  for (const result of results) await assert.rejects(result, { code: "ERR_BRIDGE_MALFORMED" });
});

test("calls synchronously", () => {
  answerSyncCalls((batch) => {
    const [sent] = framesOf(batch);
    return { status: 200, body: frame(RESULT, sent?.id ?? 0, string("now")) };
  });
  assert.equal(callSync(3, payload(), text), "now");
  assert.equal(host.requests[0]?.headers["X-Kith-Mode"], "one");
  answerSyncCalls((batch) => {
    return { status: 200, body: frame(ERROR, framesOf(batch)[0]?.id ?? 0, errorPayload({ message: "no", code: "EPERM" })) };
  });
  assert.throws(() => callSync(3, payload()), { code: "EPERM" });
  answerSyncCalls(() => ({ status: 403, body: Buffer.from("not from here") }));
  assert.throws(() => callSync(3, payload()), { code: "ERR_KITH_REFUSED", message: /not from here/ });
});

test("rejects all that is pending when the host refuses a slot", async () => {
  while (host.slots.length > 0) host.answer();
  const results = [call(1, payload()), call(1, payload())];
  await turn();
  host.slots.shift()?.refuse("the window shows a page that is not the app's");
  for (const result of results) await assert.rejects(result, { code: "ERR_KITH_REFUSED", message: /not the app's/ });
});
