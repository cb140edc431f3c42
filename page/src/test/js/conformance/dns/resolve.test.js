import { Buffer } from "node:buffer";
import dns from "node:dns";
import promises from "node:dns/promises";
import { assert, test } from "kith:test";
import { answer, asked, chars, name, nameServer, record, u16, u32 } from "../support/dns-server.js";

const [A, NS, CNAME, SOA, PTR, HINFO, MX, TXT, AAAA, SRV, NAPTR, TLSA, CAA] = [1, 2, 5, 6, 12, 13, 15, 16, 28, 33, 35, 52, 257];

const four = record(A, Buffer.from([192, 0, 2, 1]), { ttl: 77 });
const six = record(AAAA, Buffer.from("20010db8000000000000000000000001", "hex"), { ttl: 78 });
const alias = record(CNAME, name("c.example"));
const mail = record(MX, Buffer.concat([u16(10), name("mx.example")]));
const text = record(TXT, Buffer.concat([chars("a"), chars("bc")]));
const service = record(SRV, Buffer.concat([u16(1, 2, 3), name("srv.example")]));
const rewrite = record(NAPTR, Buffer.concat([u16(1, 2), chars("s"), chars("SIP"), chars("!x!"), name("n.example")]));
const start = record(SOA, Buffer.concat([name("ns.example"), name("h.example"), u32(1, 2, 3, 4, 0xffff_ffff)]));
const issuer = record(CAA, Buffer.concat([Buffer.from([128]), chars("issue"), Buffer.from("ca.example")]));
const bound = record(TLSA, Buffer.from([3, 1, 2, 9, 8, 7]));
const nameserver = record(NS, name("ns.example"));
const pointer = record(PTR, name("ptr.example"));

/** @type {Record<string, Buffer[]>} */
const ZONE = {
  a: [four],
  two: [four, record(A, Buffer.from([192, 0, 2, 2]))],
  aaaa: [six],
  mapped: [record(AAAA, Buffer.from("00000000000000000000ffffc0000201", "hex"))],
  long: [record(AAAA, Buffer.from("20010db8000100000000000100000001", "hex"))],
  chain: [alias, record(A, Buffer.from([192, 0, 2, 9]), { owner: name("c.example") })],
  alias: [alias],
  mx: [mail, record(MX, Buffer.concat([u16(5), name("b.example")]))],
  txt: [text],
  bytes: [record(TXT, Buffer.from([2, 0xff, 0]))],
  srv: [service],
  naptr: [rewrite],
  soa: [start],
  caa: [issuer, record(CAA, Buffer.concat([Buffer.from([0]), chars("iodef"), Buffer.from("mailto:x")]))],
  tlsa: [bound],
  ns: [nameserver, record(NS, Buffer.concat([chars("ns2"), Buffer.from([0xc0, 12])]))],
  odd: [record(NS, Buffer.concat([chars("a.\x07\xe9"), name("t")]))],
  ptr: [pointer, record(PTR, name("p2.example"))],
  any: [issuer, start, rewrite, pointer, service, text, nameserver, mail, six, four],
  anyalias: [alias, mail],
  info: [record(HINFO, Buffer.concat([chars("x"), chars("y")]))],
  chaos: [record(A, Buffer.from([192, 0, 2, 3]), { kind: 3 })],
};

/** @param {{ after: (cleanup: () => unknown) => void }} t */
async function zone(t) {
  const server = await nameServer(t, (question) => answer(question, ZONE[asked(question).first] ?? []));
  const resolver = new promises.Resolver({ timeout: 2000, tries: 1 });
  resolver.setServers([server.address]);
  return { resolver, server };
}

