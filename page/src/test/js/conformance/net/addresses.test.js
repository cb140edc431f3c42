import net from "node:net";
import { assert, test } from "kith:test";
import { thrown } from "../support/sockets.js";

/** @type {[any, number][]} */
const texts = [
  ["127.0.0.1", 4], ["0.0.0.0", 4], ["255.255.255.255", 4], ["256.0.0.1", 0], ["1.2.3", 0], ["1.2.3.4.5", 0],
  ["01.2.3.4", 0], ["1.2.3.04", 0], ["0x7f.0.0.1", 0], ["127.1", 0], ["", 0], [" 127.0.0.1", 0], ["127.0.0.1 ", 0],
  ["1.2.3.4%eth0", 0], ["-1.2.3.4", 0], ["localhost", 0], ["::", 6], ["::1", 6], ["1::", 6], ["::1%", 0],
  ["fe80::1%eth0", 6], ["::ffff:1.2.3.4", 6], ["::1.2.3.4", 6], ["1:2:3:4:5:6:7:8", 6], ["1:2:3:4:5:6:7::", 6],
  ["1:2:3:4:5:6:7", 0], ["1:2:3:4:5:6:7:8:9", 0], ["1::2::3", 0], [":::", 0], ["12345::", 0], ["g::", 0],
  ["1:2:3:4:5:6:1.2.3.4", 6], ["1:2:3:4:5:6:7:1.2.3.4", 0], ["::1.2.3", 0], ["1.2.3.4::", 0], ["[::1]", 0],
  [undefined, 0], [null, 0], [1, 0], [{}, 0], [["1.2.3.4"], 4], [{ toString: () => "::1" }, 6],
];
for (const [text, version] of texts) {
  test(`isIP(${JSON.stringify(text)}) is ${version}`, () => {
    assert.equal(net.isIP(text), version);
    assert.equal(net.isIPv4(text), version === 4);
    assert.equal(net.isIPv6(text), version === 6);
  });
}

test("SocketAddress has defaults", () => {
  const { address, family, flowlabel, port } = new net.SocketAddress();
  assert.deepEqual([address, family, flowlabel, port], ["127.0.0.1", "ipv4", 0, 0]);
  const six = new net.SocketAddress({ family: "ipv6", port: 80, flowlabel: 7 });
  assert.deepEqual([six.address, six.family, six.flowlabel, six.port], ["::", "ipv6", 7, 80]);
});

test("SocketAddress writes addresses in one way", () => {
  const text = (/** @type {string} */ address) => new net.SocketAddress({ address, family: "ipv6" }).address;
  assert.equal(text("2001:DB8:0:0:1:0:0:1"), "2001:db8::1:0:0:1");
  assert.equal(text("0:0:0:0:0:0:0:0"), "::");
  assert.equal(text("::ffff:102:304"), "::ffff:1.2.3.4");
  assert.equal(text("1:0:0:2:0:0:0:3"), "1:0:0:2::3");
  assert.equal(text("1:2:3:4:5:6:0:8"), "1:2:3:4:5:6:0:8");
});

test("SocketAddress as JSON", () => {
  const address = new net.SocketAddress({ address: "::1", family: "ipv6", port: 80, flowlabel: 7 });
  const plain = { address: "::1", port: 80, family: "ipv6", flowlabel: 7 };
  assert.deepEqual(/** @type {any} */ (address).toJSON(), plain);
  assert.equal(JSON.stringify(address), JSON.stringify(plain));
});

test("SocketAddress.isSocketAddress", () => {
  assert.equal(net.SocketAddress.isSocketAddress(new net.SocketAddress()), true);
  for (const value of [undefined, null, {}, "127.0.0.1"]) {
    assert.equal(net.SocketAddress.isSocketAddress(/** @type {any} */ (value)), false);
  }
});

