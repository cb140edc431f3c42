import assert from "node:assert/strict";
import { test } from "node:test";
import * as runner from "../../../main/js/test/runner.js";

test("the tests of a group wait for the groups before it", async () => {
  const events = [];
  const lines = [];
  runner.output.write = (text) => lines.push(...text.split("\n").filter((line) => /ok|Subtest/.test(line)));
  for (const name of ["a", "b"]) {
    runner.describe(name, () => {
      for (const number of [1, 2]) {
        runner.test(`${name}${number}`, async () => {
          events.push(`${name}${number} begins`);
          await new Promise((resolve) => setTimeout(resolve, 1));
          events.push(`${name}${number} ends`);
        });
      }
    });
  }
  await runner.root.drained();
  assert.deepEqual(events, ["a1", "a2", "b1", "b2"].flatMap((name) => [`${name} begins`, `${name} ends`]));
  assert.deepEqual(lines, [
    "# Subtest: a",
    "    ok 1 - a1",
    "    ok 2 - a2",
    "ok 1 - a",
    "# Subtest: b",
    "    ok 1 - b1",
    "    ok 2 - b2",
    "ok 2 - b",
  ]);
});
