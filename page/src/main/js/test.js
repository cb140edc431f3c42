/**
 * Tests that run in the real WebView, by `kith test`. A test file is a module of the app whose name
 * ends in `.test.js`:
 *
 * ```js
 * import { assert, test } from "kith:test";
 * import { readFile } from "node:fs/promises";
 *
 * test("reads its own page", async () => {
 *   assert.match(await readFile(application.resources + "/index.html", "utf8"), /<title>/);
 * });
 * ```
 *
 * Tests run one after another in the order in which they are declared. An error or a rejection that
 * nobody catches fails the test that runs. The output is TAP version 14, the exit code 1 when a test
 * failed, 2 when there is none.
 */

import { AssertionError, assert } from "./test/assert.js";
import { TestContext, addHook, describe, test } from "./test/runner.js";

/** @typedef {import("./test/runner.js").Hook} Hook */

/** The same as {@link test}. */
const it = test;

/** The same as {@link describe}. */
const suite = describe;

/**
 * Runs once before the first test of the group, or of all.
 *
 * @param {Hook} hook
 */
function before(hook) {
  addHook("before", hook);
}

/**
 * Runs once after the last test of the group, or of all.
 *
 * @param {Hook} hook
 */
function after(hook) {
  addHook("after", hook);
}

/**
 * Runs before each test of the group, or of all.
 *
 * @param {Hook} hook
 */
function beforeEach(hook) {
  addHook("beforeEach", hook);
}

/**
 * Runs after each test of the group, or of all.
 *
 * @param {Hook} hook
 */
function afterEach(hook) {
  addHook("afterEach", hook);
}

export default Object.assign(test, {
  AssertionError,
  TestContext,
  after,
  afterEach,
  assert,
  before,
  beforeEach,
  describe,
  it,
  suite,
  test,
});
export {
  AssertionError,
  TestContext,
  after,
  afterEach,
  assert,
  before,
  beforeEach,
  describe,
  it,
  suite,
  test,
};
