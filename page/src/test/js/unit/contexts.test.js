import assert from "node:assert/strict";
import { test } from "node:test";
import { call, callSync, subscribe } from "../../../main/js/channel.js";
import { contextOf } from "../../../main/js/channel/exchange.js";
import { Writer } from "../../../main/js/codec.js";

test("knows the page, its frames and both kinds of workers apart", () => {
  const page = /** @type {any} */ ({ document: {} });
  page.top = page;
  assert.equal(contextOf(page), "page");
  assert.equal(contextOf({ document: {}, top: page }), "frame");
  assert.equal(contextOf({ DedicatedWorkerGlobalScope: class {} }), "worker");
  assert.equal(contextOf({ SharedWorkerGlobalScope: class {} }), "shared");
});

test("says where Kith does not answer, without asking", async () => {
  // Node itself is neither a page nor a worker, so it counts as a shared worker.
  const expected = { code: "ERR_ACCESS_DENIED", message: /top frame and its workers; this is a shared worker/ };
  const payload = new Writer().finish();
  await assert.rejects(call(1, payload), expected);
  await assert.rejects(subscribe(1, payload, { decode: () => 0, onEvent() {} }), expected);
  assert.throws(() => callSync(1, payload), expected);
});
