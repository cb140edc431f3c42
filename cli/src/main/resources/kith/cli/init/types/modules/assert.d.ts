// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/assert/compare" {
  /** Assertions that compare values. */
  export type Message = string | Error;
  /** Fails unless `actual == expected`. */
  export const equal: (actual: unknown, expected: unknown, message?: Message) => void;
  /** Fails if `actual == expected`. */
  export const notEqual: (actual: unknown, expected: unknown, message?: Message) => void;
  /** Fails unless both are the same value (`Object.is`). */
  export const strictEqual: (actual: unknown, expected: unknown, message?: Message) => void;
  /** Fails if both are the same value (`Object.is`). */
  export const notStrictEqual: (actual: unknown, expected: unknown, message?: Message) => void;
  /** Fails unless both have the same content, compared by `==`. */
  export const deepEqual: (actual: unknown, expected: unknown, message?: Message) => void;
  /** Fails if both have the same content, compared by `==`. */
  export const notDeepEqual: (actual: unknown, expected: unknown, message?: Message) => void;
  /** Fails unless both have the same content, classes included. */
  export const deepStrictEqual: (actual: unknown, expected: unknown, message?: Message) => void;
  /** Fails if both have the same content, classes included. */
  export const notDeepStrictEqual: (actual: unknown, expected: unknown, message?: Message) => void;
  /** Fails unless the first holds all that the second holds. */
  export const partialDeepStrictEqual: (actual: unknown, expected: unknown, message?: Message) => void;
  /**
   * Fails unless the value is truthy.
   *
   * @param {...any} args the value, and a message
   */
  export function ok(...args: any[]): void;
  /**
   * Fails at once.
   *
   * @param {...any} args a message or an error; in old code two values, a message and an operator
   * @returns {never}
   */
  export function fail(...args: any[]): never;
  /**
   * Fails unless the value is null or undefined.
   *
   * @param {any} value usually the first argument of a callback
   */
  export function ifError(value: any): void;
  /** Fails unless the text matches. */
  export const match: (string: string, regexp: RegExp, message?: Message) => void;
  /** Fails if the text matches. */
  export const doesNotMatch: (string: string, regexp: RegExp, message?: Message) => void;
  export {};
}

declare module "kith:internal/assert/message" {
  /** What a failed assertion says: the values, or how they differ. */
  export type Diff = "simple" | "full";
  /**
   * @param {unknown} actual
   * @param {unknown} expected
   * @param {string} operator
   * @param {Diff} diff
   * @returns {string}
   */
  export function assertionMessage(actual: unknown, expected: unknown, operator: string, diff: Diff): string;
  export {};
}

declare module "kith:internal/assert/error" {
  /** What a failed assertion throws. */
  export type AssertionOptions = {
      /**
       * instead of one that is made of the values
       */
      message?: any;
      actual?: unknown;
      expected?: unknown;
      /**
       * what they were compared by
       */
      operator?: string;
      /**
       * the stack begins above it
       */
      stackStartFn?: Function;
      /**
       * how much of long values the message shows
       */
      diff?: import("kith:internal/assert/message").Diff;
  };
  /**
   * @typedef {object} AssertionOptions
   * @property {any} [message] instead of one that is made of the values
   * @property {unknown} [actual]
   * @property {unknown} [expected]
   * @property {string} [operator] what they were compared by
   * @property {Function} [stackStartFn] the stack begins above it
   * @property {import("kith:internal/assert/message").Diff} [diff] how much of long values the message shows
   */
  /** What a failed assertion throws. */
  export class AssertionError extends Error {
      /** Whether the message was made of the values. */
      generatedMessage: boolean;
      /** What Node calls it: `ERR_ASSERTION`. */
      code: string;
      /**
       * What was found.
       *
       * @type {any}
       */
      actual: any;
      /**
       * What should have been.
       *
       * @type {any}
       */
      expected: any;
      /**
       * What they were compared by.
       *
       * @type {string | undefined}
       */
      operator: string | undefined;
      /**
       * How much of long values the message shows.
       *
       * @type {import("kith:internal/assert/message").Diff}
       */
      diff: import("kith:internal/assert/message").Diff;
      /** @param {AssertionOptions} options */
      constructor(options: AssertionOptions);
      /**
       * Name, code and message.
       *
       * @override
       */
      toString(): string;
  }
  /**
   * Throws what was given to be thrown, or an AssertionError.
   *
   * @param {AssertionOptions} options
   * @returns {never}
   */
  export function refuse(options: AssertionOptions): never;
  export {};
}

