// Made of the sources of Kith's modules; `./dev reference` writes it anew.

declare module "kith:internal/test/assert" {
  /** Assertions with the names of Node's `assert/strict`. */
  /** What a failed assertion throws. */
  export class AssertionError extends Error {
      /**
       * `AssertionError`.
       *
       * @override
       */
      name: string;
      /** What Node calls it: `ERR_ASSERTION`. */
      code: string;
      /** Whether the message was made of the values. */
      generatedMessage: boolean;
      /** What was found. */
      actual: unknown;
      /** What should have been. */
      expected: unknown;
      /** What they were compared by. */
      operator: string;
      /**
       * @param {{ message?: string | undefined, actual: unknown, expected: unknown, operator: string }} options
       */
      constructor({ message, actual, expected, operator }: {
          message?: string | undefined;
          actual: unknown;
          expected: unknown;
          operator: string;
      });
  }
  export type Message = string | Error | undefined;
  /**
   * Fails unless the value is truthy.
   *
   * @param {unknown} value
   * @param {Message} [message]
   * @returns {asserts value}
   */
  export function ok(value: unknown, message?: Message): asserts value;
  /**
   * Fails unless both are the same value (`Object.is`).
   *
   * @template T
   * @param {unknown} actual
   * @param {T} expected
   * @param {Message} [message]
   * @returns {void}
   */
  export function equal<T>(actual: unknown, expected: T, message?: Message): void;
  /**
   * Fails if both are the same value (`Object.is`).
   *
   * @param {unknown} actual
   * @param {unknown} expected
   * @param {Message} [message]
   * @returns {void}
   */
  export function notEqual(actual: unknown, expected: unknown, message?: Message): void;
  /**
   * Fails unless both have the same content, prototypes included.
   *
   * @param {unknown} actual
   * @param {unknown} expected
   * @param {Message} [message]
   * @returns {void}
   */
  export function deepEqual(actual: unknown, expected: unknown, message?: Message): void;
  /**
   * Fails if both have the same content, prototypes included.
   *
   * @param {unknown} actual
   * @param {unknown} expected
   * @param {Message} [message]
   * @returns {void}
   */
  export function notDeepEqual(actual: unknown, expected: unknown, message?: Message): void;
  /**
   * Fails unless the text matches.
   *
   * @param {string} text
   * @param {RegExp} pattern
   * @param {Message} [message]
   * @returns {void}
   */
  export function match(text: string, pattern: RegExp, message?: Message): void;
  /**
   * Fails if the text matches.
   *
   * @param {string} text
   * @param {RegExp} pattern
   * @param {Message} [message]
   * @returns {void}
   */
  export function doesNotMatch(text: string, pattern: RegExp, message?: Message): void;
  export type Expected = Function | RegExp | Record<string, unknown>;
  /**
   * What an error must be: of a class, with a matching text, with the properties of an object (a
   * RegExp there is matched), or such that a function returns true.
   *
   * @typedef {Function | RegExp | Record<string, unknown>} Expected
   */
  /**
   * Fails unless the function throws, and what is expected.
   *
   * @param {() => unknown} run
   * @param {Expected | string} [expected]
   * @param {Message} [message]
   * @returns {void}
   */
  export function throws(run: () => unknown, expected?: Expected | string, message?: Message): void;
  /**
   * Fails unless the promise is rejected, and with what is expected.
   *
   * @param {Promise<unknown> | (() => Promise<unknown>)} promise
   * @param {Expected | string} [expected]
   * @param {Message} [message]
   * @returns {Promise<void>}
   */
  export function rejects(promise: Promise<unknown> | (() => Promise<unknown>), expected?: Expected | string, message?: Message): Promise<void>;
  /**
   * Fails at once.
   *
   * @param {string | Error} [message]
   * @returns {never}
   */
  export function fail(message?: string | Error): never;
  /**
   * Fails unless the value is null or undefined, by throwing it if it is an error.
   *
   * @param {unknown} value
   * @returns {void}
   */
  export function ifError(value: unknown): void;
  /** All of the above; called itself it is {@link ok}. */
  export const assert: typeof ok & {
      AssertionError: typeof AssertionError;
      deepEqual: typeof deepEqual;
      deepStrictEqual: typeof deepEqual;
      doesNotMatch: typeof doesNotMatch;
      equal: typeof equal;
      fail: typeof fail;
      ifError: typeof ifError;
      match: typeof match;
      notDeepEqual: typeof notDeepEqual;
      notDeepStrictEqual: typeof notDeepEqual;
      notEqual: typeof notEqual;
      notStrictEqual: typeof notEqual;
      ok: typeof ok;
      rejects: typeof rejects;
      strictEqual: typeof equal;
      throws: typeof throws;
  };
  export {};
}

