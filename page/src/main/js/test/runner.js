/** Runs tests one after another, in the order in which they were declared, and reports each. */

import { assert } from "./assert.js";
import { comment, line, plan, subtest } from "./tap.js";

/** 30 s: long enough for a slow disk, short enough for a person who waits. */
const TIMEOUT_MS = 30_000;

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
export const output = {
  /** @param {string} _text */
  write(_text) {},
};

/** A test, a group of tests, or the whole run. */
class Suite {
  /** @type {Record<Moment, Hook[]>} */
  hooks = { before: [], after: [], beforeEach: [], afterEach: [] };
  started = 0;
  failed = 0;
  /** @type {Promise<unknown>} */
  last = Promise.resolve();
  hasBegun = false;
  depth = 0;

  /**
   * @param {Suite | undefined} parent
   * @param {string} name
   */
  constructor(parent, name) {
    this.parent = parent;
    this.name = name;
  }

  /**
   * Queues a task behind those declared before.
   *
   * @param {() => Promise<void>} task
   * @returns {Promise<void>}
   */
  queue(task) {
    const done = this.last.then(task);
    this.last = done;
    return done;
  }

  /**
   * Waits until nothing declared in it is left to run.
   *
   * @returns {Promise<void>}
   */
  async drained() {
    for (let seen; seen !== this.last; ) {
      seen = this.last;
      await seen;
    }
  }

  /** @returns {Promise<void>} */
  async begin() {
    if (this.hasBegun) return;
    this.hasBegun = true;
    await this.parent?.begin();
    for (const hook of this.hooks.before) await hook();
  }

  /**
   * @param {"beforeEach" | "afterEach"} moment
   * @returns {Promise<void>}
   */
  async around(moment) {
    const outer = () => this.parent?.around(moment);
    if (moment === "beforeEach") await outer();
    for (const hook of this.hooks[moment]) await hook();
    if (moment === "afterEach") await outer();
  }

  /** @returns {Promise<void>} */
  async end() {
    if (this.hasBegun) for (const hook of this.hooks.after) await hook();
  }
}

/**
 * @param {Suite} parent
 * @param {string} name
 * @returns {Suite}
 */
function within(parent, name) {
  const suite = new Suite(parent, name);
  suite.depth = parent.depth + 1;
  return suite;
}

/** The whole run. */
export const root = new Suite(undefined, "");

/** Where `test` and hooks belong: the group that is being declared. */
let declaring = root;

/** What goes wrong outside any promise of the test that runs. */
let onStray = (/** @type {unknown} */ _error) => {};

/** What a test function is given: its name, its subtests, and all assertions as methods. */
export class TestContext {
  #suite;
  /** As it was declared. */
  name;
  /** @type {Hook[]} what is run when the test has ended */
  cleanups = [];
  /**
   * `skip why` or `todo why`, as TAP has it.
   *
   * @type {string | undefined}
   */
  directive = undefined;

  /**
   * @param {Suite} suite
   * @param {AbortSignal} signal aborted when the test has ended or timed out
   */
  constructor(suite, signal) {
    this.#suite = suite;
    this.name = suite.name;
    this.signal = signal;
    Object.assign(this, assert);
  }