declare module "kith:internal/assert/throwing" {
  /** Assertions about what functions throw and promises are rejected with. */
  /**
   * Fails unless the function throws, and what is expected: a class, a regular expression, an object of
   * properties, or what a function says is right.
   *
   * @param {() => unknown} fn
   * @param {any} [error]
   * @param {string | Error} [message]
   */
  export function throws(fn: () => unknown, error?: any, message?: string | Error): void;
  /**
   * Fails unless the promise is rejected, and with what is expected, as in {@link throws}.
   *
   * @param {Promise<unknown> | (() => Promise<unknown>)} promiseFn
   * @param {any} [error]
   * @param {string | Error} [message]
   * @returns {Promise<void>}
   */
  export function rejects(promiseFn: Promise<unknown> | (() => Promise<unknown>), error?: any, message?: string | Error): Promise<void>;
  /**
   * Fails if the function throws.
   *
   * @param {() => unknown} fn
   * @param {any} [error] only such an error; any other is thrown as it is
   * @param {string | Error} [message]
   */
  export function doesNotThrow(fn: () => unknown, error?: any, message?: string | Error): void;
  /**
   * Fails if the promise is rejected.
   *
   * @param {Promise<unknown> | (() => Promise<unknown>)} fn
   * @param {any} [error] only such an error; any other is thrown as it is
   * @param {string | Error} [message]
   * @returns {Promise<void>}
   */
  export function doesNotReject(fn: Promise<unknown> | (() => Promise<unknown>), error?: any, message?: string | Error): Promise<void>;
  export {};
}

declare module "kith:internal/assert/assert" {
  /** Node's class `Assert`: assertions with settings of their own. */
  import * as comparing from "kith:internal/assert/compare";
  import { AssertionError } from "kith:internal/assert/error";
  import * as throwing from "kith:internal/assert/throwing";
  export type Diff = import("kith:internal/assert/message").Diff;
  export type Assertions = typeof comparing & typeof throwing & {
      AssertionError: typeof AssertionError;
  };
  /** @typedef {import("kith:internal/assert/message").Diff} Diff */
  /** @typedef {typeof comparing & typeof throwing & { AssertionError: typeof AssertionError }} Assertions */
  /** The assertions as methods, of which classes below may have others. */
  const Base: new () => Assertions;
  /**
   * Assertions that are strict unless told otherwise, as methods. Taken out of their object they no longer know
   * how much of long values to show.
   */
  export class Assert extends Base {
      /** @param {{ strict?: boolean, diff?: Diff }} [options] `full` shows long values whole, `simple` their beginning */
      constructor(options?: {
          strict?: boolean;
          diff?: Diff;
      });
  }
  export {};
  export {};
}

declare module "kith:internal/assert/calltracker" {
  /** Counts calls of functions, and tells which were not called as often as they should. */
  export type Call = {
      thisArg: unknown;
      arguments: unknown[];
  };
  export type Tracked = {
      name: string;
      exact: number;
      calls: Call[];
      stack: Error;
  };
  /** @typedef {{ thisArg: unknown, arguments: unknown[] }} Call */
  /** @typedef {{ name: string, exact: number, calls: Call[], stack: Error }} Tracked */
  /** Deprecated by Node. */
  export class CallTracker {
      #private;
      /**
       * A function that counts its calls.
       *
       * @param {Function | number} [fn] called by the one that is given back
       * @param {number} [exact] how often it must be called; default 1
       * @returns {(...args: any[]) => any}
       */
      calls(fn?: Function | number, exact?: number): (...args: any[]) => any;
      /**
       * The calls of a function that was given by `calls`.
       *
       * @param {Function} fn
       * @returns {Call[]}
       */
      getCalls(fn: Function): Call[];
      /**
       * Forgets calls.
       *
       * @param {Function} [fn] all when absent
       */
      reset(fn?: Function): void;
      /**
       * Those that were not called as often as they should.
       *
       * @returns {{ message: string, actual: number, expected: number, operator: string, stack: Error }[]}
       */
      report(): {
          message: string;
          actual: number;
          expected: number;
          operator: string;
          stack: Error;
      }[];
      /** Throws unless all were called as often as they should. */
      verify(): void;
  }
  export {};
}

