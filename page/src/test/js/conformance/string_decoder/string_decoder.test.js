import { Buffer } from "node:buffer";
import { StringDecoder } from "node:string_decoder";
import { assert, describe, test } from "kith:test";

describe("StringDecoder", () => {
  for (const encoding of ["utf8", "utf16le", "base64", "base64url", "hex", "latin1", "ascii"]) {
    test(`${encoding} in pieces of each length is the whole`, () => {
      const bytes = encoding === "utf16le" ? Buffer.from("aü€😀!", "utf16le") : Buffer.from("aü€😀!");
      const whole = bytes.toString(encoding);
      for (let size = 1; size <= bytes.length; size++) {
        const decoder = new StringDecoder(encoding);
        let text = "";
        for (let i = 0; i < bytes.length; i += size) text += decoder.write(bytes.subarray(i, i + size));
        assert.equal(text + decoder.end(), whole, `pieces of ${size}`);
      }
    });
  }

  test("keeps what is not whole", () => {
    const decoder = new StringDecoder("utf8");
    assert.equal(decoder.write(Buffer.from([0xe2])), "");
    assert.equal(decoder.write(Buffer.from([0x82])), "");
    assert.equal(decoder.write(Buffer.from([0xac, 0x61])), "€a");
  });

  for (const [encoding, bytes, text] of [
    ["utf8", [0xe2, 0x82], "\ufffd"], ["utf8", [0xf0, 0x9f, 0x98], "\ufffd"], ["utf16le", [0x3d, 0xd8], "\ud83d"], ["base64", [1], "AQ=="], ["base64url", [1], "AQ"],
  ]) {
    test(`end gives the rest of ${encoding}`, () => {
      const decoder = new StringDecoder(encoding);
      assert.equal(decoder.write(Buffer.from(bytes)), "");
      assert.equal(decoder.end(), text);
      assert.equal(decoder.end(), "");
    });
  }

  test("end takes a last piece", () => assert.equal(new StringDecoder().end(Buffer.from("€")), "€"));

  test("what is no character is replaced at once", () => {
    const decoder = new StringDecoder();
    assert.equal(decoder.write(Buffer.from([0x80, 0x61])), "\ufffda");
  });

  test("takes strings and views", () => {
    const decoder = new StringDecoder();
    assert.equal(decoder.write("text"), "text");
    assert.equal(decoder.write(new Uint8Array([97])), "a");
    assert.equal(decoder.write(new DataView(new Uint8Array([98]).buffer)), "b");
  });

  for (const [given, name] of [[undefined, "utf8"], ["UTF-8", "utf8"], ["ucs2", "utf16le"], ["UCS-2", "utf16le"], ["binary", "latin1"], ["HEX", "hex"]]) {
    test(`encoding ${given}`, () => assert.equal(new StringDecoder(given).encoding, name));
  }

  test("refuses", () => {
    assert.throws(() => new StringDecoder("nonsense"), { code: "ERR_UNKNOWN_ENCODING", name: "TypeError", message: "Unknown encoding: nonsense" });
    assert.throws(() => new StringDecoder().write(1), { code: "ERR_INVALID_ARG_TYPE", message: 'The "buf" argument must be an instance of Buffer, TypedArray, or DataView. Received type number (1)' });
  });

  test("old code calls it with this", () => {
    function Old() {
      StringDecoder.call(this, "hex");
    }
    Object.setPrototypeOf(Old.prototype, StringDecoder.prototype);
    assert.equal(new Old().write(Buffer.from([255])), "ff");
  });
});
