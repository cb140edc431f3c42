import { Buffer } from "node:buffer";
import dns from "node:dns";
import promises from "node:dns/promises";
import { assert, test } from "kith:test";
import { answer, asked, chars, name, nameServer, record, refused } from "../support/dns-server.js";
import { freeUdpPort } from "../support/ports.js";

const address = record(1, Buffer.from([192, 0, 2, 1]));

/**
 * @param {string} server
 * @param {{ timeout?: number, tries?: number }} [options]
 */
function resolverOf(server, options = {}) {
  const resolver = new promises.Resolver({ timeout: 2000, tries: 1, ...options });
  resolver.setServers([server]);
  return resolver;
}

/**
 * @param {Promise<unknown>} promise
 * @returns {Promise<any>}
 */
const failure = (promise) => promise.then((value) => assert.fail(`came to ${JSON.stringify(value)}`), (error) => error);

test("passes on what a server says", async (t) => {
  const rcodes = { formerr: 1, servfail: 2, nxdomain: 3, notimp: 4, refused: 5, yxdomain: 6 };
  const server = await nameServer(t, (question) => {
    return refused(rcodes[/** @type {keyof typeof rcodes} */ (asked(question).first)])(question);
  });
  const resolver = resolverOf(server.address);
  for (const [host, code] of /** @type {const} */ ([
    ["formerr", dns.FORMERR], ["servfail", dns.SERVFAIL], ["nxdomain", dns.NOTFOUND], ["notimp", dns.NOTIMP],
    ["refused", dns.REFUSED], ["yxdomain", dns.NODATA],
  ])) {
    const error = await failure(resolver.resolve4(`${host}.example`));
    assert.equal(error.message, `queryA ${code} ${host}.example`);
    assert.equal(error.code, code);
    assert.deepEqual(Object.keys(error), ["errno", "code", "syscall", "hostname"]);
  }
  assert.equal(server.questions.length, 6, "none is asked again");
});

test("believes that there is no name even with records", async (t) => {
  const server = await nameServer(t, (question) => answer(question, [address], 0x8183));
  assert.equal((await failure(resolverOf(server.address).resolve4("x.example"))).code, "ENOTFOUND");
});

test("refuses what is no name", async (t) => {
  const server = await nameServer(t, refused(3));
  const resolver = resolverOf(server.address);
  for (const host of ["a..b", ".a", "a".repeat(64), `${"a.".repeat(130)}b`]) {
    const error = await failure(resolver.resolve4(host));
    assert.equal(error.code, dns.BADNAME, host);
    assert.equal(error.message, `queryA EBADNAME ${host}`);
  }
  assert.equal(server.questions.length, 0);
});

test("finds out that a server is not there", async () => {
  const resolver = resolverOf(`127.0.0.1:${await freeUdpPort()}`);
  const error = await failure(resolver.resolve4("a.example"));
  assert.equal(error.message, "queryA ECONNREFUSED a.example");
  assert.equal(error.code, dns.CONNREFUSED);
});

test("gives up when nobody answers", async (t) => {
  const server = await nameServer(t, () => undefined);
  const error = await failure(resolverOf(server.address, { timeout: 50, tries: 2 }).resolve4("a.example"));
  assert.equal(error.message, "queryA ETIMEOUT a.example");
  assert.equal(error.code, dns.TIMEOUT);
  assert.equal(server.questions.length, 2);
  const [first = Buffer.alloc(2), second = Buffer.alloc(2)] = server.questions;
  assert.deepEqual(first.subarray(2), second.subarray(2), "the same question");
});

test("asks the next server when one is silent", async (t) => {
  const silent = await nameServer(t, () => undefined);
  const lively = await nameServer(t, (question) => answer(question, [address]));
  // 300 ms: so long may an answer of a busy machine take.
  const resolver = new promises.Resolver({ timeout: 300, tries: 1 });
  resolver.setServers([silent.address, lively.address]);
  assert.deepEqual(await resolver.resolve4("a.example"), ["192.0.2.1"]);
  assert.equal(silent.questions.length, 1);
});

test("asks anew when the first answer is lost", async (t) => {
  let count = 0;
  const server = await nameServer(t, (question) => (count++ === 0 ? undefined : answer(question, [address])));
  const resolver = resolverOf(server.address, { timeout: 300, tries: 3 });
  assert.deepEqual(await resolver.resolve4("a.example"), ["192.0.2.1"]);
  assert.equal(count, 2);
});

