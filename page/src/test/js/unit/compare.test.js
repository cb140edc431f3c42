import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const PROGRAM = fileURLToPath(new URL("../engines/compare.js", import.meta.url));

const PASSED = `TAP version 14
# fs/read.test.js
# Subtest: reading
    ok 1 - a file
      ---
      duration_ms: 1.000
      ...
    ok 2 - a \\# b # skip no such thing here
    1..2
ok 1 - reading
1..1
`;

/**
 * @param {string} webview what each engine said
 * @param {string} node
 */
function compare(webview, node) {
  const folder = mkdtempSync(`${tmpdir()}/kith-compare-`);
  try {
    writeFileSync(`${folder}/webview`, webview);
    writeFileSync(`${folder}/node`, node);
    const { status, stdout } = spawnSync(process.execPath, [PROGRAM, `${folder}/counts`, `${folder}/webview`, `${folder}/node`], { encoding: "utf8" });
    return { status, stdout, counts: readFileSync(`${folder}/counts`, "utf8") };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("two engines that agree are counted by module", () => {
  const { status, stdout, counts } = compare(PASSED, PASSED);
  assert.equal(status, 0);
  assert.equal(counts, "page conformance-webview 2 0 1\npage conformance-node 2 0 1\n");
  assert.match(stdout, /^fs +1 \(-1\) +1 \(-1\)$/m);
});

test("what fails in one only is shown with the reason", () => {
  const failing = PASSED.replace("    ok 1 - a file\n      ---", "    not ok 1 - a file\n      ---\n      message: \"'a' is not 'b'\"").replace("\nok 1", "\nnot ok 1");
  const { status, stdout, counts } = compare(failing, PASSED);
  assert.equal(status, 1);
  assert.match(stdout, /^DIFFERENT {2}fs\/read\.test\.js: reading > a file\n {2}WebView: failed\n {6}message: "'a' is not 'b'"\n {2}Node \S+: passed$/m);
  assert.match(counts, /^page conformance-webview 2 1 1$/m);
});

test("what fails in both is no difference, and fails", () => {
  const failing = PASSED.replace("    ok 1", "    not ok 1").replace("\nok 1", "\nnot ok 1");
  const { status, stdout } = compare(failing, failing);
  assert.equal(status, 1);
  assert.match(stdout, /^FAILED {2}fs\/read\.test\.js: reading > a file$/m);
});

test("a test that one engine skips or never reaches is a difference", () => {
  const skipped = PASSED.replace("a file", "a file # skip not here");
  assert.match(compare(PASSED, skipped).stdout, /Node \S+: skipped \(skip not here\)/);
  const unreached = PASSED.replace(/ {4}ok 1[^]*?\.{3}\n/, "");
  assert.match(compare(unreached, PASSED).stdout, /WebView: not run/);
});

test("a run without an end fails, also when all before it passed", () => {
  const ended = PASSED.replace(/\n1\.\.1\n/, "\n");
  const { status, stdout, counts } = compare(ended, ended);
  assert.equal(status, 1);
  assert.match(stdout, /^ENDED EARLY {2}WebView: 2 of 2 tests, after fs\/read\.test\.js: /m);
  assert.match(counts, /^page conformance-webview 2 1 1$/m);
  const nothing = compare("", PASSED).stdout;
  assert.match(nothing, /^ENDED EARLY {2}WebView: 0 of 2 tests$/m);
  assert.doesNotMatch(nothing, /DIFFERENT/);
});

test("a file that cannot be loaded fails", () => {
  const text = "TAP version 14\n# fs/x.test.js\nBail out! fs/x.test.js cannot be loaded: SyntaxError\n";
  assert.match(compare(text, text).stdout, /^FAILED {2}fs\/x\.test\.js: \(loading\)$/m);
});
