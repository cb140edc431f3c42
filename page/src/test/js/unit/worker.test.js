import assert from "node:assert/strict";
import { test } from "node:test";
import { Writer } from "../../../main/js/codec.js";
import { beAWorker, frame, string } from "./support/host.js";

const host = beAWorker();
const { call } = await import("../../../main/js/channel.js");

const RESULT = 1;
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("a worker sends small calls by fetch to the app's own address", async () => {
  const results = [1, 2].map((route) => call(route, new Writer().finish(), { decode: (r) => r.string() }));
  await turn();
  assert.equal(host.requests.length, 1);
  assert.equal(host.requests[0]?.url, "kith://test.app/_kith/call");
  assert.equal(host.requests[0]?.headers["X-Kith-Mode"], "slot");
  host.answer(...host.frames.map(({ id, route }) => frame(RESULT, id, string(`route ${route}`))));
  assert.deepEqual(await Promise.all(results), ["route 1", "route 2"]);
});

test("a worker asks again until nothing is pending", async () => {
  const result = call(1, new Writer().finish());
  await turn();
  const id = host.frames.at(-1)?.id ?? 0;
  host.answer();
  await host.opened(1);
  assert.equal(host.requests.at(-1)?.bytes, 0);
  host.answer(frame(RESULT, id));
  await result;
});

test("a worker learns why the host refuses it", async () => {
  const result = call(1, new Writer().finish());
  await turn();
  host.slots.shift()?.refuse("only the app's own pages and workers may call Kith");
  await assert.rejects(result, { code: "ERR_KITH_REFUSED", message: /only the app's own pages/ });
});