test("believes no answer to another question", async (t) => {
  const forged = record(1, Buffer.from([198, 51, 100, 66]));
  const server = await nameServer(t, (question) => {
    const wrongId = answer(question, [forged]);
    wrongId.writeUInt16BE(question.readUInt16BE(0) ^ 0x5555, 0);
    const wrongName = answer(question, [forged]);
    wrongName[13] = 0x7a;
    const wrongType = answer(question, [forged]);
    wrongType.writeUInt16BE(28, question.length - 4);
    return [wrongId, wrongName, wrongType, answer(question, [address])];
  });
  assert.deepEqual(await resolverOf(server.address).resolve4("a.example"), ["192.0.2.1"]);
});

test("believes no answer from another place", async (t) => {
  const { createSocket } = await import("node:dgram");
  const other = createSocket("udp4");
  t.after(() => other.close());
  const server = await nameServer(t, () => undefined);
  const resolver = resolverOf(server.address, { timeout: 100, tries: 1 });
  const spoof = setInterval(() => {
    const [question] = server.questions;
    // Whoever asks keeps its port to itself, so all that can be hit from here is the server.
    if (question) other.send(answer(question, [record(1, Buffer.from([198, 51, 100, 66]))]), server.port, "127.0.0.1");
  }, 20);
  t.after(() => clearInterval(spoof));
  assert.equal((await failure(resolver.resolve4("a.example"))).code, "ETIMEOUT");
});

/** @type {Record<string, (question: Buffer) => Buffer>} */
const MALFORMED = {
  cut: (question) => answer(question, [address]).subarray(0, -2),
  countless: (question) => {
    const bytes = answer(question, []);
    bytes.writeUInt16BE(0xffff, 6);
    return bytes;
  },
  short: (question) => answer(question, [record(1, Buffer.alloc(3))]),
  stub: (question) => question.subarray(0, 5),
  badlabel: (question) => answer(question, [record(1, Buffer.alloc(4), { owner: Buffer.from([0x80, 0]) })]),
};

test("refuses malformed answers", async (t) => {
  const server = await nameServer(t, (question) => MALFORMED[asked(question).first]?.(question));
  const resolver = resolverOf(server.address);
  for (const host of Object.keys(MALFORMED)) {
    const error = await failure(resolver.resolve4(`${host}.example`));
    assert.equal(error.code, dns.BADRESP, host);
    assert.equal(error.message, `queryA EBADRESP ${host}.example`);
  }
});

/** Data of a CNAME record that begins at byte 37 for names of three letters. */
const LOOPS = {
  own: (/** @type {number} */ at) => Buffer.from([0xc0 | (at >> 8), at & 0xff]),
  fwd: (/** @type {number} */ at) => Buffer.from([0xc0 | ((at + 2) >> 8), (at + 2) & 0xff]),
  two: (/** @type {number} */ at) => Buffer.concat([chars("x"), Buffer.from([0xc0 | (at >> 8), at & 0xff])]),
  far: () => Buffer.from([0xff, 0xff]),
  cut: () => Buffer.from([5, 0x61]),
};

test("follows no name in circles", async (t) => {
  const server = await nameServer(t, (question) => {
    const data = LOOPS[/** @type {keyof typeof LOOPS} */ (asked(question).first)](question.length + 12);
    return answer(question, [record(5, data)]);
  });
  const resolver = resolverOf(server.address);
  for (const host of Object.keys(LOOPS)) {
    const error = await failure(resolver.resolveCname(`${host}.example`));
    assert.equal(error.code, dns.BADRESP, host);
  }
});

test("fails to read malformed records of other types", async (t) => {
  const wrong = {
    mx: [15, Buffer.from([0])], txt: [16, Buffer.from([9, 1])], srv: [33, Buffer.from([0, 1, 0, 2, 0, 3])],
    soa: [6, Buffer.concat([name("a"), name("b"), Buffer.alloc(7)])], caa: [257, Buffer.from([0, 9, 1])],
    naptr: [35, Buffer.from([0, 1, 0, 2, 9])], aaaa: [28, Buffer.alloc(15)],
  };
  const server = await nameServer(t, (question) => {
    const [type, data] = /** @type {any} */ (wrong)[asked(question).first];
    return answer(question, [record(type, data)]);
  });
  const resolver = resolverOf(server.address);
  for (const host of Object.keys(wrong)) {
    const error = await failure(resolver.resolve(`${host}.example`, /** @type {any} */ (host.toUpperCase())));
    assert.equal(error.code, dns.BADRESP, host);
  }
});