test("reads records of every type", async (t) => {
  const { resolver } = await zone(t);
  assert.deepEqual(await resolver.resolve4("a.example"), ["192.0.2.1"]);
  assert.deepEqual(await resolver.resolve4("two.example"), ["192.0.2.1", "192.0.2.2"]);
  assert.deepEqual(await resolver.resolve6("aaaa.example"), ["2001:db8::1"]);
  assert.deepEqual(await resolver.resolve6("mapped.example"), ["::ffff:192.0.2.1"]);
  assert.deepEqual(await resolver.resolve6("long.example"), ["2001:db8:1::1:0:1"]);
  assert.deepEqual(await resolver.resolveCname("alias.example"), ["c.example"]);
  assert.deepEqual(await resolver.resolveMx("mx.example"), [
    { exchange: "mx.example", priority: 10 },
    { exchange: "b.example", priority: 5 },
  ]);
  assert.deepEqual(await resolver.resolveTxt("txt.example"), [["a", "bc"]]);
  assert.deepEqual(await resolver.resolveSrv("srv.example"), [{ name: "srv.example", port: 3, priority: 1, weight: 2 }]);
  assert.deepEqual(await resolver.resolveNaptr("naptr.example"), [
    { flags: "s", service: "SIP", regexp: "!x!", replacement: "n.example", order: 1, preference: 2 },
  ]);
  assert.deepEqual(await resolver.resolveSoa("soa.example"), {
    nsname: "ns.example",
    hostmaster: "h.example",
    serial: 1,
    refresh: 2,
    retry: 3,
    expire: 4,
    minttl: 4_294_967_295,
  });
  assert.deepEqual(await resolver.resolveCaa("caa.example"), [
    { critical: 128, issue: "ca.example" },
    { critical: 0, iodef: "mailto:x" },
  ]);
  assert.deepEqual(await resolver.resolveNs("ns.example"), ["ns.example", "ns2.ns.example"]);
  assert.deepEqual(await resolver.resolvePtr("ptr.example"), ["ptr.example", "p2.example"]);
});

test("reads certificates bound to a name", async (t) => {
  const { resolver } = await zone(t);
  const [{ data, ...rest }] = /** @type {any[]} */ (await resolver.resolveTlsa("tlsa.example"));
  assert.deepEqual(rest, { certUsage: 3, selector: 1, match: 2 });
  assert.ok(data instanceof ArrayBuffer);
  assert.deepEqual([...new Uint8Array(data)], [9, 8, 7]);
});

test("tells how long addresses live when asked", async (t) => {
  const { resolver } = await zone(t);
  assert.deepEqual(await resolver.resolve4("a.example", { ttl: true }), [{ address: "192.0.2.1", ttl: 77 }]);
  assert.deepEqual(await resolver.resolve6("aaaa.example", { ttl: true }), [{ address: "2001:db8::1", ttl: 78 }]);
  assert.deepEqual(await resolver.resolve4("a.example", { ttl: false }), ["192.0.2.1"]);
});

test("resolve takes the type as a word", async (t) => {
  const { resolver } = await zone(t);
  assert.deepEqual(await resolver.resolve("a.example"), ["192.0.2.1"]);
  assert.deepEqual(await resolver.resolve("a.example", "A"), ["192.0.2.1"]);
  assert.deepEqual(await resolver.resolve("aaaa.example", "AAAA"), ["2001:db8::1"]);
  assert.deepEqual(await resolver.resolve("mx.example", "MX"), await resolver.resolveMx("mx.example"));
  assert.deepEqual(await resolver.resolve("txt.example", "TXT"), [["a", "bc"]]);
  assert.deepEqual(await resolver.resolve("srv.example", "SRV"), await resolver.resolveSrv("srv.example"));
  assert.deepEqual(await resolver.resolve("ns.example", "NS"), await resolver.resolveNs("ns.example"));
  assert.deepEqual(await resolver.resolve("ptr.example", "PTR"), await resolver.resolvePtr("ptr.example"));
  assert.deepEqual(await resolver.resolve("soa.example", "SOA"), await resolver.resolveSoa("soa.example"));
  assert.deepEqual(await resolver.resolve("caa.example", "CAA"), await resolver.resolveCaa("caa.example"));
  assert.deepEqual(await resolver.resolve("naptr.example", "NAPTR"), await resolver.resolveNaptr("naptr.example"));
  assert.deepEqual(await resolver.resolve("alias.example", "CNAME"), ["c.example"]);
  assert.equal((await resolver.resolve("tlsa.example", "TLSA")).length, 1);
});

test("the functions of the module ask the servers of setServers", async (t) => {
  const { server } = await zone(t);
  const before = promises.getServers();
  t.after(() => promises.setServers(before));
  promises.setServers([server.address]);
  assert.deepEqual(promises.getServers(), [server.address]);
  assert.deepEqual(await promises.resolve("a.example"), ["192.0.2.1"]);
  assert.deepEqual(await promises.resolve("txt.example", "TXT"), [["a", "bc"]]);
});

