import assert from "node:assert/strict";
import { test } from "node:test";
import { HEAD_BYTES, Reader, Writer } from "../../../main/js/codec.js";

/** @param {(writer: Writer) => void} write */
function written(write) {
  const writer = new Writer();
  write(writer);
  return writer.finish();
}

test("writes numbers little-endian", () => {
  const bytes = written((w) => {
    w.u8(255);
    w.bool(true);
    w.int(-2);
    w.u32(0xdeadbeef);
    w.double(1.5);
    w.long(-3n);
  });
  assert.equal(
    Buffer.from(bytes).toString("hex"),
    "ff" + "01" + "feffffff" + "efbeadde" + "000000000000f83f" + "fdffffffffffffff",
  );
});

test("writes strings and bytes behind their length", () => {
  const bytes = written((w) => {
    w.string("hä€𝄞");
    w.bytes(new Uint16Array([1, 2]));
    w.bytes(new ArrayBuffer(1));
  });
  assert.equal(
    Buffer.from(bytes).toString("hex"),
    "0a000000" + "68c3a4e282acf09d849e" + "04000000" + "01000200" + "01000000" + "00",
  );
});

test("leaves room in front for the head of a frame", () => {
  const payload = written((w) => w.u8(7));
  assert.equal(payload.byteOffset, HEAD_BYTES);
  assert.deepEqual([...payload], [7]);
});

test("grows as far as is needed", () => {
  const big = new Uint8Array(3_000_000).fill(9);
  const payload = written((w) => {
    w.string("x".repeat(5000));
    w.bytes(big);
    w.u8(1);
  });
  const reader = new Reader(payload.slice());
  assert.equal(reader.string(), "x".repeat(5000));
  assert.deepEqual(reader.bytes(), big);
  assert.equal(reader.u8(), 1);
});

test("reads back what it wrote, whatever the values", () => {
  const random = seeded(7);
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: random(40) }, () => String.fromCodePoint(random(0xd7ff) + 1)).join("");
    const number = (random(2 ** 31) - 2 ** 30) * random(1000);
    const items = Array.from({ length: random(5) }, () => random(256));
    const payload = written((w) => {
      w.string(text);
      w.double(number);
      w.list(items, (w0, item) => w0.int(item));
      w.optional(round % 2 ? text : null, (w0, value) => w0.string(value));
      w.long(BigInt(number) * 1_000_003n);
    });
    const reader = new Reader(payload.slice());
    assert.equal(reader.string(), text);
    assert.equal(reader.double(), number);
    assert.deepEqual(reader.list((r) => r.int()), items);
    assert.equal(reader.optional((r) => r.string()), round % 2 ? text : null);
    assert.equal(reader.long(), BigInt(number) * 1_000_003n);
  }
});

test("keeps a byte order mark and replaces lone surrogates", () => {
  const payload = written((w) => {
    w.string("\ufeffa");
    w.string("\ufeff" + "b".repeat(50));
    w.string("\ud800");
  });
  const reader = new Reader(payload.slice());
  assert.equal(reader.string(), "\ufeffa");
  assert.equal(reader.string(), "\ufeff" + "b".repeat(50));
  assert.equal(reader.string(), "\ufffd");
});

test("copies small bytes and hands over large ones", () => {
  const payload = written((w) => {
    w.bytes(new Uint8Array(10));
    w.bytes(new Uint8Array(1000));
  }).slice();
  const reader = new Reader(payload);
  assert.notEqual(reader.bytes().buffer, payload.buffer);
  assert.equal(reader.bytes().buffer, payload.buffer);
});

test("refuses a value that is longer than its batch", () => {
  const payload = written((w) => w.u32(100)).slice();
  assert.throws(() => new Reader(payload).bytes(), RangeError);
  assert.throws(() => new Reader(payload).string(), RangeError);
  assert.throws(() => new Reader(new Uint8Array(3)).u32(), RangeError);
});

/**
 * A generator of numbers that gives the same ones for the same seed.
 *
 * @param {number} seed
 * @returns {(below: number) => number}
 */
function seeded(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}