/** @type {[any, string][]} */
const wrong = [
  [1, "ERR_INVALID_ARG_TYPE"],
  [null, "ERR_INVALID_ARG_TYPE"],
  [{ address: "a" }, "ERR_INVALID_ADDRESS"],
  [{ address: "::1" }, "ERR_INVALID_ADDRESS"],
  [{ address: "127.0.0.1", family: "ipv6" }, "ERR_INVALID_ADDRESS"],
  [{ address: 1 }, "ERR_INVALID_ARG_TYPE"],
  [{ family: "ipv5" }, "ERR_INVALID_ARG_VALUE"],
  [{ port: -1 }, "ERR_SOCKET_BAD_PORT"],
  [{ port: 65_536 }, "ERR_SOCKET_BAD_PORT"],
  [{ port: "x" }, "ERR_SOCKET_BAD_PORT"],
  [{ flowlabel: -1 }, "ERR_OUT_OF_RANGE"],
  [{ flowlabel: 2 ** 32 }, "ERR_OUT_OF_RANGE"],
];
for (const [options, code] of wrong) {
  test(`SocketAddress of ${JSON.stringify(options)} is ${code}`, () => {
    assert.equal(thrown(() => new net.SocketAddress(options)).code, code);
  });
}

test("SocketAddress.parse reads addresses, and nothing else", () => {
  const parse = (/** @type {string} */ text) => net.SocketAddress.parse(text);
  assert.equal(parse("1.2.3.4:5678")?.address, "1.2.3.4");
  assert.equal(parse("1.2.3.4:5678")?.port, 5678);
  assert.equal(parse("[::1]:5678")?.address, "::1");
  assert.equal(parse("[::1]:5678")?.family, "ipv6");
  assert.equal(parse("1.2.3.4")?.port, 0);
  for (const text of ["abc", "1.2.3.4:99999", "", "::1"]) assert.equal(parse(text), undefined);
});

test("BlockList covers addresses, ranges and subnets", () => {
  const list = new net.BlockList();
  list.addAddress("123.123.123.123");
  list.addRange("10.0.0.1", "10.0.0.10");
  list.addSubnet("8592:757c:efae:4e45::", 64, "ipv6");
  list.addSubnet("192.168.0.0", 23);
  /** @type {[string, "ipv4" | "ipv6", boolean][]} */
  const questions = [
    ["123.123.123.123", "ipv4", true], ["123.123.123.124", "ipv4", false],
    ["10.0.0.0", "ipv4", false], ["10.0.0.1", "ipv4", true], ["10.0.0.10", "ipv4", true], ["10.0.0.11", "ipv4", false],
    ["192.167.255.255", "ipv4", false], ["192.168.0.0", "ipv4", true], ["192.168.1.255", "ipv4", true], ["192.168.2.0", "ipv4", false],
    ["8592:757c:efae:4e45::1", "ipv6", true], ["8592:757c:efae:4e46::1", "ipv6", false],
    ["::ffff:123.123.123.123", "ipv6", true], ["::ffff:7b7b:7b7b", "ipv6", true], ["::ffff:10.0.0.11", "ipv6", false],
    ["::1", "ipv4", false], ["nonsense", "ipv4", false],
  ];
  for (const [address, family, expected] of questions) assert.equal(list.check(address, family), expected, address);
});

test("BlockList tells its rules, the newest first", () => {
  const list = new net.BlockList();
  list.addAddress("1.2.3.4");
  list.addRange("1.2.3.5", "1.2.3.9");
  list.addSubnet("fd00::", 8, "ipv6");
  const rules = ["Subnet: IPv6 fd00::/8", "Range: IPv4 1.2.3.5-1.2.3.9", "Address: IPv4 1.2.3.4"];
  assert.deepEqual(list.rules, rules);
});