declare module "kith:internal/test/runner" {
  /** Runs tests one after another, in the order in which they were declared, and reports each. */
  export type TestOptions = {
      /**
       * not run; the string says why
       */
      skip?: boolean | string;
      /**
       * run, but its failure does not count; the string says why
       */
      todo?: boolean | string;
      /**
       * in milliseconds, 30 000 when absent
       */
      timeout?: number;
  };
  export type TestFunction = (t: TestContext) => unknown;
  export type Hook = () => unknown;
  export type Moment = "before" | "after" | "beforeEach" | "afterEach";
  /**
   * @typedef {object} TestOptions
   * @property {boolean | string} [skip] not run; the string says why
   * @property {boolean | string} [todo] run, but its failure does not count; the string says why
   * @property {number} [timeout] in milliseconds, 30 000 when absent
   */
  /** @typedef {(t: TestContext) => unknown} TestFunction fails when it throws or its promise rejects */
  /** @typedef {() => unknown} Hook */
  /** @typedef {"before" | "after" | "beforeEach" | "afterEach"} Moment */
  /** Who reads the lines. */
  export const output: {
      /** @param {string} _text */
      write(_text: string): void;
  };
  /** A test, a group of tests, or the whole run. */
  class Suite {
      parent: Suite | undefined;
      name: string;
      /** @type {Record<Moment, Hook[]>} */
      hooks: Record<Moment, Hook[]>;
      started: number;
      failed: number;
      /** @type {Promise<unknown>} */
      last: Promise<unknown>;
      hasBegun: boolean;
      depth: number;
      /**
       * @param {Suite | undefined} parent
       * @param {string} name
       */
      constructor(parent: Suite | undefined, name: string);
      /**
       * Queues a task behind those declared before.
       *
       * @param {() => Promise<void>} task
       * @returns {Promise<void>}
       */
      queue(task: () => Promise<void>): Promise<void>;
      /**
       * Waits until nothing declared in it is left to run.
       *
       * @returns {Promise<void>}
       */
      drained(): Promise<void>;
      /** @returns {Promise<void>} */
      begin(): Promise<void>;
      /**
       * @param {"beforeEach" | "afterEach"} moment
       * @returns {Promise<void>}
       */
      around(moment: "beforeEach" | "afterEach"): Promise<void>;
      /** @returns {Promise<void>} */
      end(): Promise<void>;
  }
  /** The whole run. */
  export const root: Suite;
  /** What a test function is given: its name, its subtests, and all assertions as methods. */
  export class TestContext {
      #private;
      signal: AbortSignal;
      /** As it was declared. */
      name: string;
      /** @type {Hook[]} what is run when the test has ended */
      cleanups: Hook[];
      /**
       * `skip why` or `todo why`, as TAP has it.
       *
       * @type {string | undefined}
       */
      directive: string | undefined;
      /**
       * @param {Suite} suite
       * @param {AbortSignal} signal aborted when the test has ended or timed out
       */
      constructor(suite: Suite, signal: AbortSignal);
      /**
       * A test within this one; wait for it.
       *
       * @param {string} name
       * @param {TestOptions | TestFunction} options
       * @param {TestFunction} [run]
       * @returns {Promise<void>}
       */
      test(name: string, options: TestOptions | TestFunction, run?: TestFunction): Promise<void>;
      /**
       * Runs something when the test has ended, however it ended; the last one first.
       *
       * @param {Hook} cleanup
       */
      after(cleanup: Hook): void;
      /**
       * Writes a comment.
       *
       * @param {string} text
       */
      diagnostic(text: string): void;
      /**
       * Writes a comment.
       *
       * @param {string} text
       */
      comment(text: string): void;
      /**
       * Passes, whatever else is checked.
       *
       * @param {string} [_text]
       */
      pass(_text?: string): void;
      /**
       * Marks the test as not run.
       *
       * @param {string} [why]
       */
      skip(why?: string): void;
      /**
       * Marks the test as unfinished: its failure does not count.
       *
       * @param {string} [why]
       */
      todo(why?: string): void;
  }
  /**
   * @param {string} name
   * @param {TestOptions | TestFunction} options
   * @param {TestFunction} [run]
   * @returns {Promise<void>} fulfilled when the test has ended, also when it failed
   */
  export function test(name: string, options: TestOptions | TestFunction, run?: TestFunction): Promise<void>;
  /**
   * Declares a group of tests.
   *
   * @param {string} name
   * @param {TestOptions | (() => void)} options
   * @param {() => void} [body] declares the tests of the group
   * @returns {Promise<void>}
   */
  export function describe(name: string, options: TestOptions | (() => void), body?: () => void): Promise<void>;
  /**
   * @param {Moment} moment
   * @param {Hook} hook
   */
  export function addHook(moment: Moment, hook: Hook): void;
  export type Failure = {
      error: unknown;
  };
  /**
   * Fails the test that runs.
   *
   * @param {unknown} error one that nobody has caught
   */
  export function failByStray(error: unknown): void;
  export {};
  export {};
}