test("follows aliases to addresses", async (t) => {
  const { resolver } = await zone(t);
  assert.deepEqual(await resolver.resolve4("chain.example"), ["192.0.2.9"]);
  assert.deepEqual(await resolver.resolveCname("chain.example"), ["c.example"]);
  assert.deepEqual(await resolver.resolve4("alias.example"), []);
});

test("writes odd bytes with a backslash", async (t) => {
  const { resolver } = await zone(t);
  assert.deepEqual(await resolver.resolveNs("odd.example"), ["a\\.\\007\\233.t"]);
  assert.deepEqual(await resolver.resolveTxt("bytes.example"), [["\xff\0"]]);
});

test("resolveAny gives records with their types", async (t) => {
  const { resolver } = await zone(t);
  const all = await resolver.resolveAny("any.example");
  const types = all.map(({ type }) => type);
  assert.deepEqual(types.sort(), ["A", "AAAA", "CAA", "MX", "NAPTR", "NS", "PTR", "SOA", "SRV", "TXT"]);
  /** @param {string} type */
  const of = (type) => /** @type {any} */ (all.find((one) => one.type === type));
  assert.deepEqual(of("A"), { address: "192.0.2.1", ttl: 77, type: "A" });
  assert.deepEqual(of("AAAA"), { address: "2001:db8::1", ttl: 78, type: "AAAA" });
  assert.deepEqual(of("MX"), { exchange: "mx.example", priority: 10, type: "MX" });
  assert.deepEqual(of("TXT"), { entries: ["a", "bc"], type: "TXT" });
  assert.deepEqual(of("NS"), { value: "ns.example", type: "NS" });
  assert.deepEqual(of("PTR"), { value: "ptr.example", type: "PTR" });
  assert.deepEqual(of("CAA"), { critical: 128, issue: "ca.example", type: "CAA" });
  assert.deepEqual(of("SRV"), { name: "srv.example", port: 3, priority: 1, weight: 2, type: "SRV" });
  assert.equal(of("SOA").minttl, 4_294_967_295);
  assert.equal(of("NAPTR").replacement, "n.example");
  const withAlias = await resolver.resolveAny("anyalias.example");
  assert.deepEqual(withAlias.map(({ type }) => type), ["CNAME", "MX"]);
  assert.deepEqual(withAlias[0], { value: "c.example", type: "CNAME" });
  assert.deepEqual(await resolver.resolveAny("info.example"), []);
});

test("fails with ENODATA where there is no such record", async (t) => {
  const { resolver } = await zone(t);
  for (const [host, method, syscall] of /** @type {const} */ ([
    ["none", "resolve4", "queryA"], ["txt", "resolve4", "queryA"], ["chaos", "resolve4", "queryA"],
    ["none", "resolve6", "queryAaaa"], ["none", "resolveAny", "queryAny"], ["none", "resolveCaa", "queryCaa"],
    ["none", "resolveCname", "queryCname"], ["none", "resolveMx", "queryMx"], ["none", "resolveNaptr", "queryNaptr"],
    ["none", "resolveNs", "queryNs"], ["none", "resolvePtr", "queryPtr"], ["none", "resolveSoa", "querySoa"],
    ["none", "resolveSrv", "querySrv"], ["none", "resolveTlsa", "queryTlsa"], ["none", "resolveTxt", "queryTxt"],
  ])) {
    const error = await resolver[method](`${host}.example`).catch((/** @type {any} */ reason) => reason);
    assert.equal(error.message, `${syscall} ENODATA ${host}.example`, method);
    assert.equal(error.code, dns.NODATA);
    assert.equal(error.syscall, syscall);
    assert.equal(error.hostname, `${host}.example`);
    assert.equal(error.errno, undefined);
  }
});

test("asks for the name and the type it is told, once", async (t) => {
  const { resolver, server } = await zone(t);
  await resolver.resolveMx("mx.Example.");
  const [question = Buffer.alloc(0)] = server.questions;
  assert.equal(server.questions.length, 1);
  assert.deepEqual(asked(question), { first: "mx", type: MX, labels: ["mx", "example"] });
  assert.equal(question.readUInt16BE(2), 0x0100, "a question that wants recursion");
  assert.deepEqual([question.readUInt16BE(4), question.readUInt16BE(6), question.readUInt16BE(8)], [1, 0, 0]);
});