test("cancel gives up all that is under way", async (t) => {
  const server = await nameServer(t, () => undefined);
  const resolver = resolverOf(server.address, { timeout: 5000 });
  const all = [resolver.resolve4("a.example"), resolver.resolveTxt("b.example"), resolver.resolveAny("c.example")];
  resolver.cancel();
  const errors = await Promise.all(all.map(failure));
  assert.deepEqual(errors.map(({ code }) => code), ["ECANCELLED", "ECANCELLED", "ECANCELLED"]);
  assert.deepEqual(
    errors.map(({ message }) => message),
    ["queryA ECANCELLED a.example", "queryTxt ECANCELLED b.example", "queryAny ECANCELLED c.example"],
  );
});

test("cancel leaves other resolvers and later questions alone", async (t) => {
  const server = await nameServer(t, (question) => answer(question, [address]));
  const [one, other] = [resolverOf(server.address), resolverOf(server.address)];
  const going = other.resolve4("a.example");
  one.cancel();
  assert.deepEqual(await going, ["192.0.2.1"]);
  assert.deepEqual(await one.resolve4("b.example"), ["192.0.2.1"]);
});

test("servers stay while they are asked", async (t) => {
  const server = await nameServer(t, () => undefined);
  const resolver = resolverOf(server.address, { timeout: 5000 });
  const asking = failure(resolver.resolve4("a.example"));
  assert.throws(() => resolver.setServers(["192.0.2.1"]), (/** @type {any} */ error) => {
    assert.equal(error.code, "ERR_DNS_SET_SERVERS_FAILED");
    assert.match(error.message, /^c-ares failed to set servers: "There are pending queries\." \[/);
    return true;
  });
  resolver.cancel();
  await asking;
  resolver.setServers(["192.0.2.1"]);
  assert.deepEqual(resolver.getServers(), ["192.0.2.1"]);
});

test("asks from the address it is told", async (t) => {
  const { createSocket } = await import("node:dgram");
  const socket = createSocket("udp4");
  t.after(() => socket.close());
  /** @type {string[]} */
  const sources = [];
  socket.on("message", (question, from) => {
    sources.push(from.address);
    socket.send(answer(question, [address]), from.port, from.address);
  });
  await new Promise((resolve) => socket.bind(0, "127.0.0.1", () => resolve(undefined)));
  const resolver = resolverOf(`127.0.0.1:${socket.address().port}`);
  resolver.setLocalAddress("127.0.0.2");
  assert.deepEqual(await resolver.resolve4("a.example"), ["192.0.2.1"]);
  resolver.setLocalAddress("0.0.0.0");
  assert.deepEqual(await resolver.resolve4("b.example"), ["192.0.2.1"]);
  assert.deepEqual(sources, ["127.0.0.2", "127.0.0.1"]);
});

test("finds no names of an address, whatever went wrong", async (t) => {
  const server = await nameServer(t, refused(2));
  const error = await failure(resolverOf(server.address).reverse("192.0.2.7"));
  const resolver = new dns.Resolver();
  resolver.setServers([server.address]);
  const [told] = await new Promise((resolve) => resolver.reverse("192.0.2.7", (...args) => resolve(args)));
  assert.equal(told.code, error.code);
  assert.equal(error.message, "getHostByAddr ENOTFOUND 192.0.2.7");
  assert.equal(error.code, "ENOTFOUND");
  assert.equal(error.hostname, "192.0.2.7");
});

test("fetches a long answer whole by TCP", async (t) => {
  const { createServer } = await import("node:net");
  const many = Array.from({ length: 60 }, (_, i) => record(16, chars(`${i}`.padEnd(200, "."))));
  const server = await nameServer(t, (question) => answer(question, [], 0x8380));
  const streams = createServer((socket) => {
    /** @type {Buffer[]} */
    const parts = [];
    socket.on("data", (part) => {
      const all = Buffer.concat([...parts, Buffer.from(part)]);
      parts.splice(0, parts.length, all);
      if (all.length < 2 || all.length < 2 + all.readUInt16BE(0)) return;
      const whole = answer(all.subarray(2), many);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(whole.length);
      socket.write(length);
      socket.write(whole.subarray(0, 1000));
      setTimeout(() => socket.end(whole.subarray(1000)), 20);
    });
    socket.on("error", () => {});
  });
  await new Promise((resolve) => streams.listen(server.port, "127.0.0.1", () => resolve(undefined)));
  t.after(() => new Promise((resolve) => streams.close(() => resolve(undefined))));
  const found = await resolverOf(server.address).resolveTxt("long.example");
  assert.equal(found.length, 60);
  assert.equal(found[59]?.[0]?.slice(0, 3), "59.");
});
