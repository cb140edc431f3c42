import { Buffer } from "node:buffer";
import { assert, test } from "kith:test";

/** Methods that read and write a number, the bytes of one, and the number. */
const NUMBERS = [
  ["UInt8", [0xfe], 254],
  ["Int8", [0xfe], -2],
  ["UInt16LE", [0x34, 0x12], 0x1234],
  ["UInt16BE", [0x12, 0x34], 0x1234],
  ["Int16LE", [0xfe, 0xff], -2],
  ["Int16BE", [0xff, 0xfe], -2],
  ["UInt32LE", [0x78, 0x56, 0x34, 0xf2], 0xf2345678],
  ["UInt32BE", [0xf2, 0x34, 0x56, 0x78], 0xf2345678],
  ["Int32LE", [0xfe, 0xff, 0xff, 0xff], -2],
  ["Int32BE", [0xff, 0xff, 0xff, 0xfe], -2],
  ["FloatLE", [0, 0, 0xc0, 0x3f], 1.5],
  ["FloatBE", [0x3f, 0xc0, 0, 0], 1.5],
  ["DoubleLE", [0, 0, 0, 0, 0, 0, 0xf8, 0xbf], -1.5],
  ["DoubleBE", [0xbf, 0xf8, 0, 0, 0, 0, 0, 0], -1.5],
  ["BigUInt64LE", [1, 0, 0, 0, 0, 0, 0, 0x80], 0x8000000000000001n],
  ["BigUInt64BE", [0x80, 0, 0, 0, 0, 0, 0, 1], 0x8000000000000001n],
  ["BigInt64LE", [0xfe, 255, 255, 255, 255, 255, 255, 255], -2n],
  ["BigInt64BE", [255, 255, 255, 255, 255, 255, 255, 0xfe], -2n],
];

for (const [name, bytes, number] of NUMBERS) {
  test(`${name} is read and written`, () => {
    const buffer = Buffer.from([9, ...bytes, 9]);
    assert.equal(buffer[`read${name}`](1), number);
    assert.equal(Buffer.from(bytes)[`read${name}`](), number);
    const empty = Buffer.alloc(bytes.length + 2);
    assert.equal(empty[`write${name}`](number, 1), 1 + bytes.length);
    assert.deepEqual([...empty], [0, ...bytes, 0]);
    if (!name.includes("UInt")) return;
    const other = name.replace("UInt", "Uint");
    assert.equal(buffer[`read${other}`](1), number);
    assert.equal(empty[`write${other}`](number), bytes.length);
  });

  test(`${name} beyond the end is refused`, () => {
    const buffer = Buffer.alloc(bytes.length);
    const expected = { code: "ERR_OUT_OF_RANGE", name: "RangeError" };
    assert.throws(() => buffer[`read${name}`](1), { ...expected, message: /"offset" is out of range\. It must be >= 0 and <= 0\. Received 1/ });
    assert.throws(() => buffer[`write${name}`](number, 1), expected);
    assert.throws(() => buffer[`read${name}`](-1), expected);
    assert.throws(() => buffer[`read${name}`](0.5), { ...expected, message: /It must be an integer\. Received 0\.5/ });
    assert.throws(() => buffer[`read${name}`]("0"), { code: "ERR_INVALID_ARG_TYPE", name: "TypeError" });
  });
}

const LARGEST = { UInt8: 255, Int8: 127, UInt16LE: 65_535, Int16BE: 32_767, UInt32LE: 4_294_967_295, Int32BE: 2_147_483_647 };
for (const [name, max] of Object.entries(LARGEST)) {
  test(`${name} takes no more than ${max}`, () => {
    const buffer = Buffer.alloc(4);
    buffer[`write${name}`](max);
    assert.equal(buffer[`read${name}`](), max);
    assert.throws(() => buffer[`write${name}`](max + 1), { code: "ERR_OUT_OF_RANGE", name: "RangeError", message: /^The value of "value" is out of range\./ });
  });
}

test("BigInt methods take a BigInt in range only", () => {
  const buffer = Buffer.alloc(8);
  assert.throws(() => buffer.writeBigUInt64LE(-1n), { code: "ERR_OUT_OF_RANGE" });
  assert.throws(() => buffer.writeBigInt64BE(2n ** 63n), { code: "ERR_OUT_OF_RANGE" });
  assert.throws(() => buffer.writeBigInt64LE(1), TypeError);
});

for (const length of [1, 2, 3, 4, 5, 6]) {
  test(`numbers of ${length} bytes are read and written`, () => {
    const bytes = Array.from({ length }, (_, i) => i + 0x81);
    const unsigned = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
    const reversed = [...bytes].reverse();
    for (const [end, given] of [["BE", bytes], ["LE", reversed]]) {
      const buffer = Buffer.from(given);
      assert.equal(buffer[`readUInt${end}`](0, length), unsigned);
      assert.equal(buffer[`readUint${end}`](0, length), unsigned);
      assert.equal(buffer[`readInt${end}`](0, length), unsigned - 256 ** length);
      const empty = Buffer.alloc(length);
      assert.equal(empty[`writeUInt${end}`](unsigned, 0, length), length);
      assert.deepEqual([...empty], given);
      empty.fill(0);
      assert.equal(empty[`writeInt${end}`](unsigned - 256 ** length, 0, length), length);
      assert.deepEqual([...empty], given);
      empty[`writeUint${end}`](unsigned, 0, length);
      assert.deepEqual([...empty], given);
    }
  });
}

test("a number has one to six bytes", () => {
  const buffer = Buffer.alloc(8);
  for (const method of ["readUIntLE", "readIntBE"]) {
    for (const length of [0, 7]) {
      assert.throws(() => buffer[method](0, length), { code: "ERR_OUT_OF_RANGE", message: `The value of "byteLength" is out of range. It must be >= 1 and <= 6. Received ${length}` });
    }
    assert.throws(() => buffer[method](0), { code: "ERR_INVALID_ARG_TYPE" });
  }
});
