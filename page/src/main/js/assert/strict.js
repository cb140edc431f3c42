/** Node's `assert/strict`: `equal` is `strictEqual`, `deepEqual` is `deepStrictEqual`. */

import { strict } from "../assert.js";

export default strict;
export {
  Assert,
  AssertionError,
  CallTracker,
  deepStrictEqual as deepEqual,
  deepStrictEqual,
  doesNotMatch,
  doesNotReject,
  doesNotThrow,
  strictEqual as equal,
  fail,
  ifError,
  match,
  notDeepStrictEqual as notDeepEqual,
  notDeepStrictEqual,
  notStrictEqual as notEqual,
  notStrictEqual,
  ok,
  partialDeepStrictEqual,
  rejects,
  strict,
  strictEqual,
  throws,
} from "../assert.js";
