import punycode from "node:punycode";
import { assert, describe, test } from "kith:test";

describe("punycode", () => {
  for (const [unicode, ascii] of [["mañana", "maana-pta"], ["☃-⌘", "--dqo34k"], ["bücher", "bcher-kva"], ["abc", "abc-"]]) {
    test(`${unicode} there and back`, () => {
      assert.equal(punycode.encode(unicode), ascii);
      assert.equal(punycode.decode(ascii), unicode);
    });
  }

  test("domains", () => {
    assert.equal(punycode.toASCII("mañana.com"), "xn--maana-pta.com");
    assert.equal(punycode.toASCII("example.com"), "example.com");
    assert.equal(punycode.toUnicode("xn--maana-pta.com"), "mañana.com");
    assert.equal(punycode.toUnicode("example.com"), "example.com");
  });

  test("code points", () => {
    assert.deepEqual(punycode.ucs2.decode("a𝌆"), [0x61, 0x1d306]);
    assert.equal(punycode.ucs2.encode([0x61, 0x1d306]), "a𝌆");
    assert.match(punycode.version, /^2\./);
  });

  test("what cannot be decoded", () => {
    assert.throws(() => punycode.decode("\x80"), { name: "RangeError" });
    assert.throws(() => punycode.decode("ls8h="), { name: "RangeError" });
  });
});
