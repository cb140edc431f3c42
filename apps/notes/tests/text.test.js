import { assert, test } from "kith:test";
import { decode, decodeForShowing, encode } from "../src/model/text.js";
import { bytes } from "./support/disk.js";

test("keeps byte order mark and line ends through a round trip", () => {
  for (const raw of [
    "plain\ntext\n",
    "a\r\nb\r\n",
    "\uFEFFwith mark\r\nend",
    "old\rmac\r",
    "",
    "\n",
    "no end",
  ]) {
    const decoded = decode(bytes(raw));
    assert.ok(decoded, JSON.stringify(raw));
    assert.ok(
      !decoded.text.includes("\r") && !decoded.text.startsWith("\uFEFF"),
      JSON.stringify(raw),
    );
    assert.deepEqual(Array.from(encode(decoded)), Array.from(bytes(raw)), JSON.stringify(raw));
  }
});

test("takes the line end most lines have", () => {
  assert.equal(decode(bytes("a\r\nb\r\nc\n"))?.eol, "\r\n");
  assert.equal(decode(bytes("a\nb\nc\r\n"))?.eol, "\n");
});

test("does not take bytes that are not UTF-8, or hold a NUL, for text", () => {
  assert.equal(decode(new Uint8Array([0x47, 0xfc, 0x6e])), null);
  assert.equal(decode(new Uint8Array([0xed, 0xa0, 0x80])), null);
  assert.equal(decode(bytes("a\0b")), null);
});

test("shows UTF-16 and broken UTF-8 as well as can be", () => {
  assert.equal(decodeForShowing(new Uint8Array([0xff, 0xfe, 0x48, 0, 0xe4, 0])), "Hä");
  assert.equal(decodeForShowing(new Uint8Array([0x48, 0xfc])), "H\uFFFD");
});