  /**
   * A test within this one; wait for it.
   *
   * @param {string} name
   * @param {TestOptions | TestFunction} options
   * @param {TestFunction} [run]
   * @returns {Promise<void>}
   */
  test(name, options, run) {
    return declare(this.#suite, name, options, run);
  }

  /**
   * Runs something when the test has ended, however it ended; the last one first.
   *
   * @param {Hook} cleanup
   */
  after(cleanup) {
    this.cleanups.unshift(cleanup);
  }

  /**
   * Writes a comment.
   *
   * @param {string} text
   */
  diagnostic(text) {
    output.write(comment(text, this.#suite.depth));
  }

  /**
   * Writes a comment.
   *
   * @param {string} text
   */
  comment(text) {
    this.diagnostic(text);
  }

  /**
   * Passes, whatever else is checked.
   *
   * @param {string} [_text]
   */
  pass(_text) {}

  /**
   * Marks the test as not run.
   *
   * @param {string} [why]
   */
  skip(why = "") {
    this.directive = `skip ${why}`.trimEnd();
  }

  /**
   * Marks the test as unfinished: its failure does not count.
   *
   * @param {string} [why]
   */
  todo(why = "") {
    this.directive = `todo ${why}`.trimEnd();
  }
}

/**
 * @param {string} name
 * @param {TestOptions | TestFunction} options
 * @param {TestFunction} [run]
 * @returns {Promise<void>} fulfilled when the test has ended, also when it failed
 */
export function test(name, options, run) {
  return declare(declaring, name, options, run);
}

/**
 * Declares a group of tests.
 *
 * @param {string} name
 * @param {TestOptions | (() => void)} options
 * @param {() => void} [body] declares the tests of the group
 * @returns {Promise<void>}
 */
export function describe(name, options, body) {
  const group = within(declaring, name);
  const { settings, run } = argumentsOf(options, body);
  const outer = declaring;
  let begin = () => {};
  // Its tests are declared now and wait until what was declared before the group has ended.
  group.last = new Promise((resolve) => (begin = () => resolve(undefined)));
  declaring = group;
  try {
    if (!settings.skip) run();
  } finally {
    declaring = outer;
  }
  return outer.queue(() => {
    begin();
    return runGroup(outer, group, settings);
  });
}

/**
 * @param {Moment} moment
 * @param {Hook} hook
 */
export function addHook(moment, hook) {
  declaring.hooks[moment].push(hook);
}

/**
 * @template {Function} F
 * @param {TestOptions | F} options
 * @param {F} [run]
 * @returns {{ settings: TestOptions, run: F }}
 */
function argumentsOf(options, run) {
  if (typeof options === "function") return { settings: {}, run: options };
  if (run === undefined) throw new TypeError("A test is a name and a function");
  return { settings: options, run };
}

/**
 * @param {Suite} parent
 * @param {string} name
 * @param {TestOptions | TestFunction} options
 * @param {TestFunction} [body]
 * @returns {Promise<void>}
 */
function declare(parent, name, options, body) {
  const { settings, run } = argumentsOf(options, body);
  const suite = within(parent, name);
  return parent.queue(() => runTest(parent, suite, settings, run));
}

/**
 * @param {Suite} outer
 * @param {Suite} group
 * @param {TestOptions} settings
 * @returns {Promise<void>}
 */
async function runGroup(outer, group, settings) {
  const start = performance.now();
  output.write(subtest(group.name, outer.depth));
  await group.drained();
  const error = await failureOf(() => group.end());
  output.write(plan(group.started, group.depth));
  const directive = settings.skip ? markOf("skip", settings.skip) : undefined;
  conclude(outer, group, { error, directive, start });
}

/**
 * @param {Suite} parent
 * @param {Suite} suite
 * @param {TestOptions} settings
 * @param {TestFunction} run
 * @returns {Promise<void>}
 */
async function runTest(parent, suite, settings, run) {
  const start = performance.now();
  if (settings.skip) {
    conclude(parent, suite, { error: undefined, directive: markOf("skip", settings.skip), start });
    return;
  }
  const controller = new AbortController();
  const context = new TestContext(suite, controller.signal);
  const error = await failureOf(async () => {
    await parent.begin();
    await parent.around("beforeEach");
    await withinTime(() => run(context), settings.timeout ?? TIMEOUT_MS);
    await suite.drained();
  });
  controller.abort();
  const late = await failureOf(async () => {
    for (const cleanup of context.cleanups) await cleanup();
    await suite.end();
    await parent.around("afterEach");
  });
  if (suite.started > 0) output.write(plan(suite.started, suite.depth));
  const directive = settings.todo ? markOf("todo", settings.todo) : context.directive;
  conclude(parent, suite, { error: error ?? late, directive, start });
}

/**
 * @param {string} word
 * @param {boolean | string} why
 * @returns {string}
 */
function markOf(word, why) {
  return typeof why === "string" ? `${word} ${why}` : word;
}

/**
 * @typedef {object} Failure
 * @property {unknown} error
 */

/**
 * @param {() => Promise<unknown>} run
 * @returns {Promise<Failure | undefined>}
 */
async function failureOf(run) {
  try {
    await run();
    return undefined;
  } catch (error) {
    return { error };
  }
}

/**
 * @param {() => unknown} run
 * @param {number} timeoutMs
 * @returns {Promise<unknown>} rejected when it takes longer, or something goes wrong beside it
 */
function withinTime(run, timeoutMs) {
  return new Promise((resolve, reject) => {
    const error = new Error(`The test did not end within ${timeoutMs} ms`);
    const timer = setTimeout(() => reject(error), timeoutMs);
    const before = onStray;
    onStray = reject;
    Promise.resolve()
      .then(run)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        onStray = before;
      });
  });
}

/**
 * @param {Suite} parent
 * @param {Suite} suite
 * @param {{ error: Failure | undefined, directive: string | undefined, start: number }} outcome
 */
function conclude(parent, suite, { error, directive, start }) {
  const nested = suite.failed > 0 ? { error: new Error(`${suite.failed} of its tests failed`) } : undefined;
  const failure = error ?? nested;
  const failed = failure !== undefined;
  parent.started++;
  if (failed && !directive?.startsWith("todo")) parent.failed++;
  const result = { name: suite.name, number: parent.started, depth: parent.depth, failed };
  const durationMs = performance.now() - start;
  output.write(line({ ...result, error: failure?.error, directive: directive ?? "", durationMs }));
}

/**
 * Fails the test that runs.
 *
 * @param {unknown} error one that nobody has caught
 */
export function failByStray(error) {
  onStray(error);
}