test("BlockList reads what it tells", () => {
  const list = /** @type {any} */ (new net.BlockList());
  list.addAddress("::1", "ipv6");
  list.addSubnet("10.0.0.0", 8);
  const [one, other] = [/** @type {any} */ (new net.BlockList()), /** @type {any} */ (new net.BlockList())];
  one.fromJSON(list.toJSON());
  other.fromJSON(JSON.stringify(list.toJSON()));
  for (const copy of [one, other]) {
    assert.deepEqual(copy.rules, [...list.rules].reverse());
    assert.equal(copy.check("10.9.9.9"), true);
    assert.equal(copy.check("::1", "ipv6"), true);
  }
  assert.equal(thrown(() => one.fromJSON(1)).code, "ERR_INVALID_ARG_TYPE");
});

test("BlockList takes SocketAddress", () => {
  const list = new net.BlockList();
  list.addAddress(new net.SocketAddress({ address: "1.2.3.4" }));
  assert.equal(list.check(new net.SocketAddress({ address: "1.2.3.4", port: 80 })), true);
  assert.equal(net.BlockList.isBlockList(list), true);
  assert.equal(net.BlockList.isBlockList({}), false);
});

/** @type {[string, (list: any) => unknown, string][]} */
const wrongRules = [
  ["no address", (list) => list.addAddress(), "ERR_INVALID_ARG_TYPE"],
  ["what is no address", (list) => list.addAddress("a"), "ERR_INVALID_ADDRESS"],
  ["an address of the other family", (list) => list.addAddress("::1"), "ERR_INVALID_ADDRESS"],
  ["a family there is not", (list) => list.addAddress("1.1.1.1", "ipv5"), "ERR_INVALID_ARG_VALUE"],
  ["a range backwards", (list) => list.addRange("10.0.0.9", "10.0.0.1"), "ERR_INVALID_ARG_VALUE"],
  ["a prefix of 33", (list) => list.addSubnet("1.1.1.1", 33), "ERR_OUT_OF_RANGE"],
  ["a prefix of -1", (list) => list.addSubnet("1.1.1.1", -1), "ERR_OUT_OF_RANGE"],
  ["a prefix of 129", (list) => list.addSubnet("::1", 129, "ipv6"), "ERR_OUT_OF_RANGE"],
  ["no prefix", (list) => list.addSubnet("1.1.1.1"), "ERR_INVALID_ARG_TYPE"],
  ["check of a number", (list) => list.check(1), "ERR_INVALID_ARG_TYPE"],
];
for (const [what, act, code] of wrongRules) {
  test(`BlockList refuses ${what} with ${code}`, () => {
    assert.equal(thrown(() => act(new net.BlockList())).code, code);
  });
}

test("the way to choose a family has defaults", (t) => {
  const [both, ms] = [net.getDefaultAutoSelectFamily(), net.getDefaultAutoSelectFamilyAttemptTimeout()];
  t.after(() => {
    net.setDefaultAutoSelectFamily(both);
    net.setDefaultAutoSelectFamilyAttemptTimeout(ms);
  });
  assert.equal(both, true);
  net.setDefaultAutoSelectFamily(false);
  assert.equal(net.getDefaultAutoSelectFamily(), false);
  net.setDefaultAutoSelectFamilyAttemptTimeout(1);
  assert.equal(net.getDefaultAutoSelectFamilyAttemptTimeout(), 10);
  net.setDefaultAutoSelectFamilyAttemptTimeout(500);
  assert.equal(net.getDefaultAutoSelectFamilyAttemptTimeout(), 500);
  assert.equal(thrown(() => net.setDefaultAutoSelectFamily(/** @type {any} */ (1))).code, "ERR_INVALID_ARG_TYPE");
  assert.equal(thrown(() => net.setDefaultAutoSelectFamilyAttemptTimeout(0)).code, "ERR_OUT_OF_RANGE");
  assert.equal(thrown(() => net.setDefaultAutoSelectFamilyAttemptTimeout(/** @type {any} */ ("1"))).code, "ERR_INVALID_ARG_TYPE");
});
