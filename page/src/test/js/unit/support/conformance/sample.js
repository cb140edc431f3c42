/** What `reach.test.js` lets the recorder watch: one call by a test, one by Node itself, one asserted code. */
import events, { EventEmitter } from "node:events";
import { promisify } from "node:util";
import path, { basename } from "node:path";
import { readFileSync, stat } from "node:fs";
import { assert, test } from "kith:test";

test("calls", async () => {
  basename("/a/b");
  [["/a"]].map(([text]) => path.dirname(text));
  const emitter = new EventEmitter();
  events.once(emitter, "x", { signal: AbortSignal.timeout(1000) }).catch(() => {});
  emitter.emit("x");
  await promisify(stat)("/");
  assert.throws(() => readFileSync("/nothing/here"), { code: "ENOENT", errno: -2 });
  assert.throws(() => readFileSync({}), TypeError);
});
