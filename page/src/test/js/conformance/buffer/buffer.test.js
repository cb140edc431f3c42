import buffer, { Buffer } from "node:buffer";
import { assert, describe, test } from "kith:test";

const four = () => Buffer.alloc(4);

/** [method, value, bytes in hex] */
const NUMBERS = [
  ["UInt8", 255, "ff"], ["Int8", -2, "fe"], ["UInt16LE", 0x1234, "3412"], ["UInt16BE", 0x1234, "1234"], ["Int16LE", -2, "feff"], ["Int16BE", -2, "fffe"],
  ["UInt32LE", 0x12345678, "78563412"], ["UInt32BE", 0xffffffff, "ffffffff"], ["Int32LE", -2147483648, "00000080"], ["Int32BE", -2, "fffffffe"],
  ["FloatLE", 1.5, "0000c03f"], ["FloatBE", 1.5, "3fc00000"], ["DoubleLE", -2.25, "00000000000002c0"], ["DoubleBE", -2.25, "c002000000000000"],
  ["BigInt64LE", -2n, "feffffffffffffff"], ["BigInt64BE", -2n, "fffffffffffffffe"], ["BigUInt64LE", 2n ** 63n, "0000000000000080"], ["BigUInt64BE", 1n, "0000000000000001"],
];

describe("numbers", () => {
  for (const [name, value, hex] of NUMBERS) {
    test(`${name} there and back`, () => {
      const bytes = Buffer.alloc(hex.length / 2 + 1);
      assert.equal(bytes[`write${name}`](value, 1), bytes.length);
      assert.equal(bytes.toString("hex", 1), hex);
      assert.equal(bytes[`read${name}`](1), value);
      if (name.includes("UInt")) assert.equal(bytes[`read${name.replace("UInt", "Uint")}`], bytes[`read${name}`]);
    });
  }

  for (const [name, value, size, hex] of [["UIntLE", 0x123456, 3, "563412"], ["UIntBE", 0x1234567890ab, 6, "1234567890ab"], ["IntLE", -2, 5, "feffffffff"], ["IntBE", -1234567, 3, "ed2979"]]) {
    test(`${name} of ${size} bytes there and back`, () => {
      const bytes = Buffer.alloc(size);
      assert.equal(bytes[`write${name}`](value, 0, size), size);
      assert.equal(bytes.toString("hex"), hex);
      assert.equal(bytes[`read${name}`](0, size), value);
    });
  }
});

