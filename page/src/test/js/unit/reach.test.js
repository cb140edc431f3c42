import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { arch, tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const NODE_22 = at(`../../../../node_modules/node-linux-${arch()}/bin/node`);
const imports = ["modules", "record"].flatMap((name) => ["--import", at(`../engines/${name}.js`)]);

test("what a test calls itself is reached, with its options and the codes it asserts", () => {
  const folder = mkdtempSync(`${tmpdir()}/kith-reach-`);
  try {
    const args = [...imports, at("../engines/run-node.js"), at("support/conformance"), "sample.js", "--", folder];
    const run = spawnSync(NODE_22, args, { encoding: "utf8", env: { ...process.env, KITH_REACHED: `${folder}/reached` } });
    assert.equal(run.status, 0, run.stdout + run.stderr);
    const { reached, assertions } = JSON.parse(readFileSync(`${folder}/reached`, "utf8"));
    for (const id of ["path.basename", "path/posix.basename", "path.dirname", "events.EventEmitter", "events.EventEmitter#emit", "events.once{signal}", "fs.readFileSync", "ENOENT"]) {
      assert.ok(reached.includes(id), id);
    }
    // Node itself calls these.
    for (const id of ["fs.stat", "path.resolve", "events.EventEmitter#on"]) assert.ok(!reached.includes(id), id);
    assert.equal(assertions, 2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
