import { Readable } from "node:stream";
import { assert, describe, test } from "kith:test";

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const numbers = (count) => Readable.from(Array.from({ length: count }, (_, i) => i + 1));

describe("operators", () => {
  for (const [name, expected, run] of [
    ["map", [2, 4, 6], () => numbers(3).map((x) => x * 2).toArray()],
    ["map with promises", [2, 4, 6], () => numbers(3).map(async (x) => (await wait(3 - x), x * 2), { concurrency: 3 }).toArray()],
    ["filter", [2, 4], () => numbers(5).filter((x) => x % 2 === 0).toArray()],
    ["filter with promises", [1], () => numbers(5).filter(async (x) => x === 1).toArray()],
    ["flatMap", [1, 1, 2, 2], () => numbers(2).flatMap((x) => [x, x]).toArray()],
    ["flatMap of streams", [1, 1, 2], () => numbers(2).flatMap((x) => numbers(x)).toArray().then((a) => a.sort())],
    ["drop", [3, 4], () => numbers(4).drop(2).toArray()],
    ["take", [1, 2], () => numbers(4).take(2).toArray()],
    ["take more than there is", [1], () => numbers(1).take(9).toArray()],
    ["some", true, () => numbers(3).some((x) => x === 2)],
    ["some of none", false, () => numbers(0).some(() => true)],
    ["every", false, () => numbers(3).every((x) => x < 3)],
    ["every of none", true, () => numbers(0).every(() => false)],
    ["find", 2, () => numbers(3).find((x) => x > 1)],
    ["find of none", undefined, () => numbers(3).find((x) => x > 10)],
    ["reduce with an initial value", 16, () => numbers(3).reduce((sum, x) => sum + x, 10)],
    ["reduce without", 6, () => numbers(3).reduce((sum, x) => sum + x)],
    ["a chain", [6], () => numbers(9).drop(2).filter((x) => x % 3 === 0).map((x) => x).drop(1).take(1).toArray()],
  ]) {
    test(name, async () => assert.deepEqual(await run(), expected));
  }

  test("forEach calls for each and gives nothing", async () => {
    const seen = [];
    assert.equal(await numbers(3).forEach((x) => void seen.push(x)), undefined);
    assert.deepEqual(seen, [1, 2, 3]);
  });

  test("concurrency is kept", async () => {
    let running = 0;
    let most = 0;
    await numbers(8).forEach(async () => {
      most = Math.max(most, ++running);
      await wait(1);
      running--;
    }, { concurrency: 2 });
    assert.equal(most, 2);
  });

  test("an error of the function is the error of the stream", async () => {
    await assert.rejects(numbers(3).map(() => { throw new Error("mine"); }).toArray(), { message: "mine" });
    await assert.rejects(numbers(3).map(() => Promise.reject(new Error("mine"))).toArray(), { message: "mine" });
  });

  test("map asks for no more than it may hold", async () => {
    let asked = 0;
    const mapped = numbers(50).map((x) => (asked++, x), { concurrency: 1, highWaterMark: 3 });
    const first = await mapped.iterator({ destroyOnReturn: false }).next();
    await wait(10);
    assert.equal(first.value, 1);
    assert.ok(asked >= 3 && asked <= 40, `asked ${asked} times`);
    mapped.destroy();
    assert.throws(() => numbers(1).map((x) => x, { highWaterMark: -1 }), { code: "ERR_OUT_OF_RANGE" });
  });

  for (const [name, run] of [
    ["drop", (signal) => numbers(3).drop(1, { signal }).toArray()],
    ["take", (signal) => numbers(3).take(1, { signal }).toArray()],
    ["reduce", (signal) => numbers(3).reduce((sum, x) => sum + x, 0, { signal })],
    ["compose", (signal) => numbers(3).compose(async function* (source) { yield* source; }, { signal }).toArray()],
  ]) {
    test(`${name} ends by a signal too`, async () => {
      await assert.rejects(run(AbortSignal.abort()), { name: "AbortError", code: "ABORT_ERR" });
      const done = await run(new AbortController().signal);
      assert.ok(done === 6 || done.length > 0);
    });
  }

  test("are no constructors", () => {
    for (const name of ["map", "filter", "toArray", "take"]) {
      assert.throws(() => Reflect.construct(Readable.prototype[name], []), { code: "ERR_ILLEGAL_CONSTRUCTOR", name: "TypeError", message: "Illegal constructor" });
    }
  });

  test("a signal ends it", async () => {
    const controller = new AbortController();
    const running = numbers(3).map(() => wait(5000), { signal: controller.signal }).toArray();
    controller.abort();
    await assert.rejects(running, { name: "AbortError" });
    await assert.rejects(numbers(3).toArray({ signal: AbortSignal.abort() }), { name: "AbortError" });
  });

  for (const [name, run, expected] of [
    ["map", () => numbers(1).map(1), { code: "ERR_INVALID_ARG_TYPE", message: /^The "fn" argument must be of type function\. Received type number \(1\)$/ }],
    ["map with concurrency 0", () => numbers(1).map((x) => x, { concurrency: 0 }), { code: "ERR_OUT_OF_RANGE" }],
    ["map with wrong options", () => numbers(1).map((x) => x, 1), { code: "ERR_INVALID_ARG_TYPE" }],
    ["map with a wrong signal", () => numbers(1).map((x) => x, { signal: true }), { code: "ERR_INVALID_ARG_TYPE" }],
    ["filter", () => numbers(1).filter(1), { code: "ERR_INVALID_ARG_TYPE" }],
    ["take", () => numbers(1).take(-1), { code: "ERR_OUT_OF_RANGE" }],
    ["drop", () => numbers(1).drop(-1), { code: "ERR_OUT_OF_RANGE" }],
  ]) {
    test(`${name} refuses wrong arguments`, () => assert.throws(run, expected));
  }

  for (const [name, run, expected] of [
    ["forEach", () => numbers(1).forEach(1), { code: "ERR_INVALID_ARG_TYPE" }],
    ["reduce", () => numbers(1).reduce(1), { code: "ERR_INVALID_ARG_TYPE" }],
    ["reduce of nothing", () => numbers(0).reduce((a) => a), { code: "ERR_MISSING_ARGS", message: "Reduce of an empty stream requires an initial value" }],
    ["some", () => numbers(1).some(1), { code: "ERR_INVALID_ARG_TYPE" }],
    ["every", () => numbers(1).every(1), { code: "ERR_INVALID_ARG_TYPE" }],
  ]) {
    test(`${name} refuses wrong arguments by rejecting`, () => assert.rejects(run(), expected));
  }
});