/** [what, run, code, message] */
const REFUSED = [
  ["readUInt8 beyond", () => four().readUInt8(4), "ERR_OUT_OF_RANGE", 'The value of "offset" is out of range. It must be >= 0 and <= 3. Received 4'],
  ["readUInt8 between", () => four().readUInt8(1.5), "ERR_OUT_OF_RANGE", 'The value of "offset" is out of range. It must be an integer. Received 1.5'],
  ["readUInt8 of a text", () => four().readUInt8("x"), "ERR_INVALID_ARG_TYPE", `The "offset" argument must be of type number. Received type string ('x')`],
  ["readUInt32LE beyond", () => four().readUInt32LE(1), "ERR_OUT_OF_RANGE", 'The value of "offset" is out of range. It must be >= 0 and <= 0. Received 1'],
  ["readUInt32LE of two bytes", () => Buffer.alloc(2).readUInt32LE(0), "ERR_BUFFER_OUT_OF_BOUNDS", "Attempt to access memory outside buffer bounds"],
  ["readUIntBE of 7 bytes", () => four().readUIntBE(0, 7), "ERR_OUT_OF_RANGE", 'The value of "byteLength" is out of range. It must be >= 1 and <= 6. Received 7'],
  ["readUIntBE of 1.5 bytes", () => four().readUIntBE(0, 1.5), "ERR_OUT_OF_RANGE", 'The value of "byteLength" is out of range. It must be an integer. Received 1.5'],
  ["readUIntBE without a length", () => four().readUIntBE(0), "ERR_INVALID_ARG_TYPE", 'The "byteLength" argument must be of type number. Received undefined'],
  ["writeUInt8 of 256", () => four().writeUInt8(256), "ERR_OUT_OF_RANGE", 'The value of "value" is out of range. It must be >= 0 and <= 255. Received 256'],
  ["writeInt16LE of 40000", () => four().writeInt16LE(40000), "ERR_OUT_OF_RANGE", 'The value of "value" is out of range. It must be >= -32768 and <= 32767. Received 40000'],
  ["writeUIntBE of 2^48", () => Buffer.alloc(6).writeUIntBE(2 ** 48, 0, 6), "ERR_OUT_OF_RANGE", 'The value of "value" is out of range. It must be >= 0 and < 2 ** 48. Received 281_474_976_710_656'],
  ["writeBigUInt64LE of -1", () => Buffer.alloc(8).writeBigUInt64LE(-1n), "ERR_OUT_OF_RANGE", 'The value of "value" is out of range. It must be >= 0n and < 2n ** 64n. Received -1n'],
  ["alloc of a text", () => Buffer.alloc("a"), "ERR_INVALID_ARG_TYPE", `The "size" argument must be of type number. Received type string ('a')`],
  ["alloc of -1", () => Buffer.alloc(-1), "ERR_OUT_OF_RANGE", /^The value of "size" is out of range\. It must be >= 0 && <= \d+\. Received -1$/],
  ["from a number", () => Buffer.from(1), "ERR_INVALID_ARG_TYPE", "The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received type number (1)"],
  ["from null", () => Buffer.from(null), "ERR_INVALID_ARG_TYPE", /Received null$/],
  ["from in an unknown encoding", () => Buffer.from("a", "nope"), "ERR_UNKNOWN_ENCODING", "Unknown encoding: nope"],
  ["toString in an unknown encoding", () => four().toString("nope"), "ERR_UNKNOWN_ENCODING", "Unknown encoding: nope"],
  ["swap16", () => Buffer.alloc(3).swap16(), "ERR_INVALID_BUFFER_SIZE", "Buffer size must be a multiple of 16-bits"],
  ["swap32", () => Buffer.alloc(3).swap32(), "ERR_INVALID_BUFFER_SIZE", "Buffer size must be a multiple of 32-bits"],
  ["swap64", () => Buffer.alloc(3).swap64(), "ERR_INVALID_BUFFER_SIZE", "Buffer size must be a multiple of 64-bits"],
  ["fill in an unknown encoding", () => four().fill("a", "nope"), "ERR_UNKNOWN_ENCODING", "Unknown encoding: nope"],
  ["fill with nothing", () => four().fill("zz", "hex"), "ERR_INVALID_ARG_VALUE", "The argument 'value' is invalid. Received 'zz'"],
  ["write beyond", () => four().write("a", 5), "ERR_OUT_OF_RANGE", 'The value of "offset" is out of range. It must be >= 0 && <= 4. Received 5'],
  ["write of a number", () => four().write(1), "ERR_INVALID_ARG_TYPE", "argument must be a string"],
  ["compare", () => four().compare(1), "ERR_INVALID_ARG_TYPE", 'The "target" argument must be an instance of Buffer or Uint8Array. Received type number (1)'],
  ["Buffer.compare", () => Buffer.compare(1, four()), "ERR_INVALID_ARG_TYPE", 'The "buf1" argument must be an instance of Buffer or Uint8Array. Received type number (1)'],
  ["equals", () => four().equals(1), "ERR_INVALID_ARG_TYPE", 'The "otherBuffer" argument must be an instance of Buffer or Uint8Array. Received type number (1)'],
  ["concat of no list", () => Buffer.concat(1), "ERR_INVALID_ARG_TYPE", 'The "list" argument must be an instance of Array. Received type number (1)'],
  ["concat of a number", () => Buffer.concat([1]), "ERR_INVALID_ARG_TYPE", 'The "list[0]" argument must be an instance of Buffer or Uint8Array. Received type number (1)'],
  ["byteLength of a number", () => Buffer.byteLength(1), "ERR_INVALID_ARG_TYPE", 'The "string" argument must be of type string or an instance of Buffer or ArrayBuffer. Received type number (1)'],
  ["indexOf an object", () => four().indexOf({}), "ERR_INVALID_ARG_TYPE", 'The "value" argument must be one of type number or string or an instance of Buffer or Uint8Array. Received an instance of Object'],
  ["copy to a number", () => four().copy(1), "ERR_INVALID_ARG_TYPE", 'The "target" argument must be an instance of Buffer or Uint8Array. Received type number (1)'],
  ["copy to before", () => four().copy(four(), -1), "ERR_OUT_OF_RANGE", 'The value of "targetStart" is out of range. It must be >= 0. Received -1'],
  ["copy from before", () => four().copy(four(), 0, -1), "ERR_OUT_OF_RANGE", 'The value of "sourceStart" is out of range. It must be >= 0 && <= 4. Received -1'],
  ["copy from beyond", () => four().copy(four(), 0, 5), "ERR_OUT_OF_RANGE", 'The value of "sourceStart" is out of range. It must be >= 0 && <= 4. Received 5'],
  ["copyBytesFrom", () => Buffer.copyBytesFrom(1), "ERR_INVALID_ARG_TYPE", 'The "view" argument must be an instance of TypedArray. Received type number (1)'],
  ["transcode", () => buffer.transcode(1), "ERR_INVALID_ARG_TYPE", 'The "source" argument must be an instance of Buffer or Uint8Array. Received type number (1)'],
  ["transcode to nothing known", () => buffer.transcode(four(), "utf8", "nope"), "U_ILLEGAL_ARGUMENT_ERROR", "Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]"],
  ["isUtf8", () => buffer.isUtf8(1), "ERR_INVALID_ARG_TYPE", 'The "input" argument must be an instance of ArrayBuffer, Buffer, or TypedArray. Received type number (1)'],
  ["isAscii", () => buffer.isAscii("a"), "ERR_INVALID_ARG_TYPE", undefined],
];