declare module "kith:internal/assert" {
  /** Node's `assert`. */
  import { Assert } from "kith:internal/assert/assert";
  import { CallTracker } from "kith:internal/assert/calltracker";
  import { deepEqual, deepStrictEqual, doesNotMatch, equal, fail, ifError, match, notDeepEqual, notDeepStrictEqual, notEqual, notStrictEqual, ok, partialDeepStrictEqual, strictEqual } from "kith:internal/assert/compare";
  import { AssertionError } from "kith:internal/assert/error";
  import { doesNotReject, doesNotThrow, rejects, throws } from "kith:internal/assert/throwing";
  /** The same in which `equal` is `strictEqual`. */
  const strict: ((...args: any[]) => void) & {
      AssertionError: typeof AssertionError;
      CallTracker: typeof CallTracker;
      deepStrictEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      doesNotMatch: (string: string, regexp: RegExp, message?: import("kith:internal/assert/compare").Message) => void;
      doesNotReject: typeof doesNotReject;
      doesNotThrow: typeof doesNotThrow;
      fail: typeof fail;
      ifError: typeof ifError;
      match: (string: string, regexp: RegExp, message?: import("kith:internal/assert/compare").Message) => void;
      notDeepStrictEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      notStrictEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      partialDeepStrictEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      rejects: typeof rejects;
      strictEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      throws: typeof throws;
      deepEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      equal: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      notDeepEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      notEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
  } & {
      Assert: typeof Assert;
      ok: typeof ok;
  };
  const assert: typeof ok & {
      AssertionError: typeof AssertionError;
      CallTracker: typeof CallTracker;
      deepStrictEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      doesNotMatch: (string: string, regexp: RegExp, message?: import("kith:internal/assert/compare").Message) => void;
      doesNotReject: typeof doesNotReject;
      doesNotThrow: typeof doesNotThrow;
      fail: typeof fail;
      ifError: typeof ifError;
      match: (string: string, regexp: RegExp, message?: import("kith:internal/assert/compare").Message) => void;
      notDeepStrictEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      notStrictEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      partialDeepStrictEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      rejects: typeof rejects;
      strictEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      throws: typeof throws;
      deepEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      equal: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      notDeepEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      notEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
  } & {
      Assert: typeof Assert;
      ok: typeof ok;
      strict: ((...args: any[]) => void) & {
          AssertionError: typeof AssertionError;
          CallTracker: typeof CallTracker;
          deepStrictEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
          doesNotMatch: (string: string, regexp: RegExp, message?: import("kith:internal/assert/compare").Message) => void;
          doesNotReject: typeof doesNotReject;
          doesNotThrow: typeof doesNotThrow;
          fail: typeof fail;
          ifError: typeof ifError;
          match: (string: string, regexp: RegExp, message?: import("kith:internal/assert/compare").Message) => void;
          notDeepStrictEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
          notStrictEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
          partialDeepStrictEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
          rejects: typeof rejects;
          strictEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
          throws: typeof throws;
          deepEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
          equal: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
          notDeepEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
          notEqual: (actual: unknown, expected: unknown, message?: import("kith:internal/assert/compare").Message) => void;
      } & {
          Assert: typeof Assert;
          ok: typeof ok;
      };
  };
  export default assert;
  export { Assert, AssertionError, CallTracker, deepEqual, deepStrictEqual, doesNotMatch, doesNotReject, doesNotThrow, equal, fail, ifError, match, notDeepEqual, notDeepStrictEqual, notEqual, notStrictEqual, ok, partialDeepStrictEqual, rejects, strict, strictEqual, throws, };
  export {};
}

declare module "kith:internal/assert/strict" {
  /** Node's `assert/strict`: `equal` is `strictEqual`, `deepEqual` is `deepStrictEqual`. */
  import { strict } from "kith:internal/assert";
  export default strict;
  export { Assert, AssertionError, CallTracker, deepStrictEqual as deepEqual, deepStrictEqual, doesNotMatch, doesNotReject, doesNotThrow, strictEqual as equal, fail, ifError, match, notDeepStrictEqual as notDeepEqual, notDeepStrictEqual, notStrictEqual as notEqual, notStrictEqual, ok, partialDeepStrictEqual, rejects, strict, strictEqual, throws, } from "kith:internal/assert";
  export {};
}