declare module "kith:internal/test" {
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
  import { AssertionError, assert } from "kith:internal/test/assert";
  import { TestContext, describe, test } from "kith:internal/test/runner";
  export type Hook = import("kith:internal/test/runner").Hook;
  /** @typedef {import("kith:internal/test/runner").Hook} Hook */
  /** The same as {@link test}. */
  const it: typeof test;
  /** The same as {@link describe}. */
  const suite: typeof describe;
  /**
   * Runs once before the first test of the group, or of all.
   *
   * @param {Hook} hook
   */
  function before(hook: Hook): void;
  /**
   * Runs once after the last test of the group, or of all.
   *
   * @param {Hook} hook
   */
  function after(hook: Hook): void;
  /**
   * Runs before each test of the group, or of all.
   *
   * @param {Hook} hook
   */
  function beforeEach(hook: Hook): void;
  /**
   * Runs after each test of the group, or of all.
   *
   * @param {Hook} hook
   */
  function afterEach(hook: Hook): void;
  const _default: typeof test & {
      AssertionError: typeof AssertionError;
      TestContext: typeof TestContext;
      after: typeof after;
      afterEach: typeof afterEach;
      assert: typeof import("kith:internal/test/assert").ok & {
          AssertionError: typeof AssertionError;
          deepEqual: typeof import("kith:internal/test/assert").deepEqual;
          deepStrictEqual: typeof import("kith:internal/test/assert").deepEqual;
          doesNotMatch: typeof import("kith:internal/test/assert").doesNotMatch;
          equal: typeof import("kith:internal/test/assert").equal;
          fail: typeof import("kith:internal/test/assert").fail;
          ifError: typeof import("kith:internal/test/assert").ifError;
          match: typeof import("kith:internal/test/assert").match;
          notDeepEqual: typeof import("kith:internal/test/assert").notDeepEqual;
          notDeepStrictEqual: typeof import("kith:internal/test/assert").notDeepEqual;
          notEqual: typeof import("kith:internal/test/assert").notEqual;
          notStrictEqual: typeof import("kith:internal/test/assert").notEqual;
          ok: typeof import("kith:internal/test/assert").ok;
          rejects: typeof import("kith:internal/test/assert").rejects;
          strictEqual: typeof import("kith:internal/test/assert").equal;
          throws: typeof import("kith:internal/test/assert").throws;
      };
      before: typeof before;
      beforeEach: typeof beforeEach;
      describe: typeof describe;
      it: typeof test;
      suite: typeof describe;
      test: typeof test;
  };
  export default _default;
  export { AssertionError, TestContext, after, afterEach, assert, before, beforeEach, describe, it, suite, test, };
  export {};
}
