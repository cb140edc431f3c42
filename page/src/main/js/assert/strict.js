/** Node's `assert/strict`: `equal` is `strictEqual`, `deepEqual` is `deepStrictEqual`. */

import assert from "../assert.js";

const strict = /** @type {any} */ (assert.strict);

export default strict;
export const {
  Assert,
  AssertionError,
  CallTracker,
  deepEqual,
  deepStrictEqual,
  doesNotMatch,
  doesNotReject,
  doesNotThrow,
  equal,
  fail,
  ifError,
  match,
  notDeepEqual,
  notDeepStrictEqual,
  notEqual,
  notStrictEqual,
  ok,
  partialDeepStrictEqual,
  rejects,
  strictEqual,
  throws,
} = strict;
export { strict };