test("asks for names beyond ASCII in their ASCII form", async (t) => {
  const { resolver, server } = await zone(t);
  await assert.rejects(resolver.resolve4("m\u00fcnchen.example"), { message: "queryA ENODATA m\u00fcnchen.example" });
  assert.deepEqual(asked(server.questions[0] ?? Buffer.alloc(0)).labels, ["xn--mnchen-3ya", "example"]);
});

test("asks for the names of addresses", async (t) => {
  const server = await nameServer(t, (question) => answer(question, [pointer, record(PTR, name("p2.example"))]));
  const resolver = new promises.Resolver({ timeout: 2000, tries: 1 });
  resolver.setServers([server.address]);
  assert.deepEqual(await resolver.reverse("192.0.2.5"), ["ptr.example", "p2.example"]);
  assert.deepEqual(asked(server.questions[0] ?? Buffer.alloc(0)).labels, ["5", "2", "0", "192", "in-addr", "arpa"]);
  assert.deepEqual(await resolver.reverse("2001:db8::1f"), ["ptr.example", "p2.example"]);
  const { labels } = asked(server.questions[1] ?? Buffer.alloc(0));
  assert.equal(labels.length, 34);
  assert.deepEqual([...labels.slice(0, 3), ...labels.slice(-6)], ["f", "1", "0", "1", "0", "0", "2", "ip6", "arpa"]);
});

test("answers callbacks too", async (t) => {
  const { server } = await zone(t);
  const resolver = new dns.Resolver({ timeout: 2000, tries: 1 });
  resolver.setServers([server.address]);
  /** @param {(done: (...args: any[]) => void) => unknown} run */
  const called = (run) => new Promise((resolve) => void run((...args) => resolve(args)));
  assert.deepEqual(await called((done) => resolver.resolve("a.example", done)), [null, ["192.0.2.1"]]);
  assert.deepEqual(await called((done) => resolver.resolve("txt.example", "TXT", done)), [null, [["a", "bc"]]]);
  assert.deepEqual(await called((done) => resolver.resolve4("a.example", done)), [null, ["192.0.2.1"]]);
  assert.deepEqual(await called((done) => resolver.resolve4("a.example", { ttl: true }, done)), [null, [{ address: "192.0.2.1", ttl: 77 }]]);
  assert.deepEqual(await called((done) => resolver.resolve6("aaaa.example", { ttl: true }, done)), [null, [{ address: "2001:db8::1", ttl: 78 }]]);
  for (const [kind, host] of [["Any", "any"], ["Caa", "caa"], ["Cname", "alias"], ["Mx", "mx"], ["Naptr", "naptr"], ["Ns", "ns"], ["Ptr", "ptr"], ["Soa", "soa"], ["Srv", "srv"], ["Tlsa", "tlsa"], ["Txt", "txt"]]) {
    const [error, found] = await called((done) => /** @type {any} */ (resolver)[`resolve${kind}`](`${host}.example`, done));
    assert.equal(error, null, kind);
    assert.equal(typeof found, "object", kind);
  }
  const [error] = await called((done) => resolver.resolve4("none.example", done));
  assert.equal(error.code, "ENODATA");
});

test("the functions of the module ask the servers that were set", async (t) => {
  const { server } = await zone(t);
  const before = dns.getServers();
  t.after(() => dns.setServers(before));
  dns.setServers([server.address]);
  assert.deepEqual(promises.getServers(), [server.address]);
  assert.deepEqual(await promises.resolve4("a.example"), ["192.0.2.1"]);
  assert.deepEqual(await promises.resolveTxt("txt.example"), [["a", "bc"]]);
  assert.deepEqual(await new Promise((resolve) => dns.resolveMx("mx.example", (_, found) => resolve(found?.length))), 2);
  assert.deepEqual(await new Promise((resolve) => dns.resolve("a.example", (_, found) => resolve(found))), ["192.0.2.1"]);
  promises.setServers(before);
  assert.deepEqual(promises.getServers(), before);
});
