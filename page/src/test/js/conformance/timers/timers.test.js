import timers from "node:timers";
import promises, { scheduler } from "node:timers/promises";
import { assert, describe, test } from "kith:test";

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("timeouts", () => {
  test("call with arguments, this being the timeout", async () => {
    let timeout;
    const seen = await new Promise((resolve) => {
      timeout = timers.setTimeout(function (...args) {
        resolve([this, args]);
      }, 1, "a", "b");
    });
    assert.equal(seen[0], timeout);
    assert.deepEqual(seen[1], ["a", "b"]);
  });

  test("ref, unref, hasRef", () => {
    const timeout = timers.setTimeout(() => {}, 1000);
    assert.equal(timeout.hasRef(), true);
    assert.equal(timeout.unref(), timeout);
    assert.equal(timeout.hasRef(), false);
    assert.equal(timeout.ref(), timeout);
    assert.equal(timeout.hasRef(), true);
    assert.equal(timeout.close(), timeout);
  });

  test("can be cleared, also by their number and at the end of a block", async () => {
    let count = 0;
    const up = () => count++;
    timers.clearTimeout(timers.setTimeout(up, 1));
    timers.clearTimeout(Number(timers.setTimeout(up, 1)));
    timers.clearTimeout(String(Number(timers.setTimeout(up, 1))));
    timers.setTimeout(up, 1).close();
    timers.setTimeout(up, 1)[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
    for (const nothing of [undefined, null, 12345678, "x", {}]) timers.clearTimeout(nothing);
    await wait(15);
    assert.equal(count, 0);
  });

  test("refresh begins anew", async () => {
    let count = 0;
    const timeout = timers.setTimeout(() => count++, 5);
    assert.equal(timeout.refresh(), timeout);
    await wait(30);
    assert.equal(count, 1);
    timeout.refresh();
    await wait(30);
    assert.equal(count, 2);
  });

  test("intervals go on until they are cleared", async () => {
    let count = 0;
    await new Promise((resolve) => {
      const interval = timers.setInterval((step) => {
        count += step;
        if (count < 6) return;
        timers.clearInterval(interval);
        resolve();
      }, 1, 2);
    });
    const before = count;
    await wait(15);
    assert.deepEqual([before, count], [6, 6]);
  });

  for (const name of ["setTimeout", "setInterval", "setImmediate"]) {
    test(`${name} wants a function`, () => {
      assert.throws(() => timers[name](1), { code: "ERR_INVALID_ARG_TYPE", message: 'The "callback" argument must be of type function. Received type number (1)' });
    });
  }

  test("the numbers are numbers", () => {
    const timeout = timers.setTimeout(() => {}, 1000);
    assert.equal(typeof timeout[Symbol.toPrimitive](), "number");
    timeout.close();
  });
});

describe("immediates", () => {
  test("come in order, with arguments, and can be cleared", async () => {
    const seen = [];
    timers.setImmediate((value) => seen.push(value), "a");
    const cleared = timers.setImmediate(() => seen.push("never"));
    timers.clearImmediate(cleared);
    timers.clearImmediate(undefined);
    await new Promise((resolve) => timers.setImmediate(() => (seen.push("b"), resolve())));
    assert.deepEqual(seen, ["a", "b"]);
    const immediate = timers.setImmediate(() => {});
    assert.equal(immediate.hasRef(), true);
    assert.equal(immediate.unref(), immediate);
    assert.equal(immediate.hasRef(), false);
    assert.equal(immediate.ref(), immediate);
  });

  test("come after promises", async () => {
    const seen = [];
    const done = new Promise((resolve) => timers.setImmediate(() => (seen.push("immediate"), resolve())));
    Promise.resolve().then(() => seen.push("promise"));
    await done;
    assert.deepEqual(seen, ["promise", "immediate"]);
  });
});

describe("timers/promises", () => {
  test("setTimeout and setImmediate give their value", async () => {
    assert.equal(await promises.setTimeout(1, "a"), "a");
    assert.equal(await promises.setTimeout(), undefined);
    assert.equal(await promises.setImmediate("b"), "b");
    assert.equal(timers.promises, promises);
    const custom = Symbol.for("nodejs.util.promisify.custom");
    assert.equal(timers.setTimeout[custom], promises.setTimeout);
    assert.equal(timers.setImmediate[custom], promises.setImmediate);
  });

  test("setInterval gives it again and again", async () => {
    let count = 0;
    for await (const value of promises.setInterval(1, "x")) {
      assert.equal(value, "x");
      if (++count === 3) break;
    }
    assert.equal(count, 3);
  });

  test("a signal ends them", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const expected = { name: "AbortError", code: "ABORT_ERR", message: "The operation was aborted" };
    const waiting = [promises.setTimeout(5000, null, { signal }), promises.setImmediate(null, { signal }), scheduler.wait(5000, { signal })];
    const loop = (async () => {
      for await (const value of promises.setInterval(5000, null, { signal })) assert.fail(value);
    })();
    controller.abort(new Error("why"));
    for (const promise of [...waiting, loop]) await assert.rejects(promise, expected);
    await assert.rejects(promises.setTimeout(1, null, { signal }), (error) => error.cause.message === "why");
  });

  for (const [what, run] of [
    ["options", () => promises.setTimeout(1, null, 1)],
    ["a signal", () => promises.setTimeout(1, null, { signal: {} })],
    ["ref", () => promises.setTimeout(1, null, { ref: 1 })],
    ["options of setImmediate", () => promises.setImmediate(null, 1)],
  ]) {
    test(`refuses wrong ${what}`, () => assert.rejects(run(), { code: "ERR_INVALID_ARG_TYPE" }));
  }

  test("scheduler", async () => {
    assert.equal(await scheduler.wait(1), undefined);
    assert.equal(await scheduler.yield(), undefined);
    assert.equal(promises.scheduler, scheduler);
  });
});

