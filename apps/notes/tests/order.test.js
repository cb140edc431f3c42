import { assert, test } from "kith:test";
import { Order } from "../src/model/order.js";

test("sorts as the engine does, whatever changes in between", async () => {
  let seed = 11;
  const random = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;
  const compare = (/** @type {{n: number}} */ a, /** @type {{n: number}} */ b) => a.n - b.n;
  const order = new Order(compare);
  /** @type {{n: number}[]} */
  let items = [];
  for (let round = 0; round < 200; round++) {
    const kept = items.filter(() => random(4) > 0);
    items = [...kept, ...Array.from({ length: random(30) }, () => ({ n: random(50) }))];
    const sorted = await order.of(new Set(items));
    assert.deepEqual(
      sorted?.map(({ n }) => n),
      [...items].sort(compare).map(({ n }) => n),
    );
  }
});

test("compares little when little changed", async () => {
  let compared = 0;
  const order = new Order((/** @type {{n: number}} */ a, /** @type {{n: number}} */ b) => {
    compared++;
    return a.n - b.n;
  });
  const items = Array.from({ length: 5000 }, (_, i) => ({ n: (i * 7919) % 5000 }));
  await order.of(new Set(items));
  compared = 0;
  items[2500] = { n: 1234.5 };
  const sorted = await order.of(new Set(items));
  assert.equal(sorted?.[1235], items[2500]);
  assert.ok(compared < 40, `${compared} comparisons`);
});

test("keeps the last complete order when aborted", async () => {
  const order = new Order(
    (/** @type {{n: number}} */ a, /** @type {{n: number}} */ b) => a.n - b.n,
  );
  const items = Array.from({ length: 10 }, (_, i) => ({ n: 10 - i }));
  assert.equal(await order.of(new Set(items), AbortSignal.abort()), null);
  assert.equal((await order.of(new Set(items)))?.[0]?.n, 1);
});
