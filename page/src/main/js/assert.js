/** Node's `assert`. */

import { Assert } from "./assert/assert.js";
import { CallTracker } from "./assert/calltracker.js";
import {
  deepEqual,
  deepStrictEqual,
  doesNotMatch,
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
  strictEqual,
} from "./assert/compare.js";
import { AssertionError } from "./assert/error.js";
import { doesNotReject, doesNotThrow, rejects, throws } from "./assert/throwing.js";

const common = {
  AssertionError,
  CallTracker,
  deepStrictEqual,
  doesNotMatch,
  doesNotReject,
  doesNotThrow,
  fail,
  ifError,
  match,
  notDeepStrictEqual,
  notStrictEqual,
  partialDeepStrictEqual,
  rejects,
  strictEqual,
  throws,
};

const loose = { ...common, deepEqual, equal, notDeepEqual, notEqual };

/** Where names without `strict` mean the same as those with it. */
const byStrict = { ...common, deepEqual: deepStrictEqual, equal: strictEqual, notDeepEqual: notDeepStrictEqual, notEqual: notStrictEqual };

/** The same in which `equal` is `strictEqual`. */
const strict = Object.assign((/** @type {any[]} */ ...args) => ok(...args), byStrict, { Assert, ok });
Object.defineProperty(strict, "name", { value: "strict" });

const assert = Object.assign(ok, loose, { Assert, ok, strict });
Object.assign(strict, { strict });

export default assert;
export {
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
  strict,
  strictEqual,
  throws,
};