describe("deprecated", () => {
  /** @returns {any} an object as old code has them */
  const waiting = () => {
    const item = { calls: 0, self: undefined, _onTimeout() {} };
    item._onTimeout = function () {
      item.calls++;
      item.self = this;
    };
    return item;
  };

  test("enroll gives a delay, active waits for it from now", async () => {
    const item = waiting();
    timers.enroll(item, 5);
    assert.equal(item._idleTimeout, 5);
    await promises.setTimeout(20);
    assert.equal(item.calls, 0, "not without active");
    timers.active(item);
    while (item.calls === 0) await promises.setTimeout(1);
    assert.equal(item.self, item);
    await promises.setTimeout(20);
    assert.equal(item.calls, 1, "once");
  });

  test("active begins anew, unenroll ends", async () => {
    const [again, ended] = [waiting(), waiting()];
    for (const item of [again, ended]) {
      timers.enroll(item, 5);
      timers.active(item);
    }
    timers.active(again);
    timers.unenroll(ended);
    assert.equal(ended._idleTimeout, -1);
    while (again.calls === 0) await promises.setTimeout(1);
    await promises.setTimeout(20);
    assert.deepEqual([again.calls, ended.calls], [1, 0]);
    timers.active(ended);
    await promises.setTimeout(20);
    assert.equal(ended.calls, 0);
  });

  test("enroll takes an object from where it waits", async () => {
    const item = waiting();
    timers.enroll(item, 5);
    timers.active(item);
    timers.enroll(item, 10);
    await promises.setTimeout(40);
    assert.equal(item.calls, 0);
  });

  test("a delay is at most 2^31 - 1", () => {
    const item = waiting();
    timers.enroll(item, 2 ** 31);
    assert.equal(item._idleTimeout, 2 ** 31 - 1);
  });

  for (const [msecs, code, message] of [
    ["5", "ERR_INVALID_ARG_TYPE", `The "msecs" argument must be of type number. Received type string ('5')`],
    [-1, "ERR_OUT_OF_RANGE", 'The value of "msecs" is out of range. It must be a non-negative finite number. Received -1'],
    [Infinity, "ERR_OUT_OF_RANGE", 'The value of "msecs" is out of range. It must be a non-negative finite number. Received Infinity'],
  ]) {
    test(`enroll refuses ${msecs}`, () => assert.throws(() => timers.enroll({}, msecs), { code, message }));
  }
});