describe("what is refused", () => {
  for (const [what, run, code, message] of REFUSED) {
    test(what, () => assert.throws(run, message === undefined ? { code } : { code, message }));
  }
});

describe("texts and bytes", () => {
  for (const [text, encoding, hex] of [
    ["aü€😀", "utf8", "61c3bce282acf09f9880"], ["ab", "utf16le", "61006200"], ["aÿ", "latin1", "61ff"], ["/+8=", "base64", "ffef"], ["_-8", "base64url", "ffef"], ["00ff", "hex", "00ff"], ["0gff", "hex", "00".slice(2)],
  ]) {
    test(`${encoding} ${text}`, () => {
      const bytes = Buffer.from(text, encoding);
      assert.equal(bytes.toString("hex"), hex);
      assert.equal(Buffer.byteLength(text, encoding === "hex" && hex === "" ? "utf8" : encoding), hex === "" ? text.length : bytes.length);
    });
  }

  test("searches", () => {
    const bytes = Buffer.from("this is a buffer");
    assert.deepEqual([bytes.indexOf("is"), bytes.indexOf(Buffer.from("a buffer")), bytes.indexOf(97), bytes.indexOf("x"), bytes.lastIndexOf("is"), bytes.includes("is a"), bytes.indexOf("is", 3)], [2, 8, 8, -1, 5, true, 5]);
  });

  test("fills, copies, slices, swaps, compares", () => {
    assert.equal(Buffer.alloc(5, "ab").toString(), "ababa");
    assert.equal(Buffer.alloc(4).fill("6162", 1, 3, "hex").toString("hex"), "00616200");
    const target = Buffer.alloc(4);
    assert.equal(Buffer.from("abc").copy(target, 1, 1), 2);
    assert.equal(target.toString("hex"), "00626300");
    const whole = Buffer.from("abcd");
    whole.subarray(1, 3)[0] = 120;
    assert.equal(whole.toString(), "axcd");
    assert.equal(whole.subarray(-2).toString(), "cd");
    assert.equal(Buffer.from([1, 2, 3, 4]).swap16().toString("hex"), "02010403");
    assert.equal(Buffer.from([1, 2, 3, 4]).swap32().toString("hex"), "04030201");
    assert.deepEqual([Buffer.compare(Buffer.from("a"), Buffer.from("b")), Buffer.from("b").compare(Buffer.from("a")), Buffer.from("a").equals(new Uint8Array([97]))], [-1, 1, true]);
    assert.equal(Buffer.concat([Buffer.from("ab"), new Uint8Array([99])], 4).toString("hex"), "61626300");
    assert.deepEqual(Buffer.from("ab").toJSON(), { type: "Buffer", data: [97, 98] });
    assert.equal(Buffer.from(Buffer.from("ab").toJSON()).toString(), "ab");
  });

  test("parts share memory", () => {
    const bytes = Buffer.of(1, 2, 3, 4);
    assert.ok(Buffer.isBuffer(bytes));
    for (const name of ["slice", "subarray"]) {
      assert.deepEqual([...bytes[name](1, -1)], [2, 3], name);
      assert.deepEqual([...bytes[name](-2)], [3, 4], name);
      assert.ok(Buffer.isBuffer(bytes[name](3, 1)) && bytes[name](3, 1).length === 0);
    }
    bytes.slice(1, 2)[0] = 9;
    assert.equal(bytes[1], 9);
  });

  test("a part of memory is within it", () => {
    const memory = new ArrayBuffer(4);
    for (const [args, name] of [[[5], "offset"], [[2, 3], "length"]]) {
      assert.throws(() => Buffer.from(memory, ...args), { code: "ERR_BUFFER_OUT_OF_BOUNDS", name: "RangeError", message: `"${name}" is outside of buffer bounds` });
    }
  });

  test("what an object is worth", () => {
    assert.equal(String(Buffer.from({ valueOf: () => "ab" })), "ab");
    assert.equal(String(Buffer.from(new String("ab"))), "ab");
    assert.equal(String(Buffer.from({ [Symbol.toPrimitive]: () => "ab" })), "ab");
    assert.deepEqual([...Buffer.from({ length: 2, 0: 5, 1: 6 })], [5, 6]);
    assert.throws(() => Buffer.from({}), { code: "ERR_INVALID_ARG_TYPE", message: "The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received an instance of Object" });
  });

  test("what a Buffer is", () => {
    const bytes = Buffer.from([256, -1, 1.9]);
    assert.deepEqual([...bytes], [0, 255, 1]);
    assert.ok(bytes instanceof Uint8Array && Buffer.isBuffer(bytes) && !Buffer.isBuffer(new Uint8Array(1)));
    const memory = new ArrayBuffer(4);
    Buffer.from(memory, 1, 2)[0] = 7;
    assert.equal(new Uint8Array(memory)[1], 7);
    assert.deepEqual([Buffer.isEncoding("UTF-8"), Buffer.isEncoding("base64url"), Buffer.isEncoding("x"), Buffer.poolSize], [true, true, false, 8192]);
    assert.equal(Buffer.copyBytesFrom(new Uint16Array([1, 2]), 1).toString("hex"), "0200");
    assert.equal(Buffer.from([0xe2, 0x82]).toString(), "\ufffd");
  });

  test("other exports", () => {
    assert.deepEqual([buffer.isAscii(Buffer.from("a")), buffer.isUtf8(Buffer.from([255])), buffer.constants.MAX_STRING_LENGTH], [true, false, 536870888]);
    assert.equal(buffer.transcode(Buffer.from("€"), "utf8", "latin1").toString(), "?");
    assert.equal(buffer.transcode(Buffer.from("é"), "utf8", "latin1").toString("hex"), "e9");
    assert.equal(buffer.atob(buffer.btoa("ab")), "ab");
    assert.ok(new buffer.File(["a"], "n") instanceof buffer.Blob);
    assert.equal(buffer.resolveObjectURL("blob:x"), undefined);
    assert.equal(buffer.INSPECT_MAX_BYTES, 50);
  });

  test("old ways of making", () => {
    assert.equal(Buffer(3).length, 3);
    assert.equal(String(new Buffer("ab")), "ab");
    assert.equal(String(Buffer("6162", "hex")), "ab");
    assert.deepEqual([...new Buffer([1, 2])], [1, 2]);
    assert.ok(Buffer(0) instanceof Buffer);
    for (const made of [buffer.SlowBuffer(3), new buffer.SlowBuffer(3)]) assert.deepEqual([Buffer.isBuffer(made), made.length], [true, 3]);
    const range = { code: "ERR_OUT_OF_RANGE", name: "RangeError", message: /^The value of "size" is out of range\. It must be >= 0 && <= \d+\. Received -1$/ };
    for (const make of [Buffer, buffer.SlowBuffer, Buffer.alloc, Buffer.allocUnsafe, Buffer.allocUnsafeSlow]) assert.throws(() => make(-1), range);
    assert.throws(() => buffer.SlowBuffer("x"), { code: "ERR_INVALID_ARG_TYPE", message: `The "size" argument must be of type number. Received type string ('x')` });
    const first = "The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received";
    assert.throws(() => Buffer(), { code: "ERR_INVALID_ARG_TYPE", message: `${first} undefined` });
    assert.throws(() => Buffer(null), { code: "ERR_INVALID_ARG_TYPE", message: `${first} null` });
    assert.throws(() => Buffer(5, "utf8"), { code: "ERR_INVALID_ARG_TYPE", message: 'The "string" argument must be of type string. Received type number (5)' });
  });

  test("bounds", () => {
    const { constants, kMaxLength, kStringMaxLength } = buffer;
    assert.deepEqual([constants.MAX_LENGTH, constants.MAX_STRING_LENGTH], [kMaxLength, kStringMaxLength]);
    assert.ok(kMaxLength >= 2 ** 31 - 1 && Number.isSafeInteger(kMaxLength));
    assert.equal(kStringMaxLength, 2 ** 29 - 24);
    assert.throws(() => Buffer.alloc(kMaxLength + 1), { code: "ERR_OUT_OF_RANGE", name: "RangeError" });
    assert.throws(() => Buffer.alloc(2 ** 53), { code: "ERR_OUT_OF_RANGE", message: /Received 9_007_199_254_740_992$/ });
  });
});
