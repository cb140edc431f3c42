import { assert, describe, test } from "kith:test";
import * as debug from "/_kith/routes/debug.js";

describe("the channel", () => {
  test("answers 10 000 calls that are in flight at once", async () => {
    const answers = await Promise.all(Array.from({ length: 10_000 }, (_, i) => debug.increment(i)));
    assert.ok(answers.every((answer, i) => answer === i + 1));
  });

  test("answers calls that each begin in a turn of their own", async () => {
    const calls = [];
    for (let i = 0; i < 300; i++) {
      calls.push(debug.echo(new Uint8Array([i])));
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    const answers = await Promise.all(calls);
    assert.ok(answers.every((bytes, i) => bytes.length === 1 && bytes[0] === i % 256));
  });

  for (const size of [0, 1, 32_000, 32_768, 40_000, 1_000_000, 5_000_000]) {
    test(`carries ${size} bytes both ways unchanged`, async () => {
      const bytes = new Uint8Array(size).map((_, i) => (i * 31) ^ (i >> 8));
      const back = [await debug.echo(bytes), await debug.echoLarge(bytes), debug.echoSync(bytes)];
      for (const copy of back) {
        assert.equal(copy.length, size);
        assert.ok(copy.every((byte, i) => byte === bytes[i]));
      }
    });
  }

  test("brings events in their order, whatever way they take", async () => {
    for (const [count, size] of [[20_000, 8], [200, 100_000]]) {
      let next = 0;
      await debug.events(count, size, (bytes) => {
        const number = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
        if (number !== next || bytes.length !== size) throw new Error(`${number} instead of ${next}`);
        next++;
      });
      assert.equal(next, count);
    }
  });

  test("ends a subscription by its signal", async () => {
    const controller = new AbortController();
    let seen = 0;
    const ended = debug.events(2_000_000_000, 8, () => {
      if (++seen === 100) controller.abort();
    }, { signal: controller.signal });
    await assert.rejects(ended, { name: "AbortError", code: "ABORT_ERR" });
    assert.equal(seen, 100);
    assert.equal(await debug.increment(1), 2);
  });

  test("points at the caller when the device refuses", async () => {
    async function theCaller() {
      await debug.events(-1, 0, () => {});
    }
    await assert.rejects(theCaller(), (error) => {
      assert.equal(error.code, "ERR_OUT_OF_RANGE");
      assert.match(error.stack, /^theCaller@kith:.*channel\.test\.js/);
      return true;
    });
  });
});
